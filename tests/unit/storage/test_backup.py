# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies: complete, sound, proven, rotated; and the way back, which never overwrites."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.errors import Cancelled, UserError
from hilft_desktop.storage.backup import (
    DAILY,
    WEEKLY,
    backup,
    kept,
    prove,
    restore,
    stored_backups,
)
from hilft_desktop.storage.connection import connect_raw
from hilft_desktop.storage.kdf import FLOOR
from hilft_desktop.storage.keys import key_path
from hilft_desktop.storage.repositories.ledgers import BackupEvent
from hilft_desktop.storage.vault import Vault
from hilft_desktop.system.clock import FixedClock
from tests.unit.storage.vaults import DAY, PAGE, PASSPHRASE, contact, new_case


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Sicherungen"


def grow(vault: Vault) -> None:
    # Enough pages for a copy in several steps.
    vault.write(lambda uow: uow.settings.put("big", "x" * 6_000_000))


def code(caught: pytest.ExceptionInfo[UserError]) -> str:
    return caught.value.code


def test_a_copy_opens_with_everything_in_it_and_is_entered(vault: Vault, folder: Path):
    vault.write(new_case)
    made = backup(vault, folder)
    assert dict(made.rows)["cases"] == 1
    assert made.size == made.path.stat().st_size
    record = vault.read(lambda uow: uow.backups.last(BackupEvent.MADE))
    assert record is not None
    assert (record.file_name, record.sha256) == (made.path.name, made.sha256)
    with Vault.open(made.path, PASSPHRASE) as copy:
        assert copy.read(lambda uow: uow.cases.count()) == 1
        assert copy.vault_id == vault.vault_id


def test_a_copy_is_named_by_id_and_moment_and_needs_no_log(vault: Vault, folder: Path):
    made = backup(vault, folder)
    short = vault.vault_id.replace("-", "")[-12:]
    assert made.path.name == f"hilft-sicherung-{short}-20261122-100000.hilft"
    assert {p.name for p in folder.iterdir()} == {made.path.name, f"{made.path.name}-keys"}
    assert "kv" not in made.path.name
    again = backup(vault, folder)
    assert again.path != made.path
    assert made.path.exists()


def test_a_copy_can_be_read_where_nothing_can_be_written(vault: Vault, folder: Path):
    made = backup(vault, folder)
    driver = connect_raw(made.path, vault.keyring.data_key)
    assert driver.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    driver.close()


def test_a_copy_is_no_plain_database(vault: Vault, folder: Path):
    vault.write(lambda uow: uow.contacts.add(contact("zwiebelturm"), DAY))
    raw = backup(vault, folder).path.read_bytes()
    assert b"zwiebelturm" not in raw
    assert not raw.startswith(b"SQLite format 3")


@pytest.mark.parametrize("steps", [0, 1])
def test_giving_up_leaves_nothing(vault: Vault, folder: Path, steps: int):
    grow(vault)
    seen: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        backup(
            vault,
            folder,
            progress=lambda done, of: seen.append((done, of)),
            cancelled=lambda: len(seen) >= steps,
        )
    assert len(seen) == steps
    assert list(folder.iterdir()) == []
    assert vault.read(lambda uow: uow.backups.last(BackupEvent.MADE)) is None


def test_progress_reaches_the_end(vault: Vault, folder: Path):
    grow(vault)
    seen: list[tuple[int, int]] = []
    backup(vault, folder, progress=lambda done, of: seen.append((done, of)))
    assert len(seen) > 1
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]


