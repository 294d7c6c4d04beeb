# SPDX-License-Identifier: GPL-3.0-or-later
"""Persons: profile, household and hints that two may be one, on a real vault."""

from __future__ import annotations

from datetime import date

import pytest

from hilft_desktop.domain.casework import (
    MEMBER_LIMIT,
    DuplicateHint,
    HouseholdMember,
    Means,
    MemberAge,
    PersonProfile,
    ReadsGerman,
    Relation,
)
from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.codes import Language
from hilft_desktop.domain.persons import Identity, Person
from hilft_desktop.services.hub import Services
from hilft_desktop.services.persons import SAFE_CONTACT_LIMIT, is_similar
from tests.unit.services.casework import code, open_case

PURGE = date(2027, 2, 1)


def person(services: Services, pseudonym: str) -> Person:
    return services._session.vault.write(lambda uow: uow.persons.add(pseudonym, Language.TR))


def name(services: Services, who: Person, full_name: str, contact: str = "") -> None:
    identity = Identity(who.id, full_name, ("Nirgendweg 1",), contact, PURGE)
    services._session.vault.write(lambda uow: uow.persons.put_identity(identity))


def test_profile_and_household_come_back_and_show_on_the_case(services: Services):
    case = open_case(services)
    who = services.cases.show(case).person
    profile = PersonProfile(
        ReadsGerman.A_LITTLE,
        (Means.PHONE, Means.PRINTER, Means.PHONE),
        "nur SMS, Partner liest mit",
    )
    changed = services.persons.save_profile(who.id, profile)
    assert changed.changes.touches(Kind.PERSON)
    members = (
        HouseholdMember(Relation.CHILD, MemberAge.A0_5),
        HouseholdMember(Relation.PARTNER),
        HouseholdMember(Relation.CHILD, MemberAge.A0_5),
    )
    services.persons.save_household(who.id, members)
    services.persons.set_language(who.id, Language.UK)

    shown = services.persons.show(who.id)
    assert shown.profile.means == (Means.PRINTER, Means.PHONE)
    assert shown.profile.safe_contact == "nur SMS, Partner liest mit"
    assert shown.household == members
    assert shown.person.language is Language.UK
    assert [row.id for row in shown.cases] == [case]
    assert shown.has_identity is False
    detail = services.cases.show(case)
    assert (detail.profile, detail.household) == (shown.profile, members)

    services.persons.save_household(who.id, members[:1])
    assert services.persons.show(who.id).household == members[:1]


def test_what_does_not_fit_is_refused_and_nothing_is_lost(services: Services):
    who = person(services, "Ahorn 17")
    too_long = PersonProfile(safe_contact="x" * (SAFE_CONTACT_LIMIT + 1))
    save = services.persons.save_profile
    assert code(lambda: save(who.id, too_long)) == "safe_contact_too_long"
    assert code(lambda: save("nix", PersonProfile())) == "person_unknown"
    crowd = (HouseholdMember(Relation.CHILD),) * (MEMBER_LIMIT + 1)
    assert code(lambda: services.persons.save_household(who.id, crowd)) == "household_too_big"
    assert code(lambda: services.persons.save_household("nix", crowd[:1])) == "person_unknown"
    assert services.persons.show(who.id).household == ()


def test_a_person_is_found_by_the_exact_pseudonym_only(services: Services):
    who = person(services, "Ahorn 17")
    assert services.persons.find(" ahorn  17 ") == who
    assert services.persons.find("Ahorn 1") is None
    assert services.persons.find("") is None


@pytest.mark.parametrize(
    ("left", "right", "similar"),
    [
        ("Ahorn 17", "Ahron 17", True),
        ("ahorn17", "Ahorn 17", True),
        ("Ahorn 17", "Ahorn 71", True),
        ("Birke 3", "Brike 3", True),
        ("Ahorn 17", "Ahorn 18", False),
        ("Ahorn 17", "Ahorn 117", False),
        ("Ahorn 17", "Birke 17", False),
        ("Ahron 17", "Ahorn 71", False),
        ("17", "71", False),
        ("", "Ahorn 17", False),
    ],
)
def test_similar_pseudonyms(left: str, right: str, similar: bool):
    assert is_similar(left, right) is similar
    assert is_similar(right, left) is similar


def test_a_pseudonym_about_to_be_typed_is_compared(services: Services):
    who = person(services, "Ahorn 17")
    person(services, "Birke 3")
    hint = DuplicateHint(who.id, "Ahorn 17", ("pseudonym_similar",))
    assert services.persons.duplicates("Ahron 17") == (hint,)
    assert services.persons.duplicates("Zeder 4") == ()
    assert services.persons.duplicates(person_id=who.id) == ()


def test_same_name_and_same_number_are_hinted_at_without_being_shown(services: Services):
    first, second, third = (person(services, p) for p in ("Ahorn 17", "Birke 3", "Zeder 9"))
    name(services, first, "José  Niemand", "+49 171 555 0000")
    name(services, second, "jose niemand", "")
    name(services, third, "Ganz Anders", "0171/5550000")
    assert services.persons.duplicates(person_id=first.id) == (
        DuplicateHint(second.id, "Birke 3", ("same_identity",)),
        DuplicateHint(third.id, "Zeder 9", ("same_contact",)),
    )
    assert services.persons.show(first.id).has_identity is True
    assert services.persons.duplicates(person_id=third.id) == (
        DuplicateHint(first.id, "Ahorn 17", ("same_contact",)),
    )
