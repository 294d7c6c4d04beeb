# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft privacy``: information sheet, a person's copy and erasure, the group's records."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.consents import add_blank
from hilft_desktop.cli.output import plain, print_json, print_table
from hilft_desktop.cli.papers import add_pdf, add_person, check_place, person_of, write_paper
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_vault
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.privacy_labels import erased_words, reason_label
from hilft_desktop.system.atomic import write_bytes

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "privacy", _("Auskunft, Löschung und Blätter zum Datenschutz"))

    sheet = group.add_parser("sheet", help=_("das Informationsblatt nach Art. 13 DSGVO erzeugen"))
    add_blank(sheet)
    sheet.set_defaults(run=_sheet)

    copy = group.add_parser("copy", help=_("alles zu einer Person als Auskunft erzeugen"))
    add_vault(copy)
    add_person(copy)
    add_pdf(copy)
    copy.set_defaults(run=_copy)

    erase = group.add_parser("erase", help=_("eine Person löschen, mit Bestätigung"))
    add_vault(erase)
    add_person(erase)
    erase.add_argument(
        "--reason",
        metavar=_("GRUND"),
        default="requested",
        help=_("requested (auf Wunsch), withdrawn (widerrufen) oder by_hand (nicht gebraucht)"),
    )
    add_pdf(erase)
    erase.add_argument(
        "--yes", action="store_true", help=_("wirklich löschen; ohne das geschieht nichts")
    )
    erase.set_defaults(run=_erase)

    book = group.add_parser("erasures", help=_("das Löschbuch zeigen"))
    add_vault(book)
    add_json(book)
    book.set_defaults(run=_erasures)

    for name, words in (
        ("record", _("das Verzeichnis nach Art. 30 DSGVO erzeugen")),
        ("impact", _("den Entwurf der Folgenabschätzung nach Art. 35 DSGVO erzeugen")),
    ):
        parser = group.add_parser(name, help=words)
        add_vault(parser)
        add_pdf(parser)
        parser.set_defaults(run=_record if name == "record" else _impact)


def _sheet(services: Services, args: argparse.Namespace) -> int:
    if args.file is None:
        pdf = services.consents.information_sheet(large_print=args.large_print)
    else:
        with access.opened(services, args):
            pdf = services.consents.information_sheet(large_print=args.large_print)
    write_bytes(args.pdf, pdf)
    print(_("Geschrieben: {file}").format(file=args.pdf))
    return 0


def _copy(services: Services, args: argparse.Namespace) -> int:
    check_place(args.pdf)
    with access.opened(services, args):
        pdf = services.privacy.copy(person_of(services, args).id)
        write_paper(services, args.pdf, pdf, "privacy", _("Auskunft an eine Person"))
    return 0


def _erase(services: Services, args: argparse.Namespace) -> int:
    if not args.yes:
        raise UserError("erasure_not_confirmed")
    check_place(args.pdf)
    with access.opened(services, args):
        proof = services.privacy.erase_person(person_of(services, args).id, args.reason).value
        what = _("Bestätigung einer Löschung")
        write_paper(services, args.pdf, proof.pdf, "privacy", what)
    return 0


def _erasures(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        rows = services.privacy.erasures()
    if args.json:
        print_json([plain(row) for row in rows])
    else:
        print_table(
            [
                (
                    format_weekday_date(row.at.astimezone().date()),
                    erased_words(row.kind, row.count),
                    reason_label(row.reason),
                )
                for row in rows
            ],
            (_("Tag"), _("Was"), _("Warum")),
        )
    return 0


def _record(services: Services, args: argparse.Namespace) -> int:
    check_place(args.pdf)
    with access.opened(services, args):
        pdf = services.privacy.processing_record()
        write_paper(services, args.pdf, pdf, "privacy", _("Verzeichnis nach Art. 30 DSGVO"))
    return 0


def _impact(services: Services, args: argparse.Namespace) -> int:
    check_place(args.pdf)
    with access.opened(services, args):
        pdf = services.privacy.impact_draft()
        write_paper(services, args.pdf, pdf, "privacy", _("Entwurf der Folgenabschätzung"))
    return 0
