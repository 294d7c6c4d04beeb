# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft deadlines``: what is due in all cases; sheets and calendar files of deadlines."""

from __future__ import annotations

import argparse
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from hilft_desktop.cli import access
from hilft_desktop.cli.deadlines import add_question, kind_named, question_of
from hilft_desktop.cli.output import plain, print_block, print_fields, print_json, print_table
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_vault, iso_date, path
from hilft_desktop.domain.cases import FollowUp
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.deadline_kinds import kind_title, sense_text
from hilft_desktop.i18n.deadline_labels import answer_words
from hilft_desktop.services.deadline_rows import (
    DeadlineQuery,
    DeadlineRecord,
    DueState,
    SheetCopy,
)
from hilft_desktop.services.rows import DueRow
from hilft_desktop.system.atomic import write_bytes

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services

_PAGE = 1000
ChoiceT = TypeVar("ChoiceT", bound=StrEnum)


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "deadlines", _("Fristen in Fällen, auf Papier und im Kalender"))

    _register_list(group)
    _register_cases(group)
    _register_papers(group)


def _register_list(group: argparse._SubParsersAction[GermanParser]) -> None:
    listing = group.add_parser("list", help=_("auflisten, was fällig ist, Überfälliges zuerst"))
    add_vault(listing)
    listing.add_argument(
        "--state",
        metavar=_("STAND"),
        type=_state,
        default=DueState.OPEN,
        help=_("open (offen), overdue (überfällig), done (erledigt) oder all (alle)"),
    )
    listing.add_argument(
        "--until", metavar=_("DATUM"), type=iso_date, help=_("nur bis zu diesem Tag (JJJJ-MM-TT)")
    )
    listing.add_argument(
        "--only-deadlines", action="store_true", help=_("nur Fristen, keine Wiedervorlagen")
    )
    listing.add_argument(
        "--search", metavar=_("WORTE"), default="", help=_("nur Einträge, in denen das vorkommt")
    )
    add_json(listing)
    listing.set_defaults(run=_list)


def _register_cases(group: argparse._SubParsersAction[GermanParser]) -> None:
    show = group.add_parser("show", help=_("zeigen, wie eine vorgemerkte Frist gerechnet wurde"))
    _add_entry(show)
    add_json(show)
    show.set_defaults(run=_show)

    book = group.add_parser("book", help=_("eine Frist rechnen und im Fall vormerken"))
    add_vault(book)
    book.add_argument("case", metavar=_("FALL"), help=_("Kennung aus „case list“"))
    _add_kind(book)
    book.add_argument(
        "--remind",
        metavar=_("DATUM"),
        type=iso_date,
        help=_("ab wann erinnert wird; ohne Angabe eine Woche vorher"),
    )
    add_json(book)
    book.set_defaults(run=_book)

    done = group.add_parser("done", help=_("eine Frist oder Wiedervorlage abhaken"))
    _add_entry(done)
    done.add_argument(
        "--proof", metavar=_("WORTE"), default="", help=_("was es beweist, z. B. Faxbericht 14:32")
    )
    done.add_argument("--undo", action="store_true", help=_("den Haken zurücknehmen"))
    done.set_defaults(run=_done)


def _register_papers(group: argparse._SubParsersAction[GermanParser]) -> None:
    sheet = group.add_parser("sheet", help=_("das Fristblatt als PDF schreiben (ohne Tresor)"))
    _add_kind(sheet)
    sheet.add_argument(
        "--copy",
        metavar=_("FÜR"),
        type=_copy,
        default=SheetCopy.PERSON,
        help=_("person (für die Person) oder folder (für die Akte)"),
    )
    _add_out(sheet, _("Ziel der PDF-Datei"))
    sheet.set_defaults(run=_sheet)

    calendar = group.add_parser("calendar", help=_("eine Kalenderdatei ohne Namen schreiben"))
    _add_kind(calendar)
    _add_out(calendar, _("Ziel der Kalenderdatei (.ics)"))
    calendar.set_defaults(run=_calendar)


def _add_entry(parser: GermanParser) -> None:
    add_vault(parser)
    parser.add_argument("id", metavar="ID", help=_("Kennung aus „deadlines list“"))


def _add_kind(parser: GermanParser) -> None:
    parser.add_argument(
        "kind",
        metavar=_("ART"),
        type=kind_named,
        help=_("Art der Frist; „hilft deadline kinds“ nennt alle"),
    )
    add_question(parser)


