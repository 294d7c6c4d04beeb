# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints of a version of the content: enough to say later what it said differently, not what.

A case remembers the version it was advised under. Versions are not kept for ever, their prints
are: some kilobytes each.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from hilft_desktop.content.figures import FigureReference
from hilft_desktop.content.handouts import translation_parts
from hilft_desktop.content.loader import ContentSource, Located
from hilft_desktop.content.rendering import build_fact, letter_facts
from hilft_desktop.content.schema import FactEntry
from hilft_desktop.content.upkeep import upkeep_parts
from hilft_desktop.domain.updates import ContentItem, ItemKind

_REFERENCE = re.compile(r"(?:fact|cite):([a-z][a-z0-9_]*)")
# Looking again without finding anything new is no change of the text.
_UPKEEP = {"checked_on", "next_check", "order", "part", "keywords", "related", "sources"}
_SIGNS = 16


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Period(_Part):
    """A time in which a print holds."""

    since: date | None = None
    until: date | None = None
    print: str

    def holds_on(self, day: date) -> bool:
        """Tell whether the period contains the day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class ItemPrint(Period):
    """The print of a text for the days it holds, and the facts it leans on."""

    kind: ItemKind
    id: str
    title: str
    facts: tuple[str, ...] = ()

    @property
    def item(self) -> ContentItem:
        """Return kind, id and title."""
        return ContentItem(self.kind, self.id, self.title)


class Prints(_Part):
    """The prints of one version."""

    format: Literal["hilft-prints/1"] = "hilft-prints/1"
    version: str
    items: tuple[ItemPrint, ...]
    facts: dict[str, tuple[Period, ...]]

    def find(self, kind: str, identifier: str, on: date) -> ItemPrint | None:
        """Return the print of an item that holds on a day."""
        found = (i for i in self.items if i.kind == kind and i.id == identifier and i.holds_on(on))
        return next(found, None)

    def statement(self, kind: str, identifier: str, on: date) -> str:
        """Return a digest of what an item says on a day, figures included; empty if nothing."""
        if kind == ItemKind.FACT:
            return self._figure(identifier, on)
        item = self.find(kind, identifier, on)
        if item is None:
            return ""
        figures = [(fact, self._figure(fact, on)) for fact in item.facts]
        return digest([item.print, figures])

    def _figure(self, fact: str, on: date) -> str:
        held = (period.print for period in self.facts.get(fact, ()) if period.holds_on(on))
        return next(held, "")


@dataclass(frozen=True, slots=True)
class _Item:
    kind: ItemKind
    entry: Any
    text: Any
    facts: Iterable[str]


def take_prints(source: ContentSource, version: str) -> Prints:
    """Return the prints of what was read."""
    items = tuple(
        ItemPrint(
            kind=item.kind,
            id=item.entry.id,
            title=getattr(item.entry, "title", "") or getattr(item.entry, "term", ""),
            since=getattr(item.entry, "valid_from", None),
            until=getattr(item.entry, "valid_to", None),
            print=digest(item.text),
            facts=tuple(sorted(set(item.facts))),
        )
        for item in _items(source)
    )
    facts = {located.entry.id: tuple(_periods(located)) for located in source.facts}
    return Prints(version=version, items=items, facts=facts)


def digest(value: Any) -> str:
    """Return a short digest of plain values."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_SIGNS]


def _items(source: ContentSource) -> Iterator[_Item]:
    for page in source.pages:
        head = page.head.entry
        text = [_dump(head), page.body]
        yield _Item(ItemKind.PAGE, head, text, _REFERENCE.findall(f"{head.summary} {page.body}"))
    for checklist in source.checklists:
        dumped = _dump(checklist.entry)
        cited = [fact for step in checklist.entry.step for fact in step.cites]
        found = _REFERENCE.findall(json.dumps(dumped, default=str))
        yield _Item(ItemKind.CHECKLIST, checklist.entry, dumped, [*cited, *found])
    for letter in source.letters:
        dumped = _dump(letter.entry)
        found = _REFERENCE.findall(json.dumps(dumped, default=str))
        yield _Item(ItemKind.LETTER, letter.entry, dumped, [*letter_facts(letter.entry), *found])
    for situation in source.emergencies:
        entry = situation.entry
        dumped = _dump(entry)
        cited = [fact for line in entry.line for fact in line.cites]
        called = [FigureReference.parse(call.fact).fact_id for call in entry.call]
        found = _REFERENCE.findall(json.dumps(dumped, default=str))
        yield _Item(ItemKind.EMERGENCY, entry, dumped, [*cited, *called, *found])
    for part in upkeep_parts(source):
        # The light's bodies and steps are read with each rule.
        around = _dump(part.head, "rule", "link")
        yield _Item(part.kind, part, [around, *map(_dump, part.said)], part.facts)
    for translation in translation_parts(source):
        # Without figures: a translation stays right when the law turns four weeks into five.
        yield _Item(ItemKind.TRANSLATION, translation, translation.said, ())
    for term in source.terms:
        yield _Item(ItemKind.TERM, term.entry, _dump(term.entry), ())


def _dump(entry: BaseModel, *others: str) -> dict[str, Any]:
    return entry.model_dump(mode="json", exclude={*_UPKEEP, *others})


def _periods(located: Located[FactEntry]) -> Iterator[Period]:
    fact = build_fact(located.entry, "")
    if not fact.series:
        # A rule in words: what its note says is what pages lean on.
        yield Period(print=digest([fact.status, fact.citation, fact.note]))
    for value in fact.series:
        said = [fact.status, fact.citation, value.values, value.rows]
        yield Period(since=value.valid_from, until=value.valid_to, print=digest(said))
