# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers by mouse, keyboard and assistive technology; a second press takes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons

OPTIONS = (("ja", "Ja"), ("nein", "Nein"), ("offen", "Weiß nicht"))


def heard(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


@pytest.fixture(params=[False, True], ids=["one", "several"])
def group(request: pytest.FixtureRequest, qtbot: QtBot) -> ChoiceButtons:
    """One group for one answer, one for any number."""
    made = ChoiceButtons(OPTIONS, several=request.param)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_screen_reader_hears_a_radio_button_or_a_check_box(group: ChoiceButtons):
    wanted = QAccessible.Role.CheckBox if group._several else QAccessible.Role.RadioButton
    for code, words in OPTIONS:
        answer = heard(group.button(code))
        assert answer.role() == wanted
        assert answer.text(QAccessible.Text.Name) == words
        assert not answer.state().checked
    group.choose(["nein"])
    for code, _words in OPTIONS:
        answer = heard(group.button(code))
        assert answer.role() == wanted, "the role stays when an answer is chosen"
        assert bool(answer.state().checked) == (code == "nein")


@pytest.mark.parametrize("way", ["mouse", "space", "enter", "number"])
def test_a_second_press_takes_back(group: ChoiceButtons, way: str):
    told: list[tuple[str, ...]] = []
    group.chosen.connect(lambda: told.append(group.codes()))

    def press(at: int) -> None:
        button = group.button(OPTIONS[at][0])
        button.setFocus()
        match way:
            case "mouse":
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            case "space":
                QTest.keyClick(button, Qt.Key.Key_Space)
            case "enter":
                QTest.keyClick(button, Qt.Key.Key_Return)
            case _:
                group.press_at(at)

    press(0)
    press(1)
    both = ("ja", "nein") if group._several else ("nein",)
    assert group.codes() == both
    press(1)
    assert group.codes() == both[:-1]
    assert told == [("ja",), both, both[:-1]]


def test_what_assistive_technology_presses_counts(group: ChoiceButtons):
    told: list[tuple[str, ...]] = []
    group.chosen.connect(lambda: told.append(group.codes()))
    # What the bridge of the platform calls for its action "press".
    group.button("ja").click()
    group.button("offen").click()
    expected = ("ja", "offen") if group._several else ("offen",)
    assert told == [("ja",), expected]


def test_choosing_by_program_is_silent_and_exact(group: ChoiceButtons):
    told: list[tuple[str, ...]] = []
    group.chosen.connect(lambda: told.append(group.codes()))
    group.choose(["ja"])
    group.choose(["nein"])
    assert group.codes() == ("nein",)
    group.choose([])
    assert group.codes() == ()
    group.choose(["ja"])
    group.set_off("ja")
    assert group.codes() == ()
    assert told == []
