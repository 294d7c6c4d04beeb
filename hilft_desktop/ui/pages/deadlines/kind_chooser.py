# SPDX-License-Identifier: GPL-3.0-or-later
"""Choose what kind of letter it is, by everyday words or from the groups."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.deadlines import DeadlineKindInfo
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.deadline_kinds import group_title
from hilft_desktop.i18n.deadline_search import find_kinds
from hilft_desktop.ui.models.list_row import ListRow, RowRole
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class KindChooser(QWidget):
    """Arrow keys go from the search into the list; Enter takes the marked line."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds: tuple[DeadlineKindInfo, ...] = ()
        self._model = RowListModel(self)
        self.search = LineField(limit=80)
        self.search.setPlaceholderText(
            _("Was ist das für ein Brief? Zum Beispiel: Sanktion, Stromsperre, Räumungsklage")
        )
        self.search.setAccessibleName(_("Art des Briefes suchen"))
        self._count = PlainLabel("", "muted", wrap=True)
        self._list = RowListView(self._model, _("Arten von Briefen und Fristen"))
        self._list.row_activated.connect(self.chosen)
        self._list.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.S)
        column.addWidget(self.search)
        column.addWidget(self._count)
        column.addWidget(self._list, 1)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.search.returnPressed.connect(self._take_first)

    def show_kinds(self, kinds: tuple[DeadlineKindInfo, ...]) -> None:
        """Offer these kinds."""
        self._kinds = kinds
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self._list.setFocus()
            if not self._list.current_key:
                self._list.choose(self._model.first_choice())
            return
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return
        super().keyPressEvent(event)

    def _fill(self) -> None:
        found = find_kinds(self._kinds, self.search.value)
        rows: list[ListRow] = []
        for group, infos in groupby(found, key=lambda info: info.group):
            rows.append(ListRow(group.value, group_title(group), is_heading=True))
            rows += [ListRow(info.kind.value, info.title, info.help) for info in infos]
        self._model.show_rows(rows)
        if self.search.value:
            words = ngettext("{n} Treffer", "{n} Treffer", len(found)).format(n=len(found))
            nothing = _("Nichts gefunden. Ein kürzeres Wort hilft oft; leer zeigt alle.")
            self._count.setText(words if found else nothing)
        self._count.setVisible(bool(self.search.value))
        self._list.choose(self._model.first_choice() if self.search.value else QModelIndex())

    def _take_first(self) -> None:
        key = self._list.current_key
        if key:
            self.chosen.emit(key)
        else:
            self._list.setFocus()
            self._list.choose(self._model.first_choice())

    def _on_clicked(self, index: QModelIndex) -> None:
        if not index.data(RowRole.HEADING):
            self.chosen.emit(str(index.data(RowRole.KEY)))
