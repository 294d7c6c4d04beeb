# SPDX-License-Identifier: GPL-3.0-or-later
"""The walk with its head and its actions."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.checklists import Checklist
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.ui.pages.checklist.run_panel import RunPanel
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.notice_bar import NoticeBar
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class RunFrame(PageFrame):
    """Saving is offered only with a case; the sheet for the person always."""

    other_wanted = Signal()
    restart_wanted = Signal()
    sheet_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, scroll=False)
        self._title = PlainLabel("", "heading", wrap=True)
        self._state = PlainLabel("", "muted", wrap=True)
        self._for = PlainLabel("", "strong", wrap=True)
        self._overdue = NoticeBar(closable=False)
        self._make_tools()
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(metrics.XS)
        lines.addWidget(self._tools)
        for words in (self._title, self._for, self._state, self._overdue):
            lines.addWidget(words)
        self.run = RunPanel(head, today)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.run, 1)
        self._make_actions()
        self.show_case("", can_save=False)

    def show_checklist(self, checklist: Checklist) -> None:
        """Show title, version and whether the checklist is overdue."""
        self._title.setText(checklist.title)
        self._state.setText(
            _("Fassung {version} · geprüft {checked} · nächste Prüfung {due}").format(
                version=checklist.version,
                checked=format_date(checklist.checked_on),
                due=format_date(checklist.next_check),
            )
        )
        if checklist.overdue:
            self._overdue.say(
                "warn",
                _("Diese Checkliste sollte bis {day} geprüft werden.").format(
                    day=format_date(checklist.next_check)
                ),
                _("Sieh im Zweifel in der Quelle nach."),
            )
        else:
            self._overdue.clear()

    def show_case(self, words: str, *, can_save: bool) -> None:
        """Say for whom this walk is; without a case nothing can be saved."""
        self._for.setText(words if can_save else _("Ohne Fall wird nichts gespeichert."))
        self._for.set_role("strong" if can_save else "muted")
        self._for.setVisible(bool(self._for.text()))
        self._save.setVisible(can_save)

    def _make_tools(self) -> None:
        other = Button(_("Andere Checkliste"), "back", "quiet")
        other.clicked.connect(self.other_wanted)
        again = Button(_("Von vorn"), "undo", "quiet")
        again.clicked.connect(self.restart_wanted)
        self._tools = QWidget()
        line = FlowLayout(self._tools, metrics.XS)
        line.addWidget(other)
        line.addWidget(again)

    def _make_actions(self) -> None:
        sheet = Button(_("Blatt für die Person …"), "print")
        sheet.clicked.connect(self.sheet_wanted)
        self._save = Button(_("Im Fall speichern"), "save")
        self._save.clicked.connect(self.save_wanted)
        self.set_primary(self._save)
        self.add_secondary(sheet)
