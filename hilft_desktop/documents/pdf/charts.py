# SPDX-License-Identifier: GPL-3.0-or-later
"""Bar charts for paper and screen: one drawing, black and grey, the value written at each bar."""

from __future__ import annotations

from typing import Any

from reportlab.graphics.charts.barcharts import HorizontalBarChart
from reportlab.graphics.shapes import STATE_DEFAULTS, Drawing
from reportlab.lib.colors import Color, black
from reportlab.pdfbase.pdfmetrics import stringWidth

from hilft_desktop.documents.cleaning import clean_line
from hilft_desktop.documents.model import BarChart
from hilft_desktop.documents.pdf import fonts
from hilft_desktop.i18n.numbers import format_number

# Every drawing begins by choosing this font; ReportLab's own cannot be embedded.
STATE_DEFAULTS["fontName"] = fonts.SANS.name

_BAR = Color(0.45, 0.45, 0.45)
_VALUE_GAP = 4.0  # points between bar and value
_LABEL_SHARE = 0.6  # a longer label is cut, the bars keep the rest


def bar_chart(chart: BarChart, width: float, size: float) -> Drawing:
    """Return horizontal bars, first label on top, in a drawing `width` points wide."""
    name = fonts.font(fonts.SANS).fontName
    row = size * 1.6
    labels = [
        _fitted(clean_line(label), name, size, width * _LABEL_SHARE) for label in chart.labels
    ]
    label_width = max((stringWidth(label, name, size) for label in labels), default=0.0)
    value_width = max(
        (stringWidth(format_number(value), name, size) for value in chart.values), default=0.0
    )
    drawing = Drawing(width, row * len(labels))
    if not labels:
        return drawing
    bars = HorizontalBarChart()
    bars.x, bars.y = label_width + 8, 0
    bars.width = width - bars.x - value_width - 2 * _VALUE_GAP
    bars.height = drawing.height
    # ReportLab counts from below; readers begin at the top.
    bars.data = [list(reversed(chart.values))]
    _style_axes(bars, list(reversed(labels)), max(chart.values), name, size)
    drawing.add(bars)
    return drawing


def _style_axes(bars: Any, labels: list[str], highest: int, font: str, size: float) -> None:
    bars.categoryAxis.categoryNames = labels
    bars.categoryAxis.visibleTicks = 0
    bars.categoryAxis.strokeColor = black
    bars.categoryAxis.strokeWidth = 0.6
    bars.categoryAxis.labels.fontName = font
    bars.categoryAxis.labels.fontSize = size
    bars.categoryAxis.labels.dx = -6
    bars.valueAxis.visible = 0
    bars.valueAxis.valueMin = 0
    bars.valueAxis.valueMax = max(highest, 1)
    bars.bars[0].fillColor = _BAR
    bars.bars[0].strokeColor = None
    bars.barWidth = 10
    bars.groupSpacing = 6
    bars.barLabelFormat = lambda value: format_number(int(value))
    bars.barLabels.fontName = font
    bars.barLabels.fontSize = size
    bars.barLabels.boxAnchor = "w"
    bars.barLabels.boxTarget = "hi"
    bars.barLabels.dx = _VALUE_GAP


def _fitted(label: str, font: str, size: float, width: float) -> str:
    if stringWidth(label, font, size) <= width:
        return label
    while label and stringWidth(f"{label}…", font, size) > width:
        label = label[:-1]
    return f"{label.rstrip()}…"
