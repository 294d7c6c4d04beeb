# SPDX-License-Identifier: GPL-3.0-or-later
"""The poster of the stall: place and hours to be read from afar, strips to tear off at the foot.

Black on white, no logo. What is long is set smaller, never cut off; what does not fit even then is
refused by name.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab.lib.colors import black, white

from hilft_desktop.documents import words
from hilft_desktop.documents.model import Run
from hilft_desktop.documents.page import POINTS_PER_MM, mm
from hilft_desktop.documents.pdf import fonts
from hilft_desktop.documents.pdf.canvas import CountingCanvas
from hilft_desktop.documents.pdf.flowables import paragraph, text
from hilft_desktop.documents.pdf.render import writing
from hilft_desktop.documents.pdf.styles import style, styles
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.dates import format_date

SIZES = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
"""Width and height in millimetres."""
STRIP_WIDTH, STRIP_HEIGHT = 21.0, 68.0
"""Millimetres of one strip; as many stand side by side as the paper has room for."""
_MARGIN = 16.0
_FOOT = 12.0
_SHRINK = 0.94
_SMALLEST = 0.35
_LEAST_GAP, _MOST_GAP = 8.0, 30.0  # points between two groups
_STRIP_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
_INSET = 1.6  # millimetres between a strip's edge and its words
_AUTHOR = "hilft desktop"


@dataclass(frozen=True, slots=True)
class PosterContent:
    """What the poster says, in the order of reading."""

    headline: str
    lead: str
    when: tuple[str, ...]
    where: tuple[str, ...]
    phone: str
    bring: str
    unit: str
    as_of: date
    practice: bool = False

    @property
    def strip(self) -> tuple[str, ...]:
        """What stands on each strip, the most important first."""
        joined = ("; ".join(self.when), ", ".join(self.where))
        return tuple(line for line in (self.unit, *joined, self.phone) if line)


def poster_pdf(content: PosterContent, size: str, *, strips: bool) -> bytes:
    """Return the poster, one page.

    Raises ``UserError``: ``poster_too_full``, ``document_unprintable``; ``KeyError`` for a size
    that is none of ``SIZES``.
    """
    width, height = SIZES[size]
    buffer = io.BytesIO()
    with writing:
        styles()  # makes the fonts ready
        canvas = CountingCanvas(
            buffer,
            pagesize=(mm(width), mm(height)),
            invariant=1,
            lang="de",
            decorate=lambda *_: None,
            initialFontName=fonts.SANS.name,
        )
        canvas.setTitle("Aushang")
        canvas.setAuthor(_AUTHOR)
        canvas.setCreator(_AUTHOR)
        lowest = STRIP_HEIGHT if strips else 0.0
        _main(canvas, content, width, height, lowest)
        if strips:
            _strips(canvas, content.strip, width)
        canvas.showPage()
        canvas.save()
    return buffer.getvalue()


def _main(canvas: Any, content: PosterContent, width: float, height: float, lowest: float) -> None:
    """Set the poster as large as it fits between the upper margin and ``lowest``."""
    room_width, room = mm(width - 2 * _MARGIN), mm(height - _MARGIN - lowest - _FOOT - 6.0)
    scale = width / 210.0
    factor = scale
    groups = _groups(content, factor)
    while _depth(groups, room_width) + _LEAST_GAP * factor * len(groups) > room or _broken(
        content, factor, room_width
    ):
        factor *= _SHRINK
        if factor < scale * _SMALLEST:
            raise UserError("poster_too_full")
        groups = _groups(content, factor)
    # What is left over goes between the groups, so that the page looks full from afar.
    left_over = room - _depth(groups, room_width)
    gap = min(left_over / (len(groups) - 1), _MOST_GAP * scale)
    y = mm(height - _MARGIN)
    for group in groups:
        for part in group:
            y -= part.height
            part.drawOn(canvas, mm(_MARGIN), y)
        y -= gap
    _footer(canvas, content, width, lowest)


def _depth(groups: Sequence[Sequence[Any]], width: float) -> float:
    return float(sum(part.wrap(width, width * 4)[1] for group in groups for part in group))


def _groups(content: PosterContent, factor: float) -> list[list[Any]]:
    def lines(texts: Sequence[str], size: float, *, bold: bool = False) -> list[Any]:
        face = {"fontName": fonts.SANS_BOLD.name} if bold else {}
        look = style(f"poster_{size}", size * factor, **face)
        return [text(line, look) for line in texts if line]

    groups = [
        lines((content.headline,), 44, bold=True),
        lines((content.lead,), 22),
        lines(("Wann?",), 20) + lines(content.when, 30, bold=True),
        lines(("Wo?",), 20) + lines(content.where, 28, bold=True),
    ]
    if content.phone:
        groups.append(lines(("Telefon",), 20) + lines((content.phone,), 30, bold=True))
    return [*groups, lines((content.bring,), 20)]


def _broken(content: PosterContent, factor: float, width: float) -> bool:
    """Tell whether a single word would have to be broken at this size."""
    bold = fonts.font(fonts.SANS_BOLD)
    longest = {
        44.0: content.headline.split(),
        30.0: [word for line in (*content.when, content.phone) for word in line.split()],
        28.0: [word for line in content.where for word in line.split()],
    }
    return any(
        bold.stringWidth(word, size * factor) > width
        for size, found in longest.items()
        for word in found
    )


def _footer(canvas: Any, content: PosterContent, width: float, lowest: float) -> None:
    mark = f"{words.PRACTICE}. " if content.practice else ""
    line = text(f"{mark}{content.unit} · Stand {format_date(content.as_of)}", style("foot", 9.0))
    _wide, deep = line.wrap(mm(width - 2 * _MARGIN), mm(_FOOT))
    line.drawOn(canvas, mm(_MARGIN), mm(lowest) + max(mm(_FOOT) - deep, 0.0))


def _strips(canvas: Any, lines: Sequence[str], width: float) -> None:
    """Draw the strips with their cut lines; the words run from below to above."""
    count = int(width // STRIP_WIDTH)
    left = (width - count * STRIP_WIDTH) / 2
    parts = _strip_parts(lines)
    canvas.saveState()
    canvas.setStrokeColor(black)
    canvas.setFillColor(white)
    canvas.setLineWidth(0.6)
    canvas.setDash(4, 3)
    canvas.line(0, mm(STRIP_HEIGHT), mm(width), mm(STRIP_HEIGHT))
    for number in range(count + 1):
        x = mm(left + number * STRIP_WIDTH)
        canvas.line(x, 0, x, mm(STRIP_HEIGHT))
    canvas.restoreState()
    for number in range(count):
        canvas.saveState()
        # Turned by a quarter: what was the width of the words is now the height of the strip.
        canvas.translate(mm(left + (number + 1) * STRIP_WIDTH), 0)
        canvas.rotate(90)
        x, y = mm(_INSET + 4.0), mm(STRIP_WIDTH) - _strip_top(parts)
        for part, deep in parts:
            y -= deep
            part.drawOn(canvas, x, y)
        canvas.restoreState()


def _strip_parts(lines: Sequence[str]) -> list[tuple[Any, float]]:
    """Return the words of a strip in the largest size that fits."""
    wide, deep = mm(STRIP_HEIGHT - 2 * _INSET - 5.0), mm(STRIP_WIDTH - 2 * _INSET)
    for size in _STRIP_SIZES:
        look = style(f"strip_{size}", size)
        look.leading = size * 1.18
        flow = [
            paragraph((Run(line, bold=number == 0),), look) for number, line in enumerate(lines)
        ]
        parts = [(part, part.wrap(wide, deep)[1]) for part in flow]
        if sum(height for _part, height in parts) <= deep:
            return parts
    raise UserError("poster_too_full")


def _strip_top(parts: Sequence[tuple[Any, float]]) -> float:
    """Return the free height above the words, so that they stand in the middle of the strip."""
    return (STRIP_WIDTH * POINTS_PER_MM - sum(height for _part, height in parts)) / 2
