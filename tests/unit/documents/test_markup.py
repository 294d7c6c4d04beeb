# SPDX-License-Identifier: GPL-3.0-or-later
"""The text form of a letter's body: what is typed comes back, whatever is typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from hilft_desktop.documents.markup import join_runs, parse, unparse
from hilft_desktop.documents.model import Bullets, Numbered, Paragraph, Run, plain

# Signs that mean something in the text form come far more often than in real letters.
SIGNS = st.sampled_from(list("ab*-\\ \n\t.12äÖ\u00a0")) | st.characters(
    blacklist_categories=["Cs"], blacklist_characters="\r"
)
TEXTS = st.text(SIGNS, min_size=1, max_size=30)
RUNS = st.lists(st.builds(Run, TEXTS, st.booleans()), min_size=1, max_size=4).map(join_runs)
ITEMS = st.lists(RUNS, min_size=1, max_size=3).map(tuple)
BLOCKS = st.lists(
    st.builds(Paragraph, RUNS)
    | st.builds(Bullets, ITEMS)
    | st.builds(Numbered, ITEMS, st.integers(1, 990)),
    max_size=4,
).map(tuple)


@given(BLOCKS)
@example((Paragraph(plain("1. Mai")), Numbered((plain("1. Mai\n2. Juni"),), start=2)))
@example((Numbered((plain("a"),)), Numbered((plain("b"),), start=2)))
@example((Paragraph((Run("a*", bold=True),)),))
@example((Paragraph((Run("\\*"), Run("x", bold=True))),))
@example((Paragraph((Run("*"), Run("x", bold=True), Run("*"))),))
@example((Paragraph(plain("a\n\nb")), Paragraph(plain("- keine Liste"))))
@example((Paragraph(plain("\\")), Bullets((plain("- x\n  y\n\nz"), plain("**")))))
def test_every_body_survives_the_text_form(blocks):
    assert parse(unparse(blocks)) == blocks


@given(st.text(SIGNS, max_size=60))
def test_every_typed_text_settles_after_one_round(text):
    once = parse(text)
    assert parse(unparse(once)) == once


@given(BLOCKS)
def test_the_text_form_is_the_same_after_a_round_trip(blocks):
    text = unparse(blocks)
    assert unparse(parse(text)) == text


@given(st.text(st.sampled_from(list("abc äß.,;:!?()1234")), min_size=1).filter(str.strip))
@example("am 22.11.2026, 3.5 und 1.Mai")
def test_ordinary_text_needs_no_backslash(text):
    text = text.strip()
    assume(not re.match(r"\d+\. ", text))  # would be the first item of a list
    assert "\\" not in unparse((Paragraph(plain(text)),))


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", ()),
        ("  \n\n", ()),
        ("eins\nzwei\n\ndrei", (Paragraph(plain("eins\nzwei")), Paragraph(plain("drei")))),
        ("- a\n- b", (Bullets((plain("a"), plain("b"))),)),
        ("- a\n  weiter", (Bullets((plain("a\nweiter"),)),)),
        ("Liste:\n- a", (Paragraph(plain("Liste:")), Bullets((plain("a"),)))),
        ("1. a\n2. b", (Numbered((plain("a"), plain("b"))),)),
        ("3. a\n4. b\n  weiter", (Numbered((plain("a"), plain("b\nweiter")), start=3),)),
        ("1. a\n1. b", (Numbered((plain("a"),)), Numbered((plain("b"),)))),
        ("1. a\n- b", (Numbered((plain("a"),)), Bullets((plain("b"),)))),
        ("1. a\n2. \\\n3. c", (Numbered((plain("a"),)), Numbered((plain("c"),), start=3))),
        ("Zuerst:\n1. a", (Paragraph(plain("Zuerst:")), Numbered((plain("a"),)))),
        ("1\\. Mai", (Paragraph(plain("1. Mai")),)),
        ("01. a", (Paragraph(plain("01. a")),)),
        ("1.Mai", (Paragraph(plain("1.Mai")),)),
        ("a **b** c", (Paragraph((Run("a "), Run("b", bold=True), Run(" c"))),)),
        ("offen ** bleibt", (Paragraph(plain("offen ** bleibt")),)),
        ("2 * 3 * 4", (Paragraph(plain("2 * 3 * 4")),)),
        ("\\- keine Liste", (Paragraph(plain("- keine Liste")),)),
        ("\\*\\*nicht fett\\*\\*", (Paragraph(plain("**nicht fett**")),)),
        ("-kein Punkt", (Paragraph(plain("-kein Punkt")),)),
        ("a\r\nb", (Paragraph(plain("a\nb")),)),
    ],
)
def test_rules_of_the_text_form(text, blocks):
    assert parse(text) == blocks
