# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields of a letter: what is missing first, then who the person is, then what is known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.letters import FieldSource, LetterField, LetterValue
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import LetterForm
from hilft_desktop.ui.pages.letter.field_row import LetterFieldRow, Raw
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.form_faults import clear_faults, show_faults
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.tab_order import TabAnchor, parts_of

PERSON = frozenset(
    {FieldSource.PERSON_NAME, FieldSource.PERSON_ADDRESS, FieldSource.PERSON_CONTACT}
)
"""Sources that hold the real identity."""


class FormPanel(QWidget):
    """Asks for what is missing; what is known is shown folded and can be changed."""

    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._rows: dict[str, LetterFieldRow] = {}
        self._filling = False
        self._asked = Card(_("Angaben"))
        self.person = Card(_("Name und Anschrift"))
        self.person.body.addWidget(
            PlainLabel(
                _("Nur für dieses Schreiben. In Listen und Fällen steht weiter der Deckname."),
                "muted",
                wrap=True,
            )
        )
        self._safe = PlainLabel("", "warn", wrap=True)
        self._safe.hide()
        self.person.body.addWidget(self._safe)
        self._known = Card(_("Schon bekannt"))
        self._unfold = Button(_("Ansehen und ändern"), role="quiet")
        self._unfold.setCheckable(True)
        self._unfold.setAccessibleName(_("Schon bekannte Angaben ansehen und ändern"))
        self._unfold.toggled.connect(self._on_unfold)
        self._known.head.addWidget(self._unfold)
        cards = (self._asked, self.person, self._known)
        self._anchors = [(card.body, TabAnchor(card)) for card in cards]
        self._known_words = PlainLabel("", "muted", wrap=True)
        self._known.body.addWidget(self._known_words)
        self._known_rows = QWidget()
        self._known_column = QVBoxLayout(self._known_rows)
        self._known_column.setContentsMargins(0, 0, 0, 0)
        self._known_column.setSpacing(metrics.M)
        self._known.body.addWidget(self._known_rows)
        self._known_rows.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.L)
        for card in cards:
            card.body.setSpacing(metrics.M)
            column.addWidget(card)

    @property
    def rows(self) -> Mapping[str, LetterFieldRow]:
        """The rows by field name."""
        return self._rows

    def show_safe_contact(self, rule: str) -> None:
        """Show how the person may be reached, above name and number; empty for no rule."""
        self._safe.setText(_("Vor jedem Anruf: {rule}").format(rule=rule) if rule else "")
        self._safe.setVisible(bool(rule))

    def show_form(self, form: LetterForm) -> None:
        """Show the fields of a letter with what is known filled in."""
        self._filling = True
        self.show_safe_contact("")
        for row in self._rows.values():
            row.setParent(None)
            row.deleteLater()
        self._rows.clear()
        self._unfold.setChecked(False)
        known_labels = []
        has_person = False
        for field in form.fields:
            row = LetterFieldRow(field, self._today)
            row.set_value(form.known.get(field.name))
            row.edited.connect(self._on_edited)
            self._rows[field.name] = row
            is_known = form.known.get(field.name) not in (None, "", ())
            if field.source in PERSON:
                self.person.body.addWidget(row)
                has_person = True
            elif is_known and field.source is not FieldSource.ASK:
                self._known_column.addWidget(row)
                known_labels.append(field.label)
            else:
                self._asked.body.addWidget(row)
        self.person.setVisible(has_person)
        self._known.setVisible(bool(known_labels))
        self._known_words.setText(", ".join(known_labels))
        self.order_tabs()
        self._filling = False

    def order_tabs(self) -> None:
        """Let Tab go through the cards as they are shown, also through rows put in later."""
        for body, anchor in self._anchors:
            anchor.lead_through(parts_of(body))

    def values(self) -> dict[str, LetterValue]:
        """Return all values; raises ``FormErrors`` naming wrong and missing ones, silently."""
        values: dict[str, LetterValue] = {}
        faults: list[UserError] = []
        for name, row in self._rows.items():
            try:
                values[name] = row.value()
            except UserError as fault:
                faults.append(fault)
                continue
            if row.field.required and values[name] in (None, "", ()):
                faults.append(UserError("letter_field_missing", field=name, label=row.field.label))
        if faults:
            raise FormErrors(faults=tuple(faults))
        return values

    def value_of(self, source: FieldSource) -> LetterValue:
        """Return the value of the field with this source; ``None`` if none or wrong."""
        for row in self._rows.values():
            if row.field.source is source:
                try:
                    return row.value()
                except UserError:
                    return None
        return None

    def has_source(self, source: FieldSource) -> bool:
        """Tell whether the letter has a field with this source."""
        return any(row.field.source is source for row in self._rows.values())

    def missing(self) -> tuple[LetterField, ...]:
        """Return the fields without which the letter cannot be made."""
        try:
            self.values()
        except FormErrors as error:
            names = {fault.field for fault in error.faults}
            return tuple(row.field for name, row in self._rows.items() if name in names)
        return ()

    def say_faults(self, error: FormErrors | UserError) -> None:
        """Say faults beside their fields and go to the first."""
        faults = error.faults if isinstance(error, FormErrors) else (error,)
        if any(
            self._known_column.indexOf(self._rows[f.field]) >= 0
            for f in faults
            if f.field in self._rows
        ):
            self._unfold.setChecked(True)
        show_faults(self._rows, error)

    def clear_faults(self) -> None:
        """Take every fault away."""
        clear_faults(self._rows)

    def raw(self) -> dict[str, Raw]:
        """Return what was typed, for a draft."""
        return {name: row.raw() for name, row in self._rows.items()}

    def set_raw(self, raw: Mapping[str, object]) -> None:
        """Put back what a draft kept."""
        self._filling = True
        for name, row in self._rows.items():
            if name in raw:
                row.set_raw(raw[name])
        self._filling = False
        self.edited.emit()

    def set_known(self, form: LetterForm, sources: frozenset[FieldSource]) -> None:
        """Fill the fields of these sources anew, the others keep what stands in them."""
        self._filling = True
        for name, row in self._rows.items():
            if row.field.source in sources:
                row.set_value(form.known.get(name))
        self._filling = False
        self.edited.emit()

    def focus_first_gap(self) -> None:
        """Put the cursor into the first field that is missing, else into the first one."""
        gaps = self.missing()
        name = gaps[0].name if gaps else next(iter(self._rows), "")
        if name:
            self._rows[name].target.setFocus()

    def _on_edited(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _on_unfold(self, unfolded: bool) -> None:
        self._known_rows.setVisible(unfolded)
        self._known_words.setVisible(not unfolded)
