# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with a content file, where, and what its author does about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A fault in a content file.

    ``file`` is the path below the content folder, ``line`` counts from 1, ``code`` is stable for
    tests and scripts, ``advice`` is a German sentence for the author.
    """

    file: str
    line: int
    code: str
    advice: str


class FaultList:
    """Collects faults so that one pass names all of them."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, file: str, line: int, code: str, advice: str) -> None:
        """Note a fault."""
        self._faults.append(Fault(file, max(line, 1), code, advice))

    def extend(self, faults: Iterable[Fault]) -> None:
        """Note faults found elsewhere."""
        self._faults.extend(faults)

    def sorted(self) -> tuple[Fault, ...]:
        """Return the faults in file order, each once."""
        return tuple(sorted(set(self._faults)))

    def __bool__(self) -> bool:
        return bool(self._faults)
