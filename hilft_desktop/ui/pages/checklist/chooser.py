# SPDX-License-Identifier: GPL-3.0-or-later
"""Choose a checklist."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.services.rows import ChecklistListing
from hilft_desktop.ui.models.list_row import ListRow, RowRole
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.empty_state import EmptyState
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class ChecklistChooser(QWidget):
    """All checklists that hold today, with what each is for."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowListModel(self)
        self._list = RowListView(self._model, _("Checklisten"))
        self._list.row_activated.connect(self.chosen)
        self._list.clicked.connect(self._on_clicked)
        self._lead = PlainLabel(
            _(
                "Eine Checkliste führt Euch Frage für Frage durch eine Lage und zeigt, "
                "was jetzt zu tun ist. Es wird nichts gespeichert, solange kein Fall dabei ist."
            ),
            wrap=True,
        )
        self._empty = EmptyState(
            "checklist",
            _("Noch keine Checkliste"),
            _("Für heute ist keine Checkliste hinterlegt. Vielleicht hilft der Leitfaden weiter."),
        )
        self._empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.M)
        column.addWidget(self._lead)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)

    def show_checklists(self, listings: tuple[ChecklistListing, ...]) -> None:
        """Show these checklists."""
        rows = []
        for listing in listings:
            note = ""
            if listing.overdue:
                note = _("Prüfung überfällig seit {day}").format(
                    day=format_date(listing.next_check)
                )
            rows.append(
                ListRow(listing.id, listing.title, listing.summary, note, is_urgent=listing.overdue)
            )
        self._model.show_rows(rows)
        self._list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if rows and not self._list.current_key:
            self._list.choose(self._model.first_choice())

    def focus_list(self) -> None:
        """Put the focus on the list."""
        self._list.setFocus()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(str(index.data(RowRole.KEY)))
