# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test gets: no display, no network, a home of its own, and nothing left behind."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from hilft_desktop.system.clock import FixedClock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# No deadline: two slow shared cores say nothing about a rule. Examples stay random on purpose.
settings.register_profile(
    "hilft",
    deadline=None,
    derandomize=False,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("hilft")

TODAY = date(2026, 11, 22)
_PATIENCE_SECONDS = 3.0


@pytest.fixture
def clock() -> FixedClock:
    """The day all examples of this project stand on, a Sunday."""
    return FixedClock(TODAY)


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Public derived data (font cuts) may be made once for all tests of a worker."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own_home(
    tmp_path_factory: pytest.TempPathFactory, shared_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A home of its own for each test: nothing reads or writes the developer's settings."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in (
        ("HOME", home),
        ("USERPROFILE", home),
        ("APPDATA", home / "appdata"),
        ("LOCALAPPDATA", home / "appdata"),
        ("XDG_CONFIG_HOME", home / "config"),
        ("XDG_DATA_HOME", home / "data"),
        ("XDG_STATE_HOME", home / "state"),
        ("XDG_RUNTIME_DIR", home / "runtime"),
    ):
        folder.mkdir(mode=0o700, exist_ok=True)
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(shared_cache))
    return home


@pytest.fixture(autouse=True)
def nothing_left_behind(own_home: Path) -> Iterator[None]:
    """Fail a test that leaves threads, processes or top-level widgets running, and name them."""
    threads = set(threading.enumerate())
    processes = set(multiprocessing.active_children())
    widgets = {id(widget) for widget in _top_level_widgets()}
    yield
    left = _left_widgets(widgets) + _left_threads(threads) + _left_processes(processes)
    left += _busy_pool()
    if left:
        pytest.fail(f"left behind: {', '.join(left)}", pytrace=False)


def _top_level_widgets() -> list[QWidget]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return []
    return list(QApplication.topLevelWidgets())


def _left_widgets(before: set[int]) -> list[str]:
    if all(id(widget) in before for widget in _top_level_widgets()):
        return []
    from PySide6.QtCore import QCoreApplication, QEvent

    # Widgets that were closed die with their deferred deletion, cycles with the collector.
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [
        f"widget {type(widget).__name__} {widget.objectName()!r}"
        for widget in _top_level_widgets()
        if id(widget) not in before
    ]


def _left_threads(before: set[threading.Thread]) -> list[str]:
    end = time.monotonic() + _PATIENCE_SECONDS
    new = [t for t in threading.enumerate() if t not in before]
    for thread in new:
        thread.join(max(0.0, end - time.monotonic()))
    return [f"thread {thread.name!r}" for thread in new if thread.is_alive()]


def _left_processes(before: set[multiprocessing.process.BaseProcess]) -> list[str]:
    end = time.monotonic() + _PATIENCE_SECONDS
    new = [p for p in multiprocessing.active_children() if p not in before]
    for process in new:
        process.join(max(0.0, end - time.monotonic()))
    return [f"process {process.name!r}" for process in new if process.is_alive()]


def _busy_pool() -> list[str]:
    if "PySide6.QtCore" not in sys.modules:
        return []
    from PySide6.QtCore import QThreadPool

    pool = QThreadPool.globalInstance()
    if pool.waitForDone(int(_PATIENCE_SECONDS * 1000)):
        return []
    return [f"{pool.activeThreadCount()} busy threads of the Qt pool"]
