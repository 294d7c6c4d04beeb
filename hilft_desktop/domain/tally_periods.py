# SPDX-License-Identifier: GPL-3.0-or-later
"""Month, half-year and year as periods that published months are added up over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.tallies import Month

_PERIOD = re.compile(r"(\d{4})(?:-([Hh][12]|\d{2}))?")


class PeriodKind(Enum):
    """How long a period is; the value is its number of months."""

    MONTH = 1
    HALF_YEAR = 6
    YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole calendar months without a gap: one month, one half of a year, or one year."""

    first: Month
    last: Month

    @classmethod
    def parse(cls, text: str) -> Period:
        """Return the period written as ``2026-10``, ``2026-H2`` or ``2026``.

        Raises ``UserError("period_invalid")``.
        """
        match = _PERIOD.fullmatch(text.strip())
        if match is None or not 2000 <= int(match[1]) <= 2199:
            raise UserError("period_invalid", field="period", text=text[:20])
        year, part = int(match[1]), match[2] or ""
        if not part:
            return cls(Month(year, 1), Month(year, 12))
        if part[0] in "Hh":
            return cls(Month(year, 1), Month(year, 6)) if part[1] == "1" else _second_half(year)
        if not 1 <= int(part) <= 12:
            raise UserError("period_invalid", field="period", text=text[:20])
        return cls(Month(year, int(part)), Month(year, int(part)))

    @classmethod
    def around(cls, month: Month, kind: PeriodKind) -> Period:
        """Return the period of a kind that contains a month."""
        match kind:
            case PeriodKind.MONTH:
                return cls(month, month)
            case PeriodKind.HALF_YEAR:
                half = 1 if month.month <= 6 else 2
                return cls.parse(f"{month.year:04d}-H{half}")
            case PeriodKind.YEAR:
                return cls.parse(f"{month.year:04d}")

    @property
    def kind(self) -> PeriodKind:
        """How long the period is."""
        return PeriodKind(len(self.months))

    @property
    def months(self) -> tuple[Month, ...]:
        """All months, oldest first."""
        found = [self.first]
        while found[-1] < self.last:
            found.append(found[-1].next())
        return tuple(found)

    def previous(self) -> Period:
        """Return the period of the same length directly before."""
        return Period.around(self.first.previous(), self.kind)

    def __contains__(self, month: Month) -> bool:
        return self.first <= month <= self.last

    def __str__(self) -> str:
        match self.kind:
            case PeriodKind.MONTH:
                return str(self.first)
            case PeriodKind.HALF_YEAR:
                return f"{self.first.year:04d}-H{1 if self.first.month == 1 else 2}"
            case PeriodKind.YEAR:
                return f"{self.first.year:04d}"


def _second_half(year: int) -> Period:
    return Period(Month(year, 7), Month(year, 12))
