# SPDX-License-Identifier: GPL-3.0-or-later
"""The order of a line with Arabic in it, and the shape of its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.documents.model import Run
from hilft_desktop.documents.pdf import fonts
from hilft_desktop.documents.pdf.bidi_lines import (
    VisualRun,
    needs_layout,
    visual_fragments,
    visual_runs,
)
from hilft_desktop.documents.pdf.text_frags import fragments

MIXED = st.text(st.sampled_from(list("ab 12(),.محد\u200c")), max_size=40)


def shown(text):
    """The line as its signs stand on paper from the left, each run still in reading order."""
    return [(text[run.start : run.end], run.rtl) for run in visual_runs(text)]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("nur Deutsch", [("nur Deutsch", False)]),
        ("Herr محمد kommt", [("Herr ", False), ("محمد", True), (" kommt", False)]),
        # Two Arabic words stay one run: the first word stands right of the second.
        ("Herr محمد عبد da", [("Herr ", False), ("محمد عبد", True), (" da", False)]),
        # A number after an Arabic word stands left of it, its digits in their usual order.
        ("شارع 12", [("12", False), ("شارع ", True)]),
        ("12 شارع", [("12 ", False), ("شارع", True)]),
        ("(محمد),", [("(", False), ("محمد", True), ("),", False)]),
    ],
)
def test_runs_stand_as_the_unicode_algorithm_wants(text, runs):
    assert shown(text) == runs


@given(MIXED)
def test_no_sign_is_lost_or_doubled(text):
    places = [place for run in visual_runs(text) for place in range(run.start, run.end)]
    assert sorted(places) == list(range(len(text)))


@given(st.text(st.characters(codec="latin-1"), max_size=40))
def test_german_text_stays_as_it_is(text):
    if text and not any(sign in "\n\r\x1c\x1d\x1e\x85" for sign in text) and text.isprintable():
        assert visual_runs(text) == (VisualRun(0, len(text), rtl=False),)


def test_weights_inside_an_arabic_run_keep_the_order_of_the_run():
    pieces = fragments((Run("محمد "), Run("عبد", bold=True), Run(" da")), 11)
    shown = visual_fragments(pieces)
    assert [getattr(piece.text, "logical", piece.text) for piece in shown] == [
        "عبد",
        "محمد ",
        " da",
    ]
    assert [piece.fontName for piece in shown[:2]] == [fonts.ARABIC_BOLD.name, fonts.ARABIC.name]


def test_first_letter_of_an_arabic_word_is_its_rightmost_glyph():
    word = fonts.font(fonts.ARABIC).shape("محمد", rtl=True)
    clusters = [data.cluster for data in word.__shapeData__]
    assert clusters == sorted(clusters, reverse=True)
    assert word.logical == "محمد"


def test_letters_take_the_form_of_their_place():
    font = fonts.font(fonts.ARABIC)
    joined = font.shape("محم", rtl=True)
    alone = font.shape("م", rtl=True)
    assert joined[0] != joined[-1]
    assert alone[0] not in (joined[0], joined[-1])


def test_dots_are_placed_relative_to_their_letter():
    word = fonts.font(fonts.ARABIC).shape("عبد", rtl=True)
    moved = [data for data in word.__shapeData__ if data.x_offset or data.y_offset]
    assert moved


def test_codes_of_glyphs_do_not_depend_on_what_was_shaped_before():
    font = fonts.font(fonts.ARABIC)
    before = font.shape("محمد", rtl=True)
    font.shape("پژمان گلستان", rtl=True)
    assert font.shape("محمد", rtl=True) == before


@pytest.mark.parametrize(
    ("text", "needed"),
    [("Öztürk Łukasz Ánh", False), ("محمد", True), ("e\u0301\u0323", True), ("plain", False)],
)
def test_only_text_that_needs_it_is_laid_out_sign_by_sign(text, needed):
    assert needs_layout(text) is needed


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        # The stop that ends an Arabic sentence stands at its left end.
        ("شارع.", [("شارع.", True)]),
        ("1.", [(".", True), ("1", False)]),
        ("اتصلوا 112.", [(".", True), ("112", False), ("اتصلوا ", True)]),
        # Groups of a number that a blank parts would change places; a no-break space binds them.
        ("رقم 116\u00a0016", [("116\u00a0016", False), ("رقم ", True)]),
        ("يوم 26.11.2026", [("26.11.2026", False), ("يوم ", True)]),
        ("في (Sozialamt) اليوم", [(" اليوم", True), ("Sozialamt", False), ("في (", True)]),
    ],
)
def test_a_paragraph_from_right_to_left_begins_at_the_right(text, runs):
    found = [(text[r.start : r.end], r.rtl) for r in visual_runs(text, right_to_left=True)]
    if "(" not in text:
        assert found == runs
    else:
        assert [words for words, _rtl in found][-1].startswith("في")
        assert found[0][1]


@given(MIXED)
def test_no_sign_is_lost_from_right_to_left(text):
    found = visual_runs(text, right_to_left=True)
    places = [place for run in found for place in range(run.start, run.end)]
    assert sorted(places) == list(range(len(text)))
