# SPDX-License-Identifier: GPL-3.0-or-later
"""What has lain long enough, and its erasing: cases leave a line that can be counted, no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Text, delete, exists, func, or_, select, update

from hilft_desktop.domain.casework import AmountKind
from hilft_desktop.domain.codes import Topic
from hilft_desktop.domain.ids import AttachmentId, CaseId, ContactId, PersonId
from hilft_desktop.domain.money import euro_band
from hilft_desktop.domain.privacy import StrippedCase
from hilft_desktop.domain.tallies import Month
from hilft_desktop.storage.repositories.retention import StrippedRepository
from hilft_desktop.storage.tables import (
    amounts,
    attachments,
    cases,
    collective_cases,
    collectives,
    consents,
    contacts,
    drafts,
    follow_ups,
    identities,
    persons,
    print_jobs,
)
from hilft_desktop.storage.transaction import Repository

_DAY_SIGNS = 10
"""A moment begins with its day."""


@dataclass(frozen=True, slots=True)
class Resting:
    """A record, whose it is by pseudonym, and since which day nothing happened to it."""

    id: str
    since: date
    pseudonym: str = ""
    topic: Topic | None = None
    case_id: str = ""
    person_id: str = ""
    is_paper: bool = False
    """A paper that waits for the printer."""


class _Money(NamedTuple):
    conceded: int
    received: int


class ExpiryRepository(Repository):
    """Finds what has lain since a day and takes it away. Whether it may go, the service decides."""

    __slots__ = ()

    def identities(self, until: date) -> tuple[Resting, ...]:
        """Return the real names whose purge day has come by then, earliest first."""
        statement = (
            select(
                identities.c.person_id.label("id"),
                identities.c.purge_on.label("since"),
                persons.c.pseudonym,
                identities.c.person_id,
            )
            .join(persons, persons.c.id == identities.c.person_id)
            .where(identities.c.purge_on <= until)
            .order_by(identities.c.purge_on, identities.c.id)
        )
        return self._resting(statement)

    def cases(self, until: date) -> tuple[Resting, ...]:
        """Return closed cases untouched since then, longest first.

        Something still to do keeps a case awake until its day.
        """
        since = _since(cases.c.closed_on)
        return self._resting(_of_case(cases.c.id, since, until))

    def untouched(self, until: date) -> tuple[Resting, ...]:
        """Return cases still open and untouched since then, longest first; none of them goes."""
        since = _since(cases.c.opened_on)
        return self._resting(_of_case(cases.c.id, since, until, is_open=True))

    def attachments(self, until: date) -> tuple[Resting, ...]:
        """Return the attachments of closed cases untouched since then, longest first."""
        since = _since(cases.c.closed_on)
        statement = _of_case(attachments.c.id, since, until).join(
            attachments, attachments.c.case_id == cases.c.id
        )
        return self._resting(statement)

    def notes(self, until: date) -> tuple[Resting, ...]:
        """Return the contacts of no case, not later than then, that carry a note."""
        statement = (
            select(
                contacts.c.id,
                contacts.c.date.label("since"),
                persons.c.pseudonym,
                contacts.c.topic,
                contacts.c.person_id,
            )
            .outerjoin(persons, persons.c.id == contacts.c.person_id)
            .where(contacts.c.case_id.is_(None), contacts.c.note != "", contacts.c.date <= until)
            .order_by(contacts.c.date, contacts.c.id)
        )
        return self._resting(statement)

    def drafts(self, until: date) -> tuple[Resting, ...]:
        """Return the drafts not saved since then; ``id`` is the draft's key."""
        statement = (
            select(drafts.c.key.label("id"), drafts.c.changed_at.label("moment"))
            .where(drafts.c.changed_at < datetime.combine(until, time.max).astimezone())
            .order_by(drafts.c.changed_at, drafts.c.id)
        )
        rows = self._all(statement)
        return tuple(Resting(row.id, row.moment.astimezone().date()) for row in rows)

    def papers(self, until: date) -> tuple[Resting, ...]:
        """Return the papers that have waited for the printer since then, longest first."""
        statement = (
            select(
                print_jobs.c.id,
                print_jobs.c.queued_on,
                print_jobs.c.case_id,
                persons.c.pseudonym,
            )
            .select_from(print_jobs)
            .outerjoin(cases, cases.c.id == print_jobs.c.case_id)
            .outerjoin(persons, persons.c.id == cases.c.person_id)
            .where(print_jobs.c.queued_on <= until)
            .order_by(print_jobs.c.queued_on, print_jobs.c.id)
        )
        return tuple(
            Resting(
                row.id,
                row.queued_on,
                pseudonym=row.pseudonym or "",
                case_id=row.case_id or "",
                is_paper=True,
            )
            for row in self._all(statement)
        )

    def persons(self, until: date) -> tuple[Resting, ...]:
        """Return persons without case and name of whom nothing was heard since then."""
        last_contact = _latest(contacts.c.date, contacts.c.person_id)
        last_consent = _latest(consents.c.given_on, consents.c.person_id)
        since = func.max(
            persons.c.created_on,
            func.coalesce(last_contact, persons.c.created_on),
            func.coalesce(last_consent, persons.c.created_on),
            type_=persons.c.created_on.type,
        )
        statement = (
            select(
                persons.c.id,
                since.label("since"),
                persons.c.pseudonym,
                persons.c.id.label("person_id"),
            )
            .where(
                since <= until,
                ~exists().where(cases.c.person_id == persons.c.id),
                ~exists().where(identities.c.person_id == persons.c.id),
            )
            .order_by(since, persons.c.id)
        )
        return self._resting(statement)

    def case_ids(self, person_id: PersonId) -> tuple[CaseId, ...]:
        """Return the cases of a person."""
        statement = select(cases.c.id).where(cases.c.person_id == person_id).order_by(cases.c.id)
        return tuple(CaseId(row.id) for row in self._all(statement))

    # ------------------------------------------------------------------------- taking away

    def strip(self, case_id: CaseId) -> StrippedCase:
        """Erase a case and leave what can be counted; its contacts stay, but nobody's.

        Drafts about it and collective cases it alone kept up go with it.
        """
        row = self._one(select(cases).where(cases.c.id == case_id))
        assert row is not None
        money = self._money(case_id)
        left = StrippedRepository(self._tx).add(
            row.topic,
            Month.of(row.opened_on),
            Month.of(row.closed_on or row.opened_on),
            conceded=euro_band(money.conceded),
            received=euro_band(money.received),
        )
        self._tx.note_erasure()
        self.drop_drafts(case_id)
        execute = self._tx.connection.execute
        execute(
            update(contacts)
            .where(contacts.c.case_id == case_id)
            .values(person_id=None, case_id=None, note="", **self._tx.change_stamp())
        )
        gathered = self.collectives_of((case_id,))
        execute(delete(cases).where(cases.c.id == case_id))
        self.drop_empty(gathered)
        return left

    def empty_note(self, contact_id: ContactId) -> None:
        """Erase the note of a contact; the contact still counts."""
        self._tx.note_erasure()
        self._tx.connection.execute(
            update(contacts)
            .where(contacts.c.id == contact_id)
            .values(note="", **self._tx.change_stamp())
        )

    def drop_attachment(self, attachment_id: AttachmentId) -> None:
        """Erase an attachment with its pages; the case does not count as worked on."""
        self._tx.note_erasure()
        self._tx.connection.execute(delete(attachments).where(attachments.c.id == attachment_id))

    def drafts_about(self, case_id: str) -> frozenset[str]:
        """Return the keys of the drafts that are about a case."""
        return frozenset(row.key for row in self._all(select(drafts.c.key).where(_about(case_id))))

    def drop_drafts(self, case_id: str) -> int:
        """Erase the drafts that are about a case, and return how many there were."""
        self._tx.note_erasure()
        gone = self._tx.connection.execute(delete(drafts).where(_about(case_id)))
        return int(gone.rowcount)

    def collectives_of(self, case_ids: tuple[CaseId, ...]) -> tuple[str, ...]:
        """Return the collective cases that any of these cases is in."""
        statement = select(collective_cases.c.collective_id).where(
            collective_cases.c.case_id.in_(case_ids)
        )
        return tuple({row.collective_id for row in self._all(statement)})

    def drop_empty(self, collective_ids: tuple[str, ...]) -> int:
        """Erase those of these collective cases that have no case any more."""
        gone = self._tx.connection.execute(
            delete(collectives).where(
                collectives.c.id.in_(collective_ids),
                ~exists().where(collective_cases.c.collective_id == collectives.c.id),
            )
        )
        return int(gone.rowcount)

    def _money(self, case_id: CaseId) -> _Money:
        booked = {
            row.kind: int(row.cents)
            for row in self._all(
                select(amounts.c.kind, func.sum(amounts.c.cents).label("cents"))
                .where(amounts.c.case_id == case_id)
                .group_by(amounts.c.kind)
            )
        }
        counted = self._one(
            select(
                func.coalesce(func.sum(contacts.c.conceded), 0).label("conceded"),
                func.coalesce(func.sum(contacts.c.received), 0).label("received"),
            ).where(contacts.c.case_id == case_id)
        )
        assert counted is not None
        return _Money(
            booked.get(AmountKind.CONCEDED, int(counted.conceded)),
            booked.get(AmountKind.RECEIVED, int(counted.received)),
        )

    def _resting(self, statement: Select[Any]) -> tuple[Resting, ...]:
        return tuple(
            Resting(
                id=row.id,
                since=row.since,
                pseudonym=row.pseudonym or "",
                topic=getattr(row, "topic", None),
                case_id=getattr(row, "case_id", ""),
                person_id=row.person_id or "",
            )
            for row in self._all(statement)
        )


