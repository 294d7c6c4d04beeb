# SPDX-License-Identifier: GPL-3.0-or-later
"""Red flags raised by the calendar: a deadline that is near or over.

Done when the vault is opened, and said there; nothing works in the background.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hilft_desktop.domain.codes import FlagKind
from hilft_desktop.i18n.dates import format_weekday_date

if TYPE_CHECKING:
    from hilft_desktop.storage.unit_of_work import UnitOfWork

DAYS_BEFORE = 3
"""So near a deadline is a sign of danger. Three days, because two of them may be a weekend."""
ORIGIN = "date"


def raise_date_flags(uow: UnitOfWork, today: date) -> int:
    """Raise a flag for every open deadline that is near or over; return how many.

    Each deadline raises one only, however often this runs and whatever became of the flag. Closed
    cases raise none: their open deadlines were accepted when they were closed.
    """
    deadlines = uow.follow_ups.unflagged_deadlines(today + timedelta(days=DAYS_BEFORE))
    for deadline in deadlines:
        detail = f"{deadline.text} ({format_weekday_date(deadline.due_on)})"
        uow.flags.add(deadline.case_id, FlagKind.DEADLINE, detail, today, origin=ORIGIN)
        uow.follow_ups.mark_flagged(deadline.id, today)
    return len(deadlines)
