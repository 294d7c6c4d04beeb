# SPDX-License-Identifier: GPL-3.0-or-later
"""Choose a letter, and for whom."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import CaseRow, LetterListing
from hilft_desktop.ui.models.list_row import ListRow, RowRole
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.empty_state import EmptyState
from hilft_desktop.ui.widgets.field_row import FieldRow


class LetterChooser(QWidget):
    """The letters that hold today; a case brings what it knows."""

    letter_chosen = Signal(str)
    case_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cases = Combo()
        self._cases.addItem(_("ohne Fall"), "")
        self._cases.activated.connect(
            lambda at: self.case_chosen.emit(str(self._cases.itemData(at)))
        )
        self._case_row = FieldRow(
            _("Für welchen Fall?"),
            self._cases,
            _("Mit Fall sind bekannte Angaben schon da, und das Schreiben wird dort vermerkt."),
        )
        self._case_row.setMaximumWidth(metrics.FORM_WIDTH)
        self._model = RowListModel(self)
        self._list = RowListView(self._model, _("Schreiben"))
        self._list.row_activated.connect(self.letter_chosen)
        self._list.clicked.connect(self._on_clicked)
        self._empty = EmptyState(
            "letter",
            _("Noch kein Schreiben"),
            _("Für heute ist keine Vorlage hinterlegt."),
        )
        self._empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.M)
        column.addWidget(self._case_row)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)

    def show_letters(self, listings: tuple[LetterListing, ...]) -> None:
        """Show these letters."""
        rows = [ListRow(each.id, each.title, each.summary) for each in listings]
        self._model.show_rows(rows)
        self._list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if rows and not self._list.current_key:
            self._list.choose(self._model.first_choice())

    def show_cases(self, rows: tuple[CaseRow, ...], chosen: str) -> None:
        """Offer these cases; the chosen one stays chosen even if it is not among them."""
        known = {row.id for row in rows}
        while self._cases.count() > 1:
            self._cases.removeItem(1)
        for row in rows:
            self._cases.addItem(f"{row.pseudonym} · {row.title}", row.id)
        if chosen and chosen not in known:
            self._cases.addItem(_("der gerade offene Fall"), chosen)
        self._cases.setCurrentIndex(max(0, self._cases.findData(chosen)))

    def focus_list(self) -> None:
        """Put the focus on the letters."""
        self._list.setFocus()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.letter_chosen.emit(str(index.data(RowRole.KEY)))
