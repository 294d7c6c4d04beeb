# SPDX-License-Identifier: GPL-3.0-or-later
"""What the stall and its paper say and get back.

Crosses the pipe between engine and window, so this module imports the domain only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hilft_desktop.domain.codes import Outcome, Topic
from hilft_desktop.domain.contacts import Contact, NewContact

SHEET_LIMIT = 500
"""Contacts of one paper sheet; more is a slip of the keys."""


@dataclass(frozen=True, slots=True)
class StallEntry:
    """One contact said at the stall.

    ``token`` tells it from every other entry, so that asking twice to save it counts it once.
    ``pseudonym`` names a person known before, exactly; empty for nobody.
    """

    token: str
    contact: NewContact
    pseudonym: str = ""


@dataclass(frozen=True, slots=True)
class StallDay:
    """What this laptop counted at the stall on one day."""

    day: date
    topics: tuple[tuple[Topic, int], ...] = ()
    """Topics that were counted at all, in the order of the vocabulary."""
    last: Contact | None = None
    """The one recorded last on that day: what ``undo`` takes back."""
    place: str = ""
    """Where the stall was the last time, be it on another day, else the group's own place."""

    @property
    def total(self) -> int:
        """How many contacts of the day there are."""
        return sum(number for _topic, number in self.topics)


@dataclass(frozen=True, slots=True)
class StallSaved:
    """A contact that was recorded, and the day as it is now."""

    contact: Contact
    day: StallDay


@dataclass(frozen=True, slots=True)
class SheetCount:
    """Strokes in one box of a paper tally sheet."""

    topic: Topic
    outcome: Outcome
    number: int


@dataclass(frozen=True, slots=True)
class TallySheet:
    """A paper tally sheet as it was typed in: where, when, and the boxes with strokes."""

    day: date
    place: str
    counts: tuple[SheetCount, ...]

    @property
    def total(self) -> int:
        """How many contacts the sheet holds."""
        return sum(count.number for count in self.counts)


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """What saving a sheet would count."""

    total: int
    topics: tuple[tuple[Topic, int], ...]
    outcomes: tuple[tuple[Outcome, int], ...]
    booked_on: date
    """The day of counting: the sheet's own, or a later one if its month was released."""
    already: int
    """Contacts of that day and place counted before; the sheet may have been typed in already."""
