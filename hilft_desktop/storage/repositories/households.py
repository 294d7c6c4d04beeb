# SPDX-License-Identifier: GPL-3.0-or-later
"""Who lives with a person: relation and age band, in the order they were named."""

from __future__ import annotations

from sqlalchemy import delete, select

from hilft_desktop.domain.casework import HouseholdMember
from hilft_desktop.domain.ids import PersonId
from hilft_desktop.storage.tables import household_members
from hilft_desktop.storage.transaction import Repository, new_id


class HouseholdRepository(Repository):
    """Households of persons."""

    __slots__ = ()

    def of_person(self, person_id: PersonId) -> tuple[HouseholdMember, ...]:
        """Return the members in their order; empty for somebody who lives alone or is unknown."""
        statement = (
            select(household_members.c.relation, household_members.c.age)
            .where(household_members.c.person_id == person_id)
            .order_by(household_members.c.position)
        )
        return tuple(HouseholdMember(row.relation, row.age) for row in self._all(statement))

    def replace(self, person_id: PersonId, members: tuple[HouseholdMember, ...]) -> None:
        """Set the members; the person must exist."""
        self._tx.note_erasure()
        self._tx.connection.execute(
            delete(household_members).where(household_members.c.person_id == person_id)
        )
        for position, member in enumerate(members):
            self._add(
                household_members,
                id=new_id(),
                person_id=person_id,
                position=position,
                relation=member.relation,
                age=member.age,
            )
