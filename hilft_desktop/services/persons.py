# SPDX-License-Identifier: GPL-3.0-or-later
"""Persons behind pseudonyms: what helps them, who lives with them, whether two are one."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from hilft_desktop.domain.casework import (
    MEMBER_LIMIT,
    DuplicateHint,
    HouseholdMember,
    Means,
    PersonProfile,
)
from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.codes import Language
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import PersonId
from hilft_desktop.domain.likeness import fold, typos, typos_allowed
from hilft_desktop.domain.persons import Person
from hilft_desktop.services.case_pages import case_row
from hilft_desktop.services.casework_rows import PersonDetail
from hilft_desktop.services.texts import limited

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

SAFE_CONTACT_LIMIT = 300
_FEWEST_SLIPS = 1
_PARTS = re.compile(r"\d+|[^\W\d_]+")


class PersonService:
    """Shows persons and keeps what is known about them, names apart."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def show(self, person_id: str) -> PersonDetail:
        """Return everything on the card of a person; raises ``UserError("person_unknown")``."""
        return self._session.vault.read(lambda uow: _detail(uow, PersonId(person_id)))

    def find(self, pseudonym: str) -> Person | None:
        """Return who bears exactly this pseudonym; capitals and surplus blanks do not matter."""
        wanted = " ".join(pseudonym.split())
        return self._session.vault.read(lambda uow: uow.persons.by_pseudonym(wanted))

    def save_profile(self, person_id: str, profile: PersonProfile) -> Changed[PersonDetail]:
        """Set how a person can be reached and what helps.

        Raises ``UserError``: ``person_unknown``, ``safe_contact_too_long``.
        """
        rule = limited(
            profile.safe_contact, SAFE_CONTACT_LIMIT, "safe_contact_too_long", "safe_contact"
        )
        means = tuple(means for means in Means if means in profile.means)
        clean = PersonProfile(profile.reads_german, means, rule)

        def save(uow: UnitOfWork) -> PersonDetail:
            uow.persons.save_profile(PersonId(person_id), clean)
            return _detail(uow, PersonId(person_id))

        return _changed(self._session.vault.write(save))

    def save_household(
        self, person_id: str, members: tuple[HouseholdMember, ...]
    ) -> Changed[PersonDetail]:
        """Set who lives with a person, in this order.

        Raises ``UserError``: ``person_unknown``, ``household_too_big``.
        """
        if len(members) > MEMBER_LIMIT:
            raise UserError("household_too_big", field="household", limit=MEMBER_LIMIT)

        def save(uow: UnitOfWork) -> PersonDetail:
            person = uow.persons.get(PersonId(person_id))
            uow.households.replace(person.id, members)
            return _detail(uow, person.id)

        return _changed(self._session.vault.write(save))

    def set_language(self, person_id: str, language: Language) -> Changed[PersonDetail]:
        """Set in which language a person is at home; raises ``UserError("person_unknown")``."""

        def save(uow: UnitOfWork) -> PersonDetail:
            person = uow.persons.set_language(PersonId(person_id), language)
            return _detail(uow, person.id)

        return _changed(self._session.vault.write(save))

    def duplicates(self, pseudonym: str = "", person_id: str = "") -> tuple[DuplicateHint, ...]:
        """Return who may be the same as a pseudonym about to be typed, or as a person.

        A pseudonym is similar when it was probably misheard or mistyped. For a person the real name
        and the way of contact are compared as well, where they are kept; a hint says only that they
        agree. Raises ``UserError("person_unknown")``.
        """
        return self._session.vault.read(lambda uow: _duplicates(uow, pseudonym, person_id))


def _changed(detail: PersonDetail) -> Changed[PersonDetail]:
    return Changed(detail, Changes.of(Kind.PERSON))


def _detail(uow: UnitOfWork, person_id: PersonId) -> PersonDetail:
    return PersonDetail(
        person=uow.persons.get(person_id),
        profile=uow.persons.profile(person_id),
        household=uow.households.of_person(person_id),
        cases=tuple(case_row(row) for row in uow.cases.of_person(person_id)),
        consents=uow.persons.consents(person_id),
        has_identity=uow.persons.identity(person_id) is not None,
    )


def _duplicates(uow: UnitOfWork, pseudonym: str, person_id: str) -> tuple[DuplicateHint, ...]:
    reasons: dict[str, list[str]] = defaultdict(list)
    wanted = pseudonym
    if person_id:
        wanted = pseudonym or uow.persons.get(PersonId(person_id)).pseudonym
        identity = uow.persons.identity(PersonId(person_id))
        if identity is not None:
            for other, reason in uow.persons.same_identity(identity.name, identity.contact):
                reasons[other].append(reason)
    everybody = {person.id: person.pseudonym for person in uow.persons.list()}
    for other, theirs in everybody.items():
        if is_similar(wanted, theirs):
            reasons[other].insert(0, "pseudonym_similar")
    return tuple(
        DuplicateHint(other, theirs, tuple(reasons[other]))
        for other, theirs in everybody.items()
        if reasons.get(other) and other != person_id
    )


def is_similar(left: str, right: str) -> bool:
    """Tell whether two pseudonyms were probably meant to be one.

    The word may have slips or the number its digits swapped, not both. The numbers of one word are
    drawn to lie side by side, so "Ahorn 17" and "Ahorn 18" are simply two persons.
    """
    (left_word, left_number), (right_word, right_number) = _split(left), _split(right)
    if not left_word or not right_word:
        return False
    if left_number == right_number:
        allowed = max(_FEWEST_SLIPS, typos_allowed(left_word))
        return typos(left_word, right_word, allowed) is not None
    swapped = sorted(left_number) == sorted(right_number)
    return left_word == right_word and swapped and typos(left_number, right_number, 1) == 1


def _split(pseudonym: str) -> tuple[str, str]:
    parts = _PARTS.findall(fold(pseudonym))
    words = [part for part in parts if not part.isdigit()]
    numbers = [part for part in parts if part.isdigit()]
    return " ".join(words), " ".join(numbers)
