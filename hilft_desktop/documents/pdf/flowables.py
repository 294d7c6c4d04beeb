# SPDX-License-Identifier: GPL-3.0-or-later
"""Text as ReportLab flowables; the only place in the program that makes ReportLab paragraphs.

User text reaches ReportLab as finished fragments (`text_frags`), never as markup: there is nothing
to escape, and no text can open a file, follow a link or vanish.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus.flowables import Flowable, Spacer
from reportlab.platypus.paragraph import FragLine, Paragraph, ParaLines

from hilft_desktop.documents.model import Run
from hilft_desktop.documents.pdf.bidi_lines import needs_layout, visual_fragments
from hilft_desktop.documents.pdf.text_frags import fragments

# Belt and braces: even markup that somehow reached the parser could not fetch anything.
rl_config.trustedSchemes = []
rl_config.trustedHosts = []

_HAIR = 0.5  # points


class _LaidOutParagraph(Paragraph):  # type: ignore[misc]  # ReportLab has no types
    """A paragraph with right-to-left words or combining accents; see `bidi_lines`."""

    def drawPara(self, debug: int = 0) -> None:  # noqa: N802  # ReportLab's name
        in_reading_order: Any = self.__dict__["blPara"]
        self.blPara = ParaLines(
            kind=1, lines=[_in_visual_order(line, self.style) for line in in_reading_order.lines]
        )
        try:
            super().drawPara(debug)
        finally:
            self.blPara = in_reading_order


def _in_visual_order(line: FragLine, style: Any) -> FragLine:
    right_to_left = runs_right_to_left(style)
    # A line with nothing but a break keeps its empty fragment, or ReportLab would lose the line.
    words = visual_fragments(line.words, right_to_left=right_to_left) or line.words
    if not right_to_left:
        return line.clone(words=words)
    # Joined letters are narrower than the single ones by which the line was broken.
    room = line.extraSpace + sum(map(_width, line.words)) - sum(map(_width, words))
    return line.clone(words=words, extraSpace=room)


def _width(fragment: Any) -> float:
    return float(pdfmetrics.stringWidth(fragment.text, fragment.fontName, fragment.fontSize))


def runs_right_to_left(style: Any) -> bool:
    """Tell whether a style is for paragraphs that begin at the right edge."""
    return bool(getattr(style, "right_to_left", False))


def paragraph(runs: Iterable[Run], style: Any, bullet: str | None = None) -> Any:
    """Return `runs` as a flowable in a style; a bold style makes every run bold."""
    if style.fontName.endswith("-Bold"):
        runs = [Run(run.text, bold=True) for run in runs]
    pieces = fragments(runs, style.fontSize)
    if not any(piece.text.strip() for piece in pieces):
        return Spacer(1, style.leading)
    kind: Any = Paragraph
    if runs_right_to_left(style) or any(needs_layout(piece.text) for piece in pieces):
        kind = _LaidOutParagraph
        # ReportLab reduces a single fragment to bare words; two make it keep lines of fragments.
        pieces.append(pieces[-1].clone(text=""))
    return kind(None, style, bulletText=bullet, frags=pieces)


def text(value: str, style: Any, bullet: str | None = None) -> Any:
    """Return plain text as a flowable in a style."""
    return paragraph((Run(value),), style, bullet)


class TickBox(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A square box, crossed when ticked; drawn, because text fonts lack the sign."""

    def __init__(self, side: float, *, ticked: bool) -> None:
        super().__init__()
        self.width = self.height = side
        self.ticked = ticked

    def draw(self) -> None:
        side = self.width
        self.canv.setLineWidth(0.9)
        self.canv.rect(0, 0, side, side)
        if self.ticked:
            self.canv.setLineWidth(1.5)
            near, far = side * 0.2, side * 0.8
            self.canv.line(near, near, far, far)
            self.canv.line(near, far, far, near)


class Rule(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A line to write on, `height` points below what stands above it."""

    def __init__(self, height: float, width: float | None = None) -> None:
        super().__init__()
        self.height = height
        self._wanted_width = width

    def wrap(
        self,
        available_width: float,
        available_height: float,  # noqa: ARG002  # ReportLab's signature
    ) -> tuple[float, float]:
        self.width = min(self._wanted_width or available_width, available_width)
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setLineWidth(_HAIR)
        self.canv.line(0, 0, self.width, 0)
