# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: made at close and on demand, loud when missed, proven by restoring."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from hilft_desktop.domain.codes import Channel, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.domain.errors import Cancelled, HilftError, UserError
from hilft_desktop.services.hub import Services
from hilft_desktop.services.task import Task, running
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.conftest import PASSPHRASE

CONTACT = NewContact(date(2026, 11, 20), Channel.PHONE, Topic.MIETE)


def copies(vault: Path) -> list[Path]:
    return sorted(vault.with_name(f"{vault.stem}-Sicherungen").glob("*.hilft"))


def test_closing_after_a_change_makes_a_copy(services: Services, vault_path: Path) -> None:
    services.contacts.add(CONTACT)
    services.vault.close()

    assert len(copies(vault_path)) == 1


def test_closing_without_a_change_makes_none(services: Services, vault_path: Path) -> None:
    services.contacts.list()
    services.drafts.put("form", "text")
    services.vault.close()

    assert copies(vault_path) == []


def test_a_change_of_a_killed_engine_is_backed_up_at_the_next_close(
    services: Services, vault_path: Path
) -> None:
    services.contacts.add(CONTACT)
    services._session.close()  # as if the engine had been ended: no backup
    services.vault.unlock(str(vault_path), PASSPHRASE)
    services.vault.close()

    assert len(copies(vault_path)) == 1


def test_practice_vaults_are_not_copied_at_close(keyless: Services, tmp_path: Path) -> None:
    path = tmp_path / "übung.hilft"
    keyless.practice.create(str(path), cases=10, months=1)
    keyless.contacts.add(CONTACT)
    keyless.vault.close()

    assert copies(path) == []


def test_a_fresh_vault_has_nothing_to_complain_about(services: Services) -> None:
    status = services.backups.status()

    assert status.last_at is None
    assert not status.overdue


def test_a_change_that_waits_longer_than_a_day_is_overdue(
    services: Services, clock: FixedClock
) -> None:
    services.contacts.add(CONTACT)
    clock.advance(timedelta(hours=23))
    services.contacts.add(CONTACT)
    assert not services.backups.status().overdue

    clock.advance(timedelta(hours=2))
    assert services.backups.status().overdue

    services.backups.make()
    assert not services.backups.status().overdue
    assert services.backups.status().last_at == clock.now()


def test_a_copy_can_be_made_proven_and_restored(
    services: Services, tmp_path: Path, clock: FixedClock
) -> None:
    kept = services.contacts.add(CONTACT).value
    made = services.backups.make(str(tmp_path / "stick")).value
    assert services.backups.status().last_proven_at is None

    proven = services.backups.prove(made.path).value
    assert proven.proven_at == clock.now() == services.backups.status().last_proven_at
    services.vault.close()

    target = str(tmp_path / "zurück.hilft")
    assert services.backups.restore(made.path, target, PASSPHRASE) == target
    services.vault.unlock(target, PASSPHRASE)
    assert services.contacts.list() == (kept,)


def test_the_list_shows_copies_newest_first_with_their_proof(
    services: Services, clock: FixedClock
) -> None:
    first = services.backups.make().value
    clock.advance(timedelta(days=1))
    second = services.backups.make().value
    services.backups.prove(first.path)

    listed = services.backups.list()

    assert [row.path for row in listed] == [second.path, first.path]
    assert [row.made_at for row in listed] == [clock.now(), clock.now() - timedelta(days=1)]
    assert [row.proven_at for row in listed] == [None, clock.now()]
    assert all(row.size_bytes == Path(row.path).stat().st_size for row in listed)


def test_another_folder_can_be_chosen_and_left_again(
    services: Services, tmp_path: Path, vault_path: Path
) -> None:
    chosen = str(tmp_path / "stick")

    assert services.backups.set_directory(chosen).value.directory == chosen
    assert Path(services.backups.make().value.path).parent == tmp_path / "stick"
    services.backups.set_directory("")
    assert services.backups.status().directory.endswith("tresor-Sicherungen")


def test_a_failed_copy_is_loud_until_one_succeeds(services: Services, tmp_path: Path) -> None:
    blocked = tmp_path / "datei"
    blocked.write_text("kein Ordner", encoding="utf-8")
    services.backups.set_directory(str(blocked))
    services.contacts.add(CONTACT)

    with pytest.raises(HilftError) as error:
        services.backups.make()
    assert services.backups.status().failed == error.value.code
    assert services.backups.status().overdue

    services.backups.set_directory("")
    services.backups.make()
    assert services.backups.status().failed == ""
    assert not services.backups.status().overdue


def test_a_failed_copy_does_not_keep_the_vault_open(
    services: Services, tmp_path: Path, vault_path: Path
) -> None:
    blocked = tmp_path / "datei"
    blocked.write_text("kein Ordner", encoding="utf-8")
    services.backups.set_directory(str(blocked))
    services.contacts.add(CONTACT)

    services.vault.close()

    assert not services.vault.state().is_open
    services.vault.unlock(str(vault_path), PASSPHRASE)
    assert services.backups.status().overdue


def test_a_cancelled_copy_leaves_nothing_and_is_no_failure(
    services: Services, vault_path: Path
) -> None:
    services.contacts.add(CONTACT)
    task = Task()
    task.cancel()

    with running(task), pytest.raises(Cancelled):
        services.backups.make()

    assert not list(vault_path.with_name(f"{vault_path.stem}-Sicherungen").glob("*"))
    assert services.backups.status().failed == ""


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda data: data[: len(data) // 2 + 1], "backup_damaged"),
        (lambda data: data[:8192] + b"\0" * 4096 + data[12288:], "backup_damaged"),
    ],
)
def test_a_damaged_copy_proves_nothing(services: Services, damage, code: str) -> None:
    made = Path(services.backups.make().value.path)
    made.write_bytes(damage(made.read_bytes()))

    with pytest.raises(UserError) as error:
        services.backups.prove(str(made))

    assert error.value.code == code
    assert services.backups.status().last_proven_at is None


def test_a_restore_never_overwrites(services: Services, vault_path: Path) -> None:
    made = services.backups.make().value

    with pytest.raises(UserError) as error:
        services.backups.restore(made.path, str(vault_path), PASSPHRASE)

    assert error.value.code == "file_exists"


def test_a_restore_with_a_wrong_passphrase_leaves_nothing(
    services: Services, tmp_path: Path
) -> None:
    made = services.backups.make().value
    target = tmp_path / "zurück.hilft"

    with pytest.raises(UserError) as error:
        services.backups.restore(made.path, str(target), "falsch")

    assert error.value.code == "passphrase_wrong"
    assert not list(tmp_path.glob("zurück*"))
