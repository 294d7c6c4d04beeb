# SPDX-License-Identifier: GPL-3.0-or-later
"""A released month as CSV and one-page PDF, worked out from its release file and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from hilft_desktop import __version__
from hilft_desktop.disclosure.catalogue import BASE, CATALOGUE_V1
from hilft_desktop.documents.model import Footer
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.sheets import (
    TallyReport,
    TallyTable,
    tally_explanation,
    tally_report,
)
from hilft_desktop.documents.spreadsheet import Cell, csv_bytes
from hilft_desktop.domain.codes import (
    AgeBand,
    Channel,
    EuroBand,
    Household,
    Land,
    Outcome,
    Topic,
)
from hilft_desktop.i18n.labels import dimension_label, label
from hilft_desktop.services.rows import ReleaseRow

_CODES: dict[str, type[StrEnum]] = {
    "topic": Topic,
    "age": AgeBand,
    "outcome": Outcome,
    "household": Household,
    "euro_band": EuroBand,
    "channel": Channel,
}


def release_pdf(release: ReleaseRow, *, practice: bool = False) -> bytes:
    """Return the one-page report with charts."""
    return render_pdf(tally_report(_report(release, practice=practice)))


def release_csv(release: ReleaseRow) -> bytes:
    """Return all published numbers as a table of rows, headed by how they are to be read."""
    return csv_bytes(_rows(release))


def _rows(release: ReleaseRow) -> Iterator[tuple[Cell, ...]]:
    report = _report(release, practice=False)
    for sentence in tally_explanation(report):
        yield (sentence,)
    yield ("Kennung der Veröffentlichung", release.release_id)
    yield ()
    yield ("Tabelle", "Merkmal", "Kennung", "Gespräche")
    yield ("Gesamt", "", "total", report.total)
    for dimension in CATALOGUE_V1.dimensions:
        kind, table = _CODES[dimension.table], _table(release, dimension.table)
        for code in dimension.codes:
            yield (dimension_label(dimension.table), label(kind(code)), code, table[code])


def _report(release: ReleaseRow, *, practice: bool) -> TallyReport:
    last = date.fromisoformat(release.period_to)
    total = release.tables["total"]
    return TallyReport(
        unit=release.unit_name,
        land=label(Land(release.land)),
        first=date.fromisoformat(release.period_from),
        last=last,
        total=total if isinstance(total, int) else 0,
        tables=tuple(
            TallyTable(
                dimension_label(dimension.table),
                tuple(
                    (label(_CODES[dimension.table](code)), _table(release, dimension.table)[code])
                    for code in dimension.codes
                ),
            )
            for dimension in CATALOGUE_V1.dimensions
        ),
        catalogue=CATALOGUE_V1.version,
        base=BASE,
        held_back=len(release.held_back),
        # The last day counted, not the day of printing: the same release gives the same bytes.
        footer=Footer(f"hilft desktop {__version__}", last),
        practice=practice,
    )


def _table(release: ReleaseRow, name: str) -> dict[str, int]:
    table = release.tables[name]
    return {} if isinstance(table, int) else dict(table)
