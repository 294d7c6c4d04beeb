# SPDX-License-Identifier: GPL-3.0-or-later
"""Computed deadlines on paper, in calendars and in cases, and the one list of what is due."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hilft_desktop.domain.cases import FollowUp
from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.deadlines import DeadlineQuestion, DeadlineSense
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId, FollowUpId
from hilft_desktop.domain.scope import Light, Step
from hilft_desktop.domain.team import training_state
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.deadline_record import decode, encode
from hilft_desktop.services.deadline_rows import (
    DeadlinePage,
    DeadlineQuery,
    DeadlineRecord,
    DueState,
    SheetCopy,
)
from hilft_desktop.services.deadlines import DeadlineService
from hilft_desktop.services.proofs import proof_entries
from hilft_desktop.services.rows import DueRow
from hilft_desktop.services.texts import limited
from hilft_desktop.system.lock_screen_file import DueDay, LockScreenDue

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.repositories.follow_ups import FollowUpQuery
    from hilft_desktop.storage.unit_of_work import UnitOfWork

OFFICE_LIMIT = 120
LOCK_SCREEN = "lock_screen_due"
"""Settings key: true when the lock screen may say how many deadlines end on which day."""
LOCK_SCREEN_DAYS = timedelta(days=30)
_MOST_DAYS = 60
_BINDING = frozenset({DeadlineSense.LAST_DAY, DeadlineSense.PROTECTED_UNTIL})
"""Days on which something is lost; the others only open a door."""


class DeadlineBookService:
    """Prints and books what ``DeadlineService`` reckons; sheet and calendar work while locked."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._deadlines = DeadlineService(session)

    # ------------------------------------------------------------------------ paper and calendar

    def control_sheet(
        self,
        question: DeadlineQuestion,
        copy: SheetCopy = SheetCopy.PERSON,
        remind_on: date | None = None,
    ) -> bytes:
        """Return the sheet for the person or for the folder as PDF; it names nobody.

        Raises what ``DeadlineService.compute`` raises.
        """
        record = self._reckon(question)
        return self._sheet(record, copy, remind_on or record.result.remind_on)

    def calendar(self, question: DeadlineQuestion, remind_on: date | None = None) -> bytes:
        """Return a calendar file that says no more than "Frist", with an alarm.

        Raises what ``DeadlineService.compute`` raises, and ``UserError("remind_after_deadline")``.
        """
        from hilft_desktop.services.deadline_calendar import calendar_file

        result = self._reckon(question).result
        remind = _checked_reminder(remind_on or result.remind_on, result.deadline)
        return calendar_file(result.deadline, result.sense, remind, self._session.clock.now())

    # ------------------------------------------------------------------------------------- cases

    def book(
        self, case_id: str, question: DeadlineQuestion, remind_on: date | None = None
    ) -> Changed[FollowUp]:
        """Note the safe date with a case, with the whole reckoning.

        Without ``remind_on`` the reminder is the result's own. A first day is no deadline: it is
        noted as something to do. Raises what ``DeadlineService.compute`` raises, and ``UserError``:
        ``case_unknown``, ``remind_after_deadline``, ``deadline_booked_already``.
        """
        record = self._reckon(question)
        result = record.result
        remind = _checked_reminder(remind_on or result.remind_on, result.deadline)
        text = _words(record)

        def write(uow: UnitOfWork) -> FollowUp:
            case = CaseId(case_id)
            for known in uow.follow_ups.of_case(case):
                same = (known.kind, known.due_on, known.text) == (
                    result.kind,
                    result.deadline,
                    text,
                )
                if same and known.done_on is None:
                    raise UserError("deadline_booked_already")
            return uow.follow_ups.add(
                case,
                result.deadline,
                text,
                is_deadline=result.sense in _BINDING,
                kind=result.kind,
                latest=result.latest,
                remind_on=remind,
                computation=encode(replace(record, light=self._light(uow, case))),
            )

        booked = self._session.vault.write(write)
        return Changed(booked, Changes.of(Kind.FOLLOW_UP, case_id=case_id))

    def record(self, follow_up_id: str) -> DeadlineRecord:
        """Return how a booked deadline was reckoned.

        Raises ``UserError``: ``follow_up_unknown``, ``deadline_not_computed`` for a day noted by
        hand, ``deadline_record_unreadable``.
        """
        return self._stored(follow_up_id)[1]

    def sheet_of(self, follow_up_id: str, copy: SheetCopy = SheetCopy.FOLDER) -> bytes:
        """Return the sheet of a booked deadline as it was told then; raises as ``record``."""
        follow_up, record = self._stored(follow_up_id)
        return self._sheet(record, copy, follow_up.remind_on)

    # -------------------------------------------------------------------------------------- list

    def page(self, query: DeadlineQuery) -> DeadlinePage:
        """Return a page of the deadlines and follow-ups of all cases, overdue first.

        Among what is open stand missing proofs of delivery (``proof_rows.PROOF``). What is done
        comes latest first. Raises ``UserError("page_key_invalid")``.
        """
        today = self._session.clock.today()

        def load(uow: UnitOfWork) -> DeadlinePage:
            wanted = _storage_query(query, today)
            page = uow.follow_ups.page(wanted)
            rows = tuple(
                DueRow(
                    # The reckoning is long and shown one at a time: ``record`` returns it.
                    replace(row.follow_up, computation=""),
                    row.case_title,
                    row.pseudonym,
                    (row.follow_up.due_on - today).days,
                )
                for row in page.items
            )
            is_whole = page.after is None and not query.after
            total = len(rows) if is_whole else uow.follow_ups.count(wanted)
            proofs = _proofs(uow, query, today)
            if not query.after:  # their days are over or today: they belong to the first page
                rows = tuple(sorted((*rows, *proofs), key=lambda row: row.follow_up.due_on))
            return DeadlinePage(rows, page.after or "", total + len(proofs))

        return self._session.vault.read(load)

    # ------------------------------------------------------------------------------- lock screen

    def on_lock_screen(self) -> bool:
        """Tell whether the group wants its next deadlines counted on the lock screen."""
        return self._session.vault.read(lambda uow: uow.settings.get(LOCK_SCREEN) is True)

    def show_on_lock_screen(self, shown: bool) -> Changed[bool]:
        """Switch that on or off; off from the start."""
        self._session.vault.write(lambda uow: uow.settings.put(LOCK_SCREEN, shown))
        return Changed(shown, Changes.of(Kind.SETTINGS))

    def lock_screen_due(self) -> LockScreenDue | None:
        """Return what the lock screen may show; ``None`` when the group does not want that."""
        today = self._session.clock.today()

        def load(uow: UnitOfWork) -> LockScreenDue | None:
            if uow.settings.get(LOCK_SCREEN) is not True:
                return None
            days = _count_days(uow, today)
            rows = tuple(DueDay(day, count) for day, count in sorted(days.items()))
            return LockScreenDue(today, rows[:_MOST_DAYS])

        return self._session.vault.read(load)

    # ----------------------------------------------------------------------------------- helpers

    def _reckon(self, question: DeadlineQuestion) -> DeadlineRecord:
        office = limited(
            " ".join(question.office.split()), OFFICE_LIMIT, "deadline_office_too_long", "office"
        )
        question = replace(question, office=office)
        return self._named(
            DeadlineRecord(
                question,
                self._deadlines.compute(question),
                self._session.clock.today(),
                self._session.content.version,
            )
        )

    def _light(self, uow: UnitOfWork, case_id: CaseId) -> Light:
        """Return the light that reckoning a deadline has in this case, for who is here today."""
        today = self._session.clock.today()
        unit = self._session.unit_or_none()
        here = (each for each in uow.counsellors.list() if each.name == self._session.counsellor)
        until = next((each.trained_until for each in here), None)
        light = self._session.content.scope(today, today).light(
            uow.cases.get(case_id).topic,
            Step.COMPUTE_DEADLINE,
            trained=training_state(until, today).counts,
            guided=unit is not None and bool(unit.guidance.strip()),
        )
        return light.light

    def _named(self, record: DeadlineRecord) -> DeadlineRecord:
        kinds = {info.kind: info for info in self._deadlines.kinds()}
        return replace(record, info=kinds.get(record.question.kind))

    def _stored(self, follow_up_id: str) -> tuple[FollowUp, DeadlineRecord]:
        follow_up = self._session.vault.read(
            lambda uow: uow.follow_ups.get(FollowUpId(follow_up_id))
        )
        if not follow_up.computation:
            raise UserError("deadline_not_computed")
        return follow_up, self._named(decode(follow_up.computation))

    def _sheet(self, record: DeadlineRecord, copy: SheetCopy, remind_on: date | None) -> bytes:
        from hilft_desktop.services.deadline_papers import control_sheet_pdf

        return control_sheet_pdf(
            record,
            copy,
            self._session.unit_or_none(),
            remind_on=remind_on,
            practice=self._session.state().is_practice,
        )


