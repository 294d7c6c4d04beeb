# SPDX-License-Identifier: GPL-3.0-or-later
"""Vordrucke: every form of the screen on paper. Public: works while locked."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.blank_forms import BlankGroup, BlankListing
from hilft_desktop.domain.errors import Cancelled, HilftError
from hilft_desktop.i18n.blank_words import blank_group_title
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.services.rows import PagePicture
from hilft_desktop.ui.jobs import Job
from hilft_desktop.ui.models.list_row import ListRow
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.navigation import PAGES
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.forms.preview import BlankPreview
from hilft_desktop.ui.papers.paper_dialog import Paper, PaperDialog
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.empty_state import EmptyState
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.list_detail import ListDetail
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.plain_label import PlainLabel

PAGE_SIGN = "@"
"""``show_item`` with this sign and a page's key shows the blanks of that page."""
_WAIT_MS = 150


class FormsPage(Page):
    """Blanks by group left, the one chosen as it will be printed right."""

    supports_search: ClassVar[bool] = True
    supports_print: ClassVar[bool] = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows: tuple[BlankListing, ...] = ()
        self._wanted = ""
        self._under_way: Job | None = None
        self._frame = PageFrame(scroll=False)
        self._frame.column.setContentsMargins(metrics.XL, metrics.L, 0, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._model = RowListModel(self)
        self._list = RowListView(self._model, _("Vordrucke"))
        self.preview = BlankPreview()
        self._none = EmptyState(
            "print",
            _("Kein Vordruck gefunden"),
            _("Mit anderen Wörtern suchen oder „alle Vordrucke“ wählen."),
        )
        self._detail = QStackedWidget()
        self._detail.addWidget(self._none)
        self._detail.addWidget(self.preview)
        self._panes = ListDetail(self._choices(), self._detail, _("Zur Liste"))
        self._frame.column.addWidget(self._panes, 1)
        self._count = PlainLabel("", "muted")
        self._frame.add_leading(self._count)
        self.large = CheckBox(_("Große Schrift"))
        self.large.toggled.connect(lambda _on: self._draw())
        self._print = Button(_("Drucken oder speichern …"), "print")
        self._print.clicked.connect(self.print_page)
        self._frame.add_leading(self.large)
        self._frame.set_primary(self._print)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._draw)
        self._list.row_chosen.connect(lambda _key: self._timer.start())
        self._list.row_activated.connect(lambda _key: self._panes.show_detail())
        self._list.clicked.connect(lambda _index: self._panes.show_detail())
        self._panes.list_shown.connect(self._list.setFocus)

    def show_item(self, item_id: str, case_id: str) -> None:
        del case_id
        self._search.clear()
        key = item_id[1:] if item_id.startswith(PAGE_SIGN) else ""
        self._offer_page(key)
        self._groups.setCurrentIndex(self._groups.count() - 1 if key else 0)
        self._wanted = "" if key else item_id
        if item_id:
            self._panes.show_detail()

    def enter(self) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.blank_forms.list(),
            self._on_rows,
            self._on_failed,
        )
        self._list.setFocus()

    def focus_search(self) -> None:
        self._panes.show_list()
        self._search.setFocus()

    def print_page(self) -> None:
        row = self._row()
        if row is None:
            return
        large = self.large.isChecked()
        self.context.jobs.run(
            self,
            lambda services: services.blank_forms.pdf(row.id, large_print=large),
            lambda pdf: self._show_paper(row, pdf),
            self._on_failed,
        )

    # -- building ---------------------------------------------------------------------------------

    def _choices(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, metrics.L)
        column.setSpacing(metrics.S)
        self._search = LineField(limit=80)
        self._search.setPlaceholderText(_("Vordruck suchen"))
        self._search.setAccessibleName(_("Vordruck suchen"))
        self._search.textChanged.connect(lambda _text: self._show())
        self._groups = Combo()
        self._groups.setAccessibleName(_("Welche Vordrucke"))
        self._groups.addItem(_("alle Vordrucke"), "")
        for group in BlankGroup:
            self._groups.addItem(blank_group_title(group), group.value)
        self._groups.currentIndexChanged.connect(lambda _at: self._show())
        for widget in (self._search, self._groups):
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        return pane

    def _offer_page(self, key: str) -> None:
        """Offer the blanks of one page as a choice of its own; of none without a key."""
        last = self._groups.count() - 1
        if str(self._groups.itemData(last)).startswith(PAGE_SIGN):
            self._groups.removeItem(last)
        entry = next((each for each in PAGES if each.key.value == key), None)
        if entry is not None:
            words = _("zur Seite „{page}“").format(page=_(entry.word))
            self._groups.addItem(words, f"{PAGE_SIGN}{key}")

    # -- list -------------------------------------------------------------------------------------

    def _on_rows(self, rows: tuple[BlankListing, ...]) -> None:
        self._rows = rows
        self._show()

    def _shown(self) -> list[BlankListing]:
        wanted = str(self._groups.currentData() or "")
        words = self._search.value.casefold().split()
        return [
            row
            for row in self._rows
            if _belongs(row, wanted)
            and all(word in f"{row.title} {row.summary}".casefold() for word in words)
        ]

    def _show(self) -> None:
        shown = self._shown()
        chosen = self._wanted or self._list.current_key
        rows: list[ListRow] = []
        for group in BlankGroup:
            members = [row for row in shown if row.group is group]
            if members:
                rows.append(ListRow("", blank_group_title(group), is_heading=True))
                rows += [ListRow(row.id, row.title, row.summary) for row in members]
        self._model.show_rows(rows)
        count = ngettext("{n} Vordruck", "{n} Vordrucke", len(shown)).format(n=len(shown))
        self._count.setText(count)
        self._detail.setCurrentWidget(self.preview if shown else self._none)
        self._print.setEnabled(bool(shown))
        wanted = self._model.index_of(chosen)
        self._list.choose(wanted if wanted.isValid() else self._model.first_choice())
        if self._rows:
            self._wanted = ""

    def _row(self) -> BlankListing | None:
        key = self._list.current_key
        return next((row for row in self._rows if row.id == key), None)

    # -- paper ------------------------------------------------------------------------------------

    def _draw(self) -> None:
        row = self._row()
        if row is None:
            return
        if self._under_way is not None:
            self._under_way.cancel()
        large = self.large.isChecked()
        self.preview.show_listing(row)
        self._under_way = self.context.jobs.run(
            self,
            lambda services: services.blank_forms.pictures(row.id, large_print=large),
            lambda pages: self._on_pages(row, pages),
            self._on_failed,
        )

    def _on_pages(self, row: BlankListing, pages: tuple[PagePicture, ...]) -> None:
        if self._list.current_key == row.id:
            self.preview.show_pages(pages)

    def _show_paper(self, row: BlankListing, pdf: bytes) -> None:
        contains = _("Ein leerer Vordruck. Er enthält nichts über Ratsuchende.")
        file_name = f"vordruck-{row.id.replace(':', '-').replace('_', '-')}.pdf"
        PaperDialog(self.context.jobs, Paper(row.title, file_name, contains, pdf), self).open()

    def _on_failed(self, error: HilftError) -> None:
        if not isinstance(error, Cancelled):
            self._frame.notice.say_error(error)


def _belongs(row: BlankListing, wanted: str) -> bool:
    if wanted.startswith(PAGE_SIGN):
        return wanted[1:] in row.pages
    return wanted in ("", row.group.value)
