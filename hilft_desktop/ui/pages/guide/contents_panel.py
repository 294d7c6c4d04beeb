# SPDX-License-Identifier: GPL-3.0-or-later
"""Contents of the guide and search in it, in one list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.guide import GuideHit, GuideListing
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.ui.models.list_row import ListRow, RowRole
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel

SEARCH_AFTER_MS = 120
PAGE = "page"
_MARK = "mark"


def _kind_word(kind: str) -> str:
    words = {
        "page": "",
        "checklist": _("Checkliste"),
        "letter": _("Schreiben"),
        "term": _("Begriff"),
    }
    return words.get(kind, "")


class ContentsPanel(QWidget):
    """Shows the contents until something is typed, then what answers the words, best first.

    Arrow keys open pages at once; a checklist or a letter opens only by Enter or click, because
    it leads elsewhere.
    """

    opened = Signal(str, str)
    """Kind (``page``, ``checklist``, ``letter``, ``term``) and id."""
    entered = Signal()
    """A row was clicked or confirmed by Enter: somebody wants to read, not only to look around."""
    search_wanted = Signal(str)
    """Words to look for; empty when the contents are wanted again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listings: tuple[GuideListing, ...] = ()
        self._bookmarks: tuple[str, ...] = ()
        self._shows_hits = False
        self._model = RowListModel(self)
        self.search = LineField(limit=120)
        self.search.setPlaceholderText(_("Im Leitfaden suchen (Strg+F)"))
        self.search.setAccessibleName(_("Im Leitfaden suchen"))
        self.search.setClearButtonEnabled(False)
        self._list = RowListView(self._model, _("Inhalt des Leitfadens"))
        self._empty = PlainLabel("", "muted", wrap=True)
        self._empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.S)
        column.addWidget(self.search)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self._timer.timeout.connect(lambda: self.search_wanted.emit(self.search.value))
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.search.returnPressed.connect(self._open_first)
        self._list.row_chosen.connect(self._on_chosen)
        self._list.row_activated.connect(self._enter)
        self._list.clicked.connect(self._on_clicked)

    def show_contents(self, listings: tuple[GuideListing, ...]) -> None:
        """Show the table of contents, grouped by part."""
        self._listings = listings
        self._shows_hits = False
        self._empty.setVisible(not listings)
        self._empty.setText(_("Für diesen Tag ist kein Inhalt hinterlegt."))
        self._list.setAccessibleName(_("Inhalt des Leitfadens"))
        self._model.show_rows(self._contents_rows(listings))

    def set_bookmarks(self, page_ids: tuple[str, ...]) -> None:
        """Show these pages above the contents."""
        self._bookmarks = page_ids
        if self._listings and not self._shows_hits:
            self._model.show_rows(self._contents_rows(self._listings))

    def show_hits(self, hits: tuple[GuideHit, ...], words: str) -> None:
        """Show what answers the words."""
        self._shows_hits = True
        self._empty.setVisible(not hits)
        self._empty.setText(
            _("Zu „{words}“ steht hier nichts. Versuche ein einfacheres Wort.").format(words=words)
        )
        self._list.setAccessibleName(_("Treffer der Suche"))
        self._model.show_rows(
            ListRow(f"{hit.kind}:{hit.id}", hit.title, hit.snippet, _kind_word(hit.kind))
            for hit in hits
        )
        # The list still stands where the open page was; the best answer is above.
        self._list.scrollToTop()

    def mark_page(self, page_id: str) -> None:
        """Show which page is open, without opening it again."""
        blocked = self._list.blockSignals(True)
        self._list.choose(self._model.index_of(f"{PAGE}:{page_id}"))
        self._list.blockSignals(blocked)

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

    def _contents_rows(self, listings: tuple[GuideListing, ...]) -> Iterator[ListRow]:
        kept = [listing for listing in listings if listing.id in self._bookmarks]
        if kept:
            yield ListRow("part:", _("Lesezeichen"), is_heading=True)
        for listing in kept:
            yield ListRow(f"{_MARK}:{listing.id}", listing.title, listing.part)
        for part, members in groupby(listings, key=lambda listing: listing.part):
            yield ListRow(f"part:{part}", part, is_heading=True)
            for listing in members:
                note = _("überfällig") if listing.overdue else ""
                spoken = f"{listing.title}. {listing.summary}"
                if listing.overdue:
                    spoken += " " + _("Prüfung überfällig seit {day}.").format(
                        day=format_date(listing.next_check)
                    )
                yield ListRow(
                    f"{PAGE}:{listing.id}",
                    listing.title,
                    listing.summary,
                    note,
                    spoken,
                    is_urgent=listing.overdue,
                )

    def _open_first(self) -> None:
        first = self._model.row(self._model.first_choice())
        if first is not None:
            self._list.choose(self._model.first_choice())
            self._enter(first.key)

    def _on_chosen(self, key: str) -> None:
        if key.startswith((f"{PAGE}:", f"{_MARK}:")):
            self._open(key)

    def _on_clicked(self, index: QModelIndex) -> None:
        key = str(index.data(RowRole.KEY))
        if index.data(RowRole.HEADING):
            return
        if not key.startswith((f"{PAGE}:", f"{_MARK}:")):
            self._open(key)
        self.entered.emit()

    def _enter(self, key: str) -> None:
        self._open(key)
        self.entered.emit()

    def _open(self, key: str) -> None:
        kind, _colon, item_id = key.partition(":")
        self.opened.emit(PAGE if kind == _MARK else kind, item_id)
