# SPDX-License-Identifier: GPL-3.0-or-later
"""Which numbers a release may contain: a fixed, versioned catalogue and no table besides it.

Version 1 is a star around the topic: the total (T0), six one-way tables (T1 topic, T2 age,
T3 outcome, T4 household, T5 euro band, T6 channel) and topic x each of the other five (T7-T11).

Version 2 is version 1 and one more one-way table, what went wrong in general (T12). It is used
only where a group asks for it, so that files of version 1 never change. T12 is crossed with
nothing: crossed with the topic it would tell of single offices in single matters.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final

from hilft_desktop.domain.codes import (
    AgeBand,
    Channel,
    EuroBand,
    Grievance,
    Household,
    Outcome,
    Topic,
)

BASE: Final = 5
"""Every published number is a multiple of this, and at most this far from the true number."""

TOTAL: Final = "total"


class TableSet(Enum):
    """Which tables of the catalogue a release asks for."""

    ONE_WAY = "T0-T6"
    STAR = "T0-T11"


@dataclass(frozen=True, slots=True)
class Dimension:
    """One question that is counted: its table in the release file, and all its codes in order."""

    table: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The tables of one version; ``dimensions[0]`` is the centre of the star.

    ``uncrossed`` names the tables of dimensions that are counted by themselves only.
    Both minimums are compared with the *published* total, so the decision tells a reader nothing
    that the release itself would not.
    """

    version: str
    dimensions: tuple[Dimension, ...]
    one_way_minimum: int = 10
    two_way_minimum: int = 60
    uncrossed: frozenset[str] = frozenset()

    @property
    def centre(self) -> Dimension:
        """The dimension that every two-way table is crossed with."""
        return self.dimensions[0]

    @property
    def rays(self) -> tuple[Dimension, ...]:
        """The dimensions that are crossed with the centre."""
        return tuple(dim for dim in self.dimensions[1:] if dim.table not in self.uncrossed)

    @property
    def single(self) -> tuple[Dimension, ...]:
        """The dimensions that no two-way table contains."""
        return tuple(dim for dim in self.dimensions if dim.table in self.uncrossed)

    def two_way_table(self, ray: Dimension) -> str:
        """Return the name of the table centre x ray in the release file."""
        return f"{self.centre.table}_by_{ray.table}"


def _dimension(table: str, codes: type[StrEnum]) -> Dimension:
    return Dimension(table, tuple(code.value for code in codes))


CATALOGUE_V1: Final = Catalogue(
    version="1",
    dimensions=(
        _dimension("topic", Topic),
        _dimension("age", AgeBand),
        _dimension("outcome", Outcome),
        _dimension("household", Household),
        _dimension("euro_band", EuroBand),
        _dimension("channel", Channel),
    ),
)

CATALOGUE_V2: Final = Catalogue(
    version="2",
    dimensions=(*CATALOGUE_V1.dimensions, _dimension("grievance", Grievance)),
    uncrossed=frozenset({"grievance"}),
)

CATALOGUES: Final = {catalogue.version: catalogue for catalogue in (CATALOGUE_V1, CATALOGUE_V2)}
"""Every version that a reader accepts, by its name in the release file."""
