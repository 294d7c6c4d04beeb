# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for the sum of a Land: rows of its lists, one sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

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
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_month
from hilft_desktop.i18n.error_texts import error_advice, error_text
from hilft_desktop.i18n.labels import label
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.services.land_rows import CellState, LandSum, LandTable, LandUnit, Refused
from hilft_desktop.services.land_texts import months_words
from hilft_desktop.ui.models.list_row import ListRow

_CODES: Mapping[str, type[StrEnum]] = {
    "topic": Topic,
    "age": AgeBand,
    "outcome": Outcome,
    "household": Household,
    "euro_band": EuroBand,
    "channel": Channel,
    "grievance": Grievance,
}


def month_word(text: str) -> str:
    """Return ``2026-10`` as ``Oktober 2026``."""
    month = Month.parse(text)
    return format_month(month.year, month.month)


def table_rows(table: LandTable) -> tuple[tuple[str, int], ...]:
    """Return a summed table in words."""
    return tuple((label(_CODES[table.name](code)), number) for code, number in table.rows)


def counted_words(result: LandSum) -> str:
    """Return what the total comes from."""
    units = sum(unit.releases > 0 for unit in result.units)
    return _("aus {releases} Veröffentlichungen von {units} Gruppen").format(
        releases=format_number(result.releases), units=format_number(units)
    )


def unit_row(unit: LandUnit, result: LandSum) -> ListRow:
    """Return a group: what it published, and the months about which nothing is known."""
    gaps = [
        Month.parse(month.month)
        for month, cell in zip(result.months, unit.cells, strict=True)
        if cell.state is CellState.MISSING
    ]
    parts = []
    if unit.releases:
        files = ngettext("{n} Datei", "{n} Dateien", unit.releases).format(n=unit.releases)
        total = _("{n} Gespräche").format(n=format_number(unit.total))
        parts.append(f"{total} · {files}")
    if gaps:
        parts.append(_("nichts bekannt: {months}").format(months=months_words(gaps)))
    note = ""
    if not unit.releases:
        note = _("nichts da")
    elif not unit.has_key:
        note = _("Schlüssel fehlt")
    elif not unit.expected:
        note = _("nicht auf der Liste")
    return ListRow(unit.id or unit.name, unit.name, " · ".join(parts), note)


def gap_rows(result: LandSum) -> Iterator[ListRow]:
    """Yield each month with the groups of which nothing, or not yet anything, is known."""
    for at, month in enumerate(result.months):
        yield ListRow(
            month.month,
            _("{month}: {missing} unbekannt, {collected} später, {released} da").format(
                month=month_word(month.month),
                released=month.released,
                collected=month.collected,
                missing=month.missing,
            ),
            is_heading=True,
        )  # fmt: skip
        for unit in result.units:
            state = unit.cells[at].state
            if state is CellState.RELEASED:
                continue
            words = {
                CellState.MISSING: _("nichts bekannt"),
                CellState.COLLECTED: _("zu klein, später mitgezählt"),
            }
            yield ListRow(f"{month.month} {unit.id or unit.name}", unit.name, "", words[state])


def refused_row(refused: Refused, at: int) -> ListRow:
    """Return a refused file with the reason."""
    return ListRow(str(at), refused.file, error_text(refused.error))


def refused_words(refused: Refused) -> str:
    """Return the whole reason and what to do."""
    return f"{error_text(refused.error)} {error_advice(refused.error)}".strip()
