# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets of the directory: whom to call, whom to hand out, where to go. No sheet names a person.

On what is handed out stands no address of a body that protects from violence: who looks for
somebody reads other people's papers too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from hilft_desktop.documents.model import (
    BlankLines,
    Block,
    Box,
    Bullets,
    CheckItem,
    CheckItems,
    Footer,
    Heading,
    Highlight,
    KeyValueTable,
    Notice,
    NoticeKind,
    Paragraph,
    Run,
    Runs,
    Sheet,
    Spacer,
    plain,
)
from hilft_desktop.domain.local import LocalAddress, PlaceKind
from hilft_desktop.domain.referrals import BodyKind, BodyNumber
from hilft_desktop.i18n.address_words import access_words, address_facts, checked_words
from hilft_desktop.i18n.dates import format_date, format_weekday_date
from hilft_desktop.i18n.labels import label

UNCHECKED = "ungeprüft: vor dem Weitergeben anrufen"


@dataclass(frozen=True, slots=True)
class ListedBody:
    """A body as a sheet lists it; ``old`` asks for a call before somebody goes there."""

    address: LocalAddress
    old: bool


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """What every sheet of the directory carries."""

    day: date
    footer: Footer
    unit: str = ""
    practice: bool = False


def call_sheet(bodies: Iterable[ListedBody], frame: SheetFrame) -> Sheet:
    """Return the list to call: number, what we have, room for what is different by now."""
    blocks: list[Block] = [
        Paragraph(
            plain(
                "Anrufen, vorlesen, abhaken. Was nicht mehr stimmt, auf die Linie schreiben und "
                "danach unter „Verweisstellen“ eintragen."
            )
        )
    ]
    blocks += [_call_box(body) for body in bodies]
    return Sheet(
        title="Neu zu prüfen: Anrufliste",
        subtitle=f"Stand {format_weekday_date(frame.day)}. Älteste zuerst.",
        blocks=tuple(blocks),
        footer=frame.footer,
        practice=frame.practice,
    )


def _call_box(body: ListedBody) -> Box:
    address = body.address
    checked = f"{format_date(address.verified_on)} ({address.initials})"
    known = (
        ", ".join(address.lines),
        *(f"{name}: {said}" for name, said in address_facts(address)),
    )
    number = (Run("Telefon "), Run(address.phone or "keine Nummer bekannt", bold=True))
    return Box(
        f"{address.name} ({label(address.kind)})",
        (
            Paragraph((*number, Run(f" · zuletzt geprüft {checked}"))),
            Paragraph(plain(" · ".join(part for part in known if part) or "sonst nichts bekannt")),
            CheckItems((CheckItem("stimmt noch"), CheckItem("nicht erreicht, noch einmal am:"))),
            BlankLines("Was sich geändert hat, wer wann angerufen hat:", lines=2),
        ),
    )


def address_sheet(bodies: Iterable[ListedBody], frame: SheetFrame) -> Sheet:
    """Return the bodies by kind, to hand out."""
    ordered = sorted(bodies, key=lambda body: _place_in_list(body.address))
    blocks: list[Block] = []
    for kind, group in groupby(ordered, key=lambda body: body.address.kind):
        blocks.append(Heading(label(kind), level=2))
        blocks.append(Bullets(tuple(_listed(body) for body in group)))
    blocks.append(Spacer(2.0))
    blocks.append(
        Paragraph(plain("Bitte vorher anrufen: Zeiten ändern sich. Angaben ohne Gewähr."))
    )
    return Sheet(
        title="Wer hilft bei uns?",
        subtitle=_subtitle(frame),
        blocks=tuple(blocks),
        footer=frame.footer,
        practice=frame.practice,
    )


def _subtitle(frame: SheetFrame) -> str:
    stand = f"Stand {format_date(frame.day)}"
    return f"Zusammengestellt von {frame.unit}. {stand}." if frame.unit else f"{stand}."


def _place_in_list(address: LocalAddress) -> tuple[int, str]:
    return (list(PlaceKind).index(address.kind), address.name.casefold())


def _listed(body: ListedBody) -> Runs:
    address = body.address
    parts = [*_shown_lines(address), address.phone, address.hours, access_words(address)]
    parts += [address.languages, address.cost]
    if body.old:
        parts.append(checked_words(address, old=True))
    rest = " · ".join(part for part in parts if part)
    return (Run(address.name, bold=True), Run(f": {rest}" if rest else ""))


