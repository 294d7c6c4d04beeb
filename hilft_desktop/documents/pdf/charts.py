# SPDX-License-Identifier: GPL-3.0-or-later
"""Bar charts for paper and screen: one drawing, black and grey, the value written at each bar."""

from __future__ import annotations

from typing import Any

from reportlab.graphics.charts.barcharts import HorizontalBarChart
from reportlab.graphics.shapes import STATE_DEFAULTS, Drawing, Line
from reportlab.lib.colors import Color, black
from reportlab.pdfbase.pdfmetrics import stringWidth

from hilft_desktop.documents.cleaning import clean_line
from hilft_desktop.documents.model import BarChart
from hilft_desktop.documents.pdf import fonts
from hilft_desktop.i18n.numbers import format_number

# Every drawing begins by choosing this font; ReportLab's own cannot be embedded.
STATE_DEFAULTS["fontName"] = fonts.SANS.name

_BAR = Color(0.62, 0.62, 0.62)
_VALUE_GAP = 4.0  # points between bar and value
_LABEL_SHARE = 0.6  # a longer label is cut, the bars keep the rest
_ROW, _DENSE_ROW = 1.6, 1.22  # height of a row in type sizes
_END = 2.0  # points, half the height of the ends of an uncertainty line


def bar_chart(chart: BarChart, width: float, size: float) -> Drawing:
    """Return horizontal bars, first label on top, in a drawing `width` points wide."""
    name = fonts.font(fonts.SANS).fontName
    row = size * (_DENSE_ROW if chart.dense else _ROW)
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
    longest = max(*chart.values, chart.fills, 1) + chart.bound
    _style_axes(bars, list(reversed(labels)), longest, name, size)
    bars.barLabels.dx = _VALUE_GAP + bars.width * chart.bound / longest
    drawing.add(bars)
    if chart.bound:
        _add_bounds(drawing, chart, bars, longest)
    return drawing


def _add_bounds(drawing: Drawing, chart: BarChart, bars: Any, longest: int) -> None:
    """Draw from the smallest to the largest number that each value can mean."""
    scale, row = bars.width / longest, drawing.height / len(chart.values)
    for index, value in enumerate(reversed(chart.values)):
        y = (index + 0.5) * row
        low = bars.x + scale * max(0, value - chart.bound)
        high = bars.x + scale * (value + chart.bound)
        drawing.add(Line(low, y, high, y, strokeColor=black, strokeWidth=0.7))
        for x in (low, high):
            drawing.add(Line(x, y - _END, x, y + _END, strokeColor=black, strokeWidth=0.7))


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
    bars.valueAxis.valueMax = highest
    bars.bars[0].fillColor = _BAR
    bars.bars[0].strokeColor = None
    bars.barWidth = 10
    bars.groupSpacing = 6
    bars.barLabelFormat = lambda value: format_number(int(value))
    bars.barLabels.fontName = font
    bars.barLabels.fontSize = size
    bars.barLabels.boxAnchor = "w"
    bars.barLabels.boxTarget = "hi"


def _fitted(label: str, font: str, size: float, width: float) -> str:
    if stringWidth(label, font, size) <= width:
        return label
    while label and stringWidth(f"{label}…", font, size) > width:
        label = label[:-1]
    return f"{label.rstrip()}…"
