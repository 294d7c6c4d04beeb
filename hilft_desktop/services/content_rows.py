# SPDX-License-Identifier: GPL-3.0-or-later
"""Immutable values of content packs, keys, reviews and facts; they cross the pipe like ``rows``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hilft_desktop.domain.facts import Confidence, FactStatus
from hilft_desktop.domain.updates import ContentItem


@dataclass(frozen=True, slots=True)
class ContentStatus:
    """Which content is in use.

    ``source`` is "shipped" or "installed". ``problem`` says why an installed version is not used:
    "damaged", "older" than what ships with the program, "pointer" (the file that names it cannot
    be read), or empty.
    """

    version: str
    edition: date
    revision: int
    source: str
    problem: str
    signer: str
    fingerprint: str
    installed_on: date | None
    can_roll_back: bool
    roll_back_to: str
    """Version that rolling back would bring; "shipped" for what came with the program."""
    trusted_keys: int


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A public key; ``fingerprint`` is grouped for people to compare."""

    id: str
    fingerprint: str
    name: str
    shipped: bool


@dataclass(frozen=True, slots=True)
class PackReport:
    """What a pack says of itself, its signature and hashes being right."""

    file: str
    version: str
    edition: date
    revision: int
    base: str
    signer: str
    fingerprint: str
    members: int
    carried: int
    size_bytes: int
    content_bytes: int


@dataclass(frozen=True, slots=True)
class AffectedUse:
    """Something a case used that says something else now.

    ``reason`` is "corrected" (for the day of use another text or figure is given now),
    "law_changed" (for that day it still says the same, for today something else), "removed" (it
    does not hold any more), or "version_unknown" (the version was never seen on this laptop:
    somebody has to look).
    """

    item: ContentItem
    used_in: str
    """"checklist", "letter" or "entry"."""
    used_version: str
    """Empty for a scope light: an entry notes its colour."""
    used_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class AffectedCase:
    """An open case that leans on something that has changed."""

    case_id: str
    pseudonym: str
    title: str
    uses: tuple[AffectedUse, ...]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A text or fact whose check is due or was confirmed by the group.

    ``used_by`` counts the texts that lean on a fact. ``text`` says what stands there, for what has
    no page of its own. ``initials`` and ``confirmed_on`` are set once the group has confirmed it.
    """

    kind: str
    id: str
    title: str
    sources: tuple[str, ...]
    checked_on: date
    next_check: date
    overdue: bool
    used_by: int
    initials: str = ""
    confirmed_on: date | None = None
    counts_until: date | None = None
    text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in German words; a fact with one only calls it "value" and needs no name."""

    key: str
    text: str
    raw: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """The figures of one period, or the rows of a table of law."""

    valid_from: date | None
    valid_to: date | None
    figures: tuple[FigureRow, ...]
    table: tuple[tuple[FigureRow, ...], ...]
    is_current: bool
    """It holds on the day asked for."""


@dataclass(frozen=True, slots=True)
class FactListing:
    """A fact in a list; ``text`` is its figure on the day, empty when none holds."""

    id: str
    topic: str
    title: str
    text: str
    status: FactStatus
    uncertain: bool
    overdue: bool
    next_check: date


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact with everything known about it, for a day."""

    id: str
    topic: str
    title: str
    on: date
    status: FactStatus
    confidence: Confidence
    recheck: bool
    uncertain: bool
    citation: str
    sources: tuple[str, ...]
    checked_on: date
    next_check: date
    overdue: bool
    note: str
    current: tuple[FigureRow, ...]
    periods: tuple[PeriodRow, ...]
    used_by: tuple[ContentItem, ...]
