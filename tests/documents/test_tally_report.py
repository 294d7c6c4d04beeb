# SPDX-License-Identifier: GPL-3.0-or-later
"""The report on published numbers: one page, every number at its bar, nothing about its maker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hilft_desktop.documents.model import BarChart, Sheet
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.tally_report import tally_report
from hilft_desktop.domain.tallies import TallyMode
from hilft_desktop.domain.tally_reading import PeriodReading, Verdict
from hilft_desktop.i18n.numbers import format_number
from tests.documents.paper import FOOTER, lines, page_texts, signs
from tests.unit.services.published import LONG_UNIT, published, reading_of

MONTHS = [f"{year}-{month:02d}" for year in (2025, 2026) for month in range(1, 13)]


def flat(text: str) -> str:
    return " ".join(text.split())


def month_reading() -> PeriodReading:
    return reading_of("2026-10", [published("2026-10", 85), published("2026-09", 60)])


def widest_reading() -> PeriodReading:
    """Everything a report can have to hold at once."""
    releases = [
        published(month, 100 + 5 * at, catalogue="2", unit=LONG_UNIT)
        for at, month in enumerate(MONTHS)
        if month not in {"2025-05", "2025-12", "2026-01"}
    ]
    releases.append(published("2026-01", 65, ("2025-12",), catalogue="1", unit=LONG_UNIT))
    reading = reading_of("2026", releases)
    gathered = "Zurückgehalten, weil zu klein, und noch nicht mitgezählt: Mai 2025, August 2025."
    return replace(reading, facts=(*reading.facts, gathered))


def fullest_roomy_reading() -> PeriodReading:
    """As many rows as are drawn in ordinary size, with every sentence there is."""
    releases = [published(f"2026-{month:02d}", 85, unit=LONG_UNIT) for month in range(5, 10)]
    releases.append(published("2026-10", 85, ("2026-09",), unit=LONG_UNIT))
    reading = reading_of("2026-10", releases[2:])
    gathered = "Zurückgehalten, weil zu klein, und noch nicht mitgezählt: Mai 2025, August 2025."
    return replace(reading, facts=(*reading.facts, gathered, gathered))


@pytest.mark.parametrize(
    "reading",
    [month_reading(), fullest_roomy_reading(), widest_reading()],
    ids=["month", "roomy", "widest"],
)
def test_report_fits_one_page_and_writes_every_value_at_its_bar(reading: PeriodReading):
    pdf = render_pdf(tally_report(reading, FOOTER))
    (text,) = page_texts(pdf)
    for table in reading.tables:
        assert table.title in text
        for line in table.lines:
            assert line.words[:20] in text
            assert format_number(line.number) in text
    for sentence in reading.reading:
        assert flat(sentence) in flat(text)
    assert all(sign.left >= 24 and sign.right <= 191 for sign in signs(pdf))


def test_the_widest_report_is_as_wide_as_it_claims():
    reading = widest_reading()
    assert len(reading.tables) == 7
    assert len(reading.trend) == 12
    assert reading.comparison is not None
    assert reading.comparison.caveat
    assert reading.euros is not None
    assert len(reading.facts) == 3


def test_bars_show_how_far_their_value_may_be_off():
    chart = BarChart("", ("eins", "zwei"), (10, 40), bound=5)
    drawn = lines(render_pdf(Sheet("T", (chart,), FOOTER)))
    level = [line for line in drawn if line.bottom - line.top < 0.5]
    widths = [line.right - line.left for line in level if line.right - line.left > 5]
    bars = sorted(line.right - line.left for line in drawn if line.bottom - line.top > 2)[-2:]
    # From five below to five above: ten, of which the longer bar is forty.
    assert widths == pytest.approx([bars[1] / 4] * 2, rel=0.05)


def test_what_differs_by_chance_is_not_called_more():
    same = reading_of("2026-10", [published("2026-10", 85), published("2026-09", 75)])
    more = reading_of("2026-10", [published("2026-10", 85), published("2026-09", 70)])
    assert same.comparison is not None
    assert more.comparison is not None
    assert same.comparison.total.verdict is Verdict.NOTHING
    assert more.comparison.total.verdict is Verdict.MORE
    assert "Der Unterschied sagt nichts" in flat(page_texts(_pdf(same))[0])
    assert "Sicher mehr als vorher" in flat(page_texts(_pdf(more))[0])


def test_without_a_hard_bound_none_is_promised():
    noisy = published("2026-10", 85, mode=TallyMode.DP_FIRST)
    text = flat(page_texts(_pdf(reading_of("2026-10", [noisy, published("2026-09", 20)])))[0])
    assert "±" not in text
    assert "Sicher mehr" not in text
    assert "sicher belegt" not in text
    assert "eine feste Grenze gibt es nicht" in text


def test_a_report_of_zeros_can_be_drawn():
    reading = month_reading()
    empty = tuple(
        replace(table, lines=tuple(replace(line, number=0) for line in table.lines))
        for table in reading.tables
    )
    assert "Thema" in page_texts(_pdf(replace(reading, tables=empty)))[0]


def test_practice_numbers_say_so():
    reading = reading_of("2026-10", [published("2026-10", 85)], is_practice=True)
    assert "Übungsdaten" in page_texts(_pdf(reading))[0]


def _pdf(reading: PeriodReading) -> bytes:
    return render_pdf(tally_report(reading, FOOTER))
