# SPDX-License-Identifier: GPL-3.0-or-later
"""Deadlines reckoned a second time, from the text of the law and by other means.

Nothing of the program is imported. Days are counted one by one; Easter comes from Gauss, the
holidays of the Länder are written down by hand from their holiday acts. What both agree on is
unlikely to be a slip of either.
"""

from __future__ import annotations

from datetime import date, timedelta

LAENDER = (
    "BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH",
)  # fmt: skip


def easter_sunday(year: int) -> date:
    """Return Easter after Gauss, with Lichtenberg's additions."""
    century = year // 100
    moon_shift = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun_shift = 2 - (3 * century + 3) // 4
    seed = (19 * (year % 19) + moon_shift) % 30
    correction = (seed + year % 19 // 11) // 29
    full_moon = 21 + seed - correction
    first_sunday = 7 - (year + year // 4 + sun_shift) % 7
    distance = 7 - (full_moon - first_sunday) % 7
    return date(year, 3, 1) + timedelta(days=full_moon + distance - 1)


def holidays(land: str, year: int) -> set[date]:
    """Return the public holidays of a whole Land."""
    easter = easter_sunday(year)

    def after_easter(days: int) -> date:
        return easter + timedelta(days=days)

    found = {
        date(year, 1, 1), after_easter(-2), after_easter(1), date(year, 5, 1), after_easter(39),
        after_easter(50), date(year, 10, 3), date(year, 12, 25), date(year, 12, 26),
    }  # fmt: skip
    if land in ("BW", "BY", "ST"):
        found.add(date(year, 1, 6))
    if land == "BE" or (land == "MV" and year >= 2023):
        found.add(date(year, 3, 8))
    if land == "BB":
        found |= {easter, after_easter(49)}
    if land in ("BW", "BY", "HE", "NW", "RP", "SL"):
        found.add(after_easter(60))
    if land == "SL":
        found.add(date(year, 8, 15))
    if land == "TH":
        found.add(date(year, 9, 20))
    if land in ("BB", "HB", "HH", "MV", "NI", "SN", "ST", "SH", "TH"):
        found.add(date(year, 10, 31))
    if land in ("BW", "BY", "NW", "RP", "SL"):
        found.add(date(year, 11, 1))
    if land == "SN":
        # The Wednesday before 23 November.
        found |= {
            date(year, 11, number)
            for number in range(16, 23)
            if date(year, 11, number).isoweekday() == 3
        }
    if land == "BE":
        once = {date(2020, 5, 8), date(2025, 5, 8), date(2028, 6, 17)}
        found |= {day for day in once if day.year == year}
    return found


def deemed_receipt(posted: date) -> date:
    """Return the third, from 2025 on the fourth day after posting, whatever day it is."""
    count = 3 if posted.year < 2025 else 4
    day = posted
    while count:
        day += timedelta(days=1)
        count -= 1
    return day


def months_later(day: date, months: int) -> date:
    """Return the day of the same number, else the last day of that month."""
    year, month = day.year, day.month
    for _ in range(months):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    number = day.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def next_working_day(day: date, land: str) -> date:
    """Return the day, or the first after it that is neither weekend nor holiday."""
    while day.isoweekday() in (6, 7) or day in holidays(land, day.year):
        day += timedelta(days=1)
    return day


def objection(
    land: str,
    posted: date | None = None,
    received: date | None = None,
    *,
    channel: str = "post",
    remedy: str = "ok",
) -> tuple[date, date, date]:
    """Return deemed receipt, computed end and moved end of an objection in social law."""
    if channel in ("post", "portal"):
        assert posted is not None
        receipt = deemed_receipt(posted)
        if channel == "post" and received is not None:
            receipt = max(receipt, received)
    else:
        assert received is not None
        receipt = received
    months = 3 if channel == "abroad" else 1
    if remedy == "missing":
        months = 12
    end = months_later(receipt, months)
    return receipt, end, next_working_day(end, land)
