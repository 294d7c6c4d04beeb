# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft guide``: search and read the guide; no vault is needed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli.output import plain, print_block, print_json, print_table
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_on, number
from hilft_desktop.domain.guide import BlockKind, GuidePage
from hilft_desktop.i18n.address_words import address_details
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.numbers import format_decimal

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "guide", _("Leitfaden durchsuchen und lesen"))

    search = group.add_parser("search", help=_("im Leitfaden suchen, beste Treffer zuerst"))
    search.add_argument("words", metavar=_("WORTE"), nargs="+", help=_("was gesucht wird"))
    search.add_argument(
        "--limit", metavar=_("ZAHL"), type=number(1, 200), default=20, help=_("höchstens so viele")
    )
    add_on(search)
    add_json(search)
    search.set_defaults(run=_search)

    show = group.add_parser("show", help=_("eine Seite lesen"))
    show.add_argument("id", metavar="ID", help=_("Kennung der Seite"))
    add_on(show)
    add_json(show)
    show.set_defaults(run=_show)

    listing = group.add_parser("list", help=_("alle Seiten auflisten"))
    add_on(listing)
    add_json(listing)
    listing.set_defaults(run=_list)


def _search(services: Services, args: argparse.Namespace) -> int:
    hits = services.guide.search(" ".join(args.words), args.on, args.limit)
    if args.json:
        print_json([plain(hit) for hit in hits])
    elif not hits:
        print(_("Nichts gefunden. Bitte andere oder weniger Worte versuchen."))
    for hit in () if args.json else hits:
        print(f"{hit.title}  [{hit.kind}: {hit.id}]")
        print_block(hit.snippet, "    ", "    ")
    return 0


def _list(services: Services, args: argparse.Namespace) -> int:
    pages = services.guide.contents(args.on)
    if args.json:
        print_json([plain(page) for page in pages])
    else:
        print_table(
            [(page.id, page.part, page.title) for page in pages],
            (_("Kennung"), _("Teil"), _("Seite")),
        )
    return 0


def _show(services: Services, args: argparse.Namespace) -> int:
    page = services.guide.page(args.id, args.on)
    if args.json:
        print_json({**plain(page), "text": "\n".join(block.text for block in page.blocks)})
    else:
        _print_page(page)
    return 0


def _print_page(page: GuidePage) -> None:
    print(page.title)
    print("=" * len(page.title))
    if page.overdue:
        print(_("! Diese Seite ist überfällig und muss neu geprüft werden."))
    if page.uncertain:
        print(_("! Einzelne Angaben sind nicht sicher belegt."))
    if page.confirmed is not None:
        print(
            _("Örtlich bestätigt von {who} am {day}.").format(
                who=page.confirmed.initials, day=format_date(page.confirmed.confirmed_on)
            )
        )
    print_block(page.summary)
    number_in_list = 0
    for block in page.blocks:
        number_in_list = number_in_list + 1 if block.kind is BlockKind.NUMBER else 0
        indent = "  " * block.level
        match block.kind:
            case BlockKind.HEADING:
                print(f"\n{block.text}\n{'-' * len(block.text)}")
            case BlockKind.BULLET:
                print_block(block.text, indent + "  ", indent + "- ")
            case BlockKind.NUMBER:
                print_block(block.text, indent + "   ", f"{indent}{number_in_list}. ")
            case BlockKind.WARNING:
                print_block(block.text, "! ", "! ")
            case BlockKind.PARAGRAPH:
                print_block(block.text)
    _print_local(page)
    print("\n" + _("Belege"))
    for citation in page.citations:
        checked = _("geprüft {day}, wieder bis {next}").format(
            day=format_date(citation.checked_on), next=format_date(citation.next_check)
        )
        print_block(f"{citation.citation} ({checked})", "    ", "  - ")
    if page.addresses:
        print("\n" + _("Im Netz nachlesen"))
        print_block(" · ".join(address.address for address in page.addresses), "    ")
    print()
    print(
        _("Stichtag {day} · Stand {checked} · nächste Prüfung {next}").format(
            day=format_date(page.working_date),
            checked=format_date(page.checked_on),
            next=format_date(page.next_check),
        )
    )


def _print_local(page: GuidePage) -> None:
    if not (page.local_notes or page.local_tables or page.local_addresses):
        return
    print("\n" + _("Bei uns"))
    for note in page.local_notes:
        if note.text_changed:
            print(_("! Die Seite wurde geändert, seit diese Notiz geschrieben wurde."))
        signed = f"({note.initials}, {format_date(note.written_on)})"
        print_block(f"{note.text} {signed}", "    ", "  - ")
    for table in page.local_tables:
        head = _("{place}, {basis}, seit {day} ({source})").format(
            place=table.place,
            basis=table.basis,
            day=format_date(table.valid_from),
            source=table.source,
        )
        print_block(head, "    ", "  - ")
        for row in table.rows:
            print(f"      {row.persons:>2}: {format_decimal(row.euros, 2)} €")
    for address in page.local_addresses:
        details = address_details(address, old=address.id in page.local_old)
        parts = (address.name, *address.lines, address.phone, *details)
        print_block(" · ".join(filter(None, parts)), "    ", "  - ")
