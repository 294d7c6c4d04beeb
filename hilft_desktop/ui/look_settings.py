# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's own settings: kept in a small file without anything personal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.system.settings import WindowSettings, save_settings


class LookSettings(QObject):
    """Current settings; every change is written at once and announced."""

    settings_changed = Signal()
    save_failed = Signal(object)
    """``HilftError``: the change holds until the program ends, but was not written."""

    def __init__(self, path: Path, settings: WindowSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._settings = settings

    @property
    def current(self) -> WindowSettings:
        """The settings as they are now."""
        return self._settings

    def change(self, **changes: Any) -> None:
        """Set some values, write the file, tell everybody."""
        changed = self._settings.with_changes(**changes)
        if changed == self._settings:
            return
        self._settings = changed
        try:
            save_settings(self._path, changed)
        except HilftError as error:
            self.save_failed.emit(error)
        self.settings_changed.emit()
