# SPDX-License-Identifier: GPL-3.0-or-later
"""Passphrases: six German words to propose, and an honest look at one of somebody's own."""

from __future__ import annotations

import math
import re
import secrets
from functools import cache

from hilft_desktop.domain.errors import UserError
from hilft_desktop.services.rows import PassphraseRating

PROPOSED_WORDS = 6
SHORTEST = 12
"""Fewer characters than this never count as strong."""

_LIST = "de_8k"
_STRONG_BITS = 50.0
"""Half of 2^50 guesses at one Argon2id run each (half a second) are beyond any attacker's means."""
_LONGEST_RATED = 72  # zxcvbn refuses more; what is longer is judged by its beginning
_RUNS = re.compile(r"[^\W\d_]+|\d+|[\W_]+")
_LETTER_BITS = math.log2(26)
_DIGIT_BITS = math.log2(10)
_SIGN_BITS = math.log2(20)


@cache
def german_words() -> tuple[str, ...]:
    """Return the kept package's German list: 8192 short words without umlauts, 13 bits each."""
    from diceware.wordlist import WordList, get_wordlist_path

    return tuple(WordList(get_wordlist_path(_LIST)))


@cache
def _word_set() -> frozenset[str]:
    return frozenset(german_words())


def propose() -> str:
    """Return six random words joined by blanks: 78 bits, drawn by the operating system."""
    words = german_words()
    return " ".join(secrets.choice(words) for _ in range(PROPOSED_WORDS))


def rate(text: str) -> PassphraseRating:
    """Judge a passphrase by the cheaper of two attacks: known patterns, and German words.

    ``score`` runs from 0 to 4. ``advice`` is a message code: ``passphrase_too_short``,
    ``passphrase_repeats``, ``passphrase_common``, ``passphrase_weak`` or ``passphrase_good``.
    """
    bits = min(_pattern_bits(text), _word_bits(text))
    score = max(0, min(4, int(bits / _STRONG_BITS * 3)))
    if len(text.strip()) < SHORTEST:
        return PassphraseRating(False, min(score, 1), "passphrase_too_short")
    if len(set(text.casefold())) < 5:
        return PassphraseRating(False, 0, "passphrase_repeats")
    if bits < _STRONG_BITS / 2:
        return PassphraseRating(False, min(score, 1), "passphrase_common")
    if bits < _STRONG_BITS:
        return PassphraseRating(False, min(score, 2), "passphrase_weak")
    return PassphraseRating(True, score, "passphrase_good")


def refuse_weak(text: str, *, allow_weak: bool = False) -> None:
    """Raise ``UserError`` with ``passphrase_empty`` or, unless allowed, the advice of ``rate``."""
    if not text.strip():
        raise UserError("passphrase_empty", field="passphrase")
    rating = rate(text)
    if not rating.acceptable and not allow_weak:
        raise UserError(rating.advice, field="passphrase")


def _pattern_bits(text: str) -> float:
    """Guesses against names, dates, keyboard rows, English words, repeats."""
    if not text:
        return 0.0
    from zxcvbn import zxcvbn

    return float(zxcvbn(text[:_LONGEST_RATED])["guesses_log10"]) * math.log2(10)


def _word_bits(text: str) -> float:
    """Guesses of somebody who tries German words first, each counted once."""
    bits = 0.0
    for run in dict.fromkeys(_RUNS.findall(text.casefold())):
        if run in _word_set():
            bits += math.log2(len(_word_set()))
        elif run[0].isalpha():
            bits += len(run) * _LETTER_BITS
        elif run[0].isdigit():
            bits += len(run) * _DIGIT_BITS
        else:
            bits += len(run) * _SIGN_BITS
    return bits
