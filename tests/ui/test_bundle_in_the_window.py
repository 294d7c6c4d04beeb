# SPDX-License-Identifier: GPL-3.0-or-later
"""The energy case as it is worked in the window: from the first words to the printed bundle."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.deadlines import DeadlineKind
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.cases.bundle_dialog import BundleDialog
from hilft_desktop.ui.pages.cases.page import CasesPage
from hilft_desktop.ui.pages.deadlines.book_dialog import BookDialog
from hilft_desktop.ui.pages.deadlines.letter_page import LetterInHandPage
from hilft_desktop.ui.pages.letter.page import LetterPage
from hilft_desktop.ui.papers.paper_dialog import PaperDialog
from tests.documents.paper import page_texts, squeezed
from tests.ui.conftest import ANSWER_MS
from tests.ui.test_pages_checklist import answer_all, detail, start
from tests.ui.test_pages_contact import contact_page, fill
from tests.ui.test_pages_letter import begin, save_to

Settle = Callable[[MainWindow], None]
NAME = "Zwetlana Quittenbaum"
LETTERS = ("raten_versorger", "antrag_energieschulden", "naechste_schritte")


def open_a_case(window: MainWindow, settle: Settle) -> str:
    page = contact_page(window, settle)
    fill(page)
    page.save()
    settle(window)
    page._saved._open_case.click()
    page._saved.case_wanted.emit("Strom: Sperre angekündigt")
    settle(window)
    shown = window.workspace.host.current_page
    assert isinstance(shown, CasesPage)
    assert shown._case.detail is not None
    return str(shown._case.detail.case.id)


def book_the_deadline(window: MainWindow, settle: Settle, case_id: str, qtbot: QtBot) -> None:
    window.go_to(PageKey.LETTER_IN_HAND, DeadlineKind.CUT_OFF_NOTICE.value, case_id)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, LetterInHandPage)
    page._panel.form.restore({"received": "18.11.2026", "land": "NW"})
    qtbot.waitUntil(lambda: page._reckoner.result is not None, timeout=ANSWER_MS)
    page.save()
    (dialog,) = window.findChildren(BookDialog)
    dialog._confirm()
    settle(window)


def write(
    window: MainWindow, settle: Settle, letter: str, case_id: str, file: Path, qtbot: QtBot
) -> LetterPage:
    """Fill a letter with its examples where the case says nothing, and save it."""
    page = begin(window, settle, letter, case_id)
    form = page._desk.form
    assert form is not None
    for name, row in page._desk.fields.rows.items():
        if name == "person_name":
            row.set_value(NAME)
        elif not form.known.get(name):
            row.set_value(row.field.example)
    qtbot.waitUntil(lambda: page._desk.preview.page_count > 0, timeout=ANSWER_MS)
    settle(window)
    if not page._desk.purge.isHidden():
        page._desk.purge._on_keep()
        settle(window)
    save_to(window, page, "pdf", file, settle)
    return page


def test_a_case_becomes_one_print_job_in_the_window(
    open_window: MainWindow, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    case_id = open_a_case(open_window, settle)
    walk = start(open_window, settle, case_id)
    answer_all(walk, open_window, settle, qtbot)
    walk.save()
    settle(open_window)
    book_the_deadline(open_window, settle, case_id, qtbot)
    for letter in LETTERS:
        write(open_window, settle, letter, case_id, tmp_path / f"{letter}.pdf", qtbot)
    home = " ".join("".join(page_texts((tmp_path / "naechste_schritte.pdf").read_bytes())).split())
    assert "Geschützt bis einschließlich Donnerstag, 26.11.2026" in home
    assert NAME not in home
    kept = detail(open_window, settle, case_id)
    assert [document.letter_id for document in kept.documents] == list(LETTERS)

    open_window.go_to(PageKey.CASES, case_id)
    settle(open_window)
    page = open_window.workspace.host.current_page
    assert isinstance(page, CasesPage)
    page._case.panel.papers.letters.bundle()
    settle(open_window)
    dialog = open_window.findChild(BundleDialog)
    assert dialog is not None
    for box in dialog._boxes.values():
        assert box.isEnabled(), box.text()
        box.click()
    dialog._make.click()
    settle(open_window)
    paper = open_window.findChild(PaperDialog)
    assert paper is not None
    qtbot.waitUntil(lambda: paper._view.page_count > len(LETTERS), timeout=ANSWER_MS)
    paper._on_save()
    file = open_window.findChild(QFileDialog)
    assert file is not None
    assert NAME.split(maxsplit=1)[0].lower() not in file.selectedFiles()[0].lower()
    file.fileSelected.emit(str(tmp_path / "mappe.pdf"))
    file.done(0)
    settle(open_window)
    cover, *pages = page_texts((tmp_path / "mappe.pdf").read_bytes())
    assert kept.person.pseudonym in cover
    assert squeezed(NAME) not in squeezed(cover)
    assert any(squeezed(NAME) in squeezed(text) for text in pages)
    paper.reject()
