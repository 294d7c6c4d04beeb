# SPDX-License-Identifier: GPL-3.0-or-later
"""The emergency strip: what to do now, whom to call. Short enough to be read aloud on the phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EmergencyKind(StrEnum):
    """The situations in which nobody should have to search."""

    SUICIDAL_THOUGHTS = "suizidgedanken"
    VIOLENCE = "gewalt"
    HOMELESS_TONIGHT = "obdachlos_heute"
    NO_FOOD = "kein_essen"
    CUT_OFF = "energiesperre"
    EVICTION = "raeumung"
    NO_HEALTH_COVER = "ohne_versicherung"


@dataclass(frozen=True, slots=True)
class EmergencyLine:
    """One thing to do now; ``citation`` is empty for advice of experience."""

    text: str
    citation: str = ""


@dataclass(frozen=True, slots=True)
class EmergencyCall:
    """A number to call, taken from a fact; ``hint`` says when and for whom."""

    label: str
    number: str
    hint: str
    fact_id: str
    uncertain: bool


@dataclass(frozen=True, slots=True)
class EmergencyLink:
    """Where to read or ask on; both fields are empty when nothing holds on the working date."""

    id: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Emergency:
    """One situation of the strip, rendered for a working date."""

    kind: EmergencyKind
    title: str
    version: str
    lines: tuple[EmergencyLine, ...]
    calls: tuple[EmergencyCall, ...]
    page: EmergencyLink
    checklist: EmergencyLink
    checked_on: date
    next_check: date
    overdue: bool
    uncertain: bool
    """A line or number leans on something that should be checked before it is passed on."""
    handout: str = ""
    """Sheet to take along, in the person's language; empty for none."""
