# SPDX-License-Identifier: GPL-3.0-or-later
"""A page just large enough for one chart."""

from __future__ import annotations

import io

from reportlab.graphics import renderPDF

from hilft_desktop.documents.model import BarChart
from hilft_desktop.documents.page import mm
from hilft_desktop.documents.pdf.canvas import CountingCanvas
from hilft_desktop.documents.pdf.charts import bar_chart
from hilft_desktop.documents.pdf.render import writing
from hilft_desktop.documents.pdf.styles import BASE_SIZE, styles

_MARGIN = mm(2)


def chart_pdf(chart: BarChart, width_mm: float) -> bytes:
    """Return a PDF of one page that holds the bars of `chart`, `width_mm` millimetres wide."""
    styles()  # makes the fonts ready
    buffer = io.BytesIO()
    with writing:
        drawing = bar_chart(chart, mm(width_mm) - 2 * _MARGIN, BASE_SIZE * 0.82)
        size = (mm(width_mm), drawing.height + 2 * _MARGIN)
        canvas = CountingCanvas(
            buffer, pagesize=size, invariant=1, decorate=lambda *_: None, lang="de"
        )
        renderPDF.draw(drawing, canvas, _MARGIN, _MARGIN)
        canvas.showPage()
        canvas.save()
    return buffer.getvalue()
