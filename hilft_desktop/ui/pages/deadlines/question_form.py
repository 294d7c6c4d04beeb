# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions a letter is asked: only those its kind needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.codes import Land
from hilft_desktop.domain.deadlines import (
    DeadlineAsk,
    DeadlineInput,
    DeadlineKindInfo,
    DeadlineQuestion,
    Delivery,
    Need,
    RemedyNotice,
)
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.deadline_labels import delivery_label, remedy_label
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.form_faults import clear_faults, show_faults
from hilft_desktop.ui.widgets.form_state import FormState, read_form, write_form
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.tab_order import TabAnchor

OFFICE = "office"
_DAYS = (DeadlineInput.DATED, DeadlineInput.POSTED, DeadlineInput.RECEIVED)
_OFFICE_SIGNS = 120


class QuestionForm(QWidget):
    """Rows for one kind. What was typed stays when another kind asks for the same."""

    edited = Signal()
    land_changed = Signal()
    """Another Land was chosen: its municipalities are wanted."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._info: DeadlineKindInfo | None = None
        self._rows: dict[str, FieldRow] = {}
        self._state: FormState = {}
        self._filling = False
        self._place = ""
        self._lead = PlainLabel("", "muted", wrap=True)
        self._anchor = TabAnchor(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(metrics.L)
        self._column.addWidget(self._lead)

    @property
    def info(self) -> DeadlineKindInfo | None:
        """The kind that is asked about."""
        return self._info

    @property
    def land(self) -> Land | None:
        """The Land that was chosen."""
        row = self._rows.get(DeadlineInput.LAND)
        return row.editor.code() if row and isinstance(row.editor, CodeCombo) else None

    def show_kind(self, info: DeadlineKindInfo) -> None:
        """Ask what this kind needs; answers given before stay where they fit."""
        self._filling = True
        self._state = self.state()
        self._info = info
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {ask.input.value: self._row(ask) for ask in info.asks}
        self._rows[OFFICE] = self._office_row()
        for row in self._rows.values():
            self._column.addWidget(row)
        self._anchor.lead_through(self._rows.values())
        if DeadlineInput.MUNICIPALITY in self._rows:
            self._rows[DeadlineInput.MUNICIPALITY].hide()
        write_form(self._rows, self._state)
        lead = _lead(info)
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        self._filling = False
        self.land_changed.emit()
        self.edited.emit()

    def show_municipalities(self, land: Land | None, names: tuple[str, ...]) -> None:
        """Offer these municipalities if the Land is still the same; hide the row without any."""
        row = self._rows.get(DeadlineInput.MUNICIPALITY)
        if row is None or land is not self.land or not isinstance(row.editor, Combo):
            return
        self._filling = True
        row.editor.clear()
        row.editor.addItem(_("weiß nicht oder eine andere"), "")
        for name in names:
            row.editor.addItem(name, name)
        row.editor.setCurrentIndex(max(0, row.editor.findData(self._place)))
        row.setVisible(bool(names))
        self._filling = False
        self.edited.emit()

    def set_land(self, land: Land) -> None:
        """Choose the group's Land where nobody chose another."""
        if self.land is None:
            self._state[DeadlineInput.LAND.value] = land.value
            write_form(self._rows, {DeadlineInput.LAND.value: land.value})

    def question(self) -> DeadlineQuestion:
        """Return the question; raises ``FormErrors`` naming what is wrong or not yet said."""
        assert self._info is not None
        values: dict[str, Any] = {}
        faults: list[UserError] = []
        for name, row in self._rows.items():
            try:
                values[name] = _value(row)
            except UserError as fault:
                faults.append(UserError(fault.code, field=name, **fault.params))
        delivery = self._rows.get(DeadlineInput.DELIVERY)
        if delivery is not None and values.get(DeadlineInput.DELIVERY) is None:
            # Handed over or posted differ by days: guessing here could be too late.
            faults.append(UserError("deadline_delivery_missing", field=DeadlineInput.DELIVERY))
            faults[:0] = self._missing_day(values)
        if faults:
            raise FormErrors(faults=tuple(faults))
        return DeadlineQuestion(
            self._info.kind,
            dated=values.get(DeadlineInput.DATED),
            posted=values.get(DeadlineInput.POSTED),
            received=values.get(DeadlineInput.RECEIVED),
            delivery=Delivery(values.get(DeadlineInput.DELIVERY) or Delivery.POST),
            # Unsaid means "there is one": that period is the shorter one.
            remedy=RemedyNotice(values.get(DeadlineInput.REMEDY) or RemedyNotice.OK),
            land=values.get(DeadlineInput.LAND),
            municipality=values.get(DeadlineInput.MUNICIPALITY) or "",
            office=values.get(OFFICE) or "",
        )

    def show_faults(self, error: FormErrors | UserError, *, everything: bool) -> None:
        """Say faults beside their fields; unless ``everything``, only where something stands."""
        if everything:
            show_faults(self._rows, error)
            return
        faults = error.faults if isinstance(error, FormErrors) else (error,)
        words = {fault.field: error_line(fault) for fault in faults}
        for name, row in self._rows.items():
            # Half a date is no fault while somebody still types it.
            quiet = row.target.hasFocus() or not self._is_filled(name)
            row.set_fault("" if quiet else words.get(name, ""))

    def clear_faults(self) -> None:
        """Take every fault away."""
        clear_faults(self._rows)

    def state(self) -> FormState:
        """Return what was typed and chosen, also for questions of other kinds."""
        # The list of places may still be on its way: what was chosen counts, not what it shows.
        place: FormState = {DeadlineInput.MUNICIPALITY.value: self._place}
        return {**self._state, **read_form(self._rows), **place}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Put back what a draft kept."""
        self._filling = True
        self._state = {str(name): value for name, value in state.items()}
        self._place = str(self._state.get(DeadlineInput.MUNICIPALITY.value) or "")
        write_form(self._rows, self._state)
        self._filling = False
        self.land_changed.emit()
        self.edited.emit()

    def reset(self) -> None:
        """Forget every answer but the Land."""
        land = self.state().get(DeadlineInput.LAND.value, "")
        self._state = {}
        fresh: FormState = {}
        for name, value in read_form(self._rows).items():
            fresh[name] = [] if isinstance(value, list) else ""
        self.restore({**fresh, DeadlineInput.LAND.value: land})

    def focus_first(self) -> None:
        """Put the cursor into the first question."""
        if self._rows:
            next(iter(self._rows.values())).target.setFocus()

    def _missing_day(self, values: Mapping[str, Any]) -> list[UserError]:
        """Return that a day is missing, so that everything missing is said at once."""
        assert self._info is not None
        days = [ask.input for ask in self._info.asks if ask.input in _DAYS]
        if not days or any(name not in values or values[name] for name in days):
            return []  # what could not be read is a fault of its own
        return [UserError("deadline_date_missing", field=days[0])]

    def _is_filled(self, name: str) -> bool:
        row = self._rows.get(name)
        return row is not None and bool(read_form({name: row})[name])

    def _row(self, ask: DeadlineAsk) -> FieldRow:
        editor, help_text = self._editor(ask.input)
        required = ask.need is Need.REQUIRED or ask.input is DeadlineInput.DELIVERY
        return FieldRow(ask.label, editor, help_text, required=required)

    def _editor(self, asked: DeadlineInput) -> tuple[QWidget, str]:
        if asked in _DAYS:
            field = DateField(self._today)
            field.day_changed.connect(self._on_edited)
            known = asked is DeadlineInput.POSTED
            return field, _("Unbekannt? Leer lassen.") if known else ""
        if asked is DeadlineInput.DELIVERY:
            return self._buttons([(each.value, delivery_label(each)) for each in Delivery]), ""
        if asked is DeadlineInput.REMEDY:
            buttons = self._buttons([(each.value, remedy_label(each)) for each in RemedyNotice])
            return buttons, _("Im Zweifel „vorhanden“: Damit bleibst Du auf der sicheren Seite.")
        if asked is DeadlineInput.LAND:
            lands = CodeCombo(Land)
            lands.code_changed.connect(self._on_land)
            return lands, _("Wegen der Feiertage. Nicht der Wohnort der Person.")
        places = Combo()
        places.currentIndexChanged.connect(lambda _at: self._on_place(places))
        return places, _("Manche Feiertage gelten nur in einzelnen Gemeinden.")

    def _buttons(self, options: list[tuple[str, str]]) -> ChoiceButtons:
        buttons = ChoiceButtons(options)
        buttons.chosen.connect(self._on_edited)
        return buttons

    def _office_row(self) -> FieldRow:
        field = LineField(limit=_OFFICE_SIGNS)
        field.textChanged.connect(self._on_edited)
        return FieldRow(
            _("Von wem ist der Brief?"),
            field,
            _("Nur für Blatt und Fall, zum Beispiel „Jobcenter“. Kein Name einer Person."),
        )

    def _on_land(self) -> None:
        if not self._filling:
            self._state = self.state()
            self.land_changed.emit()
            self.edited.emit()

    def _on_place(self, places: Combo) -> None:
        if not self._filling:
            self._place = str(places.currentData() or "")
            self.edited.emit()

    def _on_edited(self, *_ignored: object) -> None:
        if not self._filling:
            self.edited.emit()


def _lead(info: DeadlineKindInfo) -> str:
    if sum(ask.need is Need.ONE_OF for ask in info.asks) < 2:  # no choice of days
        return ""
    if any(ask.input is DeadlineInput.DELIVERY for ask in info.asks):
        return _("Ein Datum genügt, dazu wie der Brief kam. Mehr macht es genauer.")
    return _("Ein Datum genügt. Je mehr bekannt ist, desto genauer wird es.")


def _value(row: FieldRow) -> object:
    editor = row.editor
    match editor:
        case DateField():
            return editor.day()
        case ChoiceButtons():
            return editor.code()
        case CodeCombo():
            land: object = editor.code()
            return land
        case Combo():
            return editor.currentData() or ""
        case LineField():
            return editor.value
        case _:
            raise TypeError(type(editor).__name__)
