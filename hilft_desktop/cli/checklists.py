# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft checklist``: list checklists, show one; no vault is needed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli.output import plain, print_block, print_json, print_table
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_on
from hilft_desktop.domain.checklists import Checklist
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "checklist", _("Checklisten auflisten und ansehen"))

    listing = group.add_parser("list", help=_("alle Checklisten auflisten"))
    add_on(listing)
    add_json(listing)
    listing.set_defaults(run=_list)

    show = group.add_parser("show", help=_("eine Checkliste ansehen"))
    show.add_argument("id", metavar="ID", help=_("Kennung der Checkliste"))
    add_on(show)
    add_json(show)
    show.set_defaults(run=_show)


def _list(services: Services, args: argparse.Namespace) -> int:
    rows = services.checklists.list(args.on)
    if args.json:
        print_json([plain(row) for row in rows])
    else:
        print_table(
            [(row.id, row.title, row.summary) for row in rows],
            (_("Kennung"), _("Titel"), _("Worum es geht")),
        )
    return 0


def _show(services: Services, args: argparse.Namespace) -> int:
    checklist = services.checklists.show(args.id, args.on)
    if args.json:
        print_json(plain(checklist))
    else:
        _print_checklist(checklist)
    return 0


def _print_checklist(checklist: Checklist) -> None:
    print(checklist.title)
    print("=" * len(checklist.title))
    if checklist.overdue:
        print(_("! Diese Checkliste ist überfällig und muss neu geprüft werden."))
    print_block(checklist.summary)
    print("\n" + _("Fragen"))
    for number, question in enumerate(checklist.questions, start=1):
        print_block(question.text, "    ", f"{number:>2}. ")
        for option in question.options:
            print_block(option.label, "        ", "    [ ] ")
    _print_list(_("Mitbringen"), [paper.text for paper in checklist.papers])
    _print_list(_("Warnzeichen"), [flag.text for flag in checklist.flags])
    _print_list(_("Schritte"), [step.text for step in checklist.steps])
    print()
    print(
        _("Stand {checked} · nächste Prüfung {next}").format(
            checked=format_date(checklist.checked_on), next=format_date(checklist.next_check)
        )
    )


def _print_list(title: str, lines: list[str]) -> None:
    print("\n" + title)
    for line in lines:
        print_block(line, "    ", "  - ")
