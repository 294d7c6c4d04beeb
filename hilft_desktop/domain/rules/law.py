# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts a rule is handed: numbers of law by day, and where they are written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.facts import Fact, Unit
from hilft_desktop.domain.rules.periods import Period, PeriodUnit


class LawBook:
    """Reads facts for the rules; ``find`` raises ``UserError("fact_unknown")`` if there is none."""

    def __init__(self, find: Callable[[str], Fact]) -> None:
        self._find = find

    def period(self, fact_id: str, on: date, key: str = "value") -> Period:
        """Return a period that holds on a day; raises ``UserError("fact_not_in_force")``.

        A figure that does not hold is never reckoned with as if it did.
        """
        found = self.period_or_none(fact_id, on, key)
        if found is None:
            raise UserError("fact_not_in_force", fact=fact_id, key=key, on=f"{on:%d.%m.%Y}")
        return found

    def period_or_none(self, fact_id: str, on: date, key: str = "value") -> Period | None:
        """Return a period that holds on a day, ``None`` when none does."""
        fact = self._find(fact_id)
        held = fact.on(on)
        value = held.get(key) if held is not None else None
        if value is None:
            return None
        unit = _UNITS.get(fact.unit_of(key))
        if unit is None or not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise ValueError(f"{fact_id}.{key} is no period")
        return Period(value, unit)

    def require(self, fact_id: str, on: date) -> None:
        """Raise ``UserError("fact_not_in_force")`` if a dated rule did not hold on a day.

        Rules without any period of validity are taken to hold.
        """
        fact = self._find(fact_id)
        if fact.series and fact.on(on) is None:
            raise UserError("fact_not_in_force", fact=fact_id, key="", on=f"{on:%d.%m.%Y}")

    def citation(self, *fact_ids: str) -> str:
        """Return where facts are written in the law, each place once."""
        places = (place for i in fact_ids for place in self._find(i).citation.split("; "))
        return "; ".join(dict.fromkeys(places))


_UNITS = {
    Unit.DAYS: PeriodUnit.DAYS,
    Unit.WEEKS: PeriodUnit.WEEKS,
    Unit.MONTHS: PeriodUnit.MONTHS,
    Unit.YEARS: PeriodUnit.YEARS,
    Unit.WORKING_DAYS: PeriodUnit.WORKING_DAYS,
    Unit.BANK_DAYS: PeriodUnit.BANK_DAYS,
}
