# SPDX-License-Identifier: GPL-3.0-or-later
"""German order of words (DIN 5007, variant 1): ä like a, ß like ss, case last."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = re.compile(r"(\d+)")
_SPECIAL = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})

SortKey = tuple[tuple[tuple[int, int, str], ...], str]


def sort_key(text: str) -> SortKey:
    """Return a key that sorts like a German dictionary and "Ahorn 9" before "Ahorn 17"."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    pieces = tuple(
        (0, int(piece), "") if piece.isdecimal() else (1, 0, piece)
        for piece in _DIGITS.split(plain)
        if piece
    )
    return pieces, text


def fold(text: str) -> str:
    """Return the text without case and accents, for comparing what was typed with what is there."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    return "".join(sign for sign in folded if not unicodedata.combining(sign))
