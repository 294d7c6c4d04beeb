# SPDX-License-Identifier: GPL-3.0-or-later
"""A real engine process on a real vault, with a fixed day and the cheapest key derivation."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from hilft_desktop.domain.codes import Channel, Land, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.services.engine.client import EngineClient
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import SetUp

T = TypeVar("T")

TODAY = date(2026, 11, 22)
PASSPHRASE = "kralle kord dekret ablage deich"
PATIENCE = 60


def make() -> Services:
    """Runs in the engine process, which alone loads the cipher."""
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.kdf import FLOOR
    from hilft_desktop.system.clock import FixedClock

    return Services(session=Session(FixedClock(TODAY), FLOOR))


def ask(client: EngineClient, call: Callable[[Services], T]) -> T:
    return client.call(call).future.result(PATIENCE)


def set_up(path: Path, **changes: object) -> SetUp:
    answers: dict[str, object] = {
        "path": str(path),
        "unit_name": "Kreisverband Musterstadt",
        "place": "Musterstadt",
        "land": Land.NW,
        "address": ("Musterweg 1", "00000 Musterstadt"),
        "contact": "0000 0000",
        "counsellor": "Mara Muster",
        "passphrase": PASSPHRASE,
    }
    return SetUp(**{**answers, **changes})  # type: ignore[arg-type]


def contact(note: str = "", day: date = TODAY) -> NewContact:
    return NewContact(day, Channel.STALL, Topic.ENERGIE_SPERRE, note=note)


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] == "Z"


def wait_gone(pid: int) -> bool:
    tick = threading.Event()
    return any(gone(pid) or tick.wait(0.05) for _ in range(400)) and gone(pid)


def kill(client: EngineClient) -> None:
    """Kill the engine as a crash would, and wait until the client noticed."""
    pid = client.pid
    assert pid is not None
    noticed = threading.Event()
    client.on_death = noticed.set
    os.kill(pid, signal.SIGKILL)
    assert noticed.wait(PATIENCE)
    client.on_death = None
    assert client.pid is None
    assert wait_gone(pid)
