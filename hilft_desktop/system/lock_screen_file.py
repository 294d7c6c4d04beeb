# SPDX-License-Identifier: GPL-3.0-or-later
"""The small public file from which the lock screen tells how many deadlines end on which day.

It lies outside the vault and anybody at the laptop can read it: it holds days and numbers, and it
exists only while the group wants that. There is one file for each vault, named by a digest, so
that the name of the vault tells nothing either.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hilft_desktop.system.atomic import storage_error, write_text

_MOST_DAYS = 60
_MOST_BYTES = 20_000


@dataclass(frozen=True, slots=True)
class DueDay:
    """How many deadlines end on a day."""

    day: date
    count: int


@dataclass(frozen=True, slots=True)
class LockScreenDue:
    """What the lock screen may say; days in order, overdue ones first."""

    as_of: date
    days: tuple[DueDay, ...]


def lock_screen_file(folder: Path, vault: str) -> Path:
    """Return where the file of a vault lies in the program's own folder."""
    digest = hashlib.sha256(str(Path(vault).resolve()).encode("utf-8", "surrogateescape"))
    return folder / f"sperrbild-{digest.hexdigest()[:16]}.json"


def save_lock_screen(path: Path, due: LockScreenDue) -> None:
    """Write the file in one step; raises the errors of ``system.atomic``."""
    state = {
        "as_of": due.as_of.isoformat(),
        "days": [[each.day.isoformat(), each.count] for each in due.days[:_MOST_DAYS]],
    }
    write_text(path, json.dumps(state) + "\n")


def load_lock_screen(path: Path) -> LockScreenDue | None:
    """Read the file; ``None`` when there is none or when it cannot be trusted."""
    try:
        with path.open(encoding="utf-8") as file:
            state = json.loads(file.read(_MOST_BYTES))
        days = tuple(DueDay(date.fromisoformat(day), int(n)) for day, n in state["days"])
        return LockScreenDue(date.fromisoformat(state["as_of"]), days[:_MOST_DAYS])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def wipe_lock_screen(path: Path) -> None:
    """Take the file away; harmless when there is none.

    Raises an error of ``system.atomic.storage_error`` when the medium keeps it.
    """
    try:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
    except OSError as error:
        raise storage_error(error, path) from error
