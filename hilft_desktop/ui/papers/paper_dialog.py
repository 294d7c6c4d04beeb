# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows a finished paper before it goes to the printer or into a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.printing import PrintJob
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import PagePicture
from hilft_desktop.ui.jobs import Jobs
from hilft_desktop.ui.papers.page_bar import PageBar
from hilft_desktop.ui.papers.page_view import PageView
from hilft_desktop.ui.papers.printing import PRINT_DPI, ask_printer, print_pages
from hilft_desktop.ui.papers.saving import ask_file, save_bytes
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.notice_bar import NoticeBar
from hilft_desktop.ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF; ``contains`` says in words what is in it, ``file_name`` names nobody."""

    title: str
    file_name: str
    contains: str
    pdf: bytes = field(repr=False)
    case_id: str = ""
    """The case it belongs to, for the print queue; empty for none."""


class PaperDialog(QDialog):
    """The pages as they will be printed, what they contain, print and save."""

    left_laptop = Signal(str, str)
    """Kind (``print`` or ``pdf``) and SHA-256 of what was printed or saved."""

    def __init__(self, jobs: Jobs, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(paper.title)
        self.setMaximumHeight(metrics.DIALOG_HEIGHT)
        self._jobs = jobs
        self._paper = paper
        self._view = PageView()
        self._view.show_hint(_("Die Seiten werden vorbereitet …"))
        self._notice = NoticeBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.L, metrics.L, metrics.L, metrics.L)
        column.setSpacing(metrics.M)
        column.addWidget(PlainLabel(paper.title, "section", wrap=True))
        column.addWidget(PlainLabel(paper.contains, "muted", wrap=True))
        column.addWidget(self._notice)
        column.addWidget(PageBar(self._view))
        column.addWidget(self._view, 1)
        column.addLayout(self._buttons())
        self.resize(720, metrics.DIALOG_HEIGHT)
        pdf = paper.pdf
        jobs.run(
            self,
            lambda services: services.papers.pictures(pdf),
            self._view.show_pages,
            self._notice.say_error,
        )
        # Locked, there is no queue to put it in.
        jobs.run(
            self,
            lambda services: services.vault.state(),
            lambda state: self._later.setVisible(state.is_open),
        )

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(metrics.S)
        line.addStretch(1)
        close = Button(_("Schließen"))
        close.clicked.connect(self.reject)
        self._later = Button(_("Später drucken"), "queue")
        self._later.setAccessibleDescription(
            _("Legt das Papier verschlüsselt in die Druckwarteschlange.")
        )
        self._later.hide()
        self._later.clicked.connect(self._on_later)
        save = Button(_("Als PDF speichern …"), "save")
        save.clicked.connect(self._on_save)
        self._print = Button(_("Drucken …"), "print", "primary")
        self._print.clicked.connect(self._on_print)
        for button in (close, save, self._later, self._print):
            line.addWidget(button)
        return line

    def _on_save(self) -> None:
        ask_file(self, self._paper.file_name, _("PDF-Datei (*.pdf)"), self._save_to)

    def _on_later(self) -> None:
        paper = self._paper
        self._jobs.run(
            self,
            lambda services: services.print_queue.add_paper(paper.title, paper.pdf, paper.case_id),
            self._on_queued,
            self._notice.say_error,
        )

    def _on_queued(self, _job: PrintJob) -> None:
        self._later.setEnabled(False)
        self._notice.say(
            "ok",
            _("Wartet auf den Druck."),
            _("In der Druckwarteschlange (Strg+Umschalt+P) druckst Du alles zusammen."),
        )

    def _save_to(self, path: Path) -> None:
        try:
            save_bytes(path, self._paper.pdf)
        except HilftError as error:
            self._notice.say_error(error)
            return
        self._notice.say("ok", _("Gespeichert: {file}").format(file=path.name))
        self._tell("pdf")

    def _on_print(self) -> None:
        printer = ask_printer(self, self._view.page_count)
        if printer is None:
            return
        pdf = self._paper.pdf
        self._jobs.run(
            self,
            lambda services: services.papers.pictures(pdf, dpi=PRINT_DPI),
            lambda pictures: self._print_on(printer, pictures),
            self._notice.say_error,
            long_task=True,
            words=_("Der Druck wird vorbereitet …"),
        )

    def _print_on(self, printer: QPrinter, pictures: tuple[PagePicture, ...]) -> None:
        try:
            print_pages(printer, pictures)
        except HilftError as error:
            self._notice.say_error(error)
            return
        self._notice.say("ok", _("An den Drucker geschickt."))
        self._tell("print")

    def _tell(self, kind: str) -> None:
        self.left_laptop.emit(kind, sha256(self._paper.pdf).hexdigest())
