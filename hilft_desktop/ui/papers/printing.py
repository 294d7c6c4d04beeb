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


def print_pages(printer: QPrinter, pictures: Sequence[PagePicture]) -> None:
    """Print the chosen pages edge to edge, so that millimetres on paper are those of the PDF.

    Raises ``MachineError("print_failed")`` when the printer does not take the job.
    """
    turned = bool(pictures) and pictures[0].width > pictures[0].height
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    )
    printer.setFullPage(True)
    first = printer.fromPage() or 1
    last = printer.toPage() or len(pictures)
    painter = QPainter()
    if not painter.begin(printer):
        raise MachineError("print_failed")
    try:
        for number, picture in enumerate(pictures[first - 1 : last]):
            if number and not printer.newPage():
                raise MachineError("print_failed")
            painter.drawImage(_paper(printer), to_image(picture))
    finally:
        painter.end()


def _paper(printer: QPrinter) -> QRect:
    """Return the whole sheet in device pixels, as seen from the painter's origin.

    Some drivers keep unprintable margins even for a full page; the origin lies inside them then.
    """
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    printable = printer.pageRect(QPrinter.Unit.DevicePixel).toRect()
    return sheet.translated(-printable.topLeft())
