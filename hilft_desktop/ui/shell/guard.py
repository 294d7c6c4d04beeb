# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches for the panic keys, for idleness and for a laptop that slept."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.shell.stall_mode import StallMode

if TYPE_CHECKING:
    from hilft_desktop.ui.look_settings import LookSettings
    from hilft_desktop.ui.main_window import MainWindow

TICK_MS = 5_000
SLEPT_AFTER_S = 60
SHIFT_TIMES = 3
SHIFT_WITHIN_S = 1.0
_ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)


class Guard(QObject):
    """Sees the keys of every window of the program, dialogs included, before they do.

    It filters windows, not widgets: those get few events, so typing and painting stay quick.
    """

    panic_pressed = Signal()
    idle_reached = Signal()
    sleep_detected = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        idle_minutes: Callable[[], int],
        parent: QObject | None = None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._idle_minutes = idle_minutes
        self._monotonic = monotonic
        self._wall = wall
        self._last_activity = monotonic()
        self._last_tick = wall()
        self._shifts: list[float] = []
        app.focusWindowChanged.connect(self.watch)
        app.applicationStateChanged.connect(self._on_state)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def watch(self, window: QWindow | None) -> None:
        """See the keys of this window too; harmless when it is watched already."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def note_activity(self) -> None:
        """Begin to count idleness anew."""
        self._last_activity = self._monotonic()

    def tick(self) -> None:
        """Look at the clocks; called every five seconds."""
        now = self._wall()
        slept = now - self._last_tick > TICK_MS / 1000 + SLEPT_AFTER_S
        self._last_tick = now
        if slept:
            self.sleep_detected.emit()
        elif self._monotonic() - self._last_activity >= self._idle_minutes() * 60:
            self.note_activity()
            self.idle_reached.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() not in _ACTIVITY:
            return False
        self.note_activity()
        if isinstance(event, QKeyEvent) and self._is_panic(event):
            self.panic_pressed.emit()
            return True
        return False

    def _is_panic(self, event: QKeyEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or event.isAutoRepeat():
            return False
        if event.key() == Qt.Key.Key_F12 and not event.modifiers():
            return True
        if event.key() != Qt.Key.Key_Shift:
            # Shift together with a letter is writing, not a signal.
            self._shifts.clear()
            return False
        now = self._monotonic()
        self._shifts = [at for at in self._shifts if now - at <= SHIFT_WITHIN_S] + [now]
        if len(self._shifts) >= SHIFT_TIMES:
            self._shifts.clear()
            return True
        return False

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended:
            self.sleep_detected.emit()


def stand_guard(window: MainWindow, look: LookSettings) -> None:
    """Let the window hide at the panic keys and lock when idle or after the laptop slept."""
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    stall = StallMode(window, look)
    guard = Guard(app, stall.idle_minutes, window)
    guard.watch(window.windowHandle())
    guard.panic_pressed.connect(window.show_neutral)
    guard.idle_reached.connect(
        lambda: window.lock(_("Gesperrt, weil länger nichts geschah. Entwürfe sind gesichert."))
    )
    guard.sleep_detected.connect(
        lambda: window.lock(_("Gesperrt, weil der Laptop schlief. Entwürfe sind gesichert."))
    )
