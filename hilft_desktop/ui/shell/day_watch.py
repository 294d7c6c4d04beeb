# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices that a new day has begun while the program is running."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from hilft_desktop.ui.main_window import MainWindow

TICK_MS = 30_000


class DayWatch(QObject):
    """Looks at the date twice a minute; one timer until midnight would sleep with the laptop."""

    day_turned = Signal()

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._day = today()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def tick(self) -> None:
        """Look at the date; a laptop whose clock is set back has a new day as well."""
        day = self._today()
        if day != self._day:
            self._day = day
            self.day_turned.emit()


def watch_day(window: MainWindow) -> DayWatch:
    """Erase the names whose day has begun, also when the program stays open over midnight."""
    from hilft_desktop.ui.shell.greeting import let_names_go

    watch = DayWatch(window.context.today, window)
    watch.day_turned.connect(lambda: let_names_go(window))
    return watch
