# SPDX-License-Identifier: GPL-3.0-or-later
"""A killed process, a full disk: nothing acknowledged is lost, nothing half done stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hilft_desktop.storage.vault import Vault
from tests.unit.storage.vaults import PASSPHRASE

WRITER = """
import sys
from pathlib import Path
from hilft_desktop.storage.vault import Vault
from tests.unit.storage.vaults import DAY, PASSPHRASE, contact, new_case
from hilft_desktop.domain.cases import NewEntry

vault = Vault.open(Path(sys.argv[1]), PASSPHRASE)

def step(uow):
    case = new_case(uow, f"Ahorn {number}")
    uow.entries.add(case.id, NewEntry(facts="Brief " * 200))
    uow.contacts.add(contact(), DAY, case.person_id, case.id)

for number in range(int(sys.argv[2]), 10**6):
    vault.write(step)
    print(number, flush=True)
"""

REKEYER = """
import sys
from pathlib import Path
from hilft_desktop.storage.vault import Vault
from tests.unit.storage.vaults import PASSPHRASE

vault = Vault.open(Path(sys.argv[1]), PASSPHRASE)
print("open", flush=True)
while True:
    vault.keyring._rekey(vault.read(lambda uow: uow.keys.trusted()))
    print("rekeyed", flush=True)
"""

FILLER = """
import resource, sys
from pathlib import Path
from hilft_desktop.domain.errors import MachineError
from hilft_desktop.storage.backup import backup
from hilft_desktop.storage.vault import Vault
from tests.unit.storage.vaults import DAY, PASSPHRASE, contact

vault = Vault.open(Path(sys.argv[1]), PASSPHRASE)
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, hard))
done = 0
try:
    while True:
        vault.write(lambda uow: [uow.contacts.add(contact("x" * 3000), DAY) for _ in range(20)])
        done += 20
except MachineError as error:
    print(error.code, done, vault.read(lambda uow: uow.contacts.count()), flush=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
folder = Path(sys.argv[1]).parent / "copies"
try:
    backup(vault, folder)
except MachineError as error:
    print(error.code, len(list(folder.iterdir())), flush=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
vault.write(lambda uow: uow.contacts.add(contact("again"), DAY))
vault.close()
print("went on", flush=True)
"""


def start(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True
    )


@pytest.mark.slow
def test_killing_the_writer_loses_no_acknowledged_commit(vault_path: Path):
    acknowledged = 0
    for lines in (1, 7, 40, 3, 90):
        with start(WRITER, str(vault_path), str(acknowledged)) as writer:
            assert writer.stdout is not None
            for _ in range(lines):
                acknowledged = int(writer.stdout.readline()) + 1
            writer.kill()
            for line in writer.stdout:  # acknowledged while the kill was on its way
                if line.endswith("\n"):
                    acknowledged = int(line) + 1
        with Vault.open(vault_path, PASSPHRASE) as vault:
            rows = vault.check()
            found = rows["contacts"]
            assert found in {acknowledged, acknowledged + 1}
            assert (rows["cases"], rows["entries"], rows["persons"]) == (found, found, found)
            acknowledged = found


@pytest.mark.slow
def test_killing_a_rekeying_leaves_a_vault_that_opens(vault_path: Path):
    with Vault.open(vault_path, PASSPHRASE) as vault:
        vault.write(lambda uow: uow.settings.put("big", "x" * 2_000_000))
    for rounds in (1, 2, 3, 1, 2):
        with start(REKEYER, str(vault_path)) as rekeyer:
            assert rekeyer.stdout is not None
            for _ in range(rounds):
                rekeyer.stdout.readline()
            rekeyer.kill()
        with Vault.open(vault_path, PASSPHRASE) as vault:
            assert vault.check()["counsellors"] == 1


@pytest.mark.slow
def test_a_full_disk_is_said_and_the_vault_goes_on_afterwards(vault_path: Path):
    with start(FILLER, str(vault_path)) as filler:
        assert filler.stdout is not None
        output = filler.stdout.read().splitlines()
    code, done, count = output[0].split()
    # A file size limit looks like a failing medium to the system, a full disk like a full one.
    assert code in {"disk_full", "medium_gone"}
    assert int(done) == int(count) > 0
    copy_code, copies = output[1].split()
    assert copy_code in {"disk_full", "medium_gone"}
    assert copies == "0", "a copy that found no room leaves nothing"
    assert output[2] == "went on"
    with Vault.open(vault_path, PASSPHRASE) as vault:
        assert vault.check()["contacts"] == int(done) + 1


def test_the_lock_of_a_killed_process_locks_nothing(vault_path: Path):
    with start(WRITER, str(vault_path), "0") as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        os.kill(writer.pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    assert vault_path.with_name("kv.hilft.lock").exists()
    Vault.open(vault_path, PASSPHRASE).close()
