# SPDX-License-Identifier: GPL-3.0-or-later
"""Text to ReportLab fragments: font by glyph coverage, line breaks, nothing parsed.

ReportLab's `Paragraph` usually parses a mini markup that can open files and swallow what it does
not know. We hand over finished fragments, so its parser never sees a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reportlab.lib.colors import black
from reportlab.platypus.paraparser import ParaFrag

from hilft_desktop.documents.cleaning import clean
from hilft_desktop.documents.model import Run
from hilft_desktop.documents.pdf import fonts
from hilft_desktop.documents.pdf.shaped_font import ShapedFont
from hilft_desktop.documents.typography import typeset_runs
from hilft_desktop.domain.errors import UserError

_REGULAR = (fonts.SANS, fonts.ARABIC)
_BOLD = (fonts.SANS_BOLD, fonts.ARABIC_BOLD)


def fragments(runs: Iterable[Run], size: float) -> list[ParaFrag]:
    """Return the fragments of `runs` at `size` points.

    Raises `UserError("document_unprintable", signs=...)` when no font has a sign: a gap in a name
    must not go unnoticed.
    """
    result: list[ParaFrag] = []
    for run in typeset_runs(tuple(runs)):
        lines = run.text.split("\n")
        for index, line in enumerate(lines):
            if index:
                result.append(_fragment("", fonts.SANS.name, size, break_before=True))
            result.extend(
                _fragment(text, font.fontName, size) for font, text in _by_font(line, run.bold)
            )
    return result


def unprintable(text: str) -> tuple[str, ...]:
    """Return the different signs of `text` that none of the fonts can print."""
    return tuple(
        sorted({sign for sign in clean(text) if sign != "\n" and _font_for(sign, _REGULAR) is None})
    )


def _by_font(text: str, bold: bool) -> Iterator[tuple[ShapedFont, str]]:
    cuts = _BOLD if bold else _REGULAR
    first = fonts.font(cuts[0])
    glyphs = first.face.charToGlyph
    if all(ord(sign) in glyphs for sign in text):
        if text:
            yield first, text
        return
    current, start = first, 0
    for index, sign in enumerate(text):
        if sign == " " and index:
            continue  # a space goes with the word before it
        found = _font_for(sign, cuts)
        if found is None:
            raise UserError("document_unprintable", signs=unprintable(text)[:5])
        if found is not current:
            if index > start:
                yield current, text[start:index]
            current, start = found, index
    yield current, text[start:]


def _font_for(sign: str, cuts: tuple[fonts.Cut, ...]) -> ShapedFont | None:
    return next((font for cut in cuts if (font := fonts.font(cut)).covers(sign)), None)


def _fragment(text: str, font: str, size: float, *, break_before: bool = False) -> Any:
    fragment = ParaFrag(
        text=text,
        fontName=font,
        fontSize=size,
        textColor=black,
        rise=0,
        us_lines=[],
        link=[],
        bold=0,
        italic=0,
        greek=0,
    )
    if break_before:
        fragment.lineBreak = True
    return fragment
