# SPDX-License-Identifier: GPL-3.0-or-later
"""Guide pages as the reader sees them on one working date. Text is parsed once, in content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hilft_desktop.domain.local import LocalAddress, LocalNote, LocalReview, LocalTable
from hilft_desktop.domain.web import WebAddress


class SpanKind(StrEnum):
    """What a piece of running text is."""

    TEXT = "text"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    FIGURE = "figure"
    PAGE_LINK = "page_link"
    CHECKLIST_LINK = "checklist_link"
    LETTER_LINK = "letter_link"
    CITATION = "citation"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text; ``target`` is a page, checklist, letter or fact id where one belongs."""

    kind: SpanKind
    text: str
    target: str = ""


class BlockKind(StrEnum):
    """What a block of a page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBER = "number"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class GuideBlock:
    """A block of running text; ``level`` is heading depth or list depth, from 1."""

    kind: BlockKind
    spans: tuple[Span, ...]
    level: int = 1

    @property
    def text(self) -> str:
        """Return the words without markup."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement comes from, since when it holds and until when it counts as checked."""

    fact_id: str
    citation: str
    valid_from: date | None
    valid_to: date | None
    checked_on: date
    next_check: date
    uncertain: bool
    overdue: bool


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A page of the Leitfaden, rendered for a working date."""

    id: str
    title: str
    summary: str
    part: str
    version: str
    working_date: date
    valid_from: date | None
    valid_to: date | None
    checked_on: date
    next_check: date
    overdue: bool
    uncertain: bool
    blocks: tuple[GuideBlock, ...]
    citations: tuple[Citation, ...]
    sources: tuple[str, ...]
    related: tuple[tuple[str, str], ...]
    """Pairs of page id and title."""
    local_notes: tuple[LocalNote, ...] = ()
    """What the group noted on this page."""
    local_tables: tuple[LocalTable, ...] = ()
    """Limits of the municipality that hold on the working date."""
    local_addresses: tuple[LocalAddress, ...] = ()
    local_old: tuple[str, ...] = ()
    """Ids of those addresses that nobody made sure of for too long."""
    addresses: tuple[WebAddress, ...] = ()
    """Where its sources are in the net; nothing opens them."""
    confirmed: LocalReview | None = None
    """Somebody of the group found the page still correct; ``overdue`` counts from there."""


@dataclass(frozen=True, slots=True)
class GuideHit:
    """A search result; ``kind`` is page, checklist, letter or term."""

    id: str
    kind: str
    title: str
    snippet: str


@dataclass(frozen=True, slots=True)
class GuideListing:
    """A page in the table of contents."""

    id: str
    title: str
    summary: str
    part: str
    next_check: date
    overdue: bool


@dataclass(frozen=True, slots=True)
class Term:
    """An abbreviation or word of the field, explained; ``long`` is the abbreviation in full."""

    id: str
    term: str
    long: str
    text: str
    page: str


@dataclass(frozen=True, slots=True)
class OverdueContent:
    """Content whose check is due; ``kind`` is a value of ``ItemKind``."""

    id: str
    kind: str
    title: str
    next_check: date
