# SPDX-License-Identifier: GPL-3.0-or-later
"""Deadlines and follow-ups of all cases: search, filter, scroll without end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.services.deadline_rows import DeadlinePage, DeadlineQuery, DueState
from hilft_desktop.services.rows import DueRow
from hilft_desktop.ui.models.list_row import ListRow, RowRole
from hilft_desktop.ui.models.paged_list_model import Cancel, PagedListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.pages.deadlines.due_words import due_row
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel

SEARCH_AFTER_MS = 150
LoadPage = Callable[
    [DeadlineQuery, Callable[[DeadlinePage], None], Callable[[HilftError], None]], Cancel | None
]
_WEEK, _MONTH = "7", "30"


class DueListPanel(QWidget):
    """Arrow keys choose an entry; Enter or a click goes on to it."""

    row_chosen = Signal(object)
    """``DueRow`` of the entry that became current."""
    entered = Signal()
    load_failed = Signal(object)
    emptied = Signal(bool)
    """Whether nothing at all is there, without any filter."""

    def __init__(self, load: LoadPage, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._known: dict[str, DueRow] = {}
        self._wanted = ""
        self.model: PagedListModel[DeadlineQuery, DueRow] = PagedListModel(
            load, self._describe, DeadlineQuery(), self
        )
        self.search = LineField(limit=80)
        self.search.setPlaceholderText(_("Deckname oder Wort (Strg+F)"))
        self.search.setAccessibleName(_("Fristen suchen"))
        self._filter = Combo()
        self._filter.setAccessibleName(_("Welche Fristen und Wiedervorlagen"))
        for words, code in (
            (_("alle offenen"), DueState.OPEN.value),
            (_("überfällige"), DueState.OVERDUE.value),
            (_("bis in 7 Tagen"), _WEEK),
            (_("bis in 30 Tagen"), _MONTH),
            (_("erledigte"), DueState.DONE.value),
            (_("offene und erledigte"), DueState.ALL.value),
        ):
            self._filter.addItem(words, code)
        self._only = CheckBox(_("nur Fristen"))
        self._count = PlainLabel("", "muted")
        self._list = RowListView(self.model, _("Fristen und Wiedervorlagen"))
        # Less than Qt's own: at double text size the action below must stay whole.
        self._list.setMinimumHeight(2 * metrics.TOUCH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, metrics.L)
        column.setSpacing(metrics.S)
        line = QWidget()
        flow = FlowLayout(line)
        for widget in (self._filter, self._only, self._count):
            flow.addWidget(widget)
        self._flow = flow
        # Both stand in one line where there is room: the words on the same height.
        self._count.setMinimumHeight(self._only.sizeHint().height())
        column.addWidget(self.search)
        column.addWidget(line)
        column.addWidget(self._list, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self._wire()

    def _wire(self) -> None:
        self._timer.timeout.connect(self.apply)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self._filter.currentIndexChanged.connect(lambda _at: self.apply())
        self._only.toggled.connect(lambda _on: self.apply())
        self.model.total_changed.connect(self._show_total)
        self.model.load_failed.connect(self.load_failed)
        self.model.modelReset.connect(self._restore_choice)
        self._list.row_chosen.connect(self._on_chosen)
        self._list.row_activated.connect(lambda _key: self.entered.emit())
        self._list.clicked.connect(self._on_clicked)
        self.search.returnPressed.connect(self._enter_first)

    @property
    def query(self) -> DeadlineQuery:
        """What search and filter say."""
        code = str(self._filter.currentData())
        until = None
        if code in (_WEEK, _MONTH):
            until, code = self._today + timedelta(days=int(code)), DueState.OPEN.value
        return DeadlineQuery(self.search.value, DueState(code), self._only.isChecked(), until)

    def apply(self) -> None:
        """Ask for what search and filter say; a call under way is cancelled."""
        self._timer.stop()
        self._known.clear()
        self.model.show_query(self.query)

    def row(self, key: str) -> DueRow | None:
        """Return an entry of the list by its id."""
        return self._known.get(key)

    def focus_list(self) -> None:
        """Put the focus on the list."""
        self._list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self._list.setFocus()
            if not self._list.current_key and self.model.rowCount():
                self._list.choose(self.model.index(0, 0))
            return
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return
        super().keyPressEvent(event)

    def _describe(self, row: DueRow) -> ListRow:
        self._known[row.follow_up.id] = row
        return due_row(row, self._today)

    def _show_total(self, total: int) -> None:
        query = self.query
        filtered = query != DeadlineQuery()
        if total:
            words = ngettext("{n} Eintrag", "{n} Einträge", total).format(n=format_number(total))
        else:
            words = _("Nichts passt dazu.") if filtered else ""
        self._count.setText(words)
        self.emptied.emit(total == 0 and not filtered)

    def _restore_choice(self) -> None:
        index = self.model.index_of(self._wanted)
        blocked = self._list.blockSignals(True)
        self._list.choose(index)
        self._list.blockSignals(blocked)

    def _on_chosen(self, key: str) -> None:
        self._wanted = key
        row = self._known.get(key)
        if row is not None:
            self.row_chosen.emit(row)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._on_chosen(str(index.data(RowRole.KEY)))
        self.entered.emit()

    def _enter_first(self) -> None:
        if self.model.rowCount():
            self._list.choose(self.model.index(0, 0))
            self.entered.emit()
