# SPDX-License-Identifier: GPL-3.0-or-later
"""A file system without a journal of its own gets the slower, safer mode."""

from __future__ import annotations

from pathlib import Path

import pytest

from hilft_desktop.storage import medium
from hilft_desktop.storage.vault import Vault
from tests.unit.storage.vaults import DAY, PASSPHRASE, contact


def modes(vault: Vault) -> tuple[str, int]:
    def ask(driver) -> tuple[str, int]:
        journal = driver.execute("PRAGMA journal_mode").fetchone()[0]
        return str(journal), int(driver.execute("PRAGMA synchronous").fetchone()[0])

    return vault.bare(ask)


def test_a_vault_carried_to_a_stick_and_back_changes_its_mode_and_keeps_its_rows(
    vault_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with Vault.open(vault_path, PASSPHRASE) as vault:
        vault.write(lambda uow: uow.contacts.add(contact(), DAY))
        assert modes(vault) == ("wal", 2)
    here = medium._file_system(vault_path.parent)
    with monkeypatch.context() as stick:
        stick.setattr(medium, "_WITHOUT_JOURNAL", frozenset({here}))
        with Vault.open(vault_path, PASSPHRASE) as vault:
            assert modes(vault) == ("delete", 3)
            added = vault.write(lambda uow: uow.contacts.add(contact(), DAY))
            vault.write(lambda uow: uow.contacts.delete(added.id))
    with Vault.open(vault_path, PASSPHRASE) as vault:
        assert modes(vault) == ("wal", 2)
        assert vault.check()["contacts"] == 1


def test_sticks_are_known_by_their_file_system():
    assert {"exfat", "vfat"} <= medium._WITHOUT_JOURNAL
    assert not {"ext4", "ntfs", "apfs", "btrfs", ""} & medium._WITHOUT_JOURNAL
