# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter held in the hand: reckon its deadline. Public; only booking needs the vault."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.cases import FollowUp
from hilft_desktop.domain.codes import Topic
from hilft_desktop.domain.deadlines import (
    DeadlineKind,
    DeadlineKindInfo,
    DeadlineQuestion,
    DeadlineResult,
)
from hilft_desktop.domain.errors import FormErrors, HilftError, UserError
from hilft_desktop.domain.structures import Unit
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.deadline_kinds import sense_text
from hilft_desktop.i18n.error_texts import error_text
from hilft_desktop.services.deadline_rows import SheetCopy
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.deadlines.book_dialog import BookDialog
from hilft_desktop.ui.pages.deadlines.kind_chooser import KindChooser
from hilft_desktop.ui.pages.deadlines.letter_panel import LetterPanel
from hilft_desktop.ui.pages.deadlines.light_desk import LightDesk
from hilft_desktop.ui.pages.deadlines.papers_desk import PapersDesk
from hilft_desktop.ui.pages.deadlines.reckoner import Reckoner
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.notice_bar import NoticeBar
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.plain_label import PlainLabel

DRAFT_KEY = "deadline"


class LetterInHandPage(Page):
    """First the kind of letter, then its questions; the answer follows every key."""

    supports_search = True
    supports_save = True
    supports_print = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._kinds: dict[str, DeadlineKindInfo] = {}
        self._wanted_kind = ""
        self._case_id = ""
        self._case_words = ""
        self._is_settled = False
        """The letter was booked and nothing was changed since."""
        self._dialog: BookDialog | None = None
        self._papers = PapersDesk(context, self)
        self._papers.said.connect(self._say)
        self._papers.failed.connect(self._on_failed)
        self._choosing = PageFrame(scroll=False)
        self._chooser = KindChooser()
        self._choosing.column.addWidget(self._chooser)
        self._asking = PageFrame()
        self._panel = LetterPanel(context.today())
        self._asking.column.addWidget(self._panel)
        self._short = PlainLabel("", "section")
        self._primary = Button("", "check")
        self._primary.clicked.connect(self.save)
        self._asking.set_primary(self._primary)
        self._asking.add_leading(self._short)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._choosing)
        self._stack.addWidget(self._asking)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._light = LightDesk(context, self)
        self._light.known.connect(self._panel.answer.scope.show_light)
        self._reckoner = Reckoner(context.jobs, self._panel.form, self)
        self._wire()
        context.drafts.register(self, DRAFT_KEY, self._draft, self._on_draft)

    @property
    def notice(self) -> NoticeBar:
        """The bar of the side in front."""
        return self._asking.notice if self._is_asking else self._choosing.notice

    def show_item(self, item_id: str, case_id: str) -> None:
        """Ask about a kind (empty: choose one) for a case (empty: for none)."""
        if self._is_settled:
            self._start_over()
        if case_id and self._case_id and case_id != self._case_id and self._draft():
            confirm(
                self,
                _("Angaben zu einem anderen Fall verwerfen?"),
                _("Hier stehen noch Angaben für den Fall {case}. Sie gehen verloren.").format(
                    case=self._case_words
                ),
                _("Verwerfen"),
                partial(self._begin, item_id, case_id, afresh=True),
            )
        else:
            self._begin(item_id, case_id)

    def enter(self) -> None:
        if self._is_settled:
            self._start_over()
        run = self.context.jobs.run
        run(self, lambda services: services.deadlines.kinds(), self._on_kinds, self._on_failed)
        self._light.ask()
        is_open = self.context.vault_state().is_open
        self._name_primary()
        self._panel.answer.offer_person_sheet(offered=is_open)
        if is_open:
            run(self, lambda services: services.settings.unit(), self._on_unit, _ignore)
            self._load_case()
        if not self._is_asking:
            self._chooser.search.setFocus()

    def holds_unsaved(self) -> bool:
        return not self.context.vault_state().is_open and bool(self._draft())

    def blank_in_front(self) -> str:
        info = self._panel.form.info
        return f"frist:{info.kind}" if info is not None and self._is_asking else ""

    def focus_search(self) -> None:
        self._stack.setCurrentWidget(self._choosing)
        self._chooser.search.setFocus()
        self._chooser.search.selectAll()

    def save(self) -> None:
        """Note the deadline with a case; while locked, print it."""
        if not self.context.vault_state().is_open:
            self.print_page()
            return
        if self._is_settled:
            # Pressed once more, it must not stand in the case twice.
            self.case_requested.emit(self._case_id)
            return
        self._reckoner.with_answer(self._open_dialog)

    def print_page(self) -> None:
        self._make_sheet(SheetCopy.PERSON)

    def _name_primary(self) -> None:
        if not self.context.vault_state().is_open:
            words, icon = _("Blatt für die Person …"), "print"
        elif self._is_settled:
            words, icon = _("Zum Fall"), "cases"
        else:
            words, icon = _("Im Fall vormerken …"), "check"
        self._primary.setText(words)
        self._primary.set_icon_name(icon)

    def _open_dialog(self, question: DeadlineQuestion, result: DeadlineResult) -> None:
        dialog = BookDialog(
            self.context.jobs,
            f"{sense_text(result.sense)} {format_weekday_date(result.deadline)}",
            result.remind_on,
            self.context.today(),
            self.window(),
            case_id=self._case_id if self._case_words else "",
            case_words=self._case_words,
        )
        dialog.confirmed.connect(partial(self._book, question))
        dialog.finished.connect(self._on_dialog_finished)
        self._dialog = dialog
        dialog.open()

    def _begin(self, item_id: str, case_id: str, *, afresh: bool = False) -> None:
        if afresh:
            self._start_over()
        if case_id != self._case_id:
            self._case_id, self._case_words = case_id, ""
            self._panel.show_case("")
            if afresh:
                self._load_case()
        if item_id:
            self._choose_kind(item_id)

    def _start_over(self) -> None:
        """Forget the letter before: the next one must not begin with its answers or its case."""
        self._is_settled = False
        self._case_id, self._case_words = "", ""
        self._light.ask(Topic.SONSTIGES)
        self._panel.show_case("")
        self._panel.form.reset()
        self.notice.clear()
        self._stack.setCurrentWidget(self._choosing)
        self._chooser.search.clear()

    @property
    def _is_asking(self) -> bool:
        return self._stack.currentWidget() is self._asking

    def _wire(self) -> None:
        self._chooser.chosen.connect(self._choose_kind)
        self._panel.other_wanted.connect(self.focus_search)
        self._panel.restart_wanted.connect(self._restart)
        form = self._panel.form
        form.edited.connect(self._on_edited)
        form.land_changed.connect(self._load_municipalities)
        self._reckoner.answered.connect(self._on_result)
        self._reckoner.refused.connect(self._on_refused)
        answer = self._panel.answer
        answer.person_sheet_wanted.connect(self.print_page)
        answer.folder_sheet_wanted.connect(lambda: self._make_sheet(SheetCopy.FOLDER))
        answer.calendar_wanted.connect(self._make_calendar)

    # ---------------------------------------------------------------------- kind, case and place

    def _on_kinds(self, kinds: tuple[DeadlineKindInfo, ...]) -> None:
        self._kinds = {info.kind.value: info for info in kinds}
        self._chooser.show_kinds(kinds)
        if self._wanted_kind:
            self._choose_kind(self._wanted_kind)

    def _choose_kind(self, kind: str) -> None:
        info = self._kinds.get(kind)
        if info is None:
            self._wanted_kind = kind  # the kinds are still on their way
            return
        self._wanted_kind = ""
        self._stack.setCurrentWidget(self._asking)
        self.notice.clear()
        if self._panel.form.info != info:
            self._panel.show_kind(info)
        self._panel.form.focus_first()

    def _on_unit(self, unit: Unit) -> None:
        self._panel.form.set_land(unit.land)

    def _load_case(self) -> None:
        case_id = self._case_id
        if case_id and not self._case_words:
            self.context.jobs.run(
                self,
                lambda services: services.cases.show(case_id),
                self._on_case,
                self._on_failed,
            )

    def _on_case(self, detail: CaseDetail) -> None:
        if detail.case.id == self._case_id:
            self._case_words = f"{detail.person.pseudonym} · {detail.case.title}"
            self._panel.show_case(self._case_words)
            self._light.ask(detail.case.topic)

    def _load_municipalities(self) -> None:
        land = self._panel.form.land
        if land is None:
            self._panel.form.show_municipalities(None, ())
            return
        self.context.jobs.run(
            self,
            lambda services: services.deadlines.municipalities(land),
            lambda names: self._panel.form.show_municipalities(land, names),
            self._on_failed,
        )

    def _restart(self) -> None:
        self._panel.form.reset()
        self._panel.form.focus_first()

    # -------------------------------------------------------------------------------- reckoning

    def _on_edited(self) -> None:
        self._is_settled = False
        self._name_primary()
        self._reckoner.reckon_soon()

    def _on_result(self, result: DeadlineResult) -> None:
        info = self._panel.form.info
        if info is None or info.kind is not result.kind:
            return
        self._panel.form.clear_faults()
        self._panel.answer.show_result(info, result, self.context.today())
        day = format_weekday_date(result.deadline)
        self._short.setText(day)
        self._short.setAccessibleName(f"{sense_text(result.sense)} {day}")

    def _on_refused(self, error: HilftError, aloud: bool) -> None:
        self._short.setText("")
        faults = error.faults if isinstance(error, FormErrors) else (error,)
        self._panel.answer.show_needs([error_text(fault) for fault in faults])
        if isinstance(error, UserError):
            self._panel.form.show_faults(error, everything=aloud)

    # ---------------------------------------------------------------- paper, calendar and cases

    def _make_sheet(self, copy: SheetCopy) -> None:
        def make(question: DeadlineQuestion, _result: DeadlineResult) -> None:
            self._papers.sheet(
                copy, lambda services: services.deadline_book.control_sheet(question, copy)
            )

        self._reckoner.with_answer(make)

    def _make_calendar(self) -> None:
        def make(question: DeadlineQuestion, _result: DeadlineResult) -> None:
            self._papers.calendar(lambda services: services.deadline_book.calendar(question))

        self._reckoner.with_answer(make)

    def _book(self, question: DeadlineQuestion, case_id: str, remind_on: date | None) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.deadline_book.book(case_id, question, remind_on),
            self._on_booked,
            self._on_book_failed,
        )

    def _on_booked(self, booked: FollowUp) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self._case_id = booked.case_id
        self._is_settled = True
        self._name_primary()
        self.context.drafts.discard(DRAFT_KEY)
        remind = booked.remind_on or booked.due_on
        self.notice.say(
            "ok",
            _("Im Fall vorgemerkt: {day}.").format(day=format_weekday_date(booked.due_on)),
            _("Erinnerung ab {day}.").format(day=format_weekday_date(remind)),
        )
        self._load_case()

    def _on_book_failed(self, error: HilftError) -> None:
        if self._dialog is not None:
            self._dialog.show_fault(error)
        else:
            self.notice.say_error(error)

    def _on_dialog_finished(self) -> None:
        self._dialog = None

    def _say(self, kind: str, words: str, advice: str) -> None:
        self.notice.say(kind, words, advice)

    def _on_failed(self, error: HilftError) -> None:
        self.notice.say_error(error)

    # ------------------------------------------------------------------------------------ drafts

    def _draft(self) -> str:
        info = self._panel.form.info
        state = self._panel.form.state()
        typed = {name: value for name, value in state.items() if value and name != "land"}
        if info is None or not typed or self._is_settled:
            return ""
        kept = {"kind": info.kind.value, "case": self._case_id, "form": state}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True)

    def _on_draft(self, text: str) -> None:
        try:
            kept = json.loads(text)
            kind = DeadlineKind(kept["kind"]).value
            case_id, form = str(kept["case"]), dict(kept["form"])
        except (ValueError, KeyError, TypeError):
            return
        if self._case_id and case_id != self._case_id:
            return  # somebody came for another case meanwhile
        self._when_kinds_known(partial(self._resume, kind, case_id, form))

    def _resume(self, kind: str, case_id: str, form: dict[str, object]) -> None:
        self._case_id = case_id
        self._choose_kind(kind)
        self._panel.form.restore(form)
        self._load_case()
        self.notice.say("info", _("Deine Angaben von vorhin sind noch da."))

    def _when_kinds_known(self, then: Callable[[], None]) -> None:
        def known(kinds: tuple[DeadlineKindInfo, ...]) -> None:
            self._on_kinds(kinds)
            then()

        self.context.jobs.run(
            self, lambda services: services.deadlines.kinds(), known, self._on_failed
        )


def _ignore(_result: object) -> None:
    """Nobody needs the answer."""
