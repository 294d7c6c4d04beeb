# SPDX-License-Identifier: GPL-3.0-or-later
"""The content of the program: guide, checklists, letters, facts and glossary, by working date.

The working date (``on``) decides which law is shown; ``today`` decides what is overdue.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from hilft_desktop.content.bodies import build_bodies
from hilft_desktop.content.emergency import TitleOf, build_emergency
from hilft_desktop.content.figures import FactBook
from hilft_desktop.content.loader import (
    ContentSource,
    Layout,
    Located,
    PageSource,
    read_content,
)
from hilft_desktop.content.markdown import DraftBlock, parse_markdown
from hilft_desktop.content.papers import build_paper
from hilft_desktop.content.rendering import Rendering, build_fact, earliest_check
from hilft_desktop.content.schema import ChecklistEntry, EmergencyEntry, LetterEntry
from hilft_desktop.content.scope import build_scope
from hilft_desktop.content.search import SearchIndex
from hilft_desktop.content.search_documents import documents_of
from hilft_desktop.content.search_file import IndexKey
from hilft_desktop.content.search_shelf import IndexShelf
from hilft_desktop.content.topic_links import CHECKLIST, PAGE, TOPIC, build_links
from hilft_desktop.content.upkeep import checked_content
from hilft_desktop.domain.checklists import Checklist
from hilft_desktop.domain.emergency import Emergency
from hilft_desktop.domain.errors import MachineError, UserError
from hilft_desktop.domain.guide import (
    GuideHit,
    GuideListing,
    GuidePage,
    OverdueContent,
    SpanKind,
    Term,
)
from hilft_desktop.domain.letters import LetterTemplate
from hilft_desktop.domain.papers import PaperKind, PaperTemplate
from hilft_desktop.domain.referrals import BodyKind
from hilft_desktop.domain.scope import ScopeBook
from hilft_desktop.domain.topic_links import TopicLink
from hilft_desktop.domain.updates import CheckedContent
from hilft_desktop.system.resources import resource_root


class _Period(Protocol):
    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_to(self) -> date | None: ...


class _Dated(_Period, Protocol):
    @property
    def id(self) -> str: ...


ItemT = TypeVar("ItemT")
DatedT = TypeVar("DatedT", ChecklistEntry, LetterEntry, EmergencyEntry)


class _Versions(Generic[ItemT]):
    """Items by id; an id may have several versions that hold at different times."""

    def __init__(self, items: Iterable[tuple[_Dated, ItemT]]) -> None:
        self._items = tuple(items)

    def on(self, day: date) -> Iterator[ItemT]:
        return (item for head, item in self._items if holds(head, day))

    def find(self, identifier: str, day: date) -> ItemT | None:
        found = (i for head, i in self._items if head.id == identifier and holds(head, day))
        return next(found, None)

    def known(self, identifier: str) -> bool:
        return any(head.id == identifier for head, _ in self._items)


def holds(head: _Dated, day: date) -> bool:
    """Tell whether dated content holds on a day."""
    return (head.valid_from is None or head.valid_from <= day) and (
        head.valid_to is None or day <= head.valid_to
    )


class ContentLibrary:
    """Everything the program knows about the law, read once and never changed."""

    def __init__(self, source: ContentSource, shelf: IndexShelf | None = None) -> None:
        self._source = source
        self.facts = FactBook(
            build_fact(located.entry, located.source.data["topic"]) for located in source.facts
        )
        pages = sorted(source.pages, key=lambda page: (page.head.entry.order, page.head.entry.id))
        self._pages: _Versions[PageSource] = _Versions((page.head.entry, page) for page in pages)
        self._checklists: _Versions[ChecklistEntry] = _Versions(_heads(source.checklists))
        self._letters: _Versions[LetterEntry] = _Versions(_heads(source.letters))
        self._emergencies: _Versions[EmergencyEntry] = _Versions(_heads(source.emergencies))
        edition = source.manifest.edition.isoformat() if source.manifest else "0000-00-00"
        self.version = f"{edition}-{source.digest[:8]}"
        self._shelf = shelf or IndexShelf()
        self._index_guard = threading.Lock()
        self._index_of = lru_cache(maxsize=4)(self._find_index)
        self._parsed: dict[str, tuple[DraftBlock, ...]] = {}

    @classmethod
    def load(cls, folder: Path | None = None, shelf: IndexShelf | None = None) -> ContentLibrary:
        """Read the content that ships, or that of a folder; ``shelf`` is where indexes lie.

        Raises ``MachineError("content_damaged")`` when a file does not pass the schema: what ships
        is checked before it ships, so a fault here means a damaged installation.
        """
        source, faults = read_content(Layout.of(folder or resource_root()))
        if faults:
            first = faults.sorted()[0]
            raise MachineError("content_damaged", file=first.file, line=first.line)
        return cls(source, shelf)

    @property
    def source(self) -> ContentSource:
        """Return the checked files this content was made from."""
        return self._source

    @property
    def edition(self) -> tuple[date, int]:
        """Return day and revision: what makes one version older or newer than another."""
        manifest = self._source.manifest
        return (manifest.edition, manifest.revision) if manifest else (date.min, 0)

    # ------------------------------------------------------------------------------ guide

    def guide_index(self, on: date, today: date | None = None) -> tuple[GuideListing, ...]:
        """Return the table of contents that holds on the working date."""
        rendering = self._rendering(on, today)
        listings = []
        for page in self._pages.on(on):
            head = page.head.entry
            next_check = earliest_check(head.next_check, self.facts, self._facts_of(page))
            listings.append(
                GuideListing(
                    id=head.id,
                    title=head.title,
                    summary=rendering.text(head.summary),
                    part=head.part,
                    next_check=next_check,
                    overdue=next_check < rendering.today,
                )
            )
        return tuple(listings)

    def page(self, page_id: str, on: date, today: date | None = None) -> GuidePage:
        """Return a page for the working date.

        Raises ``UserError("guide_page_unknown")``, or ``"guide_page_other_time"`` for a page that
        holds only at another time.
        """
        page = self._pages.find(page_id, on)
        if page is None:
            raise self._unknown("guide_page", page_id, on, known=self._pages.known(page_id))
        related = tuple(
            (other.head.entry.id, other.head.entry.title)
            for name in page.head.entry.related
            if (other := self._pages.find(name, on))
        )
        return self._rendering(on, today).page(page, self._blocks_of(page), related)

    # ---------------------------------------------------------------- checklists, letters

    def checklists(self, on: date, today: date | None = None) -> tuple[Checklist, ...]:
        """Return the checklists that hold on the working date."""
        rendering = self._rendering(on, today)
        return tuple(rendering.checklist(entry) for entry in self._checklists.on(on))

    def checklist(self, checklist_id: str, on: date, today: date | None = None) -> Checklist:
        """Return a checklist for the working date; raises as ``page`` does (``checklist_…``)."""
        entry = self._checklists.find(checklist_id, on)
        if entry is None:
            known = self._checklists.known(checklist_id)
            raise self._unknown("checklist", checklist_id, on, known=known)
        return self._rendering(on, today).checklist(entry)

    def letters(self, on: date) -> tuple[LetterTemplate, ...]:
        """Return the letter templates that hold on the working date."""
        rendering = self._rendering(on, None)
        return tuple(rendering.letter(entry) for entry in self._letters.on(on))

    def letter(self, letter_id: str, on: date) -> LetterTemplate:
        """Return a letter template; raises as ``page`` does (``letter_…``)."""
        entry = self._letters.find(letter_id, on)
        if entry is None:
            known = self._letters.known(letter_id)
            raise self._unknown("letter", letter_id, on, known=known)
        return self._rendering(on, None).letter(entry)

    def paper(self, kind: PaperKind, on: date) -> PaperTemplate:
        """Return a paper about data protection; raises as ``page`` does (``paper_…``)."""
        fitting = [located.entry for located in self._source.papers if located.entry.id is kind]
        held = next((entry for entry in fitting if holds(entry, on)), None)
        if held is None:
            raise self._unknown("paper", kind.value, on, known=bool(fitting))
        return build_paper(held, self._rendering(on, None))

    # ------------------------------------------------------------------------ emergencies

    def emergencies(self, on: date, today: date | None = None) -> tuple[Emergency, ...]:
        """Return the situations of the emergency strip that hold on the working date."""
        rendering = self._rendering(on, today)
        titles = self._titles(on)
        return tuple(
            build_emergency(entry, rendering, titles) for entry in self._emergencies.on(on)
        )

    # -------------------------------------------------------- scope light and topic graph

    def scope(self, on: date, today: date | None = None) -> ScopeBook:
        """Return the scope light that holds on the working date."""
        return build_scope(self._source.scope, self._rendering(on, today), self._titles(on))

    def bodies(self, on: date, today: date | None = None) -> tuple[BodyKind, ...]:
        """Return the kinds of bodies to refer to."""
        return build_bodies(self._source.bodies, self._rendering(on, today), self._titles(on))

    def topic_links(self, topic: str, on: date) -> tuple[TopicLink, ...]:
        """Return what else to ask about at a topic, urgent first."""
        return self._links((f"{TOPIC}:{topic}",), on)

    def page_links(self, page_id: str, on: date) -> tuple[TopicLink, ...]:
        """Return what else to ask about at a page and its topic; raises as ``page`` does."""
        page = self._pages.find(page_id, on)
        if page is None:
            raise self._unknown("guide_page", page_id, on, known=self._pages.known(page_id))
        return self._links((f"{PAGE}:{page_id}", f"{TOPIC}:{page.head.entry.topic}"), on)

    def checklist_links(self, checklist_id: str, on: date) -> tuple[TopicLink, ...]:
        """Return what else to ask about at a checklist and its topic; raises as ``checklist``."""
        entry = self._checklists.find(checklist_id, on)
        if entry is None:
            known = self._checklists.known(checklist_id)
            raise self._unknown("checklist", checklist_id, on, known=known)
        return self._links((f"{CHECKLIST}:{checklist_id}", f"{TOPIC}:{entry.topic}"), on)

    def _links(self, references: tuple[str, ...], on: date) -> tuple[TopicLink, ...]:
        return build_links(
            self._source.links, references, self._rendering(on, None), self._titles(on)
        )

    def _titles(self, on: date) -> TitleOf:
        return lambda kind, name: self._title(kind, name, on)

    def _title(self, kind: SpanKind, identifier: str, on: date) -> str:
        if kind is SpanKind.PAGE_LINK:
            page = self._pages.find(identifier, on)
            return page.head.entry.title if page else ""
        entry = self._checklists.find(identifier, on)
        return entry.title if entry else ""

    # --------------------------------------------------------- glossary, search, upkeep

    def glossary(self) -> tuple[Term, ...]:
        """Return the abbreviations and words of the field, in file order."""
        return tuple(
            Term(t.entry.id, t.entry.term, t.entry.long, t.entry.text, t.entry.page)
            for t in self._source.terms
        )

    def search(self, query: str, on: date, limit: int = 20) -> tuple[GuideHit, ...]:
        """Return what answers a question of everyday words, best first."""
        return self.index(on).search(query, limit)

    def index(self, on: date) -> SearchIndex:
        """Return the index of a day: from its file, or made now and kept for the next time."""
        with self._index_guard:
            return self._index_of(self.index_key(on))

    def index_key(self, on: date) -> IndexKey:
        """Return the days around a day on which nothing in the content begins or ends."""
        turns = self._turns
        return IndexKey(
            self._source.digest,
            max((day for day in turns if day <= on), default=None),
            min((day - timedelta(days=1) for day in turns if day > on), default=None),
        )

    def overdue(self, today: date) -> tuple[OverdueContent, ...]:
        """Return what should have been checked against its source before today."""
        found = [
            OverdueContent(listing.id, "page", listing.title, listing.next_check)
            for listing in self.guide_index(today)
        ]
        found += [
            OverdueContent(item.id, kind, item.title, item.next_check)
            for kind, items in (
                ("checklist", self.checklists(today)),
                ("letter", self.letters(today)),
                ("fact", tuple(self.facts)),
            )
            for item in items
        ]
        found += [
            OverdueContent(item.kind.value, "emergency", item.title, item.next_check)
            for item in self.emergencies(today)
        ]
        found += [
            OverdueContent(item.id, item.kind.value, item.title, item.next_check)
            for item in self.checked_content(today)
        ]
        due = (item for item in found if item.next_check < today)
        return tuple(sorted(due, key=lambda item: (item.next_check, item.kind, item.id)))

    def checked_content(self, on: date) -> tuple[CheckedContent, ...]:
        """Return scope light, linked questions and papers with the day their check is due."""
        return tuple(checked_content(self._source, self.facts, self._rendering(on, None)))

    def _rendering(self, on: date, today: date | None) -> Rendering:
        kinds = {
            SpanKind.PAGE_LINK: self._pages.find,
            SpanKind.CHECKLIST_LINK: self._checklists.find,
            SpanKind.LETTER_LINK: self._letters.find,
        }
        return Rendering(
            facts=self.facts,
            on=on,
            today=today or on,
            version=self.version,
            exists=lambda kind, name: kinds[kind](name, on) is not None,
        )

    def _blocks_of(self, page: PageSource) -> tuple[DraftBlock, ...]:
        file = page.head.file
        if file not in self._parsed:
            self._parsed[file] = parse_markdown(page.body, page.body_line)
        return self._parsed[file]

    def _facts_of(self, page: PageSource) -> Iterator[str]:
        for block in self._blocks_of(page):
            for span in block.spans:
                if span.kind in (SpanKind.CITATION, SpanKind.FIGURE):
                    yield span.target.partition("|")[0].partition(".")[0]

    def index_keys(self, first: date) -> tuple[IndexKey, ...]:
        """Return the keys of a day and of all days after it that are already known to differ."""
        later = sorted(day for day in self._turns if day > first)
        return tuple(self.index_key(day) for day in (first, *later))

    @cached_property
    def _turns(self) -> frozenset[date]:
        """Return the days on which something begins, or no longer holds."""
        held: list[_Period] = [page.head.entry for page in self._source.pages]
        held += [located.entry for located in self._source.checklists]
        held += [located.entry for located in self._source.letters]
        held += [value for fact in self.facts for value in fact.series]
        begins = {item.valid_from for item in held if item.valid_from}
        ends = {item.valid_to for item in held if item.valid_to and item.valid_to < date.max}
        return frozenset(begins | {day + timedelta(days=1) for day in ends})

    def _find_index(self, key: IndexKey) -> SearchIndex:
        index = self._shelf.find(key)
        if index is None:
            index = self.make_index(key)
            self._shelf.keep(key, index)
        return index

    def make_index(self, key: IndexKey) -> SearchIndex:
        """Return the index of a key of this content, made from its texts."""
        words = self._source.search_words
        day = key.since or key.until or date.min
        documents = documents_of(
            self._rendering(day, None),
            [(page, self._blocks_of(page)) for page in self._pages.on(day)],
            self._checklists.on(day),
            self._letters.on(day),
            self.glossary(),
        )
        return SearchIndex.of(documents, words.synonyms, words.stop_words)

    @staticmethod
    def _unknown(kind: str, identifier: str, on: date, *, known: bool) -> UserError:
        if known:
            return UserError(f"{kind}_other_time", id=identifier, on=f"{on:%d.%m.%Y}")
        return UserError(f"{kind}_unknown", id=identifier)


def _heads(items: Iterable[Located[DatedT]]) -> Iterator[tuple[DatedT, DatedT]]:
    return ((located.entry, located.entry) for located in items)
