# SPDX-License-Identifier: GPL-3.0-or-later
"""One emergency: what to do now, whom to call, where to read on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.emergency import Emergency, EmergencyCall, EmergencyLine
from hilft_desktop.domain.local import LocalAddress
from hilft_desktop.i18n.address_words import address_details
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.ui.pages.emergency.call_row import CallRow
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.notice_bar import NoticeBar
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_list import RowList


class SituationPanel(PageScroll):
    """Lines to act on first, numbers second; nothing here needs to be scrolled to be begun."""

    copy_wanted = Signal(str)
    guide_requested = Signal(str)
    checklist_requested = Signal(str)
    handout_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(metrics.READING_WIDTH, parent)
        self._shown: Emergency | None = None
        self._heading = PlainLabel("", "heading", wrap=True)
        self._doubt = NoticeBar(closable=False)
        self._now = Card(_("Jetzt"))
        self._lines = RowList(spacing=metrics.S)
        self._now.body.addWidget(self._lines)
        self._call = Card(_("Anrufen"))
        self._calls = RowList(spacing=metrics.S)
        self._call.body.addWidget(self._calls)
        self._local = Card(_("Bei uns vor Ort"))
        self._places = RowList(spacing=metrics.S)
        self._local.body.addWidget(self._places)
        # A title may be longer than a button is wide at double text size: it stands beside it.
        self._page = Button(_("Im Leitfaden lesen"), "guide")
        self._page.clicked.connect(self._open_page)
        self._page_title = PlainLabel("", "muted", wrap=True)
        self._checklist = Button(_("Checkliste beginnen"), "checklist")
        self._checklist.clicked.connect(self._open_checklist)
        self._checklist_title = PlainLabel("", "muted", wrap=True)
        self._handout = Button(_("Merkblatt in anderer Sprache"), "out")
        self._handout.clicked.connect(self._open_handout)
        self._state = PlainLabel("", "muted", wrap=True)
        for widget in (self._heading, self._doubt, self._now, self._call, self._local):
            self.column.addWidget(widget)
        for button, title in (
            (self._page, self._page_title),
            (self._checklist, self._checklist_title),
        ):
            self.column.addWidget(title)
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._handout, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._state)
        self.column.addStretch(1)

    @property
    def shown(self) -> Emergency | None:
        """The situation shown."""
        return self._shown

    def show_situation(self, emergency: Emergency) -> None:
        """Show a situation from its top; local addresses follow by ``show_addresses``."""
        self._shown = emergency
        self._heading.setText(emergency.title)
        self._say_doubt(emergency)
        self._lines.show_rows(
            [self._line(number, line) for number, line in enumerate(emergency.lines, start=1)]
        )
        self._calls.show_rows([self._number(call) for call in emergency.calls])
        self._call.setVisible(bool(emergency.calls))
        self.show_addresses(())
        page, checklist = emergency.page, emergency.checklist
        for button, title, goal, words in (
            (self._page, self._page_title, page, _("Im Leitfaden lesen: {title}")),
            (self._checklist, self._checklist_title, checklist, _("Checkliste beginnen: {title}")),
        ):
            title.setText(goal.title)
            button.setAccessibleName(words.format(title=goal.title))
            for widget in (title, button):
                widget.setVisible(bool(goal.id))
        self._handout.setVisible(bool(emergency.handout))
        self._state.setText(
            _("Fassung {version} · geprüft {checked} · nächste Prüfung {due}").format(
                version=emergency.version,
                checked=format_date(emergency.checked_on),
                due=format_date(emergency.next_check),
            )
        )
        self.verticalScrollBar().setValue(0)

    def show_addresses(self, addresses: Sequence[LocalAddress], old: Sequence[str] = ()) -> None:
        """Show what the group itself entered for this situation; ``old`` are ids to call first."""
        self._places.show_rows([self._place(each, old=each.id in old) for each in addresses])
        self._local.setVisible(bool(addresses))

    def _say_doubt(self, emergency: Emergency) -> None:
        if emergency.overdue:
            self._doubt.say(
                "warn",
                _("Diese Angaben sollten bis {day} geprüft werden.").format(
                    day=format_date(emergency.next_check)
                ),
                _("Im Notfall trotzdem danach handeln; Nummern vor dem Weitergeben prüfen."),
            )
        else:
            self._doubt.clear()

    @staticmethod
    def _line(number: int, line: EmergencyLine) -> QWidget:
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(metrics.M)
        mark = PlainLabel(f"{number}.", "section")
        mark.setMinimumWidth(metrics.XL)
        box.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(line.text, "lead", wrap=True, selectable=True))
        if line.citation:
            words.addWidget(PlainLabel(line.citation, "muted", wrap=True))
        box.addLayout(words, 1)
        return row

    def _number(self, call: EmergencyCall) -> CallRow:
        doubt = _("Noch nicht gesichert: vor dem Weitergeben prüfen.") if call.uncertain else ""
        row = CallRow(call.label, call.number, call.hint, doubt)
        row.copy_wanted.connect(self.copy_wanted)
        return row

    def _place(self, address: LocalAddress, *, old: bool) -> QWidget:
        hint = " · ".join((*address.lines, *address_details(address, old=old)))
        if not address.phone:
            row = QWidget()
            column = QVBoxLayout(row)
            column.setContentsMargins(0, 0, 0, metrics.S)
            column.setSpacing(2)
            column.addWidget(PlainLabel(address.name, "strong", wrap=True))
            column.addWidget(PlainLabel(hint, "muted", wrap=True, selectable=True))
            return row
        call = CallRow(address.name, address.phone, hint)
        call.copy_wanted.connect(self.copy_wanted)
        return call

    def _open_page(self) -> None:
        if self._shown is not None:
            self.guide_requested.emit(self._shown.page.id)

    def _open_handout(self) -> None:
        if self._shown is not None:
            self.handout_requested.emit(self._shown.handout)

    def _open_checklist(self) -> None:
        if self._shown is not None:
            self.checklist_requested.emit(self._shown.checklist.id)
