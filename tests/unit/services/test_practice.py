# SPDX-License-Identifier: GPL-3.0-or-later
"""Practice vaults: real vaults, marked, repeatable, and gone without a trace when cancelled."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hilft_desktop.domain.errors import Cancelled, UserError
from hilft_desktop.services.hub import Services
from hilft_desktop.services.practice_data import generate
from hilft_desktop.services.rows import CaseQuery
from hilft_desktop.services.task import Task, running
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.conftest import make_services

UNTIL = date(2026, 11, 15)


def make(services: Services, path: Path, seed: int = 3) -> Services:
    services.practice.create(str(path), cases=120, months=4, seed=seed, until=UNTIL)
    return services


def test_a_practice_vault_says_so(keyless: Services, tmp_path: Path) -> None:
    state = make(keyless, tmp_path / "ü.hilft").vault.state()

    assert state.is_open
    assert state.is_practice
    assert state.content_version[:4].isdigit()
    assert "Übung" in state.unit_name


def test_the_answer_names_the_content_like_the_state(keyless: Services, tmp_path: Path) -> None:
    made = keyless.practice.create(str(tmp_path / "ü.hilft"), cases=10, months=1).value

    assert made == keyless.vault.state()


def test_it_opens_with_the_known_passphrase(keyless: Services, tmp_path: Path) -> None:
    path = tmp_path / "ü.hilft"
    make(keyless, path).vault.close()

    assert keyless.vault.unlock(str(path), keyless.practice.passphrase()).is_practice


def test_it_opens_with_a_passphrase_of_ones_own(keyless: Services, tmp_path: Path) -> None:
    path = str(tmp_path / "ü.hilft")
    keyless.practice.create(path, cases=10, months=1, passphrase="mein eigenes")
    keyless.vault.close()

    assert keyless.vault.unlock(path, "mein eigenes").is_open


def test_everything_generated_is_in_the_vault(keyless: Services, tmp_path: Path) -> None:
    make(keyless, tmp_path / "ü.hilft")
    data = generate(months=4, seed=3, until=UNTIL, contacts=120)

    assert [c.data for c in keyless.contacts.list()] == [c.data for c in data.contacts]
    assert all(c.booked_on == c.data.date for c in keyless.contacts.list())
    assert keyless.cases.page(CaseQuery(limit=1)).total == len(data.cases)
    report = keyless.vault.counts()
    assert (report.contacts, report.persons, report.cases) == (
        len(data.contacts),
        len(data.persons),
        len(data.cases),
    )


def test_a_case_from_practice_is_complete(keyless: Services, tmp_path: Path) -> None:
    make(keyless, tmp_path / "ü.hilft")
    data = generate(months=4, seed=3, until=UNTIL, contacts=120)
    rows = keyless.cases.page(CaseQuery(limit=1000)).rows
    found = sorted(
        (
            detail.person.pseudonym,
            detail.case.title,
            tuple(entry.data for entry in detail.entries),
            len(detail.flags),
            len(detail.follow_ups),
        )
        for detail in (keyless.cases.show(row.id) for row in rows)
    )
    made = sorted(
        (
            data.persons[case.person].pseudonym,
            case.title,
            tuple(entry for _moment, entry in case.entries),
            len(case.flags),
            len(case.follow_ups),
        )
        for case in data.cases
    )

    assert found == made


def test_its_cases_are_found_by_their_chronicle(keyless: Services, tmp_path: Path) -> None:
    make(keyless, tmp_path / "ü.hilft")
    row = keyless.cases.page(CaseQuery()).rows[0]
    advice = keyless.cases.show(row.id).entries[0].data.advice

    hits = keyless.cases.page(CaseQuery(text=f"{row.pseudonym} {advice}")).rows

    assert row.id in {hit.id for hit in hits}


def test_the_same_seed_makes_the_same_vault_with_the_same_ids(
    keyless: Services, tmp_path: Path, clock: FixedClock
) -> None:
    def listed(services: Services, name: str, seed: int) -> object:
        make(services, tmp_path / name, seed)
        found = (services.contacts.list(), services.cases.page(CaseQuery()).rows)
        services.vault.close()
        return found

    first = listed(keyless, "a.hilft", 3)

    assert listed(make_services(clock), "b.hilft", 3) == first
    assert listed(make_services(clock), "c.hilft", 4) != first


def test_cancelling_leaves_nothing(keyless: Services, tmp_path: Path) -> None:
    def stop_half_way(done: int, total: int) -> None:
        if done > total // 2:
            task.cancel()

    task = Task(stop_half_way)
    with running(task), pytest.raises(Cancelled):
        make(keyless, tmp_path / "ü.hilft")

    assert not [file for file in tmp_path.iterdir() if file.suffix != ".lock"]
    assert not keyless.vault.state().is_open


def test_an_empty_path_is_named(keyless: Services) -> None:
    with pytest.raises(UserError) as error:
        keyless.practice.create("", until=UNTIL)

    assert error.value.code == "path_empty"


def test_practice_does_not_depend_on_the_clock_of_the_laptop(
    keyless: Services, tmp_path: Path
) -> None:
    to_come = date(2031, 1, 31)

    keyless.practice.create(str(tmp_path / "ü.hilft"), cases=10, months=1, until=to_come)

    assert {c.booked_on.year for c in keyless.contacts.list()} == {2031}


def test_an_existing_file_is_never_replaced(keyless: Services, vault_path: Path) -> None:
    with pytest.raises(UserError) as error:
        make(keyless, vault_path)

    assert error.value.code == "file_exists"
    assert vault_path.stat().st_size
