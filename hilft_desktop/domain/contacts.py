# SPDX-License-Identifier: GPL-3.0-or-later
"""A contact: the smallest thing that is counted. It needs no person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from hilft_desktop.domain.codes import (
    AgeBand,
    Channel,
    Grievance,
    Household,
    Language,
    Outcome,
    Topic,
)
from hilft_desktop.domain.ids import CaseId, ContactId, PersonId
from hilft_desktop.domain.money import Euros

NOTE_LIMIT = 4000
PLACE_LIMIT = 80


@dataclass(frozen=True, slots=True)
class NewContact:
    """What a counsellor records about one conversation.

    ``topics`` are further topics besides the main one. Nothing here names anybody; the note says
    so on its form.
    """

    date: date
    channel: Channel
    topic: Topic
    topics: tuple[Topic, ...] = ()
    age_band: AgeBand = AgeBand.UNKNOWN
    household: Household = Household.OTHER
    outcome: Outcome = Outcome.INFORMATION
    language: Language = Language.UNKNOWN
    euros: Euros = field(default_factory=Euros)
    note: str = ""
    place: str = ""
    grievance: Grievance = Grievance.NONE


@dataclass(frozen=True, slots=True)
class Contact:
    """A recorded contact.

    ``booked_on`` is the day in whose month it is counted: its own date, or, when that month was
    already released, the first open day afterwards (a released month never changes).
    """

    id: ContactId
    data: NewContact
    booked_on: date
    person_id: PersonId | None = None
    case_id: CaseId | None = None
