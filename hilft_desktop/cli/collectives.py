# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft collective``: matters of several persons, and the cases in them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_block, print_json, print_table
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_vault
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.labels import label

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "collective", _("Sammelfälle: ein Haus, ein Versorger, ein Amt"))

    listing = group.add_parser("list", help=_("alle Sammelfälle auflisten, neueste zuerst"))
    add_vault(listing)
    add_json(listing)
    listing.set_defaults(run=_list)

    show = group.add_parser("show", help=_("einen Sammelfall mit seinen Fällen zeigen"))
    add_vault(show)
    show.add_argument("id", metavar="ID", help=_("Kennung aus „collective list“"))
    add_json(show)
    show.set_defaults(run=_show)


def _list(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        rows = services.collectives.list()
    if args.json:
        print_json([plain(row) for row in rows])
    elif rows:
        header = (_("Kennung"), _("Seit"), _("Fälle"), _("Art"), _("Titel"))
        print_table(
            [
                (
                    row.id,
                    format_weekday_date(row.opened_on),
                    str(len(row.case_ids)),
                    label(row.kind),
                    row.title,
                )
                for row in rows
            ],
            header,
        )
    else:
        print(_("Keine Sammelfälle."))
    return 0


def _show(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        detail = services.collectives.show(args.id)
    if args.json:
        print_json(plain(detail))
        return 0
    print(f"{detail.collective.title} ({label(detail.collective.kind)})")
    if detail.collective.note:
        print_block(detail.collective.note)
    for row in detail.cases:
        print(f"  {row.id}  {row.pseudonym} · {row.title} ({label(row.status)})")
    return 0
