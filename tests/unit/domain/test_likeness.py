# SPDX-License-Identifier: GPL-3.0-or-later
"""How alike two words are: against a plain definition, and what is never mended."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hilft_desktop.domain.likeness import fold, typos, typos_allowed, typos_at_the_beginning

WORDS = st.text(alphabet="abcß1", max_size=7)


def distance(left: str, right: str) -> int:
    """Return the optimal string alignment distance straight from its definition."""

    @cache
    def d(i: int, j: int) -> int:
        if min(i, j) == 0:
            return i + j
        wrong = d(i - 1, j - 1) + (left[i - 1] != right[j - 1])
        best = min(d(i - 1, j) + 1, d(i, j - 1) + 1, wrong)
        if i > 1 and j > 1 and left[i - 1] == right[j - 2] and left[i - 2] == right[j - 1]:
            best = min(best, d(i - 2, j - 2) + 1)
        return best

    return d(len(left), len(right))


@given(WORDS, WORDS, st.integers(0, 3))
@example("ab", "ba", 1)
@example("ca", "abc", 3)
def test_slips_are_counted_as_defined(left: str, right: str, most: int):
    slips = distance(left, right)
    assert typos(left, right, most) == (slips if slips <= most else None)


@given(WORDS, WORDS, st.integers(0, 2))
@example("ab", "bac", 1)
def test_a_beginning_is_the_best_of_all_beginnings(word: str, longer: str, most: int):
    slips = min(distance(word, longer[:n]) for n in range(len(longer) + 1))
    assert typos_at_the_beginning(word, longer, most) == (slips if slips <= most else None)


@pytest.mark.parametrize(
    ("word", "allowed"),
    [("bus", 0), ("haus", 1), ("vertrag", 1), ("heizkosten", 2), ("ahorn17", 0), ("2026", 0)],
)
def test_short_words_and_numbers_are_taken_as_they_stand(word: str, allowed: int):
    assert typos_allowed(word) == allowed


def test_folding_knows_umlauts_and_both_sharp_s():
    assert fold("Große STRAẞE Übermut é") == "grosse strasse ubermut e"
