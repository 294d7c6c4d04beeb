# SPDX-License-Identifier: GPL-3.0-or-later
"""Walk through a checklist. Public; only keeping the result with a case needs the vault."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.cases import ChecklistRun
from hilft_desktop.domain.checklists import Checklist, Evaluation
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_long_date
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.jobs import Job
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.checklist.chooser import ChecklistChooser
from hilft_desktop.ui.pages.checklist.run_frame import RunFrame
from hilft_desktop.ui.papers.paper_dialog import Paper, PaperDialog
from hilft_desktop.ui.widgets.notice_bar import NoticeBar
from hilft_desktop.ui.widgets.page_frame import PageFrame

DRAFT_KEY = "checklist"


class ChecklistPage(Page):
    """First choose, then walk: questions, dangers, steps, the sheet for the person."""

    supports_print = True
    supports_save = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._case_id = ""
        self._kept = ""
        """The walk as it was last saved with the case."""
        self._evaluating: Job | None = None
        self._choosing = PageFrame(scroll=False)
        self._chooser = ChecklistChooser()
        self._choosing.column.addWidget(self._chooser)
        self._walking = RunFrame(context.today())
        self._run = self._walking.run
        self._stack = QStackedWidget()
        self._stack.addWidget(self._choosing)
        self._stack.addWidget(self._walking)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._wire()
        context.drafts.register(self, DRAFT_KEY, self._draft, self._on_draft)

    @property
    def notice(self) -> NoticeBar:
        """The bar of the side in front."""
        return self._walking.notice if self._is_walking else self._choosing.notice

    def show_item(self, item_id: str, case_id: str) -> None:
        under_way = self._run.checklist
        if case_id == self._case_id and under_way is not None and under_way.id == item_id:
            self._stack.setCurrentWidget(self._walking)
            return
        self._unless_lost(partial(self._go_to, item_id, case_id))

    def enter(self) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.checklists.list(),
            self._chooser.show_checklists,
            self._on_failed,
        )
        if not self._is_walking:
            self._chooser.focus_list()

    def holds_unsaved(self) -> bool:
        return bool(self._case_id) and bool(self._draft())

    def blank_in_front(self) -> str:
        checklist = self._run.checklist
        return f"checkliste:{checklist.id}" if checklist is not None and self._is_walking else ""

    def save(self) -> None:
        checklist = self._run.checklist
        if not self._case_id or checklist is None:
            return
        case_id, answers, ticked = self._case_id, self._run.answers, self._run.result.ticked
        self.context.jobs.run(
            self,
            lambda services: services.checklists.save_run(case_id, checklist.id, answers, ticked),
            self._on_saved,
            self._on_failed,
        )

    def print_page(self) -> None:
        checklist = self._run.checklist
        if checklist is None or not self._is_walking:
            return
        answers, ticked = self._run.answers, self._run.result.ticked
        self.context.jobs.run(
            self,
            lambda services: services.checklists.sheet_pdf(checklist.id, answers, ticked),
            lambda pdf: self._show_sheet(checklist, pdf),
            self._on_failed,
            long_task=True,
        )

    @property
    def _is_walking(self) -> bool:
        return self._stack.currentWidget() is self._walking

    def _wire(self) -> None:
        self._chooser.chosen.connect(self._open)
        self._run.answers_changed.connect(self._evaluate)
        self._run.page_wanted.connect(self.guide_requested)
        self._run.letter_wanted.connect(self._on_letter_wanted)
        self._walking.other_wanted.connect(lambda: self._unless_lost(self._choose))
        self._walking.restart_wanted.connect(lambda: self._unless_lost(self._restart))
        self._walking.sheet_wanted.connect(self.print_page)
        self._walking.save_wanted.connect(self.save)
        self._walking.notice.action.clicked.connect(lambda: self.case_requested.emit(self._case_id))

    def _unless_lost(self, then: Callable[[], None]) -> None:
        """Do it at once, or after asking when answers for a case would be lost."""
        if not self.holds_unsaved():
            then()
            return
        confirm(
            self,
            _("Antworten verwerfen?"),
            _("Die Antworten sind noch nicht im Fall gespeichert und gehen verloren."),
            _("Verwerfen"),
            then,
        )

    def _go_to(self, item_id: str, case_id: str) -> None:
        self._case_id = case_id
        self._walking.show_case("", can_save=bool(case_id))
        if item_id:
            self._open(item_id)
        else:
            self._choose()

    # -- choosing and starting --------------------------------------------------------------------

    def _choose(self) -> None:
        self._stack.setCurrentWidget(self._choosing)
        self._chooser.focus_list()

    def _open(self, checklist_id: str) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.checklists.show(checklist_id),
            self._on_checklist,
            self._on_failed,
        )

    def _on_checklist(self, checklist: Checklist) -> None:
        self._start(checklist, {}, ())
        if self._case_id:
            case_id = self._case_id
            self.context.jobs.run(
                self,
                lambda services: services.cases.show(case_id),
                lambda detail: self._on_case(detail, checklist),
                self._on_failed,
            )

    def _on_case(self, detail: CaseDetail, checklist: Checklist) -> None:
        """Name the case and go on where the last walk of this checklist ended."""
        words = f"{detail.person.pseudonym} · {detail.case.title}"
        self._walking.show_case(words, can_save=True)
        runs = [run for run in detail.runs if run.checklist_id == checklist.id]
        if not runs or self._run.answers:
            return
        last = max(runs, key=lambda run: run.id)
        self._start(checklist, dict(last.answers), last.ticked)
        self._kept = self._draft()
        self.notice.say(
            "info",
            _("Du siehst die Antworten vom {day}.").format(day=format_long_date(last.worked_on)),
            _("Ändere, was neu ist. Speichern legt einen neuen Stand an."),
        )

    def _start(
        self, checklist: Checklist, answers: dict[str, tuple[str, ...]], ticked: tuple[str, ...]
    ) -> None:
        self._stack.setCurrentWidget(self._walking)
        self.notice.clear()
        self._kept = ""
        self._walking.show_checklist(checklist)
        self._run.start(checklist, answers, ticked)
        self._evaluate()

    def _restart(self) -> None:
        if self._run.checklist is not None:
            self._start(self._run.checklist, {}, ())

    # -- walking ----------------------------------------------------------------------------------

    def _evaluate(self) -> None:
        checklist = self._run.checklist
        if checklist is None:
            return
        if self._evaluating is not None:
            self._evaluating.cancel()
        answers = self._run.answers
        self._evaluating = self.context.jobs.run(
            self,
            lambda services: services.checklists.evaluate(checklist.id, answers),
            self._on_evaluated,
            self._on_failed,
        )

    def _on_evaluated(self, evaluation: Evaluation) -> None:
        self._evaluating = None
        self._run.show_evaluation(evaluation)

    def _on_letter_wanted(self, letter_id: str) -> None:
        if self.context.vault_state().is_open:
            self.letter_requested.emit(letter_id, self._case_id)
            return
        self.notice.say(
            "info",
            _("Schreiben gehen erst nach dem Entsperren."),
            _("Sie nehmen Absender und Namen aus dem Tresor. Hier kannst Du weiter antworten."),
        )

    def _on_saved(self, _run: ChecklistRun) -> None:
        self._kept = self._draft()
        self.context.drafts.discard(DRAFT_KEY)
        self.notice.say("ok", _("Im Fall gespeichert. Warnzeichen stehen jetzt auch dort."))
        self.notice.offer(_("Zum Fall"))

    def _on_failed(self, error: HilftError) -> None:
        self._evaluating = None
        self.notice.say_error(error)

    def _show_sheet(self, checklist: Checklist, pdf: bytes) -> None:
        paper = Paper(
            _("Blatt für die Person"),
            f"naechste-schritte-{checklist.id}.pdf",
            _("Nächste Schritte und was mitzubringen ist. Kein Name, keine Adresse."),
            pdf,
        )
        dialog = PaperDialog(self.context.jobs, paper, self.window())
        dialog.left_laptop.connect(self._on_left_laptop)
        dialog.open()

    def _on_left_laptop(self, kind: str, digest: str) -> None:
        """Enter the sheet into the register; while locked it belongs to nobody's case."""
        if self.context.vault_state().is_open:
            what = _("Blatt für die Person")
            self.context.jobs.run(
                self, lambda services: services.exports.note(kind, what, digest), _nothing
            )

    # -- drafts -----------------------------------------------------------------------------------

    def _draft(self) -> str:
        text = self._run.draft(self._case_id)
        return "" if text == self._kept else text

    def _on_draft(self, text: str) -> None:
        try:
            state = json.loads(text)
            checklist_id, case_id = str(state["checklist"]), str(state["case"])
            answers = {str(name): tuple(given) for name, given in state["answers"].items()}
            ticked = tuple(str(item) for item in state["ticked"])
        except (ValueError, KeyError, TypeError, AttributeError):
            return
        under_way = self._run.checklist
        if under_way is not None and (under_way.id, self._case_id) != (checklist_id, case_id):
            return  # somebody already walks through something else
        self._case_id = case_id
        self._walking.show_case("", can_save=bool(case_id))

        def resume(checklist: Checklist) -> None:
            self._start(checklist, answers, ticked)
            self.notice.say("info", _("Deine Antworten von vorhin sind noch da."))

        self.context.jobs.run(
            self, lambda services: services.checklists.show(checklist_id), resume, self._on_failed
        )


def _nothing(_result: object) -> None:
    """Nobody needs the answer."""
