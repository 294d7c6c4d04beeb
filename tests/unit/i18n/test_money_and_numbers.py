# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n import money, numbers

CENTS = st.integers(min_value=0, max_value=money.MAX_CENTS)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1.234,50", 123450),
        ("1234,5", 123450),
        ("1 234,50", 123450),
        ("12", 1200),
        ("12 €", 1200),
        ("€ 12,50", 1250),
        ("12 EUR", 1200),
        ("12 Euro", 1200),
        ("12,-", 1200),
        ("0", 0),
        ("0,05", 5),
        (" 7,00 ", 700),
    ],
)
def test_reads_amounts(text: str, cents: int):
    assert money.parse_money(text) == cents


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "money_invalid"),
        ("viel", "money_invalid"),
        ("12.50", "money_invalid"),
        ("1.2345", "money_invalid"),
        ("1,234.50", "money_invalid"),
        ("12,345", "money_invalid"),
        ("1e3", "money_invalid"),
        ("١٢", "money_invalid"),
        ("12 $", "money_invalid"),
        ("-3", "money_negative"),
        ("−3,50 €", "money_negative"),
        ("10.000.000", "money_too_big"),
        ("9" * 300, "money_too_big"),
    ],
)
def test_refuses_nonsense(text: str, code: str):
    with pytest.raises(UserError) as caught:
        money.parse_money(text, field="received")
    assert (caught.value.code, caught.value.field) == (code, "received")


@given(CENTS)
def test_written_money_is_read_back(cents: int):
    assert money.parse_money(money.format_money(cents)) == cents
    assert money.parse_money(money.format_amount(cents)) == cents


@given(st.text(max_size=40))
def test_any_text_is_an_amount_or_a_user_error(text: str):
    try:
        assert 0 <= money.parse_money(text) <= money.MAX_CENTS
    except UserError as error:
        assert error.code.startswith("money_")


def test_written_forms():
    assert money.format_money(123450) == "1.234,50\u00a0€"
    assert money.format_amount(-5) == "\u22120,05"
    assert numbers.format_number(1234567) == "1.234.567"
    assert numbers.format_decimal(Decimal("1234.5")) == "1.234,5"
    assert numbers.format_decimal(Decimal("0.125"), 2) == "0,13"
    assert numbers.format_percent(Decimal("7.5")) == "7,5\u00a0%"


@given(st.integers(min_value=0, max_value=999_999_999))
def test_written_numbers_are_read_back(number: int):
    assert numbers.parse_number(numbers.format_number(number)) == number


@pytest.mark.parametrize("text", ["", "3,5", "-1", "drei", "1.23", "٣"])
def test_refuses_what_is_no_whole_number(text: str):
    with pytest.raises(UserError) as caught:
        numbers.parse_number(text)
    assert caught.value.code == "number_invalid"


@pytest.mark.parametrize(
    ("words", "joined"),
    [((), ""), (("a",), "a"), (("a", "b"), "a und b"), (("a", "b", "c"), "a, b und c")],
)
def test_lists_in_words(words: tuple[str, ...], joined: str):
    assert numbers.join_and(words) == joined
