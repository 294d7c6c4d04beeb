# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls to the engine: results come back on the Qt thread, or not at all when nobody waits.

A page never blocks and never meets a thread. ``Changed`` results are announced to every page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, overload

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hilft_desktop.domain.errors import Cancelled, HilftError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from hilft_desktop.domain.changes import Changed
    from hilft_desktop.services.engine.client import EngineCall, EngineClient
    from hilft_desktop.services.hub import Services
    from hilft_desktop.ui.dialogs.progress import ProgressDialog

T = TypeVar("T")
PROGRESS_AFTER_MS = 400


class Job(QObject):
    """One call under way; it belongs to its widget and dies with it."""

    def __init__(
        self,
        jobs: Jobs,
        owner: QWidget,
        done: Callable[[Any], None],
        failed: Callable[[HilftError], None] | None,
    ) -> None:
        super().__init__(owner)
        self._jobs = jobs
        self._owner = owner
        self._done = done
        self._failed = failed
        self._call: EngineCall[Any] | None = None
        self._dialog: ProgressDialog | None = None
        self._timer: QTimer | None = None
        self._dropped = False

    def cancel(self) -> None:
        """Ask the engine to stop and forget the result; harmless when finished."""
        self._dropped = True
        if self._call is not None and not self._call.future.done():
            self._call.cancel()
        self._close_dialog()
        self._jobs.forget(self)

    def attach(self, call: EngineCall[Any]) -> None:
        """Name the engine's side of this job."""
        self._call = call

    def show_progress_later(self, words: str, *, may_cancel: bool) -> None:
        """Open the progress dialog if the call takes longer than a blink."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self._open_dialog(words, may_cancel))
        self._timer.start(PROGRESS_AFTER_MS)

    def on_progress(self, done: int, total: int) -> None:
        """Show how far the engine is."""
        if self._dialog is not None:
            self._dialog.show_progress(done, total)

    def finish(self, result: object, error: BaseException | None) -> None:
        """Hand over the result; called on the Qt thread exactly once."""
        self._close_dialog()
        self._jobs.forget(self)
        if self._dropped or not isValid(self._owner):
            return
        if error is None:
            self._hand_over(result)
        elif isinstance(error, Cancelled):
            if self._failed is not None:
                self._failed(error)
        elif not isinstance(error, HilftError):
            # Our bug: it goes to the exception hook, which says so and logs where it happened.
            raise error
        elif self._failed is not None:
            self._failed(error)
        else:
            self._jobs.call_failed.emit(error)

    def _hand_over(self, result: object) -> None:
        from hilft_desktop.domain.changes import Changed

        if isinstance(result, Changed):
            self._done(result.value)
            self._jobs.changed.emit(result.changes)
        else:
            self._done(result)

    def _open_dialog(self, words: str, may_cancel: bool) -> None:
        from hilft_desktop.ui.dialogs.progress import ProgressDialog

        self._dialog = ProgressDialog(words, self._owner.window(), may_cancel=may_cancel)
        self._dialog.cancelled.connect(self._on_dialog_cancelled)
        self._dialog.open()

    def _on_dialog_cancelled(self) -> None:
        # The result is not dropped here: what finished before the cancel arrived is still true.
        if self._call is not None:
            self._call.cancel()

    def _close_dialog(self) -> None:
        if self._timer is not None and isValid(self._timer):
            self._timer.stop()
        if self._dialog is not None and isValid(self._dialog):
            self._dialog.finish()
        self._dialog = None


class Jobs(QObject):
    """The job runner; one per window."""

    changed = Signal(object)
    """``Changes`` of a mutation that succeeded."""
    call_failed = Signal(object)
    """``HilftError`` of a call whose caller did not want to say it himself."""

    _returned = Signal(object, object, object)
    _progressed = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client: EngineClient | None = None
        self._running: set[Job] = set()
        # Emitted on the engine's reader thread, received on the Qt thread.
        self._returned.connect(self._on_returned, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)

    @property
    def client(self) -> EngineClient:
        """The engine's client; there is none before the first picture is painted."""
        if self._client is None:
            raise RuntimeError("no engine attached yet")
        return self._client

    def attach(self, client: EngineClient) -> None:
        """Name the engine that answers from now on."""
        self._client = client

    @overload
    def run(
        self,
        owner: QWidget,
        call: Callable[[Services], Changed[T]],
        done: Callable[[T], None],
        failed: Callable[[HilftError], None] | None = None,
        *,
        long_task: bool = False,
        words: str = "",
        may_cancel: bool = True,
    ) -> Job: ...

    @overload
    def run(
        self,
        owner: QWidget,
        call: Callable[[Services], T],
        done: Callable[[T], None],
        failed: Callable[[HilftError], None] | None = None,
        *,
        long_task: bool = False,
        words: str = "",
        may_cancel: bool = True,
    ) -> Job: ...

    def run(
        self,
        owner: QWidget,
        call: Callable[[Services], Any],
        done: Callable[[Any], None],
        failed: Callable[[HilftError], None] | None = None,
        *,
        long_task: bool = False,
        words: str = "",
        may_cancel: bool = True,
    ) -> Job:
        """Ask the engine and hand the answer to ``done`` unless ``owner`` is gone by then.

        A ``Changed`` answer is unwrapped and announced. Without ``failed`` the error appears in
        the window's notice bar. ``long_task`` shows ``words`` and a way to cancel after 400 ms.
        Without ``may_cancel`` there is none: the work is done as a whole and must be waited for.
        """
        job = Job(self, owner, done, failed)
        self._running.add(job)
        owner.destroyed.connect(lambda: self._running.discard(job))
        if long_task:
            job.show_progress_later(words, may_cancel=may_cancel)
        on_progress = (
            (lambda at, total: self._progressed.emit(job, at, total)) if long_task else None
        )
        running = self.client.call(call, on_progress=on_progress)
        job.attach(running)
        running.future.add_done_callback(lambda future: self._announce(job, future))
        return job

    @property
    def is_idle(self) -> bool:
        """Tell whether no answer is awaited."""
        return not self._running

    def drop_all(self) -> None:
        """Forget every call under way: the vault locks, nobody may hear the answers."""
        for job in tuple(self._running):
            if isValid(job):
                job.cancel()
        self._running.clear()

    def forget(self, job: Job) -> None:
        """Let go of a finished job."""
        self._running.discard(job)

    def _announce(self, job: Job, future: Future[Any]) -> None:
        if future.cancelled():
            self._emit(job, None, Cancelled())
        else:
            error = future.exception()
            self._emit(job, None if error else future.result(), error)

    def _emit(self, job: Job, result: object, error: BaseException | None) -> None:
        # A window that closes takes its signals with it while the reader thread still reads.
        if isValid(self):
            self._returned.emit(job, result, error)

    def _on_returned(self, job: Job, result: object, error: BaseException | None) -> None:
        if job in self._running and isValid(job):
            job.finish(result, error)

    def _on_progressed(self, job: Job, done: int, total: int) -> None:
        if job in self._running and isValid(job):
            job.on_progress(done, total)
