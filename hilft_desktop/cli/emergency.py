# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft emergency``: what to do now and whom to call; no vault is needed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli.output import plain, print_block, print_json, print_table
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_on
from hilft_desktop.domain.emergency import Emergency
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "emergency", _("Notfall: was jetzt zu tun ist, wen anrufen"))

    listing = group.add_parser("list", help=_("alle Notfälle auflisten"))
    add_on(listing)
    add_json(listing)
    listing.set_defaults(run=_list)

    show = group.add_parser("show", help=_("einen Notfall zeigen"))
    show.add_argument("id", metavar="ID", help=_("Kennung des Notfalls"))
    add_on(show)
    add_json(show)
    show.set_defaults(run=_show)


def _list(services: Services, args: argparse.Namespace) -> int:
    strip = services.guide.emergency(args.on)
    if args.json:
        print_json([plain(item) for item in strip])
    else:
        print_table([(item.kind.value, item.title) for item in strip], (_("Kennung"), _("Notfall")))
    return 0


def _show(services: Services, args: argparse.Namespace) -> int:
    strip = services.guide.emergency(args.on)
    found = next((item for item in strip if item.kind.value == args.id), None)
    if found is None:
        raise UserError("emergency_unknown", id=args.id[:40])
    if args.json:
        print_json(plain(found))
    else:
        _print(found)
    return 0


def _print(emergency: Emergency) -> None:
    print(emergency.title)
    print("=" * len(emergency.title))
    if emergency.overdue:
        print(_("! Diese Angaben sind überfällig. Nummern vor dem Weitergeben prüfen."))
    print("\n" + _("Jetzt"))
    for number, line in enumerate(emergency.lines, start=1):
        cited = f" ({line.citation})" if line.citation else ""
        print_block(line.text + cited, "     ", f"  {number}. ")
    if emergency.calls:
        print("\n" + _("Anrufen"))
    for call in emergency.calls:
        doubt = _("noch nicht gesichert, vorher prüfen") if call.uncertain else ""
        words = f"{call.label}: {call.number}"
        rest = " · ".join(part for part in (call.hint, doubt) if part)
        print_block(f"{words} ({rest})" if rest else words, "    ", "  - ")
    for link, words in (
        (emergency.page, _("Im Leitfaden: {title} [{id}]")),
        (emergency.checklist, _("Checkliste: {title} [{id}]")),
    ):
        if link.id:
            print(words.format(title=link.title, id=link.id))
    print(
        _("Stand {checked} · nächste Prüfung {next}").format(
            checked=format_date(emergency.checked_on), next=format_date(emergency.next_check)
        )
    )
