# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft queue``: papers that wait for the printer."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access, letters
from hilft_desktop.cli.output import plain, print_json, print_table
from hilft_desktop.cli.papers import add_pdf, check_place
from hilft_desktop.cli.parser import (
    GermanParser,
    add_group,
    add_json,
    add_passphrase,
    add_vault,
    number,
    path,
)
from hilft_desktop.domain.printing import COPIES_LIMIT
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.system.atomic import write_bytes

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services

_COPIES = number(1, COPIES_LIMIT)


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "queue", _("Druckwarteschlange: Papiere, die auf den Druck warten"))

    listing = group.add_parser("list", help=_("auflisten, was wartet, in der Reihenfolge"))
    add_vault(listing)
    add_json(listing)
    listing.set_defaults(run=_list)

    _add_letter(group)

    move = _job(group, "move", _("ein Papier an eine andere Stelle rücken"))
    move.add_argument(
        "--to",
        metavar="N",
        type=number(1, 1000),
        required=True,
        help=_("Stelle, von 1 an gezählt"),
    )
    move.set_defaults(run=_move)

    copies = _job(group, "copies", _("ändern, wie oft ein Papier gedruckt wird"))
    copies.add_argument(
        "--copies", metavar="N", type=_COPIES, required=True, help=_("Zahl der Ausdrucke")
    )
    copies.set_defaults(run=_set_copies)

    remove = _job(group, "remove", _("ein Papier ungedruckt entfernen"))
    remove.set_defaults(run=_remove)

    pdf = group.add_parser("pdf", help=_("alles mit Deckblatt als ein PDF schreiben"))
    add_vault(pdf)
    _add_ids(pdf)
    pdf.add_argument("--no-cover", action="store_true", help=_("ohne Deckblatt"))
    add_pdf(pdf)
    pdf.set_defaults(run=_pdf)

    done = group.add_parser("done", help=_("löschen, was gut herausgekommen ist"))
    add_vault(done)
    _add_ids(done)
    done.set_defaults(run=_done)


def _add_letter(group: argparse._SubParsersAction[GermanParser]) -> None:
    letter = group.add_parser("letter", help=_("ein Schreiben später drucken"))
    letter.add_argument("id", metavar="ID", help=_("Kennung des Schreibens"))
    letter.add_argument(
        "--vault",
        dest="file",
        metavar=_("DATEI"),
        type=path,
        required=True,
        help=_("der Tresor (.hilft)"),
    )
    letter.add_argument("--case", metavar="ID", required=True, help=_("Fall im Tresor"))
    add_passphrase(letter)
    letters.add_request(letter)
    _add_copies(letter)
    add_json(letter)
    letter.set_defaults(run=_letter)


def _job(group: argparse._SubParsersAction[GermanParser], name: str, words: str) -> GermanParser:
    parser = group.add_parser(name, help=words)
    add_vault(parser)
    parser.add_argument("id", metavar="ID", help=_("Kennung aus „queue list“"))
    return parser


def _add_copies(parser: GermanParser) -> None:
    parser.add_argument(
        "--copies", metavar="N", type=_COPIES, default=1, help=_("Zahl der Ausdrucke (sonst 1)")
    )


def _add_ids(parser: GermanParser) -> None:
    parser.add_argument(
        "--id",
        metavar="ID",
        action="append",
        default=[],
        help=_("nur dieses Papier; mehrmals angeben. Ohne Angabe alle"),
    )


def _list(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        rows = services.print_queue.list()
    if args.json:
        print_json([plain(row) for row in rows])
    elif rows:
        print_table(
            [
                (
                    row.job.id,
                    str(row.job.copies),
                    str(row.pages),
                    format_weekday_date(row.job.queued_on),
                    row.pseudonym,
                    row.job.title if not row.blocked else f"{row.job.title} ({row.blocked})",
                )
                for row in rows
            ],
            (_("Kennung"), _("mal"), _("Seiten"), _("seit"), _("Person"), _("Papier")),
        )
    else:
        print(_("Es wartet nichts auf den Druck."))
    return 0


def _letter(services: Services, args: argparse.Namespace) -> int:
    values = letters.given_values(services, args)
    with access.opened(services, args):
        known = services.letters.prepare(args.id, args.case, args.sender).known
        request = letters.request_of(args, {**known, **values})
        job = letters.by_field_names(
            lambda: services.print_queue.add_letter(request, args.copies).value
        )
    if args.json:
        print_json(plain(job))
    else:
        print(_("Wartet auf den Druck: {title} ({id})").format(title=job.title, id=job.id))
    return 0


def _move(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        services.print_queue.move(args.id, args.to - 1)
    print(_("Verschoben."))
    return 0


def _set_copies(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        services.print_queue.set_copies(args.id, args.copies)
    print(_("Geändert."))
    return 0


def _remove(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        gone = services.print_queue.remove(args.id).value
    print(_("Entfernt: {title}. Im Fall bleibt es vermerkt.").format(title=gone.title))
    return 0


def _pdf(services: Services, args: argparse.Namespace) -> int:
    check_place(args.pdf)
    with access.opened(services, args):
        bundle = services.print_queue.bundle(tuple(args.id), cover=not args.no_cover)
        what = _("Druckauftrag mit {n} Papieren").format(n=bundle.papers)
        services.exports.note("paper", what, bundle.sha256)
        write_bytes(args.pdf, bundle.pdf)
    print(
        _("Geschrieben: {file} ({n} Seiten). „queue done“ löscht, was gut herauskam.").format(
            file=args.pdf, n=bundle.pages
        )
    )
    return 0


def _done(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        ids = tuple(args.id) or tuple(row.job.id for row in services.print_queue.list())
        count = services.print_queue.printed(ids).value
    print(_("Aus der Warteschlange gelöscht: {n}").format(n=count))
    return 0
