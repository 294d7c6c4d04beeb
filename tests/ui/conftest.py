# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window on a real engine process, with a real practice vault on a fixed day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QWidget
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


@pytest.fixture
def make_window(
    qapp, qtbot: QtBot, paths: Paths, clock: FixedClock
) -> Iterator[Callable[[], MainWindow]]:
    """Build windows as the program does; each ends with its engine after the test."""
    from hilft_desktop.app import build_window

    look = qapp.styleSheet(), qapp.palette(), qapp.font(), qapp.style().name()
    made: list[MainWindow] = []

    def make() -> MainWindow:
        window = build_window(qapp, paths, clock, factory=partial(Services, clock))
        made.append(window)
        window.show_lock_page()
        window.resize(1024, 560)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.after_first_paint()
        return window

    yield make
    for window in made:
        window.discard()
        window.deleteLater()
    qapp.setStyleSheet(look[0])
    qapp.setPalette(look[1])
    qapp.setFont(look[2])
    qapp.setStyle(look[3])


class StrayWindows(QObject):
    """Notes every widget that appears as a window of its own, for however short a time."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
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
def open_window(
    window: MainWindow, paths: Paths, settle: Callable[[MainWindow], None]
) -> MainWindow:
    """A window with an opened practice vault, on its first page."""
    path = str(practice_path(paths))
    entered: list[VaultState] = []
    window.context.jobs.run(
        window,
        lambda services: services.practice.create(
            path, passphrase=PRACTICE_PASSPHRASE, cases=30, months=2
        ),
        entered.append,
    )
    settle(window)
    window.enter(entered[0])
    settle(window)
    return window
