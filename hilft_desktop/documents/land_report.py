# SPDX-License-Identifier: GPL-3.0-or-later
"""What many groups published together: the report of a Landesverband."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hilft_desktop.documents.model import (
    BarChart,
    Block,
    Bullets,
    DataTable,
    Footer,
    Heading,
    Notice,
    NoticeKind,
    Paragraph,
    Run,
    Sheet,
    plain,
)
from hilft_desktop.i18n.numbers import format_number

_BARS_A_CHART = 45
"""What fits on one page with its title."""


@dataclass(frozen=True, slots=True)
class LandChart:
    """A title with words and numbers for bars, and what must be said below."""

    title: str
    rows: tuple[tuple[str, int], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class LandReport:
    """Everything the report says, in words; numbers are sums of published ones."""

    period: str
    total: int
    releases: int
    units: int
    charts: tuple[LandChart, ...]
    by_unit: LandChart
    gaps: tuple[tuple[str, ...], ...]
    """Group, releases and the months about which nothing is known."""
    warnings: tuple[str, ...]
    reading: tuple[str, ...]
    footer: Footer
    practice: bool = False


def land_report(report: LandReport) -> Sheet:
    """Return the report: what was counted, by month and by group, who is missing, how to read."""
    return Sheet(
        title=f"Landeszahlen {report.period}",
        subtitle=(
            f"{format_number(report.releases)} Veröffentlichungen von "
            f"{format_number(report.units)} Gruppen"
        ),
        blocks=tuple(_blocks(report)),
        footer=report.footer,
        practice=report.practice,
    )


def _blocks(report: LandReport) -> Iterator[Block]:
    total = Run(format_number(report.total), bold=True)
    yield Paragraph((Run("Gespräche insgesamt, nach gerundeten Zahlen: "), total))
    if report.warnings:
        yield Notice(NoticeKind.HINT, " ".join(report.warnings))
    yield Heading("So sind die Zahlen zu lesen", level=2)
    yield Bullets(tuple(plain(sentence) for sentence in report.reading))
    for chart in (*report.charts, report.by_unit):
        yield from _bars(chart)
    yield Heading("Wer fehlt")
    if not report.gaps:
        yield Paragraph(plain("Von jeder Gruppe ist jeder Monat da."))
        return
    yield Paragraph(
        plain(
            "Ein fehlender Monat kann heißen: nicht geschickt, noch nicht freigegeben, zu klein "
            "und zurückgehalten, oder es gab keine Gespräche. Den Dateien lässt sich das nicht "
            "ansehen; bitte nachfragen."
        )
    )
    yield DataTable(
        ("Gruppe", "Dateien", "Nichts bekannt über"),
        report.gaps,
        numeric_columns=frozenset({1}),
        shares=(2.6, 0.6, 2.6),
    )


def _bars(chart: LandChart) -> Iterator[Block]:
    parts = [chart.rows[at : at + _BARS_A_CHART] for at in range(0, len(chart.rows), _BARS_A_CHART)]
    largest = max((value for _words, value in chart.rows), default=0)
    for number, rows in enumerate(parts, start=1):
        title = chart.title if len(parts) == 1 else f"{chart.title} ({number} von {len(parts)})"
        words, values = zip(*rows, strict=True)
        note = chart.note if number == len(parts) else ""
        yield BarChart(title, words, values, note, fills=largest)
