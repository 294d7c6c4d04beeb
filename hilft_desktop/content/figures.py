# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts of law and the German words for their figures on a given day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.facts import Fact, FactScalar, FactValue, Unit
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.numbers import format_decimal, format_number

_NBSP = "\u00a0"

_AFTER: dict[Unit, str] = {
    Unit.EUR: f"{_NBSP}€",
    Unit.EUR_MONTH: f"{_NBSP}€ im Monat",
    Unit.PERCENT: f"{_NBSP}Prozent",
}

# Singular, plural, plural in the dative ("mit 8 Werktagen").
_COUNTED: dict[Unit, tuple[str, str, str]] = {
    Unit.HOURS: ("Stunde", "Stunden", "Stunden"),
    Unit.DAYS: ("Tag", "Tage", "Tagen"),
    Unit.WORKING_DAYS: ("Werktag", "Werktage", "Werktagen"),
    Unit.BANK_DAYS: ("Geschäftstag", "Geschäftstage", "Geschäftstagen"),
    Unit.WEEKS: ("Woche", "Wochen", "Wochen"),
    Unit.MONTHS: ("Monat", "Monate", "Monaten"),
    Unit.YEARS: ("Jahr", "Jahre", "Jahren"),
    Unit.MONTHLY_ADVANCES: ("Monatsabschlag", "Monatsabschläge", "Monatsabschlägen"),
    Unit.PERSONS: ("Person", "Personen", "Personen"),
}
FORMS = frozenset({"", "dativ", "zahl"})
"""How a figure may be asked for: as it stands, in the dative, or the bare number."""

REFERENCE = re.compile(
    r"(?P<id>[a-z][a-z0-9_]*)(?:\.(?P<key>[a-z][a-z0-9_]*))?(?:\|(?P<form>[a-z]+))?"
)


@dataclass(frozen=True, slots=True)
class FigureReference:
    """A figure as a text asks for it: fact, named value, form."""

    fact_id: str
    key: str = "value"
    form: str = ""

    @classmethod
    def parse(cls, text: str) -> FigureReference:
        """Read ``id``, ``id.key`` or ``id.key|form``; raises ``ValueError``."""
        found = REFERENCE.fullmatch(text.strip())
        if found is None or (found["form"] or "") not in FORMS:
            raise ValueError(text)
        return cls(found["id"], found["key"] or "value", found["form"] or "")


class FactBook:
    """All facts by id."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = {fact.id: fact for fact in facts}

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts.values())

    def __len__(self) -> int:
        return len(self._facts)

    def __contains__(self, fact_id: object) -> bool:
        return fact_id in self._facts

    def get(self, fact_id: str) -> Fact:
        """Return a fact; raises ``UserError("fact_unknown")``."""
        try:
            return self._facts[fact_id]
        except KeyError:
            raise UserError("fact_unknown", fact=fact_id) from None

    def value(self, fact_id: str, on: date, key: str = "value") -> FactScalar:
        """Return a named value on a day.

        Raises ``UserError("fact_not_in_force")`` for drafts, unknown values and other times: a
        figure that does not hold is never shown as if it did.
        """
        held = self.get(fact_id).on(on)
        value = held.get(key) if held else None
        if value is None:
            raise UserError("fact_not_in_force", fact=fact_id, key=key, on=f"{on:%d.%m.%Y}")
        return value

    def text(self, fact_id: str, on: date, key: str = "value", form: str = "") -> str:
        """Return a figure in German words ("4 Wochen"); raises as ``value`` does."""
        return figure_text(self.value(fact_id, on, key), self.get(fact_id).unit_of(key), form)

    def on(self, day: date) -> dict[str, FactValue]:
        """Return what holds on a day, by fact id."""
        held = ((fact.id, fact.on(day)) for fact in self)
        return {fact_id: value for fact_id, value in held if value is not None}


def figure_text(value: FactScalar, unit: Unit, form: str = "") -> str:
    """Return the German text of a figure: 4 weeks is "4 Wochen", 100 euros is "100 €"."""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, str):
        return value
    number = _number(value, money=unit in (Unit.EUR, Unit.EUR_MONTH))
    if form == "zahl":
        return number
    if unit in _COUNTED:
        singular, plural, dative = _COUNTED[unit]
        many = dative if form == "dativ" else plural
        return f"{number}{_NBSP}{singular if value == 1 else many}"
    return f"{number}{_AFTER.get(unit, '')}"


def _number(value: int | Decimal, *, money: bool) -> str:
    exact = Decimal(value)
    if exact == exact.to_integral_value():
        return format_number(int(exact))
    return format_decimal(exact, 2 if money else None)
