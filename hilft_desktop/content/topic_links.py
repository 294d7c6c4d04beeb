# SPDX-License-Identifier: GPL-3.0-or-later
"""The topic graph: its own rules, and its rendering for a working date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from hilft_desktop.content.emergency import TitleOf
from hilft_desktop.content.loader import Located
from hilft_desktop.content.rendering import Rendering
from hilft_desktop.content.schema_scope import TopicLinkEntry, TopicLinksFile
from hilft_desktop.content.scope import (
    LineFinding,
    citation_line,
    leans_on_uncertain,
    period_holds,
)
from hilft_desktop.domain.codes import Topic
from hilft_desktop.domain.guide import SpanKind
from hilft_desktop.domain.topic_links import TopicLink

TOPIC, PAGE, CHECKLIST = "thema", "seite", "checkliste"
"""What a link may be about: ``thema:miete``, ``seite:id``, ``checkliste:id``."""

LONGEST_QUESTION = 160
"""Characters: it is read aloud."""

MOST_QUESTIONS = 15
"""For one topic: nobody asks more, and nobody answers more."""


# -------------------------------------------------------------------------------- checks


def links_findings(located: Located[TopicLinksFile]) -> Iterator[LineFinding]:
    """Return what is wrong with the graph by itself."""
    yield from _unknown_topics(located)
    seen: set[str] = set()
    asked: Counter[str] = Counter()
    for index, link in enumerate(located.entry.link):
        line = located.line("link", index)
        if link.id in seen:
            yield line, "id_duplicate", f"„{link.id}“ gibt es schon."
        seen.add(link.id)
        asked.update(link.about)
        if len(link.question) > LONGEST_QUESTION or not link.question.rstrip("“”").endswith("?"):
            yield line, "question_wrong", "Die Frage endet mit „?“ und ist in einem Atemzug lesbar."
        if f"{PAGE}:{link.page}" in link.about or f"{CHECKLIST}:{link.checklist}" in link.about:
            yield line, "link_to_itself", "Der Verweis führt dorthin zurück, woher er kommt."
        if not link.cites and not link.practice:
            yield (
                line,
                "cite_missing",
                "Der Grund braucht einen Beleg (cites) oder practice = true.",
            )
    for topic in Topic:
        count = asked[f"{TOPIC}:{topic}"]
        if not count:
            yield 1, "topic_unlinked", f"Beim Thema „{topic}“ wird nach nichts weiter gefragt."
        if count > MOST_QUESTIONS:
            yield (
                1,
                "too_many_questions",
                f"Beim Thema „{topic}“ stehen {count} Fragen; höchstens {MOST_QUESTIONS}.",
            )


def _unknown_topics(located: Located[TopicLinksFile]) -> Iterator[LineFinding]:
    for index, link in enumerate(located.entry.link):
        for reference in link.about:
            kind, _, name = reference.partition(":")
            if kind == TOPIC and name not in set(Topic):
                yield (
                    located.line("link", index),
                    "value_not_allowed",
                    f"Das Thema „{name}“ gibt es nicht. Erlaubt: {', '.join(Topic)}.",
                )


def links_targets(located: Located[TopicLinksFile]) -> Iterator[tuple[int, SpanKind, str]]:
    """Return line, kind and id of every page and checklist the graph leads to or starts from."""
    kinds = {PAGE: SpanKind.PAGE_LINK, CHECKLIST: SpanKind.CHECKLIST_LINK}
    for index, link in enumerate(located.entry.link):
        line = located.line("link", index)
        yield line, SpanKind.PAGE_LINK, link.page
        if link.checklist:
            yield line, SpanKind.CHECKLIST_LINK, link.checklist
        for reference in link.about:
            kind, _, name = reference.partition(":")
            if kind in kinds:
                yield line, kinds[kind], name


def links_texts(located: Located[TopicLinksFile]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Return line, words and cited facts of everything that is read."""
    for index, link in enumerate(located.entry.link):
        yield located.line("link", index), f"{link.question} {link.reason}", link.cites


# ------------------------------------------------------------------------------ rendering


def build_links(
    located: Located[TopicLinksFile] | None,
    references: Collection[str],
    render: Rendering,
    title_of: TitleOf,
) -> tuple[TopicLink, ...]:
    """Return what to ask about at ``thema:…``, ``seite:…`` or ``checkliste:…``, urgent first.

    What leads back to one of the references is left out.
    """
    if located is None:
        return ()
    found = [
        _link(entry, render, title_of)
        for entry in located.entry.link
        if not set(references).isdisjoint(entry.about)
        and f"{PAGE}:{entry.page}" not in references
        and f"{CHECKLIST}:{entry.checklist}" not in references
        and period_holds(entry, render.on)
    ]
    return tuple(sorted(found, key=lambda link: not link.is_urgent))


def _link(entry: TopicLinkEntry, render: Rendering, title_of: TitleOf) -> TopicLink:
    page = title_of(SpanKind.PAGE_LINK, entry.page)
    checklist = title_of(SpanKind.CHECKLIST_LINK, entry.checklist)
    return TopicLink(
        id=entry.id,
        question=render.text(entry.question),
        reason=render.text(entry.reason),
        page=entry.page if page else "",
        page_title=page,
        checklist=entry.checklist if checklist else "",
        checklist_title=checklist,
        citation=citation_line(entry.cites, render),
        uncertain=leans_on_uncertain(entry.cites, render),
        is_urgent=entry.urgent,
    )
