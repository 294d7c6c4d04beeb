# SPDX-License-Identifier: GPL-3.0-or-later
"""Two languages side by side on paper: one table whose head stands on every page.

German stands left. A language written from right to left stands right of it and begins at the
right edge, its numbers, bullets and boxes outside of it; any other one carries them at its left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reportlab.lib.colors import Color, black
from reportlab.lib.enums import TA_RIGHT
from reportlab.platypus.flowables import Spacer
from reportlab.platypus.tables import Table, TableStyle

from hilft_desktop.documents.page import mm
from hilft_desktop.documents.pdf.flowables import Rule, TickBox, text
from hilft_desktop.documents.pdf.fonts import SANS, SANS_BOLD
from hilft_desktop.documents.pdf.styles import Styles, style
from hilft_desktop.documents.twins import Ruled, TwinKind, TwinRow, TwinTable

_GAP = mm(5)
_GROUND = Color(0.92, 0.92, 0.92)
_BOLD = (TwinKind.TITLE, TwinKind.HEADING, TwinKind.NOTICE)
_MARKED = (TwinKind.BULLET, TwinKind.STEP, TwinKind.TICK)
_PADDING = 2.0  # points

_Command = tuple[Any, ...]


def twin_table(block: TwinTable, styles: Styles, width: float) -> list[Any]:
    """Return the rows as flowables for a column `width` points wide."""
    if not block.rows:
        return []
    return _Maker(block, styles, width).flowables()


@dataclass(frozen=True)
class _Maker:
    block: TwinTable
    styles: Styles
    width: float

    def flowables(self) -> list[Any]:
        heads = list(self._heads())
        cells = [cell for cell, _commands in heads]
        commands: list[_Command] = [
            ("FONTNAME", (0, 0), (-1, -1), SANS.name),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), _PADDING),
            ("BOTTOMPADDING", (0, 0), (-1, -1), _PADDING),
        ]
        for number, (_cell, own) in enumerate(heads):
            commands += _at(number, own)
        if heads:
            commands.append(("BOTTOMPADDING", (0, len(heads) - 1), (-1, len(heads) - 1), 5))
        for row in self.block.rows:
            first = len(cells)
            made = list(self._lines(row))
            for cell, own in made:
                commands += _at(len(cells), own)
                cells.append(cell)
            last = len(cells) - 1 + (row.kind in (TwinKind.TITLE, TwinKind.HEADING))
            if last > first and last < len(cells) + 1:
                commands.append(("NOSPLIT", (0, first), (-1, last)))
        table = Table(
            cells,
            colWidths=self._widths,
            hAlign="LEFT",
            repeatRows=len(heads),
            splitInRow=0,
            # Not a flowable of its own: it would begin a page with nothing on it.
            spaceAfter=self.styles.size * 0.6,
        )
        table.setStyle(TableStyle(_inside(commands, len(cells))))
        return [table]

    # -- columns ----------------------------------------------------------------------------------

    @property
    def _two(self) -> bool:
        return bool(self.block.language)

    @cached_property
    def _widths(self) -> list[float]:
        mark = self.styles.size * 1.9
        if not self._two:
            return [mark, self.width - mark]
        half = (self.width - _GAP) / 2
        other = [half - mark, mark] if self.block.right_to_left else [mark, half - mark]
        return [mark, half - mark, _GAP, *other]

    @property
    def _second(self) -> tuple[int, int]:
        """Return the columns of mark and text of the second language."""
        return (4, 3) if self.block.right_to_left else (3, 4)

    # -- rows -------------------------------------------------------------------------------------

    def _heads(self) -> Iterator[tuple[list[Any], list[_Command]]]:
        if not self._two:
            return
        ground = [("BACKGROUND", (0, 0), (-1, 0), _GROUND)]
        padded = [("LEFTPADDING", (0, 0), (0, 0), 4), ("RIGHTPADDING", (-1, 0), (-1, 0), 4)]
        for first, second in (self.block.heads, self.block.marks):
            if first or second:
                cells = self._empty()
                cells[0], cells[3] = self._german(first, "head"), self._other(second, "head")
                yield cells, [*ground, *padded, *self._whole(first=True, second=True)]

    def _lines(self, row: TwinRow) -> Iterator[tuple[list[Any], list[_Command]]]:
        if row.kind is TwinKind.SIGNATURE:
            yield self._signature(row)
            return
        if row.kind is TwinKind.NOTICE:
            yield self._empty(), self._low()
        if row.first or row.second or row.kind in _MARKED:
            yield self._words(row)
        if row.kind is TwinKind.NOTICE:
            yield self._empty(), self._low()
        for _number in range(row.lines if row.ruled is Ruled.ACROSS else 0):
            cells = self._empty()
            cells[0] = Rule(self.styles.size * 1.6)
            yield cells, [("SPAN", (0, 0), (-1, 0)), ("TOPPADDING", (0, 0), (-1, 0), 0)]

    def _low(self) -> list[_Command]:
        """Make an empty row as high as the distance between a frame and the text around it."""
        ends = [(edge, (0, 0), (-1, 0), 0) for edge in ("TOPPADDING", "BOTTOMPADDING")]
        height = self.styles.size * 0.4
        return [*ends, ("FONTSIZE", (0, 0), (-1, 0), 1), ("LEADING", (0, 0), (-1, 0), height)]

    def _words(self, row: TwinRow) -> tuple[list[Any], list[_Command]]:
        cells = self._empty()
        name = _style_name(row.kind)
        first: list[Any] = [self._german(row.first, name)] if row.first else []
        second: list[Any] = [self._other(row.second, name)] if row.second else []
        if row.below:
            first.append(self._german(row.below, "bold"))
            second.append(self._below(row.below))
        if row.ruled is Ruled.EACH:
            first += self._rules(row.lines)
        if row.ruled in (Ruled.EACH, Ruled.SECOND):
            second += self._rules(row.lines)
        commands: list[_Command] = []
        if row.kind in _MARKED:
            cells[1] = first
            self._set_marks(cells, row)
            if self._two:
                cells[self._second[1]] = second
        else:
            cells[0] = first
            if self._two:
                cells[3] = second
            commands += self._whole(first=True, second=True)
        return cells, [*commands, *self._look(row.kind)]

    def _set_marks(self, cells: list[Any], row: TwinRow) -> None:
        if row.kind is TwinKind.TICK:
            cells[self._second[0] if self._two else 0] = self._box()
            return
        mark = "•" if row.kind is TwinKind.BULLET else f"{row.number}."
        cells[0] = self._german(mark, "body")
        if self._two and (row.second or row.ruled is not Ruled.ACROSS):
            cells[self._second[0]] = self._other(mark, "mark")

    def _box(self) -> list[Any]:
        return [Spacer(1, self.styles.size * 0.2), TickBox(self.styles.size, ticked=False)]

    def _signature(self, row: TwinRow) -> tuple[list[Any], list[_Command]]:
        room = self.styles.size * 2.6
        cells = self._empty()
        cells[0] = [Rule(room), text(row.first, self.styles.small)]
        if not self._two:
            gap, half = mm(8), mm(55)
            inner = Table(
                [[cells[0], "", [Rule(room), text(row.second, self.styles.small)]]],
                colWidths=[half, gap, self.width - half - gap],
            )
            inner.setStyle(
                TableStyle(
                    [
                        ("FONTNAME", (0, 0), (-1, -1), SANS.name),
                        ("LEFTPADDING", (0, 0), (-1, -1), 0),
                        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                    ]
                )
            )
            cells[0] = inner
            return cells, self._whole(first=True, second=False)
        cells[3] = [Rule(room), text(row.second, self.styles.small)]
        return cells, self._whole(first=True, second=True)

    def _rules(self, count: int) -> list[Any]:
        return [Rule(self.styles.size * 1.7) for _ in range(count)]

    def _empty(self) -> list[Any]:
        return [""] * len(self._widths)

    def _whole(self, *, first: bool, second: bool) -> list[_Command]:
        """Let a text begin where the marks of the other rows stand."""
        spans: list[_Command] = [("SPAN", (0, 0), (1, 0))] if first else []
        if self._two and second:
            spans.append(("SPAN", (3, 0), (4, 0)))
        return spans

    def _look(self, kind: TwinKind) -> list[_Command]:
        size = self.styles.size
        if kind is TwinKind.HEADING:
            return [("TOPPADDING", (0, 0), (-1, 0), size * 0.7)]
        if kind is TwinKind.LABEL:
            return [("TOPPADDING", (0, 0), (-1, 0), size * 0.4)]
        if kind is TwinKind.TITLE:
            return [("TOPPADDING", (0, 0), (-1, 0), size * 0.5)]
        if kind is TwinKind.TICK and self.block.right_to_left:
            return [("ALIGN", (4, 0), (4, 0), "RIGHT")]
        if kind is TwinKind.NOTICE:
            frames: list[_Command] = [("BOX", (0, 0), (1, 0), 1.2, black)]
            if self._two:
                frames.append(("BOX", (3, 0), (4, 0), 1.2, black))
            inset = [(edge, (0, 0), (-1, 0), 6) for edge in ("LEFTPADDING", "RIGHTPADDING")]
            deep = [(edge, (0, 0), (-1, 0), 5) for edge in ("TOPPADDING", "BOTTOMPADDING")]
            return [*frames, *inset, *deep]
        return []

    # -- words ------------------------------------------------------------------------------------

    def _german(self, value: str, name: str) -> Any:
        return text(value, self._style(name, right_to_left=False))

    def _other(self, value: str, name: str) -> Any:
        return text(value, self._style(name, right_to_left=self.block.right_to_left))

    def _below(self, value: str) -> Any:
        made = self._style("bold", right_to_left=False)
        if self.block.right_to_left:
            made.alignment = TA_RIGHT
        return text(value, made)

    def _style(self, name: str, *, right_to_left: bool) -> Any:
        size = self.styles.size
        options: dict[str, Any] = {"alignment": TA_RIGHT} if right_to_left else {}
        if name in ("title", "bold", "head"):
            options["fontName"] = SANS_BOLD.name
        sizes = {"title": size * 1.45, "head": size * 0.85}
        made = style(f"twin_{name}", sizes.get(name, size), **options)
        made.right_to_left = right_to_left
        return made


def _style_name(kind: TwinKind) -> str:
    if kind is TwinKind.TITLE:
        return "title"
    return "bold" if kind in _BOLD else "body"


def _at(row: int, commands: list[_Command]) -> list[_Command]:
    """Move commands of one row to its place in the table."""
    return [(name, (first[0], row), (last[0], row), *rest) for name, first, last, *rest in commands]


def _inside(commands: list[_Command], rows: int) -> list[_Command]:
    """Cut what holds rows together at the end of the table."""
    return [
        (name, first, (last[0], rows - 1), *rest)
        if name == "NOSPLIT" and last[1] >= rows
        else (name, first, last, *rest)
        for name, first, last, *rest in commands
    ]
