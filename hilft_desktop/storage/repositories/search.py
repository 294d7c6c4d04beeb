# SPDX-License-Identifier: GPL-3.0-or-later
"""Search over pseudonym, title and chronicle of the cases, as fast as one types."""

from __future__ import annotations

import re
from collections.abc import Generator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, Text, column, select, table

from hilft_desktop.domain.codes import CaseStatus, Topic
from hilft_desktop.domain.ids import CaseId
from hilft_desktop.storage.paging import clamp
from hilft_desktop.storage.tables import case_texts, cases
from hilft_desktop.storage.transaction import Repository

_WORD = re.compile(r"[^\W_]+")
_WORDS_LIMIT = 12
_case_search = table("case_search", column("rowid"), column("case_search", Text))


def match_expression(words: str) -> str:
    """Return the full-text expression for what somebody typed; empty if there is no word in it.

    Every word is quoted, so that no sign typed by chance is an operator, and may be the beginning
    of a longer one; all must occur.
    """
    found = _WORD.findall(words.replace("ß", "ss").replace("ẞ", "SS"))[:_WORDS_LIMIT]
    return " ".join(f'"{word}"*' for word in found)


class CaseFinder:
    """Walks through the cases that match, best first, and reads no further than asked.

    Cases whose pseudonym and title match come first, then those in which one entry (together with
    pseudonym and title) has all words; the latest entries first.
    """

    def __init__(self, connection: Connection, words: str) -> None:
        self._connection = connection
        self._expression = match_expression(words)

    def ids(
        self, status: CaseStatus | None = None, topic: Topic | None = None
    ) -> Generator[CaseId, None, None]:
        """Yield the ids of the cases that match, each once."""
        if not self._expression:
            return
        seen: set[str] = set()
        for part in ("head", "body"):
            statement = _matching(f"{part} : ({self._expression})", status, topic)
            with self._connection.execute(statement) as rows:
                for (case_id,) in rows:
                    if case_id not in seen:
                        seen.add(case_id)
                        yield CaseId(case_id)


def _matching(expression: str, status: CaseStatus | None, topic: Topic | None) -> Select[Any]:
    statement = (
        select(case_texts.c.case_id)
        .join_from(_case_search, case_texts, case_texts.c.row == _case_search.c.rowid)
        .where(_case_search.c.case_search.op("MATCH")(expression))
        .order_by(_case_search.c.rowid.desc())
    )
    if status is None and topic is None:
        return statement
    statement = statement.join(cases, cases.c.id == case_texts.c.case_id)
    if status is not None:
        statement = statement.where(cases.c.status == status)
    if topic is not None:
        statement = statement.where(cases.c.topic == topic)
    return statement


class SearchRepository(Repository):
    """Finds cases."""

    __slots__ = ()

    def search_cases(self, words: str, limit: int = 20) -> tuple[CaseId, ...]:
        """Return cases in which every word begins some word, best first (see ``CaseFinder``)."""
        found = CaseFinder(self._tx.connection, words).ids()
        try:
            return tuple(islice(found, clamp(limit)))
        finally:
            found.close()
