# SPDX-License-Identifier: GPL-3.0-or-later
"""The start page: what is due, which danger is unanswered, what should have been checked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hilft_desktop.domain.tallies import Month
from hilft_desktop.services.backups import BackupService
from hilft_desktop.services.rows import DueRow, OpenFlagRow, TodayOverview

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

DAYS_AHEAD = 7
SHOWN = 50


class TodayService:
    """Collects what the start page shows."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def overview(self) -> TodayOverview:
        """Return what is due until a week from today, open red flags, overdue content, backups."""
        today = self._session.clock.today()
        due, due_total, flags, flags_total, contacts = self._session.vault.read(
            lambda uow: _load(uow, today)
        )
        listing = self._session.content.guide_index(today, today)
        return TodayOverview(
            day=today,
            due=due,
            due_total=due_total,
            flags=flags,
            flags_total=flags_total,
            content_overdue=tuple(page for page in listing if page.overdue),
            backup=BackupService(self._session).status(),
            contacts_this_month=contacts,
        )


def _load(
    uow: UnitOfWork, today: date
) -> tuple[tuple[DueRow, ...], int, tuple[OpenFlagRow, ...], int, int]:
    horizon = today + timedelta(days=DAYS_AHEAD)
    due = tuple(
        DueRow(row.follow_up, row.case_title, row.pseudonym, (row.follow_up.due_on - today).days)
        for row in uow.follow_ups.due(horizon, limit=SHOWN).items
    )
    flags = tuple(
        OpenFlagRow(row.flag, row.case_title, row.pseudonym)
        for row in uow.flags.open(limit=SHOWN).items
    )
    return (
        due,
        uow.follow_ups.count_due(horizon),
        flags,
        uow.flags.count_open(),
        uow.contacts.count(Month.of(today)),
    )