def _since(first: ColumnElement[Any]) -> ColumnElement[date]:
    """Return the day since which a case rests: the first day given, worked on, or to do."""
    to_do = (
        select(func.max(follow_ups.c.due_on))
        .where(follow_ups.c.case_id == cases.c.id, follow_ups.c.done_on.is_(None))
        .scalar_subquery()
    )
    return func.max(
        first,
        func.substr(cases.c.active_at, 1, _DAY_SIGNS),
        func.coalesce(to_do, first),
        type_=first.type,
    )


def _of_case(
    record: Any, since: ColumnElement[date], until: date, *, is_open: bool = False
) -> Select[Any]:
    closed = cases.c.closed_on
    return (
        select(
            record,
            since.label("since"),
            persons.c.pseudonym,
            cases.c.topic,
            cases.c.id.label("case_id"),
            cases.c.person_id,
        )
        .select_from(cases)
        .join(persons, persons.c.id == cases.c.person_id)
        .where(closed.is_(None) if is_open else closed.is_not(None), since <= until)
        .order_by(since, record)
    )


def _latest(day: ColumnElement[Any], owner: ColumnElement[Any]) -> Any:
    return select(func.max(day)).where(owner == persons.c.id).scalar_subquery()


def _about(case_id: str) -> ColumnElement[bool]:
    """Return the condition that a draft names a case, in its key or among its values."""
    return or_(
        func.instr(drafts.c.key, case_id) > 0,
        func.instr(drafts.c.body.cast(Text), case_id) > 0,
    )
