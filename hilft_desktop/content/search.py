# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds guide pages, checklists, letters and terms for the words of a tired person.

The index is a table of stems: in a guide on one subject the words people search are in most pages,
where the ranking of a general full-text engine gives them a weight near nothing. Here it counts
where a word stands (title, search words, summary, text) and how many of the words asked for a
document answers.
"""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from hilft_desktop.content.search_tables import IndexTables, SearchDocument, make_tables
from hilft_desktop.content.words import parts_of, stem, words_of
from hilft_desktop.domain.guide import GuideHit

_KIND_WEIGHT = {"page": 1.0, "checklist": 0.95, "letter": 0.9, "term": 0.8}

_SAME, _SYNONYM, _BEGINS, _PART, _MISSPELT = 1.0, 0.7, 0.6, 0.5, 0.5
_SNIPPET = 160
_AFTER_ALL_LETTERS = "\uffff"


class SearchIndex:
    """Answers from its tables. What it notes while answering never changes an answer."""

    def __init__(self, tables: IndexTables) -> None:
        self.tables = tables
        self._stop_words = frozenset(tables.stop_words)
        self._row = {word: row for row, word in enumerate(tables.stems)}
        self._known = self._row.keys() | tables.synonyms.keys()
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for known in tables.stems:
            self._by_length[len(known)].append(known)
        self._stems_of_pieces: dict[int, list[tuple[str, frozenset[str]]]] = {}

    @classmethod
    def of(
        cls,
        documents: Iterable[SearchDocument],
        synonyms: Iterable[Iterable[str]] = (),
        stop_words: Iterable[str] = (),
    ) -> SearchIndex:
        """Return an index over documents."""
        return cls(make_tables(documents, synonyms, stop_words))

    def search(self, query: str, limit: int = 20) -> tuple[GuideHit, ...]:
        """Return the best documents first; a query without a known word finds nothing."""
        terms = [word for word in dict.fromkeys(words_of(query)) if word not in self._stop_words]
        scores: dict[int, float] = defaultdict(float)
        answered: dict[int, int] = defaultdict(int)
        matched: set[str] = set()
        for term in terms:
            best: dict[int, float] = {}
            for found, weight in self._expand(term):
                matched.add(found)
                for document, score in self.tables.postings(self._row[found]):
                    best[document] = max(best.get(document, 0.0), weight * score)
            for document, score in best.items():
                scores[document] += score
                answered[document] += 1
        ranked = sorted(
            scores,
            key=lambda at: (
                -scores[at]
                * (answered[at] / len(terms)) ** 1.5
                * _KIND_WEIGHT[self.tables.entries[at].kind],
                at,
            ),
        )
        return tuple(self._hit(at, matched) for at in ranked[:limit])

    def _expand(self, term: str) -> Iterator[tuple[str, float]]:
        """Return known stems for a word as typed, with how much each counts."""
        own = stem(term)
        best: dict[str, float] = {}

        def offer(words: Iterable[tuple[str, float]], factor: float) -> None:
            for word, weight in words:
                best[word] = max(best.get(word, 0.0), weight * factor)

        offer(self._meanings(own), _SAME)
        offer(self._meanings(term), _SAME)
        for part in parts_of(term, self._known):
            offer(self._meanings(part), _PART)
        if len(own) >= 3:
            offer(((known, 1.0) for known in self._beginning_with(own)), _BEGINS)
        if not best:
            for near in self._misspelt(own):
                offer(self._meanings(near), _MISSPELT)
        yield from best.items()

    def _beginning_with(self, own: str) -> list[str]:
        stems = self.tables.stems
        return list(stems[bisect_left(stems, own) : bisect_left(stems, own + _AFTER_ALL_LETTERS)])

    def _meanings(self, own: str) -> Iterator[tuple[str, float]]:
        if own in self._row:
            yield own, _SAME
        for other in self.tables.synonyms.get(own, ()):
            if other in self._row:
                yield other, _SYNONYM

    def _misspelt(self, own: str) -> list[str]:
        if len(own) < 4:
            return []
        near = [
            known
            for length in range(len(own) - 2, len(own) + 3)
            for known in self._by_length.get(length, ())
            if known[0] == own[0] or known[-1] == own[-1]
        ]
        near += [known for known in self.tables.synonyms if abs(len(known) - len(own)) <= 2]
        return difflib.get_close_matches(own, dict.fromkeys(near), n=2, cutoff=0.75)

    def _hit(self, at: int, matched: set[str]) -> GuideHit:
        entry = self.tables.entries[at]
        if at not in self._stems_of_pieces:
            self._stems_of_pieces[at] = [
                (piece, frozenset(stem(word) for word in words_of(piece))) for piece in entry.pieces
            ]
        best, _ = max(self._stems_of_pieces[at], key=lambda entry: len(entry[1] & matched))
        return GuideHit(entry.id, entry.kind, entry.title, shorten(best))


def shorten(text: str) -> str:
    """Return a text of at most 160 characters, cut between words."""
    if len(text) <= _SNIPPET:
        return text
    return f"{text[:_SNIPPET].rsplit(' ', 1)[0].rstrip(' ,;:–')} …"
