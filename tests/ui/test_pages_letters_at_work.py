# SPDX-License-Identifier: GPL-3.0-or-later
"""Proof of delivery, letters opened again, letterheads, print queue and bundles in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.delivery import Delivery
from hilft_desktop.domain.ids import SenderId
from hilft_desktop.domain.printing import SenderProfile
from hilft_desktop.services.letter_rows import KEPT
from hilft_desktop.services.queue_rows import QueueRow
from hilft_desktop.services.rows import CaseDetail, LetterForm, LetterRequest
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.page import Page
from hilft_desktop.ui.pages.cases.bundle_dialog import BundleDialog
from hilft_desktop.ui.pages.cases.page import CasesPage
from hilft_desktop.ui.pages.deadlines.page import DeadlinesPage
from hilft_desktop.ui.pages.letter.page import LetterPage
from hilft_desktop.ui.pages.print_queue import page as queue_module
from hilft_desktop.ui.pages.print_queue.page import PrintQueuePage
from hilft_desktop.ui.pages.settings.page import SettingsPage
from hilft_desktop.ui.pages.settings.senders_section import SendersSection
from hilft_desktop.ui.pages.today.page import TodayPage
from hilft_desktop.ui.papers.paper_dialog import PaperDialog
from hilft_desktop.ui.papers.printing import new_printer, print_pages
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.row_button import RowButton
from tests.conftest import TODAY
from tests.ui.conftest import ANSWER_MS
from tests.ui.test_pages_letter import a_case, begin, detail, register

Settle = Callable[[MainWindow], None]
OWN, OURS = "akteneinsicht", "verweis_energie"
NAME = "Zwetlana Quittenbaum"


def front(window: MainWindow) -> Page:
    page = window.workspace.host.current_page
    assert page is not None
    return page


def ask(window: MainWindow, settle: Settle, call: Callable[..., object]) -> object:
    found: list[object] = []
    window.context.jobs.run(window, call, found.append)
    settle(window)
    return found[0]


def a_request(window: MainWindow, settle: Settle, case_id: str, sent_by: str = "") -> LetterRequest:
    address, until = ("Ypsilonpfad 7", "00000 Ort"), TODAY + timedelta(days=60)
    ask(
        window,
        settle,
        lambda s: s.letters.save_identity(case_id, NAME, address, "", until),
    )
    form = ask(window, settle, lambda s: s.letters.prepare(OWN, case_id))
    assert isinstance(form, LetterForm)
    values = {**{field.name: field.example for field in form.fields}, **form.known}
    return LetterRequest(OWN, values, case_id, sent_by=sent_by)


def sent(window: MainWindow, settle: Settle, way: str = "fax") -> str:
    """Let a letter leave in the first case and return the case's id."""
    case_id = a_case(window, settle)
    request = a_request(window, settle, case_id, way)
    ask(window, settle, lambda s: s.letters.record(request, "print"))
    return case_id


def queued(window: MainWindow, settle: Settle) -> str:
    case_id = a_case(window, settle)
    request = a_request(window, settle, case_id)
    ask(window, settle, lambda s: s.print_queue.add_letter(request))
    pdf = ask(window, settle, lambda s: s.letters.test_page("B"))
    assert isinstance(pdf, bytes)
    for title in ("Testseite", "Zweite Testseite"):
        ask(window, settle, lambda s, title=title: s.print_queue.add_paper(title, pdf))
    return case_id


def rows(window: MainWindow, settle: Settle) -> tuple[QueueRow, ...]:
    found = ask(window, settle, lambda s: s.print_queue.list())
    assert isinstance(found, tuple)
    return found


def button(widget: QWidget, words: str) -> Button:
    return next(
        each for each in widget.findChildren(Button) if each.text() == words and each.isVisible()
    )


def queue_page(window: MainWindow, settle: Settle) -> PrintQueuePage:
    window.go_to(PageKey.PRINT_QUEUE)
    settle(window)
    page = front(window)
    assert isinstance(page, PrintQueuePage)
    return page


def printer_to(file: Path) -> QPrinter:
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def printed_pages(file: Path) -> int:
    with pypdfium2.PdfDocument(file) as document:
        return len(document)


# -- proof ----------------------------------------------------------------------------------------


