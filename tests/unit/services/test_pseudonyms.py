# SPDX-License-Identifier: GPL-3.0-or-later
"""Pseudonyms that can be spoken and are never given twice."""

from __future__ import annotations

import random
from itertools import islice

import pytest

from hilft_desktop.domain.errors import MachineError
from hilft_desktop.services import pseudonyms


def test_the_words_are_single_and_different() -> None:
    words = pseudonyms.words()

    assert len(words) > 100
    assert len({word.casefold() for word in words}) == len(words)
    assert all(word.isalpha() and word[0].isupper() and len(word) <= 14 for word in words)


def test_a_suggestion_is_a_word_and_a_short_number() -> None:
    word, number = pseudonyms.suggest(lambda _name: True).rsplit(" ", 1)

    assert word in pseudonyms.words()
    assert 1 <= int(number) <= 99


def test_a_taken_pseudonym_is_never_suggested() -> None:
    taken = {f"{word} {number}" for word in pseudonyms.words()[::2] for number in range(1, 10_000)}

    suggestions = {pseudonyms.suggest(lambda name: name not in taken) for _ in range(200)}

    assert len(suggestions) > 150
    assert not suggestions & taken


def test_longer_numbers_come_when_the_short_ones_are_used_up() -> None:
    name = pseudonyms.suggest(lambda name: int(name.rsplit(" ", 1)[1]) > 99)

    assert int(name.rsplit(" ", 1)[1]) > 99


def test_no_free_pseudonym_is_said() -> None:
    with pytest.raises(MachineError) as error:
        pseudonyms.suggest(lambda _name: False)

    assert error.value.code == "pseudonyms_used_up"


def test_the_series_repeats_itself_for_the_same_seed_only() -> None:
    def first(seed: int) -> list[str]:
        return list(islice(pseudonyms.series(random.Random(seed)), 30_000))

    assert first(1) == first(1)
    assert first(1) != first(2)
    assert len(set(first(1))) == 30_000
