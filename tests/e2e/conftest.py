# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft`` run in this process, as often as it has to be: every run with services of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hilft_desktop.cli.main import main
from hilft_desktop.services.hub import Services
from hilft_desktop.services.session import Session
from hilft_desktop.storage.kdf import FLOOR
from hilft_desktop.system.clock import FixedClock

PASSPHRASE = "kralle kord dekret ablage deich"


@dataclass(frozen=True)
class Run:
    """What one call printed, and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout."""
        assert self.status == 0, self.err
        return json.loads(self.out)


Hilft = Callable[..., Run]


def run_hilft(capsys: pytest.CaptureFixture[str], clock: FixedClock, *args: object) -> Run:
    """Run a command on fresh services, as a process of its own would."""
    services = Services(session=Session(clock, FLOOR))
    capsys.readouterr()
    try:
        status = main([str(arg) for arg in args], services=services)
    finally:
        services._session.close()
    printed = capsys.readouterr()
    return Run(status, printed.out, printed.err)


@pytest.fixture
def hilft(capsys: pytest.CaptureFixture[str], clock: FixedClock) -> Hilft:
    """The command line."""
    return lambda *args: run_hilft(capsys, clock, *args)


@pytest.fixture
def refused(hilft: Hilft) -> Callable[..., str]:
    """A call that must end with status 2 and exactly one line on stderr, which is returned."""

    def run(*args: object) -> str:
        ended = hilft(*args)
        assert ended.status == 2, ended
        assert ended.out == ""
        assert ended.err.count("\n") == 1
        assert ended.err.strip()
        return ended.err.strip()

    return run


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A passphrase file."""
    file = tmp_path / "passphrase.txt"
    file.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh vault and a practice vault, made once."""
    folder = tmp_path_factory.mktemp("templates")
    (folder / "key").write_text(PASSPHRASE, encoding="utf-8")
    vault = ("vault", "create", folder / "tresor.hilft", "--counsellor", "Mara Muster")
    practice = ("practice", folder / "practice.hilft", "--cases", 240, "--months", 3, "--seed", 4)
    for call in ((*vault, "--land", "NW", "--recovery-out", folder / "blatt.pdf"), practice):
        services = Services(session=Session(FixedClock(date(2026, 11, 22)), FLOOR))
        args = [str(arg) for arg in (*call, "--passphrase-file", folder / "key")]
        assert main(args, services=services) == 0
    return folder


def _copy(template: Path, folder: Path) -> Path:
    for name in (template.name, f"{template.name}-keys"):
        shutil.copyfile(template.with_name(name), folder / name)
    return folder / template.name


@pytest.fixture
def vault(templates: Path, tmp_path: Path) -> Path:
    """An empty vault."""
    return _copy(templates / "tresor.hilft", tmp_path)


@pytest.fixture
def practice(templates: Path, tmp_path: Path) -> Path:
    """A vault with 240 fictitious contacts in September, October and November 2026."""
    return _copy(templates / "practice.hilft", tmp_path)
