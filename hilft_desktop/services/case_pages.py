# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of cases: filters, search, and a second try when a word was mistyped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hilft_desktop.domain.errors import UserError
from hilft_desktop.services.rows import CasePage, CaseQuery, CaseRow

if TYPE_CHECKING:
    from hilft_desktop.storage.repositories.cases import CaseNeed
    from hilft_desktop.storage.repositories.cases import CaseQuery as StorageQuery
    from hilft_desktop.storage.repositories.cases import CaseRow as StorageRow
    from hilft_desktop.storage.unit_of_work import UnitOfWork

MOST_COUNTED = 1000
"""Hits of a search are counted up to here: typing stays fluid however many cases there are."""


def case_page(uow: UnitOfWork, query: CaseQuery) -> CasePage:
    """Return a page of the cases that match; with no hit, of what was probably meant.

    Raises ``UserError``: ``page_key_invalid``, ``case_need_unknown``.
    """
    page = _page(uow, query)
    if page.rows or not query.text.strip():
        return page
    # A later page of a mended search comes with the words as typed: they are mended again.
    mended = uow.search.mended(query.text)
    if not mended:
        return page
    return replace(_page(uow, replace(query, text=mended)), corrected=mended)


def case_row(row: StorageRow) -> CaseRow:
    """Return a case as lists show it."""
    return CaseRow(
        id=row.case.id,
        pseudonym=row.pseudonym,
        title=row.case.title,
        topic=row.case.topic,
        status=row.case.status,
        opened_on=row.case.opened_on,
        open_flags=row.open_flags,
        next_due=row.next_due,
        counsellor=row.case.counsellor,
        second_counsellor=row.case.second_counsellor,
        open_looks=row.open_looks,
    )


def _page(uow: UnitOfWork, query: CaseQuery) -> CasePage:
    wanted = _storage_query(query)
    if query.text.strip():
        page, total = uow.cases.search(wanted, MOST_COUNTED)
    else:
        page = uow.cases.page(wanted)
        is_whole = page.after is None and not query.after
        total = len(page.items) if is_whole else uow.cases.count(wanted)
    return CasePage(tuple(case_row(row) for row in page.items), page.after or "", total)


def _storage_query(query: CaseQuery) -> StorageQuery:
    from hilft_desktop.storage.repositories.cases import CaseQuery as StorageQuery

    return StorageQuery(
        text=query.text,
        status=query.status,
        topic=query.topic,
        counsellor=query.counsellor,
        need=_need(query.needs),
        after=query.after or None,
        limit=query.limit,
    )


def _need(code: str) -> CaseNeed | None:
    from hilft_desktop.storage.repositories.cases import CaseNeed

    if not code:
        return None
    try:
        return CaseNeed(code)
    except ValueError:
        allowed = tuple(CaseNeed)
        raise UserError("case_need_unknown", field="needs", text=code, allowed=allowed) from None
