# SPDX-License-Identifier: GPL-3.0-or-later
"""The start page: what is due, which danger is unanswered, what should have been checked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypedDict

from hilft_desktop.domain.tallies import Month
from hilft_desktop.services.backups import BackupService
from hilft_desktop.services.directory_rows import ReferralRow
from hilft_desktop.services.proof_rows import ProofRow
from hilft_desktop.services.proofs import missing_proofs
from hilft_desktop.services.referrals import late_until, referral_row
from hilft_desktop.services.rows import DueRow, LookRow, OpenFlagRow, TodayOverview

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.repositories.case_work import FlagRow as StorageFlagRow
    from hilft_desktop.storage.repositories.follow_ups import DueRow as StorageDueRow
    from hilft_desktop.storage.repositories.second_looks import LookRow as StorageLookRow
    from hilft_desktop.storage.unit_of_work import UnitOfWork

DAYS_AHEAD = 7
SHOWN = 50


class TodayService:
    """Collects what the start page shows."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def overview(self) -> TodayOverview:
        """Return what is due until a week from today, open red flags, overdue content, backups.

        What is overdue stands first in ``due``; later follow-ups whose reminder has come are in
        ``reminders``; ``second_looks`` has what others asked for, not oneself.
        """
        today, who = self._session.clock.today(), self._session.counsellor
        kept = self._session.vault.read(lambda uow: _load(uow, today, who))
        listing = self._session.content.guide_index(today, today)
        return TodayOverview(
            day=today,
            content_overdue=tuple(page for page in listing if page.overdue),
            backup=BackupService(self._session).status(),
            **kept,
        )


class _Kept(TypedDict):
    due: tuple[DueRow, ...]
    due_total: int
    flags: tuple[OpenFlagRow, ...]
    flags_total: int
    second_looks: tuple[LookRow, ...]
    second_looks_total: int
    referrals_late: tuple[ReferralRow, ...]
    referrals_late_total: int
    reminders: tuple[DueRow, ...]
    contacts_this_month: int
    proofs: tuple[ProofRow, ...]
    proofs_total: int
    waiting_papers: int


def _load(uow: UnitOfWork, today: date, who: str) -> _Kept:
    horizon = today + timedelta(days=DAYS_AHEAD)
    return {
        "due": tuple(due_row(row, today) for row in uow.follow_ups.due(horizon, limit=SHOWN).items),
        "due_total": uow.follow_ups.count_due(horizon),
        "flags": tuple(flag_row(row) for row in uow.flags.open(limit=SHOWN).items),
        "flags_total": uow.flags.count_open(),
        "second_looks": tuple(
            look_row(row)
            for row in uow.second_looks.open(not_by=who, seconded_by=who, limit=SHOWN).items
        ),
        "second_looks_total": uow.second_looks.count_open(not_by=who, seconded_by=who),
        "referrals_late": tuple(
            referral_row(row, today)
            for row in uow.referrals.open(until=late_until(uow, today), limit=SHOWN).items
        ),
        "referrals_late_total": uow.referrals.count_open(until=late_until(uow, today)),
        "reminders": tuple(
            due_row(row, today) for row in uow.follow_ups.reminders(today, horizon, limit=SHOWN)
        ),
        "contacts_this_month": uow.contacts.count(Month.of(today)),
        "proofs": missing_proofs(uow, today, today, limit=SHOWN),
        "proofs_total": uow.documents.count_unproven(today),
        "waiting_papers": uow.print_jobs.count(),
    }


def due_row(row: StorageDueRow, today: date) -> DueRow:
    """Return something to be done as lists over all cases show it."""
    days_left = (row.follow_up.due_on - today).days
    return DueRow(row.follow_up, row.case_title, row.pseudonym, days_left)


def flag_row(row: StorageFlagRow) -> OpenFlagRow:
    """Return an open flag as lists over all cases show it."""
    return OpenFlagRow(row.flag, row.case_title, row.pseudonym)


def look_row(row: StorageLookRow) -> LookRow:
    """Return a second look asked for as lists over all cases show it."""
    return LookRow(row.look, row.case_title, row.pseudonym)
