# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.codes import CaseStatus, FlagKind
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.models.list_row import RowRole
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.cases.page import CasesPage
from hilft_desktop.ui.pages.checklist.page import ChecklistPage
from hilft_desktop.ui.pages.letter.page import LetterPage
from hilft_desktop.ui.widgets.plain_label import PlainLabel

Settle = Callable[[MainWindow], None]


def cases_page(window: MainWindow, settle: Settle) -> CasesPage:
    window.go_to(PageKey.CASES)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, CasesPage)
    return page


def open_first(window: MainWindow, settle: Settle) -> tuple[CasesPage, CaseDetail]:
    page = cases_page(window, settle)
    page._list._list.choose(page._list.model.index(0, 0))
    settle(window)
    assert page._case._detail is not None
    return page, page._case._detail


def detail_of(page: CasesPage) -> CaseDetail:
    assert page._case._detail is not None
    return page._case._detail


def test_choosing_a_row_shows_its_case(open_window: MainWindow, settle: Settle):
    page, detail = open_first(open_window, settle)
    model = page._list.model
    assert model.index(0, 0).data(RowRole.KEY) == detail.case.id
    words = [label.text() for label in page._case._panel.head.findChildren(PlainLabel)]
    assert detail.person.pseudonym in words
    assert detail.case.title in words


def test_search_follows_the_typing_and_says_when_nothing_fits(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page, detail = open_first(open_window, settle)
    before = page._list.model.rowCount()
    page._list.search.setText(detail.person.pseudonym)
    qtbot.waitUntil(lambda: page._list.model.query.text == detail.person.pseudonym)
    settle(open_window)
    assert 1 <= page._list.model.rowCount() < before
    assert page._list.model.index_of(detail.case.id).isValid()
    page._list.search.setText("Xylophonbauer")
    qtbot.waitUntil(lambda: page._list.model.rowCount() == 0)
    assert page._list._count.text().startswith("Kein Fall passt")
    assert page._stack.currentWidget() is page._panes


def test_an_entry_is_written_with_its_source_and_stays_first(
    open_window: MainWindow, settle: Settle
):
    page, detail = open_first(open_window, settle)
    side = page._case
    page.save()
    editor = side._panel.editor
    assert not editor.isHidden()
    editor._facts.setPlainText("Sperre für Freitag angekündigt")
    editor._pages.setCurrentIndex(1)
    editor._pages.activated.emit(1)
    settle(open_window)
    source = editor._source.value
    assert source.startswith("Leitfaden „")
    assert "Fassung" in source
    page.save()
    settle(open_window)
    entries = detail_of(page).entries
    assert len(entries) == len(detail.entries) + 1
    new = next(e for e in entries if e.id not in {old.id for old in detail.entries})
    assert new.data.facts == "Sperre für Freitag angekündigt"
    assert new.data.source == source
    assert editor.isHidden()
    assert editor.draft() == ""


def test_an_entry_begun_waits_while_another_case_is_read(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page, detail = open_first(open_window, settle)
    page.save()
    page._case._panel.editor._advice.setPlainText("Erst beim Amt anrufen")
    page._list._list.choose(page._list.model.index(1, 0))
    settle(open_window)
    assert page._case._panel.editor.draft() == ""
    page._list._list.choose(page._list.model.index_of(detail.case.id))
    settle(open_window)
    qtbot.waitUntil(lambda: page._case._panel.editor._advice.value == "Erst beim Amt anrufen")


def test_a_flag_goes_away_only_with_words(open_window: MainWindow, settle: Settle):
    page, _detail = open_first(open_window, settle)
    section = page._case._panel.flags
    section.raise_wanted.emit(FlagKind.INFANT.value, "acht Wochen alt")
    settle(open_window)
    flag = next(f for f in detail_of(page).flags if f.detail == "acht Wochen alt")
    section._on_answer(flag.id)
    section._on_resolve()
    settle(open_window)
    assert section._answer.rows["resolution"].fault
    page._case._panel.head._status.button(CaseStatus.CLOSED).click()
    settle(open_window)
    assert detail_of(page).case.status is not CaseStatus.CLOSED
    assert page._case._panel.head._status.code() == detail_of(page).case.status
    assert not page._frame.notice.isHidden()
    section._resolution.setPlainText("Versorger setzt die Sperre aus")
    section._on_resolve()
    settle(open_window)
    resolved = next(f for f in detail_of(page).flags if f.id == flag.id)
    assert resolved.resolution == "Versorger setzt die Sperre aus"
    assert section._answer.isHidden()


def test_a_follow_up_is_added_with_its_weekday_and_finished(
    open_window: MainWindow, settle: Settle
):
    page, detail = open_first(open_window, settle)
    card = page._case._panel.follow_ups
    card.open_form()
    card._day.set_text("30.02.")
    card._on_confirmed()
    assert "30.02." in card._form.rows["due_on"].fault
    assert card._form.rows["text"].fault
    card._day.set_text("30.11.")
    card._text.setText("Beim Versorger nachfragen")
    card._form.confirmed.emit()
    settle(open_window)
    known = {each.id for each in detail.follow_ups}
    new = next(each for each in detail_of(page).follow_ups if each.id not in known)
    words = [label.text() for label in card.findChildren(PlainLabel)]
    assert any(text.startswith("Mo 30.11.2026") for text in words)
    card.finished.emit(new.id)
    settle(open_window)
    done = next(each for each in detail_of(page).follow_ups if each.id == new.id)
    assert done.done_on is not None


def test_the_case_leads_to_checklist_and_letter_with_itself(
    open_window: MainWindow, settle: Settle
):
    page, detail = open_first(open_window, settle)
    page._case._panel.head.checklist_wanted.emit()
    settle(open_window)
    checklist = open_window.workspace.host.current_page
    assert isinstance(checklist, ChecklistPage)
    assert checklist._case_id == detail.case.id
    page._case._panel.head.letter_wanted.emit()
    settle(open_window)
    letter = open_window.workspace.host.current_page
    assert isinstance(letter, LetterPage)
    assert letter._case_id == detail.case.id


def is_in_view(area: QScrollArea, field: QWidget) -> bool:
    top = field.mapTo(area.viewport(), QPoint(0, 0)).y()
    return field.isVisible() and top >= 0 and top + field.height() <= area.viewport().height()


def test_the_editor_comes_into_view(open_window: MainWindow, settle: Settle, qtbot: QtBot):
    page, _detail = open_first(open_window, settle)
    panel = page._case._panel
    page.save()
    qtbot.waitUntil(lambda: is_in_view(panel, panel.editor._facts))
    assert panel.editor._facts.hasFocus()


def test_a_deadline_is_begun_by_key(open_window: MainWindow, settle: Settle, qtbot: QtBot):
    page, _detail = open_first(open_window, settle)
    panel = page._case._panel
    qtbot.keyClick(page, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    field = panel.follow_ups._day.focusProxy()
    assert field is not None
    qtbot.waitUntil(lambda: is_in_view(panel, field))
    assert field.hasFocus()
