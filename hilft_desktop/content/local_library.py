# SPDX-License-Identifier: GPL-3.0-or-later
"""The content with what the group added on top: the national text itself is never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from hilft_desktop.content.figures import FactBook
from hilft_desktop.content.library import ContentLibrary, holds
from hilft_desktop.content.packs_prints import Prints, take_prints
from hilft_desktop.content.schema import (
    ChecklistEntry,
    EmergencyEntry,
    FactEntry,
    LetterEntry,
    PageEntry,
)
from hilft_desktop.content.upkeep import BODIES_ID, SCOPE_ID, upkeep_parts
from hilft_desktop.domain.checklists import Checklist
from hilft_desktop.domain.emergency import Emergency
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.facts import Fact
from hilft_desktop.domain.guide import GuideListing, GuidePage
from hilft_desktop.domain.letters import LetterTemplate
from hilft_desktop.domain.local import LocalLayer, LocalNote, LocalReview
from hilft_desktop.domain.papers import PaperKind, PaperTemplate
from hilft_desktop.domain.referrals import BodyKind
from hilft_desktop.domain.scope import ScopeBook
from hilft_desktop.domain.updates import CheckedContent, ItemKind

_Checked = PageEntry | ChecklistEntry | LetterEntry | FactEntry | EmergencyEntry
_SHORTEST = timedelta(days=30)
_LONGEST = timedelta(days=183)


class LocalLibrary(ContentLibrary):
    """A library that shares everything it read with another and adds a local layer."""

    def __init__(self, base: ContentLibrary, layer: LocalLayer) -> None:
        # Not super().__init__: nothing is read or indexed a second time.
        vars(self).update(vars(base))
        self.layer = layer
        self._reviews = {(review.kind, review.id): review for review in layer.reviews}
        if any(review.kind == ItemKind.FACT for review in layer.reviews):
            self.facts = FactBook(self._fact(fact) for fact in base.facts)

    @cached_property
    def prints(self) -> Prints:
        """Return the prints of the content beneath."""
        return take_prints(self.source, self.version)

    # ---------------------------------------------------------------- what content shows

    def guide_index(self, on: date, today: date | None = None) -> tuple[GuideListing, ...]:
        """Return the table of contents; confirmed pages are due when their review ends."""
        rows = super().guide_index(on, today)
        if not self._reviews:
            return rows
        return tuple(
            replace(row, next_check=due, overdue=due < (today or on))
            for row in rows
            for due in (self._due(ItemKind.PAGE, row.id, on, row.next_check),)
        )

    def page(self, page_id: str, on: date, today: date | None = None) -> GuidePage:
        """Return a page with the group's notes, tables and addresses; raises as the base does."""
        page = super().page(page_id, on, today)
        if self.layer.is_empty:
            return page
        wanted = self._slots(page_id, on)
        due = self._due(ItemKind.PAGE, page_id, on, page.next_check)
        addresses = tuple(
            address
            for address in self.layer.addresses
            if address.kind.value in wanted or page_id in address.pages
        )
        days = self.layer.desk.recheck_days
        return replace(
            page,
            next_check=due,
            overdue=due < (today or on),
            confirmed=self._review(ItemKind.PAGE, page_id, on),
            local_notes=tuple(self._notes(page_id, on)),
            local_tables=tuple(
                table
                for table in self.layer.tables
                if table.kind.value in wanted and table.holds_on(on)
            ),
            local_addresses=addresses,
            local_old=tuple(each.id for each in addresses if each.is_old(today or on, days)),
        )

    def checklists(self, on: date, today: date | None = None) -> tuple[Checklist, ...]:
        """Return the checklists that hold on the working date."""
        return tuple(self._checklist(item, on, today) for item in super().checklists(on, today))

    def checklist(self, checklist_id: str, on: date, today: date | None = None) -> Checklist:
        """Return a checklist; raises as the base does."""
        return self._checklist(super().checklist(checklist_id, on, today), on, today)

    def letters(self, on: date) -> tuple[LetterTemplate, ...]:
        """Return the letter templates that hold on the working date."""
        return tuple(self._letter(template, on) for template in super().letters(on))

    def letter(self, letter_id: str, on: date) -> LetterTemplate:
        """Return a letter template; raises as the base does."""
        return self._letter(super().letter(letter_id, on), on)

    def emergencies(self, on: date, today: date | None = None) -> tuple[Emergency, ...]:
        """Return the emergency strip; a confirmed situation is due when its review ends."""
        return tuple(self._emergency(item, on, today) for item in super().emergencies(on, today))

    def scope(self, on: date, today: date | None = None) -> ScopeBook:
        """Return the scope light; a confirmed one is due when its review ends."""
        book = super().scope(on, today)
        due = self._due(ItemKind.SCOPE, SCOPE_ID, on, book.next_check)
        return replace(book, next_check=due, overdue=due < (today or on))

    def bodies(self, on: date, today: date | None = None) -> tuple[BodyKind, ...]:
        """Return the kinds of bodies; confirmed ones are due when their review ends."""
        kinds = super().bodies(on, today)
        return tuple(
            replace(kind, next_check=due, overdue=due < (today or on))
            for kind in kinds
            for due in (self._due(ItemKind.BODIES, BODIES_ID, on, kind.next_check),)
        )

    def paper(self, kind: PaperKind, on: date) -> PaperTemplate:
        """Return a paper about data protection; raises as the base does."""
        template = super().paper(kind, on)
        due = self._due(ItemKind.PAPER, kind.value, on, template.next_check)
        return replace(template, next_check=due)

    def checked_content(self, on: date) -> tuple[CheckedContent, ...]:
        """Return what has no page of its own; confirmed items are due when their review ends."""
        return tuple(
            replace(item, next_check=self._due(item.kind, item.id, on, item.next_check))
            for item in super().checked_content(on)
        )

    # --------------------------------------------------------------- for writing the layer

    def page_digest(self, page_id: str, on: date) -> str:
        """Return the digest of a page's own text on a day; empty for an unknown page."""
        item = self.prints.find(ItemKind.PAGE, page_id, on)
        return "" if item is None else item.print

    def review_until(self, kind: ItemKind, identifier: str, today: date) -> date:
        """Return until when a review of today counts: as long as the authors' own interval.

        At least thirty days, at most half a year: a group must not silence a text for ever.
        Raises ``UserError("review_unknown")`` for what does not hold today.
        """
        heads: dict[ItemKind, Iterable[_Checked]] = {
            ItemKind.PAGE: (page.head.entry for page in self.source.pages),
            ItemKind.CHECKLIST: (located.entry for located in self.source.checklists),
            ItemKind.LETTER: (located.entry for located in self.source.letters),
            ItemKind.FACT: (located.entry for located in self.source.facts),
            ItemKind.EMERGENCY: (located.entry for located in self.source.emergencies),
        }
        for head in heads.get(kind, ()):
            if head.id == identifier and (isinstance(head, FactEntry) or holds(head, today)):
                return today + min(max(head.next_check - head.checked_on, _SHORTEST), _LONGEST)
        for part in upkeep_parts(self.source):
            if (part.kind, part.id) == (kind, identifier) and part.holds_on(today):
                interval = part.head.next_check - part.head.checked_on
                return today + min(max(interval, _SHORTEST), _LONGEST)
        if kind is ItemKind.TRANSLATION and self.prints.find(kind, identifier, today):
            return date.max  # until one of the two texts changes
        raise UserError("review_unknown", id=identifier[:60])

    # -------------------------------------------------------------------------------- own

    def _checklist(self, item: Checklist, on: date, today: date | None) -> Checklist:
        due = self._due(ItemKind.CHECKLIST, item.id, on, item.next_check)
        return replace(item, next_check=due, overdue=due < (today or on))

    def _letter(self, template: LetterTemplate, on: date) -> LetterTemplate:
        due = self._due(ItemKind.LETTER, template.id, on, template.next_check)
        return replace(template, next_check=due)

    def _emergency(self, item: Emergency, on: date, today: date | None) -> Emergency:
        due = self._due(ItemKind.EMERGENCY, item.kind.value, on, item.next_check)
        return replace(item, next_check=due, overdue=due < (today or on))

    def _fact(self, fact: Fact) -> Fact:
        review = self._reviews.get((ItemKind.FACT, fact.id))
        if review is None:
            return fact
        due = self._due(ItemKind.FACT, fact.id, review.confirmed_on, fact.next_check)
        return replace(fact, next_check=due)

    def _due(self, kind: ItemKind, identifier: str, on: date, shipped: date) -> date:
        review = self._review(kind, identifier, on)
        return shipped if review is None else max(shipped, review.counts_until)

    def _review(self, kind: ItemKind, identifier: str, on: date) -> LocalReview | None:
        """Return the review of an item if it was about the very text shown on the day."""
        review = self._reviews.get((kind, identifier))
        if review is None or review.digest != self.prints.statement(kind, identifier, on):
            return None
        return review

    def _slots(self, page_id: str, on: date) -> frozenset[str]:
        page = self._pages.find(page_id, on)
        return frozenset(kind.value for kind in page.head.entry.local) if page else frozenset()

    def _notes(self, page_id: str, on: date) -> Iterator[LocalNote]:
        for note in self.layer.notes:
            if note.page_id == page_id:
                yield replace(note, text_changed=note.page_digest != self.page_digest(page_id, on))
