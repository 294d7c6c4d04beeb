# SPDX-License-Identifier: GPL-3.0-or-later
"""The canvas of all our PDFs: it knows the number of pages and what shaped words say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from hilft_desktop.documents.pdf.shaped_font import ShapedWord

PageDecorator = Callable[["CountingCanvas", int, int], None]
"""Draws what stands on every page; called with canvas, page and number of pages (from 1)."""


class _TextObject(PDFTextObject):  # type: ignore[misc]  # ReportLab has no types
    """Gives shaped words their text back: search, copy and screen readers see letters."""

    def _formatText(self, text: str) -> str:  # noqa: N802  # ReportLab's name
        code = str(super()._formatText(text))
        if isinstance(text, ShapedWord):
            actual = text.logical.encode("utf-16-be").hex().upper()
            return f"/Span <</ActualText <FEFF{actual}>>> BDC {code} EMC"
        return code

    def setRise(self, rise: float) -> None:  # noqa: N802  # ReportLab's name
        # ReportLab's own fails where a word begins with a raised sign, and forgets the rise where
        # two changes follow each other: the rest of the line then stands too high.
        self._rise = rise
        self._y -= rise
        self._code.append(f"{fp_str(rise)} Ts")


class CountingCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """Keeps finished pages until their number is known, then decorates each and writes it."""

    def __init__(self, *args: Any, decorate: PageDecorator, **options: Any) -> None:
        super().__init__(*args, **options)
        self._decorate = decorate
        self._finished: list[dict[str, Any]] = []

    def beginText(  # noqa: N802  # ReportLab's name
        self, x: float = 0, y: float = 0, direction: str | None = None
    ) -> PDFTextObject:
        return _TextObject(self, x, y, direction=direction)

    def showPage(self) -> None:  # noqa: N802  # ReportLab's name
        self._finished.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        total = len(self._finished)
        for number, state in enumerate(self._finished, start=1):
            self.__dict__.update(state)
            self._decorate(self, number, total)
            super().showPage()
        super().save()
