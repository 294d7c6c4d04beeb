# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of finished papers: what is looked at and what goes to the printer.

The window draws no PDF itself, so that exactly one renderer decides what a page looks like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hilft_desktop.services.rows import PagePicture

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session

SCREEN_DPI = 110


class PaperService:
    """Turns PDF bytes into page pictures; needs no vault."""

    def __init__(self, session: Session) -> None:
        del session  # every service is built alike; this one needs neither vault nor content

    def pictures(self, pdf: bytes, dpi: int = SCREEN_DPI) -> tuple[PagePicture, ...]:
        """Return every page of a PDF, in order, at ``dpi`` dots per inch."""
        from hilft_desktop.documents.preview import page_images

        return tuple(
            PagePicture(image.width, image.height, image.stride, image.rgb)
            for image in page_images(pdf, dpi=dpi)
        )
