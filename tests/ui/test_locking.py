# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from hilft_desktop.ui.dialogs.text_dialog import TextDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PAGES, PageKey
from hilft_desktop.ui.page import Page
from hilft_desktop.ui.practice import PRACTICE_PASSPHRASE
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.text_area import TextArea

Settle = Callable[[MainWindow], None]
DRAFT = "Zählerstand 4711, Brief vom Versorger"


def all_pages(window: MainWindow, settle: Settle) -> list[Page]:
    pages = []
    for entry in PAGES:
        window.go_to(entry.key)
        settle(window)
        pages.append(window.workspace.host.current_page)
    return [page for page in pages if page is not None]


def engine_pid(window: MainWindow) -> int:
    pid = window.context.jobs.client.pid
    assert pid is not None
    return pid


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def unlock(window: MainWindow, settle: Settle) -> None:
    window.set_vault(window._parts.paths.data.joinpath("uebung.hilft").as_posix())
    window.lock_page.field.set_text(PRACTICE_PASSPHRASE)
    window.lock_page.field.submitted.emit()
    settle(window)


def test_locking_destroys_every_page_and_ends_the_engine(open_window: MainWindow, settle: Settle):
    pages = all_pages(open_window, settle)
    assert len(pages) == len(PAGES)
    before = engine_pid(open_window)
    open_window.commands.action("lock").trigger()
    assert [page for page in pages if isValid(page)] == []
    assert not [w for w in QApplication.allWidgets() if isinstance(w, Page)]
    assert not is_alive(before)
    assert engine_pid(open_window) != before
    assert not open_window.context.vault_state().is_open


def test_nothing_that_was_read_stays_in_any_widget_after_locking(
    open_window: MainWindow, settle: Settle
):
    open_window.go_to(PageKey.TODAY)
    settle(open_window)
    spoken = [w.accessibleName() for w in QApplication.allWidgets() if w.accessibleName()]
    pseudonyms = {part for name in spoken for part in name.split(", ")[3:4]}
    assert pseudonyms, "the page shows nothing that could be forgotten"
    open_window.lock()
    left = " ".join(
        [w.accessibleName() for w in QApplication.allWidgets()]
        + [w.text() for w in QApplication.allWidgets() if hasattr(w, "text") and callable(w.text)]
    )
    assert not [name for name in pseudonyms if name in left]


def test_locking_closes_dialogs_and_clears_the_clipboard(open_window: MainWindow):
    dialog = TextDialog("Probe", "Zeile", open_window)
    dialog.open()
    QGuiApplication.clipboard().setText("Deckname")
    open_window.lock()
    assert not isValid(dialog)
    assert QGuiApplication.clipboard().text() == ""
    assert not [d for d in open_window.findChildren(QDialog) if d.isVisible()]


def test_f12_shows_the_neutral_page_before_the_key_comes_up(open_window: MainWindow):
    before = engine_pid(open_window)
    QTest.keyPress(open_window.windowHandle(), Qt.Key.Key_F12)
    assert open_window.is_neutral
    assert open_window.windowTitle() == "Leitfaden"
    words = " ".join(label.text() for label in open_window.neutral_page.findChildren(PlainLabel))
    assert len(words) > 200
    for hint in ("Sperre", "Schulden", "Strom", "Jobcenter", "Fall", "Person ", "hilft"):
        assert hint not in words
    assert not open_window.menuBar().isVisible()
    assert not is_alive(before)


class Paints(QObject):
    """Notes when a widget is painted."""

    def __init__(self, widget: QWidget, log: list[str]) -> None:
        super().__init__(widget)
        self._log = log
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() is QEvent.Type.Paint:
            self._log.append("neutral page painted")
        return False


def test_the_neutral_page_is_painted_before_the_pages_behind_it_are_taken_down(
    open_window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
):
    all_pages(open_window, settle)
    log: list[str] = []
    Paints(open_window.neutral_page, log)
    forget = open_window.workspace.forget

    def taken_down() -> None:
        log.append("pages taken down")
        forget()

    monkeypatch.setattr(open_window.workspace, "forget", taken_down)
    open_window.show_neutral()
    assert log[0] == "neutral page painted"
    assert "pages taken down" in log


def test_shift_three_times_is_the_panic_key_but_not_when_writing(open_window: MainWindow):
    handle = open_window.windowHandle()
    for key in (Qt.Key.Key_Shift, Qt.Key.Key_Shift, Qt.Key.Key_A, Qt.Key.Key_Shift):
        QTest.keyClick(handle, key)
    assert not open_window.is_neutral
    for _time in range(3):
        QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert open_window.is_neutral


def test_coming_back_from_the_neutral_page_needs_the_passphrase(
    open_window: MainWindow, settle: Settle
):
    open_window.show_neutral()
    open_window.neutral_page.return_requested.emit()
    assert not open_window.context.vault_state().is_open
    open_window.go_to(PageKey.CASES)
    assert open_window.workspace.host.current_page is None
    unlock(open_window, settle)
    assert open_window.context.vault_state().is_open


def test_a_wrong_passphrase_is_said_beside_the_field_and_stays_there(
    open_window: MainWindow, settle: Settle
):
    open_window.lock()
    open_window.set_vault(open_window._parts.paths.data.joinpath("uebung.hilft").as_posix())
    field = open_window.lock_page.field
    field.set_text("falsch geraten")
    field.submitted.emit()
    settle(open_window)
    assert "Passphrase" in open_window.lock_page._row.fault
    assert field.text == "falsch geraten"
    assert not open_window.context.vault_state().is_open


def registered_form(window: MainWindow, settle: Settle) -> TextArea:
    area = TextArea()
    window.workspace.host.addWidget(area)
    window.context.drafts.register(area, "probe", lambda: area.value, area.setPlainText)
    settle(window)
    return area


def test_a_draft_survives_locking(open_window: MainWindow, settle: Settle):
    area = registered_form(open_window, settle)
    area.setPlainText(DRAFT)
    open_window.lock()
    area.deleteLater()
    unlock(open_window, settle)
    assert registered_form(open_window, settle).value == DRAFT


def test_a_killed_engine_is_said_and_the_draft_survives(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    area = registered_form(open_window, settle)
    area.setPlainText(DRAFT)
    os.kill(engine_pid(open_window), signal.SIGKILL)
    qtbot.waitUntil(lambda: not open_window.context.vault_state().is_open, timeout=5000)
    assert open_window.lock_page.notice.isVisibleTo(open_window)
    assert "ausgefallen" in open_window.lock_page.notice.accessibleName()
    area.deleteLater()
    unlock(open_window, settle)
    assert registered_form(open_window, settle).value == DRAFT


def test_a_saved_form_leaves_no_draft(open_window: MainWindow, settle: Settle):
    area = registered_form(open_window, settle)
    area.setPlainText(DRAFT)
    open_window.context.drafts.save_now()
    settle(open_window)
    open_window.context.drafts.discard("probe")
    area.clear()
    settle(open_window)
    open_window.lock()
    area.deleteLater()
    unlock(open_window, settle)
    assert registered_form(open_window, settle).value == ""


def test_answers_that_arrive_after_locking_reach_nobody(open_window: MainWindow, qtbot: QtBot):
    heard: list[object] = []
    open_window.context.jobs.run(
        open_window, lambda services: services.today.overview(), heard.append, heard.append
    )
    open_window.lock()
    qtbot.wait(50)
    assert heard == []
