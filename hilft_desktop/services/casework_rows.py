# SPDX-License-Identifier: GPL-3.0-or-later
"""Immutable values of case work that services return and front ends show (see ``rows``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hilft_desktop.domain.casework import (
    Collective,
    HouseholdMember,
    PersonProfile,
)
from hilft_desktop.domain.persons import Consent, Person
from hilft_desktop.services.rows import CaseRow, DueRow, LookRow, OpenFlagRow


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """Everything on the card of a person. Whether a real name is kept, but never the name."""

    person: Person
    profile: PersonProfile
    household: tuple[HouseholdMember, ...]
    cases: tuple[CaseRow, ...]
    consents: tuple[Consent, ...]
    has_identity: bool


@dataclass(frozen=True, slots=True)
class CollectiveDetail:
    """A collective matter with the cases in it."""

    collective: Collective
    cases: tuple[CaseRow, ...]


@dataclass(frozen=True, slots=True)
class ShiftHandover:
    """What the next shift takes over. Pseudonyms only."""

    day: date
    flags: tuple[OpenFlagRow, ...]
    due: tuple[DueRow, ...]
    """Overdue and due until a week from today, earliest first."""
    second_looks: tuple[LookRow, ...]
    waiting: tuple[CaseRow, ...]
    """Cases that wait for an answer, longest untouched first."""
    left_out: int = 0
    """Rows beyond the limit of the sheet; it says so rather than leave them out in silence."""
