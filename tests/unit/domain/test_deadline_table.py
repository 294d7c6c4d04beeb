# SPDX-License-Identifier: GPL-3.0-or-later
"""Deadlines against a table that a second implementation filled, and that one against the table.

The table is data: a change of the program or of the second opinion cannot change it silently.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from hilft_desktop.domain.codes import Land
from hilft_desktop.domain.deadlines import DeadlineKind, DeadlineQuestion, Delivery, RemedyNotice
from tests.unit.domain.deadline_desk import CALENDAR, ask, shipped_facts
from tests.unit.domain.second_opinion import LAENDER, easter_sunday, holidays, objection

ROWS = tuple(
    csv.DictReader(
        (Path(__file__).parents[2] / "data" / "deadlines.csv").read_text("utf-8").splitlines()
    )
)


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def name(row: Mapping[str, str]) -> str:
    return "-".join(filter(None, (row["land"], row["posted"] or row["received"], row["channel"])))


def test_the_table_is_large_and_knows_every_land_and_way():
    assert len(ROWS) >= 120
    assert {row["land"] for row in ROWS} == set(LAENDER) == {land.value for land in Land}
    assert {row["channel"] for row in ROWS} == {way.value for way in Delivery}
    assert sum(row["computed_end"] != row["deadline"] for row in ROWS) >= 60


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_program_and_second_opinion_reckon_the_table(row: Mapping[str, str]):
    expected = (
        date.fromisoformat(row["deemed_received"]),
        date.fromisoformat(row["computed_end"]),
        date.fromisoformat(row["deadline"]),
    )
    posted, received = day(row["posted"]), day(row["received"])
    answer = ask(
        DeadlineQuestion(
            DeadlineKind.OBJECTION,
            posted=posted,
            received=received,
            delivery=Delivery(row["channel"]),
            remedy=RemedyNotice(row["remedy"]),
            land=Land(row["land"]),
        )
    )
    assert (answer.deemed_received, answer.computed_end, answer.deadline) == expected
    second = objection(row["land"], posted, received, channel=row["channel"], remedy=row["remedy"])
    assert second == expected


@pytest.mark.parametrize("land", Land)
def test_both_know_the_same_holidays(land: Land):
    place = CALENDAR.at(land)
    for year in range(2020, 2036):
        every_day = (date.fromordinal(n) for n in range(*_span(year)))
        known = {day for day in every_day if place.certain(day) is not None}
        assert known == holidays(land.value, year)


def _span(year: int) -> tuple[int, int]:
    return date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()


def test_easter_of_the_second_opinion_is_that_of_the_almanac():
    known = {2019: "04-21", 2024: "03-31", 2025: "04-20", 2026: "04-05", 2027: "03-28",
             2028: "04-16", 2038: "04-25", 2049: "04-18", 2076: "04-19"}  # fmt: skip
    assert {year: f"{easter_sunday(year):%m-%d}" for year in known} == known


def test_the_cases_of_the_facts():
    held = shipped_facts().get("frist_testfaelle").on(date(2026, 11, 22))
    assert held is not None
    rows = [dict(row) for row in held.rows]
    assert len(rows) == 3
    for row in rows:
        posted, received = row.get("aufgabe"), row["bekanntgabe"]
        assert isinstance(received, date)
        question = DeadlineQuestion(
            DeadlineKind.OBJECTION,
            posted=posted if isinstance(posted, date) else None,
            received=None if posted else received,
            delivery=Delivery.POST if posted else Delivery.HANDED,
            remedy=RemedyNotice.MISSING if "Jahresfrist" in str(row["fall"]) else RemedyNotice.OK,
        )
        answer = ask(question)
        assert answer.deemed_received == received
        assert answer.deadline == row["fristende"]
        assert answer.computed_end == row.get("rechnerisch", row["fristende"])


def test_the_reach_of_review_requests_of_the_facts():
    held = shipped_facts().get("ueberpruefung_rueckwirkung_beispiel").on(date(2026, 11, 22))
    assert held is not None
    for row in map(dict, held.rows):
        filed = row["antrag"]
        assert isinstance(filed, date)
        answer = ask(DeadlineQuestion(DeadlineKind.REVIEW, received=filed))
        assert answer.reaches_back == row["leistungen_ab"]
        assert answer.deadline == date(filed.year, 12, 31)
