# SPDX-License-Identifier: GPL-3.0-or-later
"""A deadline as a calendar file. It says "Frist" and a day, nothing about anybody.

A calendar on a telephone is read on the lock screen, by the family and by the maker of the
telephone: what the letter was about stays in the vault.
"""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from hilft_desktop import __version__
from hilft_desktop.domain.deadlines import DeadlineSense
from hilft_desktop.i18n.catalog import _

_HOUR = time(9)
"""At what time of the day an alarm rings; an event of a whole day begins at midnight."""


def calendar_file(
    deadline: date, sense: DeadlineSense, remind_on: date | None, now: datetime
) -> bytes:
    """Return an iCalendar file with one event on the whole day and an alarm on ``remind_on``.

    ``now`` is an aware moment. There is no alarm when ``remind_on`` is ``None``.
    """
    event = Event()
    event.add("uid", str(uuid.uuid4()))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", deadline)
    event.add("dtend", deadline + timedelta(days=1))
    event.add("summary", _summary(sense))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if remind_on is not None:
        event.add_component(_alarm(deadline, remind_on, _summary(sense)))
    calendar = Calendar()
    calendar.add("prodid", f"-//hilft//hilft {__version__}//DE")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _alarm(deadline: date, remind_on: date, words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", datetime.combine(remind_on, _HOUR) - datetime.combine(deadline, time.min))
    return alarm


def _summary(sense: DeadlineSense) -> str:
    if sense in (DeadlineSense.FIRST_DAY, DeadlineSense.OTHER_SIDE):
        return _("Termin")
    return _("Frist")
