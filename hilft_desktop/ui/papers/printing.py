# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints page pictures: the very pages that were shown, at the resolution of the printer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRect
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from hilft_desktop.domain.errors import MachineError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import PagePicture
from hilft_desktop.ui.papers.page_view import to_image

PRINT_DPI = 300
"""Resolution of the pictures that go to paper; sharp at 11 pt and light enough for old printers."""


def new_printer() -> QPrinter:
    """Return an A4 printer whose job is named after the program, never after a person."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("hilft")
    printer.setCreator("hilft")
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )
    # After the layout, which brings a mode with margins of its own.
    printer.setFullPage(True)
    return printer


def ask_printer(parent: QWidget, page_count: int) -> QPrinter | None:
    """Let the counsellor choose printer and pages; ``None`` when the dialog was closed."""
    printer = new_printer()
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Drucken"))
    dialog.setMinMax(1, max(1, page_count))
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


class Press:
    """One print job that pages are put into as they come.

    Every method raises ``MachineError("print_failed")`` when the printer does not take it.
    """

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer
        self._painter = QPainter()
        self._pages = 0

    def put(self, picture: PagePicture) -> None:
        """Print a page edge to edge, so that millimetres on paper are those of the PDF."""
        self._turn(turned=picture.width > picture.height)
        self._next()
        self._painter.drawImage(_paper(self._printer), to_image(picture))

    def fill_sheet(self) -> None:
        """Leave the back of the last sheet empty, so that the next paper begins on a front."""
        if self._pages % 2 and prints_both_sides(self._printer):
            self._next()

    def end(self) -> None:
        """Hand the job over to the printer; harmless when nothing was put into it."""
        if self._painter.isActive():
            self._painter.end()

    def abort(self) -> None:
        """Take the job back as far as the printer lets us."""
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _turn(self, *, turned: bool) -> None:
        wanted = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
        if self._printer.pageLayout().orientation() != wanted:
            self._printer.setPageOrientation(wanted)
        self._printer.setFullPage(True)

    def _next(self) -> None:
        begun = self._painter.isActive()
        if not (self._printer.newPage() if begun else self._painter.begin(self._printer)):
            raise MachineError("print_failed")
        self._pages += 1


def prints_both_sides(printer: QPrinter) -> bool:
    """Tell whether the job was asked for on both sides of the paper."""
    return printer.duplex() not in (
        QPrinter.DuplexMode.DuplexNone,
        QPrinter.DuplexMode.DuplexAuto,
    )


def own_copies(printer: QPrinter) -> int:
    """Return how often we print each paper ourselves: a driver that makes copies does it better."""
    return 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())


def print_pages(printer: QPrinter, pictures: Sequence[PagePicture]) -> None:
    """Print the chosen pages in as many copies as the dialog said.

    Raises ``MachineError("print_failed")`` when the printer does not take the job.
    """
    first = printer.fromPage() or 1
    last = printer.toPage() or len(pictures)
    chosen = pictures[first - 1 : last]
    press = Press(printer)
    try:
        if printer.collateCopies():
            for _copy in range(own_copies(printer)):
                press.fill_sheet()
                for picture in chosen:
                    press.put(picture)
        else:
            for picture in chosen:
                for _copy in range(own_copies(printer)):
                    press.put(picture)
    finally:
        press.end()


def _paper(printer: QPrinter) -> QRect:
    """Return the whole sheet in device pixels, as seen from the painter's origin.

    Some drivers keep unprintable margins even for a full page; the origin lies inside them then.
    """
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    printable = printer.pageRect(QPrinter.Unit.DevicePixel).toRect()
    return sheet.translated(-printable.topLeft())
