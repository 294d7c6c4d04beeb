# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.codes import Topic
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.ui.widgets.abbreviation_text import AbbreviationText
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.elided_label import ElidedLabel
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.form_faults import show_faults
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.money_field import MoneyField
from hilft_desktop.ui.widgets.notice_bar import NoticeBar
from hilft_desktop.ui.widgets.passphrase_field import PassphraseField
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.text_area import TextArea


def inner(field: QWidget) -> QLineEdit:
    edit = field.focusProxy()
    assert isinstance(edit, QLineEdit)
    return edit


TODAY = date(2026, 11, 22)
UI = Path(__file__).resolve().parents[2] / "hilft_desktop" / "ui"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3.10.", date(2026, 10, 3)),
        ("03.10.26", date(2026, 10, 3)),
        ("gestern", date(2026, 11, 21)),
        ("", None),
    ],
)
def test_a_date_is_understood_and_its_weekday_said(qtbot: QtBot, typed: str, day: date | None):
    field = DateField(TODAY)
    qtbot.addWidget(field)
    field.set_text(typed)
    assert field.day() == day
    if day is not None:
        assert field._weekday.text().startswith(("Samstag", "Sonntag"))
        assert inner(field).accessibleDescription() == field._weekday.text()


def test_a_day_no_calendar_knows_is_said_and_stays_in_the_field(qtbot: QtBot):
    field = DateField(TODAY)
    qtbot.addWidget(field)
    field.set_text("31.02.")
    with pytest.raises(UserError):
        field.day()
    assert "31.02." in field._weekday.text()
    assert field.text == "31.02."


def test_money_is_cents_and_nonsense_stays_in_the_field(qtbot: QtBot):
    field = MoneyField()
    qtbot.addWidget(field)
    field.set_text("1.234,5")
    assert field.cents() == 123450
    field._tidy()
    assert field.text == "1.234,50"
    field.set_text("viel")
    field._tidy()
    assert field.text == "viel"
    with pytest.raises(UserError):
        field.cents()


def test_nothing_is_chosen_until_somebody_chose(qtbot: QtBot):
    combo: CodeCombo[Topic] = CodeCombo(Topic)
    qtbot.addWidget(combo)
    assert combo.code() is None
    combo.set_code(Topic.MIETE)
    assert combo.code() is Topic.MIETE


