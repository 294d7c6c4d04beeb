# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft bundle``: several papers of a case as one file."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_json, print_table
from hilft_desktop.cli.papers import add_pdf, check_place, write_paper
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_vault
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "bundle", _("mehrere Papiere eines Falls als eine Mappe"))

    listing = group.add_parser("list", help=_("die Papiere eines Falls auflisten"))
    add_vault(listing)
    listing.add_argument("case", metavar=_("FALL"), help=_("Kennung aus „case list“"))
    add_json(listing)
    listing.set_defaults(run=_list)

    pdf = group.add_parser("pdf", help=_("Papiere mit Deckblatt als ein PDF schreiben"))
    add_vault(pdf)
    pdf.add_argument("case", metavar=_("FALL"), help=_("Kennung aus „case list“"))
    pdf.add_argument(
        "--paper",
        metavar=_("KENNUNG"),
        action="append",
        default=[],
        help=_("Papier aus „bundle list“; mehrmals angeben. Ohne Angabe alle, die fertig sind"),
    )
    add_pdf(pdf)
    pdf.set_defaults(run=_pdf)


def _list(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        items = services.bundles.offer(args.case)
    if args.json:
        print_json([plain(item) for item in items])
    elif items:
        print_table(
            [
                (item.key, format_weekday_date(item.day), item.missing or _("fertig"), item.title)
                for item in items
            ],
            (_("Kennung"), _("Tag"), _("Stand"), _("Papier")),
        )
    else:
        print(_("Im Fall liegen noch keine Papiere."))
    return 0


def _pdf(services: Services, args: argparse.Namespace) -> int:
    check_place(args.pdf)
    with access.opened(services, args):
        keys = tuple(args.paper) or tuple(
            item.key for item in services.bundles.offer(args.case) if not item.missing
        )
        bundle = services.bundles.make(args.case, keys)
        what = _("Mappe mit {n} Papieren eines Falls").format(n=bundle.papers)
        write_paper(services, args.pdf, bundle.pdf, "paper", what)
    return 0
