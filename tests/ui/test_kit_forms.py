# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms that open in place, and what is typed in them as values."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.codes import FlagKind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.ui.reading import ReadingTrail
from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.field_values import needed, wanted
from hilft_desktop.ui.widgets.form_state import read_form, write_form
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.money_field import MoneyField
from hilft_desktop.ui.widgets.text_area import TextArea
from tests.conftest import TODAY

TYPED = {
    "text": "zwei\nZeilen",
    "line": "eine Zeile",
    "day": "31.02.",
    "money": "viel Geld",
    "check": True,
    "answers": ["b"],
    "code": FlagKind.INFANT.value,
    "person": "Toni",
}


def every_kind() -> dict[str, FieldRow]:
    people = Combo()
    people.addItem("niemand", "")
    people.addItem("Toni", "Toni")
    editors: dict[str, QWidget] = {
        "text": TextArea(),
        "line": LineField(),
        "day": DateField(TODAY),
        "money": MoneyField(),
        "check": CheckBox("Ja"),
        "answers": ChoiceButtons((("a", "A"), ("b", "B"))),
        "code": CodeCombo(FlagKind),
        "person": people,
    }
    return {name: FieldRow(name, editor) for name, editor in editors.items()}


@pytest.fixture
def form(qtbot: QtBot) -> InlineForm:
    made = InlineForm("Probe", every_kind(), "Speichern")
    qtbot.addWidget(made)
    return made


def test_every_kind_of_field_comes_back_as_it_was_typed_wrong_values_included(form: InlineForm):
    write_form(form.rows, TYPED)
    assert read_form(form.rows) == TYPED


def test_a_draft_of_another_version_harms_nothing(form: InlineForm):
    write_form(form.rows, TYPED)
    write_form(form.rows, {"code": "gibt_es_nicht", "line": 7, "fremd": "x", "person": "Unbekannt"})
    expected = {**TYPED, "code": "", "person": ""}
    assert read_form(form.rows) == expected


def test_an_unknown_editor_is_our_bug_and_no_silent_loss(qtbot: QtBot):
    row = FieldRow("fremd", QWidget())
    qtbot.addWidget(row)
    with pytest.raises(TypeError):
        read_form({"fremd": row})


def test_an_untouched_form_has_no_draft_and_a_touched_one_survives_going_back(
    form: InlineForm, qtbot: QtBot
):
    form.open_form()
    assert form.draft() is None
    write_form(form.rows, {"line": "angefangen"})
    line = form.rows["line"].editor
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert form.isHidden()
    draft = form.draft()
    assert draft is not None
    assert draft["line"] == "angefangen"
    assert draft["open"] is False
    form.reset()
    assert form.draft() is None
    form.restore({**draft, "open": True})
    assert not form.isHidden()
    assert read_form(form.rows)["line"] == "angefangen"


def test_faults_are_said_beside_their_fields_and_gone_after_saving(form: InlineForm):
    assert not form.show_missing([])
    assert form.show_missing([UserError("text_missing", field="line")])
    assert form.rows["line"].fault
    form.reset()
    assert not form.rows["line"].fault


def test_enter_in_a_line_does_what_the_form_is_for(form: InlineForm, qtbot: QtBot):
    form.open_form()
    with qtbot.waitSignal(form.confirmed):
        qtbot.keyClick(form.rows["line"].editor, Qt.Key.Key_Return)


def test_a_missing_value_and_a_wrong_one_are_two_faults(form: InlineForm):
    day = form.rows["day"].editor
    assert isinstance(day, DateField)
    faults: list[UserError] = []
    assert needed(day.day, "day", "contact_date_missing", faults) is None
    day.set_text("31.02.")
    assert needed(day.day, "day", "contact_date_missing", faults) is None
    assert wanted(day.day, "day", faults) is None
    day.set_text("")
    assert wanted(day.day, "day", faults) is None
    assert [(fault.code, fault.field) for fault in faults] == [
        ("contact_date_missing", "day"),
        ("date_invalid", "day"),
        ("date_invalid", "day"),
    ]


def test_the_trail_keeps_the_last_pages_newest_first_and_forgets_all():
    trail = ReadingTrail()
    for number in range(8):
        trail.note(f"seite_{number}", f"Seite {number}")
    trail.note("seite_3", "Seite 3")
    ids = [page for page, _title in trail.pages]
    assert ids == ["seite_3", "seite_7", "seite_6", "seite_5", "seite_4", "seite_2"]
    trail.forget()
    assert trail.pages == ()


def test_a_whole_day_fits_into_its_field_at_every_text_size(qtbot: QtBot):
    field = DateField(TODAY)
    qtbot.addWidget(field)
    for size in (11, 22):
        font = field.font()
        font.setPointSize(size)
        field.setFont(font)
        edit = field.focusProxy()
        assert isinstance(edit, QLineEdit)
        assert edit.minimumWidth() > edit.fontMetrics().horizontalAdvance("22.11.2026")
        assert edit.maximumWidth() > edit.fontMetrics().horizontalAdvance(edit.placeholderText())
