# SPDX-License-Identifier: GPL-3.0-or-later
"""Referring a case to a body: choose, send along, or forget again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from hilft_desktop.ui.page import Page


class ReferDesk(QObject):
    """Works for one page; nothing leaves here, the letter page asks for consent."""

    planned = Signal(object)
    """``ReferralPlan`` of a body that was chosen."""
    handed_out = Signal(object)
    """``Referral`` of a person who goes there herself."""
    dropped = Signal()
    case_found = Signal(object)
    """``CaseDetail`` of the case that is to be referred."""
    failed = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def find_case(self, case_id: str) -> None:
        """Find out whose case it is."""
        self._page.context.jobs.run(
            self._page,
            lambda services: services.cases.show(case_id),
            self.case_found.emit,
            self.failed.emit,
        )

    def begin(self, case_id: str, body_id: str) -> None:
        """Choose a body for the case."""
        self._page.context.jobs.run(
            self._page,
            lambda services: services.referrals.begin(case_id, body_id),
            self.planned.emit,
            self.failed.emit,
        )

    def hand_out(self, case_id: str, body_id: str) -> None:
        """Note that the person takes the address along."""
        self._page.context.jobs.run(
            self._page,
            lambda services: services.referrals.hand_out(case_id, body_id),
            self.handed_out.emit,
            self.failed.emit,
        )

    def drop(self, case_id: str) -> None:
        """Forget what was chosen and not sent."""
        self._page.context.jobs.run(
            self._page,
            lambda services: services.referrals.drop(case_id),
            lambda _done: self.dropped.emit(),
            self.failed.emit,
        )
