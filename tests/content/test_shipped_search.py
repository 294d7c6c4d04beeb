# SPDX-License-Identifier: GPL-3.0-or-later
"""Everyday questions find their answer among the first three."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

TODAY = date(2026, 11, 22)
QUERIES = tomllib.loads((Path(__file__).parent / "queries.toml").read_text("utf-8"))["queries"]


def test_at_least_95_percent_of_the_questions_are_answered_in_the_first_three(library):
    missed = [
        query
        for query, wanted in QUERIES
        if not set(wanted) & {hit.id for hit in library.search(query, TODAY)[:3]}
    ]
    assert len(QUERIES) >= 30
    assert len(missed) <= 0.05 * len(QUERIES), missed


def test_each_page_is_found_by_its_own_title(library):
    for listing in library.guide_index(TODAY):
        assert library.search(listing.title, TODAY)[0].id == listing.id


@pytest.mark.parametrize("query", ["", "   ", "?!", "xyzzyqq", '"*() OR', "der die das"])
def test_what_says_nothing_finds_nothing_and_never_fails(library, query):
    assert library.search(query, TODAY) == ()


def test_umlauts_may_be_written_in_any_way(library):
    expected = library.search("Härtefallfonds Rückstände", TODAY)
    assert expected
    assert library.search("Haertefallfonds Rueckstaende", TODAY) == expected
    assert library.search("HARTEFALLFONDS ruckstande", TODAY) == expected


def test_the_working_date_decides_what_is_found(library):
    now = {hit.id for hit in library.search("stromsperre", TODAY)}
    then = {hit.id for hit in library.search("stromsperre", date(2025, 12, 1))}
    assert "sperre_heute" in now
    assert "sperre_heute" not in then
    assert "sperre_altes_recht" in then


def test_snippets_show_figures_and_fit_one_glance(library):
    hits = library.search("abwendungsvereinbarung raten monate", TODAY)
    assert all(len(hit.snippet) <= 162 and "{" not in hit.snippet for hit in hits)


def test_all_kinds_are_found(library):
    kinds = {hit.kind for hit in library.search("Grundversorgung Raten Versorger", TODAY)}
    assert kinds == {"page", "checklist", "letter", "term"}
