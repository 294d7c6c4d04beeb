# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide: contents, search, pages. Public, so it works while the vault is locked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.domain.emergency import Emergency
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.guide import GuideHit, GuideListing, GuidePage, OverdueContent, Term
from hilft_desktop.domain.updates import ComingChange

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session

DAYS_AHEAD = 400
"""More than a year: figures that change every January are seen in every November."""


LONGEST_QUERY = 200
"""More than that is a text pasted by mistake; the search would take seconds over it."""


LONGEST_URL = 300
"""A longer one makes a code too fine for a telephone before an old screen."""


class GuideService:
    """Reads the guide for a working date; without one, for today."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def contents(self, on: date | None = None) -> tuple[GuideListing, ...]:
        """Return the table of contents."""
        return self._session.content.guide_index(self._day(on), self._today)

    def search(self, words: str, on: date | None = None, limit: int = 20) -> tuple[GuideHit, ...]:
        """Return pages, checklists, letters and terms that answer the words, best first.

        Only the first ``LONGEST_QUERY`` characters are looked for.
        """
        return self._session.content.search(words[:LONGEST_QUERY], self._day(on), limit)

    def prepare_search(self, on: date | None = None) -> None:
        """Make the index of a day now, so that the first keystroke does not wait for it."""
        self.search("", on, 1)

    def page(self, page_id: str, on: date | None = None) -> GuidePage:
        """Return a page; raises ``UserError("guide_page_unknown" | "guide_page_other_time")``."""
        return self._session.content.page(page_id, self._day(on), self._today)

    def page_pdf(self, page_id: str, on: date | None = None) -> bytes:
        """Return a page as PDF, with its banners, citations and as-of date."""
        from hilft_desktop.services.guide_papers import page_pdf

        return page_pdf(self.page(page_id, on), self._session.content.version)

    def qr_code(self, url: str) -> tuple[tuple[bool, ...], ...]:
        """Return the QR code of an address, ``True`` for black; raises ``qr_too_long``."""
        from hilft_desktop.documents.qr import qr_matrix

        if len(url) > LONGEST_URL:
            raise UserError("qr_too_long", longest=LONGEST_URL)
        return qr_matrix(url)

    def emergency(self, on: date | None = None) -> tuple[Emergency, ...]:
        """Return what to do now and whom to call, by situation, in the order of the strip."""
        return self._session.content.emergencies(self._day(on), self._today)

    def glossary(self) -> tuple[Term, ...]:
        """Return the abbreviations and words of the field."""
        return self._session.content.glossary()

    def overdue(self) -> tuple[OverdueContent, ...]:
        """Return what should have been checked against its source before today."""
        return self._session.content.overdue(self._today)

    def changes_soon(self, on: date | None = None) -> tuple[ComingChange, ...]:
        """Return what begins, changes or ends within 400 days after the working date."""
        from hilft_desktop.content.packs_changes import coming

        return coming(self._session.content, self._day(on), DAYS_AHEAD)

    @property
    def _today(self) -> date:
        return self._session.clock.today()

    def _day(self, on: date | None) -> date:
        return on or self._today
