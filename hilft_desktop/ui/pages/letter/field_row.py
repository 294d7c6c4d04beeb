# SPDX-License-Identifier: GPL-3.0-or-later
"""One placeholder of a letter as a field of the right kind."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.letters import FieldType, LetterField, LetterValue
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.numbers import parse_number
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.money_field import MoneyField
from hilft_desktop.ui.widgets.text_area import TextArea

_YES, _NO = "ja", "nein"
Raw = str | list[str]
"""What was typed or chosen, right or wrong, in a form a draft can keep."""


class LetterFieldRow(FieldRow):
    """Label, field, and why it is asked. Empty is ``None``."""

    edited = Signal()

    def __init__(self, field: LetterField, today: date, parent: QWidget | None = None) -> None:
        self.field = field
        self._line: LineField | None = None
        self._area: TextArea | None = None
        self._day: DateField | None = None
        self._money: MoneyField | None = None
        self._choice: ChoiceButtons | None = None
        editor = self._make_editor(field, today)
        super().__init__(field.label, editor, field.why, parent, required=field.required)
        self._connect()

    def value(self) -> LetterValue:
        """Return the value; raises ``UserError`` with this field's name for what does not fit."""
        try:
            return self._read()
        except UserError as error:
            raise UserError(error.code, field=self.field.name, **error.params) from None

    def set_value(self, value: LetterValue) -> None:
        """Show a value."""
        if self._area is not None:
            text = "\n".join(value) if isinstance(value, tuple) else str(value or "")
            self._area.setPlainText(text)
        elif self._day is not None:
            self._day.set_day(value if isinstance(value, date) else None)
        elif self._money is not None:
            is_cents = isinstance(value, int) and not isinstance(value, bool)
            self._money.set_cents(value if is_cents else None)  # type: ignore[arg-type]
        elif self._choice is not None:
            self._choice.choose(self._codes(value))
        elif self._line is not None:
            self._line.setText("" if value is None else str(value))

    def raw(self) -> Raw:
        """Return what was typed or chosen, for a draft."""
        if self._area is not None:
            return self._area.toPlainText()
        if self._day is not None:
            return self._day.text
        if self._money is not None:
            return self._money.text
        if self._choice is not None:
            return list(self._choice.codes())
        return self._line.text() if self._line is not None else ""

    def set_raw(self, raw: object) -> None:
        """Put back what a draft kept."""
        text = raw if isinstance(raw, str) else ""
        if self._area is not None:
            self._area.setPlainText(text)
        elif self._day is not None:
            self._day.set_text(text)
        elif self._money is not None:
            self._money.set_text(text)
        elif self._choice is not None:
            self._choice.choose(str(code) for code in raw) if isinstance(raw, list) else None
        elif self._line is not None:
            self._line.setText(text)

    def _read(self) -> LetterValue:
        if self._area is not None:
            if self.field.type is FieldType.LINES:
                return self._area.rows or None
            return self._area.value or None
        if self._day is not None:
            return self._day.day()
        if self._money is not None:
            return self._money.cents()
        if self._choice is not None:
            return self._chosen(self._choice)
        assert self._line is not None
        if self.field.type is FieldType.NUMBER:
            return parse_number(self._line.value) if self._line.value else None
        return self._line.value or None

    def _chosen(self, choice: ChoiceButtons) -> LetterValue:
        match self.field.type:
            case FieldType.CHOICES:
                return choice.codes() or None
            case FieldType.BOOL:
                return None if choice.code() is None else choice.code() == _YES
            case _:
                return choice.code()

    def _codes(self, value: LetterValue) -> tuple[str, ...]:
        if isinstance(value, bool):
            return (_YES if value else _NO,)
        if isinstance(value, tuple):
            return value
        return () if value is None else (str(value),)

    def _make_editor(self, field: LetterField, today: date) -> QWidget:
        match field.type:
            case FieldType.LONG_TEXT:
                self._area = TextArea(lines=4)
                return self._area
            case FieldType.LINES:
                self._area = TextArea(lines=4, limit=4000)
                return self._area
            case FieldType.DATE:
                self._day = DateField(today)
                return self._day
            case FieldType.MONEY:
                self._money = MoneyField()
                return self._money
            case FieldType.BOOL:
                self._choice = ChoiceButtons(((_YES, _("ja")), (_NO, _("nein"))))
                return self._choice
            case FieldType.CHOICE | FieldType.CHOICES:
                several = field.type is FieldType.CHOICES
                self._choice = ChoiceButtons(field.options, several=several)
                return self._choice
            case _:
                self._line = LineField(limit=10_000)
                return self._line

    def _connect(self) -> None:
        if self._area is not None:
            self._area.textChanged.connect(self.edited)
        elif self._day is not None:
            self._day.day_changed.connect(self.edited)
        elif self._money is not None:
            self._money.amount_changed.connect(self.edited)
        elif self._choice is not None:
            self._choice.chosen.connect(self.edited)
        elif self._line is not None:
            self._line.textChanged.connect(lambda _text: self.edited.emit())
