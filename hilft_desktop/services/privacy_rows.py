# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of consent, retention and erasure that services return and front ends show.

They cross the pipe between engine and window, so this module imports the domain only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hilft_desktop.domain.privacy import Erasure, Hold, RetentionKind


@dataclass(frozen=True, slots=True)
class PrivacySettings:
    """What the papers say beyond the group's own data; what is empty becomes a line to fill in."""

    controller: tuple[str, ...] = ()
    """Who is responsible under Art. 4 No. 7 GDPR, line by line; empty for the group itself."""
    officer: str = ""
    """Data protection officer with a way to reach them, if one was appointed."""
    authority: str = ""
    """Supervisory authority of the Land with its address; the program knows none."""


@dataclass(frozen=True, slots=True)
class RetentionRow:
    """One thing whose time comes. ``label`` holds pseudonym and topic, never a name."""

    kind: RetentionKind
    label: str
    case_id: str
    due_on: date
    held: Hold | None = None


@dataclass(frozen=True, slots=True)
class UntouchedRow:
    """An open case nobody touched for long. ``label`` holds pseudonym and topic, never a name."""

    case_id: str
    label: str
    since: date


@dataclass(frozen=True, slots=True)
class RetentionPreview:
    """What goes until ``on``, earliest first; held things stand in it, but do not go."""

    on: date
    rows: tuple[RetentionRow, ...]

    @property
    def going(self) -> tuple[RetentionRow, ...]:
        """Rows that nothing holds."""
        return tuple(row for row in self.rows if row.held is None)


@dataclass(frozen=True, slots=True)
class RetentionResult:
    """What a run erased, by kind, and how many cases became stripped records."""

    erased: Mapping[RetentionKind, int] = field(default_factory=dict)
    persons: int = 0
    """Persons of whom nothing was left to keep."""
    stripped: int = 0

    @property
    def total(self) -> int:
        """How much went altogether."""
        return sum(self.erased.values()) + self.persons


@dataclass(frozen=True, slots=True)
class HoldRow:
    """A hold with the case it stands on, by pseudonym."""

    hold: Hold
    pseudonym: str
    case_title: str


@dataclass(frozen=True, slots=True)
class ErasureProof:
    """The paper for the person and the line of the book it refers to."""

    pdf: bytes = field(repr=False)
    erasure: Erasure
