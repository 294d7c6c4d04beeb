# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds guide pages, checklists, letters and terms for the words of a tired person.

The index is a plain dictionary of stems: in a guide on one subject the words people search are in
most pages, where the ranking of a general full-text engine gives them a weight near nothing. Here
it counts where a word stands (title, search words, summary, text) and how many of the words asked
for a document answers.
"""

from __future__ import annotations

import difflib
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hilft_desktop.content.words import fold, parts_of, stem, words_of
from hilft_desktop.domain.guide import GuideHit

_TITLE, _KEYWORD, _SUMMARY, _BODY = 8.0, 6.0, 3.0, 1.0
_BODY_CAP = 4.0
_KIND_WEIGHT = {"page": 1.0, "checklist": 0.95, "letter": 0.9, "term": 0.8}

_SAME, _SYNONYM, _BEGINS, _PART, _MISSPELT = 1.0, 0.7, 0.6, 0.5, 0.5
_SNIPPET = 160
_AFTER_ALL_LETTERS = "\uffff"


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """Something that can be found; ``body`` is its text in pieces of a sentence or block."""

    id: str
    kind: str
    title: str
    summary: str
    keywords: tuple[str, ...]
    body: tuple[str, ...]


class SearchIndex:
    """An index over documents. What it notes while answering never changes an answer."""

    def __init__(
        self,
        documents: Iterable[SearchDocument],
        synonyms: Iterable[Iterable[str]] = (),
        stop_words: Iterable[str] = (),
    ) -> None:
        self._documents = tuple(documents)
        self._stop_words = frozenset(fold(word) for word in stop_words)
        self._synonyms: dict[str, set[str]] = defaultdict(set)
        for group in synonyms:
            stems = {stem(word) for entry in group for word in words_of(entry)}
            for one in stems:
                self._synonyms[one] |= stems - {one}
        self._stems_of_pieces: dict[int, list[tuple[str, frozenset[str]]]] = {}
        self._postings = self._build()
        self._known = frozenset(self._postings) | frozenset(self._synonyms)
        self._sorted = sorted(self._postings)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for known in self._postings:
            self._by_length[len(known)].append(known)

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
                for document, score in self._postings[found].items():
                    best[document] = max(best.get(document, 0.0), weight * score)
            for document, score in best.items():
                scores[document] += score
                answered[document] += 1
        ranked = sorted(
            scores,
            key=lambda at: (
                -scores[at]
                * (answered[at] / len(terms)) ** 1.5
                * _KIND_WEIGHT[self._documents[at].kind],
                at,
            ),
        )
        return tuple(self._hit(at, matched) for at in ranked[:limit])

    def _build(self) -> dict[str, dict[int, float]]:
        fields = [list(_fields(document)) for document in self._documents]
        stems = {stem(word) for field in fields for text, _ in field for word in words_of(text)}
        stems.update(self._synonyms)
        parts: dict[str, tuple[str, ...]] = {}
        postings: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for at, field in enumerate(fields):
            body: dict[str, float] = defaultdict(float)
            for text, weight in field:
                for word in words_of(text):
                    if word not in parts:
                        parts[word] = (stem(word), *parts_of(word, stems))
                    for found in parts[word]:
                        if weight == _BODY:
                            body[found] = min(body[found] + _BODY, _BODY_CAP)
                        else:
                            postings[found][at] = max(postings[found][at], weight)
            for found, weight in body.items():
                postings[found][at] += weight
        count = len(self._documents)
        return {
            found: {at: math.log(1 + count / len(where)) * score for at, score in where.items()}
            for found, where in postings.items()
        }

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
        start = bisect_left(self._sorted, own)
        return self._sorted[start : bisect_left(self._sorted, own + _AFTER_ALL_LETTERS)]

    def _meanings(self, own: str) -> Iterator[tuple[str, float]]:
        if own in self._postings:
            yield own, _SAME
        for other in self._synonyms.get(own, ()):
            if other in self._postings:
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
        near += [known for known in self._synonyms if abs(len(known) - len(own)) <= 2]
        return difflib.get_close_matches(own, dict.fromkeys(near), n=2, cutoff=0.75)

    def _hit(self, at: int, matched: set[str]) -> GuideHit:
        document = self._documents[at]
        if at not in self._stems_of_pieces:
            self._stems_of_pieces[at] = [
                (piece, frozenset(stem(word) for word in words_of(piece)))
                for piece in _pieces(document)
            ]
        best, _ = max(self._stems_of_pieces[at], key=lambda entry: len(entry[1] & matched))
        return GuideHit(document.id, document.kind, document.title, shorten(best))


def _pieces(document: SearchDocument) -> tuple[str, ...]:
    # What a letter asks for says little about it; its summary says what it is for.
    body = () if document.kind == "letter" else document.body
    return (document.summary, *body)


def _fields(document: SearchDocument) -> Iterator[tuple[str, float]]:
    yield document.title, _TITLE
    yield document.id.replace("_", " "), _KEYWORD
    for keyword in document.keywords:
        yield keyword, _KEYWORD
    yield document.summary, _SUMMARY
    for piece in document.body:
        yield piece, _BODY


def shorten(text: str) -> str:
    """Return a text of at most 160 characters, cut between words."""
    if len(text) <= _SNIPPET:
        return text
    return f"{text[:_SNIPPET].rsplit(' ', 1)[0].rstrip(' ,;:–')} …"
