# SPDX-License-Identifier: GPL-3.0-or-later
"""Filter, search and list of bodies and their kinds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.local import Desk, PlaceKind
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.directory_rows import (
    DirectoryOverview,
    body_matches,
    kind_matches,
)
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.pages.directory.directory_words import list_rows
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_ALL, _OLD = "all", "old"


class ListPane(QWidget):
    """Filters what was loaded once: a stall's list is some hundred bodies."""

    row_chosen = Signal(str)
    """Key of the row that is current now, empty for none."""
    row_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = DirectoryOverview((), (), Desk())
        self._wanted = ""
        self._filters: tuple[str, ...] = ()
        self._model = RowListModel(self)
        self.list = RowListView(self._model, _("Stellen"))
        self.filter = Combo()
        self.filter.setAccessibleName(_("Welche Stellen zeigen"))
        self.search = LineField(limit=80)
        self.search.setPlaceholderText(_("Name, Ort, Sprache …"))
        self.search.setAccessibleName(_("In den Stellen suchen"))
        self.search.setClearButtonEnabled(True)
        self._empty = PlainLabel("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, metrics.L)
        column.setSpacing(metrics.S)
        for widget in (self.filter, self.search, self._empty):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        self._column = column
        self._fill_filter()
        self.filter.currentIndexChanged.connect(lambda _at: self._show())
        self.search.textChanged.connect(lambda _text: self._show())
        self.list.row_chosen.connect(self._on_chosen)
        self.list.row_activated.connect(lambda _key: self.row_opened.emit())
        self.list.clicked.connect(lambda _index: self.row_opened.emit())

    @property
    def wanted(self) -> str:
        """Key of the row that is shown, or is to be shown once it is loaded."""
        return self._wanted

    def want(self, key: str) -> None:
        """Show this row as soon as it is in the list; nothing that filters may hide it."""
        self._wanted = key
        self.search.clear()
        self.filter.setCurrentIndex(0)

    def show_found(self, found: DirectoryOverview) -> None:
        """Show another state of the list; the row that was current stays so."""
        self._found = found
        self._fill_filter()
        self._show()

    def choose_again(self, key: str) -> None:
        """Make a row current without telling anybody."""
        self._wanted = key
        blocked = self.list.blockSignals(True)
        self.list.choose(self._model.index_of(key))
        self.list.blockSignals(blocked)

    def _fill_filter(self) -> None:
        rows = self._found.rows
        old = sum(row.is_old for row in rows)
        kinds = [kind for kind in PlaceKind if any(row.address.kind is kind for row in rows)]
        chosen = self._code()
        self._filters = (_ALL, _OLD, *(kind.value for kind in kinds))
        blocked = self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.addItem(_("alle Stellen"))
        self.filter.addItem(_("neu zu prüfen ({n})").format(n=old))
        self.filter.addItems([label(kind) for kind in kinds])
        self.filter.setCurrentIndex(self._filters.index(chosen) if chosen in self._filters else 0)
        self.filter.blockSignals(blocked)

    def _code(self) -> str:
        at = self.filter.currentIndex()
        return self._filters[at] if 0 <= at < len(self._filters) else _ALL

    def _show(self) -> None:
        code, text = self._code(), self.search.value
        rows = [
            row
            for row in self._found.rows
            if (code == _ALL or (row.is_old if code == _OLD else row.address.kind.value == code))
            and body_matches(row.address, text)
        ]
        kinds = [
            kind
            for kind in self._found.kinds
            if code in (_ALL, kind.place) and kind_matches(kind, text)
        ]
        self._model.show_rows(list_rows(rows, kinds))
        words = "" if rows or kinds else _("Nichts gefunden.")
        if not self._found.rows:
            words = _("Noch keine Stelle vor Ort: unter „Mehr“ eintragen oder einlesen.")
        self._empty.setText(words)
        self._empty.setVisible(bool(words))
        index = self._model.index_of(self._wanted)
        if not index.isValid():
            index = self._model.first_choice()
        blocked = self.list.blockSignals(True)
        self.list.choose(index)
        self.list.blockSignals(blocked)
        self._on_chosen(self.list.current_key)

    def _on_chosen(self, key: str) -> None:
        self.row_chosen.emit(key)
