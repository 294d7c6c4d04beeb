# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the lock screen's small file in step with the vault, while the group wants it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_day_month, format_weekday_date
from hilft_desktop.system.lock_screen_file import (
    LockScreenDue,
    load_lock_screen,
    lock_screen_file,
    save_lock_screen,
    wipe_lock_screen,
)

if TYPE_CHECKING:
    from hilft_desktop.domain.changes import Changes
    from hilft_desktop.ui.jobs import Jobs
    from hilft_desktop.ui.shell.vault_door import VaultDoor

_SHOWN = 3


class DueBoard(QObject):
    """Writes at every opening and every change, because locking ends the engine at once."""

    def __init__(self, owner: QWidget, jobs: Jobs, door: VaultDoor, folder: Path) -> None:
        super().__init__(owner)
        self._owner = owner
        self._jobs = jobs
        self._door = door
        self._folder = folder
        door.opened.connect(self.refresh)
        jobs.changed.connect(self._on_changes)

    def refresh(self) -> None:
        """Ask the vault what may be shown, and write or wipe the file."""
        if not self._door.is_open:
            return
        path = lock_screen_file(self._folder, self._door.state.path)
        self._jobs.run(
            self._owner,
            lambda services: services.deadline_book.lock_screen_due(),
            lambda due: self._keep(path, due),
            _ignore,
        )

    def _on_changes(self, changes: Changes) -> None:
        from hilft_desktop.domain.changes import Kind

        if changes.touches(Kind.FOLLOW_UP, Kind.DOCUMENT, Kind.RETENTION, Kind.SETTINGS, Kind.CASE):
            self.refresh()

    def _keep(self, path: Path, due: LockScreenDue | None) -> None:
        try:
            if due is None:
                wipe_lock_screen(path)
            else:
                save_lock_screen(path, due)
        except HilftError as error:
            self._jobs.call_failed.emit(error)


def due_lines(folder: Path, today: Callable[[], date], vault: str) -> tuple[str, str]:
    """Return what the lock screen says of a vault, and how old that is; empty for nothing."""
    due = load_lock_screen(lock_screen_file(folder, vault))
    if due is None:
        return "", ""
    now = today()
    late = sum(each.count for each in due.days if each.day < now)
    parts = [_("{n} überfällig").format(n=late)] if late else []
    for each in [each for each in due.days if each.day >= now][:_SHOWN]:
        words = ngettext("{day}: {n} Frist", "{day}: {n} Fristen", each.count)
        parts.append(words.format(day=format_day_month(each.day), n=each.count))
    # A number must not lose its word at the end of a line.
    line = " · ".join(part.replace(" ", "\u00a0") for part in parts) or _(
        "keine in den nächsten 30 Tagen"
    )
    as_of = format_weekday_date(due.as_of)
    age = _("Stand {day}.").format(day=as_of)
    if due.as_of < now:
        age = _("Stand {day}; seither kann sich etwas geändert haben. Bitte entsperren.").format(
            day=as_of
        )
    return _("Nächste Fristen: {line}").format(line=line), age


def _ignore(_error: HilftError) -> None:
    """The next change asks again; until then the file says of which day it is."""
