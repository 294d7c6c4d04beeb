# SPDX-License-Identifier: GPL-3.0-or-later
"""Real services on a real vault; the vault is made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hilft_desktop.domain.codes import Land
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import SetUp
from hilft_desktop.services.session import Session
from hilft_desktop.storage.kdf import FLOOR
from hilft_desktop.system.clock import FixedClock

PASSPHRASE = "kralle kord dekret ablage deich"
COUNSELLOR = "Mara Muster"


def set_up(place: Path, **changes: object) -> SetUp:
    """Answers of a first start."""
    answers: dict[str, object] = {
        "path": str(place),
        "unit_name": "Kreisverband Musterstadt",
        "place": "Musterstadt",
        "land": Land.NW,
        "address": ("Musterweg 1", "00000 Musterstadt"),
        "contact": "0000 0000",
        "counsellor": COUNSELLOR,
        "passphrase": PASSPHRASE,
    }
    return SetUp(**{**answers, **changes})  # type: ignore[arg-type]


def make_services(clock: FixedClock) -> Services:
    """Services that stand on a clock of their own and derive keys as cheaply as allowed."""
    return Services(session=Session(clock, FLOOR))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault fresh from the first start."""
    path = tmp_path_factory.mktemp("template") / "tresor.hilft"
    services = make_services(FixedClock(date(2026, 11, 1)))
    services.vault.create(set_up(path))
    services.vault.close()
    return path


@pytest.fixture
def vault_path(template: Path, tmp_path: Path) -> Path:
    """A copy of the fresh vault that belongs to this test."""
    path = tmp_path / template.name
    shutil.copyfile(template, path)
    shutil.copyfile(f"{template}-keys", f"{path}-keys")
    return path


@pytest.fixture
def keyless(clock: FixedClock) -> Iterator[Services]:
    """Services without an open vault."""
    services = make_services(clock)
    yield services
    services._session.close()


@pytest.fixture
def services(keyless: Services, vault_path: Path) -> Services:
    """Services with the open vault."""
    keyless.vault.unlock(str(vault_path), PASSPHRASE)
    return keyless
