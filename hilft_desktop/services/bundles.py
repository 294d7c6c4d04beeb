# SPDX-License-Identifier: GPL-3.0-or-later
"""Several papers of a case as one file: letters, checklists, deadlines, the list on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hilft_desktop import __version__
from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.domain.ids import CaseId
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.services.cases import case_detail
from hilft_desktop.services.checklists import ChecklistService
from hilft_desktop.services.deadline_book import DeadlineBookService
from hilft_desktop.services.deadline_rows import SheetCopy
from hilft_desktop.services.letter_records import LetterRecordService
from hilft_desktop.services.queue_rows import Bundle, BundleItem
from hilft_desktop.services.task import current_task
from hilft_desktop.storage.signing import sha256_hex

if TYPE_CHECKING:
    from hilft_desktop.domain.cases import ChecklistRun
    from hilft_desktop.services.rows import CaseDetail
    from hilft_desktop.services.session import Session

LETTER, CHECKLIST, DEADLINE = "letter", "checklist", "deadline"


class BundleService:
    """Makes one PDF of what a person takes along or an office gets."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._letters = LetterRecordService(session)
        self._checklists = ChecklistService(session)
        self._deadlines = DeadlineBookService(session)

    def offer(self, case_id: str) -> tuple[BundleItem, ...]:
        """Return the papers of a case, newest letters first, then checklists, then deadlines.

        What cannot be made now says why. Raises ``UserError("case_unknown")``.
        """
        detail = self._detail(case_id)
        letters = [
            BundleItem(
                f"{LETTER}:{document.id}",
                document.title,
                document.created_on,
                self._missing(document.id),
            )
            for document in reversed(detail.documents)
        ]
        checklists = [
            BundleItem(f"{CHECKLIST}:{run.id}", self._title_of(run), run.worked_on)
            for run in _last_runs(detail)
        ]
        deadlines = [
            BundleItem(
                f"{DEADLINE}:{each.id}",
                _("Fristblatt: {text}").format(text=each.text),
                each.due_on,
            )
            for each in detail.follow_ups
            if each.computation and each.done_on is None
        ]
        return (*letters, *checklists, *deadlines)

    def make(self, case_id: str, keys: tuple[str, ...]) -> Bundle:
        """Return these papers in this order as one PDF, the list with the pseudonym on top.

        Can be cancelled. Raises ``UserError``: ``case_unknown``, ``bundle_empty``,
        ``bundle_item_unknown``, and what making a single paper raises.
        """
        from hilft_desktop.documents.bundle import CoverLine, cover_sheet, joined
        from hilft_desktop.documents.model import Footer
        from hilft_desktop.documents.pdf.render import render_pdf
        from hilft_desktop.documents.preview import page_count

        if not keys:
            raise UserError("bundle_empty", field="papers")
        detail, task = self._detail(case_id), current_task()
        titles = {item.key: item.title for item in self.offer(case_id)}
        papers: list[bytes] = []
        lines: list[CoverLine] = []
        for done, key in enumerate(keys):
            if key not in titles:
                raise UserError("bundle_item_unknown", field="papers", key=key[:80])
            pdf = self._paper(detail, key)
            papers.append(pdf)
            lines.append(CoverLine(titles[key], detail.person.pseudonym, page_count(pdf), 1))
            task.progress(done + 1, len(keys))
        unit = self._session.unit_or_none()
        today = self._session.clock.today()
        cover = cover_sheet(
            lines,
            _("Deckblatt: Papiere zum Fall {pseudonym}").format(pseudonym=detail.person.pseudonym),
            today,
            Footer(f"hilft desktop {__version__}", today, unit.contact if unit else ""),
            practice=self._session.state().is_practice,
        )
        pdf = joined([render_pdf(cover), *papers])
        return Bundle(pdf, len(papers), page_count(pdf), sha256_hex(pdf))

    def _detail(self, case_id: str) -> CaseDetail:
        return self._session.vault.read(lambda uow: case_detail(uow, CaseId(case_id)))

    def _paper(self, detail: CaseDetail, key: str) -> bytes:
        kind, _colon, paper_id = key.partition(":")
        if kind == LETTER:
            return self._letters.reprint(paper_id).pdf
        if kind == DEADLINE:
            return self._deadlines.sheet_of(paper_id, SheetCopy.PERSON)
        run = next(run for run in detail.runs if run.id == paper_id)
        return self._checklists.sheet_pdf(
            run.checklist_id, dict(run.answers), run.ticked, run.worked_on
        )

    def _missing(self, document_id: str) -> str:
        try:
            gaps = self._letters.open(document_id).gaps
        except HilftError as error:
            return error_line(error)
        if gaps:
            return _("Namen oder Angaben sind gelöscht. Öffne das Schreiben und ergänze sie.")
        return ""

    def _title_of(self, run: ChecklistRun) -> str:
        try:
            title = self._checklists.show(run.checklist_id, run.worked_on).title
        except HilftError:
            title = run.checklist_id
        return _("Nächste Schritte: {title}").format(title=title)


def _last_runs(detail: CaseDetail) -> tuple[ChecklistRun, ...]:
    last = {run.checklist_id: run for run in sorted(detail.runs, key=lambda run: run.id)}
    return tuple(last.values())
