# SPDX-License-Identifier: GPL-3.0-or-later
"""A sum in five views: the numbers, the groups, who is missing, what was refused, new keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.services.land_rows import LandSum
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.pages.land.keys_view import KeysView
from hilft_desktop.ui.pages.land.land_words import gap_rows, unit_row
from hilft_desktop.ui.pages.land.overview import LandOverview
from hilft_desktop.ui.pages.land.refused_view import RefusedView
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.combo import Combo


class ResultPanel(QWidget):
    """Views are chosen above; their names say how much is in them."""

    trust_wanted = Signal(str, str)
    """See ``RefusedView``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = Combo()
        self._views.setAccessibleName(_("Ansicht der Landeszahlen"))
        self._overview = LandOverview()
        self._groups = RowListModel(self)
        self._gaps = RowListModel(self)
        self._refused = RefusedView()
        self._keys = KeysView()
        self._stack = QStackedWidget()
        top = QWidget()
        line = QVBoxLayout(top)
        line.setContentsMargins(metrics.XL, metrics.M, metrics.XL, metrics.S)
        line.addWidget(self._views)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(top)
        outer.addWidget(self._stack, 1)
        self._parts: list[QWidget] = [
            self._overview,
            _listed(self._groups, _("Gruppen")),
            _listed(self._gaps, _("Wer fehlt")),
            self._refused,
            self._keys,
        ]
        for part in self._parts:
            self._stack.addWidget(part)
        self._views.activated.connect(self._stack.setCurrentIndex)
        self._refused.trust_wanted.connect(self.trust_wanted)

    def show_sum(self, result: LandSum) -> None:
        """Show a sum, its numbers first."""
        if result.releases:
            self._overview.show_sum(result)
        self._groups.show_rows(unit_row(unit, result) for unit in result.units)
        self._gaps.show_rows(gap_rows(result))
        self._refused.show_sum(result)
        self._keys.show_sum(result)
        self._name_views(result)
        self.show_view(0)

    def show_view(self, at: int) -> None:
        """Bring a view to the front."""
        self._views.setCurrentIndex(at)
        self._stack.setCurrentIndex(at)

    def show_refused(self) -> None:
        """Bring the refused files to the front."""
        self.show_view(self._parts.index(self._refused))

    def focus_first(self) -> None:
        """Put the cursor on the choice of views."""
        self._views.setFocus()

    def _name_views(self, result: LandSum) -> None:
        counted = (
            (_("Gruppen: {n}"), len(result.units)),
            (_("Wer fehlt: {n} Monate ohne Nachricht"), result.missing),
            (_("Abgelehnt oder doppelt: {n}"), len(result.refused) + len(result.duplicates)),
            (_("Neue Schlüssel zum Vergleichen: {n}"), len(result.new_keys)),
        )
        names: Iterable[str] = (words.format(n=format_number(n)) for words, n in counted)
        self._views.clear()
        self._views.addItems([_("Zahlen"), *names])


def _listed(model: RowListModel, name: str) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(metrics.XL, 0, metrics.XL, metrics.M)
    column.addWidget(RowListView(model, name))
    return part
