# SPDX-License-Identifier: GPL-3.0-or-later
"""What was counted and is not saved yet: one after the other, while the next keys are typed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import HilftError, LockedError, UserError

if TYPE_CHECKING:
    from hilft_desktop.services.stall_rows import StallDay, StallEntry, StallSaved
    from hilft_desktop.ui.jobs import Jobs


class SaveQueue(QObject):
    """Sends one entry at a time, in order, and knows what the vault has not confirmed yet.

    What the counsellor can mend comes back at once and the rest goes on; when the machine fails,
    everything waits for ``resume``. An entry keeps its token, so that sending it again after a
    failure, a lock or a dead engine never counts it twice.
    """

    day_changed = Signal(object)
    """``StallDay`` after an entry was saved or taken back."""
    waiting_changed = Signal()
    returned = Signal(object, object)
    """``StallEntry`` that cannot be saved as it is, and its ``HilftError``."""
    stopped = Signal(object)
    """``HilftError``: nothing more is sent until ``resume``."""
    undone = Signal()
    undo_failed = Signal(object)

    def __init__(self, jobs: Jobs, owner: QWidget) -> None:
        super().__init__(owner)
        self._jobs = jobs
        self._owner = owner
        self._waiting: deque[StallEntry | None] = deque()
        self._under_way = False
        self._is_stopped = False
        self._last_id = ""

    @property
    def entries(self) -> tuple[StallEntry, ...]:
        """Entries that the vault has not confirmed, oldest first."""
        return tuple(each for each in self._waiting if each is not None)

    @property
    def is_stopped(self) -> bool:
        """Tell whether everything waits for ``resume``."""
        return self._is_stopped

    @property
    def may_undo(self) -> bool:
        """Tell whether there is anything to take back."""
        return bool(self._last_id or self.entries)

    def know(self, day: StallDay) -> None:
        """Note what the vault holds of today: the last of it is what ``undo`` takes back."""
        self._last_id = day.last.id if day.last is not None else ""

    def put(self, *entries: StallEntry) -> None:
        """Save these as soon as what was counted before them is saved."""
        self._waiting.extend(entries)
        self.waiting_changed.emit()
        self._send()

    def put_back(self, entries: Iterable[StallEntry]) -> None:
        """Put entries of an earlier session before everything else."""
        # Never before the one under way: its answer is expected for the first in the line.
        for place, entry in enumerate(entries, start=1 if self._under_way else 0):
            self._waiting.insert(place, entry)
        self.waiting_changed.emit()
        self._send()

    def undo(self) -> None:
        """Take back the last entry: one that was not sent yet, else the last one in the vault."""
        sent = 1 if self._under_way else 0
        if len(self._waiting) > sent and self._waiting[-1] is not None:
            self._waiting.pop()
            self.waiting_changed.emit()
            self.undone.emit()
            return
        self._waiting.append(None)
        self._send()

    def resume(self) -> None:
        """Go on after a failure."""
        self._is_stopped = False
        self._send()

    def _send(self) -> None:
        if self._under_way or self._is_stopped or not self._waiting:
            return
        first = self._waiting[0]
        if first is None:
            self._send_undo()
            return
        self._under_way = True
        self._jobs.run(
            self._owner,
            lambda services: services.stall.add(first),
            self._on_saved,
            self._on_failed,
        )

    def _send_undo(self) -> None:
        contact_id = self._last_id
        if not contact_id:
            self._waiting.popleft()
            self._send()
            return
        self._under_way = True
        self._jobs.run(
            self._owner,
            lambda services: services.stall.undo(contact_id),
            self._on_undone,
            self._on_undo_failed,
        )

    def _on_saved(self, saved: StallSaved) -> None:
        self._next(saved.day)

    def _on_undone(self, day: StallDay) -> None:
        self._next(day)
        self.undone.emit()

    def _next(self, day: StallDay) -> None:
        self._under_way = False
        self._waiting.popleft()
        self.know(day)
        self.day_changed.emit(day)
        self._send()

    def _on_failed(self, error: HilftError) -> None:
        self._under_way = False
        if not isinstance(error, UserError) or isinstance(error, LockedError):
            self._is_stopped = True
            self.stopped.emit(error)
            return
        entry = self._waiting.popleft()
        self.waiting_changed.emit()
        self.returned.emit(entry, error)
        self._send()

    def _on_undo_failed(self, error: HilftError) -> None:
        self._under_way = False
        self._waiting.popleft()
        self.undo_failed.emit(error)
        self._send()
