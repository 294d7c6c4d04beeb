# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft case``: list cases, show one, record a step of work. Pseudonyms only."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from hilft_desktop.cli import access
from hilft_desktop.cli.output import (
    plain,
    print_block,
    print_fields,
    print_json,
    print_table,
    say,
)
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_vault, path
from hilft_desktop.domain.codes import CaseStatus, Topic
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.i18n.money import format_money
from hilft_desktop.services.rows import CaseDetail, CaseQuery, CaseRow

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services

CodeT = TypeVar("CodeT", bound=StrEnum)
_PAGE = 1000


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "case", _("Fälle auflisten und ansehen"))

    listing = group.add_parser("list", help=_("Fälle auflisten, zuletzt bearbeitete zuerst"))
    add_vault(listing)
    listing.add_argument(
        "--search", metavar=_("WORTE"), default="", help=_("nur Fälle, in denen das vorkommt")
    )
    listing.add_argument(
        "--status", metavar=_("STAND"), type=_code(CaseStatus), help=_("nur Fälle in diesem Stand")
    )
    listing.add_argument(
        "--topic", metavar=_("THEMA"), type=_code(Topic), help=_("nur Fälle zu diesem Thema")
    )
    listing.add_argument(
        "--counsellor",
        metavar=_("NAME"),
        default="",
        help=_("nur Fälle, für die NAME zuständig ist"),
    )
    listing.add_argument(
        "--needs",
        metavar=_("WAS"),
        default="",
        help=_("nur Fälle, denen etwas fehlt: flag, second_look oder overdue"),
    )
    add_json(listing)
    listing.set_defaults(run=_list)

    show = group.add_parser("show", help=_("einen Fall ansehen"))
    add_vault(show)
    show.add_argument("id", metavar="ID", help=_("Kennung aus „case list“"))
    add_json(show)
    show.set_defaults(run=_show)

    record = group.add_parser("record", help=_("einen Schritt der Fallarbeit eintragen"))
    add_vault(record)
    record.add_argument(
        "--json",
        dest="source",
        metavar=_("EINGABE"),
        type=path,
        required=True,
        help=_("Datei mit einem Schritt; - liest die Standardeingabe"),
    )
    record.set_defaults(run=_record)


def _code(kind: type[CodeT]) -> Callable[[str], CodeT]:
    def convert(text: str) -> CodeT:
        try:
            return kind(text)
        except ValueError:
            allowed = tuple(code.value for code in kind)
            raise UserError("contact_value_unknown", value=text[:40], allowed=allowed) from None

    return convert


def _list(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        rows, corrected = _all(services, args)
    if corrected:
        say(_("Gesucht nach: {words}").format(words=corrected))
    if args.json:
        print_json([plain(row) for row in rows])
    elif rows:
        print_table([_line(row) for row in rows], _header())
    else:
        print(_("Keine Fälle gefunden."))
    return 0


def _all(services: Services, args: argparse.Namespace) -> tuple[list[CaseRow], str]:
    query = CaseQuery(
        text=args.search,
        status=args.status,
        topic=args.topic,
        counsellor=args.counsellor,
        needs=args.needs,
        limit=_PAGE,
    )
    found: list[CaseRow] = []
    while True:
        page = services.cases.page(query)
        found.extend(page.rows)
        if not page.next_after:
            return found, page.corrected
        query = replace(query, after=page.next_after)


def _record(services: Services, args: argparse.Namespace) -> int:
    from hilft_desktop.services.case_files import read_step

    step = read_step(access.read_input(args.source))
    with access.opened(services, args):
        done = step.run(services)
    print_json(plain(done))
    return 0


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
            (_("Zuständig"), ", ".join(filter(None, (case.counsellor, case.second_counsellor)))),
            (_("Vor jedem Anruf"), detail.profile.safe_contact),
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
    _print_rest(detail)


def _print_rest(detail: CaseDetail) -> None:
    """Print what hangs on the case beside its chronicle."""
    for look in detail.second_looks:
        answer = look.remark if look.done_on else _("offen")
        print_block(f"{_('Zweiter Blick')}: {look.question} ({answer})", "    ", "  ? ")
    for amount in detail.amounts:
        day = format_weekday_date(amount.on)
        print(f"{day} · {label(amount.kind)} {format_money(amount.cents)} {amount.what}".rstrip())
    for attachment in detail.attachments:
        print(f"{format_weekday_date(attachment.added_on)} · {attachment.title} ({attachment.id})")
    for collective in detail.collectives:
        print(f"{_('Sammelfall')}: {collective.title}")
    for document in detail.documents:
        print(f"{format_weekday_date(document.created_on)} · {document.title}")
