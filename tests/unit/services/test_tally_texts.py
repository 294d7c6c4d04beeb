# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts about tallies say nothing that rounding does not allow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hilft_desktop.domain.tallies import TallyMode
from hilft_desktop.domain.tally_reading import PeriodReading, PublishedLine, PublishedTable
from hilft_desktop.services.hub import Services
from hilft_desktop.services.tally_texts import press_texts, press_values
from tests.unit.services.published import UNIT, published, reading_of


def texts(services: Services, reading: PeriodReading) -> dict[str, str]:
    return {text.id: text.text for text in press_texts(services._session, reading)}


def topics(reading: PeriodReading, **numbers: int) -> PeriodReading:
    """Return a reading whose topics have these numbers and no others."""
    (old, *rest) = reading.tables
    lines = tuple(
        PublishedLine(line.code, line.words, numbers.get(line.code, 0)) for line in old.lines
    )
    return replace(reading, tables=(replace(old, lines=lines), *rest))


def test_every_text_ends_with_the_rule_how_to_read_the_numbers(keyless: Services) -> None:
    reading = reading_of("2026-10", [published("2026-10", 85, catalogue="2")])
    found = texts(keyless, reading)
    assert set(found) >= {"kurz", "pressemitteilung", "soziale_medien", "antrag"}
    for text in found.values():
        last = text.split("\n\n")[-1]
        assert last.startswith("So sind die Zahlen zu lesen:")
        for sentence in reading.reading:
            assert sentence in last


def test_texts_hold_published_numbers_only(keyless: Services) -> None:
    reading = reading_of("2026-10", [published("2026-10", 85), published("2026-09", 60)])
    short = texts(keyless, reading)["kurz"].split("\n\n")[0]
    assert short.startswith(f"{UNIT} hat im Oktober 2026 rund 85 Gespräche")
    table = reading.table("topic")
    assert table is not None
    for line in table.certain[:1]:
        assert f"{line.words} (rund {line.number})" in short


def test_a_topic_that_may_be_nobody_is_not_named(keyless: Services) -> None:
    reading = reading_of("2026-10", [published("2026-10", 30)])
    few = topics(reading, wohngeld=5, miete=10)
    assert [line["words"] for line in press_values(few)["topics"]] == ["Miete und Wohnung"]
    nobody = topics(reading, wohngeld=5, miete=5)
    assert press_values(nobody)["topics"] == []
    assert "Oft ging es" not in texts(keyless, nobody)["kurz"]


def test_a_topic_leads_only_when_no_rounding_can_have_put_it_there() -> None:
    reading = reading_of("2026-10", [published("2026-10", 85)])
    assert press_values(topics(reading, wohngeld=40, miete=30))["top_topic"] == ""
    led = press_values(topics(reading, wohngeld=45, miete=30))
    assert led["top_topic"] == "Wohngeld"
    assert led["top_share"] == "50"  # 45 of 85 are 53, and may be 44 to 63


def test_a_ranking_does_not_break_between_equal_numbers() -> None:
    reading = reading_of("2026-10", [published("2026-10", 85)])
    lines = press_values(topics(reading, wohngeld=25, miete=20, arbeit=20, schulden=20))["topics"]
    assert [line["words"] for line in lines] == ["Wohngeld"]


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (70, "sicher mehr als im September 2026"),
        (75, "lässt sich aus den Zahlen nicht sagen"),
        (100, "sicher weniger als im September 2026"),
    ],
)
def test_more_or_less_is_said_only_when_it_is_certain(
    keyless: Services, before: int, words: str
) -> None:
    reading = reading_of("2026-10", [published("2026-10", 85), published("2026-09", before)])
    said = texts(keyless, reading)["pressemitteilung"]
    assert words in said
    assert f"rund {before} Gespräche" in said


def test_periods_of_different_length_are_not_compared_in_a_text(keyless: Services) -> None:
    releases = [published("2026-10", 85), published("2026-09", 40, ("2026-08",))]
    reading = reading_of("2026-10", releases)
    assert reading.comparison is not None
    assert reading.comparison.caveat
    assert "September" not in texts(keyless, reading)["pressemitteilung"].split("So sind")[0]


def test_after_noise_nothing_is_certain(keyless: Services) -> None:
    reading = reading_of(
        "2026-10",
        [published("2026-10", 285, mode=TallyMode.DP_FIRST), published("2026-09", 60)],
    )
    found = texts(keyless, topics(reading, wohngeld=245, miete=40))
    assert "geld" not in found
    assert "sicher" not in found["pressemitteilung"].split("So sind")[0]
    assert "Prozent" not in found["pressemitteilung"]
    assert "eine feste Grenze gibt es nicht" in found["kurz"]


def test_grievances_make_a_block_for_motions_and_only_then(keyless: Services) -> None:
    without = reading_of("2026-10", [published("2026-10", 85)])
    assert "antrag" not in texts(keyless, without)
    reading = reading_of("2026-10", [published("2026-10", 185, catalogue="2")])
    table = reading.table("grievance")
    assert table is not None
    found = texts(keyless, reading)["antrag"]
    named = [line for line in table.certain if line.code not in {"nichts_benannt", "anderes"}]
    assert f"{named[0].words}: in rund {named[0].number} Gesprächen" in found
    assert "nichts benannt" not in found
    assert "In unseren Gesprächen wurde im Oktober 2026 genannt" in found


def test_a_table_published_in_some_months_has_the_bound_of_those() -> None:
    releases = [published(f"2026-{month:02d}", 85, catalogue="1") for month in (7, 8)]
    releases.append(published("2026-09", 85, catalogue="2"))
    reading = reading_of("2026-H2", releases)
    found: PublishedTable | None = reading.table("grievance")
    assert found is not None
    assert (found.releases, found.bound) == (1, 5)
    assert reading.bound == 15
    assert "Zählkatalog 1 und 2" in " ".join(reading.reading)


def test_crossed_tables_add_up_where_they_were_published() -> None:
    releases = [
        published("2026-07", 85, crossed=True),
        published("2026-08", 100, crossed=True),
        published("2026-09", 30),
    ]
    reading = reading_of("2026-H2", releases)
    assert len(reading.crossed) == 5
    for table in reading.crossed:
        assert table.releases == 2
        assert sum(sum(numbers) for _code, _words, numbers in table.rows) == 185
    assert reading.crossed[0].title == "Thema nach Alter"


def test_practice_texts_say_so_first(keyless: Services) -> None:
    reading = reading_of("2026-10", [published("2026-10", 85)], is_practice=True)
    assert all(text.startswith("ÜBUNGSDATEN") for text in texts(keyless, reading).values())
