# SPDX-License-Identifier: GPL-3.0-or-later
"""What was just saved, and the two deliberate steps that may follow."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.cases import TITLE_LIMIT
from hilft_desktop.domain.contacts import Contact
from hilft_desktop.domain.persons import Person
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_long_date, format_month
from hilft_desktop.i18n.labels import label
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class SavedCard(Card):
    """Stays anonymous unless somebody takes one step, and then names the result."""

    undo_wanted = Signal()
    pseudonym_wanted = Signal()
    """The step "make a person" was opened and wants a proposal."""
    person_wanted = Signal(str)
    known_wanted = Signal(str)
    """The contact was with somebody who bears this pseudonym already."""
    case_wanted = Signal(str)
    case_opened = Signal(str)
    """Somebody wants to see the case that was opened here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Gespeichert"), parent)
        self._case_id = ""
        self._buttons: dict[QWidget, Button] = {}
        self._words = PlainLabel("", wrap=True)
        self.body.addWidget(self._words)
        self._choose, self._person, self._known, self._case = (
            self._choose_step(),
            self._person_step(),
            self._known_step(),
            self._case_step(),
        )
        for step in (self._choose, self._person, self._known, self._case):
            self.body.addWidget(step)
        self.hide()

    def show_contact(self, contact: Contact) -> None:
        """Tell of a contact just saved."""
        self._case_id = ""
        data = contact.data
        words = [format_long_date(data.date), label(data.topic), _("anonym")]
        text = " · ".join(words)
        if contact.booked_on != data.date:
            month = format_month(contact.booked_on.year, contact.booked_on.month)
            text += "\n" + _("Der Monat ist schon freigegeben; gezählt wird im {month}.").format(
                month=month
            )
        self._words.setText(text)
        self._title.setText(label(data.topic))
        self._undo.setVisible(True)
        self._make_person.setVisible(True)
        self._name_known.setVisible(True)
        self._open_case.setText(_("Fall eröffnen …"))
        self._go_to(self._choose)
        self.show()

    def begin(self) -> None:
        """Put the focus on the first step that may follow."""
        self._make_person.setFocus()

    def finish_step(self) -> bool:
        """Do what the step with the focus is for; ``False`` if no step has it."""
        for step, button in self._buttons.items():
            if any(part.hasFocus() for part in step.findChildren(QWidget)):
                button.click()
                return True
        return False

    def show_person(self, person: Person) -> None:
        """Tell of the pseudonym that now stands for this contact."""
        self._words.setText(
            _(
                "Person angelegt: {pseudonym}. Sag ihr den Decknamen, damit ihr Euch wiederfindet."
            ).format(pseudonym=person.pseudonym)
        )
        self._make_person.hide()
        self._name_known.hide()
        self._undo.hide()
        self._go_to(self._choose)

    def show_known(self, person: Person) -> None:
        """Tell that the contact belongs to somebody known before."""
        self._words.setText(_("Verbunden mit {pseudonym}.").format(pseudonym=person.pseudonym))
        self._make_person.hide()
        self._name_known.hide()
        self._go_to(self._choose)

    def show_case(self, case_id: str, title: str) -> None:
        """Tell of the case that was opened."""
        self._case_id = case_id
        self._words.setText(_("Fall eröffnet: {title}").format(title=title))
        self._make_person.hide()
        self._name_known.hide()
        self._undo.hide()
        self._open_case.setText(_("Fall ansehen"))
        self._go_to(self._choose)

    def propose(self, pseudonym: str) -> None:
        """Put a free pseudonym into the field unless something was typed already."""
        if not self._pseudonym.value:
            self._pseudonym.setText(pseudonym)
            self._pseudonym.selectAll()

    def show_fault(self, words: str) -> None:
        """Say beside the open step's field what is wrong."""
        rows = {
            self._person: self._pseudonym_row,
            self._known: self._known_row,
            self._case: self._title_row,
        }
        for step, row in rows.items():
            if not step.isHidden():
                row.set_fault(words)

    # -- steps ----------------------------------------------------------------------------------

    def _choose_step(self) -> QWidget:
        step = QWidget()
        line = FlowLayout(step)
        self._make_person = Button(_("Person anlegen …"), "person")
        self._make_person.clicked.connect(self._on_make_person)
        self._open_case = Button(_("Fall eröffnen …"), "cases")
        self._open_case.clicked.connect(self._on_open_case)
        self._undo = Button(_("Rückgängig"), "undo", "quiet")
        self._undo.setAccessibleDescription(_("Den gerade gespeicherten Kontakt wieder löschen"))
        self._undo.clicked.connect(self.undo_wanted)
        self._name_known = Button(_("Schon bekannt …"), "check")
        self._name_known.setAccessibleDescription(
            _("Den Kontakt mit einer Person verbinden, die schon einen Decknamen hat")
        )
        self._name_known.clicked.connect(self._on_name_known)
        for button in (self._make_person, self._name_known, self._open_case, self._undo):
            line.addWidget(button)
        return step

    def _person_step(self) -> QWidget:
        self._pseudonym = LineField(limit=40)
        self._pseudonym_row = FieldRow(
            _("Deckname"),
            self._pseudonym,
            _("Unter diesem Namen findest Du die Person wieder. Nie der richtige Name."),
        )
        button = Button(_("Person anlegen"), "check")
        button.clicked.connect(lambda: self.person_wanted.emit(self._pseudonym.value))
        self._pseudonym.returnPressed.connect(button.click)
        return self._step(self._pseudonym_row, button)

    def _known_step(self) -> QWidget:
        self._old_pseudonym = LineField(limit=40)
        self._known_row = FieldRow(
            _("Deckname"),
            self._old_pseudonym,
            _("Genau wie auf dem Zettel der Person, zum Beispiel Ahorn 17."),
        )
        button = Button(_("Verbinden"), "check")
        button.clicked.connect(lambda: self.known_wanted.emit(self._old_pseudonym.value))
        self._old_pseudonym.returnPressed.connect(button.click)
        return self._step(self._known_row, button)

    def _case_step(self) -> QWidget:
        self._title = LineField(limit=TITLE_LIMIT)
        self._title_row = FieldRow(
            _("Worum geht es?"),
            self._title,
            _("Ein paar Worte ohne Namen. Fehlt noch eine Person, bekommt sie einen Decknamen."),
        )
        button = Button(_("Fall eröffnen"), "check")
        button.clicked.connect(lambda: self.case_wanted.emit(self._title.value))
        self._title.returnPressed.connect(button.click)
        return self._step(self._title_row, button)

    def _step(self, row: FieldRow, button: Button) -> QWidget:
        step = QWidget()
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.S)
        column.addWidget(row)
        line = QHBoxLayout()
        line.setSpacing(metrics.S)
        line.addWidget(button)
        back = Button(_("Doch nicht"), role="quiet")
        back.clicked.connect(lambda: self._go_to(self._choose))
        line.addWidget(back)
        line.addStretch(1)
        column.addLayout(line)
        self._buttons[step] = button
        return step

    def _on_make_person(self) -> None:
        self._pseudonym.clear()
        self._pseudonym_row.set_fault("")
        self._go_to(self._person)
        self._pseudonym.setFocus()
        self.pseudonym_wanted.emit()

    def _on_name_known(self) -> None:
        self._old_pseudonym.clear()
        self._known_row.set_fault("")
        self._go_to(self._known)
        self._old_pseudonym.setFocus()

    def _on_open_case(self) -> None:
        if self._case_id:
            self.case_opened.emit(self._case_id)
            return
        self._title_row.set_fault("")
        self._go_to(self._case)
        self._title.setFocus()
        self._title.selectAll()

    def _go_to(self, step: QWidget) -> None:
        for each in (self._choose, self._person, self._known, self._case):
            each.setVisible(each is step)
