# SPDX-License-Identifier: GPL-3.0-or-later
"""Speakable pseudonyms such as "Ahorn 17": a tree, a bird or a stone, and a number."""

from __future__ import annotations

import random
import secrets
import tomllib
from collections.abc import Callable, Iterator
from functools import cache

from hilft_desktop.domain.errors import MachineError
from hilft_desktop.system.resources import read_text

_TRIES = 40
_RANGES = (99, 999, 9999)


@cache
def words() -> tuple[str, ...]:
    """Return the words pseudonyms are made of."""
    return tuple(tomllib.loads(read_text("pseudonyms/de.toml"))["words"])


def suggest(is_free: Callable[[str], bool]) -> str:
    """Return a free pseudonym, drawn by chance so that numbers tell nothing about the order.

    Two-digit numbers first; longer ones only when chance finds no free one among the short.
    Raises ``MachineError("pseudonyms_used_up")``.
    """
    for highest in _RANGES:
        for _ in range(_TRIES):
            candidate = f"{secrets.choice(words())} {secrets.randbelow(highest) + 1}"
            if is_free(candidate):
                return candidate
    raise MachineError("pseudonyms_used_up")


def series(rng: random.Random) -> Iterator[str]:
    """Yield different pseudonyms in the order the generator decides (practice data)."""
    lowest = 1
    for highest in _RANGES:
        block = [f"{word} {number}" for word in words() for number in range(lowest, highest + 1)]
        rng.shuffle(block)
        yield from block
        lowest = highest + 1
