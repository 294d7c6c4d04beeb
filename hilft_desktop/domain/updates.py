# SPDX-License-Identifier: GPL-3.0-or-later
"""What one version of the content says differently from another, and what will change by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ItemKind(StrEnum):
    """Kinds of content that a case or a review can point at."""

    PAGE = "page"
    CHECKLIST = "checklist"
    LETTER = "letter"
    TERM = "term"
    FACT = "fact"
    EMERGENCY = "emergency"
    SCOPE = "scope"
    """The scope light as a whole."""
    LINKS = "links"
    """What else to ask about, as a whole."""
    BODIES = "bodies"
    """The kinds of bodies to refer to, as a whole."""
    PAPER = "paper"
    """A paper about data protection."""
    HANDOUT = "handout"
    """A hand-out, its German text."""
    TRANSLATION = "translation"
    """A hand-out in another language, by sheet and language."""


@dataclass(frozen=True, slots=True, order=True)
class ContentItem:
    """Something of the content by kind and id, with its title."""

    kind: ItemKind
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class CheckedContent:
    """Content without a page of its own that is compared with its sources from time to time.

    ``sources`` cites what it leans on, ``text`` is what it says, line by line.
    """

    kind: ItemKind
    id: str
    title: str
    checked_on: date
    next_check: date
    sources: tuple[str, ...]
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that another version gives differently; ``title`` is the name of the figure itself.

    ``old`` and ``new`` are German words ("563 € im Monat"); ``old`` is empty for a figure that was
    not known, ``new`` for one that is no longer given. ``waits`` tells that the day lies ahead.
    """

    fact_id: str
    title: str
    key: str
    citation: str
    old: str
    new: str
    valid_from: date | None
    waits: bool


@dataclass(frozen=True, slots=True)
class ContentDifference:
    """What a version adds to, changes in, or takes from another."""

    added: tuple[ContentItem, ...] = ()
    changed: tuple[ContentItem, ...] = ()
    removed: tuple[ContentItem, ...] = ()
    figures: tuple[FigureChange, ...] = ()


@dataclass(frozen=True, slots=True)
class PackPreview:
    """A pack that could be installed, and what it would change."""

    version: str
    edition: date
    revision: int
    signer: str
    fingerprint: str
    size_bytes: int
    is_delta: bool
    replaces: str
    """Version that is active now."""
    difference: ContentDifference


@dataclass(frozen=True, slots=True, order=True)
class ComingChange:
    """Something that will hold, or cease to hold, on a day that is already known.

    ``what`` is "begins", "ends" or "changes"; figures say what they are now and what they will be,
    and ``title`` is then the name of the figure itself.
    """

    day: date
    kind: ItemKind
    id: str
    title: str
    what: str
    key: str = ""
    old: str = ""
    new: str = ""
    citation: str = ""
