# SPDX-License-Identifier: GPL-3.0-or-later
"""One page about a month, half-year or year of published tallies, to show and to pin up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hilft_desktop.documents.model import (
    BarChart,
    Block,
    Bullets,
    Columns,
    Footer,
    Heading,
    Paragraph,
    Run,
    Runs,
    Sheet,
    plain,
)
from hilft_desktop.domain.tally_periods import PeriodKind
from hilft_desktop.domain.tally_reading import (
    Comparison,
    EuroReading,
    PeriodReading,
    PublishedTable,
    Verdict,
    rough,
)
from hilft_desktop.i18n.numbers import format_number

_LEAST_TREND = 2
"""A trend of one month is a total."""
_TITLE_ROWS = 2
_ROOMY_ROWS = 58
"""Rows of all charts, titles counted, that a page has room for in ordinary size."""


def tally_report(reading: PeriodReading, footer: Footer) -> Sheet:
    """Return one page with a chart for each published table and what every export must say."""
    charts = list(_charts(reading))
    if sum(len(chart.labels) + _TITLE_ROWS for chart in charts) > _ROOMY_ROWS:
        charts = [replace(chart, dense=True) for chart in charts]
    blocks: list[Block] = [Paragraph((*_total(reading), *_compared(reading)))]
    if reading.euros is not None:
        blocks.append(Paragraph(_euro_runs(reading.euros)))
    blocks.append(Columns(_balanced(charts)))
    blocks += [
        Heading("So sind die Zahlen zu lesen", level=2),
        Bullets(tuple(plain(sentence) for sentence in _sentences(reading)), small=True),
    ]
    return Sheet(
        title=report_title(reading),
        subtitle=f"{reading.unit}, {reading.land}",
        blocks=tuple(blocks),
        footer=footer,
        practice=reading.is_practice,
    )


def report_title(reading: PeriodReading) -> str:
    """Return ``Monatszahlen Oktober 2026`` or ``Zahlen im Jahr 2026``."""
    if reading.period.kind is PeriodKind.MONTH:
        return f"Monatszahlen {reading.words}"
    return f"Zahlen {reading.when}"


def _euro_runs(euros: EuroReading) -> Runs:
    """Return the sum of the bands and what of it is certain; why stands below the bands."""
    runs: Runs = (
        Run("Erreichtes Geld, vorsichtig gerechnet: rund "),
        Run(f"{format_number(rough(euros.amount))}\u00a0€", bold=True),
    )
    if euros.certain:
        runs += (Run(f", nach dem Runden sicher belegt {euros_words(euros.certain)}"),)
    return (*runs, Run("."))


def euros_words(certain: int) -> str:
    """Return ``mindestens 45.000 €``."""
    return f"mindestens {format_number(rough(certain))}\u00a0€"


def _sentences(reading: PeriodReading) -> Iterator[str]:
    """Yield the reading rule as few paragraphs, so that it fits below the charts."""
    lines = "Der dünne Strich am Balken zeigt, welche echten Zahlen möglich sind."
    yield " ".join((*reading.rule, *((lines,) if reading.is_bounded else ())))
    yield " ".join(reading.facts)
    if reading.euros is not None:
        yield f"Geld: {reading.euros.explanation}"


def comparison_sentence(comparison: Comparison) -> str:
    """Return what is certain about the total beside the period before."""
    before = f"rund {format_number(comparison.total.before)} Gespräche {comparison.when}"
    match comparison.total.verdict:
        case Verdict.MORE:
            return f"Sicher mehr als vorher ({before})."
        case Verdict.LESS:
            return f"Sicher weniger als vorher ({before})."
        case Verdict.NOTHING:
            return f"Vorher {before}: Der Unterschied sagt nichts."


def _total(reading: PeriodReading) -> Runs:
    runs: Runs = (Run("Gespräche insgesamt: rund "), Run(format_number(reading.total), bold=True))
    if reading.is_bounded:
        runs += (Run(f" (±\u202f{format_number(reading.bound)})"),)
    return (*runs, Run("."))


def _compared(reading: PeriodReading) -> Iterator[Run]:
    if reading.comparison is not None:
        yield Run(
            f" {comparison_sentence(reading.comparison)} {reading.comparison.caveat}".rstrip()
        )


def _charts(reading: PeriodReading) -> Iterator[BarChart]:
    for table in reading.tables:
        yield table_chart(table, is_bounded=reading.is_bounded)
    if len(reading.trend) >= _LEAST_TREND:
        yield trend_chart(reading)


def table_chart(table: PublishedTable, *, is_bounded: bool) -> BarChart:
    """Return a published table as bars."""
    return BarChart(
        table.title,
        tuple(line.words for line in table.lines),
        tuple(line.number for line in table.lines),
        bound=table.bound if is_bounded else 0,
    )


def trend_chart(reading: PeriodReading) -> BarChart:
    """Return the published totals of the last months as bars, oldest on top."""
    return BarChart(
        "Gespräche im Lauf der Zeit",
        tuple(point.words for point in reading.trend),
        tuple(point.number for point in reading.trend),
        bound=reading.base if reading.is_bounded else 0,
    )


def _balanced(charts: Sequence[BarChart]) -> tuple[tuple[Block, ...], ...]:
    """Deal charts to two columns, each to the shorter one; a title takes the room of two rows."""
    columns: tuple[list[Block], list[Block]] = ([], [])
    heights = [0, 0]
    for chart in sorted(charts, key=lambda chart: -len(chart.labels)):
        shorter = 0 if heights[0] <= heights[1] else 1
        columns[shorter].append(chart)
        heights[shorter] += len(chart.labels) + _TITLE_ROWS
    return tuple(tuple(column) for column in columns)
