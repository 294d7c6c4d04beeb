# SPDX-License-Identifier: GPL-3.0-or-later
"""One matter of several cases: what it is, which cases belong to it, and its form."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.casework import Collective, CollectiveKind
from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.rows import CaseRow
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.record_line import RecordLine
from hilft_desktop.ui.widgets.row_list import RowList
from hilft_desktop.ui.widgets.text_area import TextArea

if TYPE_CHECKING:
    from hilft_desktop.services.casework_rows import CollectiveDetail

_ID = "id"


class CollectiveDetailPanel(PageScroll):
    """Pseudonyms only, as everywhere."""

    case_requested = Signal(str)
    remove_wanted = Signal(str, str)
    """Id of the matter and of the case that leaves it."""
    save_wanted = Signal(str, str, str, str)
    """Id (empty: new), kind, title, note."""
    erase_wanted = Signal(object)
    """The matter to be erased; its cases stay."""
    editing_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._collective: Collective | None = None
        self._editing = ""
        """Id of the matter in the form, empty for a new one."""
        self._title = LineField(limit=120)
        self._kind = CodeCombo(CollectiveKind)
        self._note = TextArea(lines=3, limit=4000)
        self.form = InlineForm(
            _("Neuer Sammelfall"),
            {
                "title": FieldRow(
                    _("Wie heißt er?"),
                    self._title,
                    _("Ohne Namen, zum Beispiel: Lindenstraße 4, Heizung."),
                    required=True,
                ),
                "kind": FieldRow(_("Was haben die Fälle gemeinsam?"), self._kind, required=True),
                "note": FieldRow(_("Notiz"), self._note, _("Stand, Absprachen, nächster Schritt.")),
            },
            _("Speichern"),
            own_button=False,
        )
        self.form.confirmed.connect(self.confirm)
        self.form.opened.connect(self.editing_changed)
        self.form.closed.connect(self.editing_changed)
        self._make_cards()
        for widget in (self.form, self._head, self._cases):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def _make_cards(self) -> None:
        self._head = Card(_("Sammelfall"))
        self._name = PlainLabel("", "strong", wrap=True)
        self._facts = PlainLabel("", "muted", wrap=True)
        self._words = PlainLabel("", wrap=True, selectable=True)
        self.change = Button(_("Ändern …"), "edit", "quiet")
        self.change.setAccessibleName(_("Sammelfall ändern"))
        self.change.clicked.connect(self._on_change)
        self.erase = Button(_("Löschen …"), role="quiet")
        self.erase.setAccessibleName(_("Sammelfall löschen"))
        self.erase.clicked.connect(self._on_erase)
        self._head.head.addWidget(self.change)
        self._head.head.addWidget(self.erase)
        self._head.body.addWidget(self._name)
        self._head.body.addWidget(self._facts)
        self._head.body.addWidget(self._words)
        self._cases = Card(_("Fälle"))
        self.rows = RowList(spacing=metrics.M)
        self._none = PlainLabel(
            _("Noch kein Fall. Ordne ihn im Fall unter „Zusammenarbeit“ zu."), "muted", wrap=True
        )
        self._cases.body.addWidget(self.rows)
        self._cases.body.addWidget(self._none)

    @property
    def is_editing(self) -> bool:
        """Tell whether the form is open."""
        return self.form.is_open

    def show_collective(self, detail: CollectiveDetail) -> None:
        """Show a matter; what is being typed stays."""
        collective = self._collective = detail.collective
        self._name.setText(collective.title)
        self._facts.setText(
            _("{kind} · seit {day}").format(
                kind=label(collective.kind), day=format_weekday_date(collective.opened_on)
            )
        )
        self._words.setText(collective.note)
        self._words.setVisible(bool(collective.note))
        self.rows.show_rows([self._line(collective.id, row) for row in detail.cases])
        self._none.setVisible(not detail.cases)
        self._head.show()
        self._cases.show()

    def begin(self) -> None:
        """Begin a new matter."""
        self._editing = ""
        self._collective = None
        self._head.hide()
        self._cases.hide()
        self.form.set_heading(_("Neuer Sammelfall"))
        self.form.rows["kind"].show()
        self.form.open_form()

    def confirm(self) -> None:
        """Ask to save what the form holds, or say what is missing."""
        faults: list[UserError] = []
        kind = self._kind.code()
        if not self._title.value:
            faults.append(UserError("text_missing", field="title"))
        if kind is None and not self._editing:
            faults.append(UserError("choice_missing", field="kind"))
        if not self.form.show_missing(faults):
            code = kind.value if kind is not None else ""
            self.save_wanted.emit(self._editing, code, self._title.value, self._note.value)

    def saved(self) -> None:
        """Empty the form: it was saved."""
        self.form.reset()

    def show_error(self, error: HilftError) -> HilftError | None:
        """Say faults beside their fields; return what belongs to none."""
        return self.form.show_error(error)

    def draft(self) -> str:
        """Return what is typed as text, empty for nothing."""
        state = self.form.draft()
        if state is None:
            return ""
        return json.dumps({**state, _ID: self._editing}, ensure_ascii=False, sort_keys=True)

    def restore(self, text: str) -> bool:
        """Put a draft back; tell whether it was one."""
        try:
            state = json.loads(text)
        except ValueError:
            return False
        if not isinstance(state, dict):
            return False
        self._editing = str(state.get(_ID, ""))
        self.form.rows["kind"].setVisible(not self._editing)
        if self._collective is None:
            self._head.hide()
            self._cases.hide()
        self.form.restore(state)
        return True

    def _on_change(self) -> None:
        collective = self._collective
        if collective is None:
            return
        if self._editing != collective.id or self.form.draft() is None:
            self.form.reset()
            self._title.setText(collective.title)
            self._kind.set_code(collective.kind)
            self._note.setPlainText(collective.note)
        self._editing = collective.id
        self.form.set_heading(_("Sammelfall ändern"))
        self.form.rows["kind"].hide()
        self.form.open_form()

    def _on_erase(self) -> None:
        if self._collective is not None:
            self.erase_wanted.emit(self._collective)

    def _line(self, collective_id: str, row: CaseRow) -> RecordLine:
        facts = [row.title, label(row.topic), label(row.status)]
        if row.next_due is not None:
            due = _("nächster Termin {day}").format(day=format_weekday_date(row.next_due))
            facts.append(due)
        return RecordLine(
            row.pseudonym,
            " · ".join(facts),
            role="danger" if row.open_flags else "strong",
            actions=(
                (_("Öffnen"), partial(self.case_requested.emit, row.id)),
                (_("Herausnehmen"), partial(self.remove_wanted.emit, collective_id, row.id)),
            ),
        )
