# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed in a form, as plain values: to keep it as a draft and to put it back.

Texts are kept as typed, also those that no field would accept: a wrong date is not lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QWidget

from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.money_field import MoneyField
from hilft_desktop.ui.widgets.text_area import TextArea

Value = str | bool | list[str]
FormState = dict[str, Value]


def read_form(rows: Mapping[str, FieldRow]) -> FormState:
    """Return what every field of a form holds; raises ``TypeError`` for an unknown editor."""
    return {name: _read(row.editor) for name, row in rows.items()}


def write_form(rows: Mapping[str, FieldRow], state: Mapping[str, Any]) -> None:
    """Put values back; names and kinds of values that the form does not know are left out."""
    for name, row in rows.items():
        if name in state:
            _write(row.editor, state[name])


def _read(editor: QWidget) -> Value:
    match editor:
        case TextArea():
            return editor.toPlainText()
        case LineField():
            return editor.text()
        case DateField() | MoneyField():
            return editor.text
        case CheckBox():
            return editor.isChecked()
        case ChoiceButtons():
            return list(editor.codes())
        case CodeCombo():
            code: StrEnum | None = editor.code()
            return code.value if code is not None else ""
        case Combo():
            return str(editor.currentData() or "")
        case _:
            raise TypeError(type(editor).__name__)


def _write(editor: QWidget, value: object) -> None:
    match editor, value:
        case TextArea(), str():
            editor.setPlainText(value)
        case LineField(), str():
            editor.setText(value)
        case ((DateField() | MoneyField()), str()):
            editor.set_text(value)
        case CheckBox(), bool():
            editor.setChecked(value)
        case ChoiceButtons(), list():
            editor.choose(str(code) for code in value)
        case CodeCombo(), str():
            editor.set_text_code(value)
        case Combo(), str():
            editor.setCurrentIndex(max(0, editor.findData(value)))
        case _:
            pass  # a draft of another version of the form: the field keeps what it holds
