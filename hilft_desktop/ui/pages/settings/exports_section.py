# SPDX-License-Identifier: GPL-3.0-or-later
"""The register of everything that ever left the laptop."""

from __future__ import annotations

from PySide6.QtWidgets import QListView, QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import ExportRow
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.settings.exports_model import ExportsModel
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.widgets.empty_state import EmptyState


class ExportsSection(Section):
    """One line an export, newest first; the register can only grow."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Was den Laptop verlassen hat"),
            _("Alles, was gedruckt oder als Datei gespeichert wurde."),
            parent,
        )
        self._model = ExportsModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setAccessibleName(_("Verzeichnis der Ausfuhren"))
        self._list.setMinimumHeight(240)
        self._list.setWordWrap(True)
        self.column.addWidget(self._list, 1)
        self._empty = EmptyState(
            "out",
            _("Noch nichts"),
            _("Sobald ein Schreiben gedruckt oder eine Datei gespeichert wird, steht es hier."),
        )
        self.column.addWidget(self._empty, 1)
        self._show(())

    def enter(self) -> None:
        self.context.jobs.run(self, lambda services: services.exports.register(), self._show)

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.EXPORT):
            self.enter()

    def _show(self, rows: tuple[ExportRow, ...]) -> None:
        self._model.set_rows(rows)
        self._list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
