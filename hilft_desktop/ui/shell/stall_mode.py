# SPDX-License-Identifier: GPL-3.0-or-later
"""The window at the stall: one page on the whole screen, a shorter time until it locks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from hilft_desktop.ui.navigation import PageKey

if TYPE_CHECKING:
    from hilft_desktop.ui.look_settings import LookSettings
    from hilft_desktop.ui.main_window import MainWindow

_FULL = Qt.WindowState.WindowFullScreen


class StallMode(QObject):
    """Goes to the full screen with the page of the stall and back with any other page.

    The menus stay: with them their keys would go. A full screen that was there before stays too.
    """

    def __init__(self, window: MainWindow, look: LookSettings) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._work = window.workspace
        self._made_full = False
        self._work.host.page_shown.connect(self._on_page_shown)
        self._work.host.full_screen_left.connect(self._leave_full_screen)
        window.windowHandle().windowStateChanged.connect(self._fit)

    def idle_minutes(self) -> int:
        """Return after how many idle minutes the vault locks.

        Whoever opened the stall since unlocking is taken to stand there still, whatever page is
        in front: somebody who looks a thing up in the guide has not gone home.
        """
        now = self._look.current
        at_stall = self._work.host.is_built(PageKey.STALL)
        return now.lock_minutes_stall if at_stall else now.lock_minutes_office

    def _on_page_shown(self, key: PageKey) -> None:
        if key is PageKey.STALL:
            if not self._window.isFullScreen():
                self._made_full = True
                self._window.setWindowState(self._window.windowState() | _FULL)
        elif self._made_full:
            self._leave_full_screen()
        self._work.header.show_search(shown=key is not PageKey.STALL)
        self._fit()

    def _leave_full_screen(self) -> None:
        self._made_full = False
        self._window.setWindowState(self._window.windowState() & ~_FULL)
        self._fit()

    def _fit(self) -> None:
        self._work.set_bare(bare=self._work.at_stall and self._window.isFullScreen())
