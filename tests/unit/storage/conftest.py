# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault for each test, copied from one made per run: making one takes half a second."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hilft_desktop.storage.kdf import FLOOR
from hilft_desktop.storage.keys import key_path
from hilft_desktop.storage.vault import Vault
from hilft_desktop.system.clock import FixedClock
from tests.unit.storage.vaults import PASSPHRASE


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "kv.hilft"
    Vault.create(path, counsellor="Kim", passphrase=PASSPHRASE, kdf=FLOOR).close()
    return path


@pytest.fixture
def vault_path(template: Path, tmp_path: Path) -> Path:
    path = tmp_path / "kv.hilft"
    shutil.copy(template, path)
    shutil.copy(key_path(template), key_path(path))
    return path


@pytest.fixture
def vault(vault_path: Path, clock: FixedClock) -> Iterator[Vault]:
    with Vault.open(vault_path, PASSPHRASE, clock=clock) as opened:
        yield opened
