# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a letter: choose, fill, look, let it leave."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.errors import Cancelled, HilftError, UserError
from hilft_desktop.domain.letters import FieldSource
from hilft_desktop.domain.persons import Consent, Identity
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.drafts import LETTER_DRAFT
from hilft_desktop.services.letter_rows import KEPT, KeptLetter
from hilft_desktop.services.rows import (
    CaseDetail,
    CasePage,
    CaseQuery,
    LetterForm,
    LetterPreview,
    LetterRequest,
)
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.jobs import Job
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.letter.chooser import LetterChooser
from hilft_desktop.ui.pages.letter.desk import LetterDesk
from hilft_desktop.ui.pages.letter.way_out import WayOut
from hilft_desktop.ui.widgets.notice_bar import NoticeBar
from hilft_desktop.ui.widgets.page_frame import PageFrame

DRAFT_KEY = LETTER_DRAFT
_CASES_OFFERED = 50


class LetterPage(Page):
    """First choose, then the desk. Real names appear here and nowhere else."""

    supports_print = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._case_id = ""
        self._untouched = ""
        """The desk as it was when the letter began; a draft is kept only of more than that."""
        self._previewing: Job | None = None
        self._choosing = PageFrame(scroll=False)
        self._chooser = LetterChooser()
        self._choosing.column.addWidget(self._chooser)
        self._desk = LetterDesk(context.today())
        self._way_out = WayOut(context, self._desk, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._choosing)
        self._stack.addWidget(self._desk)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._wire()
        context.drafts.register(self, DRAFT_KEY, self._draft, self._on_draft)

    @property
    def notice(self) -> NoticeBar:
        """The bar of the side in front."""
        return self._desk.notice if self._is_writing else self._choosing.notice

    def show_item(self, item_id: str, case_id: str) -> None:
        under_way = self._desk.form
        is_same = under_way is not None and under_way.letter_id == item_id
        if is_same and case_id == self._case_id:
            self._stack.setCurrentWidget(self._desk)
            return
        if not item_id and not case_id and self._draft():
            self._stack.setCurrentWidget(self._desk)
            return
        self._unless_lost(partial(self._go_to, item_id, case_id))

    def enter(self) -> None:
        run = self.context.jobs.run
        run(self, lambda s: s.letters.list(), self._chooser.show_letters, self._on_failed)
        if self.context.vault_state().is_open:
            query = CaseQuery(limit=_CASES_OFFERED)
            run(self, lambda s: s.cases.page(query), self._on_cases, self._on_failed)
        if not self._is_writing:
            self._chooser.focus_list()

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.CASE) and not self._is_writing:
            self.enter()

    def holds_unsaved(self) -> bool:
        return bool(self._draft())

    def blank_in_front(self) -> str:
        form = self._desk.form
        return f"schreiben:{form.letter_id}" if form is not None and self._is_writing else ""

    def print_page(self) -> None:
        if self._is_writing:
            self._way_out.print_letter()

    @property
    def _is_writing(self) -> bool:
        return self._stack.currentWidget() is self._desk

    def _wire(self) -> None:
        self._chooser.letter_chosen.connect(self._open)
        self._chooser.case_chosen.connect(self._on_case_chosen)
        desk = self._desk
        desk.other_wanted.connect(lambda: self._unless_lost(self._choose))
        desk.preview_wanted.connect(self._on_preview_wanted)
        desk.print_wanted.connect(self._way_out.print_letter)
        desk.save_wanted.connect(self._way_out.save_letter)
        desk.queue_wanted.connect(self._way_out.print_later)
        desk.sender_wanted.connect(self._on_sender)
        desk.overdue.action.clicked.connect(self._on_review)
        desk.purge.keep_wanted.connect(self._on_keep_identity)
        desk.consent.consent_wanted.connect(self._on_consent_wanted)
        desk.consent.withdraw_wanted.connect(self._on_withdraw)
        desk.notice.action.clicked.connect(lambda: self.case_requested.emit(self._case_id))
        self._way_out.left.connect(self._on_left)
        self._way_out.failed.connect(self._on_failed)

    def _unless_lost(self, then: Callable[[], None]) -> None:
        """Do it at once, or after asking when a letter begun would be lost."""
        if not self._draft():
            then()
            return
        confirm(
            self,
            _("Angefangenes Schreiben verwerfen?"),
            _("Das Schreiben ist weder gedruckt noch gespeichert. Die Eingaben gehen verloren."),
            _("Verwerfen"),
            then,
        )

    def _go_to(self, item_id: str, case_id: str) -> None:
        self._case_id = case_id
        if item_id:
            self._open(item_id)
        else:
            self._choose()

    # -- choosing ---------------------------------------------------------------------------------

    def _choose(self) -> None:
        self._desk.clear()
        self._untouched = ""
        self.context.drafts.discard(DRAFT_KEY)
        self._stack.setCurrentWidget(self._choosing)
        self.enter()

    def _on_cases(self, page: CasePage) -> None:
        self._chooser.show_cases(page.rows, self._case_id)

    def _on_case_chosen(self, case_id: str) -> None:
        self._case_id = case_id

    def _open(self, letter_id: str) -> None:
        case_id = self._case_id
        if letter_id.startswith(KEPT):
            document_id = letter_id.removeprefix(KEPT)
            self.context.jobs.run(
                self,
                lambda services: services.letter_records.open(document_id),
                self._on_kept,
                self._on_failed,
            )
            return
        self.context.jobs.run(
            self,
            lambda services: services.letters.prepare(letter_id, case_id),
            self._on_prepared,
            self._on_failed,
        )

    def _on_kept(self, kept: KeptLetter) -> None:
        self._on_prepared(kept.form)
        self._desk.show_kept(kept)
        self._untouched = self._desk.draft()

    def _on_sender(self, sender: str) -> None:
        form, case_id = self._desk.form, self._case_id
        if form is not None:
            letter_id = form.letter_id
            self.context.jobs.run(
                self,
                lambda services: services.letters.prepare(letter_id, case_id, sender),
                self._desk.show_sender,
                self._on_failed,
            )

    def _on_review(self) -> None:
        form = self._desk.form
        self.review_requested.emit(f"letter:{form.letter_id}" if form else "")

    def _on_prepared(self, form: LetterForm) -> None:
        self._stack.setCurrentWidget(self._desk)
        self._desk.show_letter(form, self._case_id)
        self.context.jobs.run(
            self,
            lambda services: services.proofs.ways(),
            self._desk.sending.show_ways,
            self._on_failed,
        )
        self._untouched = self._desk.draft()
        if self._case_id:
            case_id = self._case_id
            self.context.jobs.run(
                self,
                lambda services: services.cases.show(case_id),
                self._on_case,
                self._on_failed,
            )

    def _on_case(self, detail: CaseDetail) -> None:
        self._desk.name_case(f"{detail.person.pseudonym} · {detail.case.title}")
        self._desk.fields.show_safe_contact(detail.profile.safe_contact)

    # -- preview, identity, consent ---------------------------------------------------------------

    def _on_preview_wanted(self, request: LetterRequest) -> None:
        if self._previewing is not None:
            self._previewing.cancel()
        self._previewing = self.context.jobs.run(
            self,
            lambda services: services.letters.preview(request),
            self._on_preview,
            self._on_preview_failed,
        )

    def _on_preview(self, preview: LetterPreview) -> None:
        self._previewing = None
        self._desk.show_preview(preview)

    def _on_preview_failed(self, error: HilftError) -> None:
        self._previewing = None
        if isinstance(error, Cancelled):
            return
        if isinstance(error, UserError) and error.field:
            self._desk.show_preview_error(error)
        else:
            self._on_failed(error)

    def _on_keep_identity(self, purge_on: date) -> None:
        case_id, kept = self._case_id, self._desk.form.identity if self._desk.form else None
        fields = self._desk.fields
        name = fields.value_of(FieldSource.PERSON_NAME)
        address = fields.value_of(FieldSource.PERSON_ADDRESS)
        contact = fields.value_of(FieldSource.PERSON_CONTACT)
        # A letter that does not ask for a part leaves the part as it was kept before.
        if not fields.has_source(FieldSource.PERSON_ADDRESS):
            address = kept.address if kept else ()
        if not fields.has_source(FieldSource.PERSON_CONTACT):
            contact = kept.contact if kept else ""
        lines = address if isinstance(address, tuple) else ()
        self.context.jobs.run(
            self,
            lambda services: services.letters.save_identity(
                case_id, str(name or ""), lines, str(contact or ""), purge_on
            ),
            self._on_identity_kept,
            self._desk.purge.show_error,
        )

    def _on_identity_kept(self, identity: Identity) -> None:
        self._desk.purge.show_identity(identity)

    def _on_consent_wanted(self) -> None:
        form, case_id = self._desk.form, self._case_id
        recipient = self._desk.consent.recipient
        if form is None or not case_id:
            return
        purpose = form.consent_purpose
        self.context.jobs.run(
            self,
            lambda services: services.letters.give_consent(case_id, purpose, recipient),
            self._on_consent,
            self._on_failed,
        )

    def _on_withdraw(self, consent_id: str) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.letters.withdraw_consent(consent_id),
            self._on_consent,
            self._on_failed,
        )

    def _on_consent(self, consent: Consent) -> None:
        self._desk.consent.add_consent(consent)

    def _on_left(self, words: str) -> None:
        self._untouched = self._desk.draft()
        self.context.drafts.discard(DRAFT_KEY)
        self.notice.say("ok", words)
        if self._case_id:
            self.notice.offer(_("Zum Fall"))

    def _on_failed(self, error: HilftError) -> None:
        if not isinstance(error, Cancelled):
            self.notice.say_error(error)

    # -- drafts -----------------------------------------------------------------------------------

    def _draft(self) -> str:
        text = self._desk.draft()
        return "" if text == self._untouched else text

    def _on_draft(self, text: str) -> None:
        try:
            state = json.loads(text)
            letter_id, case_id = str(state["letter"]), str(state["case"])
            fields = dict(state["fields"])
            edited = state.get("text")
            sending = dict(state.get("sending") or {})
        except (ValueError, KeyError, TypeError):
            return
        under_way = self._desk.form
        if under_way is not None and (under_way.letter_id, self._case_id) != (letter_id, case_id):
            return  # another letter was begun meanwhile
        self._case_id = case_id

        def resume(form: LetterForm) -> None:
            self._on_prepared(form)
            self._desk.restore(fields, edited if isinstance(edited, str) else None, sending)
            self.notice.say("info", _("Dein angefangenes Schreiben ist noch da."))

        self.context.jobs.run(
            self,
            lambda services: services.letters.prepare(letter_id, case_id),
            resume,
            self._on_failed,
        )
