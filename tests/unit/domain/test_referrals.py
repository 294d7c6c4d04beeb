# SPDX-License-Identifier: GPL-3.0-or-later
"""The code on a slip: every slip of the pen is noticed, and nothing can be read out of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.referrals import (
    ANSWERS,
    SLIP_LENGTH,
    SLIP_SIGNS,
    ReferralAnswer,
    new_code,
    printed_code,
    read_code,
)


def made_of(signs: Iterable[str]) -> str:
    left = iter(signs)
    return new_code(lambda _all: next(left))


codes = st.lists(
    st.sampled_from(SLIP_SIGNS), min_size=SLIP_LENGTH - 1, max_size=SLIP_LENGTH - 1
).map(made_of)


def code_of(text: str) -> str:
    with pytest.raises(UserError) as caught:
        read_code(text)
    assert caught.value.field == "code"
    return caught.value.code


@given(codes, st.booleans())
def test_a_code_is_read_however_it_is_written(code: str, small: bool):
    printed = printed_code(code)
    assert len(printed) == SLIP_LENGTH + 1
    assert read_code(printed.lower() if small else printed) == code
    assert read_code(f" {' '.join(code)} ") == code


@given(codes, st.integers(0, SLIP_LENGTH - 1), st.sampled_from(SLIP_SIGNS))
def test_every_single_wrong_sign_is_noticed(code: str, at: int, sign: str):
    assume(code[at] != sign)
    assert code_of(code[:at] + sign + code[at + 1 :]) == "slip_code_wrong"


@given(codes, st.integers(0, SLIP_LENGTH - 1), st.integers(0, SLIP_LENGTH - 1))
def test_every_swap_of_two_signs_is_noticed(code: str, one: int, other: int):
    assume(code[one] != code[other])
    signs = list(code)
    signs[one], signs[other] = signs[other], signs[one]
    assert code_of("".join(signs)) == "slip_code_wrong"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "slip_code_missing"),
        (" - ", "slip_code_missing"),
        ("K7M-RX", "slip_code_length"),
        ("K7M-RXMM", "slip_code_length"),
        ("K7M-RXÄ", "slip_code_sign"),
        ("O7M-RXM", "slip_code_sign"),
        ("17M-RXM", "slip_code_sign"),
        ("K7M-RX\x00", "slip_code_sign"),
    ],
)
def test_what_is_no_code_says_why(text: str, code: str):
    assert code_of(text) == code


def test_signs_that_are_mistaken_are_read_as_what_was_meant():
    code = made_of("86529")
    assert read_code("BGSZQ" + code[5]) == code


def test_no_sign_is_mistaken_for_another_and_no_word_comes_about():
    assert len(SLIP_SIGNS) == len(set(SLIP_SIGNS)) == 23
    assert not set(SLIP_SIGNS) & set("AEIOULSZBGQ01")


def test_codes_are_drawn_by_chance():
    drawn = {new_code(secrets.choice) for _ in range(300)}
    assert len(drawn) > 295
    for at in range(SLIP_LENGTH):
        assert len({code[at] for code in drawn}) > 15


def test_what_is_no_answer_cannot_be_given_as_one():
    assert set(ReferralAnswer) - set(ANSWERS) == {ReferralAnswer.OPEN, ReferralAnswer.PREPARED}
