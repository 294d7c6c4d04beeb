# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers to print later: kept encrypted, printed as one job, erased when somebody says all is well.

The very bytes that were previewed wait, so nothing can change between looking and printing. What
was printed stays in the queue until ``printed`` is called: a crash or a jam loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hilft_desktop import __version__
from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId, PrintJobId
from hilft_desktop.domain.printing import COPIES_LIMIT, PrintJob
from hilft_desktop.domain.privacy import RetentionKind
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.services.consents import require_consent
from hilft_desktop.services.queue_rows import Bundle, QueueRow
from hilft_desktop.services.retention import load_rules
from hilft_desktop.services.rows import LetterRequest, PagePicture
from hilft_desktop.services.task import current_task
from hilft_desktop.services.texts import required
from hilft_desktop.storage.signing import sha256_hex

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.repositories.print_jobs import QueuedPaper, QueuedRow
    from hilft_desktop.storage.unit_of_work import UnitOfWork

LARGEST_PAPER = 20_000_000
"""Bytes of one paper that may wait."""
MOST_JOBS = 1000
TITLE_LIMIT = 200
_CHANGES = Changes.of(Kind.PRINT_QUEUE)


class PrintQueueService:
    """Puts papers into the queue, arranges, prints and erases them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._removed: tuple[PrintJob, QueuedPaper] | None = None
        """What was taken out last, for an undo; gone with the engine when the vault locks."""

    def list(self) -> tuple[QueueRow, ...]:
        """Return what waits, in the order of printing."""
        today = self._session.clock.today()
        return self._session.vault.read(lambda uow: _rows(uow, today))

    def add_letter(self, request: LetterRequest, copies: int = 1) -> Changed[PrintJob]:
        """Record a letter with its case and let it wait for the printer.

        Raises ``UserError`` as ``LetterService.record``, and ``copies_invalid``, ``queue_full``.
        """
        from hilft_desktop.services.letters import QUEUE, LetterService

        letters = LetterService(self._session)
        _check_copies(copies)
        pdf = letters.paper(request)
        form = letters.prepare(request.letter_id, request.case_id)
        self._refuse_full(pdf)
        document_id, changes = "", _CHANGES
        if request.case_id:
            recorded = letters.record(request, QUEUE)
            document_id, changes = recorded.value.id, _CHANGES.joined(recorded.changes)
        paper = self._paper(
            pdf,
            document_id=document_id,
            consent=form.consent_purpose if request.case_id else "",
            recipient=letters.recipient(request) if form.consent_purpose else "",
        )
        return Changed(self._add(paper, "letter", form.title, copies, request.case_id), changes)

    def add_paper(
        self, title: str, pdf: bytes, case_id: str = "", copies: int = 1
    ) -> Changed[PrintJob]:
        """Let a finished paper wait; ``title`` says what it is in words that name nobody.

        Raises ``UserError``: ``case_unknown``, ``copies_invalid``, ``queue_full``,
        ``queue_paper_too_big``, ``queue_title_missing``, ``queue_title_too_long``.
        """
        _check_copies(copies)
        self._refuse_full(pdf)
        words = required(
            " ".join(title.split()),
            TITLE_LIMIT,
            "queue_title_missing",
            "queue_title_too_long",
            "title",
        )
        return Changed(self._add(self._paper(pdf), "paper", words, copies, case_id), _CHANGES)

    # ------------------------------------------------------------------------------- arranging

    def move(self, job_id: str, to: int) -> Changed[None]:
        """Put a paper at a place, counted from 0; places beyond the ends are the ends.

        Raises ``UserError("print_job_unknown")``.
        """

        def arrange(uow: UnitOfWork) -> None:
            job = uow.print_jobs.get(PrintJobId(job_id))
            order = [row.job.id for row in uow.print_jobs.list() if row.job.id != job.id]
            order.insert(min(max(to, 0), len(order)), job.id)
            uow.print_jobs.arrange(tuple(order))

        self._session.vault.write(arrange)
        return Changed(None, _CHANGES)

    def set_copies(self, job_id: str, copies: int) -> Changed[None]:
        """Change the number of copies; raises ``print_job_unknown``, ``copies_invalid``."""
        _check_copies(copies)

        def change(uow: UnitOfWork) -> None:
            uow.print_jobs.set_copies(uow.print_jobs.get(PrintJobId(job_id)).id, copies)

        self._session.vault.write(change)
        return Changed(None, _CHANGES)

    def remove(self, job_id: str) -> Changed[PrintJob]:
        """Take a paper out unprinted; raises ``UserError("print_job_unknown")``.

        The record of a letter stays with its case. ``put_back`` undoes the last removal.
        """

        def take(uow: UnitOfWork) -> tuple[PrintJob, QueuedPaper]:
            job = uow.print_jobs.get(PrintJobId(job_id))
            paper = uow.print_jobs.paper(job.id)
            uow.print_jobs.delete((job.id,))
            return job, paper

        self._removed = self._session.vault.write(take)
        return Changed(self._removed[0], _CHANGES)

    def put_back(self) -> Changed[PrintJob]:
        """Undo the last removal; raises ``UserError``: ``queue_nothing_removed``, ``case_unknown``.

        A case erased meanwhile takes its papers along for good.
        """
        if self._removed is None:
            raise UserError("queue_nothing_removed")
        job, paper = self._removed

        def put(uow: UnitOfWork) -> None:
            if job.case_id is not None:
                uow.cases.get(job.case_id)
            uow.print_jobs.put_back(job, paper)

        self._session.vault.write(put)
        self._removed = None
        return Changed(job, _CHANGES)

    # -------------------------------------------------------------------------------- printing

    def cover(self, job_ids: tuple[str, ...]) -> bytes:
        """Return the list that lies on top of these papers as PDF, pseudonyms only."""
        return self._cover(self._chosen(job_ids))

    def cover_pictures(self, job_ids: tuple[str, ...], dpi: int) -> tuple[PagePicture, ...]:
        """Return the pages of the list on top for the printer; raises as ``pictures``."""
        from hilft_desktop.services.papers import PaperService

        return PaperService(self._session).pictures(self.cover(job_ids), dpi)

    def pictures(self, job_id: str, dpi: int) -> tuple[PagePicture, ...]:
        """Return the pages of one paper for the printer, in its own numbering.

        Raises ``UserError``: ``print_job_unknown``, ``queue_paper_blocked``.
        """
        from hilft_desktop.services.papers import PaperService

        self._chosen((job_id,))
        return PaperService(self._session).pictures(self._paper_of(job_id).pdf, dpi)

    def bundle(self, job_ids: tuple[str, ...] = (), *, cover: bool = True) -> Bundle:
        """Return these papers (all of them for none named) as one PDF, each in its copies.

        Can be cancelled. Raises ``UserError`` as ``pictures``, and ``queue_empty``.
        """
        from hilft_desktop.documents.bundle import joined
        from hilft_desktop.documents.preview import page_count

        rows = self._chosen(job_ids)
        if not rows:
            raise UserError("queue_empty")
        task = current_task()
        papers = [self._cover(rows)] if cover else []
        for row in rows:
            task.check()
            paper = self._paper_of(row.job.id)
            papers += [paper.pdf] * row.job.copies
        pdf = joined(papers, task.progress)
        return Bundle(pdf, len(rows), page_count(pdf), sha256_hex(pdf))

    def printed(self, job_ids: tuple[str, ...]) -> Changed[int]:
        """Erase what came out well and enter it in the register; return how many papers.

        Raises ``UserError("print_job_unknown")`` and erases nothing then.
        """
        ids = tuple(PrintJobId(job_id) for job_id in job_ids)

        def finish(uow: UnitOfWork) -> int:
            for job_id in ids:
                job, paper = uow.print_jobs.get(job_id), uow.print_jobs.paper(job_id)
                kind = "letter" if job.kind == "letter" else "paper"
                words = _("{title} (aus der Druckwarteschlange)").format(title=job.title)
                uow.exports.append(kind, words, sha256_hex(paper.pdf))
            return uow.print_jobs.delete(ids)

        count = self._session.vault.write(finish)
        return Changed(count, _CHANGES.joined(Changes.of(Kind.EXPORT)))

    # --------------------------------------------------------------------------------- helpers

    def _chosen(self, job_ids: Iterable[str]) -> tuple[QueueRow, ...]:
        """Return these jobs in the order of the queue; raises for unknown and blocked ones."""
        rows, wanted = self.list(), set(job_ids)
        if wanted - {row.job.id for row in rows}:
            raise UserError("print_job_unknown")
        chosen = tuple(row for row in rows if row.job.id in wanted or not wanted)
        for row in chosen:
            if row.blocked:
                raise UserError("queue_paper_blocked", title=row.job.title, reason=row.blocked)
        return chosen

    def _cover(self, rows: tuple[QueueRow, ...]) -> bytes:
        from hilft_desktop.documents.bundle import CoverLine, cover_sheet
        from hilft_desktop.documents.model import Footer
        from hilft_desktop.documents.pdf.render import render_pdf

        today, unit = self._session.clock.today(), self._session.unit_or_none()
        lines = [CoverLine(row.job.title, row.pseudonym, row.pages, row.job.copies) for row in rows]
        footer = Footer(f"hilft desktop {__version__}", today, unit.contact if unit else "")
        sheet = cover_sheet(
            lines,
            _("Deckblatt des Druckauftrags"),
            today,
            footer,
            practice=self._session.state().is_practice,
        )
        return render_pdf(sheet)

    def _paper_of(self, job_id: str) -> QueuedPaper:
        return self._session.vault.read(lambda uow: uow.print_jobs.paper(PrintJobId(job_id)))

    @staticmethod
    def _paper(pdf: bytes, **needs: str) -> QueuedPaper:
        from hilft_desktop.documents.preview import page_count
        from hilft_desktop.storage.repositories.print_jobs import QueuedPaper

        return QueuedPaper(pdf, page_count(pdf), **needs)

    def _add(
        self, paper: QueuedPaper, kind: str, title: str, copies: int, case_id: str
    ) -> PrintJob:
        today = self._session.clock.today()

        def add(uow: UnitOfWork) -> PrintJob:
            case = uow.cases.get(CaseId(case_id)).id if case_id else None
            return uow.print_jobs.add(
                paper, kind=kind, title=title, copies=copies, queued_on=today, case_id=case
            )

        return self._session.vault.write(add)

    def _refuse_full(self, pdf: bytes) -> None:
        if len(pdf) > LARGEST_PAPER:
            raise UserError("queue_paper_too_big")
        if self._session.vault.read(lambda uow: uow.print_jobs.count()) >= MOST_JOBS:
            raise UserError("queue_full", limit=MOST_JOBS)


def kept_days(uow: UnitOfWork) -> int:
    """Return how long a paper waits before it is erased unprinted: as long as a draft is kept."""
    return next(rule.days for rule in load_rules(uow) if rule.kind is RetentionKind.DRAFT)


def _check_copies(copies: int) -> None:
    if not 1 <= copies <= COPIES_LIMIT:
        raise UserError("copies_invalid", field="copies", limit=COPIES_LIMIT)


def _rows(uow: UnitOfWork, today: date) -> tuple[QueueRow, ...]:
    days = timedelta(days=kept_days(uow))
    return tuple(
        QueueRow(
            row.job,
            row.pages,
            row.pseudonym,
            row.case_title,
            row.job.queued_on + days,
            _blocked(uow, row, today),
        )
        for row in uow.print_jobs.list()
    )


def _blocked(uow: UnitOfWork, row: QueuedRow, today: date) -> str:
    """Return why a letter must not leave any more: its consent was taken back or has ended."""
    if not row.consent or row.job.case_id is None:
        return ""
    person_id = uow.cases.get(row.job.case_id).person_id
    try:
        require_consent(uow.persons.consents(person_id), row.consent, row.recipient, today)
    except UserError as fault:
        return error_line(fault)
    return ""
