# SPDX-License-Identifier: GPL-3.0-or-later
"""Matters of several persons: one house, one supplier, and the cases in it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update

from hilft_desktop.domain.casework import Collective, CollectiveKind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId, CollectiveId
from hilft_desktop.storage.tables import cases, collective_cases, collectives
from hilft_desktop.storage.transaction import Repository, new_id


class CollectiveRepository(Repository):
    """Collective matters; a case may belong to several."""

    __slots__ = ()

    def add(self, kind: CollectiveKind, title: str, note: str, opened_on: date) -> Collective:
        """Open a matter without cases yet."""
        collective = Collective(CollectiveId(new_id()), kind, title, note, opened_on)
        self._add(collectives, **collective_columns(collective))
        return collective

    def get(self, collective_id: CollectiveId) -> Collective:
        """Return a matter; raises ``UserError("collective_unknown")``."""
        found = self._load(collectives.c.id == collective_id)
        if not found:
            raise UserError("collective_unknown")
        return found[0]

    def list(self) -> tuple[Collective, ...]:
        """Return all matters, newest first."""
        return self._load()

    def of_case(self, case_id: CaseId) -> tuple[Collective, ...]:
        """Return the matters a case belongs to, newest first."""
        theirs = select(collective_cases.c.collective_id).where(
            collective_cases.c.case_id == case_id
        )
        return self._load(collectives.c.id.in_(theirs))

    def change(self, collective_id: CollectiveId, title: str, note: str) -> Collective:
        """Give it another title and note; raises ``UserError("collective_unknown")``."""
        self._tx.note_erasure()
        self._tx.connection.execute(
            update(collectives)
            .where(collectives.c.id == collective_id)
            .values(title=title, note=note, **self._tx.change_stamp())
        )
        return self.get(collective_id)

    def remove(self, collective_id: CollectiveId) -> None:
        """Erase a matter; its cases stay. Raises ``UserError("collective_unknown")``."""
        self.get(collective_id)
        self._tx.note_erasure()
        self._tx.connection.execute(delete(collectives).where(collectives.c.id == collective_id))

    def add_case(self, collective_id: CollectiveId, case_id: CaseId) -> Collective:
        """Take a case in; harmless if it is in already.

        Raises ``UserError``: ``collective_unknown``, ``case_unknown``.
        """
        collective = self.get(collective_id)
        if case_id in collective.case_ids:
            return collective
        if self._one(select(cases.c.id).where(cases.c.id == case_id)) is None:
            raise UserError("case_unknown")
        self._add(collective_cases, id=new_id(), collective_id=collective_id, case_id=case_id)
        return self.get(collective_id)

    def remove_case(self, collective_id: CollectiveId, case_id: CaseId) -> Collective:
        """Take a case out, harmless if it is not in; raises ``UserError("collective_unknown")``."""
        self._tx.note_erasure()
        self._tx.connection.execute(
            delete(collective_cases).where(
                collective_cases.c.collective_id == collective_id,
                collective_cases.c.case_id == case_id,
            )
        )
        return self.get(collective_id)

    def _load(self, *conditions: ColumnElement[bool]) -> tuple[Collective, ...]:
        wanted = select(collectives).where(*conditions)
        rows = self._all(wanted.order_by(collectives.c.opened_on.desc(), collectives.c.id.desc()))
        members: dict[str, list[CaseId]] = defaultdict(list)
        links = (
            select(collective_cases.c.collective_id, collective_cases.c.case_id)
            .where(collective_cases.c.collective_id.in_(select(wanted.subquery().c.id)))
            .order_by(collective_cases.c.id)
        )
        for collective_id, case_id in self._all(links):
            members[collective_id].append(CaseId(case_id))
        return tuple(_collective(row, tuple(members[row.id])) for row in rows)


def collective_columns(collective: Collective) -> dict[str, Any]:
    """Return the columns of a matter, without its cases and the stamps every row carries."""
    return {
        "id": collective.id,
        "kind": collective.kind,
        "title": collective.title,
        "note": collective.note,
        "opened_on": collective.opened_on,
    }


def _collective(row: Any, case_ids: tuple[CaseId, ...]) -> Collective:
    return Collective(row.id, row.kind, row.title, row.note, row.opened_on, case_ids)
