# SPDX-License-Identifier: GPL-3.0-or-later
"""TOML with lines, Markdown of pages, figures in German words, names in letter texts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.content.figures import FigureReference, figure_text
from hilft_desktop.content.markdown import parse_markdown
from hilft_desktop.content.template_text import facts_used, filters_used, names_in, names_used
from hilft_desktop.content.toml_source import TomlSyntaxError, parse_toml
from hilft_desktop.domain.facts import Unit
from hilft_desktop.domain.guide import BlockKind, Span, SpanKind

TOML = '''id = "a"
text = """
name = "not a key"
"""
[[step]]
id = "one"
[[step.part]]
x = 1.10
[[step]]
id = "two"
[[step.part]]
x = 2
[[step.part]]
x = 3
'''


def test_each_key_has_its_line():
    source = parse_toml(TOML, first_line=11)
    assert source.line_of(("id",)) == 11
    assert source.line_of(("step", 0)) == 15
    assert source.line_of(("step", 0, "id")) == 16
    assert source.line_of(("step", 1, "id")) == 20
    assert source.line_of(("step", 1, "part", 1, "x")) == 24
    assert source.line_of(("step", 0, "part", 0, "x")) == 18
    assert source.line_of(("name",)) == 11  # inside a text, so it has no line of its own
    assert source.data["step"][0]["part"][0]["x"] == Decimal("1.10")


@pytest.mark.parametrize(("text", "line"), [("a = 1\nb = \n", 2), ("a = 'x\n", 1), ("[a", 1)])
def test_what_is_no_toml_names_its_line(text, line):
    with pytest.raises(TomlSyntaxError) as caught:
        parse_toml(text)
    assert caught.value.line == line


def test_a_page_is_parsed_into_blocks_with_lines():
    blocks = parse_markdown(
        "## Was jetzt?\n\n1. Ruf **an**. {praxis}\n   - darunter {cite:a_b}\n2. Zwei\n\n"
        "> Achtung.\n",
        20,
    )
    assert [(b.kind, b.level, b.line) for b in blocks] == [
        (BlockKind.HEADING, 2, 20),
        (BlockKind.NUMBER, 1, 22),
        (BlockKind.BULLET, 2, 23),
        (BlockKind.NUMBER, 1, 24),
        (BlockKind.WARNING, 1, 26),
    ]
    assert blocks[1].practice
    assert not blocks[2].practice
    assert blocks[1].spans == (
        Span(SpanKind.TEXT, "Ruf "),
        Span(SpanKind.STRONG, "an"),
        Span(SpanKind.TEXT, "."),
    )
    assert blocks[2].spans[-1] == Span(SpanKind.CITATION, "", "a_b")


def test_links_and_figures_keep_their_targets():
    (block,) = parse_markdown("[Hier](seite:abc) in {fact:x.y|dativ} mit [Brief](schreiben:b_c).")
    assert [(span.kind, span.target) for span in block.spans if span.target] == [
        (SpanKind.PAGE_LINK, "abc"),
        (SpanKind.FIGURE, "x.y|dativ"),
        (SpanKind.LETTER_LINK, "b_c"),
    ]


@pytest.mark.parametrize(
    "text",
    ["<script>x</script>", "a &amp; b", "{fact:}", "{zitat:a}", "[x](file:///etc)", "![b](c:d)"],
)
def test_markup_beyond_the_subset_is_a_problem_not_a_feature(text):
    assert any(block.problems for block in parse_markdown(text))


@given(st.text())
def test_any_text_can_be_parsed(text):
    for block in parse_markdown(text):
        assert block.line >= 1


@given(st.lists(st.text("abcdefgäöüß", min_size=1), min_size=1))
def test_plain_words_come_back_unchanged(words):
    text = " ".join(words)
    (block,) = parse_markdown(text)
    assert "".join(span.text for span in block.spans) == text


@pytest.mark.parametrize(
    ("value", "unit", "form", "text"),
    [
        (4, Unit.WEEKS, "", "4\u00a0Wochen"),
        (1, Unit.WEEKS, "", "1\u00a0Woche"),
        (8, Unit.WORKING_DAYS, "", "8\u00a0Werktage"),
        (8, Unit.WORKING_DAYS, "dativ", "8\u00a0Werktagen"),
        (1, Unit.MONTHS, "dativ", "1\u00a0Monat"),
        (6, Unit.MONTHS, "zahl", "6"),
        (100, Unit.EUR, "", "100\u00a0€"),
        (Decimal("1587.4"), Unit.EUR, "", "1.587,40\u00a0€"),
        (Decimal("12.95"), Unit.EUR_MONTH, "", "12,95\u00a0€ im Monat"),
        (Decimal("2.3"), Unit.PERCENT, "", "2,3\u00a0Prozent"),
        (50000, Unit.EUR, "", "50.000\u00a0€"),
        (date(2026, 12, 31), Unit.DATE, "", "31.12.2026"),
        (True, Unit.NONE, "", "ja"),
        ("0800 1110111", Unit.TEXT, "", "0800 1110111"),
        (2, Unit.MONTHLY_ADVANCES, "", "2\u00a0Monatsabschläge"),
    ],
)
def test_figures_are_written_the_german_way(value, unit, form, text):
    assert figure_text(value, unit, form) == text


@given(st.integers(-(10**9), 10**9), st.sampled_from(list(Unit)))
def test_no_figure_is_lost_in_words(value, unit):
    text = figure_text(value, unit).replace("\u2212", "-")
    digits = "".join(sign for sign in text.split("\u00a0")[0] if sign.isdigit() or sign == "-")
    assert int(digits) == value


@pytest.mark.parametrize("text", ["", "A", "a.", "a|laut", "a.b.c", "a b", "a|"])
def test_what_is_no_reference_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        FigureReference.parse(text)


def test_names_of_a_letter_text_are_found():
    text = (
        "{{ name }} {% if a == 'b' and not c %}{{ fact('f_x', 'k') }}{% endif %}"
        "{% for line in lines %}{{ line|date }}{% endfor %}{{ d|plural('ein', 'viele') }} e"
    )
    assert names_used(text) == {"name", "a", "c", "lines", "d"}
    assert filters_used(text) == {"date", "plural"}
    assert facts_used(text) == (("f_x", "k"),)
    assert names_in('"geraet" in danger or x.y') == {"danger", "x"}
