# SPDX-License-Identifier: GPL-3.0-or-later
"""A QR code as rows of fields, for whoever paints it; paper has its own block in the model."""

from __future__ import annotations

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
