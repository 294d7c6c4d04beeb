# SPDX-License-Identifier: GPL-3.0-or-later
"""Working days of the sixteen Länder.

Which days a rule counts is the rule's business (``domain.rules``): some count Saturdays, some
do not, so every question here says so explicitly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from hilft_desktop.domain.codes import Land

_SATURDAY, _SUNDAY = 5, 6
_ONE_DAY = timedelta(days=1)


_CITIES: Mapping[Land, tuple[str, ...]] = {Land.BY: ("Augsburg",)}
"""Municipalities whose holidays are known one by one; the library knows them by these names."""


@lru_cache(maxsize=512)
def _holidays_of(place: str, year: int, category: str) -> Mapping[date, str]:
    # Imported late: the library takes longer to load than the lock screen may take to paint.
    from holidays.countries.germany import Germany

    found = Germany(subdiv=place, years=year, categories=(category,), language="de")
    return dict(found.items())


def _holidays(land: Land, year: int, category: str) -> Mapping[date, str]:
    return _holidays_of(land.value, year, category)


@dataclass(frozen=True, slots=True)
class PlaceHolidays:
    """The holidays of one place: those that certainly hold there and those that may.

    Without a Land only what holds in all Länder is certain, and what holds anywhere is possible.
    Without a known municipality the holidays of parts of the Land are possible.
    """

    land: Land | None
    city: str = ""
    """One of ``HolidayCalendar.municipalities``, or empty."""
    other_municipality: bool = False
    """Whether the municipality is none of the cities: their own holidays are then excluded."""

    def certain(self, day: date) -> str | None:
        """Return the name of a holiday that holds at the place, else ``None``."""
        if self.city:
            return _holidays_of(self.city, day.year, "public").get(day)
        if self.land is not None:
            return _holidays(self.land, day.year, "public").get(day)
        names = [_holidays(land, day.year, "public").get(day) for land in Land]
        return names[0] if all(names) else None

    def possible(self, day: date) -> str | None:
        """Return the name of a holiday that may hold at the place, else ``None``."""
        if self.city or self.certain(day) is not None:
            return None
        lands = tuple(Land) if self.land is None else (self.land,)
        return next(filter(None, (self._possible_in(day, land) for land in lands)), None)

    def _possible_in(self, day: date, land: Land) -> str | None:
        # With a Land its public holidays are certain and never come here.
        name = _holidays(land, day.year, "public").get(day)
        name = name or _holidays(land, day.year, "catholic").get(day)
        if name is None and not self.other_municipality:
            cities = (_holidays_of(city, day.year, "public") for city in _CITIES.get(land, ()))
            name = next(filter(None, (days.get(day) for days in cities)), None)
        return name


class HolidayCalendar:
    """Answers what kind of day it is in a Land. Days are local calendar days."""

    def municipalities(self, land: Land) -> tuple[str, ...]:
        """Return the municipalities of a Land whose own holidays are known for certain."""
        return _CITIES.get(land, ())

    def at(self, land: Land | None, municipality: str = "") -> PlaceHolidays:
        """Return the holidays of a place; the municipality may be any text or empty."""
        wanted = municipality.strip().casefold()
        cities = () if land is None else self.municipalities(land)
        city = next((name for name in cities if name.casefold() == wanted), "")
        elsewhere = land is not None and bool(wanted) and not city
        return PlaceHolidays(land, city, other_municipality=elsewhere)

    def holiday_name(self, day: date, land: Land) -> str | None:
        """Return the German name of a public holiday of the whole Land, else ``None``."""
        return _holidays(land, day.year, "public").get(day)

    def is_holiday(self, day: date, land: Land) -> bool:
        """Tell whether the day is a public holiday in the whole Land."""
        return self.holiday_name(day, land) is not None

    def is_local_holiday(self, day: date, land: Land) -> bool:
        """Tell whether the day is a holiday in some municipalities of the Land only.

        Such days (Fronleichnam in parts of Saxony and Thuringia, Mariä Himmelfahrt in parts of
        Bavaria) count as working days here: the shorter deadline is the safe one. Say so on
        screen where it matters.
        """
        return day in _holidays(land, day.year, "catholic")

    def is_working_day(self, day: date, land: Land, *, saturday_counts: bool = False) -> bool:
        """Tell whether the day is neither Sunday nor holiday nor, unless it counts, Saturday."""
        if day.weekday() == _SUNDAY or (day.weekday() == _SATURDAY and not saturday_counts):
            return False
        return not self.is_holiday(day, land)

    def next_working_day(self, day: date, land: Land, *, saturday_counts: bool = False) -> date:
        """Return the day itself if it is a working day, else the first one after it."""
        while not self.is_working_day(day, land, saturday_counts=saturday_counts):
            day += _ONE_DAY
        return day

    def add_working_days(
        self, start: date, days: int, land: Land, *, saturday_counts: bool = False
    ) -> date:
        """Return the day that lies ``days`` working days after ``start`` (before, if negative).

        ``start`` itself is not counted; zero days return it unchanged, working day or not.
        """
        step = _ONE_DAY if days >= 0 else -_ONE_DAY
        left, day = abs(days), start
        while left:
            day += step
            if self.is_working_day(day, land, saturday_counts=saturday_counts):
                left -= 1
        return day

    def working_days_between(
        self, start: date, end: date, land: Land, *, saturday_counts: bool = False
    ) -> int:
        """Count the working days after ``start`` up to and including ``end``.

        Zero or less days apart count as none: a date in the past leaves no working day.
        """
        count, day = 0, start
        while day < end:
            day += _ONE_DAY
            count += self.is_working_day(day, land, saturday_counts=saturday_counts)
        return count
