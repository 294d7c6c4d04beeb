# SPDX-License-Identifier: GPL-3.0-or-later
"""Folding, stems, compounds and ranking of the search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.content.search import SearchIndex, shorten
from hilft_desktop.content.search_tables import SearchDocument
from hilft_desktop.content.words import fold, parts_of, stem, words_of


def document(identifier, title, *body, keywords=(), summary="", kind="page"):
    return SearchDocument(identifier, kind, title, summary, tuple(keywords), body)


INDEX = SearchIndex.of(
    [
        document("raten", "Ratenzahlung", "Raten sind zinsfrei.", keywords=["abstottern"]),
        document("heizung", "Heizkosten", "Nachzahlung im Monat der Fälligkeit."),
        document("schulden", "Schulden beim Strom", "Ein Darlehen hilft.", summary="Vom Amt."),
        document("nebenbei", "Anderes", "Auch hier steht das Wort Raten einmal."),
    ],
    synonyms=[["Darlehen", "Kredit"], ["Sperre", "abgestellt"]],
    stop_words=["der", "für"],
)


def ids(query):
    return [hit.id for hit in INDEX.search(query)]


@pytest.mark.parametrize(
    ("one", "other"), [("Räumung", "Raeumung"), ("Straße", "Strasse"), ("Öl", "oel"), ("Ü", "u")]
)
def test_umlauts_fold_to_one_spelling(one, other):
    assert fold(one) == fold(other)


def test_endings_fall_away():
    assert stem("sperren") == stem("sperre") == stem("sperrung") == "sperr"
    assert stem("kinder") == stem("kind")
    assert stem("gas") == "gas"


def test_compounds_come_apart_only_into_known_words():
    known = {"strom", "schuld", "heiz", "gas", "abrechn"}
    assert parts_of("stromschulden", known) == ("strom", "schuld")
    assert parts_of("gasabrechnung", known) == ("gas", "abrechn")
    assert parts_of("versicherung", known) == ()


def test_the_title_counts_more_than_the_text():
    assert ids("raten")[0] == "raten"
    assert "nebenbei" in ids("raten")


def test_both_words_count_more_than_one():
    assert ids("schulden darlehen raten")[0] == "schulden"


def test_an_answer_to_the_whole_question_beats_a_loud_answer_to_half_of_it():
    index = SearchIndex.of(
        [
            document("half", "Raten"),
            document("whole", "Anderes", summary="Vom Konto gehen Raten ab."),
        ]
    )
    assert [hit.id for hit in index.search("raten konto")] == ["whole", "half"]


def test_compounds_synonyms_beginnings_and_slips_are_understood():
    assert ids("stromschulden")[0] == "schulden"
    assert ids("kredit") == ["schulden"]
    assert ids("nachzahl") == ["heizung"]
    assert ids("heizkostn") == ["heizung"]
    assert ids("abstotern") == ["raten"]


def test_stop_words_and_unknown_words_find_nothing():
    assert ids("der für") == []
    assert ids("quux") == []


def test_the_limit_is_kept():
    assert len(INDEX.search("raten schulden heizkosten", limit=2)) == 2


@given(st.text())
def test_no_query_fails_and_no_hit_comes_twice(query):
    found = ids(query)
    assert len(found) == len(set(found))


@given(st.text())
def test_words_are_folded_once_and_for_all(text):
    words = list(words_of(text))
    assert all(word == word.lower() for word in words)
    assert not any(sign in word for word in words for sign in "äöüß")


@given(st.text(max_size=400))
def test_snippets_are_short(text):
    assert len(shorten(text)) <= 162
