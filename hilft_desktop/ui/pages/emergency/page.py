# SPDX-License-Identifier: GPL-3.0-or-later
"""The emergency strip: one key to come here, one to choose. Public: works while locked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.emergency import Emergency
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.guide import GuidePage
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.emergency.situation_button import SituationButton
from hilft_desktop.ui.pages.emergency.situation_panel import SituationPanel
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.list_detail import ListDetail
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_list import RowList

_MOST_KEYS = 9


class EmergencyPage(Page):
    """Situations left, what to do right. A number key chooses from anywhere on the page."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._situations: tuple[Emergency, ...] = ()
        self._buttons: list[SituationButton] = []
        self._wanted = ""
        """The situation somebody came here for, until it is shown."""
        self._group = QButtonGroup(self)
        self._frame = PageFrame(scroll=False)
        self._frame.column.setContentsMargins(0, 0, 0, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        choices = PageScroll()
        choices.column.setSpacing(metrics.M)
        choices.column.addWidget(PlainLabel(_("Was ist los?"), "heading", wrap=True))
        self._words = PlainLabel(_("Zahl drücken oder anklicken."), "muted", wrap=True)
        choices.column.addWidget(self._words)
        self._list = RowList(spacing=metrics.S)
        choices.column.addWidget(self._list)
        choices.column.addStretch(1)
        self._panel = SituationPanel()
        self._panel.hide()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panel)
        self._panes = ListDetail(choices, right, _("Zur Auswahl"), share=0.42, signs=46)
        self._frame.column.addWidget(self._panes, 1)
        self._panel.copy_wanted.connect(self._copy)
        self._panel.guide_requested.connect(self.guide_requested)
        self._panel.checklist_requested.connect(
            lambda found: self.checklist_requested.emit(found, "")
        )
        self._panel.handout_requested.connect(
            lambda found: self.handout_requested.emit(found, "", "")
        )
        self._panes.list_shown.connect(self._focus_choice)
        for number in range(1, _MOST_KEYS + 1):
            keys = QShortcut(QKeySequence(str(number)), self)
            keys.activated.connect(partial(self.choose, number))
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.activated.connect(self._panes.show_list)
        self._load()

    def show_item(self, item_id: str, case_id: str) -> None:
        del case_id
        self._wanted = item_id

    def enter(self) -> None:
        self._panes.show_list()
        self._show_wanted()

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.CONTENT):
            self._load()

    def choose(self, number: int) -> None:
        """Show the situation with this number, counted from 1; others change nothing."""
        if not 1 <= number <= len(self._situations):
            return
        situation = self._situations[number - 1]
        self._buttons[number - 1].setChecked(True)
        self._buttons[number - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._panel.show_situation(situation)
        self._panel.show()
        self._panes.show_detail()
        if self._panes.is_narrow:
            # Otherwise the focus falls on the first number to copy and scrolls the lines away.
            self._panes.back.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if situation.page.id:
            self.context.jobs.run(
                self,
                lambda services: services.guide.page(situation.page.id),
                partial(self._on_page, situation),
                self._on_failed,
            )

    def _load(self) -> None:
        self.context.jobs.run(
            self, lambda services: services.guide.emergency(), self._on_loaded, self._on_failed
        )

    def _on_loaded(self, situations: tuple[Emergency, ...]) -> None:
        if situations == self._situations:
            return
        shown = self._panel.shown
        self._situations = situations
        self._buttons = []
        for number, situation in enumerate(situations, start=1):
            button = SituationButton(number, situation.title)
            button.clicked.connect(partial(self.choose, number))
            self._group.addButton(button)
            self._buttons.append(button)
        self._list.show_rows(self._buttons)
        if not situations:
            self._words.setText(_("Für heute ist nichts hinterlegt. Sieh im Leitfaden nach (F1)."))
        kinds = [situation.kind for situation in situations]
        if shown is not None and shown.kind in kinds:
            self.choose(kinds.index(shown.kind) + 1)
        elif self.isVisible():
            self._focus_choice()
        self._show_wanted()

    def _show_wanted(self) -> None:
        kinds = [situation.kind.value for situation in self._situations]
        if self._wanted in kinds:
            self.choose(kinds.index(self._wanted) + 1)
            self._wanted = ""

    def _on_page(self, situation: Emergency, page: GuidePage) -> None:
        if self._panel.shown is situation:
            self._panel.show_addresses(page.local_addresses, page.local_old)

    def _focus_choice(self) -> None:
        chosen = self._group.checkedButton() or next(iter(self._buttons), None)
        if chosen is not None:
            chosen.setFocus()

    def _copy(self, number: str) -> None:
        QGuiApplication.clipboard().setText(number)
        self._frame.notice.say("ok", _("Kopiert: {number}").format(number=number))

    def _on_failed(self, error: HilftError) -> None:
        self._frame.notice.say_error(error)
