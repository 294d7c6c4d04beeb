# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft form``: the forms of the screen as blanks to fill in by hand; no vault is needed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli.output import plain, print_json, print_table
from hilft_desktop.cli.papers import check_place
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, path
from hilft_desktop.i18n.blank_words import blank_group_title
from hilft_desktop.i18n.catalog import _
from hilft_desktop.system.atomic import write_bytes

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "form", _("Vordrucke zum Ausfüllen von Hand"))

    listing = group.add_parser("list", help=_("alle Vordrucke auflisten"))
    listing.add_argument(
        "--text", metavar=_("WÖRTER"), default="", help=_("nur Vordrucke, die alle Wörter nennen")
    )
    add_json(listing)
    listing.set_defaults(run=_list)

    pdf = group.add_parser("pdf", help=_("einen Vordruck als PDF schreiben"))
    pdf.add_argument("id", metavar="ID", help=_("Kennung des Vordrucks"))
    pdf.add_argument(
        "--out", metavar=_("DATEI"), type=path, required=True, help=_("wohin das PDF kommt")
    )
    pdf.add_argument("--large-print", action="store_true", help=_("große Schrift"))
    pdf.set_defaults(run=_pdf)


def _list(services: Services, args: argparse.Namespace) -> int:
    rows = services.blank_forms.list(args.text)
    if args.json:
        print_json([plain(row) for row in rows])
    else:
        print_table(
            [(row.id, blank_group_title(row.group), row.title) for row in rows],
            (_("Kennung"), _("Gruppe"), _("Titel")),
        )
    return 0


def _pdf(services: Services, args: argparse.Namespace) -> int:
    check_place(args.out)
    pdf = services.blank_forms.pdf(args.id, large_print=args.large_print)
    write_bytes(args.out, pdf)
    print(_("Geschrieben: {file}").format(file=args.out))
    return 0
