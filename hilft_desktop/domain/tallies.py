# SPDX-License-Identifier: GPL-3.0-or-later
"""A month, and the tally that was released for it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hilft_desktop.domain.errors import UserError


class TallyMode(StrEnum):
    """How the numbers of a release were protected; one mode for a month, for ever."""

    ROUNDED = "rounded"
    """Randomly rounded; every published number is within 5 of the truth."""
    DP_FIRST = "dp_first"
    """Random noise on every true number, then rounded; errors are larger and have no hard limit."""


_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """Return the month written as ``YYYY-MM``; raises ``UserError("month_invalid")``."""
        match = _MONTH.fullmatch(text.strip())
        if not match or not 1 <= int(match[2]) <= 12 or not 2000 <= int(match[1]) <= 2199:
            raise UserError("month_invalid", field="month", text=text[:20])
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """Return the month that contains the day."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """First day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Last day."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def next(self) -> Month:
        """Return the month after."""
        if self.month == 12:
            return Month(self.year + 1, 1)
        return Month(self.year, self.month + 1)

    def previous(self) -> Month:
        """Return the month before."""
        return Month(self.year - 1, 12) if self.month == 1 else Month(self.year, self.month - 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"
