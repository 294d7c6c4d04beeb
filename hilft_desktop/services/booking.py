# SPDX-License-Identifier: GPL-3.0-or-later
"""On which day a contact is counted (see docs/decisions/0003-late-contacts.md)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.domain.tallies import Month

if TYPE_CHECKING:
    from hilft_desktop.storage.unit_of_work import UnitOfWork


def booking_day(uow: UnitOfWork, happened_on: date, today: date) -> date:
    """Return the day on which a contact counts: its own, or a later one if its month is closed.

    A late contact counts today, or, when this month is closed as well, on the first day of the
    next open month. So a released month never changes and every contact counts exactly once.
    """
    if not is_closed(uow, Month.of(happened_on)):
        return happened_on
    month = Month.of(today)
    if not is_closed(uow, month):
        return today
    return next_open_month(uow, month).first


def is_closed(uow: UnitOfWork, month: Month) -> bool:
    """Tell whether nothing booked in this month would ever be released any more.

    That is so when it was released, and when it is held back while the month after it is closed:
    a held-back month is counted with the release that follows it directly.
    """
    if uow.releases.is_released(month):
        return True
    return month in uow.releases.held_back() and is_closed(uow, month.next())


def next_open_month(uow: UnitOfWork, month: Month) -> Month:
    """Return the first month from ``month`` on that is not closed."""
    while is_closed(uow, month):
        month = month.next()
    return month
