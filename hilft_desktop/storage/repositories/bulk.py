# SPDX-License-Identifier: GPL-3.0-or-later
"""Many complete values at once: practice vaults and, later, imports. Ids come with the values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Table, insert

from hilft_desktop.domain.cases import Case, Entry, FollowUp, RedFlag
from hilft_desktop.domain.contacts import Contact
from hilft_desktop.domain.persons import Person
from hilft_desktop.storage.repositories.contacts import contact_columns
from hilft_desktop.storage.tables import (
    cases,
    contacts,
    entries,
    follow_ups,
    persons,
    pseudonyms_used,
    red_flags,
)
from hilft_desktop.storage.transaction import Repository, new_id

_BATCH = 5_000


class BulkRepository(Repository):
    """Adds values as they are; the caller answers for references and rules."""

    __slots__ = ()

    def add_persons(self, rows: Iterable[Person]) -> None:
        """Add persons whose pseudonyms were never used."""
        people = tuple(rows)
        self._insert(persons, (_person(person) for person in people))
        self._insert(pseudonyms_used, ({"id": new_id(), "pseudonym": p.pseudonym} for p in people))

    def add_cases(self, rows: Iterable[tuple[Case, datetime]]) -> None:
        """Add cases, each with the moment it was last worked on."""
        self._insert(cases, ({**_case(case), "active_at": active} for case, active in rows))

    def add_contacts(self, rows: Iterable[Contact]) -> None:
        """Add contacts."""
        self._insert(contacts, (contact_columns(contact) for contact in rows))

    def add_entries(self, rows: Iterable[Entry]) -> None:
        """Add chronicle entries."""
        self._insert(entries, (_entry(entry) for entry in rows))

    def add_flags(self, rows: Iterable[RedFlag]) -> None:
        """Add red flags, resolved ones included."""
        self._insert(red_flags, (_flag(flag) for flag in rows))

    def add_follow_ups(self, rows: Iterable[FollowUp]) -> None:
        """Add follow-ups, done ones included."""
        self._insert(follow_ups, (_follow_up(follow_up) for follow_up in rows))

    def _insert(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        stamp = self._tx.stamp()
        stamped = ({**row, **stamp} for row in rows)
        while batch := list(islice(stamped, _BATCH)):
            self._tx.connection.execute(insert(table), batch)


def _person(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "pseudonym": person.pseudonym,
        "language": person.language,
        "created_on": person.created_on,
    }


def _case(case: Case) -> dict[str, Any]:
    return {
        "id": case.id,
        "person_id": case.person_id,
        "topic": case.topic,
        "title": case.title,
        "status": case.status,
        "opened_on": case.opened_on,
        "law_on": case.law_on,
        "counsellor": case.counsellor,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "case_id": entry.case_id,
        "written_at": entry.written_at,
        "counsellor": entry.counsellor,
        "facts": entry.data.facts,
        "question": entry.data.question,
        "advice": entry.data.advice,
        "source": entry.data.source,
        "next_step": entry.data.next_step,
    }


def _flag(flag: RedFlag) -> dict[str, Any]:
    return {
        "id": flag.id,
        "case_id": flag.case_id,
        "kind": flag.kind,
        "detail": flag.detail,
        "raised_on": flag.raised_on,
        "resolved_on": flag.resolved_on,
        "resolution": flag.resolution,
    }


def _follow_up(follow_up: FollowUp) -> dict[str, Any]:
    return {
        "id": follow_up.id,
        "case_id": follow_up.case_id,
        "due_on": follow_up.due_on,
        "text": follow_up.text,
        "is_deadline": follow_up.is_deadline,
        "done_on": follow_up.done_on,
    }
