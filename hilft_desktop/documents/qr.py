# SPDX-License-Identifier: GPL-3.0-or-later
"""A QR code as rows of fields, for whoever paints it; paper has its own block in the model."""

from __future__ import annotations

import io

from PIL import Image
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel


def qr_matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the code of a text, ``True`` for black; the white frame around it is not included.

    Errors are corrected up to level M: a scratched screen may hide an eighth of it.
    """
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    count = range(code.getModuleCount())
    return tuple(tuple(bool(code.isDark(row, column)) for column in count) for row in count)


_FRAME = 4
"""Fields of white around the code, as its standard asks."""


def qr_png(text: str, pixels: int) -> bytes:
    """Return the code of a text as a PNG with its white frame, each field so many pixels wide.

    The picture carries nothing besides its points: no author, no time, no program.
    """
    fields = qr_matrix(text)
    side = len(fields) + 2 * _FRAME
    image = Image.new("1", (side, side), 1)
    for row, line in enumerate(fields):
        for column, black in enumerate(line):
            if black:
                image.putpixel((column + _FRAME, row + _FRAME), 0)
    large = image.resize((side * pixels, side * pixels), Image.Resampling.NEAREST)
    out = io.BytesIO()
    large.save(out, format="PNG", optimize=True)
    return out.getvalue()
