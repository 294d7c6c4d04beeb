# SPDX-License-Identifier: GPL-3.0-or-later
"""What published tallies say about a month, a half-year or a year, and how sure they are of it.

Nothing here knows a true count. Every published number is at most ``base`` away from the truth; a
sum of ``n`` published numbers therefore at most ``n * base``. That bound is hard: it is what may be
said without knowing more, not an average.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
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
from hilft_desktop.domain.tally_periods import Period

ONE_WAY_CODES: Final[Mapping[str, type[StrEnum]]] = {
    "topic": Topic,
    "age": AgeBand,
    "outcome": Outcome,
    "household": Household,
    "euro_band": EuroBand,
    "channel": Channel,
    "grievance": Grievance,
}
"""Vocabulary of each one-way table that any catalogue of tallies knows, in reading order."""

_STEPS = ((1, 1), (5, 5), (15, 10))
"""Half width of what a share can be, in points, up to which it is rounded to which step."""


class Verdict(Enum):
    """What a difference between two published numbers says about the true ones."""

    MORE = "more"
    LESS = "less"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Share:
    """A share in percent, rounded as coarsely as its uncertainty asks for."""

    percent: int
    low: int
    high: int
    """The truth lies between ``low`` and ``high`` percent."""


def share(number: int, total: int, bound: int) -> Share | None:
    """Return the share of a published number in a published total.

    ``None`` where the truth could lie more than 15 points to either side: such a number would be
    remembered, and would be wrong.
    """
    if total <= bound or not 0 <= number <= total:
        return None
    low = 100 * max(0, number - bound) / (total + bound)
    high = min(100.0, 100 * (number + bound) / (total - bound))
    half = (high - low) / 2
    step = next((step for widest, step in _STEPS if half <= widest), None)
    if step is None:
        return None
    # Half up, not to even: 12.5 is 15 to everybody who has a calculator.
    percent = step * int(100 * number / total / step + 0.5)
    return Share(percent, int(low), -int(-high // 1))


def rough(amount: int) -> int:
    """Return an amount rounded *down* to two leading digits; more would look like knowledge."""
    unit = int(10 ** max(0, len(str(amount)) - 2))
    return amount - amount % unit


def verdict(before: int, now: int, bound: int) -> Verdict:
    """Return what is certain about the true numbers; ``bound`` is that of both together."""
    if now - before > bound:
        return Verdict.MORE
    if before - now > bound:
        return Verdict.LESS
    return Verdict.NOTHING


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """One published number with its code and its words."""

    code: str
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """One table added up over ``releases`` months in which it was published."""

    name: str
    title: str
    lines: tuple[PublishedLine, ...]
    releases: int
    bound: int
    """How far each number can be from the truth, either way."""

    def number(self, code: str) -> int:
        """Return the number of a code; 0 for one that was never published."""
        return next((line.number for line in self.lines if line.code == code), 0)

    @property
    def largest_first(self) -> tuple[PublishedLine, ...]:
        """Lines with any number, largest first, equal ones in the order of the vocabulary."""
        return tuple(
            sorted((line for line in self.lines if line.number), key=lambda line: -line.number)
        )

    @property
    def certain(self) -> tuple[PublishedLine, ...]:
        """Those of ``largest_first`` that no rounding can have made out of nothing."""
        return tuple(line for line in self.largest_first if line.number > self.bound)


@dataclass(frozen=True, slots=True)
class CrossTable:
    """Topic by something else; each row has one number for each of ``columns``."""

    name: str
    title: str
    columns: tuple[tuple[str, str], ...]
    """Code and words."""
    rows: tuple[tuple[str, str, tuple[int, ...]], ...]
    """Code, words and numbers."""
    releases: int
    bound: int


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The published total of one release; ``words`` name its month or gathered months."""

    words: str
    number: int
    bound: int


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A number then and now, and what the difference says."""

    words: str
    before: int
    now: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """A period beside the one before it."""

    period: Period
    words: str
    when: str
    bound: int
    """Differences up to this say nothing."""
    total: ChangeLine
    topics: tuple[ChangeLine, ...]
    caveat: str = ""
    """Why the two can hardly be compared, if so."""


@dataclass(frozen=True, slots=True)
class EuroBandLine:
    """A band of money: how many, and the fixed public value each is counted with (whole euros)."""

    words: str
    number: int
    value: int


@dataclass(frozen=True, slots=True)
class EuroReading:
    """Money won back: band counts times a fixed public value for each band, nothing finer."""

    bands: tuple[EuroBandLine, ...]
    amount: int
    """Whole euros: published counts times values."""
    certain: int
    """Whole euros that no rounding can take away."""
    explanation: str


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """Everything that may be said about a period. Holds published numbers only."""

    period: Period
    words: str
    """``Oktober 2026``, ``2. Halbjahr 2026``, ``Jahr 2026``."""
    when: str
    """The same with its preposition: ``im Oktober 2026``."""
    first: date
    last: date
    """First and last day that is counted, also in months gathered from before the period."""
    unit: str
    land: str
    releases: int
    base: int
    bound: int
    total: int
    tables: tuple[PublishedTable, ...]
    crossed: tuple[CrossTable, ...]
    trend: tuple[TrendPoint, ...]
    catalogues: tuple[str, ...]
    notes: tuple[str, ...]
    """Sentences: which months are counted along, held back or missing."""
    rule: tuple[str, ...]
    """Sentences: how the numbers are to be read."""
    facts: tuple[str, ...]
    """Sentences: period, group, catalogue, which months are counted along or missing."""
    is_bounded: bool = True
    """False if a release had noise added before rounding: then no bound is certain."""
    comparison: Comparison | None = None
    euros: EuroReading | None = None
    is_practice: bool = False

    @property
    def reading(self) -> tuple[str, ...]:
        """Everything that every export of a tally carries."""
        return (*self.rule, *self.facts)

    def table(self, name: str) -> PublishedTable | None:
        """Return a table by its name, if it was published."""
        return next((table for table in self.tables if table.name == name), None)


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A period to choose: how many of its months are published, and their sum."""

    key: str
    words: str
    published: int
    months: int
    total: int


@dataclass(frozen=True, slots=True)
class PressText:
    """A finished text block to copy; ``text`` ends with the rule how to read the numbers."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Headings and paragraphs that explain the numbers to anybody."""

    title: str
    sections: tuple[tuple[str, str], ...]


class TallyPaper(StrEnum):
    """What the numbers of a period can be handed on as."""

    PDF = "pdf"
    ODS = "ods"
    CSV = "csv"
    TILES = "tiles"
    PRESS = "press"
    RELEASES = "releases"
    """The release files themselves, as a Landesverband adds them up."""
