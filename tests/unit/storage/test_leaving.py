# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody leaves: their passphrase is worthless afterwards, wherever the power failed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hilft_desktop.domain.errors import UserError
from hilft_desktop.storage.keys import key_path, read_key_file
from hilft_desktop.storage.vault import Vault
from tests.unit.storage.vaults import PASSPHRASE

OTHER = "zweite Passphrase für Lou"
PADDING = 8_000_000
"""Bytes in the vault, so that its rewriting takes long enough to be hit in the middle."""

# Removes Lou. Before the n-th exchange of the key file it stops and waits to be killed.
REMOVER = """
import sys
from pathlib import Path
from hilft_desktop.storage import medium, vault as vaults
from tests.unit.storage.vaults import PASSPHRASE

path, stop, mode = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
vaults.journal_for = lambda _path: medium.ROLLBACK if mode == "rollback" else medium.WAL
vault = vaults.Vault.open(path, PASSPHRASE)
lou = vault.read(lambda uow: [c for c in uow.counsellors.list() if c.name == "Lou"][0])
exchanged = 0

def watch(event, arguments):
    global exchanged
    if event == "os.rename" and str(arguments[1]).endswith("-keys"):
        exchanged += 1
        if exchanged == stop:
            print("here", flush=True)
            sys.stdin.readline()

sys.addaudithook(watch)
print("begins", flush=True)
vault.keyring.remove_counsellor(lou.id)
print("done", flush=True)
sys.stdin.readline()
"""

BEFORE_KEYS, AFTER_PAGES = 1, 2
UNTRUSTED, OLD_KEY = "passphrase_wrong", "vault_damaged_or_foreign"
"""Why Lou is refused: the vault does not trust the slot any more, or the key does not fit."""


@pytest.fixture
def shared(vault_path: Path, tmp_path: Path) -> Path:
    """A vault with Kim, Lou and some bytes; Lou kept a copy of the key file."""
    with Vault.open(vault_path, PASSPHRASE) as vault:
        vault.keyring.add_counsellor("Lou", OTHER)
        vault.write(lambda uow: uow.settings.put("big", "x" * PADDING))
    shutil.copy(key_path(vault_path), tmp_path / "kept")
    return vault_path


def code_of_opening(path: Path, passphrase: str) -> str:
    with pytest.raises(UserError) as caught:
        Vault.open(path, passphrase)
    return caught.value.code


def kill_remover(path: Path, stop: int, mode: str, reached: Callable[[], bool] | None) -> None:
    """Run the removal in a process of its own and kill it at its stop, or once it got that far."""
    arguments = [sys.executable, "-c", REMOVER, str(path), str(stop), mode]
    with subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as remover:
        assert remover.stdout is not None
        assert remover.stdout.readline() == "begins\n"
        if reached is None:
            assert remover.stdout.readline() == "here\n"
        else:
            while not reached():
                assert remover.poll() is None, "it ended before it was killed"
        remover.kill()
        assert remover.stdout.read() == "", "the kill came too late to prove anything"


def assert_gone(path: Path, kept: Path, code: str) -> None:
    """Lou opens nothing, Kim opens everything, and the next opening has finished the rest."""
    assert code_of_opening(path, OTHER) == code
    with Vault.open(path, PASSPHRASE) as vault:
        assert vault.check()["counsellors"] == 2
        assert vault.read(lambda uow: uow.settings.get("big")) == "x" * PADDING
        everybody = vault.read(lambda uow: uow.counsellors.list())
        assert [(c.name, c.slot_id is None) for c in everybody] == [("Kim", False), ("Lou", True)]
        mine = vault.keyring.slot_id
    assert [(s.id, s.sealed_next) for s in read_key_file(key_path(path)).slots] == [(mine, None)]
    shutil.copy(kept, key_path(path))
    assert code_of_opening(path, OTHER) == OLD_KEY


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["wal", "rollback"])
@pytest.mark.parametrize(
    ("stop", "code"), [(BEFORE_KEYS, UNTRUSTED), (AFTER_PAGES, OLD_KEY)], ids=["keys", "pages"]
)
def test_killed_between_two_steps_of_leaving(
    shared: Path, tmp_path: Path, stop: int, code: str, mode: str
):
    kill_remover(shared, stop, mode, None)
    assert_gone(shared, tmp_path / "kept", code)


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.1, 0.6])
@pytest.mark.parametrize(("mode", "suffix"), [("wal", "-wal"), ("rollback", "-journal")])
def test_killed_while_the_pages_are_rewritten(
    shared: Path, tmp_path: Path, mode: str, suffix: str, share: float
):
    log = shared.with_name(shared.name + suffix)

    def reached() -> bool:
        return log.exists() and log.stat().st_size > share * PADDING

    kill_remover(shared, AFTER_PAGES, mode, reached)
    assert log.stat().st_size > share * PADDING, "the log of the cut-off rewriting is there"
    assert_gone(shared, tmp_path / "kept", UNTRUSTED)


@pytest.mark.slow
def test_killed_while_the_new_pages_move_from_the_log_into_the_file(shared: Path, tmp_path: Path):
    before = shared.stat().st_mtime_ns
    kill_remover(shared, AFTER_PAGES, "wal", lambda: shared.stat().st_mtime_ns != before)
    assert_gone(shared, tmp_path / "kept", OLD_KEY)
