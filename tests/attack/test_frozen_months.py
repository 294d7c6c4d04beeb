# SPDX-License-Identifier: GPL-3.0-or-later
"""A released month is the same bytes for ever, and every contact is in exactly one release."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from hilft_desktop.disclosure.attacker import Attacker
from hilft_desktop.disclosure.catalogue import CATALOGUE_V1
from hilft_desktop.domain.codes import AgeBand, Topic
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.tallies import Month
from hilft_desktop.services.booking import booking_day
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import ReleaseRow
from hilft_desktop.storage.tables import contacts
from hilft_desktop.storage.unit_of_work import UnitOfWork
from hilft_desktop.system.clock import FixedClock
from tests.attack.readers import PATIENCE_S, assert_nothing_learnt, conclude, margins_of_tables
from tests.unit.services.conftest import PASSPHRASE, make_services
from tests.unit.services.counted import TODAY, add, booked

OCTOBER = date(2026, 10, 5)


def total_of(row: ReleaseRow) -> int:
    total = row.tables["total"]
    assert isinstance(total, int)
    return total


def vector_of(row: ReleaseRow) -> tuple[int, ...]:
    tables = json.loads(row.json_bytes)["tables"]
    return margins_of_tables(tables, CATALOGUE_V1).vector(tables)


def second_laptop(vault: Path, folder: Path) -> Services:
    """Return services on a copy of a closed vault, as two who share the work have it."""
    for name in (vault.name, f"{vault.name}-keys"):
        shutil.copyfile(vault.parent / name, folder / f"zweit-{name}")
    services = make_services(FixedClock(TODAY))
    services.vault.unlock(str(folder / f"zweit-{vault.name}"), PASSPHRASE)
    return services


def test_a_thousand_exports_are_one_file(services: Services) -> None:
    add(services, OCTOBER, 80)
    services.tallies.release("2026-10")
    digests = set()
    for _ in range(500):
        digests.add(hashlib.sha256(services.tallies.show("2026-10").json_bytes).hexdigest())
        released = services.tallies.release("2026-10").value
        digests.add(hashlib.sha256(released.json_bytes).hexdigest())
    assert len(digests) == 1
    assert len({services.tallies.files("2026-10") for _ in range(10)}) == 1


def test_late_changed_and_erased_contacts_leave_a_released_month_as_it_is(
    services: Services, tmp_path: Path
) -> None:
    october = add(services, OCTOBER, 80)
    first = services.tallies.release("2026-10").value
    files = services.tallies.files("2026-10")

    late = add(services, date(2026, 10, 30), 25)
    assert {booked(services)[row.id] for row in late} == {Month(2026, 11)}
    with pytest.raises(UserError) as caught:
        services.contacts.remove(october[-1].id)
    assert caught.value.code in {"contact_month_closed", "contact_not_last"}

    def change_and_erase(uow: UnitOfWork) -> None:
        """Do below the services what no service would: the release must not even notice."""
        connection = uow.contacts._tx.connection
        changed = update(contacts).where(contacts.c.id.in_([row.id for row in october[:30]]))
        connection.execute(changed.values(topic=Topic.SCHULDEN))
        connection.execute(changed.values(age_band=AgeBand.U18))
        gone = delete(contacts).where(contacts.c.id.in_([row.id for row in october[30:60]]))
        uow.contacts._tx.note_erasure()
        connection.execute(gone)

    services._session.vault.write(change_and_erase)
    assert services.tallies.release("2026-10").value.json_bytes == first.json_bytes
    assert services.tallies.files("2026-10") == files
    written = services.tallies.export("2026-10", str(tmp_path)).value
    assert tuple(Path(path).read_bytes() for path in written) == tuple(d for _n, d in files.files)

    november = services.tallies.release("2026-11").value
    assert abs(total_of(november) - 25) <= 5
    assert november.held_back == ()


def test_a_person_erased_from_a_released_month_stays_counted_there_and_nowhere_else(
    services: Services,
) -> None:
    rows = add(services, OCTOBER, 60)
    person = services.contacts.make_person(rows[-1].id, "Ahorn 17").value
    first = services.tallies.release("2026-10").value
    services.privacy.erase_person(person.id, "withdrawn")
    assert services.tallies.release("2026-10").value.json_bytes == first.json_bytes
    add(services, TODAY, 40)
    assert abs(total_of(services.tallies.release("2026-11").value) - 40) <= 5


def test_restart_and_restore_give_the_same_bytes_and_book_late_contacts_later(
    services: Services, vault_path: Path, tmp_path: Path
) -> None:
    add(services, OCTOBER, 80)
    services.tallies.release("2026-10")
    files = services.tallies.files("2026-10")
    backup = services.backups.make(str(tmp_path / "kopien")).value
    services.vault.close()
    restored = services.backups.restore(backup.path, str(tmp_path / "zurueck.hilft"), PASSPHRASE)
    for vault in (str(vault_path), restored):
        again = make_services(FixedClock(TODAY))
        again.vault.unlock(vault, PASSPHRASE)
        assert again.tallies.files("2026-10") == files
        (late,) = add(again, date(2026, 10, 31), 1)
        assert Month.of(late.booked_on) == Month(2026, 11)
        assert again.tallies.files("2026-10") == files
        again.vault.close()


def take_over(into: Services, from_: Services, month: str) -> None:
    """Carry a release into another copy of the vault, as joining two laptops has to."""
    wanted = Month.parse(month)
    release = from_._session.vault.read(lambda uow: uow.releases.get(wanted))
    assert release is not None
    into._session.vault.write(
        lambda uow: uow.releases.add(
            release.month, release.period_from, release.period_to, release.release_id, release.body
        )
    )


def test_a_release_taken_over_from_another_laptop_is_the_same_bytes(
    services: Services, vault_path: Path, tmp_path: Path
) -> None:
    add(services, OCTOBER, 80)
    services.vault.close()
    other = second_laptop(vault_path, tmp_path)
    services.vault.unlock(str(vault_path), PASSPHRASE)
    theirs = other.tallies.release("2026-10").value
    take_over(services, other, "2026-10")
    assert services.tallies.release("2026-10").value.json_bytes == theirs.json_bytes
    assert services.tallies.files("2026-10") == other.tallies.files("2026-10")
    late = services._session.vault.read(lambda uow: booking_day(uow, OCTOBER, TODAY))
    assert Month.of(late) == Month(2026, 11)
    other.vault.close()


def test_two_laptops_that_both_released_a_month_keep_their_own_and_take_no_second(
    services: Services, vault_path: Path, tmp_path: Path
) -> None:
    """Why a Landesverband refuses the second one: together they would tell more than each."""
    add(services, OCTOBER, 200)
    services.vault.close()
    other = second_laptop(vault_path, tmp_path)
    services.vault.unlock(str(vault_path), PASSPHRASE)
    mine = services.tallies.release("2026-10").value
    theirs = other.tallies.release("2026-10").value
    assert mine.json_bytes != theirs.json_bytes
    with pytest.raises(UserError) as caught:
        take_over(services, other, "2026-10")
    assert caught.value.code == "month_already_released"
    assert services.tallies.release("2026-10").value.json_bytes == mine.json_bytes
    other.vault.close()

    # The control: a reader of both narrows numbers that either alone keeps.
    margins = margins_of_tables(json.loads(mine.json_bytes)["tables"], CATALOGUE_V1)
    attacker = Attacker(margins)
    attacker.sees("mine", vector_of(mine))
    attacker.sees_again("mine", vector_of(theirs), late_cases=0)
    both = attacker.conclude(time_limit_s=PATIENCE_S)
    assert any(finding.narrowed for finding in both)
    assert_nothing_learnt(conclude(margins, {"mine": vector_of(mine)}))


def test_held_back_months_are_counted_once_together_and_the_chain_tells_nothing(
    services: Services,
) -> None:
    add(services, date(2026, 7, 5), 2)
    for month in ("2026-07", "2026-08"):
        with pytest.raises(UserError):
            services.tallies.release(month)
    add(services, date(2026, 9, 5), 70)
    row = services.tallies.release("2026-09").value
    assert row.held_back == ("2026-07", "2026-08")
    assert abs(total_of(row) - 72) <= 5
    for month in ("2026-07", "2026-08"):
        assert services.tallies.release(month).value.json_bytes == row.json_bytes
    tables = json.loads(row.json_bytes)["tables"]
    margins = margins_of_tables(tables, CATALOGUE_V1)
    assert_nothing_learnt(conclude(margins, {"collected": margins.vector(tables)}))
    states = {month.month: month for month in services.tallies.months()}
    assert {states[month].published_total for month in ("2026-07", "2026-08", "2026-09")} == {
        total_of(row)
    }
