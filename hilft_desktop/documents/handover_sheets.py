# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets that one counsellor hands to the next: a case, or the whole shift. Pseudonyms only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hilft_desktop.documents.model import (
    Block,
    Bullets,
    CheckItem,
    CheckItems,
    DataTable,
    Footer,
    Heading,
    KeyValueTable,
    Notice,
    NoticeKind,
    Paragraph,
    Run,
    Runs,
    Sheet,
    plain,
)
from hilft_desktop.domain.cases import Case, CaseDocument, Entry, FollowUp, RedFlag
from hilft_desktop.domain.casework import (
    Amount,
    AmountTotals,
    Attachment,
    HouseholdMember,
    PersonProfile,
    ReadsGerman,
    SecondLook,
)
from hilft_desktop.domain.persons import Person
from hilft_desktop.i18n.dates import format_long_date, format_weekday_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.i18n.money import format_money

_BOXES_TOGETHER = 4
_PAPER_RULE = (
    "Dieses Blatt nennt keine Namen, erzählt aber vom Leben eines Menschen. Nicht liegen lassen; "
    "wenn es nicht mehr gebraucht wird, vernichten."
)


@dataclass(frozen=True, slots=True)
class CaseHandover:
    """What stands on the sheet of a case. ``older`` entries are in the program only."""

    case: Case
    person: Person
    profile: PersonProfile
    household: tuple[HouseholdMember, ...]
    flags: tuple[RedFlag, ...]
    follow_ups: tuple[FollowUp, ...]
    entries: tuple[Entry, ...]
    older: int
    second_looks: tuple[SecondLook, ...]
    amounts: tuple[Amount, ...]
    totals: AmountTotals
    attachments: tuple[Attachment, ...]
    letters: tuple[CaseDocument, ...]
    day: date
    footer: Footer
    practice: bool = False


def case_handover_sheet(content: CaseHandover) -> Sheet:
    """Return the sheet: danger first, then what is due, then how it came to this."""
    case = content.case
    blocks: list[Block] = [
        *_flags(content.flags),
        *_safe_contact(content.profile),
        KeyValueTable(tuple(_facts(content))),
        *_due(content.follow_ups),
        *_looks(content.second_looks),
        *_chronicle(content.entries, content.older),
        *_money(content.amounts, content.totals),
        *_papers(content.attachments, content.letters),
        Paragraph(plain(_PAPER_RULE)),
    ]
    return Sheet(
        title=f"Übergabe: {content.person.pseudonym}",
        subtitle=f"{case.title} · {label(case.topic)} · Stand {format_long_date(content.day)}",
        blocks=tuple(blocks),
        footer=content.footer,
        practice=content.practice,
    )


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """One line of the shift: when, whose, what."""

    day: date | None
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class ShiftSheet:
    """What the next shift takes over."""

    day: date
    flags: tuple[ShiftLine, ...]
    due: tuple[ShiftLine, ...]
    second_looks: tuple[ShiftLine, ...]
    waiting: tuple[ShiftLine, ...]
    left_out: int
    footer: Footer
    practice: bool = False


def shift_sheet(content: ShiftSheet) -> Sheet:
    """Return the list for the next shift, most urgent first; every line has a box to tick."""
    parts = (
        ("Offene Warnzeichen", content.flags, "Kein Warnzeichen ist offen."),
        ("Überfällig und bis in einer Woche", content.due, "Nichts ist fällig."),
        ("Zweiter Blick erbeten", content.second_looks, ""),
        ("Wartet auf Antwort, mit nächstem Termin", content.waiting, ""),
    )
    blocks: list[Block] = []
    for title, lines, nothing in parts:
        if lines:
            blocks += [Heading(title), *_boxes(tuple(_line(line, content) for line in lines))]
        elif nothing:
            blocks += [Heading(title), Paragraph(plain(nothing))]
    if content.left_out:
        words = f"{content.left_out} weitere Einträge passen nicht auf das Blatt."
        blocks.append(Notice(NoticeKind.WARNING, f"{words} Sie stehen im Programm."))
    blocks.append(Paragraph(plain(_PAPER_RULE)))
    return Sheet(
        title="Übergabe an die nächste Schicht",
        subtitle=f"Stand {format_long_date(content.day)}",
        blocks=tuple(blocks),
        footer=content.footer,
        practice=content.practice,
    )


def _boxes(items: tuple[CheckItem, ...]) -> Iterator[CheckItems]:
    # A heading stays with the block below it: one long block would leave a page half empty.
    for start in range(0, len(items), _BOXES_TOGETHER):
        yield CheckItems(items[start : start + _BOXES_TOGETHER])


def _line(line: ShiftLine, content: ShiftSheet) -> CheckItem:
    if line.day is None:
        return CheckItem(line.what, note=line.who)
    late = "überfällig seit " if line.day < content.day else ""
    return CheckItem(f"{late}{format_weekday_date(line.day)}: {line.what}", note=line.who)


