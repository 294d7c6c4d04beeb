# SPDX-License-Identifier: GPL-3.0-or-later
"""Immutable values about the sum of many groups' releases; they cross the pipe: domain only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hilft_desktop.domain.errors import Param, UserError


@dataclass(frozen=True, slots=True)
class LandRequest:
    """Which files are added up.

    ``paths`` are files and folders. ``directory`` is where keys were pinned before and where the
    result goes; ``expected`` a CSV of the groups that should have sent something. ``trusted`` names
    groups (by id) whose new key, or whose name that another group bears too, somebody checked.
    """

    paths: tuple[str, ...]
    directory: str = ""
    expected: str = ""
    trusted: tuple[str, ...] = ()


class CellState(StrEnum):
    """What is known about one group in one month."""

    RELEASED = "released"
    COLLECTED = "collected"
    """Held back as too small, and counted in the release of a later month."""
    MISSING = "missing"
    """No file says anything: not sent, not released, held back, or nobody came."""


@dataclass(frozen=True, slots=True)
class LandCell:
    """One group in one month; ``total`` is the published one."""

    state: CellState
    total: int | None = None


@dataclass(frozen=True, slots=True)
class LandUnit:
    """One group over all months, its cells in the order of ``LandSum.months``."""

    id: str
    name: str
    land: str
    total: int
    releases: int
    cells: tuple[LandCell, ...]
    has_key: bool
    """Its signatures were checked; without a key nobody can."""
    expected: bool = True
    """False for a group that the list of expected ones does not name."""

    @property
    def missing(self) -> int:
        """Months about which nothing is known."""
        return sum(cell.state is CellState.MISSING for cell in self.cells)


@dataclass(frozen=True, slots=True)
class LandMonth:
    """One month over all groups.

    ``total`` contains what held-back months before it brought along.
    """

    month: str
    total: int
    released: int
    collected: int
    missing: int


@dataclass(frozen=True, slots=True)
class LandTable:
    """A summed one-way table, and how many releases of how many groups published it."""

    name: str
    rows: tuple[tuple[str, int], ...]
    releases: int
    units: int


@dataclass(frozen=True, slots=True)
class LandCrossed:
    """A summed two-way table: topic, then code. Only releases large enough have one."""

    name: str
    rows: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    releases: int
    units: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not added, and why; ``unit`` is named where trusting it would help."""

    file: str
    code: str
    params: Mapping[str, Param] = field(default_factory=dict)
    unit: str = ""

    @property
    def error(self) -> UserError:
        """The reason as an error, for its words."""
        return UserError(self.code, field=None, **dict(self.params))


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key seen for the first time: to be compared with the group by another way."""

    unit: str
    name: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LandSum:
    """Published numbers of many groups added up, who is missing, and what was refused."""

    months: tuple[LandMonth, ...]
    units: tuple[LandUnit, ...]
    tables: tuple[LandTable, ...]
    crossed: tuple[LandCrossed, ...]
    total: int
    base: int
    """The step to which every published number was rounded."""
    releases: int
    collected: int
    """Held-back months that are counted in later releases."""
    bound: int
    """No sum is further from the truth (releases with noise before rounding left aside)."""
    typical: int
    """Mean distance of a sum from the truth."""
    noisy: int
    """Releases with noise before rounding, whose error has no hard limit."""
    files: int
    """Release files looked at."""
    duplicates: tuple[tuple[str, str], ...]
    """A file and the one before it with the same content; counted once."""
    refused: tuple[Refused, ...]
    new_keys: tuple[NewKey, ...] = ()
    practice: bool = False

    @property
    def without_key(self) -> int:
        """Groups whose signatures nobody could check."""
        return sum(unit.releases > 0 and not unit.has_key for unit in self.units)

    @property
    def silent(self) -> int:
        """Expected groups of which no file is there at all."""
        return sum(unit.releases == 0 for unit in self.units)

    @property
    def missing(self) -> int:
        """Months of groups about which nothing is known."""
        return sum(unit.missing for unit in self.units)


@dataclass(frozen=True, slots=True)
class LandFiles:
    """The sum and the files that were written with it."""

    sum: LandSum
    paths: tuple[str, ...]
