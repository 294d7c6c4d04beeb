# SPDX-License-Identifier: GPL-3.0-or-later
"""All that is said for plain letters of each kind: no note and no date goes missing or astray.

The expected notes stand in a file that has to be read line by line when a rule changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from hilft_desktop.domain.deadlines import (
    DeadlineInput,
    DeadlineKind,
    Delivery,
    Need,
    RemedyNotice,
)
from hilft_desktop.domain.rules.kinds import RULES
from hilft_desktop.domain.rules.periods import Period
from hilft_desktop.domain.rules.reasoning import Note, NoteValue, Outcome
from tests.unit.domain.deadline_desk import outcome

LINES = (Path(__file__).parents[2] / "data" / "deadline_notes.txt").read_text("utf-8").splitlines()
EXPECTED = {key: [*lines] for key, lines in groupby(LINES, key=lambda line: line.split("|")[0])}
LATER = date(2027, 12, 31)
"""Late enough that nothing lies in the future."""
FULL = {"dated": "2026-11-20", "posted": "2026-11-21", "received": "2026-11-27"}
"""Dated on a Friday, posted on Saturday, arrived a week later on Friday."""


def shown(value: NoteValue) -> str:
    return f"{value.amount} {value.unit}" if isinstance(value, Period) else str(value)


def lines(key: str, answer: Outcome) -> Iterator[str]:
    days = (answer.deemed_received, answer.computed_end, answer.deadline, answer.latest)
    yield f"{key}|days|{' '.join(map(str, (*days, answer.reaches_back)))}"
    notes: tuple[tuple[str, tuple[Note, ...]], ...] = (
        ("step", answer.steps),
        ("doubt", answer.uncertain),
        ("remedy", answer.if_missed),
    )
    for how, said in notes:
        for note in said:
            values = " ".join(f"{name}={shown(value)}" for name, value in note.values)
            yield f"{key}|{how}|{note.code}|{values}|{note.citation}"


def answers(kind: DeadlineKind) -> Iterator[tuple[str, Outcome]]:
    """Answer a letter of which all is known, and one of which a single date is."""
    yield f"{kind} full", outcome(kind, "SN", today=LATER, **FULL)
    required = (DeadlineInput.RECEIVED, Need.REQUIRED) in RULES[kind].inputs
    single = {"received": "2026-10-30"} if required else {"dated": "2026-10-13"}
    yield f"{kind} single", outcome(kind, "SN", today=LATER, **single)
    if kind in (DeadlineKind.OBJECTION, DeadlineKind.ACTION, DeadlineKind.OBJECTION_ADMIN):
        yield from letters(kind)
    if kind is DeadlineKind.REVIEW:
        for year in (2021, 2022, 2023):
            yield f"{kind} {year}", outcome(kind, None, dated=f"{year}-03-01")


def letters(kind: DeadlineKind) -> Iterator[tuple[str, Outcome]]:
    """Answer letters that came in every way, with every notice, one date being known."""
    for way in Delivery:
        for name in ("dated", "received"):
            letter: dict[str, Any] = {name: "2026-04-30", "delivery": way}
            yield f"{kind} {way} {name}", outcome(kind, "SN", today=LATER, **letter)
    for notice in (RemedyNotice.MISSING, RemedyNotice.WRONG):
        answer = outcome(kind, "SN", today=LATER, posted="2026-05-15", remedy=notice)
        yield f"{kind} {notice}", answer


@pytest.mark.parametrize("kind", DeadlineKind)
def test_everything_is_said_and_nothing_else(kind: DeadlineKind):
    for key, answer in answers(kind):
        assert [*lines(key, answer)] == EXPECTED[key]


def test_the_file_knows_every_kind_and_no_other():
    assert {key.split()[0] for key in EXPECTED} == {kind.value for kind in DeadlineKind}