def _flags(flags: Sequence[RedFlag]) -> Iterator[Block]:
    for flag in flags:
        if flag.resolved_on is None:
            since = format_weekday_date(flag.raised_on)
            detail = f": {flag.detail}" if flag.detail else ""
            yield Notice(NoticeKind.WARNING, f"{label(flag.kind)}{detail} (offen seit {since})")


def _safe_contact(profile: PersonProfile) -> Iterator[Block]:
    if profile.safe_contact:
        yield Notice(NoticeKind.WARNING, f"Vor jedem Anruf lesen: {profile.safe_contact}")


def _facts(content: CaseHandover) -> Iterator[tuple[str, str]]:
    case, profile = content.case, content.profile
    yield "Stand", label(case.status)
    yield "Eröffnet", format_weekday_date(case.opened_on)
    if case.closed_on is not None:
        yield "Abgeschlossen", format_weekday_date(case.closed_on)
    yield "Recht vom", format_weekday_date(case.law_on)
    yield "Zuständig", case.counsellor or "niemand eingetragen"
    if case.second_counsellor:
        yield "Zweite Person", case.second_counsellor
    words = [label(content.person.language)]
    if profile.reads_german is not ReadsGerman.UNKNOWN:
        words.append(label(profile.reads_german))
    yield "Sprache", ", ".join(words)
    if profile.means:
        yield "Hat", ", ".join(label(means) for means in profile.means)
    if content.household:
        yield "Haushalt", "; ".join(_member(member) for member in content.household)


def _member(member: HouseholdMember) -> str:
    return f"{label(member.relation)}, {label(member.age)}"


def _due(follow_ups: Sequence[FollowUp]) -> Iterator[Block]:
    yield Heading("Was zu tun ist")
    waiting = [follow_up for follow_up in follow_ups if follow_up.done_on is None]
    if not waiting:
        yield Paragraph(plain("Kein Termin und keine Frist ist eingetragen."))
        return
    yield CheckItems(
        tuple(
            CheckItem(
                f"{format_weekday_date(item.due_on)}: "
                f"{'FRIST – ' if item.is_deadline else ''}{item.text}",
                note="" if item.latest is None else _latest(item.latest),
            )
            for item in waiting
        )
    )


def _latest(day: date) -> str:
    return f"Nach anderer Ansicht erst {format_weekday_date(day)}; nicht darauf verlassen."


def _looks(looks: Sequence[SecondLook]) -> Iterator[Block]:
    if not looks:
        return
    yield Heading("Zweiter Blick")
    yield Bullets(tuple(_look(look) for look in looks))


def _look(look: SecondLook) -> Runs:
    asked = f"{format_weekday_date(look.requested_on)}, {look.requested_by}: {look.question}"
    if look.done_on is None:
        return (Run("offen – ", bold=True), Run(asked))
    answer = f"{format_weekday_date(look.done_on)}, {look.done_by}: {look.remark}"
    return (Run(f"{asked} – "), Run(answer))


def _chronicle(entries: Sequence[Entry], older: int) -> Iterator[Block]:
    yield Heading("Verlauf, neueste Einträge zuerst")
    if not entries:
        yield Paragraph(plain("Noch kein Eintrag."))
    for entry in entries:
        written = format_weekday_date(entry.written_at.date())
        by = f" · {entry.counsellor}" if entry.counsellor else ""
        yield Heading(f"{written}{by}", level=2)
        data = entry.data
        rows = (
            ("Sachverhalt", data.facts),
            ("Frage", data.question),
            ("Rat", data.advice),
            ("Quelle", data.source),
            ("Nächster Schritt", data.next_step),
        )
        yield KeyValueTable(tuple((name, text) for name, text in rows if text))
    if older:
        words = "1 älterer Eintrag steht" if older == 1 else f"{older} ältere Einträge stehen"
        yield Paragraph(plain(f"{words} im Programm."))


def _money(amounts: Sequence[Amount], totals: AmountTotals) -> Iterator[Block]:
    if not amounts:
        return
    yield Heading("Geld")
    yield DataTable(
        ("Tag", "", "Wofür", "Betrag"),
        tuple(
            (format_weekday_date(a.on), label(a.kind), a.what, format_money(a.cents))
            for a in amounts
        ),
        numeric_columns=frozenset({3}),
        shares=(2.2, 1.6, 4.6, 1.6),
    )
    yield KeyValueTable(
        (
            ("gefordert", format_money(totals.claimed)),
            ("zugesagt", format_money(totals.conceded)),
            ("erhalten", format_money(totals.received)),
        )
    )


def _papers(attachments: Sequence[Attachment], letters: Sequence[CaseDocument]) -> Iterator[Block]:
    if not attachments and not letters:
        return
    yield Heading("Unterlagen im Tresor")
    pages = {1: "1 Seite"}
    yield Bullets(
        (
            *(plain(f"{a.title} ({pages.get(a.pages, f'{a.pages} Seiten')})") for a in attachments),
            *(
                plain(f"{d.title}, Schreiben vom {format_weekday_date(d.created_on)}")
                for d in letters
            ),
        )
    )
