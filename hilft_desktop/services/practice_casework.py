# SPDX-License-Identifier: GPL-3.0-or-later
"""What practice cases carry beside their story: household, money, second looks, one house.

Drawn from a source of chance of its own, so that the contacts of a seed stay what they were.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from hilft_desktop.domain.casework import (
    AmountKind,
    CollectiveKind,
    HouseholdMember,
    Means,
    MemberAge,
    PersonProfile,
    ReadsGerman,
    Relation,
)
from hilft_desktop.domain.codes import CaseStatus, Household, Language, Topic
from hilft_desktop.services.practice_data import PracticeCase, PracticeContact, PracticeData, texts
from hilft_desktop.system.resources import read_text

_ASKED_CHANCE = 0.6
"""Share of persons whom somebody asked what they can read and use."""
_SAFE_CONTACT_CHANCE = 0.08
_SECOND_COUNSELLOR_CHANCE = 0.2
_LOOK_CHANCE = 0.08
_ANSWERED_LOOK_CHANCE = 0.5
_MOST_TOGETHER = 4
_CHILD_AGES = (MemberAge.A0_5, MemberAge.A6_13, MemberAge.A14_17)


@dataclass(frozen=True, slots=True)
class PracticeLook:
    """A second look at ``cases[case]``, answered or not."""

    case: int
    question: str
    requested_on: date
    requested_by: str
    done_on: date | None
    done_by: str
    remark: str


@dataclass(frozen=True, slots=True)
class PracticeAmount:
    """Euros of ``cases[case]``, in cents."""

    case: int
    kind: AmountKind
    cents: int
    on: date
    what: str


@dataclass(frozen=True, slots=True)
class PracticeCollective:
    """A collective matter of some cases."""

    kind: CollectiveKind
    title: str
    note: str
    opened_on: date
    cases: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PracticeCasework:
    """What is added to a ``PracticeData``; persons and cases are named by their index."""

    profiles: Mapping[int, PersonProfile]
    households: Mapping[int, tuple[HouseholdMember, ...]]
    second_counsellors: Mapping[int, str]
    amounts: tuple[PracticeAmount, ...]
    second_looks: tuple[PracticeLook, ...]
    collectives: tuple[PracticeCollective, ...]


@cache
def words() -> Mapping[str, Any]:
    """Return the building blocks."""
    return tomllib.loads(read_text("practice/casework.toml"))


def add_casework(data: PracticeData, seed: int, until: date) -> PracticeCasework:
    """Return what hangs on the cases; the same data and seed give the same."""
    rng = random.Random(f"casework {seed}")  # noqa: S311  (fiction must be repeatable, not secret)
    first_contacts = _first_contacts(data)
    profiles, households = {}, {}
    for index, person in enumerate(data.persons):
        if rng.random() < _ASKED_CHANCE:
            profiles[index] = _profile(rng, person.language)
            households[index] = tuple(_household(rng, first_contacts[index].data.household))
    return PracticeCasework(
        profiles,
        households,
        {
            index: rng.choice([name for name in texts()["counsellors"] if name != case.counsellor])
            for index, case in enumerate(data.cases)
            if rng.random() < _SECOND_COUNSELLOR_CHANCE
        },
        tuple(_amounts(data)),
        tuple(_looks(rng, data.cases, until)),
        tuple(_collectives(data.cases)),
    )


def _first_contacts(data: PracticeData) -> dict[int, PracticeContact]:
    found: dict[int, PracticeContact] = {}
    for contact in data.contacts:
        if contact.case is not None:
            found.setdefault(data.cases[contact.case].person, contact)
    return found


def _profile(rng: random.Random, language: Language) -> PersonProfile:
    reads = ReadsGerman.YES
    if language is not Language.DE:
        reads = rng.choice((ReadsGerman.YES, ReadsGerman.A_LITTLE, ReadsGerman.NO))
    means = tuple(
        means
        for means, chance in zip(Means, (0.2, 0.8, 0.5, 0.7), strict=True)
        if rng.random() < chance
    )
    rule = rng.choice(words()["safe_contacts"]) if rng.random() < _SAFE_CONTACT_CHANCE else ""
    return PersonProfile(reads, means, rule)


def _household(rng: random.Random, household: Household) -> Iterator[HouseholdMember]:
    if household in (Household.COUPLE, Household.COUPLE_CHILDREN):
        yield HouseholdMember(Relation.PARTNER, MemberAge.A25_64)
    if household in (Household.SINGLE_PARENT, Household.COUPLE_CHILDREN):
        for _ in range(rng.choice((1, 1, 2, 2, 3))):
            yield HouseholdMember(Relation.CHILD, rng.choice(_CHILD_AGES))
    if household is Household.OTHER:
        yield HouseholdMember(Relation.FLATMATE)


def _amounts(data: PracticeData) -> Iterator[PracticeAmount]:
    """Yield what the contacts of cases say about money: each sum on its day."""
    for contact in data.contacts:
        if contact.case is None:
            continue
        euros, what = contact.data.euros, words()["amounts"][contact.data.topic.value]
        for kind, cents in (
            (AmountKind.CLAIMED, euros.claimed),
            (AmountKind.CONCEDED, euros.conceded),
            (AmountKind.RECEIVED, euros.received),
        ):
            if cents:
                yield PracticeAmount(contact.case, kind, cents, contact.data.date, what)


def _looks(
    rng: random.Random, cases: tuple[PracticeCase, ...], until: date
) -> Iterator[PracticeLook]:
    for index, case in enumerate(cases):
        if case.status is CaseStatus.CLOSED or rng.random() >= _LOOK_CHANCE:
            continue
        asked = min(until, case.opened_on + timedelta(days=rng.randint(0, 3)))
        block = rng.choice(words()["second_looks"])
        others = [name for name in texts()["counsellors"] if name != case.counsellor]
        answered = rng.random() < _ANSWERED_LOOK_CHANCE
        yield PracticeLook(
            index,
            block["question"],
            asked,
            case.counsellor,
            min(until, asked + timedelta(days=2)) if answered else None,
            rng.choice(others) if answered else "",
            block["remark"] if answered else "",
        )


def _collectives(cases: tuple[PracticeCase, ...]) -> Iterator[PracticeCollective]:
    """Yield the matters for which at least two open cases of their topic are there."""
    for block in words()["collectives"]:
        topic = Topic(block["topic"])
        fitting = [
            index
            for index, case in enumerate(cases)
            if case.topic is topic and case.status is not CaseStatus.CLOSED
        ][-_MOST_TOGETHER:]
        persons = {cases[index].person for index in fitting}
        if len(persons) > 1:
            opened_on = max(cases[index].opened_on for index in fitting)
            yield PracticeCollective(
                CollectiveKind(block["kind"]),
                block["title"],
                block["note"],
                opened_on,
                tuple(fitting),
            )
