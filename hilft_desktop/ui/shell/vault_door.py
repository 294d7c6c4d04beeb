# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening and locking: the engine that holds the key lives exactly as long as the vault is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from hilft_desktop.services.engine.client import EngineClient
    from hilft_desktop.services.rows import VaultState
    from hilft_desktop.ui.drafts import DraftKeeper
    from hilft_desktop.ui.jobs import Jobs

_DEATHS_IN_A_ROW = 3


class VaultDoor(QObject):
    """Owns the engine process for the window and knows whether the vault is open."""

    engine_lost = Signal()
    """The engine died unasked; a fresh keyless one is running, or the machine gave up."""
    opened = Signal()
    """The vault is open: its state is known."""

    _died = Signal()

    def __init__(
        self,
        make_client: Callable[[], EngineClient],
        jobs: Jobs,
        drafts: DraftKeeper,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_client = make_client
        self._client: EngineClient | None = None
        self._jobs = jobs
        self._drafts = drafts
        self._state: VaultState | None = None
        self._deaths = 0
        # Called on the client's reader thread; the queue brings it to the Qt thread.
        self._died.connect(self._on_died, Qt.ConnectionType.QueuedConnection)

    @property
    def state(self) -> VaultState:
        """What is known about the vault."""
        from hilft_desktop.services.rows import VaultState

        return self._state or VaultState(is_open=False)

    @property
    def is_open(self) -> bool:
        """Tell whether the vault is open."""
        return self._state is not None

    def start(self) -> None:
        """Start a keyless engine; returns at once."""
        if self._client is None:
            self._client = self._make_client()
            self._client.on_death = self._tell_death
            self._jobs.attach(self._client)
        self._client.start()

    def enter(self, state: VaultState) -> None:
        """Note that the engine holds the key now."""
        self._state = state if state.is_open else None
        self._deaths = 0
        if self._state is not None:
            self.opened.emit()

    def shut(self, destroy_pages: Callable[[], None]) -> None:
        """Keep the drafts, destroy what was shown, end the engine, start a keyless one.

        When this returns, no process of the program holds the key any more.
        """
        if self._state is not None:
            self._drafts.flush()
        self._state = None
        self._jobs.drop_all()
        destroy_pages()
        clear_clipboard()
        if self._client is not None:
            self._client.restart()

    def stop(self) -> None:
        """End the engine for good: the program ends."""
        self._state = None
        self._jobs.drop_all()
        if self._client is not None:
            self._client.on_death = None
            self._client.stop()

    def _tell_death(self) -> None:
        if isValid(self):
            self._died.emit()

    def _on_died(self) -> None:
        self._deaths += 1
        self.engine_lost.emit()

    @property
    def may_restart(self) -> bool:
        """Tell whether trying again makes sense: an engine that dies at birth is not started on."""
        return self._deaths < _DEATHS_IN_A_ROW


def clear_clipboard() -> None:
    """Leave nothing behind that could be pasted elsewhere."""
    from PySide6.QtGui import QClipboard, QGuiApplication

    clipboard = QGuiApplication.clipboard()
    clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
