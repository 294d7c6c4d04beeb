# SPDX-License-Identifier: GPL-3.0-or-later
"""Kept pages as a PDF for the printer: one picture a sheet of A4, as large as it fits."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_MARGIN = 8 * mm


def picture_pdf(jpegs: Sequence[bytes]) -> bytes:
    """Return the PDF of pages kept as JPEG; it holds nothing but the pictures."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    for jpeg in jpegs:
        picture = ImageReader(io.BytesIO(jpeg))
        width, height = picture.getSize()
        sheet = landscape(A4) if width > height else A4
        canvas.setPageSize(sheet)
        canvas.drawImage(
            picture,
            _MARGIN,
            _MARGIN,
            sheet[0] - 2 * _MARGIN,
            sheet[1] - 2 * _MARGIN,
            preserveAspectRatio=True,
            anchor="c",
        )
        canvas.showPage()
    canvas.save()
    return file.getvalue()
