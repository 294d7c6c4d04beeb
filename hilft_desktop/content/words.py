# SPDX-License-Identifier: GPL-3.0-or-later
"""German words for a search: folded, shortened to a stem, compounds taken apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

_WORD = re.compile(r"[a-zäöüß0-9]+")
_FOLDED = (
    ("ä", "a"), ("ö", "o"), ("ü", "u"), ("ß", "ss"), ("ae", "a"), ("oe", "o"), ("ue", "u"),
)  # fmt: skip
_ENDINGS = ("ungen", "ung", "ern", "en", "er", "es", "em", "e", "n", "s")
_JOINTS = ("", "s", "n", "en", "es", "er")
_MIN_STEM = 4
_MIN_HEAD = 3


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return a word without umlauts: "Räumung", "Raeumung" and "raumung" become one."""
    folded = word.lower()
    for sign, plain in _FOLDED:
        folded = folded.replace(sign, plain)
    return folded


def words_of(text: str) -> Iterator[str]:
    """Return the words of a text in order, folded."""
    return (fold(word) for word in _WORD.findall(text.lower()))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a folded word without its ending: "sperren", "sperrung", "sperre" become one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            return word[: -len(ending)]
    return word


def parts_of(word: str, stems: Collection[str]) -> tuple[str, ...]:
    """Return the stems of a compound's two parts, if both are known words ("stromschulden")."""
    for cut in range(len(word) - _MIN_STEM, _MIN_HEAD - 1, -1):
        head, tail = word[:cut], stem(word[cut:])
        if tail not in stems:
            continue
        for joint in _JOINTS:
            if head.endswith(joint):
                bare = stem(head[: len(head) - len(joint)])
                if len(bare) >= _MIN_HEAD and bare in stems and bare != word:
                    return (bare, tail)
    return ()
