# SPDX-License-Identifier: GPL-3.0-or-later
"""A person behind a speakable pseudonym; the real name lives apart and only for letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hilft_desktop.domain.codes import Language
from hilft_desktop.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class Person:
    """Someone asking for help, known by a pseudonym such as "Ahorn 17"."""

    id: PersonId
    pseudonym: str
    language: Language
    created_on: date


@dataclass(frozen=True, slots=True)
class Identity:
    """Real name and address of a person: shown in the letter step only, purged on ``purge_on``."""

    person_id: PersonId
    name: str
    address: tuple[str, ...]
    contact: str
    purge_on: date


@dataclass(frozen=True, slots=True)
class Consent:
    """Agreement to one purpose, with day and, for a referral, to whom."""

    id: str
    person_id: PersonId
    purpose: str
    recipient: str
    given_on: date
    withdrawn_on: date | None = None
    expires_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether it may be relied on that day: neither withdrawn nor expired."""
        if self.withdrawn_on is not None and self.withdrawn_on <= day:
            return False
        return self.expires_on is None or day <= self.expires_on
