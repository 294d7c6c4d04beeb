# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes names, addresses and numbers of a person out of a text that is kept.

People write a name in many ways: alone, with an ending, without its accents, in capitals. So texts
are compared folded, word by word. Rather a word too many is taken than one too few.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

GAP = "…"
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "ð": "d", "þ": "th"})
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_FORMS_OF_ADDRESS = frozenset({"frau", "herr", "herrn", "familie", "dr", "prof"})
_SHORTEST_PHRASE = 3
_SHORTEST_WORD = 2
_SHORTEST_WORD_WITH_ENDINGS = 4
_FEWEST_DIGITS = 6
"""So many digits are a telephone, customer or account number, however they are grouped."""


class NameEraser:
    """Collects what tells who somebody is, then takes it out of texts."""

    def __init__(self) -> None:
        self._anywhere: set[str] = set()
        self._words: set[str] = set()

    def add_phrase(self, text: str) -> None:
        """Take out this text where it stands as a whole; long numbers in any grouping."""
        for line in text.splitlines():
            parts = _fold(line).split()
            if len("".join(parts)) >= _SHORTEST_PHRASE:
                self._anywhere.add(r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)")
            signs = [sign for sign in _fold(line) if sign.isalnum()]
            if sum(sign.isdigit() for sign in signs) >= _FEWEST_DIGITS and "@" not in line:
                self._anywhere.add(r"[^\w\n]*".join(map(re.escape, signs)))
                digits = [sign for sign in signs if sign.isdigit()]
                self._anywhere.add(r"[^\w\n]*".join(digits))

    def add_words(self, text: str, shortest: int = _SHORTEST_WORD) -> None:
        """Take out each name in this text as well, whatever ending it carries."""
        for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text)):
            if len(word) < shortest or word[0].islower():
                continue  # "von", "bei": these words name nobody
            if _fold(word) in _FORMS_OF_ADDRESS:
                continue
            self._words.update({_fold(word), _fold(word.translate(_SPELT_OUT))})

    def erase(self, text: str) -> str:
        """Return the text with a gap for everything that was added."""
        spans = sorted(self._spans(text))
        pieces: list[str] = []
        at = 0
        for start, end in spans:
            if start >= at:
                pieces += [text[at:start], GAP]
            at = max(at, end)
        return "".join([*pieces, text[at:]])

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        folded, places = _folded_with_places(text)
        for pattern in self._anywhere:
            yield from _found(pattern, folded, places)
        for word in self._words:
            for start, end in _found(_word_pattern(word), folded, places):
                if not text[start].islower():  # "klein" is not Frau Klein
                    yield start, end


def _word_pattern(word: str) -> str:
    if word.upper() == word.lower() and len(word) > _SHORTEST_WORD:
        return re.escape(word)  # Arabic and others join small words to a name without a blank
    endings = r"\w{0,3}" if len(word) >= _SHORTEST_WORD_WITH_ENDINGS else "s?"
    return rf"(?<!\w){re.escape(word)}{endings}(?!\w)"


def _found(pattern: str, folded: str, places: list[int]) -> Iterator[tuple[int, int]]:
    for match in re.finditer(pattern, folded):
        yield places[match.start()], places[match.end()]


def _fold(text: str) -> str:
    return "".join(map(_folded_sign, text))


def _folded_sign(sign: str) -> str:
    signs = unicodedata.normalize("NFKD", sign.translate(_PLAIN).casefold())
    return "".join(s for s in signs if not unicodedata.combining(s)).translate(_PLAIN)


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its signs and its end, the place in ``text``."""
    folded: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        signs = _folded_sign(sign)
        folded.append(signs)
        places += [place] * len(signs)
    return "".join(folded), [*places, len(text)]
