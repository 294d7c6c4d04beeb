# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window on a real engine process, with a real practice vault on a fixed day."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import VaultState
from hilft_desktop.system.clock import FixedClock
from hilft_desktop.system.paths import Paths
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.practice import PRACTICE_PASSPHRASE, practice_path

ANSWER_MS = 30_000


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Folders of the program for this test alone."""
    return Paths(
        tmp_path / "daten", tmp_path / "config", tmp_path / "cache", tmp_path / "log", False
    ).ensure()


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Wait until a window awaits no answer from its engine."""

    def wait(window: MainWindow) -> None:
        jobs = window.context.jobs
        qtbot.waitUntil(lambda: jobs.is_idle, timeout=ANSWER_MS)

    return wait


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The arguments the program gives to Qt."""
    return ["hilft", "-style", "Fusion"]


@contextlib.contextmanager
def kept_look(qapp: QApplication) -> Iterator[None]:
    """Give the application back as it was: other tests do not know our style sheet."""
    look = qapp.styleSheet(), qapp.palette(), qapp.font()
    yield
    qapp.setStyleSheet(look[0])
    qapp.setPalette(look[1])
    qapp.setFont(look[2])


def wait_until(condition: Callable[[], bool]) -> None:
    """Run the event loop until something holds; for fixtures that outlive a test."""
    end = time.monotonic() + ANSWER_MS / 1000
    while not condition():
        assert time.monotonic() < end, "the engine did not answer"
        QTest.qWait(5)


def show_window(qapp: QApplication, paths: Paths, clock: FixedClock) -> MainWindow:
    """Build and show the window as the program does, in its smallest size."""
    from hilft_desktop.app import build_window

    window = build_window(qapp, paths, clock, factory=partial(Services, clock))
    window.show_lock_page()
    window.resize(1024, 560)
    window.show()
    window.activateWindow()
    wait_until(window.isActiveWindow)
    window.after_first_paint()
    return window


def open_practice(window: MainWindow, paths: Paths) -> None:
    """Make a small practice vault and enter it."""
    path = str(practice_path(paths))
    entered: list[VaultState] = []
    window.context.jobs.run(
        window,
        lambda services: services.practice.create(
            path, passphrase=PRACTICE_PASSPHRASE, cases=30, months=2
        ),
        entered.append,
    )
    wait_until(lambda: window.context.jobs.is_idle)
    window.enter(entered[0])
    wait_until(lambda: window.context.jobs.is_idle)


@pytest.fixture
def make_window(qapp, paths: Paths, clock: FixedClock) -> Iterator[Callable[[], MainWindow]]:
    """Build windows as the program does; each ends with its engine after the test."""
    made: list[MainWindow] = []

    def make() -> MainWindow:
        window = show_window(qapp, paths, clock)
        made.append(window)
        return window

    with kept_look(qapp):
        yield make
        for window in made:
            window.discard()
            window.deleteLater()


class StrayWindows(QObject):
    """Notes every widget that appears as a window of its own, for however short a time."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, QMainWindow | QDialog | QMenu)
        ):
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


@pytest.fixture
def stray_windows(qapp) -> Iterator[StrayWindows]:
    """Widgets shown before they had a parent flash on the counsellor's screen."""
    watcher = StrayWindows()
    qapp.installEventFilter(watcher)
    yield watcher
    qapp.removeEventFilter(watcher)


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    """A freshly started window without any vault."""
    return make_window()


@pytest.fixture
def open_window(window: MainWindow, paths: Paths) -> MainWindow:
    """A window with an opened practice vault, on its first page."""
    open_practice(window, paths)
    return window
