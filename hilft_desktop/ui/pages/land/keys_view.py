# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys that were seen for the first time, to be compared with the groups on the telephone."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.land_rows import LandSum
from hilft_desktop.ui.models.list_row import ListRow
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class KeysView(QWidget):
    """The list, and below it all signs of the key that is chosen: in a row they may not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowListModel(self)
        self._rows = RowListView(self._model, _("Neue Schlüssel"))
        self._signs = PlainLabel("", "strong", wrap=True, selectable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.XL, 0, metrics.XL, metrics.M)
        column.setSpacing(metrics.S)
        column.addWidget(self._rows, 1)
        column.addWidget(self._signs)
        self._rows.row_chosen.connect(self._signs.setText)

    def show_sum(self, result: LandSum) -> None:
        """Show the new keys of a sum, the first one chosen."""
        signs = [" ".join(key.groups) for key in result.new_keys]
        self._model.show_rows(
            ListRow(words, key.name, words)
            for words, key in zip(signs, result.new_keys, strict=True)
        )
        self._signs.setText("")
        if signs:
            self._rows.choose(self._model.index(0, 0))
