# SPDX-License-Identifier: GPL-3.0-or-later
"""One picture for social media as a PDF page: a point is a pixel."""

from __future__ import annotations

import io
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from hilft_desktop.documents.pdf import fonts
from hilft_desktop.documents.pdf.canvas import CountingCanvas
from hilft_desktop.documents.pdf.flowables import text
from hilft_desktop.documents.pdf.render import writing
from hilft_desktop.documents.pdf.styles import style, styles
from hilft_desktop.system import resources

WIDTH = 1080
_MARGIN = 84.0
_INNER = WIDTH - 2 * _MARGIN
_STRIPE = 14.0
_HEAD, _WORDS, _FOOT = 38.0, 40.0, 30.0
_BAR_HEIGHT = 26.0
_GAP = 24.0  # between a bar and its number
_SMALLEST = 0.4
"""A figure that does not fit on one line is made smaller, down to this part of its size."""


@dataclass(frozen=True, slots=True)
class TileBar:
    """A bar with its words above and its number, written out, at the right."""

    words: str
    number: str
    share: float
    """Length, 0 to 1 of the longest."""


@dataclass(frozen=True, slots=True)
class Tile:
    """What one picture says: a figure in large type or bars, with words around it."""

    name: str
    over: str
    """Period, above everything."""
    figure: str
    words: str
    bars: tuple[TileBar, ...]
    small: str
    unit: str
    rule: str
    """How the numbers are to be read, in short."""
    full_rule: str
    """The same in full, for the alternative text."""
    practice: str = ""

    @property
    def alternative(self) -> str:
        """What the picture says, for those who do not see it."""
        head = " ".join(part for part in (self.figure, self.words) if part)
        parts = [self.practice, f"{self.over}: {head}", *self._bar_lines(), self.small]
        return "\n".join(part for part in (*parts, self.unit, self.full_rule) if part) + "\n"

    def _bar_lines(self) -> list[str]:
        return [f"{bar.words}: {bar.number}" for bar in self.bars]


def tile_pdf(tile: Tile, height: int) -> bytes:
    """Return the page of a tile, 1080 points wide and ``height`` points high."""
    styles()  # makes the fonts ready
    buffer = io.BytesIO()
    with writing:
        canvas = CountingCanvas(
            buffer, pagesize=(WIDTH, height), invariant=1, decorate=lambda *_: None, lang="de"
        )
        _Drawing(canvas, float(height)).draw(tile)
        canvas.showPage()
        canvas.save()
    return buffer.getvalue()


class _Drawing:
    """Draws from both ends towards the middle; the figure or bars take the room between."""

    def __init__(self, canvas: Any, height: float) -> None:
        self._canvas = canvas
        self._height = height
        self._colours = _colours()

    def draw(self, tile: Tile) -> None:
        self._canvas.setFillColor(self._colours["ground"])
        self._canvas.rect(0, 0, WIDTH, self._height, stroke=0, fill=1)
        self._canvas.setFillColor(self._colours["accent"])
        self._canvas.rect(0, self._height - _STRIPE, WIDTH, _STRIPE, stroke=0, fill=1)
        top = self._height - _MARGIN
        if tile.practice:
            top = self._text(tile.practice, top, _HEAD, "accent", bold=True) - 8
        top = self._text(tile.over, top, _HEAD, "muted")
        foot = self._foot(tile)
        middle = self._middle(tile)
        room = top - foot
        used = sum(height for height, _draw in middle)
        top -= max(24.0, (room - used) / 2)
        for height, draw in middle:
            draw(top)
            top -= height

    def _foot(self, tile: Tile) -> float:
        """Draw unit and reading rule at the foot; return the height where they begin."""
        parts = ((tile.unit, _HEAD, "text", True), (tile.rule, _FOOT, "muted", False))
        flows = [self._flow(*part) for part in parts]
        bottom = _MARGIN
        for flow, height in reversed(flows):
            flow.drawOn(self._canvas, _MARGIN, bottom)
            bottom += height + 10
        self._canvas.setStrokeColor(self._colours["rest"])
        self._canvas.setLineWidth(3)
        self._canvas.line(_MARGIN, bottom + 14, WIDTH - _MARGIN, bottom + 14)
        return bottom + 28

    def _middle(self, tile: Tile) -> list[tuple[float, Any]]:
        parts: list[tuple[float, Any]] = []
        if tile.figure:
            parts.append(self._figure(tile.figure, 210.0 if not tile.bars else 120.0))
        if tile.words:
            size = 58.0 if not tile.bars else 54.0
            parts.append(self._placed(tile.words, size, "text", bold=bool(tile.bars), after=34))
        room = _INNER - max((self._width(bar.number) for bar in tile.bars), default=0.0) - _GAP
        parts += [self._bar(bar, room) for bar in tile.bars]
        if tile.small:
            parts.append(self._placed(tile.small, 34.0, "muted", bold=False, after=0))
        return parts

    def _figure(self, words: str, size: float) -> tuple[float, Any]:
        smallest = size * _SMALLEST
        flow, height = self._flow(words, size, "text", bold=True)
        while len(flow.blPara.lines) > 1 and size > smallest:
            size -= 6
            flow, height = self._flow(words, size, "text", bold=True)
        return height + 10, lambda top: flow.drawOn(self._canvas, _MARGIN, top - height)

    def _placed(
        self, words: str, size: float, colour: str, *, bold: bool, after: float
    ) -> tuple[float, Any]:
        flow, height = self._flow(words, size, colour, bold=bold)
        return height + after, lambda top: flow.drawOn(self._canvas, _MARGIN, top - height)

    @staticmethod
    def _width(number: str) -> float:
        return float(stringWidth(number, fonts.SANS_BOLD.name, _WORDS))

    def _bar(self, bar: TileBar, room: float) -> tuple[float, Any]:
        """Return a bar whose full length is ``room``: one measure for all bars of a tile."""
        words, height = self._flow(bar.words, _WORDS, "text", bold=False)
        number, _height = self._flow(bar.number, _WORDS, "text", bold=True)

        def draw(top: float) -> None:
            words.drawOn(self._canvas, _MARGIN, top - height)
            bottom = top - height - _BAR_HEIGHT - 8
            self._canvas.setFillColor(self._colours["rest"])
            self._canvas.rect(_MARGIN, bottom, room, _BAR_HEIGHT, stroke=0, fill=1)
            self._canvas.setFillColor(self._colours["bar"])
            self._canvas.rect(_MARGIN, bottom, room * bar.share, _BAR_HEIGHT, stroke=0, fill=1)
            number.drawOn(self._canvas, _MARGIN + room + _GAP, bottom - 14)

        return height + _BAR_HEIGHT + 30, draw

    def _text(
        self, words: str, top: float, size: float, colour: str, *, bold: bool = False
    ) -> float:
        flow, height = self._flow(words, size, colour, bold)
        flow.drawOn(self._canvas, _MARGIN, top - height)
        return top - height

    def _flow(self, words: str, size: float, colour: str, bold: bool) -> tuple[Any, float]:
        face = fonts.SANS_BOLD if bold else fonts.SANS
        flow = text(words, style(f"tile{size:g}{face.name}", size, fontName=face.name))
        for fragment in getattr(flow, "frags", ()):
            fragment.textColor = self._colours[colour]
        _width, height = flow.wrapOn(self._canvas, _INNER, self._height)
        return flow, height


@cache
def _colours() -> dict[str, Color]:
    found = tomllib.loads(resources.read_text("style/tiles.toml"))
    return {name: HexColor(code) for name, code in found.items()}
