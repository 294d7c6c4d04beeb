# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with the numbers of a period: look at the report, write files, copy texts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import sha256

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.tally_reading import Explanation, PressText, TallyPaper
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import ReleaseFiles
from hilft_desktop.ui.jobs import Jobs
from hilft_desktop.ui.pages.tally.explanation_dialog import ExplanationDialog
from hilft_desktop.ui.pages.tally.export_dialog import ExportDialog
from hilft_desktop.ui.pages.tally.press_dialog import PressDialog
from hilft_desktop.ui.papers.paper_dialog import Paper
from hilft_desktop.ui.papers.showing import show_paper
from hilft_desktop.ui.widgets.notice_bar import NoticeBar

_REGISTER = "tally"


class HandingOn(QObject):
    """Acts on one period at a time; every way out is entered in the register."""

    def __init__(self, jobs: Jobs, notice: NoticeBar, page: QWidget) -> None:
        super().__init__(page)
        self._jobs = jobs
        self._notice = notice
        self._page = page

    def show_report(self, period: str, words: str) -> None:
        """Open the one-page report to print or save it."""

        def show(made: ReleaseFiles) -> None:
            ((name, pdf),) = made.files
            contains = _(
                "Ein Blatt mit den veröffentlichten Zahlen, Balken und dem Hinweis, wie sie zu "
                "lesen sind. Keine Namen, keine Decknamen."
            )
            title = _("Zahlen {period}").format(period=words)
            show_paper(self._jobs, self._page, Paper(title, name, contains, pdf), _REGISTER, title)

        self._jobs.run(
            self._page,
            lambda services: services.tally_reading.files(period, (TallyPaper.PDF,)),
            show,
            self._on_failed,
        )

    def ask_export(self, period: str, words: str) -> None:
        """Ask which files are wanted, then where they go."""
        dialog = ExportDialog(words, self._page.window())

        def go_on() -> None:
            self._choose_folder(partial(self.export_to, period, dialog.papers))

        dialog.accepted.connect(go_on)
        dialog.open()

    def export_to(self, period: str, papers: tuple[TallyPaper, ...], folder: str) -> None:
        """Write the chosen files into a folder."""
        self._jobs.run(
            self._page,
            lambda services: services.tally_reading.export(period, papers, folder),
            self._on_exported,
            self._on_failed,
            long_task=True,
            words=_("Die Dateien werden geschrieben …"),
            may_cancel=False,
        )

    def show_press(self, period: str, words: str) -> None:
        """Open the text blocks."""

        def show(texts: tuple[PressText, ...]) -> None:
            dialog = PressDialog(words, texts, self._page.window())
            dialog.copied.connect(partial(self._note_copy, words))
            dialog.open()

        self._jobs.run(
            self._page,
            lambda services: services.tally_reading.press(period),
            show,
            self._on_failed,
        )

    def explain(self) -> None:
        """Open the explanation for everybody."""

        def show(explanation: Explanation) -> None:
            ExplanationDialog(explanation, self._page.window()).open()

        self._jobs.run(
            self._page, lambda services: services.tally_reading.explanation(), show, self._on_failed
        )

    def _choose_folder(self, then: Callable[[str], None]) -> None:
        dialog = QFileDialog(self._page.window(), _("In welchen Ordner?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_exported(self, files: tuple[str, ...]) -> None:
        self._notice.say(
            "ok",
            _("{n} Dateien geschrieben.").format(n=len(files)),
            _("Im Verzeichnis der Ausgaben steht, was den Laptop verlassen hat."),
        )

    def _note_copy(self, words: str, title: str, text: str) -> None:
        what = _("Zahlen {period}: Text „{title}“ kopiert").format(period=words, title=title)
        digest = sha256(text.encode("utf-8")).hexdigest()
        self._jobs.run(
            self._page,
            lambda services: services.exports.note(_REGISTER, what, digest),
            lambda _nothing: None,
            self._on_failed,
        )

    def _on_failed(self, error: HilftError) -> None:
        self._notice.say_error(error)
