# SPDX-License-Identifier: GPL-3.0-or-later
"""Time, asked for in one way, so that tests and practice data can stand on any day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Protocol


class Clock(Protocol):
    """Where the program learns what day it is."""

    def today(self) -> date:
        """Return the day in local time."""
        ...

    def now(self) -> datetime:
        """Return the moment as an aware datetime in local time."""
        ...


class SystemClock:
    """The clock of the laptop."""

    def today(self) -> date:
        """Return the day in local time."""
        return self.now().date()

    def now(self) -> datetime:
        """Return the moment as an aware datetime in local time."""
        return datetime.now(tz=UTC).astimezone()


# A fixed offset instead of a zone name: Windows has no zone database of its own.
_FIXED_ZONE = timezone(timedelta(hours=1), "MEZ")


class FixedClock:
    """A clock that stands still until it is moved; a bare date means ten in the morning."""

    def __init__(self, moment: date | datetime) -> None:
        if not isinstance(moment, datetime):
            moment = datetime.combine(moment, time(10), tzinfo=_FIXED_ZONE)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=_FIXED_ZONE)
        self._moment = moment

    def today(self) -> date:
        """Return the day the clock stands on."""
        return self._moment.date()

    def now(self) -> datetime:
        """Return the moment the clock stands on."""
        return self._moment

    def advance(self, by: timedelta) -> None:
        """Move the clock; backwards is allowed, laptops do that too."""
        self._moment += by
