# SPDX-License-Identifier: GPL-3.0-or-later
"""A recovery sheet on screen: to print, to save, and to put away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import CreatedVault, PagePicture
from hilft_desktop.system.atomic import write_bytes
from hilft_desktop.ui.jobs import Jobs
from hilft_desktop.ui.papers.page_view import PageView
from hilft_desktop.ui.papers.printing import PRINT_DPI, ask_printer, print_pages
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.notice_bar import NoticeBar

_LEAST_HEIGHT = 240


class RecoverySheet(QWidget):
    """The sheet lives in memory only, for as long as it is shown."""

    kept = Signal()
    """Somebody confirmed that the sheet is in a safe place."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pdf = b""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.M)
        self._notice = NoticeBar()
        column.addWidget(self._notice)
        line = QHBoxLayout()
        line.setSpacing(metrics.S)
        self._print = Button(_("Drucken …"), "print")
        self._print.clicked.connect(self._on_print)
        save = Button(_("Als PDF speichern …"), "save")
        save.clicked.connect(self._on_save)
        line.addWidget(self._print)
        line.addWidget(save)
        line.addStretch(1)
        column.addLayout(line)
        self._kept = CheckBox(_("Das Blatt ist auf Papier oder auf einem Stick sicher verwahrt."))
        self._kept.toggled.connect(self._on_toggled)
        column.addWidget(self._kept)
        self._view = PageView()
        self._view.setMinimumHeight(_LEAST_HEIGHT)
        self._view.show_hint(_("Das Blatt wird gezeichnet …"))
        column.addWidget(self._view, 1)

    def show_sheet(self, created: CreatedVault) -> None:
        """Show a sheet that was just made."""
        self._pdf = created.recovery_pdf
        self._kept.setChecked(False)
        pdf = self._pdf
        self._jobs.run(self, lambda services: services.papers.pictures(pdf), self._view.show_pages)

    def begin(self) -> None:
        """Put the focus where one begins."""
        self._print.setFocus()

    def forget(self) -> None:
        """Keep no copy of the sheet."""
        self._pdf = b""
        self._view.show_pages(())

    def is_safe(self) -> bool:
        """Tell whether the sheet was put away; ask for it when it was not."""
        if not self._kept.isChecked():
            self._notice.say(
                "warn", _("Bitte erst bestätigen, dass das Blatt sicher verwahrt ist.")
            )
            self._kept.setFocus()
        return self._kept.isChecked()

    def _on_toggled(self, on: bool) -> None:
        if on:
            self._notice.clear()
            self.kept.emit()

    def _on_print(self) -> None:
        pdf = self._pdf
        self._jobs.run(
            self, lambda services: services.papers.pictures(pdf, PRINT_DPI), self._print_pages
        )

    def _print_pages(self, pages: tuple[PagePicture, ...]) -> None:
        printer = ask_printer(self, len(pages))
        if printer is not None:
            try:
                print_pages(printer, pages)
            except HilftError as error:
                self._notice.say_error(error)

    def _on_save(self) -> None:
        dialog = QFileDialog(self, _("Blatt speichern"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter(_("PDF (*.pdf)"))
        dialog.selectFile("wiederherstellungsblatt.pdf")
        dialog.fileSelected.connect(self._write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, file: str) -> None:
        try:
            write_bytes(Path(file), self._pdf)
        except HilftError as error:
            self._notice.say_error(error)
        else:
            self._notice.say(
                "ok",
                _("Gespeichert."),
                _("Bitte nicht auf diesem Laptop liegen lassen: {file}").format(file=file),
            )
