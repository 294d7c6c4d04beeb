# SPDX-License-Identifier: GPL-3.0-or-later
"""Search over everything on a case that carries words, as fast as one types."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Text,
    column,
    false,
    func,
    select,
    table,
)

from hilft_desktop.domain.ids import CaseId
from hilft_desktop.domain.likeness import fold, typos_allowed, typos_at_the_beginning
from hilft_desktop.storage.paging import clamp
from hilft_desktop.storage.tables import case_texts, cases
from hilft_desktop.storage.transaction import Repository

_WORD = re.compile(r"[^\W_]+")
_WORDS_LIMIT = 12
_words = table("case_search_words", column("term", Text), column("doc", Integer))
_case_search = table("case_search", column("rowid"), column("case_search", Text))


def match_expression(words: str) -> str:
    """Return the full-text expression for what somebody typed; empty if there is no word in it.

    Every word is quoted, so that no sign typed by chance is an operator, and may be the beginning
    of a longer one; all must occur.
    """
    return " ".join(f'"{word}"*' for word in words_in(words))


def words_in(text: str) -> list[str]:
    """Return the words of what somebody typed, written as the index has them."""
    return _WORD.findall(text.replace("ß", "ss").replace("ẞ", "SS"))[:_WORDS_LIMIT]


class CaseFinder:
    """Walks through the cases that match, best first, and reads no further than asked.

    Cases whose pseudonym and title match come first, then those in which one entry (together with
    pseudonym and title) has all words; the latest entries first.
    """

    def __init__(self, connection: Connection, words: str) -> None:
        self._connection = connection
        self._expression = match_expression(words)

    def ids(self, conditions: Sequence[ColumnElement[bool]] = ()) -> Generator[CaseId, None, None]:
        """Yield the ids of the cases that match and meet the conditions on them, each once."""
        if not self._expression:
            return
        seen: set[str] = set()
        head, body = f"head : ({self._expression})", f"body : ({self._expression})"
        # The words of the head stand before those of each record: leave out what was found by them.
        by_head = case_texts.c.case_id.in_(_matching(head).order_by(None))
        for expression, wanted in ((head, conditions), (body, (*conditions, ~by_head))):
            statement = _matching(expression, wanted)
            with self._connection.execute(statement) as rows:
                for (case_id,) in rows:
                    if case_id not in seen:
                        seen.add(case_id)
                        yield CaseId(case_id)


def _matching(expression: str, conditions: Sequence[ColumnElement[bool]] = ()) -> Select[Any]:
    statement = (
        select(case_texts.c.case_id)
        .join_from(_case_search, case_texts, case_texts.c.row == _case_search.c.rowid)
        .where(_case_search.c.case_search.op("MATCH")(expression))
        .order_by(_case_search.c.rowid.desc())
    )
    if not conditions:
        return statement
    return statement.join(cases, cases.c.id == case_texts.c.case_id).where(*conditions)


def records_matching(record_id: ColumnElement[Any], words: str) -> ColumnElement[bool]:
    """Return the condition that a record carries all words, its case's pseudonym and title
    included; no record does when there is no word in ``words``.
    """
    expression = match_expression(words)
    if not expression:
        return false()
    return record_id.in_(
        select(case_texts.c.record_id)
        .join_from(_case_search, case_texts, case_texts.c.row == _case_search.c.rowid)
        .where(_case_search.c.case_search.op("MATCH")(f"body : ({expression})"))
        .where(case_texts.c.record_id.is_not(None))
    )


class SearchRepository(Repository):
    """Finds cases, and mends words that occur nowhere."""

    __slots__ = ()

    def search_cases(self, words: str, limit: int = 20) -> tuple[CaseId, ...]:
        """Return cases in which every word begins some word, best first (see ``CaseFinder``)."""
        found = CaseFinder(self._tx.connection, words).ids()
        try:
            return tuple(islice(found, clamp(limit)))
        finally:
            found.close()

    def mended(self, words: str) -> str:
        """Return the words with each that begins no word anywhere replaced by the likeliest one.

        Empty when every word occurs somewhere, or when for one of them nothing is alike.
        """
        mended, changed = [], False
        for word in words_in(words):
            if self._occurs(word):
                mended.append(word)
                continue
            term = self._likeliest(word)
            if not term:
                return ""
            mended.append(self._as_written(term))
            changed = True
        return " ".join(mended) if changed else ""

    def _occurs(self, word: str) -> bool:
        rows = select(_case_search.c.rowid).where(
            _case_search.c.case_search.op("MATCH")(f'"{word}"*')
        )
        return self._one(rows.limit(1)) is not None

    def _likeliest(self, word: str) -> str:
        """Return the indexed term most like the word; of equal ones the most frequent."""
        wanted = fold(word)
        allowed = typos_allowed(wanted)
        if not allowed:
            return ""
        vocabulary = select(_words.c.term, _words.c.doc).where(
            func.length(_words.c.term) >= len(wanted) - allowed
        )
        best: tuple[int, int, str] | None = None
        for term, count in self._tx.connection.execute(vocabulary):
            distance = typos_at_the_beginning(wanted, term, allowed)
            if distance is not None:
                rank = (distance, -count, term)
                best = rank if best is None else min(best, rank)
        return "" if best is None else best[2]

    def _as_written(self, term: str) -> str:
        """Return a term of the index as somebody wrote it, with capitals and umlauts."""
        row = self._one(
            select(case_texts.c.head, case_texts.c.body)
            .join_from(_case_search, case_texts, case_texts.c.row == _case_search.c.rowid)
            .where(_case_search.c.case_search.op("MATCH")(f'"{term}"'))
            .limit(1)
        )
        written = () if row is None else _WORD.findall(f"{row.head} {row.body}")
        return next((word for word in written if fold(word) == term), term)
