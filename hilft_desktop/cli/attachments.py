# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft attachment``: photos and scans of a case, in and out as paper."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_json, print_table
from hilft_desktop.cli.papers import add_pdf, check_place, write_paper
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_vault, path
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "attachment", _("Unterlagen eines Falls aufnehmen und drucken"))

    add = group.add_parser("add", help=_("ein Bild oder PDF in den Tresor aufnehmen"))
    add_vault(add)
    add.add_argument("case", metavar=_("FALL"), help=_("Kennung aus „case list“"))
    add.add_argument("picture", metavar=_("BILD"), type=path, help=_("Bild oder PDF bis 10 MB"))
    add.add_argument(
        "--title",
        metavar=_("TITEL"),
        required=True,
        help=_("wie die Unterlage heißt, ohne Namen von Personen"),
    )
    add_json(add)
    add.set_defaults(run=_add)

    listing = group.add_parser("list", help=_("die Unterlagen eines Falls auflisten"))
    add_vault(listing)
    listing.add_argument("case", metavar=_("FALL"), help=_("Kennung aus „case list“"))
    add_json(listing)
    listing.set_defaults(run=_list)

    pdf = group.add_parser("pdf", help=_("alle Seiten einer Unterlage als PDF schreiben"))
    add_vault(pdf)
    pdf.add_argument("id", metavar="ID", help=_("Kennung aus „attachment list“"))
    add_pdf(pdf)
    pdf.set_defaults(run=_pdf)

    rename = group.add_parser("rename", help=_("einer Unterlage einen anderen Titel geben"))
    add_vault(rename)
    rename.add_argument("id", metavar="ID", help=_("Kennung aus „attachment list“"))
    rename.add_argument(
        "--title", metavar=_("TITEL"), required=True, help=_("der neue Titel, ohne Namen")
    )
    add_json(rename)
    rename.set_defaults(run=_rename)

    remove = group.add_parser("remove", help=_("eine Unterlage endgültig löschen"))
    add_vault(remove)
    remove.add_argument("id", metavar="ID", help=_("Kennung aus „attachment list“"))
    remove.set_defaults(run=_remove)


def _add(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        kept = services.attachments.add(args.case, str(args.picture), args.title).value
    if args.json:
        print_json(plain(kept))
    else:
        print(_("Aufgenommen: {id}. Die Datei selbst liegt weiter außerhalb.").format(id=kept.id))
    return 0


def _list(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        rows = services.cases.show(args.case).attachments
    if args.json:
        print_json([plain(row) for row in rows])
    elif rows:
        header = (_("Kennung"), _("Aufgenommen"), _("Seiten"), _("Titel"))
        print_table(
            [
                (row.id, format_weekday_date(row.added_on), str(row.pages), row.title)
                for row in rows
            ],
            header,
        )
    else:
        print(_("Keine Unterlagen."))
    return 0


def _pdf(services: Services, args: argparse.Namespace) -> int:
    check_place(args.pdf)
    with access.opened(services, args):
        pdf = services.attachments.pdf(args.id)
        write_paper(services, args.pdf, pdf, "attachment", _("Unterlage eines Falls"))
    return 0


def _rename(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        kept = services.attachments.rename(args.id, args.title).value
    if args.json:
        print_json(plain(kept))
    else:
        print(_("Heißt jetzt: {title}").format(title=kept.title))
    return 0


def _remove(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        services.attachments.remove(args.id)
    print(_("Gelöscht. In älteren Sicherungen steht die Unterlage noch, bis sie ersetzt sind."))
    return 0