def test_a_damaged_vault_is_not_passed_off_as_a_copy(vault_path: Path, folder: Path):
    with Vault.open(vault_path, PASSPHRASE) as vault:
        grow(vault)
    with vault_path.open("r+b") as file:
        file.seek(vault_path.stat().st_size // 2)
        file.write(os.urandom(50))
    with Vault.open(vault_path, PASSPHRASE) as vault, pytest.raises(UserError) as caught:
        backup(vault, folder)
    assert code(caught) == "vault_damaged"
    assert list(folder.iterdir()) == []


# ---------------------------------------------------------------- proof


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_proof_counts_rows_is_entered_and_leaves_nothing(
    vault: Vault, folder: Path, own_home: Path, passphrase: str | None
):
    vault.write(new_case)
    made = backup(vault, folder)
    before = {p.name for p in folder.iterdir()}
    proof = prove(vault, made.path, passphrase)
    assert dict(proof.rows)["persons"] == 1
    record = vault.read(lambda uow: uow.backups.last(BackupEvent.PROVEN))
    assert record is not None
    assert record.file_name == made.path.name
    assert {p.name for p in folder.iterdir()} == before
    assert [p for p in (own_home / "runtime").rglob("*") if p.is_file()] == []


def test_a_damaged_copy_is_not_proven(vault: Vault, folder: Path):
    made = backup(vault, folder)
    with made.path.open("r+b") as file:
        file.seek(9 * PAGE + 17)
        file.write(os.urandom(8))
    with pytest.raises(UserError) as caught:
        prove(vault, made.path)
    assert code(caught) == "backup_damaged"
    assert vault.read(lambda uow: uow.backups.last(BackupEvent.PROVEN)) is None


def test_a_copy_under_an_older_key_is_proven_with_its_passphrase(vault: Vault, folder: Path):
    made = backup(vault, folder)
    vault.keyring.new_recovery_key()
    vault.keyring.new_recovery_key()
    with pytest.raises(UserError) as caught:
        prove(vault, made.path)
    assert code(caught) == "backup_older_key"
    prove(vault, made.path, PASSPHRASE)


def test_another_vaults_copy_proves_nothing(vault: Vault, folder: Path, tmp_path: Path):
    other = tmp_path / "other.hilft"
    with Vault.create(other, counsellor="Lou", passphrase="x", kdf=FLOOR) as foreign:
        made = backup(foreign, folder)
    with pytest.raises(UserError) as caught:
        prove(vault, made.path)
    assert code(caught) == "backup_other_vault"


# ---------------------------------------------------------------- restore


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_restored_vault_works_and_counts_as_another_laptop(
    vault: Vault, folder: Path, tmp_path: Path, passphrase: str | None
):
    vault.write(new_case)
    made = backup(vault, folder)
    target = tmp_path / "zurück.hilft"
    restore(made.path, target, passphrase=passphrase)

    def laptop(driver) -> str:
        return str(driver.execute("SELECT laptop_id FROM vault_meta").fetchone()[0])

    with Vault.open(target, PASSPHRASE) as restored:
        assert restored.check()["cases"] == 1
        first = restored.bare(laptop)
        assert first != vault.bare(laptop)
        added = restored.write(lambda uow: uow.contacts.add(contact(), DAY))
        origin = restored.bare(
            lambda d: d.execute("SELECT origin FROM contacts WHERE id = ?", (added.id,)).fetchone()
        )
        assert origin == (first,)
    with Vault.open(target, PASSPHRASE) as again:
        assert again.bare(laptop) == first


@pytest.mark.parametrize("existing", ["da.hilft", "da.hilft-keys"])
def test_restoring_never_overwrites(vault: Vault, folder: Path, tmp_path: Path, existing: str):
    made = backup(vault, folder)
    (tmp_path / existing).write_bytes(b"mine")
    with pytest.raises(UserError) as caught:
        restore(made.path, tmp_path / "da.hilft")
    assert code(caught) == "file_exists"
    assert (tmp_path / existing).read_bytes() == b"mine"


def test_restoring_with_a_wrong_passphrase_leaves_nothing(
    vault: Vault, folder: Path, tmp_path: Path
):
    made = backup(vault, folder)
    target = tmp_path / "ziel" / "neu.hilft"
    target.parent.mkdir()
    with pytest.raises(UserError) as caught:
        restore(made.path, target, passphrase="falsch")
    assert code(caught) == "passphrase_wrong"
    assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize("harm", ["missing", "keys", "cut", "empty", "flipped"])
def test_a_bad_copy_is_refused(vault: Vault, folder: Path, tmp_path: Path, harm: str):
    made = backup(vault, folder)
    match harm:
        case "missing":
            made.path.unlink()
        case "keys":
            key_path(made.path).unlink()
        case "cut":
            os.truncate(made.path, 5 * PAGE + 9)
        case "empty":
            os.truncate(made.path, 0)
        case "flipped":
            with made.path.open("r+b") as file:
                file.seek(7 * PAGE)
                file.write(os.urandom(16))
    target = tmp_path / "ziel" / "neu.hilft"
    target.parent.mkdir()
    with pytest.raises(UserError) as caught:
        restore(made.path, target, passphrase=PASSPHRASE)
    expected = {"missing": "backup_missing", "keys": "vault_keys_missing"}
    assert code(caught) == expected.get(harm, "backup_damaged")
    assert list(target.parent.iterdir()) == []


def test_an_open_vault_is_no_copy(vault: Vault, tmp_path: Path):
    vault.write(new_case)
    with pytest.raises(UserError) as caught:
        restore(vault.path, tmp_path / "neu.hilft")
    assert code(caught) == "backup_is_open_vault"


def test_giving_up_a_restore_leaves_nothing(vault: Vault, folder: Path, tmp_path: Path):
    made = backup(vault, folder)
    target = tmp_path / "ziel" / "neu.hilft"
    target.parent.mkdir()
    with pytest.raises(Cancelled):
        restore(made.path, target, cancelled=lambda: True)
    assert list(target.parent.iterdir()) == []


# ---------------------------------------------------------------- rotation


def test_forty_days_leave_seven_days_and_five_weeks(vault: Vault, folder: Path, clock: FixedClock):
    for _ in range(40):
        backup(vault, folder)
        clock.advance(timedelta(hours=12))
        backup(vault, folder)
        clock.advance(timedelta(hours=12))
    left = [stored.made_at for stored in stored_backups(folder, vault.vault_id)]
    assert len({moment.date() for moment in left}) == len(left)
    assert len({moment.isocalendar()[:2] for moment in left}) == WEEKLY
    assert DAILY <= len(left) <= DAILY + WEEKLY
    assert {p.name for p in folder.iterdir()} == {
        name
        for stored in stored_backups(folder, vault.vault_id)
        for name in (stored.path.name, key_path(stored.path).name)
    }


def test_a_clock_set_back_does_not_cost_the_newest_copy(
    vault: Vault, folder: Path, clock: FixedClock
):
    for _ in range(8):
        backup(vault, folder)
        clock.advance(timedelta(days=7))
    clock.advance(timedelta(days=-400))
    made = backup(vault, folder)
    assert made.path.exists()
    assert made.path not in made.removed


def test_other_files_are_left_alone(vault: Vault, folder: Path, clock: FixedClock):
    folder.mkdir()
    others = [
        folder / "notizen.hilft",
        folder / "hilft-sicherung-ffffffffffff-20200101-100000.hilft",
    ]
    for path in others:
        path.write_bytes(b"mine")
    for _ in range(10):
        backup(vault, folder)
        clock.advance(timedelta(days=1))
    assert all(path.read_bytes() == b"mine" for path in others)


START = datetime(2026, 1, 1, tzinfo=UTC)
moments_of_a_quarter = st.lists(
    st.integers(0, 24 * 90).map(lambda hours: START + timedelta(hours=hours)), max_size=60
)


@given(moments_of_a_quarter)
def test_rotation_keeps_the_newest_and_no_more_than_promised(moments: list[datetime]):
    left = kept(moments)
    assert left <= set(moments)
    assert len(left) <= DAILY + WEEKLY
    days = sorted({moment.date() for moment in moments}, reverse=True)[:DAILY]
    for day in days:
        assert max(m for m in moments if m.date() == day) in left


@given(moments_of_a_quarter)
def test_rotating_twice_changes_nothing(moments: list[datetime]):
    assert kept(kept(moments)) == kept(moments)


def test_a_copy_keeps_the_passphrase_it_was_made_under(vault: Vault, folder: Path):
    made = backup(vault, folder)
    vault.keyring.change_passphrase(PASSPHRASE, "neu")
    Vault.open(made.path, PASSPHRASE).close()
