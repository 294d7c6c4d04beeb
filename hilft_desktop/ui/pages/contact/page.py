# SPDX-License-Identifier: GPL-3.0-or-later
"""Record a conversation: anonymous, in one column, with one key to save."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.cases import Case
from hilft_desktop.domain.contacts import Contact
from hilft_desktop.domain.errors import FormErrors, HilftError
from hilft_desktop.domain.persons import Person
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.contact.form import ContactForm
from hilft_desktop.ui.pages.contact.saved_card import SavedCard
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.form_faults import show_faults
from hilft_desktop.ui.widgets.page_frame import PageFrame

DRAFT_KEY = "contact"


class ContactPage(Page):
    """The form, and above it what was saved last with the steps that may follow."""

    supports_save = True
    supports_save_next = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._last: Contact | None = None
        self._saving = False
        self._frame = PageFrame(max_width=metrics.FORM_WIDTH)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._saved = SavedCard()
        self._form = ContactForm(context.today())
        self._frame.column.addWidget(self._saved)
        self._frame.column.addWidget(self._form)
        self._frame.column.addStretch(1)
        self._next = Button(_("Speichern und nächster Kontakt"))
        self._next.clicked.connect(self.save_and_next)
        self._save = Button(_("Kontakt speichern"), "save")
        self._save.clicked.connect(self.save)
        self._frame.set_primary(self._save)
        self._frame.add_secondary(self._next)
        self._saved.undo_wanted.connect(self._on_undo)
        self._saved.pseudonym_wanted.connect(self._on_pseudonym_wanted)
        self._saved.person_wanted.connect(self._on_person_wanted)
        self._saved.known_wanted.connect(self._on_known_wanted)
        self._saved.case_wanted.connect(self._on_case_wanted)
        self._saved.case_opened.connect(self.case_requested)
        context.drafts.register(self, DRAFT_KEY, self._form.draft, self._on_draft)

    def enter(self) -> None:
        self._form.focus_first_gap()

    def holds_unsaved(self) -> bool:
        return bool(self._form.draft())

    def save(self) -> None:
        if not self._saved.finish_step():
            self._store(keep_topic=False)

    def save_and_next(self) -> None:
        self._store(keep_topic=True)

    def _store(self, *, keep_topic: bool) -> None:
        if self._saving:
            return
        try:
            contact = self._form.read()
        except FormErrors as error:
            count = len(error.faults)
            self._frame.notice.say(
                "warn",
                _("Noch nicht gespeichert: {count} Angaben fehlen oder passen nicht.").format(
                    count=count
                )
                if count > 1
                else _("Noch nicht gespeichert: eine Angabe fehlt oder passt nicht."),
                _("Die Hinweise stehen beim Feld. Es ist nichts verloren."),
            )
            return
        self._set_saving(True)
        self.context.jobs.run(
            self,
            lambda services: services.contacts.add(contact),
            partial(self._on_saved, keep_topic=keep_topic),
            self._on_save_failed,
        )

    def _on_saved(self, contact: Contact, *, keep_topic: bool) -> None:
        self._set_saving(False)
        self._last = contact
        self._frame.notice.clear()
        self._form.clear(keep_topic=keep_topic)
        self.context.drafts.discard(DRAFT_KEY)
        self._saved.show_contact(contact)
        if keep_topic:
            self._form.focus_first_gap()
        else:
            # What was saved must be seen, and the steps that may follow be one key away.
            self._saved.begin()

    def _on_save_failed(self, error: HilftError) -> None:
        self._set_saving(False)
        homeless = show_faults(self._form.rows, error)
        if homeless is not None:
            self._frame.notice.say_error(homeless)

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self._save.setEnabled(not saving)
        self._next.setEnabled(not saving)

    def _on_draft(self, text: str) -> None:
        self._form.restore(text)
        self._frame.notice.say(
            "info", _("Hier ist Dein Entwurf von vorhin. Er ist noch nicht gespeichert.")
        )

    # -- steps after saving -----------------------------------------------------------------------

    def _on_undo(self) -> None:
        if self._last is None:
            return
        contact_id = self._last.id
        self.context.jobs.run(
            self,
            lambda services: services.contacts.remove(contact_id),
            self._on_undone,
            self._frame.notice.say_error,
        )

    def _on_undone(self, _nothing: None) -> None:
        self._last = None
        self._saved.hide()
        self._frame.notice.say("ok", _("Der letzte Kontakt ist wieder gelöscht."))

    def _on_pseudonym_wanted(self) -> None:
        self.context.jobs.run(
            self, lambda services: services.contacts.suggest_pseudonym(), self._saved.propose
        )

    def _on_person_wanted(self, pseudonym: str) -> None:
        if self._last is None:
            return
        contact_id = self._last.id
        self.context.jobs.run(
            self,
            lambda services: services.contacts.make_person(contact_id, pseudonym),
            self._on_person_made,
            self._on_step_failed,
        )

    def _on_person_made(self, person: Person) -> None:
        self._saved.show_person(person)

    def _on_known_wanted(self, pseudonym: str) -> None:
        if self._last is None:
            return
        contact_id = self._last.id
        self.context.jobs.run(
            self,
            lambda services: services.contacts.attach(contact_id, pseudonym),
            self._saved.show_known,
            self._on_step_failed,
        )

    def _on_case_wanted(self, title: str) -> None:
        if self._last is None:
            return
        contact_id = self._last.id
        self.context.jobs.run(
            self,
            lambda services: services.contacts.open_case(contact_id, title),
            self._on_case_opened,
            self._on_step_failed,
        )

    def _on_case_opened(self, case: Case) -> None:
        self._saved.show_case(case.id, case.title)
        self.case_requested.emit(case.id)

    def _on_step_failed(self, error: HilftError) -> None:
        self._saved.show_fault(error_line(error))
