# SPDX-License-Identifier: GPL-3.0-or-later
"""Practice months: repeatable, plausible, and of the size asked for."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.codes import (
    AgeBand,
    CaseStatus,
    Channel,
    FlagKind,
    Grievance,
    Household,
    Language,
    Topic,
)
from hilft_desktop.domain.tallies import Month
from hilft_desktop.services.practice_data import (
    FEWEST,
    MOST,
    PracticeData,
    generate,
    month_sizes,
    texts,
)

UNTIL = date(2026, 11, 22)


@pytest.fixture(scope="module")
def years() -> PracticeData:
    return generate(months=24, seed=5, until=UNTIL, contacts=6000)


def by_month(data: PracticeData) -> Counter[Month]:
    return Counter(Month.of(contact.data.date) for contact in data.contacts)


def test_the_same_seed_makes_the_same_contacts() -> None:
    assert generate(months=3, seed=7, until=UNTIL) == generate(months=3, seed=7, until=UNTIL)


def test_another_seed_makes_others() -> None:
    assert generate(months=3, seed=7, until=UNTIL) != generate(months=3, seed=8, until=UNTIL)


def test_without_a_number_every_month_has_ten_to_two_hundred() -> None:
    for seed in range(5):
        sizes = by_month(generate(months=12, seed=seed, until=UNTIL))

        assert len(sizes) == 12
        assert all(FEWEST <= size <= MOST for size in sizes.values())


def test_the_number_asked_for_is_met_exactly() -> None:
    assert len(generate(months=6, seed=1, until=UNTIL, contacts=417).contacts) == 417


def test_too_few_are_filled_up_to_ten_a_month() -> None:
    sizes = by_month(generate(months=6, seed=1, until=UNTIL, contacts=7))

    assert set(sizes.values()) == {FEWEST}


@given(
    st.integers(0, 10_000),
    st.integers(1, 36),
    st.integers(1, 9_000),
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
)
def test_sizes_add_up_and_keep_their_bounds(
    seed: int, count: int, contacts: int, until: date
) -> None:
    months = [Month.of(until)]
    while len(months) < count:
        months.append(months[-1].previous())

    sizes = month_sizes(random.Random(seed), months[::-1], until, contacts)

    assert sum(sizes) == max(contacts, FEWEST * count)
    assert min(sizes) >= FEWEST
    assert max(sizes) <= MOST or sum(sizes) > MOST * count


def test_nothing_happens_after_the_last_day(years: PracticeData) -> None:
    assert max(contact.data.date for contact in years.contacts) <= UNTIL
    assert min(by_month(years)) == Month(2024, 12)
    moments = [moment for case in years.cases for moment, _entry in case.entries]
    assert max(moments).date() <= UNTIL


def test_contacts_come_in_the_order_of_their_days(years: PracticeData) -> None:
    days = [contact.data.date for contact in years.contacts]

    assert days == sorted(days)


def test_energy_is_a_winter_topic(years: PracticeData) -> None:
    def share(months: set[int]) -> float:
        found = [c.data.topic for c in years.contacts if c.data.date.month in months]
        return found.count(Topic.ENERGIE_SPERRE) / len(found)

    assert share({12, 1, 2}) > 2 * share({6, 7, 8})


def test_who_comes_depends_on_the_topic(years: PracticeData) -> None:
    def share(topic: Topic, name: str, value: object) -> float:
        found = [getattr(c.data, name) for c in years.contacts if c.data.topic is topic]
        return found.count(value) / len(found)

    single_parent = Household.SINGLE_PARENT
    assert share(Topic.FAMILIE, "household", single_parent) > 0.4
    assert share(Topic.SOZIALHILFE, "household", single_parent) < 0.15
    assert share(Topic.SOZIALHILFE, "age_band", AgeBand.A65_PLUS) > 0.5
    assert share(Topic.MIGRATION, "language", Language.DE) < 0.3
    assert share(Topic.MIETE, "language", Language.DE) > 0.5


def test_the_stall_stands_on_saturdays(years: PracticeData) -> None:
    saturdays = [c.data.channel for c in years.contacts if c.data.date.weekday() == 5]

    assert saturdays.count(Channel.STALL) > 0.8 * len(saturdays)


def test_nobody_gets_more_than_was_conceded(years: PracticeData) -> None:
    for contact in years.contacts:
        euros = contact.data.euros
        assert euros.claimed is not None or euros.conceded is None
        assert (euros.conceded or 0) <= (euros.claimed or 0)
        assert (euros.received or 0) <= (euros.conceded or 0)


def test_about_a_third_of_the_contacts_belong_to_cases(years: PracticeData) -> None:
    share = sum(c.case is not None for c in years.contacts) / len(years.contacts)

    assert 0.25 < share < 0.45


def test_a_case_keeps_what_its_first_contact_said(years: PracticeData) -> None:
    for contact in years.contacts:
        if contact.case is not None:
            case = years.cases[contact.case]
            assert contact.data.topic is case.topic
            assert contact.data.date >= case.opened_on


def test_closed_cases_leave_no_danger_and_no_duty_open(years: PracticeData) -> None:
    closed = [case for case in years.cases if case.status is CaseStatus.CLOSED]

    assert closed
    for case in closed:
        assert all(flag.resolved_on and flag.resolution for flag in case.flags)
        assert all(item.done_on for item in case.follow_ups)


def test_there_is_something_to_do_on_the_last_day(years: PracticeData) -> None:
    due = [item.due_on for case in years.cases for item in case.follow_ups if not item.done_on]
    open_flags = [flag for case in years.cases for flag in case.flags if not flag.resolved_on]

    assert any(abs((day - UNTIL).days) <= 7 for day in due)
    assert open_flags


def test_some_contacts_say_what_went_wrong_and_most_do_not(years: PracticeData) -> None:
    said = [each.data for each in years.contacts if each.data.grievance is not Grievance.NONE]

    assert 0.2 < len(said) / len(years.contacts) < 0.6
    assert {each.topic for each in said if each.grievance is Grievance.CUT_OFF_THREAT} == {
        Topic.ENERGIE_SPERRE
    }


def test_pseudonyms_are_different(years: PracticeData) -> None:
    names = [person.pseudonym for person in years.persons]

    assert len(set(names)) == len(names)


def test_every_topic_has_notes_and_stories_with_known_flags() -> None:
    for topic in Topic:
        part = texts()["topics"][topic.value]
        assert part["notes"]
        assert part["stories"]
        for story in part["stories"]:
            for name in ("title", "facts", "question", "advice", "next_steps", "follow_up"):
                assert story[name]
            assert all(FlagKind(name) for name in story.get("flags", {}))


def test_a_case_tells_one_story(years: PracticeData) -> None:
    stories = {
        (topic.value, story["title"]): story
        for topic in Topic
        for story in texts()["topics"][topic.value]["stories"]
    }

    for case in years.cases:
        story = stories[case.topic.value, case.title]
        entries = [entry for _moment, entry in case.entries]
        assert entries[0].facts == story["facts"]
        assert all(entry.advice in story["advice"] for entry in entries)
        assert all(flag.detail in story["flags"].values() for flag in case.flags)
        assert all(item.text == story["follow_up"] for item in case.follow_ups)
