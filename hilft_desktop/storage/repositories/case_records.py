# SPDX-License-Identifier: GPL-3.0-or-later
"""What hangs on a case and is written once: chronicle entries and letters made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, update

from hilft_desktop.domain.cases import CaseDocument, Entry, NewEntry
from hilft_desktop.domain.delivery import ProofState
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId, DocumentId, EntryId
from hilft_desktop.storage.repositories.with_case import with_case
from hilft_desktop.storage.tables import documents, entries
from hilft_desktop.storage.transaction import Repository, new_id


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A letter just made: what went in, which template, which bytes came out."""

    letter_id: str
    title: str
    template_version: str
    content_version: str
    created_on: date
    values_json: str
    edited_text: str | None
    pdf_sha256: str
    sent_by: str = ""
    proof_due: date | None = None


@dataclass(frozen=True, slots=True)
class UnprovenRow:
    """A letter whose proof is missing, as a list over all cases shows it."""

    document: CaseDocument
    pseudonym: str
    case_title: str


class EntryRepository(Repository):
    """The chronicle of a case."""

    __slots__ = ()

    def add(
        self,
        case_id: CaseId,
        data: NewEntry,
        *,
        counsellor: str = "",
        written_at: datetime | None = None,
    ) -> Entry:
        """Write an entry; raises ``UserError("case_unknown")``."""
        self._tx.touch_case(case_id)
        stamp = self._tx.stamp()
        entry = Entry(
            EntryId(new_id()), case_id, written_at or stamp["created_at"], counsellor, data
        )
        self._add(entries, **entry_columns(entry))
        return entry

    def of_case(self, case_id: CaseId) -> tuple[Entry, ...]:
        """Return the entries of a case, oldest first."""
        statement = (
            select(entries)
            .where(entries.c.case_id == case_id)
            .order_by(entries.c.written_at, entries.c.id)
        )
        return tuple(_entry(row) for row in self._all(statement))


class DocumentRepository(Repository):
    """Letters made for a case: enough to make the same bytes again."""

    __slots__ = ()

    def add(self, case_id: CaseId, new: NewDocument) -> CaseDocument:
        """Record a letter; raises ``UserError("case_unknown")``."""
        self._tx.touch_case(case_id)
        values = {name: getattr(new, name) for name in NewDocument.__slots__}
        document = CaseDocument(id=DocumentId(new_id()), case_id=case_id, **values)
        self._add(documents, id=document.id, case_id=case_id, **values)
        return document

    def get(self, document_id: DocumentId) -> CaseDocument:
        """Return a letter; raises ``UserError("document_unknown")``."""
        row = self._one(select(documents).where(documents.c.id == document_id))
        if row is None:
            raise UserError("document_unknown")
        return _document(row)

    def of_case(self, case_id: CaseId) -> tuple[CaseDocument, ...]:
        """Return the letters of a case, oldest first."""
        statement = select(documents).where(documents.c.case_id == case_id).order_by(documents.c.id)
        return tuple(_document(row) for row in self._all(statement))

    def set_sent(
        self, document_id: DocumentId, sent_by: str, proof_due: date | None
    ) -> CaseDocument:
        """Note how a letter was sent and from when its proof is asked for; earlier proof goes.

        Raises ``UserError("document_unknown")``.
        """
        return self._change(
            document_id,
            sent_by=sent_by,
            proof_due=proof_due,
            proof=ProofState.NONE.value,
            proof_note="",
            proof_on=None,
        )

    def set_proof(
        self, document_id: DocumentId, state: ProofState, note: str, on: date
    ) -> CaseDocument:
        """Note the proof of a letter, or why none is wanted; nobody is asked any more.

        Raises ``UserError("document_unknown")``.
        """
        return self._change(
            document_id, proof=state.value, proof_note=note, proof_on=on, proof_due=None
        )

    def unproven(self, until: date, *, limit: int = 100) -> tuple[UnprovenRow, ...]:
        """Return letters whose proof is asked for by a day, the longest waiting first.

        Closed cases are included: closing a case proves nothing.
        """
        statement = (
            with_case(documents)
            .where(documents.c.proof_due.is_not(None), documents.c.proof_due <= until)
            .order_by(documents.c.proof_due, documents.c.id)
            .limit(limit)
        )
        return tuple(
            UnprovenRow(_document(row), row.pseudonym, row.case_title)
            for row in self._all(statement)
        )

    def count_unproven(self, until: date) -> int:
        """Return how many letters ``unproven`` would return without a limit."""
        counted = (
            select(func.count())
            .select_from(documents)
            .where(documents.c.proof_due.is_not(None), documents.c.proof_due <= until)
        )
        return int(self._scalar(counted))

    def _change(self, document_id: DocumentId, **values: Any) -> CaseDocument:
        self._tx.touch_case(self.get(document_id).case_id)
        self._tx.connection.execute(
            update(documents)
            .where(documents.c.id == document_id)
            .values(**values, **self._tx.change_stamp())
        )
        return self.get(document_id)


def entry_columns(entry: Entry) -> dict[str, Any]:
    """Return the columns of an entry, without the stamps every row carries."""
    return {
        "id": entry.id,
        "case_id": entry.case_id,
        "written_at": entry.written_at,
        "counsellor": entry.counsellor,
        **{name: getattr(entry.data, name) for name in NewEntry.__slots__},
    }


def _entry(row: Any) -> Entry:
    data = NewEntry(**{name: getattr(row, name) for name in NewEntry.__slots__})
    return Entry(row.id, row.case_id, row.written_at, row.counsellor, data)


def _document(row: Any) -> CaseDocument:
    return CaseDocument(**{name: getattr(row, name) for name in CaseDocument.__slots__})
