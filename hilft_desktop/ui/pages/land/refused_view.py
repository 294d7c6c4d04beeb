# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that were not added, each with the reason, and the way to accept a group after all."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.land_rows import LandSum, Refused
from hilft_desktop.ui.models.list_row import ListRow
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.pages.land.land_words import refused_row, refused_words
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class RefusedView(QWidget):
    """The list, and below it the whole reason of the file that is chosen."""

    trust_wanted = Signal(str, str)
    """Id of a group to accept, and the reason why it was refused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refused: tuple[Refused, ...] = ()
        self._model = RowListModel(self)
        self.rows = RowListView(self._model, _("Abgelehnte Dateien"))
        self._reason = PlainLabel("", wrap=True, selectable=True)
        self._trust = Button(_("Diese Gruppe anerkennen …"), "key")
        self._trust.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.XL, 0, metrics.XL, metrics.M)
        column.setSpacing(metrics.S)
        column.addWidget(self.rows, 1)
        column.addWidget(self._reason)
        column.addWidget(self._trust, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.row_chosen.connect(self._on_chosen)
        self.rows.row_activated.connect(lambda _key: self._ask())

    def show_sum(self, result: LandSum) -> None:
        """Show what was refused, and what was there twice."""
        self._refused = result.refused
        twice = (
            ListRow(f"twice {at}", file, _("Gleich wie {file}: einmal gezählt.").format(file=other))
            for at, (file, other) in enumerate(result.duplicates)
        )
        refused = (refused_row(each, at) for at, each in enumerate(result.refused))
        self._model.show_rows((*refused, *twice))
        self._reason.setText("")
        self._trust.hide()
        if self._refused:
            self.rows.choose(self._model.index(0, 0))

    def _chosen(self) -> Refused | None:
        key = self.rows.current_key
        return self._refused[int(key)] if key.isdecimal() else None

    def _on_chosen(self, _key: str) -> None:
        chosen = self._chosen()
        self._reason.setText("" if chosen is None else refused_words(chosen))
        self._trust.setVisible(chosen is not None and bool(chosen.unit))

    def _ask(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.unit:
            self.trust_wanted.emit(chosen.unit, refused_words(chosen))
