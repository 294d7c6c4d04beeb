# SPDX-License-Identifier: GPL-3.0-or-later
"""Many complete values at once: practice vaults and, later, imports. Ids come with the values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Table, insert

from hilft_desktop.domain.cases import Case, Entry, FollowUp, RedFlag
from hilft_desktop.domain.casework import (
    Amount,
    Collective,
    HouseholdMember,
    PersonProfile,
    SecondLook,
)
from hilft_desktop.domain.contacts import Contact
from hilft_desktop.domain.ids import PersonId
from hilft_desktop.domain.persons import Person
from hilft_desktop.storage.repositories.case_money import amount_columns
from hilft_desktop.storage.repositories.case_records import entry_columns
from hilft_desktop.storage.repositories.case_work import flag_columns
from hilft_desktop.storage.repositories.cases import case_columns
from hilft_desktop.storage.repositories.collectives import collective_columns
from hilft_desktop.storage.repositories.contacts import contact_columns
from hilft_desktop.storage.repositories.follow_ups import follow_up_columns
from hilft_desktop.storage.repositories.second_looks import second_look_columns
from hilft_desktop.storage.tables import (
    amounts,
    cases,
    collective_cases,
    collectives,
    contacts,
    entries,
    follow_ups,
    household_members,
    persons,
    pseudonyms_used,
    red_flags,
    second_looks,
)
from hilft_desktop.storage.transaction import Repository, new_id

_BATCH = 5_000


class BulkRepository(Repository):
    """Adds values as they are; the caller answers for references and rules."""

    __slots__ = ()

    def add_persons(
        self, rows: Iterable[Person], profiles: Mapping[PersonId, PersonProfile] | None = None
    ) -> None:
        """Add persons whose pseudonyms were never used, with what is known about them."""
        people, known = tuple(rows), profiles or {}
        nothing = PersonProfile()
        self._insert(persons, (_person(p, known.get(p.id, nothing)) for p in people))
        self._insert(pseudonyms_used, ({"id": new_id(), "pseudonym": p.pseudonym} for p in people))

    def add_cases(self, rows: Iterable[tuple[Case, datetime]]) -> None:
        """Add cases, each with the moment it was last worked on."""
        self._insert(cases, ({**case_columns(case), "active_at": active} for case, active in rows))

    def add_contacts(self, rows: Iterable[Contact]) -> None:
        """Add contacts."""
        self._insert(contacts, (contact_columns(contact) for contact in rows))

    def add_entries(self, rows: Iterable[Entry]) -> None:
        """Add chronicle entries."""
        self._insert(entries, (entry_columns(entry) for entry in rows))

    def add_flags(self, rows: Iterable[RedFlag]) -> None:
        """Add red flags, resolved ones included."""
        self._insert(red_flags, (flag_columns(flag) for flag in rows))

    def add_follow_ups(self, rows: Iterable[FollowUp]) -> None:
        """Add follow-ups, done ones included."""
        self._insert(follow_ups, (follow_up_columns(follow_up) for follow_up in rows))

    def add_households(self, rows: Iterable[tuple[PersonId, tuple[HouseholdMember, ...]]]) -> None:
        """Add the households of persons."""
        self._insert(
            household_members,
            (
                {
                    "id": new_id(),
                    "person_id": person_id,
                    "position": position,
                    "relation": member.relation,
                    "age": member.age,
                }
                for person_id, members in rows
                for position, member in enumerate(members)
            ),
        )

    def add_amounts(self, rows: Iterable[Amount]) -> None:
        """Add amounts of cases."""
        self._insert(amounts, (amount_columns(amount) for amount in rows))

    def add_second_looks(self, rows: Iterable[SecondLook]) -> None:
        """Add second looks, answered ones included."""
        self._insert(second_looks, (second_look_columns(look) for look in rows))

    def add_collectives(self, rows: Iterable[Collective]) -> None:
        """Add collective matters with the cases in them."""
        matters = tuple(rows)
        self._insert(collectives, (collective_columns(matter) for matter in matters))
        links = ((m.id, case_id) for m in matters for case_id in m.case_ids)
        self._insert(
            collective_cases,
            (
                {"id": new_id(), "collective_id": collective_id, "case_id": case_id}
                for collective_id, case_id in links
            ),
        )

    def _insert(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        stamp = self._tx.stamp()
        stamped = ({**row, **stamp} for row in rows)
        while batch := list(islice(stamped, _BATCH)):
            self._tx.connection.execute(insert(table), batch)


def _person(person: Person, profile: PersonProfile) -> dict[str, Any]:
    return {
        "id": person.id,
        "pseudonym": person.pseudonym,
        "language": person.language,
        "created_on": person.created_on,
        "reads_german": profile.reads_german,
        "means": [means.value for means in profile.means],
        "safe_contact": profile.safe_contact,
    }
