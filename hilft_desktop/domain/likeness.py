# SPDX-License-Identifier: GPL-3.0-or-later
"""How alike two words are: for searches with a typo and for pseudonyms misheard."""

from __future__ import annotations

import unicodedata

_SHORT, _LONG = 4, 8
"""Below four letters nothing is mended; from eight on two slips are forgiven."""


def fold(text: str) -> str:
    """Return the text as the case search indexes it: lower case, no diacritics, "ss" for "ß"."""
    apart = unicodedata.normalize("NFD", text.replace("ß", "ss").replace("ẞ", "SS"))
    kept = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", kept).lower()


def typos_allowed(word: str) -> int:
    """Return how many slips a word may have and still be taken for another one.

    A word with a digit gets none: "Ahorn 17" and "Ahorn 11" are two persons.
    """
    if len(word) < _SHORT or any(sign.isdigit() for sign in word):
        return 0
    return 1 if len(word) < _LONG else 2


def typos(left: str, right: str, most: int) -> int | None:
    """Return how many slips turn one word into the other, ``None`` if more than ``most``.

    A slip is a letter too many, missing, wrong, or swapped with its neighbour.
    """
    if abs(len(left) - len(right)) > most:
        return None
    distance = _last_row(left, right)[-1]
    return distance if distance <= most else None


def typos_at_the_beginning(word: str, longer: str, most: int) -> int | None:
    """Return how many slips turn the word into a beginning of the longer one.

    ``None`` if more than ``most``. Half a word typed wrong is mended like a whole one.
    """
    head = longer[: len(word) + most]
    # Each slip changes at most one letter: cheap to see, and it spares most of the work.
    if sum(sign not in head for sign in word) > most:
        return None
    distance = min(_last_row(word, head)[max(0, len(word) - most) :], default=len(word))
    return distance if distance <= most else None


def _last_row(left: str, right: str) -> list[int]:
    """Return the distances of ``left`` to each beginning of ``right`` (optimal alignment)."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, sign in enumerate(left, start=1):
        older, before = before, row
        row = [i]
        for j, other in enumerate(right, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != other))
            if i > 1 and j > 1 and sign == right[j - 2] and left[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row
