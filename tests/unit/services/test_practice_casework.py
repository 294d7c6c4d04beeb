# SPDX-License-Identifier: GPL-3.0-or-later
"""Practice vaults show case work: households, money, second looks, a house; repeatable."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hilft_desktop.domain.codes import CaseStatus
from hilft_desktop.services.hub import Services
from hilft_desktop.services.practice_casework import PracticeCasework, add_casework
from hilft_desktop.services.practice_data import PracticeData, generate
from hilft_desktop.services.rows import CaseQuery

UNTIL = date(2026, 11, 22)


@pytest.fixture(scope="module")
def data() -> PracticeData:
    return generate(months=6, seed=5, until=UNTIL, contacts=900)


@pytest.fixture(scope="module")
def more(data: PracticeData) -> PracticeCasework:
    return add_casework(data, 5, UNTIL)


def test_the_same_seed_makes_the_same(data: PracticeData, more: PracticeCasework):
    assert add_casework(data, 5, UNTIL) == more
    assert add_casework(data, 6, UNTIL) != more


def test_money_is_what_the_contacts_say(data: PracticeData, more: PracticeCasework):
    said = sum(
        (contact.data.euros.claimed or 0)
        + (contact.data.euros.conceded or 0)
        + (contact.data.euros.received or 0)
        for contact in data.contacts
        if contact.case is not None
    )
    assert sum(amount.cents for amount in more.amounts) == said > 0
    assert all(amount.on <= UNTIL for amount in more.amounts)


def test_second_looks_come_from_somebody_else(data: PracticeData, more: PracticeCasework):
    assert {look.done_on is None for look in more.second_looks} == {True, False}
    for look in more.second_looks:
        assert look.requested_by == data.cases[look.case].counsellor != look.done_by
        assert data.cases[look.case].status is not CaseStatus.CLOSED
    for case, second in more.second_counsellors.items():
        assert second != data.cases[case].counsellor


def test_a_collective_case_joins_several_persons(data: PracticeData, more: PracticeCasework):
    assert more.collectives
    for matter in more.collectives:
        assert len({data.cases[case].person for case in matter.cases}) > 1


def test_all_of_it_is_in_the_vault_and_can_be_found(keyless: Services, tmp_path: Path):
    keyless.practice.create(str(tmp_path / "ü.hilft"), cases=900, months=6, seed=5, until=UNTIL)
    data = generate(months=6, seed=5, until=UNTIL, contacts=900)
    more = add_casework(data, 5, UNTIL)
    listed = keyless.collectives.list()
    assert {matter.title for matter in listed} == {matter.title for matter in more.collectives}
    detail = keyless.collectives.show(listed[0].id)
    assert len(detail.cases) == len(listed[0].case_ids)
    open_looks = sum(look.done_on is None for look in more.second_looks)
    asked = keyless.cases.page(CaseQuery(needs="second_look", limit=1000))
    assert sum(row.open_looks for row in asked.rows) == open_looks > 0
    rows = keyless.cases.page(CaseQuery(limit=1000)).rows
    details = [keyless.cases.show(row.id) for row in rows]
    assert sum(len(case.amounts) for case in details) == len(more.amounts)
    assert any(case.household for case in details)
    assert any(case.profile.safe_contact for case in details)
    for case in details:
        assert (case.case.closed_on is not None) == (case.case.status is CaseStatus.CLOSED)
    found = keyless.cases.page(CaseQuery(text=detail.collective.title)).rows
    assert {row.id for row in found} == set(detail.collective.case_ids)
