# SPDX-License-Identifier: GPL-3.0-or-later
"""Accepted releases added up by group, by month and by table, and who is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hilft_desktop.disclosure.adding import TableSum, error_of
from hilft_desktop.disclosure.catalogue import BASE, TOTAL
from hilft_desktop.domain.tallies import Month
from hilft_desktop.i18n.collation import sort_key
from hilft_desktop.services.land_keys import KeyBook
from hilft_desktop.services.land_reading import Release
from hilft_desktop.services.land_rows import (
    CellState,
    LandCell,
    LandCrossed,
    LandMonth,
    LandSum,
    LandTable,
    LandUnit,
)
from hilft_desktop.services.land_units import ExpectedUnit

_MISSING = LandCell(CellState.MISSING)


@dataclass(slots=True)
class _Group:
    """One group while its releases are gathered."""

    id: str
    name: str
    land: str
    expected: bool
    named_by: Month | None = None
    cells: dict[Month, LandCell] = field(default_factory=dict)
    releases: int = 0
    total: int = 0

    def take(self, release: Release) -> None:
        """Gather one release."""
        self.releases += 1
        self.total += release.numbers.total
        self.cells |= dict.fromkeys(release.months, LandCell(CellState.COLLECTED))
        self.cells[release.month] = LandCell(CellState.RELEASED, release.numbers.total)
        # A group may have been renamed: its latest release says what it is called now.
        if not self.expected and (self.named_by is None or self.named_by < release.month):
            self.name, self.land, self.named_by = release.name, release.land, release.month
        self.land = self.land or release.land


def add_up(
    releases: Sequence[Release],
    expected: Sequence[ExpectedUnit],
    book: KeyBook,
    *,
    practice: bool,
) -> LandSum:
    """Return the sums. With a list of groups, those it does not name are marked."""
    groups = [_Group(each.id, each.name, each.land, expected=True) for each in expected]
    by_id = {group.id: group for group in groups if group.id}
    sums = TableSum()
    publishers: dict[str, set[str]] = defaultdict(set)
    for release in releases:
        group = by_id.get(release.unit)
        if group is None:
            group = by_id[release.unit] = _Group(release.unit, "", "", expected=False)
            groups.append(group)
        group.take(release)
        group.name = group.name or release.name
        sums.add(release.numbers)
        for name in release.numbers.tables:
            publishers[name].add(release.unit)
    months = _span(releases)
    units = sorted(
        (_unit(group, months, book, listed=not expected or group.expected) for group in groups),
        key=lambda unit: (sort_key(unit.name), unit.id),
    )
    errors = error_of(sums.releases)
    one_way, crossed = _tables(sums, publishers)
    return LandSum(
        months=tuple(_month(str(month), at, units) for at, month in enumerate(months)),
        units=tuple(units),
        tables=one_way,
        crossed=crossed,
        total=sums.total,
        base=BASE,
        releases=sums.releases,
        collected=sum(len(release.months) - 1 for release in releases),
        bound=errors.bound,
        typical=errors.typical,
        noisy=sum(release.noisy for release in releases),
        files=0,
        duplicates=(),
        refused=(),
        practice=practice,
    )


def _span(releases: Sequence[Release]) -> tuple[Month, ...]:
    """Return every month from the first to the last that any release counts."""
    if not releases:
        return ()
    month, last = min(r.months[0] for r in releases), max(r.month for r in releases)
    months = [month]
    while month < last:
        month = month.next()
        months.append(month)
    return tuple(months)


def _unit(group: _Group, months: Sequence[Month], book: KeyBook, *, listed: bool) -> LandUnit:
    return LandUnit(
        id=group.id,
        name=group.name or group.id,
        land=group.land,
        total=group.total,
        releases=group.releases,
        cells=tuple(group.cells.get(month, _MISSING) for month in months),
        has_key=book.has_key(group.id),
        expected=listed,
    )


def _month(month: str, at: int, units: Sequence[LandUnit]) -> LandMonth:
    cells = [unit.cells[at] for unit in units]
    return LandMonth(
        month,
        total=sum(cell.total or 0 for cell in cells),
        released=sum(cell.state is CellState.RELEASED for cell in cells),
        collected=sum(cell.state is CellState.COLLECTED for cell in cells),
        missing=sum(cell.state is CellState.MISSING for cell in cells),
    )


def _tables(
    sums: TableSum, publishers: Mapping[str, set[str]]
) -> tuple[tuple[LandTable, ...], tuple[LandCrossed, ...]]:
    one_way: list[LandTable] = []
    crossed: list[LandCrossed] = []
    with_table = sums.releases_with()
    tables: Mapping[str, Any] = sums.tables()
    for name, table in tables.items():
        if name == TOTAL:
            continue
        counts = (with_table[name], len(publishers[name]))
        if all(isinstance(number, int) for number in table.values()):
            one_way.append(LandTable(name, tuple(table.items()), *counts))
        else:
            rows = tuple((row, tuple(cells.items())) for row, cells in table.items())
            crossed.append(LandCrossed(name, rows, *counts))
    return tuple(one_way), tuple(crossed)
