# SPDX-License-Identifier: GPL-3.0-or-later
"""Scope light, linked questions, kinds of bodies, papers: to be checked, compared, confirmed.

They have no page of their own. Light, questions and kinds are one file each with one date of
checking, so each counts as one item, whose text turns when one of its entries begins or ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from hilft_desktop.content.bodies import body_facts
from hilft_desktop.content.figures import FactBook
from hilft_desktop.content.handouts import handout_facts
from hilft_desktop.content.loader import ContentSource
from hilft_desktop.content.papers import paper_facts
from hilft_desktop.content.rendering import Rendering, earliest_check
from hilft_desktop.content.schema import Dated
from hilft_desktop.content.schema_bodies import BodiesFile, BodyKindEntry
from hilft_desktop.content.schema_handouts import HandoutEntry
from hilft_desktop.content.schema_papers import PaperEntry
from hilft_desktop.content.schema_scope import (
    ScopeFile,
    ScopeRuleEntry,
    TopicLinkEntry,
    TopicLinksFile,
)
from hilft_desktop.content.scope import period_holds
from hilft_desktop.domain.papers import PaperPart
from hilft_desktop.domain.scope import Light
from hilft_desktop.domain.updates import CheckedContent, ItemKind
from hilft_desktop.i18n.labels import label

SCOPE_ID, LINKS_ID, BODIES_ID = "ampel", "nachfragen", "verweisstellen"
SCOPE_TITLE = "Ampel: was wir selbst tun dürfen"
LINKS_TITLE = "Wonach wir noch fragen"
BODIES_TITLE = "Verweisstellen: wer wobei hilft"

_LIGHTS = {Light.GREEN: "grün", Light.YELLOW: "gelb", Light.RED: "rot"}
_REFERENCE = re.compile(r"(?:fact|cite):([a-z][a-z0-9_]*)")


@dataclass(frozen=True, slots=True)
class UpkeepPart:
    """A text by kind and id for the days it holds; ``said`` are its entries, ``facts`` unique."""

    kind: ItemKind
    id: str
    title: str
    valid_from: date | None
    valid_to: date | None
    head: Dated
    said: tuple[ScopeRuleEntry | TopicLinkEntry | BodyKindEntry, ...]
    facts: tuple[str, ...]

    def holds_on(self, day: date) -> bool:
        """Tell whether the part is about a day."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


def upkeep_parts(source: ContentSource) -> Iterator[UpkeepPart]:
    """Yield light and questions for each time between two turns, and the papers."""
    if source.scope is not None:
        yield from _spans(ItemKind.SCOPE, SCOPE_ID, SCOPE_TITLE, source.scope.entry)
    if source.links is not None:
        yield from _spans(ItemKind.LINKS, LINKS_ID, LINKS_TITLE, source.links.entry)
    if source.bodies is not None:
        yield _bodies(source.bodies.entry)
    for located in source.papers:
        entry = located.entry
        yield UpkeepPart(
            ItemKind.PAPER, entry.id.value, entry.title, entry.valid_from, entry.valid_to,
            entry, (), paper_facts(entry),
        )  # fmt: skip

    for handout in (located.entry for located in source.handouts):
        yield UpkeepPart(
            ItemKind.HANDOUT, handout.id, handout.title, handout.valid_from, handout.valid_to,
            handout, (), handout_facts(handout),
        )  # fmt: skip


def checked_content(
    source: ContentSource, facts: FactBook, rendering: Rendering
) -> Iterator[CheckedContent]:
    """Yield what holds on the day of the rendering, with the day its check is due."""
    for part in upkeep_parts(source):
        if part.holds_on(rendering.on):
            yield CheckedContent(
                part.kind,
                part.id,
                part.title,
                part.head.checked_on,
                earliest_check(part.head.next_check, facts, part.facts),
                tuple(dict.fromkeys(facts.get(fact).citation for fact in part.facts)),
                tuple(_lines(part, source, rendering)),
            )


def _spans(
    kind: ItemKind, identifier: str, title: str, file: ScopeFile | TopicLinksFile
) -> Iterator[UpkeepPart]:
    entries: tuple[ScopeRuleEntry | TopicLinkEntry, ...]
    entries = file.rule if isinstance(file, ScopeFile) else file.link
    turns = {entry.valid_from for entry in entries if entry.valid_from}
    turns |= {entry.valid_to + timedelta(days=1) for entry in entries if entry.valid_to}
    for since, following in pairwise((None, *sorted(turns), None)):
        held = tuple(entry for entry in entries if period_holds(entry, since or date.min))
        until = None if following is None else following - timedelta(days=1)
        yield UpkeepPart(kind, identifier, title, since, until, file, held, _facts(held))


def _bodies(file: BodiesFile) -> UpkeepPart:
    facts = tuple(dict.fromkeys(fact for body in file.body for fact in body_facts(body)))
    return UpkeepPart(
        ItemKind.BODIES, BODIES_ID, BODIES_TITLE, file.valid_from, file.valid_to,
        file, file.body, facts,
    )  # fmt: skip


def _facts(entries: Iterable[ScopeRuleEntry | TopicLinkEntry]) -> tuple[str, ...]:
    found = (fact for e in entries for fact in (*e.cites, *_REFERENCE.findall(e.reason)))
    return tuple(dict.fromkeys(found))


def _lines(part: UpkeepPart, source: ContentSource, rendering: Rendering) -> Iterator[str]:
    steps = {step.id: step.title for step in source.scope.entry.step} if source.scope else {}
    for entry in part.said:
        if isinstance(entry, ScopeRuleEntry):
            about = (
                f" ({', '.join(label(topic) for topic in entry.topics)})" if entry.topics else ""
            )
            head = f"{steps.get(entry.step, entry.step.value)}{about}: {_LIGHTS[entry.light]}."
            yield f"{head} {rendering.text(entry.reason)}"
        elif isinstance(entry, TopicLinkEntry):
            yield rendering.text(f"{entry.question} {entry.reason}")
        else:
            bring = f" Mitbringen: {', '.join(entry.bring)}." if entry.bring else ""
            yield rendering.text(f"{entry.title}: {entry.purpose}{bring} {entry.hint}".strip())
    if isinstance(part.head, PaperEntry):
        yield from (block.text for block in part.head.block if block.part is not PaperPart.INSERT)
    if isinstance(part.head, HandoutEntry):
        yield from (rendering.text(segment.text) for segment in part.head.segment)
