# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening, working, closing: what is refused and with which words, and what is never lost."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from hilft_desktop.domain.errors import Cancelled, LockedError, MachineError, UserError
from hilft_desktop.storage.connection import connect_raw, driver_of
from hilft_desktop.storage.kdf import FLOOR
from hilft_desktop.storage.keys import key_path
from hilft_desktop.storage.transaction import new_id
from hilft_desktop.storage.unit_of_work import UnitOfWork
from hilft_desktop.storage.vault import Vault
from tests.unit.storage.vaults import DAY, PAGE, PASSPHRASE, contact, new_case


def refusal(path: Path, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises((UserError, MachineError)) as caught:
        Vault.open(path, passphrase)
    assert not path.with_name(f"{path.name}.lock").exists()
    return caught.value.code


# ---------------------------------------------------------------- making


def test_a_new_vault_says_who_made_it_and_holds_nothing_else(tmp_path: Path):
    path = tmp_path / "neu.hilft"
    with Vault.create(path, counsellor="Kim", passphrase=PASSPHRASE, kdf=FLOOR) as vault:
        counsellor = vault.counsellor()
        assert counsellor is not None
        assert counsellor.name == "Kim"
        assert vault.read(lambda uow: uow.contacts.count()) == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["neu.hilft", "neu.hilft-keys"]
    assert "Kim" not in key_path(path).read_text(encoding="utf-8")


def test_only_the_owner_can_read_both_files(vault_path: Path, tmp_path: Path):
    path = tmp_path / "neu.hilft"
    Vault.create(path, counsellor="Kim", passphrase=PASSPHRASE, kdf=FLOOR).close()
    private = 0o600 if os.name == "posix" else 0o666  # Windows keeps rights elsewhere
    assert {p.stat().st_mode & 0o777 for p in (path, key_path(path))} == {private}


@pytest.mark.parametrize("existing", ["kv.hilft", "kv.hilft-keys"])
def test_making_never_overwrites(tmp_path: Path, existing: str):
    (tmp_path / existing).write_bytes(b"mine")
    with pytest.raises(UserError) as caught:
        Vault.create(tmp_path / "kv.hilft", counsellor="Kim", passphrase="x", kdf=FLOOR)
    assert caught.value.code == "file_exists"
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [(existing, b"mine")]


def test_making_in_a_missing_folder_says_so(tmp_path: Path):
    with pytest.raises(UserError) as caught:
        Vault.create(tmp_path / "no" / "kv.hilft", counsellor="K", passphrase="x", kdf=FLOOR)
    assert caught.value.code == "folder_missing"


# ---------------------------------------------------------------- wrong and damaged files


def test_a_wrong_passphrase_is_called_so(vault_path: Path):
    assert refusal(vault_path, "apfel türme lila wanne") == "passphrase_wrong"


def test_a_decomposed_umlaut_opens_as_well(vault_path: Path):
    Vault.open(vault_path, PASSPHRASE.replace("ü", "u\u0308")).close()


def test_missing_files(vault_path: Path, tmp_path: Path):
    assert refusal(tmp_path / "gone.hilft") == "vault_missing"
    key_path(vault_path).unlink()
    assert refusal(vault_path) == "vault_keys_missing"


def test_a_folder_is_no_vault(tmp_path: Path):
    assert refusal(tmp_path) == "vault_not_a_vault"


def test_an_empty_file_is_no_vault(vault_path: Path):
    vault_path.write_bytes(b"")
    assert refusal(vault_path) == "vault_not_a_vault"


def test_an_unencrypted_database_is_no_vault(vault_path: Path):
    vault_path.unlink()
    plain = sqlite3.connect(vault_path)
    plain.execute("CREATE TABLE t (x)")
    plain.close()
    assert refusal(vault_path) == "vault_not_a_vault"


def test_random_bytes_are_damaged_or_foreign(vault_path: Path):
    vault_path.write_bytes(os.urandom(10 * PAGE))
    assert refusal(vault_path) == "vault_damaged_or_foreign"


@pytest.mark.parametrize("position", [3, 40, PAGE - 30])
def test_flipped_bytes_in_the_first_page(vault_path: Path, position: int):
    flip(vault_path, position)
    assert refusal(vault_path) == "vault_damaged_or_foreign"


@pytest.mark.parametrize("size", [20, PAGE, 5 * PAGE, 7 * PAGE + 100])
def test_a_file_cut_off(vault_path: Path, size: int):
    os.truncate(vault_path, size)
    assert refusal(vault_path) in {"vault_damaged", "vault_damaged_or_foreign"}


def test_flipped_bytes_in_the_middle_are_found_by_the_check(vault_path: Path):
    with Vault.open(vault_path, PASSPHRASE) as vault:
        vault.write(lambda uow: [uow.contacts.add(contact("x" * 3000), DAY) for _ in range(50)])
    flip(vault_path, vault_path.stat().st_size - 10 * PAGE + 500)
    with Vault.open(vault_path, PASSPHRASE) as vault, pytest.raises(UserError) as caught:
        vault.check()
    assert caught.value.code == "vault_damaged"


def test_a_sound_vault_passes_the_check(vault: Vault):
    vault.write(new_case)
    assert vault.check()["cases"] == 1


def test_another_vaults_keys(vault_path: Path, tmp_path: Path):
    other = tmp_path / "other.hilft"
    Vault.create(other, counsellor="Lou", passphrase=PASSPHRASE, kdf=FLOOR).close()
    shutil.copy(key_path(other), key_path(vault_path))
    assert refusal(vault_path) == "vault_damaged_or_foreign"


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"\xff\xfe", b'{"format": "hilft-keys"}', b'"x"', b"[" * 5000],
)
def test_a_damaged_key_file(vault_path: Path, content: bytes):
    key_path(vault_path).write_bytes(content)
    assert refusal(vault_path) == "vault_keys_damaged"