def _words(record: DeadlineRecord) -> str:
    title = record.result.kind if record.info is None else record.info.title
    if record.question.office:
        title = f"{title} · {record.question.office}"
    match record.result.sense:
        case DeadlineSense.FIRST_DAY:
            return _("Ab jetzt möglich: {what}").format(what=title)
        case DeadlineSense.OTHER_SIDE:
            return _("Frist der anderen Seite: {what}").format(what=title)
        case _:
            return title


def _checked_reminder(remind_on: date, deadline: date) -> date:
    if remind_on > deadline:
        raise UserError("remind_after_deadline", field="remind_on")
    return remind_on


def _storage_query(query: DeadlineQuery, today: date) -> FollowUpQuery:
    from hilft_desktop.storage.repositories.follow_ups import DueState, FollowUpQuery

    return FollowUpQuery(
        today=today,
        text=query.text,
        state=DueState(query.state),
        only_deadlines=query.only_deadlines,
        until=query.until,
        after=query.after or None,
        limit=query.limit,
    )


def _proofs(uow: UnitOfWork, query: DeadlineQuery, today: date) -> tuple[DueRow, ...]:
    if query.only_deadlines or query.state not in (DueState.OPEN, DueState.OVERDUE):
        return ()
    day = today - timedelta(days=1) if query.state is DueState.OVERDUE else today
    return proof_entries(uow, day, query.text, query.until)


def _count_days(uow: UnitOfWork, today: date) -> Counter[date]:
    from hilft_desktop.storage.repositories.follow_ups import FollowUpQuery

    days: Counter[date] = Counter()
    after: str | None = None
    while True:
        page = uow.follow_ups.page(
            FollowUpQuery(
                today,
                only_deadlines=True,
                until=today + LOCK_SCREEN_DAYS,
                after=after,
                limit=1000,
            )
        )
        days.update(row.follow_up.due_on for row in page.items)
        after = page.after
        if after is None:
            return days
