# SPDX-License-Identifier: GPL-3.0-or-later
"""A chart for the screen: the drawing of the paper, through the same PDF and the same pictures."""

from __future__ import annotations

from hilft_desktop.documents.model import BarChart
from hilft_desktop.documents.pdf.chart_page import chart_pdf
from hilft_desktop.documents.preview import PageImage, page_images


def chart_image(chart: BarChart, *, width_mm: float = 120.0, dpi: float = 110.0) -> PageImage:
    """Return the bars of a chart as a picture; its title is left to the screen."""
    (image,) = page_images(chart_pdf(chart, width_mm), dpi=dpi)
    return image
