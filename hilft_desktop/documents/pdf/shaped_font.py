# SPDX-License-Identifier: GPL-3.0-or-later
"""A font that can be shaped: glyphs without a code point of their own get a private one.

ReportLab addresses glyphs by code point. Its own shaping hands out private code points in the
order in which glyphs first occur in the process, so the bytes of a letter would depend on the
letters before it; and it shapes a word in the font of its first sign. Both are avoided here:
a private code point is derived from the glyph's number, and only text of one font is shaped.
"""

from __future__ import annotations

from typing import Any

import uharfbuzz
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr, TTFont

_PRIVATE = 0xE000  # no text of ours holds private signs, `clean` drops them


class ShapedWord(ShapedStr):  # type: ignore[misc]  # ReportLab has no types
    """Positioned glyphs in visual order that remember the text they were made from."""

    logical: str


class ShapedFont(TTFont):  # type: ignore[misc]  # ReportLab has no types
    """A TrueType font with glyph coverage and HarfBuzz shaping."""

    def covers(self, sign: str) -> bool:
        """Tell whether the font has a glyph for the sign."""
        return ord(sign) in self.face.charToGlyph

    def shape(self, text: str, *, rtl: bool) -> ShapedWord:
        """Return the glyphs of `text` in visual order; `text` must be in logical order."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        uharfbuzz.shape(uharfbuzz.Font(self.hbFace), buffer, {})
        codes: list[str] = []
        data: list[Any] = []
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            code = self._code_of(info.codepoint)
            codes.append(chr(code))
            data.append(
                ShapeData(
                    info.cluster,
                    self.pdfScale(position.x_advance),
                    self.pdfScale(position.y_advance),
                    self.pdfScale(position.x_offset),
                    self.pdfScale(position.y_offset),
                    self.face.charWidths[code],
                )
            )
        word = ShapedWord("".join(codes), shapeData=data)
        word.logical = text
        return word

    def _code_of(self, glyph: int) -> int:
        code = _PRIVATE + glyph
        face = self.face
        if code not in face.charToGlyph:
            face.charToGlyph[code] = glyph
            known = face.glyphToChar.get(glyph)
            face.charWidths[code] = (
                face.charWidths[known[0]] if known else self.pdfScale(self._advance(glyph))
            )
        return code

    def _advance(self, glyph: int) -> int:
        return int(uharfbuzz.Font(self.hbFace).get_glyph_h_advance(glyph))
