# SPDX-License-Identifier: GPL-3.0-or-later
"""Typing in a paper sheet: seen before it counts, all or nothing, and taken back as a whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hilft_desktop.domain.codes import AgeBand, Channel, Outcome, Topic
from hilft_desktop.domain.contacts import Contact
from hilft_desktop.i18n.dates import format_long_date
from hilft_desktop.services.rows import PagePicture
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.tally_sheet.page import TallySheetPage
from hilft_desktop.ui.papers.paper_dialog import PaperDialog
from hilft_desktop.ui.papers.printing import new_printer, print_pages
from hilft_desktop.ui.practice import PRACTICE_PASSPHRASE
from hilft_desktop.ui.widgets.plain_label import PlainLabel

Settle = Callable[[MainWindow], None]
DAY = date(2026, 11, 20)


def sheet_page(window: MainWindow, settle: Settle) -> TallySheetPage:
    window.go_to(PageKey.TALLY_SHEET)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, TallySheetPage)
    return page


def of_the_day(window: MainWindow, settle: Settle) -> list[Contact]:
    found: list[tuple[Contact, ...]] = []
    window.context.jobs.run(
        window, lambda services: services.contacts.list("2026-11", limit=1000), found.append
    )
    settle(window)
    return [each for each in found[0] if each.data.place == "Probeplatz"]


def words(page: TallySheetPage) -> str:
    shown = [each for each in page.findChildren(PlainLabel) if each.isVisibleTo(page)]
    return "\n".join(each.text() for each in shown)


def type_numbers(window: MainWindow, text: str) -> None:
    """Type digits and Enter (a blank) as they come from the number block."""
    for sign in text:
        key = Qt.Key.Key_Enter if sign == " " else Qt.Key(ord(sign))
        QTest.keyClick(window.windowHandle(), key)


def fill(window: MainWindow, page: TallySheetPage) -> None:
    """Seventeen strokes in three boxes."""
    page._date.set_text("20.11.2026")
    page._place.setText("Probeplatz")
    page._grid.begin()
    type_numbers(window, "12    3  2 ")


def test_a_sheet_is_typed_looked_at_counted_and_taken_back(open_window: MainWindow, settle: Settle):
    page = sheet_page(open_window, settle)
    fill(open_window, page)
    first, second = Topic.GRUNDSICHERUNG, Topic.SOZIALHILFE
    assert page._grid.cell(first, Outcome.INFORMATION).text() == "12"
    assert page._grid.cell(first, Outcome.FUND).text() == "3"
    assert page._grid.cell(second, Outcome.LETTER).text() == "2"
    assert page._grid._row_sums[first].text() == "15"
    assert page._grid._total.text() == "17"

    page.save()
    settle(open_window)
    said = words(page)
    assert "17 Kontakte" in said
    assert format_long_date(DAY) in said
    assert "Probeplatz" in said
    assert "Grundsicherung (Jobcenter): 15" in said
    assert "unbekannt" in said
    assert of_the_day(open_window, settle) == [], "looking counts nothing"
    assert page._save.hasFocus()

    QTest.keyClick(open_window.windowHandle(), Qt.Key.Key_Return)
    settle(open_window)
    saved = of_the_day(open_window, settle)
    assert len(saved) == 17
    assert {(each.data.channel, each.data.date, each.data.age_band) for each in saved} == {
        (Channel.STALL, DAY, AgeBand.UNKNOWN)
    }
    assert "17 Kontakte sind gezählt" in page._frame.notice.accessibleName()
    assert page._draft() == ""

    page._frame.notice.action.click()
    settle(open_window)
    assert of_the_day(open_window, settle) == []


def test_a_sheet_typed_in_twice_is_noticed(open_window: MainWindow, settle: Settle):
    page = sheet_page(open_window, settle)
    for times in (1, 2):
        fill(open_window, page)
        page.save()
        settle(open_window)
        warned = not page._preview._warning.isHidden()
        assert warned is (times == 2)
        page.save()
        settle(open_window)


def test_what_is_no_number_stays_and_is_said(open_window: MainWindow, settle: Settle):
    page = sheet_page(open_window, settle)
    fill(open_window, page)
    page._date.set_text("31.02.")
    wrong = page._grid.cell(Topic.MIETE, Outcome.REFERRAL)
    wrong.setText("|||")
    page.save()
    settle(open_window)
    assert "31.02." in page._rows["date"].fault
    assert wrong.property("fault") is True
    assert "ganze Zahl" in page._frame.notice.accessibleName()
    assert page._grid.cell(Topic.GRUNDSICHERUNG, Outcome.INFORMATION).text() == "12"
    assert of_the_day(open_window, settle) == []
    wrong.setText("")
    page._date.set_text("20.11.2026")
    page.save()
    settle(open_window)
    assert page._preview.isVisible()
    assert wrong.property("fault") is False


def test_a_day_to_come_is_refused_beside_its_field(open_window: MainWindow, settle: Settle):
    page = sheet_page(open_window, settle)
    fill(open_window, page)
    page._date.set_text("24.11.2026")
    page.save()
    settle(open_window)
    assert "Zukunft" in page._rows["date"].fault
    assert not page._preview.isVisible()


def test_an_empty_sheet_counts_nothing(open_window: MainWindow, settle: Settle):
    page = sheet_page(open_window, settle)
    page._date.set_text("20.11.2026")
    page.save()
    settle(open_window)
    assert "noch kein Strich" in page._frame.notice.accessibleName()


def test_what_is_changed_after_looking_is_looked_at_again(open_window: MainWindow, settle: Settle):
    page = sheet_page(open_window, settle)
    fill(open_window, page)
    page.save()
    settle(open_window)
    page._back.click()
    assert page._input.isVisible()
    page._grid.cell(Topic.ARBEIT, Outcome.INFORMATION).setText("4")
    page.save()
    settle(open_window)
    assert of_the_day(open_window, settle) == []
    assert "Arbeit: 4" in words(page)


def test_the_arrows_walk_the_boxes(open_window: MainWindow, settle: Settle):
    page = sheet_page(open_window, settle)
    page._grid.begin()
    QTest.keyClick(open_window.windowHandle(), Qt.Key.Key_Down)
    assert page._grid.cell(Topic.SOZIALHILFE, Outcome.INFORMATION).hasFocus()
    for _times in range(2):
        QTest.keyClick(open_window.windowHandle(), Qt.Key.Key_Up)
    assert page._grid.cell(Topic.SONSTIGES, Outcome.INFORMATION).hasFocus()
    for _times in range(5):
        QTest.keyClick(open_window.windowHandle(), Qt.Key.Key_Return)
    assert page._save.hasFocus(), "after the last box comes what is done with them"


def test_a_draft_comes_back_after_locking(open_window: MainWindow, settle: Settle):
    page = sheet_page(open_window, settle)
    fill(open_window, page)
    page._date.set_text("31.02.")
    open_window.lock()
    open_window.set_vault(open_window._parts.paths.data.joinpath("uebung.hilft").as_posix())
    open_window.lock_page.field.set_text(PRACTICE_PASSPHRASE)
    open_window.lock_page.field.submitted.emit()
    settle(open_window)
    again = sheet_page(open_window, settle)
    assert again._date.text == "31.02."
    assert again._place.value == "Probeplatz"
    assert again._grid.cell(Topic.GRUNDSICHERUNG, Outcome.INFORMATION).text() == "12"
    assert again._grid._total.text() == "17"


def test_the_sheet_is_shown_and_printed_across(open_window: MainWindow, settle: Settle, tmp_path):
    page = sheet_page(open_window, settle)
    page.print_page()
    settle(open_window)
    (dialog,) = open_window.findChildren(PaperDialog)
    assert dialog._view.page_count == 1
    dialog.close()
    QApplication.processEvents()

    found: list[tuple[PagePicture, ...]] = []
    pdf: list[bytes] = []
    jobs = open_window.context.jobs
    jobs.run(open_window, lambda services: services.stall.paper(), pdf.append)
    settle(open_window)
    jobs.run(open_window, lambda services: services.papers.pictures(pdf[0]), found.append)
    settle(open_window)
    (picture,) = found[0]
    assert picture.width > picture.height
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "druck.pdf"))
    print_pages(printer, found[0])
    printed = (tmp_path / "druck.pdf").read_bytes()
    jobs.run(open_window, lambda services: services.papers.pictures(printed), found.append)
    settle(open_window)
    (paper,) = found[1]
    assert paper.width > paper.height
    shown = QImage(paper.rgb, paper.width, paper.height, paper.stride, QImage.Format.Format_RGB888)
    right = [shown.pixelColor(paper.width * 94 // 100, y).lightness() for y in range(paper.height)]
    assert min(right) < 128, "the table reaches the right side of the paper"
