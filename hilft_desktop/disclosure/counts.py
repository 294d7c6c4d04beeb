# SPDX-License-Identifier: GPL-3.0-or-later
"""The true counting cube of a period: how many contacts carry which combination of codes.

These are the numbers to protect. They live in memory only, are never logged and never exported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from hilft_desktop.disclosure.catalogue import Catalogue
from hilft_desktop.domain.codes import AgeBand, Channel, EuroBand, Household, Outcome, Topic

Cell: TypeAlias = tuple[str, ...]
Counts: TypeAlias = Counter[Cell]


@dataclass(frozen=True, slots=True)
class CountedContact:
    """What the tally sees of one contact: six codes, in the order of the catalogue."""

    topic: Topic
    age_band: AgeBand
    outcome: Outcome
    household: Household
    euro_band: EuroBand
    channel: Channel

    @property
    def cell(self) -> Cell:
        """The cell of the cube that this contact falls into."""
        return (
            self.topic.value,
            self.age_band.value,
            self.outcome.value,
            self.household.value,
            self.euro_band.value,
            self.channel.value,
        )


def count(records: Iterable[CountedContact] | Counts, catalogue: Catalogue) -> Counts:
    """Return the cube of the records, without empty cells.

    Raises ``ValueError`` for a cell outside the catalogue or a negative count; the message names
    the dimension, never the value, because an unknown value could be anything.
    """
    cube: Counts = Counter()
    if isinstance(records, Counter):
        cube.update(records)
    else:
        cube.update(record.cell for record in records)
    for cell, number in cube.items():
        if number < 0:
            raise ValueError("a count is negative")
        if len(cell) != len(catalogue.dimensions):
            raise ValueError(f"a cell has not exactly {len(catalogue.dimensions)} codes")
        for code, dimension in zip(cell, catalogue.dimensions, strict=True):
            if code not in dimension.codes:
                raise ValueError(f"a code is not in the catalogue: {dimension.table}")
    return +cube
