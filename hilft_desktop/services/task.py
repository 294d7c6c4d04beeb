# SPDX-License-Identifier: GPL-3.0-or-later
"""Progress and cancel for long work, without threading a parameter through every call."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from hilft_desktop.domain.errors import Cancelled

ProgressCallback = Callable[[int, int], None]


class Task:
    """One running call: reports progress outwards, hears of a cancel from outside."""

    def __init__(self, on_progress: ProgressCallback | None = None) -> None:
        self._on_progress = on_progress
        self._cancelled = threading.Event()
        self._interrupt: Callable[[], None] | None = None

    def progress(self, done: int, total: int) -> None:
        """Report work done (``total`` 0 when unknown) and stop if the user cancelled.

        Raises ``Cancelled``.
        """
        self.check()
        if self._on_progress is not None:
            self._on_progress(done, total)

    def check(self) -> None:
        """Raise ``Cancelled`` when the user asked for it."""
        if self._cancelled.is_set():
            raise Cancelled

    @property
    def cancelled(self) -> bool:
        """Tell whether the user asked to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the task to stop; a database query under way is interrupted as well."""
        self._cancelled.set()
        if self._interrupt is not None:
            self._interrupt()

    @contextmanager
    def interruptible(self, interrupt: Callable[[], None]) -> Iterator[None]:
        """Name what stops the work inside this block (a query) when a cancel arrives."""
        self._interrupt = interrupt
        try:
            self.check()
            yield
        finally:
            self._interrupt = None


_current: ContextVar[Task | None] = ContextVar("task", default=None)


def current_task() -> Task:
    """Return the task of the running call; a silent one when nobody listens (tests, ``hilft``)."""
    return _current.get() or Task()


@contextmanager
def running(task: Task) -> Iterator[Task]:
    """Make ``task`` the current one inside this block."""
    token = _current.set(task)
    try:
        yield task
    finally:
        _current.reset(token)
