# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers about data protection: their own rules, and their form for a working date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hilft_desktop.content.lint_checklists import LineFinding
from hilft_desktop.content.loader import Located
from hilft_desktop.content.rendering import Rendering, earliest_check
from hilft_desktop.content.schema_papers import PaperEntry
from hilft_desktop.content.template_text import (
    FILTERS,
    facts_used,
    filters_used,
    names_in,
    names_used,
)
from hilft_desktop.domain.papers import (
    PAPER_INSERTS,
    PAPER_VALUES,
    PaperBlock,
    PaperKind,
    PaperPart,
    PaperTemplate,
)


def paper_findings(located: Located[PaperEntry]) -> Iterator[LineFinding]:
    """Return what is wrong with a paper by itself: names, filters and lists nobody knows."""
    entry = located.entry
    inserted: set[str] = set()
    for index, block in enumerate(entry.block):
        line = located.line("block", index)
        wanted = names_used(block.text) | (names_in(block.when) if block.when else frozenset())
        for name in sorted(wanted - PAPER_VALUES[entry.id]):
            yield line, "field_undefined", f"Den Wert „{name}“ gibt es für dieses Blatt nicht."
        for name in sorted(filters_used(block.text) - FILTERS):
            yield line, "filter_unknown", f"Den Filter „{name}“ gibt es nicht."
        if block.part is PaperPart.INSERT:
            inserted.add(block.text)
            if block.text not in PAPER_INSERTS[entry.id]:
                yield line, "field_undefined", f"Den Einschub „{block.text}“ gibt es hier nicht."
    for name in sorted(PAPER_INSERTS[entry.id] - inserted):
        yield 1, "field_unused", f"Der Einschub „{name}“ fehlt auf dem Blatt."


def missing_papers(papers: Iterable[Located[PaperEntry]]) -> Iterator[PaperKind]:
    """Return the papers of which there is no text."""
    known = {located.entry.id for located in papers}
    yield from (kind for kind in PaperKind if kind not in known)


def paper_texts(located: Located[PaperEntry]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Return line, words and cited facts of everything that is read."""
    entry = located.entry
    yield located.line("title"), f"{entry.title}. {entry.subtitle}", entry.cites
    for index, block in enumerate(entry.block):
        if block.part is not PaperPart.INSERT:
            yield located.line("block", index), block.text, entry.cites


def paper_facts(entry: PaperEntry) -> tuple[str, ...]:
    """Return the facts a paper leans on: cited in its head or shown in its text."""
    shown = [fact for block in entry.block for fact, _key in facts_used(block.text)]
    return tuple(dict.fromkeys([*entry.cites, *shown]))


def build_paper(entry: PaperEntry, render: Rendering) -> PaperTemplate:
    """Return a paper for a working date; its text runs later, where the values are."""
    facts = paper_facts(entry)
    return PaperTemplate(
        kind=entry.id,
        title=entry.title,
        subtitle=entry.subtitle,
        version=render.version,
        blocks=tuple(
            PaperBlock(block.part, block.text, block.when, block.lines) for block in entry.block
        ),
        citations=tuple(dict.fromkeys(render.citation_text(fact) for fact in facts)),
        checked_on=entry.checked_on,
        next_check=earliest_check(entry.next_check, render.facts, facts),
    )
