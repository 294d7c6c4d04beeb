# SPDX-License-Identifier: GPL-3.0-or-later
"""Find a case and continue it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import CasePage, CaseQuery
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.cases.case_side import CaseSide
from hilft_desktop.ui.pages.cases.list_panel import CaseListPanel
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.empty_state import EmptyState
from hilft_desktop.ui.widgets.list_detail import ListDetail
from hilft_desktop.ui.widgets.page_frame import PageFrame

_LISTED = (
    Kind.CASE, Kind.FLAG, Kind.FOLLOW_UP, Kind.PERSON, Kind.CHECKLIST_RUN, Kind.RETENTION,
)  # fmt: skip


class CasesPage(Page):
    """List left, case right."""

    supports_search = True
    supports_save = True
    supports_print = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._undo_call: Callable[[], object] | None = None
        self._frame = PageFrame(scroll=False)
        self._frame.column.setContentsMargins(metrics.XL, metrics.L, 0, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._list = CaseListPanel(self._load, lambda: context.vault_state().counsellor)
        self._case = CaseSide(context)
        self._panes = ListDetail(self._list, self._case, _("Zur Liste der Fälle"))
        self._empty = EmptyState(
            "cases",
            _("Noch kein Fall"),
            _(
                "Ein Fall beginnt mit einem Kontakt: speichere das Gespräch und wähle dann "
                "„Fall eröffnen“. Hier findest Du danach Verlauf, Termine und Schreiben."
            ),
            _("Kontakt aufnehmen"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._panes)
        self._stack.addWidget(self._empty)
        self._frame.column.addWidget(self._stack, 1)
        self._undo = self._make_actions()
        self._wire()
        self._list.apply()

    def show_item(self, item_id: str, case_id: str) -> None:
        wanted = item_id or case_id
        if wanted:
            self._list.want(wanted)
            self._case.show_case(wanted)
            self._panes.show_detail()

    def enter(self) -> None:
        if not self._case.case_id:
            self._list.search.setFocus()

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(*_LISTED):
            self._list.model.reload()
        self._case.on_changes(changes)

    def holds_unsaved(self) -> bool:
        return self._case.holds_unsaved

    def case_in_front(self) -> str:
        return self._case.case_id

    def focus_search(self) -> None:
        self._panes.show_list()
        self._list.search.setFocus()
        self._list.search.selectAll()

    def save(self) -> None:
        self._case.act()

    def print_page(self) -> None:
        if self._case.detail is not None:
            self._case.panel.team.print_sheet()

    # -- wiring -----------------------------------------------------------------------------------

    def _make_actions(self) -> QAction:
        """Make the page's commands; they appear in the menu "Seite"."""
        for action in self._case.actions_of_case:
            self.addAction(action)
        for number, key in enumerate(self._case.panel.sections, start=1):
            words = self._case.panel.bar.button(key).text()
            section = QAction(_("Abschnitt {words}").format(words=words), self)
            section.setShortcut(QKeySequence(f"Ctrl+{number}"))
            section.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            section.triggered.connect(lambda _on=False, at=number - 1: self._go_to_section(at))
            self.addAction(section)
        undo = QAction(_("Rückgängig"), self)
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        undo.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.setEnabled(False)
        undo.triggered.connect(self._on_undo)
        self.addAction(undo)
        return undo

    def _wire(self) -> None:
        self._list.case_chosen.connect(self._case.show_case)
        self._list.entered.connect(self._panes.show_detail)
        self._list.load_failed.connect(self._frame.notice.say_error)
        self._list.emptied.connect(self._on_emptied)
        self._panes.list_shown.connect(self._list.search.setFocus)
        self._empty.action.clicked.connect(self.contact_requested)
        case = self._case
        case.failed.connect(self._frame.notice.say_error)
        case.said.connect(self._say)
        case.undo_offered.connect(self._offer_undo)
        case.letter_requested.connect(self.letter_requested)
        case.directory_requested.connect(self.directory_requested)
        case.returns_requested.connect(self.returns_requested)
        case.checklist_requested.connect(self.checklist_requested)
        case.handout_requested.connect(self.handout_requested)
        case.guide_requested.connect(self.guide_requested)
        case.settings_requested.connect(self.settings_requested)
        case.privacy_requested.connect(self.privacy_requested)
        case.deadline_requested.connect(self.deadline_requested)
        case.collective_requested.connect(self.collective_requested)
        case.search_requested.connect(self._search_for)
        self._frame.notice.action.clicked.connect(self._on_undo)

    def _load(
        self,
        query: CaseQuery,
        done: Callable[[CasePage], None],
        failed: Callable[[HilftError], None],
    ) -> Callable[[], None]:
        return self.context.jobs.run(
            self, lambda services: services.cases.page(query), done, failed
        ).cancel

    def _on_emptied(self, nothing: bool) -> None:
        self._stack.setCurrentWidget(self._empty if nothing else self._panes)

    def _go_to_section(self, at: int) -> None:
        self._frame.notice.pass_by()
        if self._case.detail is not None:
            self._panes.show_detail()
            self._case.panel.bar.choose_at(at)

    def _search_for(self, words: str) -> None:
        self._panes.show_list()
        self._list.search_for(words)

    # -- words and taking back --------------------------------------------------------------------

    def _say(self, kind: str, words: str) -> None:
        self._forget_undo()
        self._frame.notice.say(kind, words)

    def _offer_undo(self, words: str, undo: Callable[[], object]) -> None:
        self._frame.notice.say("ok", words)
        self._frame.notice.offer(_("Rückgängig (Strg+Z)"))
        self._undo_call = partial(undo)
        self._undo.setEnabled(True)

    def _on_undo(self) -> None:
        undo = self._undo_call
        self._forget_undo()
        self._frame.notice.clear()
        if undo is not None:
            undo()

    def _forget_undo(self) -> None:
        self._undo_call = None
        self._undo.setEnabled(False)