def test_a_newer_key_file(vault_path: Path):
    data = json.loads(key_path(vault_path).read_bytes())
    key_path(vault_path).write_text(json.dumps({**data, "version": 2}), encoding="utf-8")
    assert refusal(vault_path) == "vault_newer"


def test_a_newer_schema_is_refused_untouched(vault_path: Path):
    with Vault.open(vault_path, PASSPHRASE) as vault:
        vault.bare(lambda d: d.execute("UPDATE alembic_version SET version_num = '0999'"))
    before = vault_path.read_bytes()
    assert refusal(vault_path) == "vault_newer"
    assert vault_path.read_bytes() == before


def test_an_encrypted_database_of_another_program(vault_path: Path):
    with Vault.open(vault_path, PASSPHRASE) as vault:
        vault.bare(lambda d: d.execute("DROP TABLE alembic_version"))
    assert refusal(vault_path) == "vault_not_a_vault"


# ---------------------------------------------------------------- one at a time


def test_a_second_opening_is_refused(vault: Vault):
    with pytest.raises(UserError) as caught:
        Vault.open(vault.path, PASSPHRASE)
    assert caught.value.code == "vault_in_use"
    assert vault.read(lambda uow: uow.contacts.count()) == 0


def test_a_second_process_is_refused(vault: Vault):
    code = multiprocessing.get_context("spawn")
    with code.Pool(1) as pool:
        assert pool.apply(code_of_opening, (vault.path,)) == "vault_in_use"


def test_the_file_itself_is_locked_too(vault: Vault):
    # Somebody whose lock file lies elsewhere still cannot get in.
    driver = connect_raw(vault.path, vault.keyring.data_key)
    driver.execute("PRAGMA busy_timeout = 1")
    with pytest.raises(Exception, match="locked"):
        driver.execute("SELECT count(*) FROM contacts")
    driver.close()


def code_of_opening(path: Path) -> str:
    try:
        Vault.open(path, PASSPHRASE).close()
    except UserError as error:
        return error.code
    return "opened"


def test_after_closing_it_opens_again_and_leaves_no_side_file(vault_path: Path):
    vault = Vault.open(vault_path, PASSPHRASE)
    vault.write(lambda uow: uow.contacts.add(contact(), DAY))
    vault.close()
    vault.close()
    assert {p.name for p in vault_path.parent.iterdir()} == {"kv.hilft", "kv.hilft-keys"}
    with pytest.raises(LockedError):
        vault.read(lambda uow: uow.contacts.count())
    with Vault.open(vault_path, PASSPHRASE) as again:
        assert again.read(lambda uow: uow.contacts.count()) == 1


# ---------------------------------------------------------------- working


def test_a_write_is_all_or_nothing(vault: Vault):
    def half(uow: UnitOfWork) -> None:
        uow.contacts.add(contact(), DAY)
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        vault.write(half)
    assert vault.read(lambda uow: uow.contacts.count()) == 0


def test_a_read_cannot_write(vault: Vault):
    with pytest.raises(RuntimeError, match="tried to write"):
        vault.read(lambda uow: uow.contacts.add(contact(), DAY))
    assert vault.read(lambda uow: uow.contacts.count()) == 0


def test_the_connection_refuses_other_threads(vault: Vault):
    driver = vault.bare(lambda driver: driver)
    with pytest.raises(Exception, match="same thread"):
        driver.execute("SELECT 1")


