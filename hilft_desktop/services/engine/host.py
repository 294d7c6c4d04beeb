# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine process: runs calls on ``Services`` and answers through the pipe.

Calls run on a small pool, so that a PDF does not hold up a search; whatever touches the vault is
put in order by the vault's own single thread. The process ends when the pipe does: if the window
is killed, the key does not outlive it.
"""

from __future__ import annotations

import os
import signal
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.services.engine.protocol import (
    Call,
    Cancel,
    Failure,
    Progress,
    Ready,
    Request,
    Result,
    ServicesFactory,
    perform,
)
from hilft_desktop.services.task import Task, running

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_WORKERS = 3
_PROGRESS_INTERVAL_S = 0.05


def serve(pipe: Connection[Any, Any], factory: ServicesFactory | None = None) -> None:
    """Serve calls until the pipe closes, then end the process without ceremony."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is the window's to handle
    from hilft_desktop.system.process import harden_process

    harden_process()
    host = _Host(pipe, factory or _real_services)
    host.send(Ready())
    if factory is None:
        threading.Thread(target=_preload, name="preload", daemon=True).start()
    try:
        while True:
            host.receive(pipe.recv())
    except (EOFError, OSError):
        pass
    finally:
        # No interpreter shutdown: pool threads may be inside a query, and every acknowledged
        # commit is on disk already (synchronous=FULL).
        os._exit(0)


def _real_services() -> object:
    from hilft_desktop.services.hub import Services

    return Services()


def _preload() -> None:
    """Load what the first unlock needs while the user still types the passphrase."""
    import importlib

    for name in ("guide", "vault", "today", "cases", "letters"):
        with suppress(ImportError):
            importlib.import_module(f"hilft_desktop.services.{name}")


class _Host:
    def __init__(self, pipe: Connection[Any, Any], factory: ServicesFactory) -> None:
        self._pipe = pipe
        self._services = factory()
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="engine")
        self._send_lock = threading.Lock()
        self._tasks: dict[int, Task] = {}

    def receive(self, message: object) -> None:
        match message:
            case Request(number, call):
                task = Task(_ThrottledProgress(self, number))
                self._tasks[number] = task
                self._pool.submit(self._run, number, call, task)
            case Cancel(number):
                asked = self._tasks.get(number)
                if asked is not None:
                    asked.cancel()

    def send(self, message: object) -> None:
        with self._send_lock, suppress(OSError):  # a closed pipe ends the main loop by itself
            self._pipe.send(message)

    def _run(self, number: int, call: Call, task: Task) -> None:
        try:
            with running(task):
                task.check()
                value = perform(self._services, call)
        except HilftError as error:
            answer: Result | Failure = Failure(number, error)
        except Exception as error:  # noqa: BLE001  (the last line of defence: the pipe must answer)
            answer = Failure(number, _as_bug(call, error))
        else:
            answer = Result(number, value)
        finally:
            self._tasks.pop(number, None)
        self.send(answer)


class _ThrottledProgress:
    """Passes progress on at most every 50 ms; the last step always."""

    def __init__(self, host: _Host, number: int) -> None:
        self._host = host
        self._number = number
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last >= _PROGRESS_INTERVAL_S or (total and done >= total):
            self._last = now
            self._host.send(Progress(self._number, done, total))


def _as_bug(call: Call, error: Exception) -> HilftError:
    """Describe an unexpected error by type and place only: its message may hold a name."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return HilftError("internal_error", call=call.name, kind=type(error).__name__, where=where)
