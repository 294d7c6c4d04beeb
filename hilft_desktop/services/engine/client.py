# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's end of the pipe: starts, asks, stops and replaces the engine process.

Knows no Qt and loads nothing heavy. Futures resolve on a reader thread of this client.
"""

from __future__ import annotations

import itertools
import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from hilft_desktop.domain.errors import Cancelled, MachineError
from hilft_desktop.services.engine.protocol import (
    Cancel,
    Failure,
    Progress,
    Ready,
    Request,
    Result,
    ServicesFactory,
    record,
)

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from hilft_desktop.services.hub import Services

T = TypeVar("T")
_READER_END_S = 5.0
ProgressCallback = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class EngineCall(Generic[T]):
    """A call under way: its future, and a way to stop it."""

    future: Future[T]
    _stop: Callable[[], None]

    def cancel(self) -> None:
        """Stop the call; its future then raises ``Cancelled``, unless it was already done."""
        self._stop()


@dataclass(slots=True)
class _Pending:
    future: Future[Any]
    on_progress: ProgressCallback | None


class _Life:
    """One engine process with its pipe and the calls it still owes an answer."""

    def __init__(self, process: SpawnProcess, pipe: Connection[Any, Any]) -> None:
        self.process = process
        self.pipe = pipe
        self.pending: dict[int, _Pending] = {}
        self.lock = threading.Lock()
        self.ready = threading.Event()
        self.ending = False
        self.reader: threading.Thread | None = None


class EngineClient:
    """Owner of the engine process.

    ``on_death`` is called on a background thread when the engine ends without having been asked
    to; every call it still owed then raises ``MachineError("engine_died")``.
    """

    def __init__(
        self,
        on_death: Callable[[], None] | None = None,
        *,
        factory: ServicesFactory | None = None,
    ) -> None:
        self.on_death = on_death
        self._factory = factory
        self._numbers = itertools.count(1)
        self._life: _Life | None = None

    @property
    def pid(self) -> int | None:
        """Process number of the running engine, ``None`` when there is none."""
        return self._life.process.pid if self._life else None

    def start(self) -> None:
        """Start a fresh, keyless engine; returns at once, calls may follow at once."""
        if self._life is not None:
            return
        from hilft_desktop.services.engine import host  # kept late: the window paints first

        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=host.serve, args=(theirs, self._factory), name="hilft-engine", daemon=True
        )
        process.start()
        theirs.close()
        life = _Life(process, ours)
        self._life = life
        life.reader = threading.Thread(
            target=self._read, args=(life,), name="engine-reader", daemon=True
        )
        life.reader.start()

    def wait_ready(self, timeout_s: float) -> bool:
        """Wait until the engine serves calls; ``False`` when it did not within the time."""
        return self._life is not None and self._life.ready.wait(timeout_s)

    def call(
        self, make: Callable[[Services], T], *, on_progress: ProgressCallback | None = None
    ) -> EngineCall[T]:
        """Send the one service call that ``make`` makes; its value arrives in the future."""
        request = Request(next(self._numbers), record(make))
        future: Future[T] = Future()
        life = self._life
        if life is None:
            future.set_exception(MachineError("engine_died"))
            return EngineCall(future, lambda: None)
        with life.lock:
            life.pending[request.number] = _Pending(future, on_progress)
            try:
                life.pipe.send(request)
            except (OSError, ValueError):
                life.pending.pop(request.number, None)
                future.set_exception(MachineError("engine_died"))
        return EngineCall(future, lambda: self._cancel(life, request.number))

    def stop(self) -> None:
        """End the engine at once, and with it every copy of the key; pending calls are dropped."""
        life, self._life = self._life, None
        if life is None:
            return
        life.ending = True
        life.process.kill()
        life.process.join()
        self._fail_pending(life)
        if life.reader is not None and life.reader is not threading.current_thread():
            # Closed only when nobody reads any more: the number of a closed pipe is given to the
            # next one, and an old reader would swallow the first answers of a new engine.
            life.reader.join(_READER_END_S)
        life.pipe.close()

    def restart(self) -> None:
        """Replace the engine by a fresh, keyless one."""
        self.stop()
        self.start()

    def _cancel(self, life: _Life, number: int) -> None:
        with life.lock:
            pending = life.pending.pop(number, None)
            if pending is None:
                return
            with suppress(OSError, ValueError):  # the engine may be gone, and the work with it
                life.pipe.send(Cancel(number))
        pending.future.set_exception(Cancelled())

    def _read(self, life: _Life) -> None:
        while True:
            try:
                message = life.pipe.recv()
            except (EOFError, OSError, TypeError):
                # TypeError: stop() closed the pipe while this thread waited in recv().
                break
            self._receive(life, message)
        if life.ending:
            return
        if self._life is life:
            self._life = None
        self._fail_pending(life)
        if self.on_death is not None:
            self.on_death()

    def _receive(self, life: _Life, message: object) -> None:
        match message:
            case Ready():
                life.ready.set()
            case Progress(number, done, total):
                pending = life.pending.get(number)
                if pending is not None and pending.on_progress is not None:
                    pending.on_progress(done, total)
            case Result(number, value):
                pending = self._take(life, number)
                if pending is not None:
                    pending.future.set_result(value)
            case Failure(number, error):
                pending = self._take(life, number)
                if pending is not None:
                    pending.future.set_exception(error)

    def _take(self, life: _Life, number: int) -> _Pending | None:
        with life.lock:
            return life.pending.pop(number, None)

    def _fail_pending(self, life: _Life) -> None:
        with life.lock:
            owed = list(life.pending.values())
            life.pending.clear()
        for pending in owed:
            pending.future.set_exception(MachineError("engine_died"))