def test_a_missing_proof_stands_on_heute_and_among_the_deadlines(
    open_window: MainWindow, settle: Settle
):
    case_id = sent(open_window, settle)
    open_window.go_to(PageKey.TODAY)
    settle(open_window)
    page = front(open_window)
    assert isinstance(page, TodayPage)
    (row,) = page._proofs.findChildren(RowButton)
    assert "Nachweis fehlt: Faxbericht" in row.accessibleName()
    assert NAME not in row.accessibleName()
    row.click()
    settle(open_window)
    cases = front(open_window)
    assert isinstance(cases, CasesPage)
    assert cases.case_in_front() == case_id

    open_window.go_to(PageKey.DEADLINES)
    settle(open_window)
    due = front(open_window)
    assert isinstance(due, DeadlinesPage)
    due._list.search.setText("Faxbericht")
    due._list.apply()
    settle(open_window)
    assert due._list.model.rowCount() == 1
    due._list._list.choose(due._list.model.index(0, 0))
    settle(open_window)
    due._due._finish.click()
    settle(open_window)
    assert open_window.workspace.host.current_key is PageKey.CASES


def papers_of(window: MainWindow, settle: Settle, case_id: str) -> CasesPage:
    window.go_to(PageKey.CASES, case_id)
    settle(window)
    page = front(window)
    assert isinstance(page, CasesPage)
    page._case.panel.show_section("papers")
    settle(window)
    return page


def test_a_proof_is_entered_in_the_case_and_can_be_taken_back(
    open_window: MainWindow, settle: Settle
):
    case_id = sent(open_window, settle)
    page = papers_of(open_window, settle, case_id)
    section = page._case.panel.papers
    section.letters.prove(detail(open_window, settle, case_id).documents[-1].id, "proof")
    section.act()
    assert section.proofs.proof_form.rows["note"].fault
    section.proofs._note.setText("Faxbericht 14:02")
    section.act()
    settle(open_window)
    document = detail(open_window, settle, case_id).documents[-1]
    assert (document.proof_note, document.proof_on) == ("Faxbericht 14:02", TODAY)
    assert not section.proofs.isVisible()
    section.letters.prove(document.id, "undo")
    settle(open_window)
    document = detail(open_window, settle, case_id).documents[-1]
    assert document.proof_due == TODAY
    section.letters.prove(document.id, "waive")
    section.proofs._reason.setText("Amt bestätigt")
    section.act()
    settle(open_window)
    assert detail(open_window, settle, case_id).documents[-1].proof == "verzichtet"


def test_the_way_is_named_later(open_window: MainWindow, settle: Settle):
    case_id = sent(open_window, settle, "")
    section = papers_of(open_window, settle, case_id)._case.panel.papers
    section.letters.prove(detail(open_window, settle, case_id).documents[-1].id, "way")
    section.act()
    assert section.proofs.way_form.rows["way"].fault
    section.proofs._way.set_code(Delivery.REGISTERED)
    section.act()
    settle(open_window)
    document = detail(open_window, settle, case_id).documents[-1]
    assert (document.sent_by, document.proof_due) == ("einschreiben", TODAY + timedelta(days=7))


# -- letters --------------------------------------------------------------------------------------


