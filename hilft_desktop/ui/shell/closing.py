# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of a working day: drafts kept, a backup made, the engine ended, all of it visible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hilft_desktop.i18n.catalog import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from hilft_desktop.domain.errors import HilftError
    from hilft_desktop.services.rows import BackupRow, BackupStatus
    from hilft_desktop.ui.shell.parts import WindowParts


class Closing(QObject):
    """Decides whether the window may close now, and does first what has to be done."""

    def __init__(self, window: QMainWindow, parts: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._done = False
        self._under_way = False

    def may_close(self) -> bool:
        """Return True when the window may go; otherwise begin what is missing."""
        if self._done or not self._parts.door.is_open:
            self._end()
            return True
        if self._under_way:
            return False
        if self._parts.door.state.is_practice:
            self._end()
            return True
        self._under_way = True
        self._parts.drafts.save_now()
        # The vault knows what no backup holds: changes of before a lock or a crash count as well.
        self._parts.jobs.run(
            self._window,
            lambda services: services.backups.status(),
            self._on_status,
            self._on_failed,
        )
        return False

    def skip(self) -> None:
        """Let the window go without doing anything first."""
        self._done = True

    def _on_status(self, status: BackupStatus) -> None:
        if not status.waiting:
            self._close()
            return
        self._parts.jobs.run(
            self._window,
            lambda services: services.backups.make(),
            self._on_backed_up,
            self._on_failed,
            long_task=True,
            words=_("Vor dem Beenden wird eine Sicherung angelegt …"),
        )

    def _on_backed_up(self, _row: BackupRow) -> None:
        self._close()

    def _on_failed(self, error: HilftError) -> None:
        from hilft_desktop.i18n.error_texts import error_line
        from hilft_desktop.ui.dialogs.confirm import confirm

        self._under_way = False
        confirm(
            self._window,
            _("Die Sicherung ist nicht gelungen"),
            _("{reason} Dein Tresor selbst ist gespeichert und unversehrt.").format(
                reason=error_line(error)
            ),
            _("Ohne Sicherung beenden"),
            self._close,
        )

    def _close(self) -> None:
        self._end()
        self._window.close()

    def _end(self) -> None:
        if not self._done:
            self._done = True
            if self._parts.door.is_open:
                self._parts.drafts.flush()
            self._parts.door.stop()
