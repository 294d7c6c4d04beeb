# SPDX-License-Identifier: GPL-3.0-or-later
"""Published numbers as PDF, ODS, CSV and pictures, worked out from release files and nothing else.

No paper carries an author, a path or a time of day; its date is the last day that is counted. So
equal releases give equal bytes, on every machine and after every restore.
"""

from __future__ import annotations

from collections.abc import Iterator

from hilft_desktop import __version__
from hilft_desktop.documents import words
from hilft_desktop.documents.model import Footer
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.spreadsheet import Cell, Grid, csv_bytes, ods_bytes
from hilft_desktop.documents.tally_report import report_title, tally_report
from hilft_desktop.documents.tally_tiles import tally_tiles
from hilft_desktop.domain.tally_reading import CrossTable, PeriodReading, PublishedTable
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import ReleaseRow
from hilft_desktop.services.tally_sums import TOTAL, read_release

_TEXT_CM, _WORDS_CM, _NUMBER_CM = 17.0, 9.0, 3.2


def release_pdf(release: ReleaseRow, *, practice: bool = False) -> bytes:
    """Return the one-page report of a single release file, with charts."""
    return report_pdf(read_release(release, is_practice=practice))


def release_csv(release: ReleaseRow, *, practice: bool = False) -> bytes:
    """Return all published numbers as a table of rows, headed by how they are to be read."""
    reading = read_release(release, is_practice=practice)
    identifier = (("Kennung der Veröffentlichung", release.release_id),)
    return csv_bytes((*_explained(reading), *identifier, (), *_rows(reading)))


def report_pdf(reading: PeriodReading) -> bytes:
    """Return the one-page report of a period."""
    # The last day counted, not the day of printing: the same releases give the same bytes.
    footer = Footer(f"hilft desktop {__version__}", reading.last)
    return render_pdf(tally_report(reading, footer))


def report_csv(reading: PeriodReading) -> bytes:
    """Return all numbers of a period as one table, headed by how they are to be read."""
    return csv_bytes((*_explained(reading), (), *_rows(reading)))


def report_ods(reading: PeriodReading) -> bytes:
    """Return the numbers of a period as a workbook: first how to read them, then the tables."""
    explained = Grid(_("Erklärung"), tuple(_explained(reading)), (_TEXT_CM,), frozenset({0}))
    trend = [(point.words, point.number) for point in reading.trend]
    grids = [
        explained,
        _grid(_("Gesamt"), _("Zeitraum"), [(reading.words, reading.total)]),
        *(_table_grid(table) for table in reading.tables),
        *(_cross_grid(table) for table in reading.crossed),
    ]
    if trend:
        grids.append(_grid(_("Verlauf"), _("Monat"), trend))
    if reading.euros is not None:
        grids.append(_euro_grid(reading))
    return ods_bytes(grids, title=_title(reading))


def tiles(reading: PeriodReading) -> tuple[tuple[str, bytes], ...]:
    """Return pictures for social media and their alternative texts: end of the name, and bytes."""
    return tuple(tally_tiles(reading))


def _title(reading: PeriodReading) -> str:
    return f"{report_title(reading)}, {reading.unit}"


def _explained(reading: PeriodReading) -> Iterator[tuple[Cell, ...]]:
    if reading.is_practice:
        yield (words.PRACTICE_NUMBERS,)
    yield (_title(reading),)
    for sentence in reading.reading:
        yield (sentence,)


def _rows(reading: PeriodReading) -> Iterator[tuple[Cell, ...]]:
    yield ("Tabelle", "Merkmal", "Kennung", "Gespräche")
    yield ("Gesamt", "", TOTAL, reading.total)
    for table in reading.tables:
        for line in table.lines:
            yield (table.title, line.words, line.code, line.number)
    for crossed in reading.crossed:
        for code, topic, numbers in crossed.rows:
            for (column, head), number in zip(crossed.columns, numbers, strict=True):
                yield (crossed.title, f"{topic}, {head}", f"{code}/{column}", number)


def _grid(name: str, first: str, rows: list[tuple[str, int]]) -> Grid:
    head = (first, _("Gespräche"))
    return Grid(name, (head, *rows), (_WORDS_CM, _NUMBER_CM), frozenset({0}))


def _table_grid(table: PublishedTable) -> Grid:
    return _grid(table.title, table.title, [(line.words, line.number) for line in table.lines])


def _cross_grid(table: CrossTable) -> Grid:
    head = (table.title, *(title for _code, title in table.columns))
    rows: list[tuple[Cell, ...]] = [(topic, *numbers) for _code, topic, numbers in table.rows]
    widths = (_WORDS_CM, *(_NUMBER_CM for _column in table.columns))
    return Grid(table.title, (head, *rows), widths, frozenset({0}))


def _euro_grid(reading: PeriodReading) -> Grid:
    euros = reading.euros
    assert euros is not None
    head = (_("Geldstufe"), _("Gespräche"), _("Wert je Gespräch in €"), _("zusammen in €"))
    bands = tuple(
        (band.words, band.number, band.value, band.number * band.value) for band in euros.bands
    )
    rows: tuple[tuple[Cell, ...], ...] = (
        (euros.explanation,),
        head,
        *bands,
        (_("Summe, vorsichtig gerechnet"), "", "", euros.amount),
    )
    if euros.certain:
        rows += ((_("davon nach dem Runden sicher belegt"), "", "", euros.certain),)
    widths = (_WORDS_CM, _NUMBER_CM, _NUMBER_CM, _NUMBER_CM)
    return Grid(_("Geld"), rows, widths, frozenset({1, 2 + len(bands)}))
