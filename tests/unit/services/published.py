# SPDX-License-Identifier: GPL-3.0-or-later
"""Release files made up for tests: real files, read by the real reader, of chosen size."""

from __future__ import annotations

import random
import tomllib
from collections import Counter
from collections.abc import Sequence
from typing import Any

from hilft_desktop.disclosure.catalogue import BASE, CATALOGUES
from hilft_desktop.domain.codes import EuroBand, Land
from hilft_desktop.domain.structures import Unit
from hilft_desktop.domain.tallies import Month, TallyMode
from hilft_desktop.domain.tally_periods import Period
from hilft_desktop.domain.tally_reading import PeriodReading
from hilft_desktop.services import release_file
from hilft_desktop.services.rows import MonthRow, ReleaseRow
from hilft_desktop.services.tally_sums import (
    EuroValues,
    Gathered,
    in_period,
    read_gathered,
    trend_of,
)
from hilft_desktop.system import resources

UNIT = "Kreisverband Musterstadt"
LONG_UNIT = "DIE LINKE Kreisverband Musterstadt-Land und Umgebung"
EURO_VALUES = EuroValues(
    dict(zip(EuroBand, (0, 0, 100, 500, 2000, 5000), strict=True)),
    tomllib.loads(resources.read_text("content/de/press/texte.toml"))["euro_explanation"],
)


def published(
    month: str,
    total: int,
    held_back: Sequence[str] = (),
    *,
    catalogue: str = "1",
    crossed: bool = False,
    mode: TallyMode = TallyMode.ROUNDED,
    unit: str = UNIT,
    seed: int = 7,
) -> ReleaseRow:
    """Return a release of ``total`` published contacts, spread by chance over the cells."""
    chance = random.Random(f"{seed}{month}{total}")
    tables = _tables(total, catalogue, chance, crossed=crossed)
    first = Month.parse(held_back[0] if held_back else month)
    body = release_file.compose(
        Unit("0190a6c0-0000-7000-8000-000000000001", unit, "Musterstadt", Land.NW, (), ""),
        first,
        Month.parse(month),
        tuple(Month.parse(name) for name in held_back),
        tables,
        lambda _data: "00" * 64,
        catalogue=catalogue,
        mode=mode,
    )
    return release_file.read(body)


def _tables(total: int, catalogue: str, chance: random.Random, *, crossed: bool) -> dict[str, Any]:
    known = CATALOGUES[catalogue]
    cells = [
        tuple(chance.choice(dimension.codes) for dimension in known.dimensions)
        for _unit in range(total // BASE)
    ]
    tables: dict[str, Any] = {"total": total}
    for at, dimension in enumerate(known.dimensions):
        counted = Counter(cell[at] for cell in cells)
        tables[dimension.table] = {code: BASE * counted[code] for code in dimension.codes}
    for at, ray in enumerate(known.rays, start=1) if crossed else ():
        pairs = Counter((cell[0], cell[at]) for cell in cells)
        tables[known.two_way_table(ray)] = {
            topic: {code: BASE * pairs[topic, code] for code in ray.codes}
            for topic in known.centre.codes
        }
    return tables


def reading_of(
    period: str,
    releases: Sequence[ReleaseRow],
    states: Sequence[MonthRow] = (),
    *,
    is_practice: bool = False,
) -> PeriodReading:
    """Return the reading of a period from these releases, as the service would make it."""
    wanted = Period.parse(period)
    return read_gathered(
        Gathered(
            period=wanted,
            releases=in_period(releases, wanted),
            states={Month.parse(row.month): row for row in states},
            before=in_period(releases, wanted.previous()),
            trend=trend_of(releases, wanted),
            euro_values=EURO_VALUES,
            is_practice=is_practice,
        )
    )