def test_the_wheel_scrolls_the_page_and_not_the_answer(qtbot: QtBot):
    combo: CodeCombo[Topic] = CodeCombo(Topic, Topic.MIETE)
    qtbot.addWidget(combo)
    combo.show()
    centre = combo.rect().center().toPointF()
    event = QWheelEvent(
        centre,
        combo.mapToGlobal(centre),
        combo.rect().center() * 0,
        combo.rect().bottomRight(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    combo.wheelEvent(event)
    assert not event.isAccepted()
    assert combo.code() is Topic.MIETE


def test_a_field_row_speaks_label_help_and_fault(qtbot: QtBot):
    field = DateField(TODAY)
    row = FieldRow("Sperrtermin", field, "Steht im Brief.", required=True)
    qtbot.addWidget(row)
    edit = inner(field)
    assert edit.accessibleName() == "Sperrtermin (nötig)"
    row.set_fault("Bitte den Tag eintragen.")
    assert edit.accessibleDescription() == "Fehler: Bitte den Tag eintragen. Steht im Brief."
    assert edit.property("fault") is True
    row.set_fault("")
    assert edit.accessibleDescription() == "Steht im Brief."


def test_every_fault_of_a_form_stands_beside_its_field_and_the_first_has_the_focus(qtbot: QtBot):
    form = QWidget()
    column = QVBoxLayout(form)
    rows = {name: FieldRow(name, LineField()) for name in ("place", "day", "sum")}
    for row in rows.values():
        column.addWidget(row)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    error = FormErrors(
        faults=(
            UserError("money_negative", field="sum"),
            UserError("date_invalid", field="day", text="31.02."),
            UserError("number_invalid", field="elsewhere", text="x"),
        )
    )
    left = show_faults(rows, error)
    assert [name for name, row in rows.items() if row.fault] == ["day", "sum"]
    assert "31.02." in rows["day"].fault
    assert left is not None
    assert left.field == "elsewhere"
    assert rows["day"].target.hasFocus()


def test_markup_in_a_name_is_shown_as_the_signs_it_is(qtbot: QtBot):
    label = PlainLabel('<img src="file:///etc/passwd"><b>Ahorn</b>')
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.sizeHint().width() > PlainLabel("Ahorn").sizeHint().width() * 2


def test_no_widget_renders_markup_from_text():
    bad = []
    for path in UI.rglob("*.py"):
        text = path.read_text("utf-8")
        if re.search(r"setHtml|insertHtml|RichText(?!\(False)|AutoText", text):
            bad.append(path.name)
        if "(QTextBrowser)" in text and "def loadResource" not in text:
            bad.append(f"{path.name}: loads what a text names")
        if re.search(r"\bQLabel\(", text) and path.name not in {"plain_label.py", "icon_label.py"}:
            bad.append(path.name)
    assert bad == []


def test_a_long_line_never_widens_its_page_and_speaks_in_full(qtbot: QtBot):
    label = ElidedLabel("Ein sehr langer Titel " * 20)
    qtbot.addWidget(label)
    label.resize(120, 24)
    label.show()
    label.grab()
    assert label.minimumSizeHint().width() <= 40
    assert label.toolTip() == label.text()


def test_tab_leaves_a_text_area_and_pasting_keeps_the_limit(qtbot: QtBot):
    area = TextArea(limit=10)
    qtbot.addWidget(area)
    assert area.tabChangesFocus()
    area.setPlainText("0123456789abc")
    assert area.value == "0123456789"


@pytest.mark.qt_log_ignore("does not support raise")  # tool tips on the offscreen platform
def test_an_abbreviation_explains_itself_on_hover_and_by_key(qtbot: QtBot):
    word = AbbreviationText("KdU", "Kosten der Unterkunft: Miete, Nebenkosten, Heizung")
    qtbot.addWidget(word)
    assert "Kosten der Unterkunft" in word.toolTip()
    assert word.accessibleName().startswith("KdU: Kosten")
    word.show()
    QTest.keyClick(word, Qt.Key.Key_Space)
    assert QToolTip.text() == word.toolTip()
    QToolTip.hideText()


def test_a_passphrase_is_hidden_until_somebody_asks_and_again_after_clearing(qtbot: QtBot):
    field = PassphraseField()
    qtbot.addWidget(field)
    edit = inner(field)
    assert edit.echoMode() is QLineEdit.EchoMode.Password
    field._show.click()
    assert edit.echoMode() is QLineEdit.EchoMode.Normal
    field.set_text("geheim")
    field.clear()
    assert field.text == ""
    assert edit.echoMode() is QLineEdit.EchoMode.Password
    assert not edit.isUndoAvailable()


def test_a_notice_says_what_happened_and_what_to_do_next(qtbot: QtBot):
    bar = NoticeBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.say_error(UserError("date_invalid", text="31.02."))
    assert not bar.isHidden()
    assert "31.02." in bar._text.text()
    assert bar._advice.text()
    bar._close.click()
    assert bar.isHidden()


def test_a_full_date_is_not_said_twice(qtbot: QtBot):
    field = DateField(TODAY, TODAY)
    qtbot.addWidget(field)
    assert field._weekday.text() == "Sonntag"
    field.set_text("3.10.")
    assert field._weekday.text() == "Samstag, 03.10.2026"
    inner(field).editingFinished.emit()
    assert (field.text, field._weekday.text()) == ("03.10.2026", "Samstag")


def test_a_mere_confirmation_goes_by_but_a_warning_and_a_way_back_stay(qtbot: QtBot):
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.say("ok", "Gespeichert.")
    bar.pass_by()
    assert bar.isHidden()
    bar.say("ok", "Erledigt.")
    bar.offer("Rückgängig")
    bar.pass_by()
    assert not bar.isHidden()
    bar.say("warn", "Noch nicht gespeichert.")
    bar.pass_by()
    assert not bar.isHidden()
