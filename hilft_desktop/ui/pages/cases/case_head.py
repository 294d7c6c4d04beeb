# SPDX-License-Identifier: GPL-3.0-or-later
"""Who, what, where it stands, whose law applies, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.codes import CaseStatus
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.labels import choices, label
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.tag_list import TagList


class CaseHead(QWidget):
    """The pseudonym is the heading; no name appears on this page."""

    letter_wanted = Signal()
    checklist_wanted = Signal()
    flag_wanted = Signal()
    status_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_status = ""
        self._who = PlainLabel("", "heading", wrap=True)
        self._title = PlainLabel("", "lead", wrap=True)
        self._tags = TagList()
        self._status = ChoiceButtons(choices(CaseStatus))
        self._status.setAccessibleName(_("Stand des Falls"))
        self._status.chosen.connect(self._on_status)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.S)
        for widget in (self._who, self._title, self._tags, self._status, self._actions()):
            column.addWidget(widget)

    def show_case(self, detail: CaseDetail) -> None:
        """Show the head of a case."""
        case = detail.case
        self._who.setText(detail.person.pseudonym)
        self._title.setText(case.title)
        self._tags.set_tags(
            (
                (label(case.topic), ""),
                (_("seit {day}").format(day=format_date(case.opened_on)), ""),
                (_("Rechtsstand {day}").format(day=format_date(case.law_on)), ""),
                (label(detail.person.language), ""),
            )
        )
        self._shown_status = case.status.value
        self._status.choose((case.status.value,))

    def show_status_again(self) -> None:
        """Show the stored status: the change did not happen."""
        self._status.choose((self._shown_status,))

    def _actions(self) -> QWidget:
        actions = QWidget()
        flow = FlowLayout(actions, metrics.S)
        letter = Button(_("Schreiben …"), "letter")
        letter.clicked.connect(self.letter_wanted)
        checklist = Button(_("Checkliste …"), "checklist")
        checklist.clicked.connect(self.checklist_wanted)
        flag = Button(_("Warnzeichen …"), "flag")
        flag.clicked.connect(self.flag_wanted)
        for button in (letter, checklist, flag):
            flow.addWidget(button)
        return actions

    def _on_status(self) -> None:
        wanted = self._status.code()
        if wanted is None or wanted == self._shown_status:
            self.show_status_again()
            return
        self.status_wanted.emit(wanted)
