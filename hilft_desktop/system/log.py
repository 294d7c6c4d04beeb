# SPDX-License-Identifier: GPL-3.0-or-later
"""A log that cannot betray anybody: event codes and a few allowed keys, never free text.

Names, notes, passphrases, file names and messages of exceptions have no way in: a value is
written only under an allowed key and only if it looks like a code or is a number.
"""

from __future__ import annotations

import json
import logging
import os
import re
import threading
import traceback
from pathlib import Path

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.system.clock import Clock, SystemClock

ALLOWED_KEYS = frozenset(
    {
        "code", "count", "duration_ms", "errno", "event", "exit_status", "kind", "level", "logger",
        "migration", "pid", "platform", "process", "python", "qt", "room", "schema", "size",
        "state", "verb", "version", "where",
    }
)  # fmt: skip
_CODE = re.compile(r"[A-Za-z0-9_.:+-]{1,80}")
_MAX_BYTES = 512 * 1024

LogValue = str | int | float | bool | None


class EventLog:
    """Appends events to a file as one JSON object a line; keeps one older file.

    A log that cannot be written is given up silently: no work may fail because of it.
    """

    def __init__(self, path: Path, clock: Clock | None = None) -> None:
        self._path = path
        self._clock = clock or SystemClock()
        self._guard = threading.Lock()

    def event(self, event: str, **fields: LogValue) -> None:
        """Write an event; values under other keys or of other shape are counted, not written."""
        record: dict[str, LogValue] = {
            "at": self._clock.now().isoformat(timespec="seconds"),
            "event": event if _CODE.fullmatch(event) else "unnamed",
        }
        dropped = 0
        for key, value in fields.items():
            if key in ALLOWED_KEYS and _is_harmless(value):
                record[key] = value
            else:
                dropped += 1
        if dropped:
            record["dropped"] = dropped
        self._append(json.dumps(record, ensure_ascii=True))

    def failure(self, error: BaseException, event: str = "error") -> None:
        """Write an error: its code or type and the places it passed, never its message."""
        frames = traceback.extract_tb(error.__traceback__)[-6:]
        where = "..".join(f"{Path(f.filename).stem}:{f.lineno}" for f in frames)[:80].strip(".")
        code = error.code if isinstance(error, HilftError) else None
        self.event(event, kind=type(error).__name__, code=code, where=where or None)

    def _append(self, line: str) -> None:
        with self._guard:
            try:
                self._rotate()
                descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
                with os.fdopen(descriptor, "a", encoding="ascii") as file:
                    file.write(line + "\n")
            except OSError:
                return

    def _rotate(self) -> None:
        try:
            size = self._path.stat().st_size
        except FileNotFoundError:
            return
        if size > _MAX_BYTES:
            self._path.replace(self._path.with_suffix(".alt"))


class EventLogHandler(logging.Handler):
    """Lets libraries' warnings leave a trace: logger and level, never the message."""

    def __init__(self, log: EventLog) -> None:
        super().__init__(level=logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        self._log.event(
            "library_warning",
            logger=record.name,
            level=record.levelname,
            where=f"{Path(record.pathname).stem}:{record.lineno}",
        )


def _is_harmless(value: LogValue) -> bool:
    if value is None or isinstance(value, bool | int | float):
        return True
    return _CODE.fullmatch(value) is not None
