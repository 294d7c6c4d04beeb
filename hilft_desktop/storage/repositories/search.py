# SPDX-License-Identifier: GPL-3.0-or-later
"""Search over pseudonym, title and chronicle of the cases, as fast as one types."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Select, Text, bindparam, column, select, table, text

from hilft_desktop.domain.ids import CaseId
from hilft_desktop.storage.paging import clamp
from hilft_desktop.storage.tables import case_texts
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


def matching_cases(words: str) -> Select[Any]:
    """Return a subquery of the ids of the cases that match; none match words without letters."""
    expression = match_expression(words)
    rows = select(_case_search.c.rowid).where(_case_search.c.case_search.op("MATCH")(expression))
    found = select(case_texts.c.case_id).where(case_texts.c.row.in_(rows))
    return found if expression else found.where(text("0"))


_FIND = text(
    "SELECT case_texts.case_id FROM case_search"
    " JOIN case_texts ON case_texts.row = case_search.rowid"
    " WHERE case_search MATCH :expression ORDER BY case_search.rowid DESC LIMIT :most"
).bindparams(bindparam("expression", type_=Text))


class SearchRepository(Repository):
    """Finds cases."""

    __slots__ = ()

    def search_cases(self, words: str, limit: int = 20) -> tuple[CaseId, ...]:
        """Return cases in which all words begin some word, newest first.

        Hits in pseudonym and title come before hits in the chronicle.
        """
        expression = match_expression(words)
        if not expression:
            return ()
        most = clamp(limit)
        heads = self._find(f"{{pseudonym title}} : ({expression})", most)
        if len(heads) >= most:
            return heads
        # Every head hit is among these again, so twice as many always suffice to fill the list.
        known = set(heads)
        rest = tuple(c for c in self._find(expression, most * 2) if c not in known)
        return (heads + rest)[:most]

    def _find(self, expression: str, most: int) -> tuple[CaseId, ...]:
        rows = self._tx.connection.execute(_FIND, {"expression": expression, "most": most})
        return tuple(CaseId(row[0]) for row in rows)
