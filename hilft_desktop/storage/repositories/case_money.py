# SPDX-License-Identifier: GPL-3.0-or-later
"""Euros of a case: claimed, conceded and received, each a row of its own with its day."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import delete, select

from hilft_desktop.domain.casework import Amount, AmountKind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import AmountId, CaseId
from hilft_desktop.storage.tables import amounts
from hilft_desktop.storage.transaction import Repository, new_id


class AmountRepository(Repository):
    """Amounts of cases."""

    __slots__ = ()

    def add(self, case_id: CaseId, kind: AmountKind, cents: int, on: date, what: str) -> Amount:
        """Book an amount; raises ``UserError("case_unknown")``."""
        self._tx.touch_case(case_id)
        amount = Amount(AmountId(new_id()), case_id, kind, cents, on, what)
        self._add(amounts, **amount_columns(amount))
        return amount

    def get(self, amount_id: AmountId) -> Amount:
        """Return an amount; raises ``UserError("amount_unknown")``."""
        row = self._one(select(amounts).where(amounts.c.id == amount_id))
        if row is None:
            raise UserError("amount_unknown")
        return _amount(row)

    def remove(self, amount_id: AmountId) -> Amount:
        """Erase an amount and return what it was; raises ``UserError("amount_unknown")``."""
        amount = self.get(amount_id)
        self._tx.note_erasure()
        self._tx.touch_case(amount.case_id)
        self._tx.connection.execute(delete(amounts).where(amounts.c.id == amount_id))
        return amount

    def of_case(self, case_id: CaseId) -> tuple[Amount, ...]:
        """Return the amounts of a case by day."""
        statement = (
            select(amounts)
            .where(amounts.c.case_id == case_id)
            .order_by(amounts.c.on_day, amounts.c.id)
        )
        return tuple(_amount(row) for row in self._all(statement))


def amount_columns(amount: Amount) -> dict[str, Any]:
    """Return the columns of an amount, without the stamps every row carries."""
    return {
        "id": amount.id,
        "case_id": amount.case_id,
        "kind": amount.kind,
        "cents": amount.cents,
        "on_day": amount.on,
        "what": amount.what,
    }


def _amount(row: Any) -> Amount:
    return Amount(row.id, row.case_id, row.kind, row.cents, row.on_day, row.what)
