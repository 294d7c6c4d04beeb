# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft case``: list cases, show one. Pseudonyms only."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_block, print_fields, print_json, print_table
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_vault
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.rows import CaseDetail, CaseQuery, CaseRow

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services

_PAGE = 1000


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "case", _("Fälle auflisten und ansehen"))

    listing = group.add_parser("list", help=_("Fälle auflisten, zuletzt bearbeitete zuerst"))
    add_vault(listing)
    listing.add_argument(
        "--search", metavar=_("WORTE"), default="", help=_("nur Fälle, in denen das vorkommt")
    )
    add_json(listing)
    listing.set_defaults(run=_list)

    show = group.add_parser("show", help=_("einen Fall ansehen"))
    add_vault(show)
    show.add_argument("id", metavar="ID", help=_("Kennung aus „case list“"))
    add_json(show)
    show.set_defaults(run=_show)


def _list(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        rows = _all(services, args.search)
    if args.json:
        print_json([plain(row) for row in rows])
    elif rows:
        print_table([_line(row) for row in rows], _header())
    else:
        print(_("Keine Fälle gefunden."))
    return 0


def _all(services: Services, words: str) -> list[CaseRow]:
    found: list[CaseRow] = []
    after = ""
    while True:
        page = services.cases.page(CaseQuery(text=words, after=after, limit=_PAGE))
        found.extend(page.rows)
        after = page.next_after
        if not after:
            return found


def _header() -> tuple[str, ...]:
    return (
        _("Kennung"),
        _("Person"),
        _("Fall"),
        _("Stand"),
        _("Warnzeichen"),
        _("Nächster Termin"),
    )


def _line(row: CaseRow) -> tuple[str, ...]:
    return (
        row.id,
        row.pseudonym,
        row.title,
        label(row.status),
        str(row.open_flags or ""),
        format_weekday_date(row.next_due) if row.next_due else "",
    )


def _show(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        detail = services.cases.show(args.id)
    if args.json:
        print_json(plain(detail))
    else:
        _print_case(detail)
    return 0


def _print_case(detail: CaseDetail) -> None:
    case = detail.case
    print(f"{detail.person.pseudonym} · {case.title}")
    print_fields(
        (
            (_("Thema"), label(case.topic)),
            (_("Stand"), label(case.status)),
            (_("Eröffnet"), format_weekday_date(case.opened_on)),
            (_("Recht vom"), format_weekday_date(case.law_on)),
            (_("Sprache"), label(detail.person.language)),
        )
    )
    for flag in detail.flags:
        end = _("offen") if flag.resolved_on is None else flag.resolution
        print_block(f"{label(flag.kind)}: {flag.detail} ({end})", "    ", "  ! ")
    for follow_up in detail.follow_ups:
        mark = "x" if follow_up.done_on else " "
        print(f"  [{mark}] {format_weekday_date(follow_up.due_on)} {follow_up.text}")
    for entry in detail.entries:
        print()
        print(f"{format_weekday_date(entry.written_at.date())} · {entry.counsellor}")
        print_fields(
            (
                (_("Sachverhalt"), entry.data.facts),
                (_("Frage"), entry.data.question),
                (_("Rat"), entry.data.advice),
                (_("Quelle"), entry.data.source),
                (_("Nächster Schritt"), entry.data.next_step),
            )
        )
    for document in detail.documents:
        print(f"{format_weekday_date(document.created_on)} · {document.title}")
