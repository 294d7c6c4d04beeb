# SPDX-License-Identifier: GPL-3.0-or-later
"""What is held back from erasure, what was erased, and what is left of expired cases."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import delete, func, select

from hilft_desktop.domain.codes import EuroBand, Topic
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId
from hilft_desktop.domain.privacy import Erasure, Hold, StrippedCase
from hilft_desktop.domain.tallies import Month
from hilft_desktop.storage.tables import cases, erasures, retention_holds, stripped_cases
from hilft_desktop.storage.transaction import Repository, new_id


class HoldRepository(Repository):
    """Cases that must not be erased yet."""

    __slots__ = ()

    def add(self, case_id: CaseId, reason: str, *, set_on: date, set_by: str, until: date) -> Hold:
        """Hold a case; raises ``UserError("case_unknown")``. That is no work on the case."""
        if self._one(select(cases.c.id).where(cases.c.id == case_id)) is None:
            raise UserError("case_unknown")
        hold = Hold(new_id(), case_id, reason, set_on, set_by, until)
        self._add(retention_holds, **{name: getattr(hold, name) for name in Hold.__slots__})
        return hold

    def get(self, hold_id: str) -> Hold:
        """Return a hold; raises ``UserError("hold_unknown")``."""
        row = self._one(select(retention_holds).where(retention_holds.c.id == hold_id))
        if row is None:
            raise UserError("hold_unknown")
        return _hold(row)

    def lift(self, hold_id: str) -> Hold:
        """Erase a hold and return what it was; raises ``UserError("hold_unknown")``."""
        hold = self.get(hold_id)
        self._tx.note_erasure()
        self._tx.connection.execute(delete(retention_holds).where(retention_holds.c.id == hold_id))
        return hold

    def of_case(self, case_id: CaseId) -> tuple[Hold, ...]:
        """Return the holds of a case, past ones included, oldest first."""
        return self._holds(retention_holds.c.case_id == case_id)

    def active(self, day: date) -> tuple[Hold, ...]:
        """Return the holds that still hold on a day (its last day included), oldest first."""
        return self._holds(retention_holds.c.until >= day)

    def _holds(self, condition: Any) -> tuple[Hold, ...]:
        statement = select(retention_holds).where(condition).order_by(retention_holds.c.id)
        return tuple(_hold(row) for row in self._all(statement))


class ErasureRepository(Repository):
    """The append-only book of what was erased. It names nobody."""

    __slots__ = ()

    def append(self, kind: str, reason: str, count: int) -> Erasure:
        """Enter how many records of a kind were erased, and why."""
        erasure = Erasure(new_id(), self._tx.stamp()["created_at"], kind, reason, count)
        self._add(erasures, **{name: getattr(erasure, name) for name in Erasure.__slots__})
        return erasure

    def list(self) -> tuple[Erasure, ...]:
        """Return the whole book, newest first."""
        columns = [erasures.c[name] for name in Erasure.__slots__]
        rows = self._all(select(*columns).order_by(erasures.c.at.desc(), erasures.c.id.desc()))
        return tuple(_erasure(row) for row in rows)


class StrippedRepository(Repository):
    """What is left of expired cases: topic, months and bands of money. Append-only."""

    __slots__ = ()

    def add(
        self,
        topic: Topic,
        opened: Month,
        closed: Month,
        *,
        conceded: EuroBand,
        received: EuroBand,
    ) -> StrippedCase:
        """Enter what is left of a case. Its id is new: nothing leads back to the old one."""
        values = {
            "id": new_id(),
            "topic": topic,
            "opened_month": str(opened),
            "closed_month": str(closed),
            "conceded_band": conceded,
            "received_band": received,
        }
        self._add(stripped_cases, **values)
        return StrippedCase(**{name: str(value) for name, value in values.items()})

    def list(self) -> tuple[StrippedCase, ...]:
        """Return all stripped cases by month of closing."""
        statement = select(stripped_cases).order_by(
            stripped_cases.c.closed_month, stripped_cases.c.topic, stripped_cases.c.id
        )
        return tuple(
            StrippedCase(
                row.id,
                row.topic.value,
                row.opened_month,
                row.closed_month,
                row.conceded_band.value,
                row.received_band.value,
            )
            for row in self._all(statement)
        )

    def count(self) -> int:
        """Return how many cases were stripped so far."""
        return int(self._scalar(select(func.count()).select_from(stripped_cases)))


def _erasure(row: Any) -> Erasure:
    # In their order, not by name: every row has a method "count".
    return Erasure(*row)


def _hold(row: Any) -> Hold:
    return Hold(**{name: getattr(row, name) for name in Hold.__slots__})
