# SPDX-License-Identifier: GPL-3.0-or-later
"""Published months of many groups added up for a Landesverband. Works while locked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.land_rows import LandFiles, LandRequest, LandSum
from hilft_desktop.services.land_texts import period_words
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.land.result_panel import ResultPanel
from hilft_desktop.ui.pages.land.sources_panel import SourcesPanel
from hilft_desktop.ui.papers.paper_dialog import Paper, PaperDialog
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.page_frame import PageFrame


class LandPage(Page):
    """First what is to be added, then the sum; nothing is written before somebody asks for it."""

    supports_print = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._result: LandSum | None = None
        self._trusted: tuple[str, ...] = ()
        self._frame = PageFrame(scroll=False)
        self._frame.column.setContentsMargins(0, 0, 0, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._sources = SourcesPanel()
        self._panel = ResultPanel()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sources)
        self._stack.addWidget(self._panel)
        self._frame.column.addWidget(self._stack, 1)
        self._other = Button(_("Zurück"), "back")
        self._other.clicked.connect(self._back)
        self._report = Button(_("Bericht …"), "print")
        self._report.clicked.connect(self.print_page)
        self._write = Button(_("Ergebnis schreiben"), "out")
        self._write.clicked.connect(self._ask_write)
        self._add = Button(_("Zusammenzählen"), "tally")
        self._add.clicked.connect(self.add_up)
        self._frame.add_leading(self._other)
        self._frame.add_secondary(self._report)
        self._frame.set_primary(self._write)
        self._frame.set_primary(self._add)
        self._sources.changed.connect(self._fit_actions)
        self._panel.trust_wanted.connect(self._ask_trust)
        self._fit_actions()

    @property
    def request(self) -> LandRequest:
        """What is added up, with the groups accepted by hand."""
        return replace(self._sources.request, trusted=self._trusted)

    def enter(self) -> None:
        if self._result is None:
            self._sources.focus_first()
        else:
            self._panel.focus_first()

    def print_page(self) -> None:
        """Show the report as it will be printed."""
        result = self._result
        if result is None or not result.releases:
            return
        self.context.jobs.run(
            self,
            lambda services: services.land.report(result),
            self._on_report,
            self._on_failed,
            long_task=True,
            words=_("Der Bericht wird gesetzt …"),
        )

    def add_up(self) -> None:
        """Read all files and show the sum."""
        request = self.request
        if not request.paths:
            return
        self._frame.notice.clear()
        self.context.jobs.run(
            self,
            lambda services: services.land.sum(request),
            self._on_sum,
            self._on_failed,
            long_task=True,
            words=_("Die Dateien werden geprüft und zusammengezählt …"),
        )

    def _on_sum(self, result: LandSum) -> None:
        self._result = result
        self._panel.show_sum(result)
        self._stack.setCurrentWidget(self._panel)
        self._fit_actions()
        self._panel.focus_first()
        if not result.releases:
            self._panel.show_refused()
            self._frame.notice.say(
                "warn",
                _("Keine einzige Datei durfte gezählt werden."),
                _("Warum, steht bei jeder Datei."),
            )

    def _back(self) -> None:
        self._result = None
        self._frame.notice.clear()
        self._stack.setCurrentWidget(self._sources)
        self._fit_actions()
        self._sources.focus_first()

    def _fit_actions(self) -> None:
        shown = self._result is not None
        has_numbers = self._result is not None and self._result.releases > 0
        self._other.setVisible(shown)
        self._report.setVisible(has_numbers)
        self._write.setVisible(has_numbers)
        self._add.setVisible(not shown)
        self._add.setEnabled(bool(self._sources.request.paths))

    # -- trust ------------------------------------------------------------------------------------

    def _ask_trust(self, unit: str, reason: str) -> None:
        confirm(
            self,
            _("Diese Gruppe anerkennen?"),
            _(
                "{reason}\n\nBitte vorher mit der Gruppe sprechen und die Zeichen ihres Schlüssels "
                "vergleichen. Beim Schreiben des Ergebnisses merkt sich das Programm die Antwort."
            ).format(reason=reason),
            _("Anerkennen und neu zählen"),
            partial(self._trust, unit),
        )

    def _trust(self, unit: str) -> None:
        self._trusted = tuple(dict.fromkeys((*self._trusted, unit)))
        self.add_up()

    # -- handing on -------------------------------------------------------------------------------

    def _ask_write(self) -> None:
        confirm(
            self,
            _("Was enthalten diese Dateien?"),
            _(
                "Summen veröffentlichter, gerundeter Zahlen als JSON, Tabelle (CSV und ODS) und "
                "Bericht (PDF), dazu Namen der Gruppen, wer fehlt und ihre öffentlichen Schlüssel. "
                "Nichts über einzelne Gespräche oder Menschen. Vorhandene Dateien des Ordners mit "
                "diesen Namen werden ersetzt."
            ),
            _("Schreiben"),
            self._choose_place,
        )

    def _choose_place(self) -> None:
        if self.request.directory:
            self.write_into(self.request.directory)
            return
        dialog = QFileDialog(self.window(), _("In welchen Ordner?"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.write_into)
        dialog.open()

    def write_into(self, folder: str) -> None:
        """Write sum, report and keys into a folder."""
        self._sources.choose_folder(folder)
        request = self.request
        self.context.jobs.run(
            self,
            lambda services: services.land.add(request),
            self._on_written,
            self._on_failed,
            long_task=True,
            words=_("Das Ergebnis wird geschrieben …"),
        )

    def _on_written(self, written: LandFiles) -> None:
        # The folder may have known other keys: what was written is what is shown.
        self._on_sum(written.sum)
        self._frame.notice.say(
            "ok",
            _("{n} Dateien geschrieben.").format(n=len(written.paths)),
            str(Path(written.paths[0]).parent),
        )

    def _on_report(self, pdf: bytes) -> None:
        assert self._result is not None
        title = _("Landeszahlen {period}").format(period=period_words(self._result))
        contains = _("Summen gerundeter Zahlen und Namen der Gruppen. Nichts über Menschen.")
        paper = Paper(title, "hilft-landeszahlen.pdf", contains, pdf)
        PaperDialog(self.context.jobs, paper, self.window()).open()

    def _on_failed(self, error: HilftError) -> None:
        self._frame.notice.say_error(error)
