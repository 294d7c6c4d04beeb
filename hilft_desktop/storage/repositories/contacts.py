# SPDX-License-Identifier: GPL-3.0-or-later
"""Contacts: what is counted."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Text, delete, func, insert, select, update

from hilft_desktop.domain.codes import Channel, Topic
from hilft_desktop.domain.contacts import Contact, NewContact
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId, ContactId, PersonId
from hilft_desktop.domain.money import Euros
from hilft_desktop.domain.tallies import Month
from hilft_desktop.storage.paging import Page, clamp, decode_day_key, encode_day_key
from hilft_desktop.storage.tables import cases, contacts
from hilft_desktop.storage.transaction import Repository, new_id

_BATCH = 5_000

TallyCell = tuple[StrEnum, ...]
"""One cell of the counting cube, in the order of the tally's dimensions: topic, age, outcome,
household, euro band, channel and, where it is counted, what went wrong."""


@dataclasses.dataclass(frozen=True, slots=True)
class Booking:
    """A contact to be added together with its day of counting and what it belongs to."""

    data: NewContact
    booked_on: date
    person_id: PersonId | None = None
    case_id: CaseId | None = None


class ContactRepository(Repository):
    """Adds, lists and counts contacts."""

    __slots__ = ()

    def add(
        self,
        data: NewContact,
        booked_on: date,
        person_id: PersonId | None = None,
        case_id: CaseId | None = None,
    ) -> Contact:
        """Add a contact counted on ``booked_on`` and return it with its id."""
        contact = _new(Booking(data, booked_on, person_id, case_id))
        self._add(contacts, **contact_columns(contact))
        return contact

    def add_many(self, bookings: Iterable[Booking]) -> int:
        """Add contacts in their order, in batches; return how many there were."""
        stamp = self._tx.stamp()
        rows = ({**contact_columns(_new(booking)), **stamp} for booking in bookings)
        count = 0
        while batch := list(islice(rows, _BATCH)):
            self._tx.connection.execute(insert(contacts), batch)
            count += len(batch)
        return count

    def get(self, contact_id: ContactId) -> Contact:
        """Return a contact; raises ``UserError("contact_unknown")``."""
        row = self._one(select(contacts).where(contacts.c.id == contact_id))
        if row is None:
            raise UserError("contact_unknown")
        return _contact(row)

    def list(
        self,
        month: Month | None = None,
        *,
        after: str | None = None,
        limit: int = 200,
        newest_first: bool = False,
    ) -> Page[Contact]:
        """Return a page of contacts by day of counting, of one counting month or of all."""
        statement = select(contacts)
        if month is not None:
            statement = statement.where(contacts.c.booked_on.between(month.first, month.last))
        return self._page(
            statement,
            (contacts.c.booked_on, contacts.c.id),
            decode_day_key(after),
            limit,
            _contact,
            lambda row: encode_day_key(row.booked_on, row.id),
            descending=newest_first,
        )

    def of_case(self, case_id: CaseId) -> tuple[Contact, ...]:
        """Return the contacts of a case, oldest first."""
        statement = (
            select(contacts)
            .where(contacts.c.case_id == case_id)
            .order_by(contacts.c.date, contacts.c.id)
        )
        return tuple(_contact(row) for row in self._all(statement))

    def of_person(self, person_id: PersonId) -> tuple[Contact, ...]:
        """Return the contacts of a person and of all their cases, oldest first."""
        theirs = select(cases.c.id).where(cases.c.person_id == person_id)
        statement = (
            select(contacts)
            .where((contacts.c.person_id == person_id) | contacts.c.case_id.in_(theirs))
            .order_by(contacts.c.date, contacts.c.id)
        )
        return tuple(_contact(row) for row in self._all(statement))

    def last(self, count: int) -> tuple[Contact, ...]:
        """Return the contacts recorded last, newest first."""
        statement = select(contacts).order_by(contacts.c.id.desc()).limit(clamp(count))
        return tuple(_contact(row) for row in self._all(statement))

    def topics_here(self, day: date, channel: Channel) -> Counter[Topic]:
        """Count per topic what this laptop recorded of a day and a way of contact."""
        statement = (
            select(contacts.c.topic, func.count())
            .where(*self._here(channel), *_happened_on(day))
            .group_by(contacts.c.topic)
        )
        return Counter({row[0]: row[1] for row in self._all(statement)})

    def last_here(self, channel: Channel, day: date | None = None) -> Contact | None:
        """Return what this laptop recorded last by a way of contact, of a day or at all."""
        statement = select(contacts).where(*self._here(channel))
        if day is not None:
            statement = statement.where(*_happened_on(day))
        row = self._one(statement.order_by(contacts.c.id.desc()).limit(1))
        return None if row is None else _contact(row)

    def count_on(self, day: date, channel: Channel, place: str) -> int:
        """Return how many contacts of a day, a way of contact and a place there are."""
        statement = (
            select(func.count())
            .select_from(contacts)
            .where(contacts.c.channel == channel, contacts.c.place == place, *_happened_on(day))
        )
        return int(self._tx.connection.execute(statement).scalar_one())

    def count_by(
        self, first: Month, last: Month | None = None, *, with_grievance: bool = False
    ) -> Counter[TallyCell]:
        """Count the contacts booked from ``first`` to ``last`` (both included), per cell.

        What went wrong is part of a cell only where it is asked for.
        """
        cell: tuple[ColumnElement[Any], ...] = (
            contacts.c.topic,
            contacts.c.age_band,
            contacts.c.outcome,
            contacts.c.household,
            contacts.c.euro_band,
            contacts.c.channel,
        )
        if with_grievance:
            cell += (contacts.c.grievance,)
        statement = (
            select(*cell, func.count())
            .where(contacts.c.booked_on.between(first.first, (last or first).last))
            .group_by(*cell)
        )
        return Counter({tuple(row[:-1]): row[-1] for row in self._all(statement)})

    def count(self, month: Month | None = None) -> int:
        """Return how many contacts are booked in a month, or at all."""
        statement = select(func.count()).select_from(contacts)
        if month is not None:
            statement = statement.where(contacts.c.booked_on.between(month.first, month.last))
        return int(self._tx.connection.execute(statement).scalar_one())

    def months(self) -> tuple[Month, ...]:
        """Return the months in which contacts are booked, earliest first."""
        month = func.substr(contacts.c.booked_on, 1, 7, type_=Text)
        rows = self._all(select(month).distinct().order_by(month))
        return tuple(Month.parse(row[0]) for row in rows)

    def rebook(self, first: Month, last: Month, day: date) -> int:
        """Count the contacts booked from ``first`` to ``last`` on ``day`` instead; say how many."""
        changed = self._tx.connection.execute(
            update(contacts)
            .where(contacts.c.booked_on.between(first.first, last.last))
            .values(booked_on=day, **self._tx.change_stamp())
        )
        return changed.rowcount

    def link_person(self, contact_id: ContactId, person_id: PersonId) -> Contact:
        """Say whose contact it was; raises ``UserError("contact_unknown")``."""
        return self._change(contact_id, person_id=person_id)

    def link_case(self, contact_id: ContactId, case_id: CaseId) -> Contact:
        """Say to which case it belongs; raises ``UserError("contact_unknown")``."""
        return self._change(contact_id, case_id=case_id)

    def delete(self, contact_id: ContactId) -> None:
        """Erase a contact (undo); raises ``UserError("contact_unknown")``."""
        self._tx.note_erasure()
        gone = self._tx.connection.execute(delete(contacts).where(contacts.c.id == contact_id))
        if not gone.rowcount:
            raise UserError("contact_unknown")

    def count_notes(self, until: date) -> int:
        """Return how many contacts up to a day that belong to no case carry a note."""
        counted = select(func.count()).select_from(contacts).where(*_noted(until))
        return int(self._scalar(counted))

    def empty_notes(self, until: date) -> int:
        """Erase the notes of contacts up to a day that belong to no case; say how many."""
        self._tx.note_erasure()
        emptied = self._tx.connection.execute(
            update(contacts).where(*_noted(until)).values(note="", **self._tx.change_stamp())
        )
        return emptied.rowcount

    def _here(self, channel: Channel) -> tuple[ColumnElement[bool], ...]:
        return contacts.c.channel == channel, contacts.c.origin == self._tx.origin

    def _change(self, contact_id: ContactId, **values: Any) -> Contact:
        self._tx.connection.execute(
            update(contacts)
            .where(contacts.c.id == contact_id)
            .values(**values, **self._tx.change_stamp())
        )
        return self.get(contact_id)


def _happened_on(day: date) -> tuple[ColumnElement[bool], ...]:
    # Nothing is counted before it happened: the index over the days of counting finds the day.
    return contacts.c.booked_on >= day, contacts.c.date == day


def _noted(until: date) -> tuple[ColumnElement[bool], ...]:
    return contacts.c.note != "", contacts.c.date <= until, contacts.c.case_id.is_(None)


def _new(booking: Booking) -> Contact:
    return Contact(
        ContactId(new_id()),
        booking.data,
        booking.booked_on,
        booking.person_id,
        booking.case_id,
    )


def contact_columns(contact: Contact) -> dict[str, Any]:
    """Return the columns of a contact, without the stamps every row carries."""
    data = contact.data
    return {
        "id": contact.id,
        "date": data.date,
        "booked_on": contact.booked_on,
        "channel": data.channel,
        "topic": data.topic,
        "topics": [topic.value for topic in data.topics],
        "age_band": data.age_band,
        "household": data.household,
        "outcome": data.outcome,
        "language": data.language,
        "claimed": data.euros.claimed,
        "conceded": data.euros.conceded,
        "received": data.euros.received,
        "euro_band": data.euros.band,
        "note": data.note,
        "place": data.place,
        "grievance": data.grievance,
        "person_id": contact.person_id,
        "case_id": contact.case_id,
    }


def _contact(row: Any) -> Contact:
    data = NewContact(
        date=row.date,
        channel=row.channel,
        topic=row.topic,
        topics=tuple(Topic(code) for code in row.topics),
        age_band=row.age_band,
        household=row.household,
        outcome=row.outcome,
        language=row.language,
        euros=Euros(row.claimed, row.conceded, row.received),
        note=row.note,
        place=row.place,
        grievance=row.grievance,
    )
    return Contact(row.id, data, row.booked_on, row.person_id, row.case_id)
