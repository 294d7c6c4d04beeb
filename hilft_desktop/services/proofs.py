# SPDX-License-Identifier: GPL-3.0-or-later
"""Proof of delivery: how a letter was sent, what proves it, and what is still missing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.domain.cases import CaseDocument, FollowUp
from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.delivery import Delivery, DeliveryWay, ProofState
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import DocumentId, FollowUpId
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.delivery_ways import delivery_way, delivery_ways
from hilft_desktop.services.proof_rows import PROOF, ProofRow
from hilft_desktop.services.rows import DueRow
from hilft_desktop.services.texts import required

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.repositories.case_records import UnprovenRow
    from hilft_desktop.storage.unit_of_work import UnitOfWork

NOTE_LIMIT = 500
_MOST = 1000


class ProofService:
    """Asks for each letter until there is a proof, or a reason why there will be none."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ways(self) -> tuple[DeliveryWay, ...]:
        """Return every way of sending with its proof (public)."""
        return delivery_ways()

    def missing(self, until: date | None = None) -> tuple[ProofRow, ...]:
        """Return letters whose proof is asked for by a day (today), the longest waiting first."""
        today = self._session.clock.today()
        return self._session.vault.read(
            lambda uow: missing_proofs(uow, until or today, today, limit=_MOST)
        )

    def sent(self, document_id: str, way: str) -> Changed[CaseDocument]:
        """Note how a letter was sent; a proof entered before belongs to that way and goes.

        Raises ``UserError``: ``document_unknown``, ``delivery_unknown``.
        """
        if way not in set(Delivery):
            raise UserError("delivery_unknown", field="way", allowed=tuple(Delivery))

        def note(uow: UnitOfWork) -> CaseDocument:
            document = uow.documents.get(DocumentId(document_id))
            due = delivery_way(Delivery(way)).ask_from(document.created_on)
            return uow.documents.set_sent(document.id, way, due)

        return self._changed(self._session.vault.write(note))

    def enter(self, document_id: str, note: str, on: date | None = None) -> Changed[CaseDocument]:
        """Enter what proves the delivery ("Faxbericht 14:02, OK") and from which day it is.

        Raises ``UserError``: ``document_unknown``, ``delivery_missing`` while nobody said how it
        was sent, ``proof_note_missing``, ``proof_too_long``, ``proof_day_wrong``.
        """
        return self._enter(document_id, ProofState.ENTERED, note, on, "proof_note_missing")

    def waive(self, document_id: str, reason: str) -> Changed[CaseDocument]:
        """Enter why no proof is wanted; raises as ``enter``, ``proof_reason_missing``."""
        return self._enter(document_id, ProofState.WAIVED, reason, None, "proof_reason_missing")

    def reopen(self, document_id: str) -> Changed[CaseDocument]:
        """Take proof or waiver back; the proof is asked for again.

        Raises ``UserError``: ``document_unknown``, ``delivery_missing``.
        """
        document = self._session.vault.read(lambda uow: uow.documents.get(DocumentId(document_id)))
        if not document.sent_by:
            raise UserError("delivery_missing", field="way")
        return self.sent(document_id, document.sent_by)

    def _enter(
        self, document_id: str, state: ProofState, note: str, on: date | None, missing: str
    ) -> Changed[CaseDocument]:
        words = required(" ".join(note.split()), NOTE_LIMIT, missing, "proof_too_long", "note")
        today = self._session.clock.today()

        def keep(uow: UnitOfWork) -> CaseDocument:
            document = uow.documents.get(DocumentId(document_id))
            if not document.sent_by:
                raise UserError("delivery_missing", field="way")
            day = on or today
            if not document.created_on <= day <= today:
                raise UserError("proof_day_wrong", field="on")
            return uow.documents.set_proof(document.id, state, words, day)

        return self._changed(self._session.vault.write(keep))

    @staticmethod
    def _changed(document: CaseDocument) -> Changed[CaseDocument]:
        return Changed(document, Changes.of(Kind.DOCUMENT, case_id=document.case_id))


def missing_proofs(
    uow: UnitOfWork, until: date, today: date, *, limit: int
) -> tuple[ProofRow, ...]:
    """Return letters whose proof is asked for by a day, as lists over all cases show them."""
    return tuple(_row(row, today) for row in uow.documents.unproven(until, limit=limit))


def proof_entries(
    uow: UnitOfWork, today: date, words: str, until: date | None
) -> tuple[DueRow, ...]:
    """Return missing proofs as entries of the list of deadlines, the longest waiting first.

    Those whose day is still to come are no entries yet. ``words`` must all be found in an entry.
    """
    rows = missing_proofs(uow, min(until or today, today), today, limit=_MOST)
    wanted = words.casefold().split()
    entries = (
        DueRow(
            FollowUp(
                FollowUpId(f"{PROOF}{row.document.id}"),
                row.document.case_id,
                row.document.proof_due or today,
                _("Nachweis fehlt: {proof}, {letter}").format(
                    proof=row.wanted, letter=row.document.title
                ),
            ),
            row.case_title,
            row.pseudonym,
            row.days_left,
        )
        for row in rows
    )
    return tuple(entry for entry in entries if all(word in _findable(entry) for word in wanted))


def _findable(entry: DueRow) -> str:
    return f"{entry.follow_up.text} {entry.pseudonym} {entry.case_title}".casefold()


def _row(row: UnprovenRow, today: date) -> ProofRow:
    document = row.document
    due = document.proof_due or today
    wanted = delivery_way(Delivery(document.sent_by)).proof
    return ProofRow(document, row.case_title, row.pseudonym, wanted, (due - today).days)
