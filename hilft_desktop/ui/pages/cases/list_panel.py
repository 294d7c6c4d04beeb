# SPDX-License-Identifier: GPL-3.0-or-later
"""Find a case: search everything while typing, filter by state and need, scroll without end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.codes import CaseStatus
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.labels import choices
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.services.rows import CasePage, CaseQuery
from hilft_desktop.ui.models.case_list_model import CaseListModel, LoadPage
from hilft_desktop.ui.models.list_row import RowRole
from hilft_desktop.ui.models.paged_list_model import Cancel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.pages.cases.case_words import case_row
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel

SEARCH_AFTER_MS = 150


class CaseListPanel(QWidget):
    """Arrow keys choose a case; Enter or a click goes on to its page."""

    case_chosen = Signal(str)
    entered = Signal()
    load_failed = Signal(object)
    emptied = Signal(bool)
    """Whether there is no case at all, without any filter."""

    def __init__(
        self, load: LoadPage, counsellor: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        """``counsellor`` tells who is logged in, for "nur meine"."""
        super().__init__(parent)
        self._counsellor = counsellor
        self._ask = load
        self.model = CaseListModel(self._load, case_row, self)
        self._wanted = ""
        self.search = LineField(limit=80)
        self.search.setPlaceholderText(_("In allem suchen (Strg+F)"))
        self.search.setAccessibleName(_("Fälle suchen"))
        self.search.setAccessibleDescription(
            _("Sucht in Decknamen, Titeln, Verlauf, Terminen, Unterlagen und Notizen.")
        )
        self._status = _status_combo()
        self._needs = _needs_combo()
        self._mine = CheckBox(_("nur meine"))
        self._mine.setAccessibleName(_("Nur Fälle, für die ich zuständig bin"))
        self._count = PlainLabel("", "muted", wrap=True)
        self._corrected = PlainLabel("", "warn", wrap=True)
        self._corrected.hide()
        self._list = RowListView(self.model, _("Fälle"))
        filters, below = QHBoxLayout(), QHBoxLayout()
        filters.setSpacing(metrics.S)
        filters.addWidget(self._status, 1)
        filters.addWidget(self._needs, 1)
        below.setSpacing(metrics.S)
        below.addWidget(self._count, 1)
        below.addWidget(self._mine)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, metrics.L)
        column.setSpacing(metrics.S)
        column.addWidget(self.search)
        column.addLayout(filters)
        column.addLayout(below)
        column.addWidget(self._corrected)
        column.addWidget(self._list, 1)
        self._kept = (column, filters, below)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self._timer.timeout.connect(self.apply)
        self._wire()

    def _wire(self) -> None:
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self._status.currentIndexChanged.connect(lambda _at: self.apply())
        self._needs.currentIndexChanged.connect(lambda _at: self.apply())
        self._mine.toggled.connect(lambda _on: self.apply())
        self.model.total_changed.connect(self._show_total)
        self.model.load_failed.connect(self.load_failed)
        self.model.modelReset.connect(self._restore_choice)
        self._list.row_chosen.connect(self._on_chosen)
        self._list.row_activated.connect(lambda _key: self.entered.emit())
        self._list.clicked.connect(self._on_clicked)
        self.search.returnPressed.connect(self._enter_first)

    def apply(self) -> None:
        """Ask for what search and filters say; a call under way is cancelled."""
        self._timer.stop()
        status = self._status.currentData()
        self.model.show_query(
            CaseQuery(
                text=self.search.value,
                status=CaseStatus(status) if status else None,
                counsellor=self._counsellor() if self._mine.isChecked() else "",
                needs=str(self._needs.currentData() or ""),
            )
        )

    def search_for(self, words: str) -> None:
        """Search for these words at once, among all cases."""
        for box in (self._status, self._needs):
            box.setCurrentIndex(0)
        self._mine.setChecked(False)
        self.search.setText(words)
        self.search.setFocus()
        self.apply()

    def want(self, case_id: str) -> None:
        """Keep this case marked, now and after the list was loaded anew."""
        self._wanted = case_id
        self._restore_choice()

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

    def _load(
        self,
        query: CaseQuery,
        done: Callable[[CasePage], None],
        failed: Callable[[HilftError], None],
    ) -> Cancel | None:
        def show(page: CasePage) -> None:
            if not query.after:
                self._show_corrected(page.corrected)
            done(page)

        return self._ask(query, show, failed)

    @property
    def _is_filtered(self) -> bool:
        boxes = (self._status, self._needs)
        chosen = any(box.currentIndex() > 0 for box in boxes) or self._mine.isChecked()
        return chosen or bool(self.search.value)

    def _show_total(self, total: int) -> None:
        if total:
            words = ngettext("{n} Fall", "{n} Fälle", total).format(n=format_number(total))
        elif self._is_filtered:
            words = _("Kein Fall passt dazu. Weniger Buchstaben oder Filter helfen oft.")
        else:
            words = ""
        self._count.setText(words)
        self.emptied.emit(total == 0 and not self._is_filtered)

    def _show_corrected(self, corrected: str) -> None:
        self._corrected.setVisible(bool(corrected))
        self._corrected.setText(
            _("Gesucht nach „{words}“ statt „{typed}“.").format(
                words=corrected, typed=self.model.query.text
            )
        )

    def _restore_choice(self) -> None:
        index = self.model.index_of(self._wanted)
        blocked = self._list.blockSignals(True)
        self._list.choose(index)
        self._list.blockSignals(blocked)

    def _on_chosen(self, case_id: str) -> None:
        self._wanted = case_id
        self.case_chosen.emit(case_id)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._on_chosen(str(index.data(RowRole.KEY)))
        self.entered.emit()

    def _enter_first(self) -> None:
        if self.model.rowCount():
            self._list.choose(self.model.index(0, 0))
            self.entered.emit()


def _status_combo() -> Combo:
    combo = Combo()
    combo.setAccessibleName(_("Nur Fälle mit diesem Stand"))
    combo.addItem(_("jeder Stand"), None)
    for code, words in choices(CaseStatus):
        combo.addItem(words, code)
    return combo


def _needs_combo() -> Combo:
    combo = Combo()
    combo.setAccessibleName(_("Nur Fälle, die etwas brauchen"))
    for words, need in (
        (_("alle Fälle"), ""),
        (_("Warnzeichen offen"), "flag"),
        (_("überfällig"), "overdue"),
        (_("zweiter Blick erbeten"), "second_look"),
    ):
        combo.addItem(words, need)
    return combo
