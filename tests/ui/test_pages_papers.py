# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.errors import MachineError
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import PagePicture
from hilft_desktop.ui.papers.page_view import LARGEST_ZOOM, PageView, to_image
from hilft_desktop.ui.papers.printing import PRINT_DPI, new_printer, print_pages

A4_POINTS = (595.3, 841.9)


def plain_page(width: int = 210, height: int = 297, ink: int = 255) -> PagePicture:
    stride = (width * 3 + 3) // 4 * 4
    return PagePicture(width, height, stride, bytes([ink]) * stride * height)


@pytest.fixture(scope="module")
def window_page() -> tuple[bytes, tuple[PagePicture, ...]]:
    """The printer's test page: a real PDF with lines at known millimetres."""
    services = Services()
    pdf = services.letters.test_page("B")
    return pdf, services.papers.pictures(pdf, dpi=PRINT_DPI)


def darkest_rows(image: QImage) -> list[float]:
    """Return the heights, in millimetres from the top, of rows with much ink."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    step = max(1, grey.width() // 400)
    rows = []
    for y in range(grey.height()):
        line = bytes(memoryview(grey.constScanLine(y)))[: grey.width() : step]  # type: ignore[arg-type]
        if sum(value < 128 for value in line) > len(line) * 0.3:
            rows.append(y * 297 / grey.height())
    return rows


def test_pictures_keep_their_colours(qtbot: QtBot):
    picture = PagePicture(2, 1, 8, bytes([255, 0, 0, 0, 0, 255, 0, 0]))
    image = to_image(picture)
    assert image.pixelColor(0, 0).name() == "#ff0000"
    assert image.pixelColor(1, 0).name() == "#0000ff"


def test_pages_are_turned_and_zoomed_by_key(qtbot: QtBot):
    view = PageView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show_pages([plain_page(), plain_page(), plain_page()])
    view.show()
    assert (view.current_page, view.page_count) == (1, 3)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.current_page == 2
    assert "Seite 2 von 3" in view.accessibleDescription()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_page == 3
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.current_page == 2
    for _press in range(20):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom == LARGEST_ZOOM
    assert view.current_page == 2
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.zoom == 1.0


def test_a_preview_that_follows_the_typing_does_not_jump(qtbot: QtBot):
    view = PageView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show_pages([plain_page(), plain_page()])
    view.show()
    view.go_to_page(2)
    place = view.verticalScrollBar().value()
    view.show_pages([plain_page(ink=200), plain_page(ink=200)])
    assert view.verticalScrollBar().value() == place > 0


def test_a_page_fits_the_width_without_sideways_scrolling(qtbot: QtBot):
    view = PageView()
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show_pages([plain_page()])
    view.show()
    assert view.horizontalScrollBar().maximum() == 0


def test_the_print_job_is_named_after_the_program(qtbot: QtBot):
    printer = new_printer()
    assert printer.docName() == "hilft"
    assert printer.fullPage()


def test_paper_has_the_millimetres_of_the_pdf(
    qtbot: QtBot, tmp_path: Path, window_page: tuple[bytes, tuple[PagePicture, ...]]
):
    pdf, pictures = window_page
    target = tmp_path / "gedruckt.pdf"
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    print_pages(printer, pictures)

    with pypdfium2.PdfDocument(target) as printed, pypdfium2.PdfDocument(pdf) as original:
        assert len(printed) == len(original) == len(pictures)
        assert printed[0].get_size() == pytest.approx(A4_POINTS, abs=1)
    services = Services()
    again = services.papers.pictures(target.read_bytes(), dpi=150)[0]
    first = services.papers.pictures(pdf, dpi=150)[0]
    before, after = darkest_rows(to_image(first)), darkest_rows(to_image(again))
    assert before
    assert min(after) == pytest.approx(min(before), abs=0.5)
    assert max(after) == pytest.approx(max(before), abs=0.5)


def test_only_the_chosen_pages_are_printed(qtbot: QtBot, tmp_path: Path):
    target = tmp_path / "seiten.pdf"
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    print_pages(printer, [plain_page(), plain_page(), plain_page(), plain_page()])
    with pypdfium2.PdfDocument(target) as printed:
        assert len(printed) == 2


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_refuses_is_said(qtbot: QtBot, tmp_path: Path):
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "fehlt" / "tief.pdf"))
    with pytest.raises(MachineError) as caught:
        print_pages(printer, [plain_page()])
    assert caught.value.code == "print_failed"
