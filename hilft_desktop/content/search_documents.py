# SPDX-License-Identifier: GPL-3.0-or-later
"""What the search can find, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hilft_desktop.content.loader import PageSource
from hilft_desktop.content.markdown import DraftBlock
from hilft_desktop.content.rendering import Rendering
from hilft_desktop.content.schema import ChecklistEntry, LetterEntry
from hilft_desktop.content.search_tables import SearchDocument
from hilft_desktop.domain.guide import Span, SpanKind, Term


def documents_of(
    rendering: Rendering,
    pages: Iterable[tuple[PageSource, tuple[DraftBlock, ...]]],
    checklists: Iterable[ChecklistEntry],
    letters: Iterable[LetterEntry],
    terms: Iterable[Term],
) -> Iterator[SearchDocument]:
    """Yield pages, checklists, letters and terms as they read on the day of the rendering."""
    for page, blocks in pages:
        head = page.head.entry
        text = rendering.page(page, blocks, ()).blocks
        sentences = tuple(_without_citations(block.spans) for block in text)
        yield SearchDocument(
            head.id, "page", head.title, rendering.text(head.summary), head.keywords, sentences
        )
    for entry in checklists:
        checklist = rendering.checklist(entry)
        words = (*(q.text for q in checklist.questions), *(s.text for s in checklist.steps))
        yield SearchDocument(
            entry.id, "checklist", entry.title, checklist.summary, entry.keywords, words
        )
    for letter in letters:
        labels = tuple(field.label for field in letter.field)
        yield SearchDocument(
            letter.id, "letter", letter.title, letter.summary, letter.keywords, labels
        )
    for term in terms:
        yield SearchDocument(term.id, "term", term.term, term.text, (term.long,), ())


def _without_citations(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans if span.kind is not SpanKind.CITATION).strip()
