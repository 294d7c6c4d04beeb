# SPDX-License-Identifier: GPL-3.0-or-later
"""Where persons were sent, found again by the code on the slip that comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, update

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId, DocumentId, ReferralId
from hilft_desktop.domain.referrals import Referral, ReferralAnswer
from hilft_desktop.storage.paging import Page, decode_day_key, encode_day_key
from hilft_desktop.storage.repositories.with_case import with_case
from hilft_desktop.storage.tables import cases, referrals
from hilft_desktop.storage.transaction import Repository, new_id


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A referral as a list over all cases shows it."""

    referral: Referral
    pseudonym: str
    case_title: str


@dataclass(frozen=True, slots=True)
class NewReferral:
    """A body chosen for a case, with the code its slip will carry."""

    code: str
    body_id: str
    body_kind: str
    body_name: str


class ReferralRepository(Repository):
    """Referrals."""

    __slots__ = ()

    def prepare(self, case_id: CaseId, new: NewReferral, today: date) -> Referral:
        """Note which body a case is about to be sent to; it takes the place of the one before.

        Raises ``UserError("case_unknown")``.
        """
        self._tx.touch_case(case_id)
        self.drop_prepared(case_id)
        referral = Referral(
            ReferralId(new_id()), case_id, new.code, new.body_id, new.body_kind, new.body_name,
            today, answer=ReferralAnswer.PREPARED,
        )  # fmt: skip
        self._add(referrals, **referral_columns(referral))
        return referral

    def prepared(self, case_id: CaseId) -> Referral | None:
        """Return the referral of a case that is chosen and not sent, if there is one."""
        statement = select(referrals).where(
            referrals.c.case_id == case_id, referrals.c.answer == ReferralAnswer.PREPARED
        )
        row = self._one(statement)
        return None if row is None else _referral(row)

    def drop_prepared(self, case_id: CaseId) -> None:
        """Forget what was chosen and not sent; harmless when nothing was."""
        self._tx.connection.execute(
            delete(referrals).where(
                referrals.c.case_id == case_id, referrals.c.answer == ReferralAnswer.PREPARED
            )
        )

    def mark_sent(
        self, referral_id: ReferralId, document_id: DocumentId | None, sent_on: date
    ) -> Referral:
        """Note that it left, with which letter; raises ``UserError("referral_unknown")``."""
        return self._change(
            referral_id, document_id=document_id, sent_on=sent_on, answer=ReferralAnswer.OPEN
        )

    def answer(
        self, referral_id: ReferralId, answer: ReferralAnswer, note: str, on: date | None
    ) -> Referral:
        """Write down what came back, or take it back with ``OPEN`` and no day.

        Raises ``UserError("referral_unknown")``.
        """
        return self._change(referral_id, answer=answer, answer_note=note, answered_on=on)

    def get(self, referral_id: ReferralId) -> Referral:
        """Return a referral; raises ``UserError("referral_unknown")``."""
        row = self._one(select(referrals).where(referrals.c.id == referral_id))
        if row is None:
            raise UserError("referral_unknown")
        return _referral(row)

    def row(self, referral_id: ReferralId) -> ReferralRow:
        """Return a referral with its case; raises ``UserError("referral_unknown")``."""
        row = self._one(with_case(referrals).where(referrals.c.id == referral_id))
        if row is None:
            raise UserError("referral_unknown")
        return _row(row)

    def by_code(self, code: str) -> ReferralRow | None:
        """Return the referral a slip belongs to, if this vault has it."""
        row = self._one(with_case(referrals).where(referrals.c.code == code))
        return None if row is None else _row(row)

    def has_code(self, code: str) -> bool:
        """Tell whether a code was given already."""
        counted = select(func.count()).select_from(referrals).where(referrals.c.code == code)
        return bool(self._scalar(counted))

    def of_case(self, case_id: CaseId) -> tuple[Referral, ...]:
        """Return the referrals of a case, oldest first."""
        statement = (
            select(referrals)
            .where(referrals.c.case_id == case_id)
            .order_by(referrals.c.sent_on, referrals.c.id)
        )
        return tuple(_referral(row) for row in self._all(statement))

    def open(
        self, *, until: date | None = None, after: str | None = None, limit: int = 100
    ) -> Page[ReferralRow]:
        """Return a page of those without an answer, sent until a day, oldest first."""
        return self._page(
            with_case(referrals).where(*_waiting(until)),
            (referrals.c.sent_on, referrals.c.id),
            decode_day_key(after),
            limit,
            _row,
            lambda row: encode_day_key(row.sent_on, row.id),
        )

    def count_open(self, *, until: date | None = None) -> int:
        """Return how many ``open`` has in all."""
        counted = (
            select(func.count())
            .select_from(referrals)
            .join(cases, cases.c.id == referrals.c.case_id)
            .where(*_waiting(until))
        )
        return int(self._scalar(counted))

    def _change(self, referral_id: ReferralId, **values: Any) -> Referral:
        self._tx.touch_case(self.get(referral_id).case_id)
        self._tx.connection.execute(
            update(referrals)
            .where(referrals.c.id == referral_id)
            .values(**values, **self._tx.change_stamp())
        )
        return self.get(referral_id)


def referral_columns(referral: Referral) -> dict[str, Any]:
    """Return the columns of a referral, without the stamps every row carries."""
    return {name: getattr(referral, name) for name in Referral.__slots__}


def _waiting(until: date | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        referrals.c.answered_on.is_(None),
        referrals.c.answer == ReferralAnswer.OPEN,
    ]
    if until is not None:
        conditions.append(referrals.c.sent_on <= until)
    return conditions


def _row(row: Any) -> ReferralRow:
    return ReferralRow(_referral(row), row.pseudonym, row.case_title)


def _referral(row: Any) -> Referral:
    values = {name: getattr(row, name) for name in Referral.__slots__}
    return Referral(**{**values, "answer": ReferralAnswer(row.answer)})
