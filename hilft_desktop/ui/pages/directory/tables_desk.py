# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of bodies in and out: look, check, take, take back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.directory_rows import TableCheck, TableTaken
from hilft_desktop.ui.page import Page
from hilft_desktop.ui.pages.directory.table_panel import TablePanel
from hilft_desktop.ui.papers.saving import ask_file


class TablesDesk(QObject):
    """Long work with progress and cancel; what was taken last can be taken back once."""

    looked = Signal(object)
    """``TableLook`` of a file that was chosen."""
    checked = Signal()
    taken = Signal(int)
    """How many bodies a table brought."""
    undone = Signal(int)
    exported = Signal(str)
    failed = Signal(object)
    refused = Signal(object)
    """An error that may belong to a field of the panel."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._taken: TableTaken | None = None

    def ask_table(self) -> None:
        """Ask which table to take in."""
        dialog = QFileDialog(self._page.window(), _("Tabelle mit Stellen wählen"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Tabellen (*.csv *.ods *.txt)"), _("Alle Dateien (*)")])
        dialog.fileSelected.connect(self.look_into)
        dialog.open()

    def look_into(self, file: str) -> None:
        """Read a table; nothing is taken yet."""
        self._page.context.jobs.run(
            self._page,
            lambda services: services.directory.look_into(file),
            self.looked.emit,
            self.failed.emit,
            long_task=True,
            words=_("Die Tabelle wird gelesen …"),
        )

    def check(self, panel: TablePanel) -> None:
        """Ask what taking the table would do, and show it in its panel."""
        try:
            request = panel.request()
        except HilftError as error:
            self.refused.emit(error)
            return
        self._page.context.jobs.run(
            panel,
            lambda services: services.directory.check(request),
            partial(self._on_checked, panel),
            self.refused.emit,
            long_task=True,
            words=_("Die Zeilen werden geprüft …"),
        )

    def take(self, panel: TablePanel) -> None:
        """Take the rows of the table that are right."""
        try:
            request = panel.request()
        except HilftError as error:
            self.refused.emit(error)
            return
        self._page.context.jobs.run(
            self._page,
            lambda services: services.directory.take(request),
            self._on_taken,
            self.refused.emit,
            long_task=True,
            words=_("Die Stellen werden übernommen …"),
        )

    def undo(self) -> None:
        """Take back what the last table brought."""
        taken, self._taken = self._taken, None
        if taken is not None:
            self._page.context.jobs.run(
                self._page,
                lambda services: services.directory.undo(taken),
                self.undone.emit,
                self.failed.emit,
            )

    def ask_export(self) -> None:
        """Ask where the list goes as a table."""
        name = f"verweisstellen-{self._page.context.today().isoformat()}.ods"
        ask_file(self._page, name, _("Tabelle (*.ods *.csv)"), self.write_export)

    def write_export(self, file: Path) -> None:
        """Write the list where somebody chose to have it."""
        self._page.context.jobs.run(
            self._page,
            lambda services: services.directory.export_to(str(file)),
            self.exported.emit,
            self.failed.emit,
            long_task=True,
            words=_("Die Liste wird geschrieben …"),
            may_cancel=False,
        )

    def _on_checked(self, panel: TablePanel, found: TableCheck) -> None:
        panel.show_check(found)
        self.checked.emit()

    def _on_taken(self, taken: TableTaken) -> None:
        self._taken = taken
        self.taken.emit(len(taken.added) + len(taken.after))
