# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the pages of a PDF: the very bytes that are printed, seen by another program."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import pypdfium2

drawing = Lock()
"""Held by whoever uses PDFium: it is not made for several threads at a time."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as rows of red, green and blue bytes; a row takes `stride` bytes."""

    width: int
    height: int
    stride: int
    rgb: bytes


def page_images(pdf: bytes, *, dpi: float = 110.0) -> tuple[PageImage, ...]:
    """Return all pages of a PDF as pictures with `dpi` dots per inch, on white."""
    with drawing, pypdfium2.PdfDocument(pdf) as document:
        return tuple(_picture(page, dpi / 72) for page in document)


def page_count(pdf: bytes) -> int:
    """Return the number of pages of a PDF."""
    with drawing, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def _picture(page: pypdfium2.PdfPage, scale: float) -> PageImage:
    # PDFium draws blue first; let it swap while drawing instead of copying the page afterwards.
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    try:
        return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        bitmap.close()
        page.close()
