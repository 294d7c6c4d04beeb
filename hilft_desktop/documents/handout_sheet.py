# SPDX-License-Identifier: GPL-3.0-or-later
"""A hand-out as a sheet: every segment beside its translation, lines from a case or to fill in."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hilft_desktop.documents.model import (
    Block,
    Footer,
    Notice,
    NoticeKind,
    Paragraph,
    Sheet,
    plain,
)
from hilft_desktop.documents.twins import Ruled, TwinKind, TwinRow, TwinTable
from hilft_desktop.domain.handouts import (
    FrameText,
    Handout,
    HandoutFill,
    HandoutInsert,
    HandoutPart,
    HandoutSegment,
)
from hilft_desktop.i18n.dates import format_date, format_long_date
from hilft_desktop.i18n.foreign import weekday_date

GERMAN = "Deutsch"
_BLANK = "_" * 14
_VALUE = re.compile(r"\{wert:([a-z_]+)\}")
_LONGEST_ROW = 600
"""Signs of a line from a case; a row must fit on a page in large print, beside nothing."""
_LINE_SIGNS = 45
_KINDS = {
    HandoutPart.TITLE: TwinKind.TITLE,
    HandoutPart.HEADING: TwinKind.HEADING,
    HandoutPart.TEXT: TwinKind.TEXT,
    HandoutPart.NOTICE: TwinKind.NOTICE,
    HandoutPart.BULLET: TwinKind.BULLET,
    HandoutPart.STEP: TwinKind.STEP,
    HandoutPart.TICK: TwinKind.TICK,
    HandoutPart.LINES: TwinKind.LABEL,
    HandoutPart.CONTACT: TwinKind.LABEL,
}


@dataclass(frozen=True, slots=True)
class HandoutValues:
    """What a sheet needs besides its texts."""

    footer: Footer
    values: Mapping[str, str] = field(default_factory=dict)
    """See ``HANDOUT_VALUES``; what is missing becomes a line to write on."""
    contact: str = ""
    fill: HandoutFill = field(default_factory=HandoutFill)
    practice: bool = False


def handout_sheet(handout: Handout, given: HandoutValues) -> Sheet:
    """Return a hand-out in German, beside the other language when there is one."""
    blocks: list[Block] = []
    if handout.overdue:
        day = format_date(handout.next_check)
        words = f"Diese Angaben sollten bis {day} nachgeprüft werden. Fragen Sie bitte nach."
        blocks.append(Notice(NoticeKind.OVERDUE, words))
    blocks.append(_Rows(handout, given).table())
    if handout.citations:
        blocks.append(Paragraph(plain(f"Fundstellen: {'; '.join(handout.citations)}")))
    return Sheet(
        title=handout.title,
        blocks=tuple(blocks),
        footer=given.footer,
        practice=given.practice,
        titled=False,
    )


@dataclass(slots=True)
class _Rows:
    handout: Handout
    given: HandoutValues
    step: int = 0
    said_german: bool = False
    """It was said once that lines from the case are in German only."""

    def table(self) -> TwinTable:
        rows = tuple(row for segment in self.handout.segments for row in self._made(segment))
        language = self.handout.language
        if language is None:
            return TwinTable(rows)
        return TwinTable(
            rows,
            heads=(GERMAN, language.own_name),
            marks=self._marks(),
            language=language.code,
            right_to_left=language.right_to_left,
        )

    def _marks(self) -> tuple[str, str]:
        wanted: tuple[FrameText, ...] = (FrameText.BINDING,)
        if not self.handout.checked:
            wanted = (FrameText.UNCHECKED, *wanted)
        frame = self.handout.frame
        return (
            " ".join(frame.in_german(text) for text in wanted),
            " ".join(self._framed(text) for text in wanted),
        )

    def _framed(self, text: FrameText) -> str:
        frame = self.handout.frame
        return frame.in_other(text) or frame.in_german(text)

    def _made(self, segment: HandoutSegment) -> Iterator[TwinRow]:
        first = self._with_values(segment.german)
        second = self._second(segment)
        match segment.part:
            case HandoutPart.INSERT:
                yield from self._inserted(segment, first, second)
            case HandoutPart.SIGNATURE:
                yield self._signature(first, second)
            case HandoutPart.CONTACT if self.given.contact:
                yield TwinRow(TwinKind.TEXT, first, second, below=self.given.contact)
            case HandoutPart.LINES | HandoutPart.CONTACT:
                yield TwinRow(TwinKind.LABEL, first, second, lines=segment.lines)
            case HandoutPart.STEP:
                self.step += 1
                yield TwinRow(TwinKind.STEP, first, second, number=self.step)
            case part:
                yield TwinRow(_KINDS[part], first, second)

    def _second(self, segment: HandoutSegment) -> str:
        if self.handout.language is None:
            return ""
        if segment.other:
            return self._with_values(segment.other)
        return self._framed(FrameText.GERMAN_ONLY)

    def _with_values(self, text: str) -> str:
        values = self.given.values
        return _VALUE.sub(lambda found: values.get(found[1], "") or _BLANK, text)

    def _signature(self, first: str, second: str) -> TwinRow:
        frame = self.handout.frame
        place = frame.in_german(FrameText.PLACE_AND_DATE)
        if self.handout.language is not None:
            place = f"{place} · {self._framed(FrameText.PLACE_AND_DATE)}"
            first = f"{first} · {second}"
        return TwinRow(TwinKind.SIGNATURE, place, first)

    # -- lines from a case ------------------------------------------------------------------------

    def _inserted(self, segment: HandoutSegment, first: str, second: str) -> Iterator[TwinRow]:
        fill = self.given.fill
        if segment.insert is HandoutInsert.DEADLINES:
            if not fill.deadlines:
                for _number in range(segment.lines):
                    yield TwinRow(TwinKind.LABEL, first, second, lines=1, ruled=Ruled.EACH)
                return
            yield from self._deadlines(first, second)
            return
        yield TwinRow(TwinKind.TEXT, first, second)
        lines = fill.steps if segment.insert is HandoutInsert.STEPS else fill.papers
        if not lines:
            for _number in range(segment.lines):
                yield TwinRow(TwinKind.TICK, "", "", lines=1, ruled=Ruled.EACH)
            return
        yield from self._german_only()
        for line in lines:
            for piece in _pieces(line):
                yield TwinRow(TwinKind.TICK, piece, lines=_room(piece), ruled=Ruled.SECOND)

    def _deadlines(self, first: str, second: str) -> Iterator[TwinRow]:
        yield from self._german_only()
        language = self.handout.language
        for day, words in self.given.fill.deadlines:
            other = f"{second} {weekday_date(day, language.code)}" if language else ""
            yield TwinRow(TwinKind.NOTICE, f"{first} {format_long_date(day)}", other)
            for piece in _pieces(words):
                yield TwinRow(TwinKind.TEXT, piece, lines=_room(piece), ruled=Ruled.SECOND)

    def _german_only(self) -> Iterator[TwinRow]:
        if self.handout.language is not None and not self.said_german:
            self.said_german = True
            yield TwinRow(TwinKind.TEXT, "", self._framed(FrameText.FILLED_IN_GERMAN))


def _pieces(words: str) -> Iterator[str]:
    """Part a long text between words, so that each row fits on a page."""
    yield from textwrap.wrap(words, _LONGEST_ROW, break_on_hyphens=False) or [words]


def _room(words: str) -> int:
    """Return how many lines the other language will need when it is written by hand."""
    return 1 + len(words) // _LINE_SIGNS
