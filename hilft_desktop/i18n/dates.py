# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates as people write and say them in German: 22.11.2026, heute, letzten Montag.

The few names of days and months stand here instead of being asked from Babel, because the
window shows dates from its first paint on and must not load locale data for that.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from hilft_desktop.domain.errors import UserError

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_RELATIVE = {"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2}
_DOTTED = re.compile(r"(\d{1,2})\s*[./]\s*(\d{1,2})\s*(?:[./]\s*(\d{4}|\d{2})?)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDY = re.compile(r"(\d{1,2})\.?\s*([a-zä]{3,9})\.?(?:\s+(\d{4}|\d{2}))?")
_WITH_WEEKDAY = re.compile(r"([a-z]+)\.?,?\s+(\d.*)")
_LAST = re.compile(r"(letzten?|letzter|vergangenen?|vorigen?|am|diesen)?\s*([a-z]+)")
_OLDEST, _LATEST = 1900, 2199


def format_date(day: date) -> str:
    """Return ``22.11.2026``."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def format_weekday_date(day: date) -> str:
    """Return ``So 22.11.2026``, the form of lists and fields."""
    return f"{WEEKDAYS[day.weekday()][:2]} {format_date(day)}"


def format_long_date(day: date) -> str:
    """Return ``Sonntag, 22.11.2026``, the form of sentences."""
    return f"{WEEKDAYS[day.weekday()]}, {format_date(day)}"


def format_day_month(day: date) -> str:
    """Return ``So 22.11.``, where the year is plain from what stands around it."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day:02d}.{day.month:02d}."


def format_month(year: int, month: int) -> str:
    """Return ``November 2026``."""
    return f"{MONTHS[month - 1]} {year}"


def format_period(start: date, end: date) -> str:
    """Return ``01.11.2026 bis 30.11.2026``."""
    return f"{format_date(start)} bis {format_date(end)}"


def format_relative(day: date, today: date) -> str:
    """Return how far away a day is, in words: ``heute``, ``morgen``, ``in 3 Tagen``, …"""
    distance = (day - today).days
    named = {-2: "vorgestern", -1: "gestern", 0: "heute", 1: "morgen", 2: "übermorgen"}
    if distance in named:
        return named[distance]
    return f"in {distance} Tagen" if distance > 0 else f"vor {-distance} Tagen"


def parse_date(text: str, today: date, *, field: str | None = None) -> date:
    """Return the day somebody wrote.

    Accepts ``3.10.``, ``03.10.26``, ``3.10.2026``, ``3. Oktober``, ``2026-10-03``, a weekday before
    any of these, ``gestern``, ``heute``, ``vorgestern``, ``morgen``, ``letzten Montag``. A date
    without a year is the one nearest to today. Raises ``UserError("date_invalid")`` for what no
    calendar knows (31.02.), ``date_weekday_mismatch`` for a weekday that the date does not fall on
    and ``date_unreadable`` for what is no date at all.
    """
    words = " ".join(text.lower().split())
    if words in _RELATIVE:
        return today + timedelta(days=_RELATIVE[words])
    weekday = _last_weekday(words, today)
    if weekday is not None:
        return weekday
    match = _WITH_WEEKDAY.fullmatch(words)
    named = _weekday_number(match[1]) if match else None
    parts = _split(match[2] if match and named is not None else words)
    if parts is None:
        raise UserError("date_unreadable", field=field, text=text[:30])
    number, month, year = parts
    try:
        day = _nearest(number, month, today) if year is None else date(_full(year), month, number)
    except ValueError:
        raise UserError("date_invalid", field=field, text=text[:30]) from None
    if named is not None and named != day.weekday():
        really = format_long_date(day)
        raise UserError("date_weekday_mismatch", field=field, text=text[:30], really=really)
    return day


def _weekday_number(word: str) -> int | None:
    """Return 0 (Monday) to 6 for the name of a weekday or its first two letters."""
    if word == "sonnabend":
        return 5
    for number, name in enumerate(WEEKDAYS):
        if word in {name.lower(), name[:2].lower()}:
            return number
    return None


def _split(text: str) -> tuple[int, int, str | None] | None:
    """Return day, month and the year as written, or ``None`` if the text is no date."""
    if match := _ISO.fullmatch(text):
        return int(match[3]), int(match[2]), match[1]
    if match := _DOTTED.fullmatch(text):
        return int(match[1]), int(match[2]), match[3]
    if match := _WORDY.fullmatch(text):
        for number, name in enumerate(MONTHS, start=1):
            if name.lower().startswith(match[2]):
                return int(match[1]), number, match[3]
    return None


def _full(year: str) -> int:
    """Return a year of four digits; two digits mean 1950 to 2049."""
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 50 else 1900
    if not _OLDEST <= number <= _LATEST:
        raise ValueError(year)
    return number


def _nearest(day: int, month: int, today: date) -> date:
    """Return the day in last, this or next year that lies nearest to today."""
    candidates = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue  # 29.02. exists in some years only
    if not candidates:
        raise ValueError((day, month))
    return min(candidates, key=lambda candidate: abs((candidate - today).days))


def _last_weekday(words: str, today: date) -> date | None:
    """Return the last such weekday before today for ``letzten montag`` or ``montag``."""
    match = _LAST.fullmatch(words)
    if not match:
        return None
    named = _weekday_number(match[2])
    if named is None:
        return None
    back = (today.weekday() - named) % 7
    if back == 0 and match[1] != "diesen":
        back = 7
    return today - timedelta(days=back)
