# SPDX-License-Identifier: GPL-3.0-or-later
"""Dated legal facts. A text never contains a figure of law: it refers to one of these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

FactScalar = str | int | Decimal | date | bool


class FactStatus(StrEnum):
    """Whether a value may be applied at all."""

    IN_FORCE = "in_force"
    EXPIRED = "expired"
    DRAFT = "draft"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    """How well a value is documented."""

    CONFIRMED = "confirmed"
    SINGLE_SOURCE = "single-source"
    UNCLEAR = "unclear"


class Unit(StrEnum):
    """What a figure counts; the words for it are made where text is made."""

    NONE = "none"
    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    EUR = "eur"
    EUR_MONTH = "eur_month"
    PERCENT = "percent"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    BANK_DAYS = "bank_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    MONTHLY_ADVANCES = "monthly_advances"
    PERSONS = "persons"


FactRow = tuple[tuple[str, FactScalar], ...]


@dataclass(frozen=True, slots=True)
class FactValue:
    """Values of a fact in one period; either bound may be open (``None``)."""

    valid_from: date | None
    valid_to: date | None
    values: tuple[tuple[str, FactScalar], ...]
    """Named values; a fact with a single value calls it ``value``."""
    rows: tuple[FactRow, ...] = ()
    """Rows of a table of law, where a fact is one (steps, brackets)."""

    def get(self, key: str = "value") -> FactScalar | None:
        """Return a named value, ``None`` when the fact does not have it."""
        return dict(self.values).get(key)

    def holds_on(self, day: date) -> bool:
        """Tell whether the period contains the day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated, sourced fact of law."""

    id: str
    topic: str
    title: str
    status: FactStatus
    unit: str
    citation: str
    series: tuple[FactValue, ...]
    sources: tuple[str, ...]
    checked_on: date
    next_check: date
    confidence: Confidence
    recheck: bool
    note: str
    units: tuple[tuple[str, str], ...] = ()
    """Units of single named values where they differ from ``unit``."""
    names: tuple[tuple[str, str], ...] = ()
    """Words for single named values; each says by itself what it is about."""

    def unit_of(self, key: str = "value") -> Unit:
        """Return what a named value counts."""
        return Unit(dict(self.units).get(key, self.unit))

    def name_of(self, key: str = "value") -> str:
        """Return words for a named value that can stand without the title of the fact."""
        if key == "value":
            return self.title
        return dict(self.names).get(key) or f"{self.title} ({key.replace('_', ' ')})"

    def on(self, day: date) -> FactValue | None:
        """Return what holds on the day; ``None`` for drafts, unknowns and other times."""
        if self.status in (FactStatus.DRAFT, FactStatus.UNKNOWN):
            return None
        for value in self.series:
            if value.holds_on(day):
                return value
        return None

    @property
    def uncertain(self) -> bool:
        """Tell whether a page that leans on this fact must say so."""
        return self.recheck or self.confidence is not Confidence.CONFIRMED
