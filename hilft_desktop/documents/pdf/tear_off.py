# SPDX-License-Identifier: GPL-3.0-or-later
"""The answer slip at the foot of a page: cut line, our address, code, boxes to tick."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.flowables import Flowable, Spacer
from reportlab.platypus.tables import Table, TableStyle

from hilft_desktop.documents import words
from hilft_desktop.documents.model import TearOff
from hilft_desktop.documents.page import mm
from hilft_desktop.documents.pdf.flowables import Rule, TickBox, text
from hilft_desktop.documents.pdf.fonts import SANS
from hilft_desktop.documents.pdf.styles import Styles

_CODE_SHARE = 0.4  # of the width
_SHORTEST_RULE = mm(35)
_CUT_SIZE = 8.0  # points
_DASHES = (3, 2)
_BARE = (
    ("FONTNAME", (0, 0), (-1, -1), SANS.name),
    ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
)


def tear_off(slip: TearOff, styles: Styles, width: float) -> Any:
    """Return the slip as one flowable that keeps to the foot of the page; `width` in points."""
    size = styles.size
    code_width = width * _CODE_SHARE
    address = [
        text(words.SLIP_RETURN, styles.small),
        *(text(line, styles.tight) for line in slip.return_to),
    ]
    code: list[Any] = [text(words.SLIP_CODE, styles.small)]
    code.append(text(slip.code, styles.code) if slip.code else Rule(size * 2.2))
    parts = [
        CutLine(),
        Spacer(1, size * 0.5),
        text(words.SLIP_TITLE, styles.bold),
        Spacer(1, size * 0.4),
        _table([[address, code]], [width - code_width, code_width], valign="TOP"),
        *(part for option in slip.options for part in _option(option, styles, width)),
        Spacer(1, size * 0.9),
        text(words.SLIP_NOTE, styles.small),
        Rule(size * 2.4, mm(95)),
        text(words.SLIP_SIGN, styles.small),
    ]
    return AtFoot(parts)


def _option(option: str, styles: Styles, width: float) -> list[Any]:
    """Return a box, the words and a line to write on, beside them when there is room."""
    size, box = styles.size, styles.size * 2
    needed = stringWidth(option, styles.tight.fontName, size) + size * 0.6
    tick, label = TickBox(size, ticked=False), text(option, styles.tight)
    rule = Rule(size * 0.2)
    if width - box - needed >= _SHORTEST_RULE:
        row = _table([[tick, label, rule]], [box, needed, width - box - needed])
    else:
        row = _table([[tick, [label, Rule(size * 1.6)]]], [box, width - box], valign="TOP")
    return [Spacer(1, size * 0.9), row]


def _table(rows: list[list[Any]], columns: list[float], valign: str = "BOTTOM") -> Any:
    table = Table(rows, colWidths=columns, hAlign="LEFT")
    table.setStyle(TableStyle([*_BARE, ("VALIGN", (0, 0), (-1, -1), valign)]))
    return table


class CutLine(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A dashed line across the column with scissors; drawn, because text fonts lack the sign."""

    def wrap(
        self,
        available_width: float,
        available_height: float,  # noqa: ARG002  # ReportLab's signature
    ) -> tuple[float, float]:
        self.width, self.height = available_width, _CUT_SIZE * 1.6
        return self.width, self.height

    def draw(self) -> None:
        middle = self.height / 2
        half = stringWidth(words.CUT_HERE, SANS.name, _CUT_SIZE) / 2 + 4
        centre = self.width / 2
        self.canv.setFont(SANS.name, _CUT_SIZE)
        self.canv.drawCentredString(centre, middle - _CUT_SIZE * 0.35, words.CUT_HERE)
        self._scissors(middle)
        self.canv.setLineWidth(0.6)
        self.canv.setDash(*_DASHES)
        self.canv.line(mm(8), middle, centre - half, middle)
        self.canv.line(centre + half, middle, self.width, middle)
        self.canv.setDash()

    def _scissors(self, middle: float) -> None:
        self.canv.setLineWidth(0.9)
        for side in (1, -1):
            self.canv.circle(mm(1.2), middle + side * mm(1.1), mm(0.8))
            self.canv.line(mm(1.9), middle + side * mm(0.7), mm(6.5), middle - side * mm(1.1))


class AtFoot(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Parts that stand together at the foot of the page, or of the next one; never split."""

    def __init__(self, parts: list[Any]) -> None:
        super().__init__()
        self._parts = parts

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        self._heights = [part.wrap(available_width, available_height)[1] for part in self._parts]
        # All the room that is left is taken, so that the parts reach down to the foot.
        self.height = max(sum(self._heights), available_height)
        return self.width, self.height

    def draw(self) -> None:
        y = sum(self._heights)
        for part, height in zip(self._parts, self._heights, strict=True):
            y -= height
            part.drawOn(self.canv, 0, y)