def _shown_lines(address: LocalAddress) -> tuple[str, ...]:
    return () if address.kind is PlaceKind.VIOLENCE else address.lines


def body_sheet(body: ListedBody, kind: BodyKind | None, code: str, frame: SheetFrame) -> Sheet:
    """Return one body for the person to take along; ``code`` is that of a slip, or empty."""
    address = body.address
    where = "\n".join(_shown_lines(address))
    blocks: list[Block] = [Highlight(label(address.kind), address.name, where)]
    known = [("Telefon", address.phone)] if address.phone else []
    known += [each for each in address_facts(address) if each[0] != "Bemerkung"]
    if known:
        blocks.append(KeyValueTable(tuple(known)))
    if body.old:
        blocks.append(Notice(NoticeKind.HINT, _sentence(checked_words(address, old=True))))
    if kind is not None:
        blocks += _what_for(kind)
    blocks.append(Box("Ihr Termin", (BlankLines("Tag, Uhrzeit, Name:", lines=2),)))
    if code:
        blocks.append(
            Paragraph(
                (
                    Run("Unser Zeichen: "),
                    Run(code, bold=True),
                    Run(". Wenn die Stelle uns antwortet, genügt dieses Zeichen."),
                )
            )
        )
    return Sheet(
        title="Diese Stelle hilft Ihnen weiter",
        subtitle=_subtitle(frame),
        blocks=tuple(blocks),
        footer=frame.footer,
        practice=frame.practice,
    )


def _what_for(kind: BodyKind) -> Iterator[Block]:
    yield Heading("Dafür ist die Stelle da", level=2)
    yield Paragraph(plain(kind.purpose))
    if kind.bring:
        yield Heading("Das nehmen Sie mit", level=2)
        yield CheckItems(tuple(CheckItem(words) for words in kind.bring))
    if _is_open(kind):
        yield Paragraph(plain("Diese Angaben sind noch nicht gesichert: bitte vorher anrufen."))


def kinds_sheet(kinds: Iterable[BodyKind], frame: SheetFrame) -> Sheet:
    """Return what each kind of body is for, for the counsellors' folder."""
    blocks: list[Block] = [
        Notice(
            NoticeKind.HINT,
            "Bundesweite Nummern stehen nur, wo sie belegt sind. Alle vor dem Aushang anrufen.",
        )
    ]
    for kind in kinds:
        blocks.append(Heading(kind.title, level=2))
        rows = [("Wofür", kind.purpose)]
        if kind.bring:
            rows.append(("Mitbringen", ", ".join(kind.bring)))
        if kind.hint:
            rows.append(("Hinweis", kind.hint))
        rows += [(number.label, number_words(number)) for number in kind.numbers]
        if kind.web:
            rows.append(("Suche", f"{', '.join(kind.web)} (Name genannt, nicht geprüft)"))
        if _is_open(kind):
            rows.append(("Stand", doubt_words(kind)))
        blocks.append(KeyValueTable(tuple(rows)))
    return Sheet(
        title="Verweisstellen: wer wobei hilft",
        subtitle=_subtitle(frame),
        blocks=tuple(blocks),
        footer=frame.footer,
        practice=frame.practice,
    )


def number_words(number: BodyNumber) -> str:
    """Return a number with its hint, and that it is not checked where it is not."""
    parts = (number.number, number.hint, UNCHECKED if number.uncertain else "")
    return " · ".join(part for part in parts if part)


def doubt_words(kind: BodyKind) -> str:
    """Return in words why a kind should be checked before somebody leans on it."""
    parts = []
    if kind.unproven:
        parts.append("ungeprüft: aus der Praxis, ohne gelesene Quelle")
    elif kind.uncertain:
        parts.append("ungeprüft: stützt sich auf eine Angabe, die noch zu prüfen ist")
    if kind.overdue:
        parts.append(f"Prüfung überfällig seit {format_date(kind.next_check)}")
    return "; ".join(parts)


def _is_open(kind: BodyKind) -> bool:
    return kind.unproven or kind.uncertain or kind.overdue


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."
