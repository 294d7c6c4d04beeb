# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.i18n.collation import fold, sort_key


def test_sorts_like_a_german_dictionary():
    words = [
        "Zoo",
        "Ärger",
        "arg",
        "Öl",
        "Ofen",
        "Straße",
        "Strassen",
        "Łódź",
        "Lob",
        "Şen",
        "sehr",
    ]
    assert sorted(words, key=sort_key) == [
        "arg", "Ärger", "Lob", "Łódź", "Ofen", "Öl", "sehr", "Şen", "Straße", "Strassen", "Zoo",
    ]  # fmt: skip


def test_numbers_in_words_sort_by_value():
    names = ["Ahorn 17", "Ahorn 9", "Ahorn", "Buche 1", "Ahorn 100"]
    assert sorted(names, key=sort_key) == ["Ahorn", "Ahorn 9", "Ahorn 17", "Ahorn 100", "Buche 1"]


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_texts_can_be_compared(texts: list[str]):
    once = sorted(texts, key=sort_key)
    once.reverse()
    assert sorted(once, key=sort_key) == sorted(texts, key=sort_key)


def test_folding_forgets_case_and_accents():
    assert fold("ŞÜKRÜ Öztürk") == fold("sukru ozturk")
    assert fold("Straße") == "strasse"
