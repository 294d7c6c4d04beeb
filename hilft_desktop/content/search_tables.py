# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of a search index, made once from the documents of the guide."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hilft_desktop.content.words import fold, parts_of, stem, words_of

_TITLE, _KEYWORD, _SUMMARY, _BODY = 8.0, 6.0, 3.0, 1.0
_BODY_CAP = 4.0


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """Something that can be found; ``body`` is its text in pieces of a sentence or block."""

    id: str
    kind: str
    title: str
    summary: str
    keywords: tuple[str, ...]
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A document as it is shown when found: the best of its ``pieces`` becomes the snippet."""

    id: str
    kind: str
    title: str
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexTables:
    """Which stem stands in which documents, and how much it says there.

    The documents of ``stems[row]`` are ``where[starts[row]:starts[row + 1]]`` (places in
    ``entries``), their weights the same range of ``scores``. ``stems`` is sorted.
    """

    entries: tuple[IndexEntry, ...]
    stop_words: tuple[str, ...]
    synonyms: Mapping[str, tuple[str, ...]]
    stems: tuple[str, ...]
    starts: array[int]
    where: array[int]
    scores: array[float]

    def postings(self, row: int) -> Iterator[tuple[int, float]]:
        """Return the documents of a stem with its weight in each."""
        begin, end = self.starts[row], self.starts[row + 1]
        return zip(self.where[begin:end], self.scores[begin:end], strict=True)


def make_tables(
    documents: Iterable[SearchDocument],
    synonyms: Iterable[Iterable[str]],
    stop_words: Iterable[str],
) -> IndexTables:
    """Return the tables over documents; the same documents give the same tables."""
    found = tuple(documents)
    alike = _synonyms(synonyms)
    postings = _weights(found, alike)
    stems = tuple(sorted(postings))
    starts, where, scores = array("I", (0,)), array("I"), array("d")
    for word in stems:
        for at, score in sorted(postings[word].items()):
            where.append(at)
            scores.append(score)
        starts.append(len(where))
    return IndexTables(
        entries=tuple(IndexEntry(d.id, d.kind, d.title, _pieces(d)) for d in found),
        stop_words=tuple(sorted({fold(word) for word in stop_words})),
        synonyms={word: tuple(sorted(alike[word])) for word in sorted(alike)},
        stems=stems,
        starts=starts,
        where=where,
        scores=scores,
    )


def _synonyms(groups: Iterable[Iterable[str]]) -> dict[str, set[str]]:
    alike: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        stems = {stem(word) for entry in group for word in words_of(entry)}
        for one in stems:
            alike[one] |= stems - {one}
    return alike


def _weights(
    documents: tuple[SearchDocument, ...], synonyms: Iterable[str]
) -> dict[str, dict[int, float]]:
    fields = [list(_fields(document)) for document in documents]
    stems = {stem(word) for field in fields for text, _ in field for word in words_of(text)}
    stems.update(synonyms)
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
    count = len(documents)
    return {
        found: {at: math.log(1 + count / len(where)) * score for at, score in where.items()}
        for found, where in postings.items()
    }


def _fields(document: SearchDocument) -> Iterator[tuple[str, float]]:
    yield document.title, _TITLE
    yield document.id.replace("_", " "), _KEYWORD
    for keyword in document.keywords:
        yield keyword, _KEYWORD
    yield document.summary, _SUMMARY
    for piece in document.body:
        yield piece, _BODY


def _pieces(document: SearchDocument) -> tuple[str, ...]:
    # What a letter asks for says little about it; its summary says what it is for.
    body = () if document.kind == "letter" else document.body
    return (document.summary, *body)
