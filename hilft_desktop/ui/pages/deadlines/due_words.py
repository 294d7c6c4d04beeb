# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry of the deadline list in words."""

from __future__ import annotations

from datetime import date

from hilft_desktop.domain.cases import FollowUp
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import (
    format_day_month,
    format_long_date,
    format_relative,
    format_weekday_date,
)
from hilft_desktop.services.proof_rows import PROOF
from hilft_desktop.services.rows import DueRow
from hilft_desktop.ui.models.list_row import ListRow

_YEAR_IS_PLAIN = 180
"""Days within which a day without its year is understood."""


def is_late(follow_up: FollowUp, today: date) -> bool:
    """Tell whether it is still open and its day is over."""
    return follow_up.done_on is None and follow_up.due_on < today


def state_words(follow_up: FollowUp, today: date) -> str:
    """Return in words how it stands: done, overdue, or how far away."""
    if follow_up.done_on is not None:
        return _("erledigt {day}").format(day=format_day_month(follow_up.done_on))
    distance = format_relative(follow_up.due_on, today)
    return _("überfällig, {when}").format(when=distance) if is_late(follow_up, today) else distance


def due_row(row: DueRow, today: date) -> ListRow:
    """Return the line of the list."""
    follow_up = row.follow_up
    kind = _kind(follow_up)
    state = state_words(follow_up, today)
    late = is_late(follow_up, today)
    return ListRow(
        follow_up.id,
        _day(follow_up.due_on, today) + (f" · {kind}" if follow_up.is_deadline else ""),
        f"{row.pseudonym} · {follow_up.text}",
        _("überfällig") if late else state,
        spoken=_("{kind} am {day}, {state}: {text}, {person}, {case}").format(
            kind=kind,
            day=format_long_date(follow_up.due_on),
            state=state,
            text=follow_up.text,
            person=row.pseudonym,
            case=row.case_title,
        ),
        is_urgent=late,
    )


def _kind(follow_up: FollowUp) -> str:
    if follow_up.id.startswith(PROOF):
        return _("Nachweis")
    return _("Frist") if follow_up.is_deadline else _("Wiedervorlage")


def _day(day: date, today: date) -> str:
    """Return the day without its year where that is plain, so that it is never cut off."""
    near = abs((day - today).days) < _YEAR_IS_PLAIN
    return format_day_month(day) if near else format_weekday_date(day)
