# SPDX-License-Identifier: GPL-3.0-or-later
"""The text form of a letter's body: what is typed comes back, whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hilft_desktop.documents.markup import join_runs, parse, unparse
from hilft_desktop.documents.model import Bullets, Paragraph, Run, plain

# Signs that mean something in the text form come far more often than in real letters.
SIGNS = st.sampled_from(list("ab*-\\ \n\t.äÖ\u00a0")) | st.characters(
    blacklist_categories=["Cs"], blacklist_characters="\r"
)
TEXTS = st.text(SIGNS, min_size=1, max_size=30)
RUNS = st.lists(st.builds(Run, TEXTS, st.booleans()), min_size=1, max_size=4).map(join_runs)
BLOCKS = st.lists(
    st.builds(Paragraph, RUNS)
    | st.builds(Bullets, st.lists(RUNS, min_size=1, max_size=3).map(tuple)),
    max_size=4,
).map(tuple)


@given(BLOCKS)
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


@given(st.text(st.sampled_from(list("abc äß.,;:!?()1234")), min_size=1).filter(str.strip))
def test_ordinary_text_needs_no_backslash(text):
    assert "\\" not in unparse((Paragraph(plain(text.strip())),))


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", ()),
        ("  \n\n", ()),
        ("eins\nzwei\n\ndrei", (Paragraph(plain("eins\nzwei")), Paragraph(plain("drei")))),
        ("- a\n- b", (Bullets((plain("a"), plain("b"))),)),
        ("- a\n  weiter", (Bullets((plain("a\nweiter"),)),)),
        ("Liste:\n- a", (Paragraph(plain("Liste:")), Bullets((plain("a"),)))),
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
