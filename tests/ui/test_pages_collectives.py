# SPDX-License-Identifier: GPL-3.0-or-later
"""Matters of several cases, and the papers and pictures that belong to a case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.casework import CollectiveKind
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.cases import detail_panel
from hilft_desktop.ui.pages.cases.attachment_dialog import AttachmentDialog
from hilft_desktop.ui.pages.cases.page import CasesPage
from hilft_desktop.ui.pages.collectives.page import CollectivesPage
from hilft_desktop.ui.papers.paper_dialog import PaperDialog
from tests.ui.conftest import ANSWER_MS

Settle = Callable[[MainWindow], None]


def cases_page(window: MainWindow, settle: Settle) -> CasesPage:
    window.go_to(PageKey.CASES)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, CasesPage)
    if page._case.detail is None:
        page._list._list.choose(page._list.model.index(0, 0))
        settle(window)
    return page


def front(window: MainWindow) -> PageKey | None:
    return window.workspace.host.current_key


def detail_of(page: CasesPage) -> CaseDetail:
    assert page._case.detail is not None
    return page._case.detail


def joined(page: CasesPage) -> set[str]:
    return {each.id for each in detail_of(page).collectives}


def collectives_page(window: MainWindow, settle: Settle, item: str = "") -> CollectivesPage:
    window.go_to(PageKey.COLLECTIVES, item)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, CollectivesPage)
    return page


def begin(window: MainWindow, settle: Settle, title: str) -> CollectivesPage:
    page = collectives_page(window, settle)
    page.save()
    page.save()
    assert page.detail.form.rows["title"].fault
    assert page.detail.form.rows["kind"].fault
    page.detail._title.setText(title)
    page.detail._kind.set_code(CollectiveKind.HOUSE)
    page.detail._note.setPlainText("Aushang am 1.12.")
    page.save()
    settle(window)
    assert not page.detail.is_editing
    return page


def test_a_collective_is_begun_joined_opened_and_left(open_window: MainWindow, settle: Settle):
    page = begin(open_window, settle, "Lindenstraße 4, Heizung")
    collective = page.detail._collective
    assert collective is not None
    cases = cases_page(open_window, settle)
    before = joined(cases)
    card = cases._case.panel.team.collectives
    cases._case.show_section(detail_panel.TEAM)
    settle(open_window)
    card.new.click()
    card._known.setCurrentIndex(card._known.findData(collective.id))
    assert card.form.rows["title"].isHidden()
    cases.save()
    settle(open_window)
    assert joined(cases) == {*before, collective.id}
    card.open_wanted.emit(collective.id)
    settle(open_window)
    assert front(open_window) is PageKey.COLLECTIVES
    row = page.detail.rows.findChildren(type(page._primary))
    assert any(detail_of(cases).person.pseudonym in each.accessibleName() for each in row)
    page.detail.case_requested.emit(detail_of(cases).case.id)
    settle(open_window)
    assert front(open_window) is PageKey.CASES
    card.leave_wanted.emit(collective.id)
    settle(open_window)
    assert joined(cases) == before
    cases._frame.notice.action.click()
    settle(open_window)
    assert joined(cases) == {*before, collective.id}


def test_a_new_collective_is_begun_from_the_case(open_window: MainWindow, settle: Settle):
    cases = cases_page(open_window, settle)
    card = cases._case.panel.team.collectives
    cases._case.show_section(detail_panel.TEAM)
    card.new.click()
    cases.save()
    assert card.form.rows["title"].fault
    card._kind.set_code(CollectiveKind.SUPPLIER)
    card._title.setText("Stadtwerke: Abschläge")
    cases.save()
    settle(open_window)
    assert "Stadtwerke: Abschläge" in [each.title for each in detail_of(cases).collectives]
    assert not card.form.is_open


def test_a_collective_is_changed_and_its_draft_is_kept(open_window: MainWindow, settle: Settle):
    page = begin(open_window, settle, "Haus Nr. 12")
    page.detail.change.click()
    assert page.detail._title.value == "Haus Nr. 12"
    page.detail._note.setPlainText("Termin mit der Verwaltung am 3.12.")
    assert page.holds_unsaved()
    draft = page.detail.draft()
    page.detail.form.reset()
    assert page.detail.restore(draft)
    page.save()
    settle(open_window)
    assert page.detail._words.text() == "Termin mit der Verwaltung am 3.12."
    assert not page.holds_unsaved()


def test_an_erased_collective_leaves_its_cases(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = begin(open_window, settle, "Haus Nr. 7")
    made = page.detail._collective
    assert made is not None
    page.detail.erase.click()
    question = open_window.findChild(ConfirmDialog)
    assert question is not None
    question.accept()
    qtbot.waitUntil(lambda: not page._model.index_of(made.id).isValid(), timeout=ANSWER_MS)
    assert page._stack.currentWidget() is page._nothing
    assert cases_page(open_window, settle)._list.model.rowCount() > 0


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "brief vom amt.png"
    image = QImage(600, 900, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    assert image.save(str(file))
    return file


def attach(window: MainWindow, settle: Settle, photo: Path, qtbot: QtBot) -> CasesPage:
    cases = cases_page(window, settle)
    papers = cases._case.panel.papers
    cases._case.show_section(detail_panel.PAPERS)
    before = len(detail_of(cases).attachments)
    papers.add_files([photo])
    settle(window)
    qtbot.waitUntil(lambda: len(detail_of(cases).attachments) == before + 1, timeout=ANSWER_MS)
    return cases


def test_a_photo_is_taken_in_looked_at_renamed_and_removed(
    open_window: MainWindow, settle: Settle, photo: Path, qtbot: QtBot
):
    cases = attach(open_window, settle, photo, qtbot)
    papers = cases._case.panel.papers
    kept = max(detail_of(cases).attachments, key=lambda each: each.id)
    assert kept.title == "brief vom amt"
    assert photo.exists()
    dialog = papers.open(kept)
    settle(open_window)
    assert dialog.view.page_count == kept.pages == 1
    assert dialog.height() <= 500
    before = dialog.view.zoom
    qtbot.keyClick(dialog.view, Qt.Key.Key_Plus)
    assert dialog.view.zoom > before
    dialog._on_paper()
    settle(open_window)
    assert dialog.findChildren(PaperDialog) or open_window.findChildren(PaperDialog)
    dialog.accept()
    papers._ask_name(kept)
    papers._title.setText("Bescheid vom 03.11.")
    cases.save()
    settle(open_window)
    assert "Bescheid vom 03.11." in [each.title for each in detail_of(cases).attachments]
    papers._ask_removal(kept)
    question = open_window.findChild(ConfirmDialog)
    assert question is not None
    question.accept()
    qtbot.waitUntil(
        lambda: kept.id not in {a.id for a in detail_of(cases).attachments}, timeout=ANSWER_MS
    )


def test_a_file_dropped_on_the_case_is_taken_in(
    open_window: MainWindow, settle: Settle, photo: Path, qtbot: QtBot
):
    cases = cases_page(open_window, settle)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    before = len(detail_of(cases).attachments)
    cases._case.dropEvent(event)
    settle(open_window)
    assert cases._case.panel.bar.current == detail_panel.PAPERS
    qtbot.waitUntil(lambda: len(detail_of(cases).attachments) == before + 1, timeout=ANSWER_MS)


def test_what_is_no_picture_is_refused_in_words(
    open_window: MainWindow, settle: Settle, tmp_path: Path
):
    file = tmp_path / "programm.png"
    file.write_bytes(b"MZ\x90\x00 no picture at all")
    cases = cases_page(open_window, settle)
    before = detail_of(cases).attachments
    cases._case.panel.papers.add_files([file])
    settle(open_window)
    assert detail_of(cases).attachments == before
    assert not cases._frame.notice.isHidden()


def test_the_lock_closes_a_picture_being_looked_at(
    open_window: MainWindow, settle: Settle, photo: Path, qtbot: QtBot
):
    cases = attach(open_window, settle, photo, qtbot)
    cases._case.panel.papers.open(detail_of(cases).attachments[-1])
    settle(open_window)
    assert open_window.findChildren(AttachmentDialog)
    open_window.lock()
    assert not open_window.findChildren(AttachmentDialog)


def test_the_sheets_for_handing_over_are_shown_before_they_leave(
    open_window: MainWindow, settle: Settle
):
    cases = cases_page(open_window, settle)
    cases._case.panel.team.print_sheet()
    settle(open_window)
    (sheet,) = open_window.findChildren(PaperDialog)
    assert sheet._view.page_count >= 1
    sheet.reject()
    settle(open_window)
    open_window.go_to(PageKey.TODAY)
    settle(open_window)
    page = open_window.workspace.host.current_page
    assert page is not None
    page.print_page()
    settle(open_window)
    shown = [dialog for dialog in open_window.findChildren(PaperDialog) if dialog.isVisible()]
    assert [dialog._paper.file_name for dialog in shown] == ["schichtuebergabe.pdf"]
