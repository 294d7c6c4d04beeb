# SPDX-License-Identifier: GPL-3.0-or-later
"""Type sizes of the paper: 11 pt, in large print 14 pt; everything else follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from hilft_desktop.documents.pdf import fonts

BASE_SIZE = 11.0
LARGE_SIZE = 14.0
_LEADING = 1.3  # Noto Sans needs this much, or accents on Vietnamese capitals touch the line above


@dataclass(frozen=True, slots=True)
class Styles:
    """Paragraph styles for one base size in points."""

    size: float
    body: Any
    lead: Any
    sign_here: Any
    bold: Any
    tight: Any
    heading1: Any
    heading2: Any
    title: Any
    subtitle: Any
    item: Any
    item_small: Any
    numbered: Any
    numbered_small: Any
    small: Any
    small_bold: Any
    cell: Any
    cell_right: Any
    cell_head: Any
    cell_head_right: Any
    code: Any
    key: Any
    huge: Any


def leading(size: float) -> float:
    """Return the line distance for a type size, both in points."""
    return round(size * _LEADING, 2)


def style(name: str, size: float, **options: Any) -> Any:
    """Return a ragged-right paragraph style of our regular face; `options` are ReportLab's."""
    return ParagraphStyle(
        name,
        fontName=options.pop("fontName", fonts.SANS.name),
        bulletFontName=fonts.SANS.name,
        fontSize=size,
        bulletFontSize=size,
        leading=leading(size),
        # One line of a paragraph alone on a page is hard to read on.
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        **options,
    )


@cache
def styles(size: float = BASE_SIZE) -> Styles:
    """Return the styles of a base size in points; the fonts are registered afterwards."""
    for cut in fonts.CUTS:
        fonts.font(cut)
    bold = {"fontName": fonts.SANS_BOLD.name}
    small, cell = round(size * 0.8, 1), round(size * 0.9, 1)
    heading = {**bold, "keepWithNext": 1}
    return Styles(
        size=size,
        body=style("body", size, spaceAfter=size * 0.65),
        lead=style("lead", size, spaceAfter=size * 0.3, keepWithNext=1),
        sign_here=style("sign_here", size, spaceBefore=size * 2, spaceAfter=size * 0.65),
        bold=style("bold", size, **bold),
        tight=style("tight", size),
        heading1=style(
            "h1", size * 1.18, spaceBefore=size * 0.7, spaceAfter=size * 0.35, **heading
        ),
        heading2=style("h2", size, spaceBefore=size * 0.4, spaceAfter=size * 0.25, **heading),
        title=style("title", size * 1.65, spaceAfter=size * 0.3, **bold),
        subtitle=style("subtitle", size, spaceAfter=size * 0.9),
        item=style(
            "item", size, leftIndent=size * 1.5, bulletIndent=size * 0.4, spaceAfter=size * 0.15
        ),
        item_small=style(
            "item_small", small, leftIndent=size * 1.5, bulletIndent=size * 0.4, spaceAfter=1
        ),
        numbered=style(
            "numbered", size, leftIndent=size * 2.1, bulletIndent=0, spaceAfter=size * 0.15
        ),
        numbered_small=style(
            "numbered_small", small, leftIndent=size * 2.1, bulletIndent=0, spaceAfter=size * 0.1
        ),
        small=style("small", small),
        small_bold=style("small_bold", small, **bold),
        cell=style("cell", cell),
        cell_right=style("cell_right", cell, alignment=TA_RIGHT),
        cell_head=style("cell_head", cell, **bold),
        cell_head_right=style("cell_head_right", cell, alignment=TA_RIGHT, **bold),
        code=style("code", size * 1.35, **bold),
        key=style("key", size * 1.5, alignment=TA_CENTER, **bold),
        huge=style("huge", size * 2.5, **bold),
    )
