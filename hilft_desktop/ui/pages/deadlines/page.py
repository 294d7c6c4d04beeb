# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that is due in all cases, overdue first; tick off, undo, print again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.cases import FollowUp
from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.services.deadline_rows import (
    DeadlinePage,
    DeadlineQuery,
    DeadlineRecord,
    SheetCopy,
)
from hilft_desktop.services.rows import DueRow
from hilft_desktop.ui.models.paged_list_model import Cancel
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.deadlines.due_panel import DuePanel
from hilft_desktop.ui.pages.deadlines.list_panel import DueListPanel
from hilft_desktop.ui.pages.deadlines.papers_desk import PapersDesk
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.empty_state import EmptyState
from hilft_desktop.ui.widgets.list_detail import ListDetail
from hilft_desktop.ui.widgets.page_frame import PageFrame

_TOUCHED = (Kind.FOLLOW_UP, Kind.CASE, Kind.PERSON, Kind.DOCUMENT, Kind.RETENTION)


class DeadlinesPage(Page):
    """List left, entry right."""

    supports_search = True
    supports_print = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._papers = PapersDesk(context, self)
        self._undo_id = ""
        self._frame = PageFrame(scroll=False)
        self._list = DueListPanel(self._load, context.today())
        self._due = DuePanel(context.today())
        self._hint = EmptyState(
            "deadline",
            _("Eine Frist aus der Liste wählen"),
            _("Hier stehen dann Tag, Fall, Rechenweg und Nachweis."),
        )
        # Hidden, not stacked: what is not seen must not claim room at double text size.
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._hint)
        beside.addWidget(self._due)
        self._due.hide()
        self._beside = beside
        self._panes = ListDetail(self._list, right)
        self._empty = EmptyState(
            "deadline",
            _("Nichts ist fällig"),
            _("Fristen kommen hierher, wenn Du sie berechnest und im Fall vormerkst."),
        )
        self._empty.hide()
        self._frame.column.addWidget(self._panes)
        self._frame.column.addWidget(self._empty)
        compute = Button(_("Frist berechnen … (Strg+D)"), "plus", "primary")
        compute.clicked.connect(lambda: self.deadline_requested.emit(""))
        self._frame.set_primary(compute)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._wire()
        self._add_actions()

    def enter(self) -> None:
        self._list.apply()
        if self._list.isVisible():
            self._list.focus_list()

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(*_TOUCHED):
            self._list.apply()

    def focus_search(self) -> None:
        self._panes.show_list()
        self._list.search.setFocus()
        self._list.search.selectAll()

    def print_page(self) -> None:
        row = self._due.row
        if row is not None and row.follow_up.kind:
            self._make_sheet(row.follow_up.id, SheetCopy.FOLDER)

    def _wire(self) -> None:
        self._list.row_chosen.connect(self._on_row)
        self._list.entered.connect(self._panes.show_detail)
        self._list.load_failed.connect(self._frame.notice.say_error)
        self._list.emptied.connect(self._on_emptied)
        self._due.case_wanted.connect(self.case_requested)
        self._due.sheet_wanted.connect(self._make_sheet)
        self._due.finished.connect(self._finish)
        self._due.reopened.connect(self._reopen)
        self._papers.said.connect(self._frame.notice.say)
        self._papers.failed.connect(self._frame.notice.say_error)
        self._frame.notice.action.clicked.connect(lambda: self._reopen(self._undo_id))

    def _add_actions(self) -> None:
        done = QAction(_("Frist abhaken"), self)
        done.setShortcut(QKeySequence("Ctrl+E"))
        done.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        done.triggered.connect(self._begin_finish)
        self.addAction(done)

    def _load(
        self,
        query: DeadlineQuery,
        done: Callable[[DeadlinePage], None],
        failed: Callable[[HilftError], None],
    ) -> Cancel | None:
        return self.context.jobs.run(
            self, lambda services: services.deadline_book.page(query), done, failed
        ).cancel

    def _on_row(self, row: DueRow) -> None:
        self._due.show_row(row)
        self._hint.hide()
        self._due.show()
        if row.follow_up.kind:
            follow_up_id = row.follow_up.id
            self.context.jobs.run(
                self,
                lambda services: services.deadline_book.record(follow_up_id),
                partial(self._on_record, follow_up_id),
                self._frame.notice.say_error,
            )

    def _on_record(self, follow_up_id: str, record: DeadlineRecord) -> None:
        row = self._due.row
        if row is not None and row.follow_up.id == follow_up_id:
            self._due.show_record(record)

    def _on_emptied(self, is_empty: bool) -> None:
        self._empty.setVisible(is_empty)
        self._panes.setVisible(not is_empty)

    def _begin_finish(self) -> None:
        row = self._due.row
        if row is not None and row.follow_up.done_on is None:
            self._panes.show_detail()
            self._due.begin_finish()

    def _finish(self, follow_up_id: str, proof: str) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.cases.finish_follow_up(follow_up_id, proof),
            self._on_finished,
            self._on_failed,
        )

    def _on_finished(self, follow_up: FollowUp) -> None:
        self._due.form.reset()
        self._show_changed(follow_up)
        self._undo_id = follow_up.id
        self._frame.notice.say(
            "ok", _("Abgehakt: {day}.").format(day=format_weekday_date(follow_up.due_on))
        )
        self._frame.notice.offer(_("Rückgängig"))

    def _reopen(self, follow_up_id: str) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.cases.reopen_follow_up(follow_up_id),
            self._on_reopened,
            self._on_failed,
        )

    def _on_reopened(self, follow_up: FollowUp) -> None:
        self._show_changed(follow_up)
        self._frame.notice.say(
            "ok",
            _("Wieder offen: {day}.").format(day=format_weekday_date(follow_up.due_on)),
            _("Der Nachweis ist mit dem Haken verschwunden."),
        )

    def _show_changed(self, follow_up: FollowUp) -> None:
        """Show what became of the entry in front; the list asks anew by itself."""
        row = self._due.row
        if row is not None and row.follow_up.id == follow_up.id:
            self._due.show_row(DueRow(follow_up, row.case_title, row.pseudonym, row.days_left))

    def _make_sheet(self, follow_up_id: str, copy: str) -> None:
        wanted = SheetCopy(copy)
        self._papers.sheet(
            wanted, lambda services: services.deadline_book.sheet_of(follow_up_id, wanted)
        )

    def _on_failed(self, error: HilftError) -> None:
        homeless = self._due.form.show_error(error)
        if homeless is not None:
            self._frame.notice.say_error(homeless)