def test_a_letter_of_the_case_is_opened_again_with_its_words(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    case_id = a_case(open_window, settle)
    request = a_request(open_window, settle, case_id, "fax")
    own = LetterRequest(
        OWN, request.values, case_id, edited_text=f"Ich, {NAME}, bitte.", sent_by="fax", form="A"
    )
    ask(open_window, settle, lambda s: s.letters.record(own, "print"))
    document = detail(open_window, settle, case_id).documents[-1]
    open_window.go_to(PageKey.LETTER, f"{KEPT}{document.id}", case_id)
    settle(open_window)
    page = front(open_window)
    assert isinstance(page, LetterPage)
    desk = page._desk
    qtbot.waitUntil(lambda: desk.preview.page_count > 0, timeout=ANSWER_MS)
    assert desk.text.edited_text == own.edited_text
    again = desk.complete_request()
    assert (again.form, again.sent_by, again.values) == ("A", "fax", own.values)
    assert not page.holds_unsaved()
    assert "22.11.2026" in desk.kept.accessibleName()


def test_what_the_way_needs_is_said_and_recorded(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    case_id = a_case(open_window, settle)
    a_request(open_window, settle, case_id)
    page = begin(open_window, settle, OWN, case_id)
    desk = page._desk
    for name, row in desk.fields.rows.items():
        if name not in (desk.form.known if desk.form else {}):
            row.set_value(row.field.example)
    desk.sending.choose("fax")
    assert "Faxbericht" in desk.sending._way.accessibleDescription()
    qtbot.waitUntil(lambda: desk.preview.page_count > 0, timeout=ANSWER_MS)
    button(page, "Später drucken").click()
    settle(open_window)
    assert detail(open_window, settle, case_id).documents[-1].sent_by == "fax"
    (waiting,) = rows(open_window, settle)
    assert waiting.job.case_id == case_id


def test_odt_is_said_to_be_the_accessible_twin(open_window: MainWindow, settle: Settle):
    page = begin(open_window, settle, OWN)
    words = [action.text() for action in page._desk._save.menu().actions()]
    assert any("ODT" in each and "barrierefrei" in each for each in words)
    assert "barrierefrei" in page._desk._save.accessibleDescription()


def test_a_letterhead_is_made_in_the_settings_and_chosen_in_the_letter(
    open_window: MainWindow, settle: Settle
):
    open_window.go_to(PageKey.SETTINGS, "senders")
    settle(open_window)
    page = front(open_window)
    assert isinstance(page, SettingsPage)
    section = page.section_in_front
    assert isinstance(section, SendersSection)
    section._new.click()
    section.save()
    settle(open_window)
    assert section.form.rows["name"].fault
    for field, words in (
        (section._title, "Büro"),
        (section._name, "Linkes Büro"),
        (section._contact, "0000 9"),
        (section._place, "Ort"),
    ):
        field.setText(words)
    section._address.setPlainText("Nebenweg 9\n00000 Ort")
    section.save()
    settle(open_window)
    assert not section.form.is_open
    letter = begin(open_window, settle, OURS)
    card = letter._desk.sending
    assert [card._senders.itemText(at) for at in range(card._senders.count())][1:] == ["Büro"]
    letter._desk.fields.rows["recipient"].set_value(("Stelle",))
    card._senders.setCurrentIndex(1)
    card.sender_chosen.emit(card.sender_id)
    settle(open_window)
    assert letter._desk.fields.rows["unit_name"].value() == "Linkes Büro"
    assert letter._desk.fields.rows["recipient"].value() == ("Stelle",)
    kept = ask(open_window, settle, lambda s: s.senders.list())
    assert isinstance(kept, tuple)
    assert isinstance(kept[0], SenderProfile)
    assert card.sender_id == kept[0].id != SenderId("")


def test_a_template_whose_law_does_not_hold_goes_nowhere(open_window: MainWindow, settle: Settle):
    page = begin(open_window, settle, OWN)
    form = page._desk.form
    assert form is not None
    page._desk.show_letter(replace(form, stopped=("„§ 1“ ist erst ein Entwurf.",)), "")
    for row in page._desk.fields.rows.values():
        row.set_value(row.field.example)
    settle(open_window)
    assert "Entwurf" in page._desk.overdue.accessibleName()
    page._desk.save_wanted.emit("pdf")
    assert open_window.findChild(QFileDialog) is None
    assert "Entwurf" in page._desk.notice.accessibleName()
    page._desk.overdue.action.click()
    settle(open_window)
    assert open_window.workspace.host.current_key is PageKey.REVIEW


def test_a_template_long_overdue_asks_for_the_reason(open_window: MainWindow, settle: Settle):
    page = begin(open_window, settle, OWN)
    form = page._desk.form
    assert form is not None
    late = replace(form, overdue_since=TODAY - timedelta(days=90), needs_reason=True)
    page._desk.show_letter(late, "")
    for row in page._desk.fields.rows.values():
        row.set_value(row.field.example)
    page._desk.save_wanted.emit("pdf")
    assert open_window.findChild(QFileDialog) is None
    assert page._desk.sending._reason_row.fault
    page._desk.sending._reason.setText("Frist läuft heute ab")
    page._desk.save_wanted.emit("pdf")
    dialog = open_window.findChild(QFileDialog)
    assert dialog is not None
    dialog.done(0)
    assert page._desk.complete_request().override == "Frist läuft heute ab"


# -- queue ----------------------------------------------------------------------------------------


def test_everything_is_printed_as_one_job_and_goes_only_after_the_answer(
    open_window: MainWindow,
    settle: Settle,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    queued(open_window, settle)
    page = queue_page(open_window, settle)
    waiting = rows(open_window, settle)
    page._set_copies(2)
    settle(open_window)
    file = tmp_path / "job.pdf"
    printer = printer_to(file)
    monkeypatch.setattr(queue_module, "ask_printer", lambda _parent, _pages: printer)
    page.print_page()
    qtbot.waitUntil(lambda: open_window.findChild(ConfirmDialog) is not None, timeout=30_000)
    assert printed_pages(file) == 1 + 2 * waiting[0].pages + 1 + 1
    assert printer.docName() == "hilft"
    dialog = open_window.findChild(ConfirmDialog)
    assert dialog is not None
    assert len(rows(open_window, settle)) == 3, "nothing goes before the answer"
    dialog.action.click()
    settle(open_window)
    assert rows(open_window, settle) == ()
    assert page._stack.currentWidget() is page._empty
    words = [row.what for row in register(open_window, settle)]
    assert sum("Druckwarteschlange" in each for each in words) == 3
    assert not any(NAME in each for each in words)


def test_one_paper_alone_is_printed_without_a_list(
    open_window: MainWindow,
    settle: Settle,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    queued(open_window, settle)
    page = queue_page(open_window, settle)
    waiting = rows(open_window, settle)
    page._list.choose(page._model.index_of(waiting[1].job.id))
    settle(open_window)
    printer = printer_to(tmp_path / "one.pdf")
    monkeypatch.setattr(queue_module, "ask_printer", lambda _parent, _pages: printer)
    button(page, "Nur dieses drucken").click()
    qtbot.waitUntil(lambda: open_window.findChild(ConfirmDialog) is not None, timeout=30_000)
    assert printed_pages(tmp_path / "one.pdf") == waiting[1].pages
    dialog = open_window.findChild(ConfirmDialog)
    assert dialog is not None
    dialog.reject()
    settle(open_window)
    assert len(rows(open_window, settle)) == 3


def test_a_job_stopped_half_way_loses_nothing(
    open_window: MainWindow,
    settle: Settle,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    queued(open_window, settle)
    page = queue_page(open_window, settle)
    printer = printer_to(tmp_path / "job.pdf")
    monkeypatch.setattr(queue_module, "ask_printer", lambda _parent, _pages: printer)
    page.print_page()
    assert page._run is not None
    page._run._stop()
    settle(open_window)
    assert not page.is_printing
    assert open_window.findChild(ConfirmDialog) is None
    assert len(rows(open_window, settle)) == 3


def test_a_closed_printer_dialog_changes_nothing(
    open_window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
):
    queued(open_window, settle)
    page = queue_page(open_window, settle)
    monkeypatch.setattr(queue_module, "ask_printer", lambda _parent, _pages: None)
    page.print_page()
    assert not page.is_printing
    assert len(rows(open_window, settle)) == 3


def test_the_order_follows_the_keys_and_a_removal_can_be_undone(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    queued(open_window, settle)
    page = queue_page(open_window, settle)
    open_window.activateWindow()
    before = [row.job.id for row in rows(open_window, settle)]
    qtbot.keyClick(page._list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle(open_window)
    order = [row.job.id for row in rows(open_window, settle)]
    assert order == [before[1], before[0], before[2]]
    assert page._list.current_key == before[0], "the choice goes along"
    qtbot.keyClick(page._list, Qt.Key.Key_Delete)
    settle(open_window)
    assert [row.job.id for row in rows(open_window, settle)] == [before[1], before[2]]
    page._frame.notice.action.click()
    settle(open_window)
    assert [row.job.id for row in rows(open_window, settle)] == order


def test_all_of_it_is_saved_under_a_neutral_name(
    open_window: MainWindow, settle: Settle, tmp_path: Path
):
    queued(open_window, settle)
    page = queue_page(open_window, settle)
    page._save.click()
    dialog = open_window.findChild(QFileDialog)
    assert dialog is not None
    proposed = Path(dialog.selectedFiles()[0]).name
    assert proposed == "druckauftrag-2026-11-22.pdf"
    file = tmp_path / proposed
    dialog.fileSelected.emit(str(file))
    dialog.done(0)
    settle(open_window)
    assert printed_pages(file) == 1 + sum(row.sheets for row in rows(open_window, settle))


def test_an_empty_queue_explains_itself_and_has_nothing_to_print(
    open_window: MainWindow, settle: Settle
):
    page = queue_page(open_window, settle)
    assert page._stack.currentWidget() is page._empty
    assert not page._print.isEnabled()
    page.print_page()
    assert not page.is_printing


# -- bundle and papers ----------------------------------------------------------------------------


def test_a_bundle_is_chosen_looked_at_and_put_into_the_queue(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    case_id = sent(open_window, settle)
    section = papers_of(open_window, settle, case_id)._case.panel.papers
    section.letters.bundle()
    settle(open_window)
    dialog = open_window.findChild(BundleDialog)
    assert dialog is not None
    assert not dialog._make.isEnabled(), "nothing is chosen from the start"
    key = next(key for key in dialog._boxes if key.startswith("letter:"))
    dialog._boxes[key].click()
    dialog._make.click()
    settle(open_window)
    paper = open_window.findChild(PaperDialog)
    assert paper is not None
    qtbot.waitUntil(lambda: paper._view.page_count >= 2, timeout=ANSWER_MS)
    assert paper._paper.file_name == "mappe-2026-11-22.pdf"
    assert paper._later.isVisible()
    paper._later.click()
    settle(open_window)
    (row,) = rows(open_window, settle)
    assert row.job.case_id == case_id
    paper.reject()


def test_a_reprint_says_whether_it_is_the_same(open_window: MainWindow, settle: Settle):
    case_id = sent(open_window, settle)
    section = papers_of(open_window, settle, case_id)._case.panel.papers
    section.letters.reprint(detail(open_window, settle, case_id).documents[-1].id)
    settle(open_window)
    paper = open_window.findChild(PaperDialog)
    assert paper is not None
    assert "Dieselben Bytes" in paper._paper.contains
    assert NAME not in paper.windowTitle() + paper._paper.file_name
    paper.reject()


@pytest.mark.parametrize(("copies", "collate"), [(1, True), (3, True), (3, False)])
def test_copies_of_the_dialog_are_made_when_the_driver_makes_none(
    open_window: MainWindow, settle: Settle, tmp_path: Path, copies: int, collate: bool
):
    pdf = ask(open_window, settle, lambda s: s.letters.test_page("B"))
    pictures = ask(open_window, settle, lambda s: s.papers.pictures(pdf, 40))
    assert isinstance(pictures, tuple)
    printer = printer_to(tmp_path / "copies.pdf")
    assert not printer.supportsMultipleCopies()
    printer.setCopyCount(copies)
    printer.setCollateCopies(collate)
    print_pages(printer, pictures * 2)
    assert printed_pages(tmp_path / "copies.pdf") == 2 * copies


class BothSides(QPrinter):
    """A printer that was asked for both sides; a PDF has none, so its engine forgets the wish."""

    def duplex(self) -> QPrinter.DuplexMode:
        return QPrinter.DuplexMode.DuplexLongSide


def test_on_both_sides_every_paper_begins_on_a_front(
    open_window: MainWindow, settle: Settle, tmp_path: Path
):
    pdf = ask(open_window, settle, lambda s: s.letters.test_page("B"))
    pictures = ask(open_window, settle, lambda s: s.papers.pictures(pdf, 40))
    assert isinstance(pictures, tuple)
    printer = BothSides()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "duplex.pdf"))
    printer.setCopyCount(2)
    print_pages(printer, pictures)
    assert printed_pages(tmp_path / "duplex.pdf") == 3


def test_case_detail_is_what_the_section_shows(open_window: MainWindow, settle: Settle):
    case_id = sent(open_window, settle)
    shown = papers_of(open_window, settle, case_id)._case.detail
    assert isinstance(shown, CaseDetail)
    lines = papers_of(open_window, settle, case_id)._case.panel.papers.records.rows
    words = " ".join(each.accessibleName() for each in lines.findChildren(Button))
    assert "Fax · Nachweis fehlt" in words
