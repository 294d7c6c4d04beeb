# SPDX-License-Identifier: GPL-3.0-or-later
"""The sum of a Land as JSON, CSV, ODS and PDF: the same sum, the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from hilft_desktop import __version__
from hilft_desktop.documents.land_report import LandChart, LandReport, land_report
from hilft_desktop.documents.model import Footer
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.spreadsheet import Cell, Grid, csv_bytes, ods_bytes
from hilft_desktop.domain.codes import (
    AgeBand,
    Channel,
    EuroBand,
    Grievance,
    Household,
    Outcome,
    Topic,
)
from hilft_desktop.domain.tallies import Month
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_month
from hilft_desktop.i18n.labels import dimension_label, label
from hilft_desktop.services.land_rows import CellState, LandSum, LandTable, LandUnit
from hilft_desktop.services.land_texts import (
    cell_words,
    months_words,
    period_words,
    reading,
    share_words,
    warnings,
)

FORMAT = "hilft-land-sum/1"
_CODES: Mapping[str, type[StrEnum]] = {
    "topic": Topic,
    "age": AgeBand,
    "outcome": Outcome,
    "household": Household,
    "euro_band": EuroBand,
    "channel": Channel,
    "grievance": Grievance,
}
_BY = "_by_"


def sum_json(result: LandSum) -> bytes:
    """Return the sum with its errors and gaps; no path and no time of the machine in it."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "practice": result.practice,
        "base": result.base,
        "total": result.total,
        "releases": result.releases,
        "collected_months": result.collected,
        "error": {
            "bound": result.bound,
            "typical": result.typical,
            "releases_without_bound": result.noisy,
        },
        "months": [
            {
                "month": month.month,
                "total": month.total,
                "released": month.released,
                "collected": month.collected,
                "missing": month.missing,
            }
            for month in result.months
        ],
        "units": [_unit_json(unit, result) for unit in result.units],
        "tables": {
            table.name: {"releases": table.releases, "units": table.units, "sum": dict(table.rows)}
            for table in result.tables
        },
        "two_way": {
            table.name: {
                "releases": table.releases,
                "units": table.units,
                "sum": {row: dict(cells) for row, cells in table.rows},
            }
            for table in result.crossed
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _unit_json(unit: LandUnit, result: LandSum) -> dict[str, Any]:
    months = zip(result.months, unit.cells, strict=True)
    return {
        "id": unit.id,
        "name": unit.name,
        "land": unit.land,
        "total": unit.total,
        "releases": unit.releases,
        "key": unit.has_key,
        "expected": unit.expected,
        "months": {
            month.month: {"state": cell.state.value, "total": cell.total} for month, cell in months
        },
    }


def sum_csv(result: LandSum) -> bytes:
    """Return all sums in one table of rows, headed by how they are to be read."""
    return csv_bytes(row for grid in _grids(result) for row in (*grid.rows, ()))


def sum_pdf(result: LandSum) -> bytes:
    """Return the report with charts by month and by group."""
    return render_pdf(land_report(_report(result)))


def sum_ods(result: LandSum) -> bytes:
    """Return the same as a spreadsheet with a sheet for each table, the explanation first."""
    title = f"{_('Landeszahlen')} {period_words(result)}"
    return ods_bytes(tuple(_grids(result)), title=title)


def _grids(result: LandSum) -> Iterator[Grid]:
    said = tuple((line,) for line in (*warnings(result), *reading(result)))
    head = frozenset({0})
    yield Grid(_("Erklärung"), said, (24.0,))
    yield Grid(_("Monate"), tuple(_months(result)), (3.0,) * 5, head)
    widths = (7.0, 2.0, *(2.8,) * (len(result.months) + 4), 9.0)
    yield Grid(_("Gruppen"), tuple(_units(result)), widths, head)
    yield Grid(_("Zahlen"), tuple(_tables(result)), (4.0, 7.0, 4.5, 2.8, 4.4, 2.5), head)
    if result.crossed:
        widths = (6.0, 6.5, 6.5, 6.5, 2.8, 4.4, 2.5)
        yield Grid(_("Kreuztabellen"), tuple(_crossed(result)), widths, head)


def _last_day(result: LandSum) -> date:
    """Return the last day counted: not that of writing, so that the same files give the same."""
    return Month.parse(result.months[-1].month).last


def _months(result: LandSum) -> Iterator[tuple[Cell, ...]]:
    yield (
        _("Monat"), _("Gespräche"), _("veröffentlicht"), _("später mitgezählt"),
        _("nichts bekannt"),
    )  # fmt: skip
    for month in result.months:
        yield month.month, month.total, month.released, month.collected, month.missing


def _units(result: LandSum) -> Iterator[tuple[Cell, ...]]:
    yield (
        _("Gruppe"), _("Land"), _("Gespräche"), _("Veröffentlichungen"), _("Unterschrift geprüft"),
        _("auf der Liste"), *(month.month for month in result.months), _("Kennung"),
    )  # fmt: skip
    for unit in result.units:
        cells: list[Cell] = [
            cell.total if cell.total is not None else cell_words(cell.state) for cell in unit.cells
        ]
        yield (
            unit.name, unit.land, unit.total, unit.releases, _yes(unit.has_key),
            _yes(unit.expected), *cells, unit.id,
        )  # fmt: skip


def _tables(result: LandSum) -> Iterator[tuple[Cell, ...]]:
    yield (
        _("Tabelle"), _("Merkmal"), _("Kennung"), _("Gespräche"), _("Veröffentlichungen"),
        _("Gruppen"),
    )  # fmt: skip
    units = sum(unit.releases > 0 for unit in result.units)
    yield _("Gesamt"), "", "total", result.total, result.releases, units
    for table in result.tables:
        for code, number in table.rows:
            yield (
                dimension_label(table.name), _words(table.name, code), code, number,
                table.releases, table.units,
            )  # fmt: skip


def _crossed(result: LandSum) -> Iterator[tuple[Cell, ...]]:
    yield (
        _("Tabelle"), _("Thema"), _("Merkmal"), _("Kennung"), _("Gespräche"),
        _("Veröffentlichungen"), _("Gruppen"),
    )  # fmt: skip
    for table in result.crossed:
        first, second = table.name.split(_BY)
        title = f"{dimension_label(first)} × {dimension_label(second)}"
        for row, cells in table.rows:
            for code, number in cells:
                yield (
                    title, _words(first, row), _words(second, code), f"{row}/{code}", number,
                    table.releases, table.units,
                )  # fmt: skip


def _report(result: LandSum) -> LandReport:
    months = [Month.parse(month.month) for month in result.months]
    names = [format_month(month.year, month.month) for month in months]
    heard = [unit for unit in result.units if unit.releases]
    return LandReport(
        period=period_words(result),
        total=result.total,
        releases=result.releases,
        units=len(heard),
        charts=tuple(_charts(result, names)),
        by_unit=LandChart(
            "Gespräche nach Gruppen",
            tuple((unit.name, unit.total) for unit in sorted(heard, key=lambda unit: -unit.total)),
        ),
        gaps=tuple(
            (unit.name, str(unit.releases), months_words(_gaps(result, at)))
            for at, unit in enumerate(result.units)
            if unit.missing
        ),
        warnings=warnings(result),
        reading=reading(result),
        footer=Footer(f"hilft desktop {__version__}", _last_day(result)),
        practice=result.practice,
    )


def _charts(result: LandSum, months: list[str]) -> Iterator[LandChart]:
    note = ""
    if result.collected:
        note = "Zurückgehaltene Monate sind im Monat ihrer Veröffentlichung mitgezählt."
    totals = (month.total for month in result.months)
    yield LandChart("Gespräche nach Monaten", tuple(zip(months, totals, strict=True)), note)
    for table in result.tables:
        yield _chart(table, result.releases)


def _chart(table: LandTable, releases: int) -> LandChart:
    note = ""
    if table.releases < releases:
        note = share_words(table.releases, table.units)
    rows = tuple((_words(table.name, code), number) for code, number in table.rows)
    return LandChart(dimension_label(table.name), rows, note)


def _gaps(result: LandSum, at: int) -> list[Month]:
    cells = zip(result.months, result.units[at].cells, strict=True)
    return [Month.parse(month.month) for month, cell in cells if cell.state is CellState.MISSING]


def _words(table: str, code: str) -> str:
    return label(_CODES[table](code))


def _yes(value: object) -> str:
    return _("ja") if value else _("nein")