def _add_out(parser: GermanParser, help_text: str) -> None:
    parser.add_argument("--out", metavar=_("DATEI"), type=path, required=True, help=help_text)


# ----------------------------------------------------------------------------------- commands


def _list(services: Services, args: argparse.Namespace) -> int:
    query = DeadlineQuery(
        text=args.search,
        state=args.state,
        only_deadlines=args.only_deadlines,
        until=args.until,
        limit=_PAGE,
    )
    with access.opened(services, args):
        rows = _all(services, query)
    if args.json:
        print_json([_as_json(row) for row in rows])
    elif rows:
        header = (_("Kennung"), _("Tag"), _("Art"), _("Person"), _("Was"))
        print_table([_line(row) for row in rows], header)
    else:
        print(_("Nichts gefunden."))
    return 0


def _all(services: Services, query: DeadlineQuery) -> list[DueRow]:
    found: list[DueRow] = []
    while True:
        page = services.deadline_book.page(query)
        found.extend(page.rows)
        if not page.next_after:
            return found
        query = replace(query, after=page.next_after)


def _as_json(row: DueRow) -> dict[str, object]:
    shown = {name: value for name, value in plain(row.follow_up).items() if name != "computation"}
    return {
        **shown,
        "pseudonym": row.pseudonym,
        "case_title": row.case_title,
        "days_left": row.days_left,
    }


def _line(row: DueRow) -> tuple[str, ...]:
    follow_up = row.follow_up
    return (
        follow_up.id,
        format_weekday_date(follow_up.due_on),
        _("Frist") if follow_up.is_deadline else _("Wiedervorlage"),
        row.pseudonym,
        follow_up.text,
    )


def _show(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        record = services.deadline_book.record(args.id)
    if args.json:
        print_json(plain(record))
    else:
        _print_record(record)
    return 0


def _print_record(record: DeadlineRecord) -> None:
    result, question = record.result, record.question
    asks = () if record.info is None else record.info.asks
    latest = "" if result.latest is None else format_weekday_date(result.latest)
    print_fields(
        [
            (_("Art"), kind_title(result.kind)),
            (sense_text(result.sense), format_weekday_date(result.deadline)),
            (_("Vielleicht bis"), latest),
            (_("Gerechnet am"), format_weekday_date(record.computed_on)),
            (_("Inhalte"), record.content_version),
            *((ask.label, answer_words(question, ask.input)) for ask in asks),
            (_("Stelle"), question.office),
        ]
    )
    print()
    for number, step in enumerate(result.steps, start=1):
        citation = f" ({step.citation})" if step.citation else ""
        print_block(f"{step.text}{citation}", "    ", f"{number:2}. ")


def _book(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        booked = services.deadline_book.book(args.case, question_of(args), args.remind).value
    _say_entry(booked, _("Vorgemerkt: {day}, {text}."), as_json=args.json)
    return 0


def _done(services: Services, args: argparse.Namespace) -> int:
    if args.undo and args.proof:
        raise UserError("proof_with_undo")
    with access.opened(services, args):
        if args.undo:
            changed = services.cases.reopen_follow_up(args.id)
        else:
            changed = services.cases.finish_follow_up(args.id, args.proof)
    words = _("Wieder offen: {day}, {text}.") if args.undo else _("Abgehakt: {day}, {text}.")
    _say_entry(changed.value, words, as_json=False)
    return 0


def _say_entry(entry: FollowUp, words: str, *, as_json: bool) -> None:
    if as_json:
        print_json({k: v for k, v in plain(entry).items() if k != "computation"})
    else:
        print(words.format(day=format_weekday_date(entry.due_on), text=entry.text))


def _sheet(services: Services, args: argparse.Namespace) -> int:
    write_bytes(args.out, services.deadline_book.control_sheet(question_of(args), args.copy))
    print(_("Geschrieben: {file}").format(file=args.out))
    return 0


def _calendar(services: Services, args: argparse.Namespace) -> int:
    write_bytes(args.out, services.deadline_book.calendar(question_of(args)))
    print(_("Geschrieben: {file}").format(file=args.out))
    return 0


# ------------------------------------------------------------------------------------- values


def _state(text: str) -> DueState:
    return _choice(DueState, text)


def _copy(text: str) -> SheetCopy:
    return _choice(SheetCopy, text)


def _choice(choices: type[ChoiceT], text: str) -> ChoiceT:
    try:
        return choices(text.lower())
    except ValueError:
        allowed = tuple(choice.value for choice in choices)
        raise UserError("deadline_choice_unknown", text=text[:30], allowed=allowed) from None
