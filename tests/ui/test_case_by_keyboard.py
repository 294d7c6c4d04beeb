# SPDX-License-Identifier: GPL-3.0-or-later
"""A case from opening to closing without a mouse, on the real engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.casework import AmountKind, MemberAge, Relation
from hilft_desktop.domain.codes import CaseStatus
from hilft_desktop.domain.scope import Step
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey, entry_of, keys_of
from hilft_desktop.ui.pages.cases.page import CasesPage
from tests.ui.conftest import ANSWER_MS
from tests.ui.keyboard import focused, press, tab_to, write

Settle = Callable[[MainWindow], None]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A photo of a letter, as a telephone takes it."""
    file = tmp_path / "bescheid.jpg"
    image = QImage(800, 1100, QImage.Format.Format_RGB32)
    image.fill(0xFFF8F8F0)
    assert image.save(str(file))
    return file


def cases_page(window: MainWindow) -> CasesPage:
    page = window.workspace.host.current_page
    assert isinstance(page, CasesPage)
    return page


def shown(window: MainWindow) -> CaseDetail:
    detail = cases_page(window)._case.detail
    assert detail is not None
    return detail


def spoken(words: str) -> Callable[[QWidget], bool]:
    return lambda widget: words in widget.accessibleName()


def open_case(window: MainWindow, settle: Settle) -> None:
    press(keys_of(entry_of(PageKey.CASES)))
    settle(window)
    press("Down")
    settle(window)
    while any(flag.resolved_on is None for flag in shown(window).flags):
        press("Down")
        settle(window)
    press("Return")


def write_entry(window: MainWindow, settle: Settle) -> None:
    page = cases_page(window)
    editor = page._case.panel.history.editor
    press("Ctrl+Return")
    settle(window)
    write("Bescheid vom 03.11. liegt vor")
    tab_to(lambda widget: widget is editor._advice)
    write("Widerspruch besprochen")
    press("Tab")
    while editor.step != Step.DRAFT_OBJECTION.value:
        press("Down")
    settle(window)
    tab_to(spoken("Als Quelle einsetzen"))
    press("Space")
    settle(window)
    press("Ctrl+Return")
    settle(window)


def add_member(window: MainWindow, settle: Settle) -> None:
    card = cases_page(window)._case.panel.person.household
    press("Ctrl+2")
    tab_to(lambda widget: widget is card._relation)
    while card._relation.code() is not Relation.CHILD:
        press("Down")
    press("Tab")
    while card._age.code() is not MemberAge.A0_5:
        press("Down")
    press("Tab")
    press("Return")
    settle(window)


def add_amount(window: MainWindow, settle: Settle) -> None:
    money = cases_page(window)._case.panel.money
    press("Ctrl+5")
    press("Ctrl+Return")
    write("120,50")
    press("Tab")
    press("Right")
    press("Space")
    assert money._kind.code() == AmountKind.CONCEDED
    press("Ctrl+Return")
    settle(window)


def attach(window: MainWindow, settle: Settle, file: Path, qtbot: QtBot) -> None:
    press("Ctrl+4")
    press("Ctrl+Return")
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    tab_to(lambda widget: isinstance(widget, QLineEdit))
    press("Ctrl+A")
    write(str(file))
    press("Return")
    settle(window)
    # What every window manager does when the dialogs of choosing and of progress have closed; the
    # test's platform has none.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=ANSWER_MS)


# The platform of the tests has no windows to raise and no keyboard to grab for a menu.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_case_is_worked_on_from_opening_to_closing_without_a_mouse(
    open_window: MainWindow, settle: Settle, letter: Path, qtbot: QtBot
):
    window = open_window
    open_case(window, settle)
    before = shown(window)
    panel = cases_page(window)._case.panel

    write_entry(window, settle)
    entry = next(e for e in shown(window).entries if e.id not in {o.id for o in before.entries})
    assert entry.data.advice == "Widerspruch besprochen"
    assert entry.data.source.startswith("Leitfaden „")
    assert (entry.data.step, entry.data.light) == (Step.DRAFT_OBJECTION.value, "rot")

    add_member(window, settle)
    assert len(shown(window).household) == len(before.household) + 1

    add_amount(window, settle)
    assert shown(window).totals.conceded == before.totals.conceded + 12050

    attach(window, settle, letter, qtbot)
    qtbot.waitUntil(
        lambda: len(shown(window).attachments) == len(before.attachments) + 1, timeout=ANSWER_MS
    )

    press("Ctrl+6")
    press("Ctrl+Return")
    write("Stimmt die Frist?")
    press("Ctrl+Return")
    settle(window)
    assert any(look.question == "Stimmt die Frist?" for look in shown(window).second_looks)

    press("Ctrl+3")
    tab_to(spoken("Termin oder Wiedervorlage hinzufügen"))
    press("Return")
    write("morgen")
    press("Tab")
    write("Amt anrufen")
    press("Ctrl+Return")
    settle(window)
    for _each in [each for each in shown(window).follow_ups if each.done_on is None]:
        tab_to(spoken("Erledigt: "))
        press("Return")
        settle(window)
        if panel.due.proof_form.is_open:
            press("Ctrl+Return")
            settle(window)
    assert all(each.done_on for each in shown(window).follow_ups)

    tab_to(spoken("Stand des Falls"))
    press("Space")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    while menu.activeAction() is not panel.head.status_action(CaseStatus.CLOSED):
        press("Down")
    press("Return")
    settle(window)
    assert shown(window).case.status is CaseStatus.CLOSED
    assert focused() is not None
