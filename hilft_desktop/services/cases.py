# SPDX-License-Identifier: GPL-3.0-or-later
"""List, search, show and continue cases."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.domain.cases import ENTRY_LIMIT, Case, Entry, FollowUp, NewEntry, RedFlag
from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.codes import CaseStatus, FlagKind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId, FlagId, FollowUpId
from hilft_desktop.services.rows import CaseDetail, CasePage, CaseQuery, CaseRow
from hilft_desktop.services.texts import limited, required

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.repositories.cases import CaseRow as StorageRow
    from hilft_desktop.storage.unit_of_work import UnitOfWork

LINE_LIMIT = 500
MOST_COUNTED = 1000
"""Hits of a search are counted up to here: typing stays fluid however many cases there are."""


class CaseService:
    """Pages through cases and writes their chronicle."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(self, query: CaseQuery) -> CasePage:
        """Return a page of the cases that match, and how many there are.

        Without words the cases last worked on come first, with words the best and newest. A search
        is not counted beyond ``MOST_COUNTED``. Raises ``UserError("page_key_invalid")``.
        """
        return self._session.vault.read(lambda uow: _page(uow, query))

    def show(self, case_id: str) -> CaseDetail:
        """Return everything on the case page; raises ``UserError("case_unknown")``."""

        def load(uow: UnitOfWork) -> CaseDetail:
            case = uow.cases.get(CaseId(case_id))
            return CaseDetail(
                case=case,
                person=uow.persons.get(case.person_id),
                contacts=uow.contacts.of_case(case.id),
                entries=uow.entries.of_case(case.id),
                flags=uow.flags.of_case(case.id),
                follow_ups=uow.follow_ups.of_case(case.id),
                runs=uow.checklist_runs.of_case(case.id),
                documents=uow.documents.of_case(case.id),
            )

        return self._session.vault.read(load)

    def add_entry(self, case_id: str, entry: NewEntry) -> Changed[Entry]:
        """Write into the chronicle.

        Raises ``UserError``: ``case_unknown``, ``entry_empty``, ``entry_too_long``.
        """
        parts = {
            part.name: limited(getattr(entry, part.name), ENTRY_LIMIT, "entry_too_long", part.name)
            for part in fields(NewEntry)
        }
        data = NewEntry(**parts)
        if data.is_empty:
            raise UserError("entry_empty")
        counsellor = self._session.counsellor
        written = self._session.vault.write(
            lambda uow: uow.entries.add(CaseId(case_id), data, counsellor=counsellor)
        )
        return Changed(written, Changes.of(Kind.ENTRY, case_id=case_id))

    def add_follow_up(
        self, case_id: str, due_on: date, text: str, *, is_deadline: bool = False
    ) -> Changed[FollowUp]:
        """Note something to be done by a day.

        Raises ``UserError``: ``case_unknown``, ``follow_up_empty``, ``follow_up_too_long``.
        """
        words = required(
            " ".join(text.split()), LINE_LIMIT, "follow_up_empty", "follow_up_too_long", "text"
        )
        noted = self._session.vault.write(
            lambda uow: uow.follow_ups.add(CaseId(case_id), due_on, words, is_deadline=is_deadline)
        )
        return Changed(noted, Changes.of(Kind.FOLLOW_UP, case_id=case_id))

    def finish_follow_up(self, follow_up_id: str) -> Changed[FollowUp]:
        """Tick off something done today; raises ``UserError("follow_up_unknown")``."""
        today = self._session.clock.today()
        done = self._session.vault.write(
            lambda uow: uow.follow_ups.set_done(FollowUpId(follow_up_id), today)
        )
        return Changed(done, Changes.of(Kind.FOLLOW_UP, case_id=done.case_id))

    def raise_flag(self, case_id: str, kind: FlagKind, detail: str) -> Changed[RedFlag]:
        """Raise a red flag; raises ``UserError``: ``case_unknown``, ``flag_detail_too_long``."""
        today = self._session.clock.today()
        words = limited(detail, LINE_LIMIT, "flag_detail_too_long", "detail")
        flag = self._session.vault.write(
            lambda uow: uow.flags.add(CaseId(case_id), kind, words, today)
        )
        return Changed(flag, Changes.of(Kind.FLAG, case_id=case_id))

    def resolve_flag(self, flag_id: str, resolution: str) -> Changed[RedFlag]:
        """Close a red flag with what was done.

        Raises ``UserError``: ``flag_unknown``, ``flag_needs_resolution``, ``resolution_too_long``.
        """
        today = self._session.clock.today()
        words = required(
            resolution, LINE_LIMIT, "flag_needs_resolution", "resolution_too_long", "resolution"
        )
        flag = self._session.vault.write(
            lambda uow: uow.flags.resolve(FlagId(flag_id), today, words)
        )
        return Changed(flag, Changes.of(Kind.FLAG, case_id=flag.case_id))

    def set_status(self, case_id: str, status: CaseStatus) -> Changed[Case]:
        """Move a case; raises ``UserError``: ``case_unknown``, ``case_has_open_flags``."""
        case = self._session.vault.write(lambda uow: uow.cases.set_status(CaseId(case_id), status))
        return Changed(case, Changes.of(Kind.CASE, case_id=case_id))


def _page(uow: UnitOfWork, query: CaseQuery) -> CasePage:
    from hilft_desktop.storage.repositories.cases import CaseQuery as StorageQuery

    wanted = StorageQuery(
        text=query.text,
        status=query.status,
        topic=query.topic,
        after=query.after or None,
        limit=query.limit,
    )
    page = uow.cases.page(wanted)
    is_whole = page.after is None and not query.after
    is_plain_search = query.text.strip() and query.status is None and query.topic is None
    if is_whole:
        total = len(page.items)
    elif is_plain_search:
        total = len(uow.search.search_cases(query.text, MOST_COUNTED))
    else:
        total = uow.cases.count(wanted)
    return CasePage(tuple(_row(row) for row in page.items), page.after or "", total)


def _row(row: StorageRow) -> CaseRow:
    return CaseRow(
        id=row.case.id,
        pseudonym=row.pseudonym,
        title=row.case.title,
        topic=row.case.topic,
        status=row.case.status,
        opened_on=row.case.opened_on,
        open_flags=row.open_flags,
        next_due=row.next_due,
    )
