# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that wait for a printer. They may carry real names and are erased once printed."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, delete, func, select, update

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId, PersonId, PrintJobId
from hilft_desktop.domain.printing import PrintJob
from hilft_desktop.storage.tables import cases, persons, print_jobs
from hilft_desktop.storage.transaction import Repository, new_id

_HEAD = tuple(column for column in print_jobs.c if column.name != "request")


@dataclass(frozen=True, slots=True)
class QueuedPaper:
    """The finished paper of a job and what it needs before it may leave."""

    pdf: bytes
    pages: int
    document_id: str = ""
    """The record of the letter in its case."""
    consent: str = ""
    """Purpose of the consent it needs on the day of printing; empty for none."""
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class QueuedRow:
    """A job with the pseudonym of its case; both empty for papers of no case."""

    job: PrintJob
    pages: int
    pseudonym: str
    case_title: str
    consent: str = ""
    recipient: str = ""


class PrintJobRepository(Repository):
    """The papers that wait, in the order in which they are printed."""

    __slots__ = ()

    def add(
        self,
        paper: QueuedPaper,
        *,
        kind: str,
        title: str,
        copies: int,
        queued_on: date,
        case_id: CaseId | None = None,
    ) -> PrintJob:
        """Put a paper at the end of the queue."""
        last = self._scalar(select(func.max(print_jobs.c.position)))
        job = PrintJob(
            PrintJobId(new_id()),
            case_id,
            kind,
            title,
            copies,
            0 if last is None else int(last) + 1,
            queued_on,
        )
        self.put_back(job, paper)
        return job

    def put_back(self, job: PrintJob, paper: QueuedPaper) -> None:
        """Put a job in at its own place and under its own id: an undo."""
        values = {name: getattr(job, name) for name in PrintJob.__slots__}
        self._add(print_jobs, **values, request=_request(paper))

    def get(self, job_id: PrintJobId) -> PrintJob:
        """Return a job; raises ``UserError("print_job_unknown")``."""
        row = self._one(select(*_HEAD).where(print_jobs.c.id == job_id))
        if row is None:
            raise UserError("print_job_unknown")
        return _job(row)

    def paper(self, job_id: PrintJobId) -> QueuedPaper:
        """Return the paper of a job; raises ``UserError("print_job_unknown")``."""
        row = self._one(select(print_jobs.c.request).where(print_jobs.c.id == job_id))
        if row is None:
            raise UserError("print_job_unknown")
        return _paper(row.request)

    def list(self) -> tuple[QueuedRow, ...]:
        """Return all jobs in their order, without the papers themselves."""
        # Read by the database: the papers themselves may be megabytes.
        pages, consent, recipient = (
            func.json_extract(print_jobs.c.request, f"$.{name}").label(name)
            for name in ("pages", "consent", "recipient")
        )
        statement: Select[Any] = (
            select(
                *_HEAD,
                pages,
                consent,
                recipient,
                func.coalesce(persons.c.pseudonym, "").label("pseudonym"),
                func.coalesce(cases.c.title, "").label("case_title"),
            )
            .select_from(print_jobs)
            .outerjoin(cases, cases.c.id == print_jobs.c.case_id)
            .outerjoin(persons, persons.c.id == cases.c.person_id)
            .order_by(print_jobs.c.position, print_jobs.c.id)
        )
        return tuple(
            QueuedRow(
                _job(row),
                int(row.pages),
                row.pseudonym,
                row.case_title,
                str(row.consent),
                str(row.recipient),
            )
            for row in self._all(statement)
        )

    def count(self) -> int:
        """Return how many papers wait."""
        return int(self._scalar(select(func.count()).select_from(print_jobs)))

    def set_copies(self, job_id: PrintJobId, copies: int) -> None:
        """Change how many copies are printed."""
        self._tx.connection.execute(
            update(print_jobs)
            .where(print_jobs.c.id == job_id)
            .values(copies=copies, **self._tx.change_stamp())
        )

    def arrange(self, job_ids: tuple[PrintJobId, ...]) -> None:
        """Give the jobs the places of this order."""
        for position, job_id in enumerate(job_ids):
            self._tx.connection.execute(
                update(print_jobs)
                .where(print_jobs.c.id == job_id, print_jobs.c.position != position)
                .values(position=position, **self._tx.change_stamp())
            )

    def delete(self, job_ids: tuple[PrintJobId, ...]) -> int:
        """Erase jobs and return how many there were."""
        return self._erase(print_jobs.c.id.in_(job_ids))

    def delete_of_person(self, person_id: PersonId) -> int:
        """Erase what waits for a person, because it may carry the name that goes."""
        theirs = select(cases.c.id).where(cases.c.person_id == person_id)
        return self._erase(print_jobs.c.case_id.in_(theirs))

    def _erase(self, condition: Any) -> int:
        self._tx.note_erasure()
        return int(self._tx.connection.execute(delete(print_jobs).where(condition)).rowcount)


def _request(paper: QueuedPaper) -> dict[str, str | int]:
    return {
        "pdf": b64encode(paper.pdf).decode("ascii"),
        "pages": paper.pages,
        "document_id": paper.document_id,
        "consent": paper.consent,
        "recipient": paper.recipient,
    }


def _paper(kept: Any) -> QueuedPaper:
    return QueuedPaper(
        pdf=b64decode(kept["pdf"]),
        pages=kept["pages"],
        document_id=kept["document_id"],
        consent=kept["consent"],
        recipient=kept["recipient"],
    )


def _job(row: Any) -> PrintJob:
    return PrintJob(**{name: getattr(row, name) for name in PrintJob.__slots__})
