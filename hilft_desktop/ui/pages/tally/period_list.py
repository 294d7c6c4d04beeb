# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of months, half-years or years, with the choice between the three above it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.tally_periods import PeriodKind
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.models.list_row import ListRow
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.combo import Combo


class PeriodList(QWidget):
    """Tells by ``kind_changed`` that other periods are wanted."""

    kind_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = Combo()
        self._kinds.setAccessibleName(_("Länge des Zeitraums"))
        for kind, words in (
            (PeriodKind.MONTH, _("Monate")),
            (PeriodKind.HALF_YEAR, _("Halbjahre")),
            (PeriodKind.YEAR, _("Jahre")),
        ):
            self._kinds.addItem(words, kind.value)
        self.model = RowListModel(self)
        self.view = RowListView(self.model, _("Zeiträume"))
        column = QVBoxLayout(self)
        self._column = column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.S)
        column.addWidget(self._kinds)
        column.addWidget(self.view, 1)
        self._kinds.currentIndexChanged.connect(lambda _at: self.kind_changed.emit())

    def fit(self, narrow: bool) -> None:
        """Keep away from the page's edge where nothing stands beside the list."""
        self._column.setContentsMargins(0, 0, metrics.XL if narrow else 0, 0)

    @property
    def kind(self) -> PeriodKind:
        """Length of the periods that are listed."""
        return PeriodKind(int(self._kinds.currentData()))

    def choose_kind(self, kind: PeriodKind) -> None:
        """List periods of another length."""
        self._kinds.setCurrentIndex(self._kinds.findData(kind.value))

    def show_rows(self, rows: Iterable[ListRow], wanted: str) -> str:
        """Show rows, keep or place the choice silently; return the key of the chosen one."""
        self.model.show_rows(rows)
        at = self.model.index_of(wanted)
        blocked = self.view.blockSignals(True)
        self.view.choose(at if at.isValid() else self.model.first_choice())
        self.view.blockSignals(blocked)
        return self.view.current_key