def test_calls_from_many_threads_wait_for_each_other(vault: Vault):
    threads = [
        threading.Thread(target=lambda: vault.write(lambda uow: uow.contacts.add(contact(), DAY)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert vault.read(lambda uow: uow.contacts.count()) == 8


def test_a_job_that_waits_for_its_own_thread_is_a_bug(vault: Vault):
    with pytest.raises(RuntimeError, match="must not wait"):
        vault.read(lambda _outer: vault.read(lambda uow: uow.contacts.count()))


def test_interrupting_a_query_cancels_and_rolls_back(vault: Vault):
    started = threading.Event()

    def endless(uow: UnitOfWork) -> None:
        uow.contacts.add(contact(), DAY)
        started.set()
        uow.contacts._tx.connection.execute(
            text(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                " SELECT max(i) FROM n"
            )
        ).all()

    def stop() -> None:
        started.wait(10)
        vault.interrupt()

    stopper = threading.Thread(target=stop)
    stopper.start()
    with pytest.raises(Cancelled):
        vault.write(endless)
    stopper.join()
    assert vault.read(lambda uow: uow.contacts.count()) == 0


def test_interrupting_between_queries_cancels_too(vault: Vault):
    def many(uow: UnitOfWork) -> None:
        uow.contacts.add(contact(), DAY)
        vault.interrupt()

    with pytest.raises(Cancelled):
        vault.write(many)
    assert vault.read(lambda uow: uow.contacts.count()) == 0


def test_interrupting_an_idle_vault_does_nothing(vault: Vault):
    vault.interrupt()
    assert vault.read(lambda uow: uow.contacts.count()) == 0


def test_pragmas_are_as_they_must_be(vault: Vault):
    def pragmas(driver) -> dict[str, object]:
        names: tuple[str, ...] = (
            "journal_mode",
            "synchronous",
            "secure_delete",
            "foreign_keys",
            "temp_store",
        )
        names += ("trusted_schema", "cell_size_check", "mmap_size", "locking_mode")
        return {name: driver.execute(f"PRAGMA {name}").fetchone()[0] for name in names}

    assert vault.bare(pragmas) == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "locking_mode": "exclusive",
    }


def test_a_moved_file_is_noticed_before_anything_is_acknowledged(vault: Vault):
    vault.path.rename(vault.path.with_name("elsewhere.hilft"))
    with pytest.raises(MachineError) as caught:
        vault.write(lambda uow: uow.contacts.add(contact(), DAY))
    assert caught.value.code == "medium_gone"
    vault.path.with_name("elsewhere.hilft").rename(vault.path)
    vault.write(lambda uow: uow.contacts.add(contact(), DAY))


READ_ONLY = """
import os, sys
from pathlib import Path
from hilft_desktop.domain.errors import MachineError
from hilft_desktop.storage.vault import Vault
if hasattr(os, "setuid") and os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)  # root may write everything
try:
    Vault.open(Path(sys.argv[1]), sys.argv[2])
except MachineError as error:
    print(error.code)
"""


def test_a_read_only_file_is_called_so(vault_path: Path):
    # The tests' own folders are closed to the other user.
    folder = Path(tempfile.mkdtemp())
    try:
        for path in (vault_path, key_path(vault_path)):
            shutil.copy(path, folder)
            (folder / path.name).chmod(0o444)
        folder.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(folder / "kv.hilft"), PASSPHRASE],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout.strip() == "medium_read_only", done.stderr
    finally:
        folder.chmod(0o755)
        for path in folder.iterdir():
            path.chmod(0o600)
        shutil.rmtree(folder)


# ---------------------------------------------------------------- stamps


def test_every_write_ticks_once_and_reads_never(vault: Vault):
    def lamports(uow: UnitOfWork) -> list[int]:
        rows = uow.contacts._tx.connection.execute(text("SELECT lamport FROM contacts ORDER BY id"))
        return list(rows.scalars())

    def two(uow: UnitOfWork) -> None:
        uow.contacts.add(contact(), DAY)
        uow.contacts.add(contact(), DAY)

    vault.write(two)
    vault.read(lamports)
    vault.write(two)
    first, again, second, last = vault.read(lamports)
    assert first == again
    assert second == last == first + 1


@given(st.integers(min_value=2, max_value=300))
def test_ids_sort_in_the_order_they_were_made(count: int):
    ids = [new_id() for _ in range(count)]
    assert ids == sorted(set(ids))


def test_rolled_back_ticks_are_drawn_again_without_gap_in_rows(vault: Vault):
    def lamport(driver) -> int:
        return int(driver.execute("SELECT lamport FROM vault_meta").fetchone()[0])

    before = vault.bare(lamport)

    def fail(uow: UnitOfWork) -> None:
        uow.contacts.add(contact(), DAY)
        raise UserError("case_unknown")

    with pytest.raises(UserError):
        vault.write(fail)
    assert vault.bare(lamport) == before


def flip(path: Path, position: int) -> None:
    with path.open("r+b") as file:
        file.seek(position)
        byte = file.read(1)
        file.seek(position)
        file.write(bytes([byte[0] ^ 0xFF]))


def test_the_driver_is_reachable_only_for_this_room(vault: Vault):
    assert vault._worker.bare(driver_of) is vault.bare(lambda driver: driver)
