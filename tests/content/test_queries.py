# SPDX-License-Identifier: GPL-3.0-or-later
"""The worried questions of each subject find their answer among the first three.

Each file ``tests/data/queries_NN.toml`` belongs to one part of the guide, so that a new part
brings its own questions and cannot hide behind the well-found parts of others.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

TODAY = date(2026, 11, 22)
LEAST_QUERIES_PER_PART = 20
FILES = sorted((Path(__file__).parents[1] / "data").glob("queries_*.toml"))


def queries(file: Path) -> list[dict[str, object]]:
    entries = tomllib.loads(file.read_text("utf-8"))["query"]
    assert isinstance(entries, list)
    return entries


def names(wanted: object) -> set[str]:
    assert isinstance(wanted, list)
    return {str(name) for name in wanted}


def test_there_are_questions():
    assert FILES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_part_asks_enough_questions_each_only_once(file):
    asked = [str(query["words"]).casefold() for query in queries(file)]
    assert len(asked) >= LEAST_QUERIES_PER_PART
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_question_expects_something_that_exists(file, library):
    known = {listing.id for listing in library.guide_index(TODAY)}
    known |= {checklist.id for checklist in library.checklists(TODAY)}
    known |= {letter.id for letter in library.letters(TODAY)}
    hopeless = [query["words"] for query in queries(file) if not names(query["expected"]) & known]
    assert not hopeless


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_at_least_95_percent_are_answered_in_the_first_three(file, library):
    missed = []
    for query in queries(file):
        found = [hit.id for hit in library.search(str(query["words"]), TODAY)[:3]]
        if not names(query["expected"]) & set(found):
            missed.append((query["words"], found))
    assert len(missed) <= 0.05 * len(queries(file)), missed
