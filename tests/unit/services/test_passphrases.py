# SPDX-License-Identifier: GPL-3.0-or-later
"""Six words to propose, and an honest rating of one's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.i18n.error_texts import ERROR_WORDS
from hilft_desktop.services import passphrases


def test_six_words_of_the_german_list_are_proposed() -> None:
    words = passphrases.propose().split(" ")

    assert len(words) == 6
    assert set(words) <= set(passphrases.german_words())


def test_the_list_gives_thirteen_bits_a_word() -> None:
    assert len(set(passphrases.german_words())) == 2**13


def test_two_proposals_differ() -> None:
    assert passphrases.propose() != passphrases.propose()


def test_every_proposal_is_rated_strong() -> None:
    rating = passphrases.rate(passphrases.propose())

    assert rating.acceptable
    assert rating.score == 4


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "passphrase_too_short"),
        ("geheim", "passphrase_too_short"),
        ("aaaaaaaaaaaaaaaaaaaa", "passphrase_repeats"),
        ("passwort1234", "passphrase_common"),
        ("qwertzuiop123", "passphrase_common"),
        ("Sommer2026!!", "passphrase_weak"),
        ("kralle kord dekret", "passphrase_weak"),
        ("kralle kralle kralle kralle kralle", "passphrase_weak"),
    ],
)
def test_weak_ones_are_named_by_what_is_wrong(text: str, advice: str) -> None:
    rating = passphrases.rate(text)

    assert not rating.acceptable
    assert rating.advice in (advice, "passphrase_common")
    assert rating.score < 3


def test_four_german_words_are_not_taken_for_noise() -> None:
    three, four = "kralle kord dekret", "kralle kord dekret ablage"

    assert not passphrases.rate(three).acceptable
    assert passphrases.rate(four).acceptable


@given(st.text(max_size=200))
def test_any_text_gets_a_rating_with_words_for_it(text: str) -> None:
    rating = passphrases.rate(text)

    assert 0 <= rating.score <= 4
    assert rating.acceptable == (rating.advice == "passphrase_good")
    assert rating.advice in ERROR_WORDS
