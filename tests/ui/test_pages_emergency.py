# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.emergency import EmergencyKind
from hilft_desktop.domain.local import LocalAddress, PlaceKind
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PAGES, PageKey
from hilft_desktop.ui.pages.emergency.call_row import CallRow
from hilft_desktop.ui.pages.emergency.page import EmergencyPage
from hilft_desktop.ui.widgets.plain_label import PlainLabel

Settle = Callable[[MainWindow], None]


def emergency_page(window: MainWindow, settle: Settle) -> EmergencyPage:
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, EmergencyPage)
    return page


def front(window: MainWindow) -> str:
    return str(window.workspace.host.current_key)


def words_on(page: EmergencyPage) -> str:
    labels = page._panel.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page))


def test_two_keys_lead_from_the_lock_screen_to_what_to_do(window: MainWindow, settle: Settle):
    window.set_vault("/media/stick/tresor.hilft")
    window._root.setCurrentWidget(window.lock_page)
    QTest.keyClick(window, Qt.Key.Key_F9)
    page = emergency_page(window, settle)
    assert not window.context.vault_state().is_open
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_1)
    settle(window)
    first = page._situations[0]
    assert page._panel.shown == first
    words = words_on(page)
    assert all(line.text in words and line.citation in words for line in first.lines)
    assert all(call.number in words and call.hint in words for call in first.calls)


@pytest.mark.parametrize("key", [entry.key for entry in PAGES])
def test_two_keys_lead_there_from_every_page(open_window: MainWindow, settle: Settle, key: PageKey):
    open_window.go_to(key)
    settle(open_window)
    QTest.keyClick(open_window, Qt.Key.Key_F9)
    page = emergency_page(open_window, settle)
    QTest.keyClick(open_window, Qt.Key.Key_2)
    assert page._panel.shown == page._situations[1]


def test_every_situation_has_a_button_and_its_number(window: MainWindow, settle: Settle):
    window.go_to(PageKey.EMERGENCY)
    page = emergency_page(window, settle)
    assert {situation.kind for situation in page._situations} == set(EmergencyKind)
    for number, situation in enumerate(page._situations, start=1):
        button = page._buttons[number - 1]
        assert button.accessibleName() == situation.title
        QTest.keyClick(button, Qt.Key(Qt.Key.Key_0 + number))
        assert page._panel.shown == situation
        assert [b for b in page._buttons if b.isChecked()] == [button]
    QTest.keyClick(window, Qt.Key.Key_9)
    assert page._panel.shown == page._situations[-1]


def test_a_number_is_copied_as_it_is_shown(window: MainWindow, settle: Settle):
    window.go_to(PageKey.EMERGENCY)
    page = emergency_page(window, settle)
    at = next(n for n, situation in enumerate(page._situations, 1) if situation.calls)
    page.choose(at)
    row = page._panel.findChildren(CallRow)[0]
    row.findChildren(QPushButton)[0].click()
    assert QGuiApplication.clipboard().text() == page._situations[at - 1].calls[0].number
    assert row.number.text() == QGuiApplication.clipboard().text()


def test_page_and_checklist_of_a_situation_open(window: MainWindow, settle: Settle):
    window.go_to(PageKey.EMERGENCY)
    page = emergency_page(window, settle)
    at = next(n for n, situation in enumerate(page._situations, 1) if situation.checklist.id)
    page.choose(at)
    page._panel._checklist.click()
    settle(window)
    assert front(window) == "checklist"
    QTest.keyClick(window, Qt.Key.Key_F9)
    page._panel._page.click()
    settle(window)
    assert front(window) == "guide"


def test_the_groups_own_addresses_stand_below(window: MainWindow, settle: Settle, qtbot: QtBot):
    window.go_to(PageKey.EMERGENCY)
    page = emergency_page(window, settle)
    situation = page._situations[0]
    address = LocalAddress(
        "", PlaceKind.OTHER, "Tafel Übungsstadt", window.context.today(), "AB",
        ("Musterweg 1",), "0000 123", pages=(situation.page.id,),
    )  # fmt: skip
    saved: list[object] = []
    window.context.jobs.run(window, lambda s: s.local.save_address(address), saved.append)
    settle(window)
    page.choose(1)
    settle(window)
    words = words_on(page)
    assert "Tafel Übungsstadt" in words
    assert "0000 123" in words
    page.choose(2)
    settle(window)
    if page._situations[1].page.id != situation.page.id:
        assert "Tafel Übungsstadt" not in words_on(page)


def test_escape_leads_back_to_the_choice_where_there_is_room_for_one(
    window: MainWindow, settle: Settle
):
    window.context.theme.set_font_scale(200)
    window.go_to(PageKey.EMERGENCY)
    page = emergency_page(window, settle)
    page.choose(1)
    settle(window)
    assert page._panes.is_narrow
    assert not page._buttons[0].isVisible()
    QTest.qWait(0)
    assert page._panel.verticalScrollBar().value() == 0
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert page._buttons[0].isVisible()
    window.context.theme.set_font_scale(100)
