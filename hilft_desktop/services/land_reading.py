# SPDX-License-Identifier: GPL-3.0-or-later
"""Release files of strangers, one by one: found, read with distrust, or refused with the reason."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hilft_desktop.disclosure.adding import Published
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.tallies import Month, TallyMode
from hilft_desktop.services import release_file
from hilft_desktop.services.land_keys import is_practice, is_unit_id, key_file
from hilft_desktop.system.reading import read_small

if TYPE_CHECKING:
    from hilft_desktop.services.task import Task

MOST_FILES = 20_000
LONGEST_NAME = 120
_DEEPEST = 8
_LONGEST_PERIOD = 24
_FIRST = "2020-01-01"
_LONGEST_SHOWN = 160
_CHECK_EVERY = 200
_FAULT_CODES = {
    "negative": "land_negative",
    "not_a_multiple": "land_not_a_multiple",
    "margins_differ": "land_margins_differ",
    "below_minimum": "land_below_minimum",
}


@dataclass(frozen=True, slots=True)
class Key:
    """A key file."""

    unit: str
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Release:
    """One release file, intact in itself; whether its signature fits is not known yet."""

    file: str
    unit: str
    name: str
    land: str
    months: tuple[Month, ...]
    """The months it counts; the last one gives it its name, those before it were held back."""
    digest: str
    sealed: bytes
    signature: str
    noisy: bool
    numbers: Published

    @property
    def month(self) -> Month:
        """The month it was released for."""
        return self.months[-1]

    @property
    def practice(self) -> bool:
        """True for numbers of a practice vault."""
        return is_practice(self.unit)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to be read, and its name below the folder that was chosen, as it may be shown."""

    path: Path
    name: str


def _shown(text: str) -> str:
    """Return a name without signs that a terminal would obey; a name can hold any."""
    text = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def find_files(paths: Iterable[str], leave_out: frozenset[Path], task: Task) -> list[FoundFile]:
    """Return the files named, and all JSON files in the folders named, each folder in order.

    Links inside a folder are not followed: they could lead out of it or in a circle. A name that
    is neither file nor folder is returned as it is, so that reading it says so.
    Raises ``UserError("land_too_many_files")``, ``Cancelled``.
    """
    found: dict[Path, FoundFile] = {}
    for text in paths:
        path = Path(text)
        is_folder = path.is_dir()
        for file in _in_folder(path, 0, task) if is_folder else (path,):
            place = file.absolute()
            if place not in leave_out:
                name = file.relative_to(path).as_posix() if is_folder else file.name
                found.setdefault(place, FoundFile(file, _shown(name)))
            if len(found) > MOST_FILES:
                raise UserError("land_too_many_files", limit=MOST_FILES)
    return list(found.values())


def _in_folder(folder: Path, depth: int, task: Task) -> Iterator[Path]:
    task.check()
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise UserError("file_unreadable", file=_shown(folder.name)) from error
    for entry in ordered:
        if entry.is_dir(follow_symlinks=False):
            if depth < _DEEPEST:
                yield from _in_folder(Path(entry.path), depth + 1, task)
        elif entry.name.lower().endswith(".json") and entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def read_file(found: FoundFile, running: Month) -> Release | Key:
    """Return what a file holds; ``running`` is the month of today.

    Raises ``UserError`` for everything that is not what this program writes: what ``read_small``
    and ``release_file.read`` raise, and ``land_unit_odd``, ``land_period_odd``,
    ``land_key_unreadable``, ``land_negative``, ``land_not_a_multiple``, ``land_margins_differ``,
    ``land_below_minimum``.
    """
    data = read_small(found.path, release_file.MAX_BYTES)
    try:
        opened = release_file.open_release(data)
    except UserError as error:
        if error.code == "release_not_a_release" and (key := _key(data)) is not None:
            return key
        fault = str(error.params.get("fault", ""))
        raise UserError(_FAULT_CODES.get(fault, error.code)) from error
    row = opened.row
    if not is_unit_id(row.unit_id) or not 0 < len(row.unit_name.strip()) <= LONGEST_NAME:
        raise UserError("land_unit_odd")
    if row.period_from < _FIRST or len(row.held_back) >= _LONGEST_PERIOD:
        raise UserError("land_period_odd", month=row.month)
    months = (*map(Month.parse, row.held_back), Month.parse(row.month))
    if months[-1] > running:
        raise UserError("land_period_odd", month=row.month)
    return Release(
        file=found.name,
        unit=row.unit_id,
        name=" ".join(row.unit_name.split()),
        land=row.land,
        months=months,
        digest=opened.digest,
        sealed=opened.sealed,
        signature=opened.signature,
        noisy=row.mode is not TallyMode.ROUNDED,
        numbers=opened.numbers,
    )


def _key(data: bytes) -> Key | None:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict):
        return None
    found = key_file(content)
    return None if found is None else Key(*found)


def read_files(
    files: list[FoundFile], running: Month, task: Task
) -> Iterator[tuple[str, Release | Key | UserError]]:
    """Yield every file with what it holds or the reason why it is refused; reports progress."""
    for number, found in enumerate(files):
        if number % _CHECK_EVERY == 0:
            task.progress(number, len(files))
        try:
            yield found.name, read_file(found, running)
        except UserError as error:
            yield found.name, error
    task.progress(len(files), len(files))
