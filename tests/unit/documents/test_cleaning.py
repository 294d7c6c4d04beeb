# SPDX-License-Identifier: GPL-3.0-or-later
"""What may stand on paper."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.documents import cleaning
from hilft_desktop.documents.cleaning import clean, clean_line


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_only_line_feeds_remain_of_all_controls(text):
    kinds = {unicodedata.category(sign) for sign in clean(text) if sign not in "\n\u200c\u200d"}
    assert not kinds & {"Cc", "Cf", "Cs", "Co", "Cn"}
    assert "\n" not in clean_line(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("Tab\there", "Tab here"),
        ("10\u00a0€", "10\u00a0€"),
        ("u\u0308", "ü"),
        ("a\u202eb\u2066c\u200bd\u00ade\ufeff", "abcde"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200cb", "ab"),
        ("\u200cمحمد\u200c", "محمد"),
        ("Schritt → Ziel", "Schritt -> Ziel"),
    ],
)
def test_examples(text, cleaned):
    assert clean(text) == cleaned


def test_what_is_taken_as_it_is_would_not_be_changed_sign_by_sign():
    """The short way for ordinary text must say the same as the long one."""
    usual = [chr(code) for code in range(0x2100) if cleaning._USUAL.fullmatch(chr(code))]
    assert len(usual) > 300
    for sign in usual:
        assert unicodedata.is_normalized("NFC", sign)
        assert sign == "\n" or unicodedata.category(sign)[0] != "C"
        assert sign.translate(cleaning._STAND_INS) == sign
        assert sign == "\n" or not (cleaning._LINE_ENDS.match(sign) or cleaning._SPACES.match(sign))
