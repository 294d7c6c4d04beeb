# SPDX-License-Identifier: GPL-3.0-or-later
"""The letter in the hand: questions on the left, the answer beside or below them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.deadlines import DeadlineKindInfo
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.pages.deadlines.answer_card import AnswerCard
from hilft_desktop.ui.pages.deadlines.question_form import QuestionForm
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_BOTH_FROM = 92
"""Average signs a line must hold before questions and answer stand side by side."""


class LetterPanel(QWidget):
    """Head with kind and case, then the two panes."""

    other_wanted = Signal()
    restart_wanted = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.S)
        self._title = PlainLabel("", "heading", wrap=True)
        self._help = PlainLabel("", "muted", wrap=True)
        self._case = PlainLabel("", "strong", wrap=True)
        self._case.hide()
        links = QWidget()
        flow = FlowLayout(links)
        other = Button(_("Andere Art von Brief"), "back", "quiet")
        other.clicked.connect(self.other_wanted)
        restart = Button(_("Felder leeren"), "undo", "quiet")
        restart.clicked.connect(self.restart_wanted)
        for button in (other, restart):
            flow.addWidget(button)
        for widget in (links, self._title, self._help, self._case):
            column.addWidget(widget)
        self._flow = flow
        panes = QWidget()
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight, panes)
        self._panes.setContentsMargins(0, metrics.S, 0, 0)
        self._panes.setSpacing(metrics.L)
        self.form = QuestionForm(today)
        self.answer = AnswerCard()
        self._panes.addWidget(self.form, 5, Qt.AlignmentFlag.AlignTop)
        self._panes.addWidget(self.answer, 4, Qt.AlignmentFlag.AlignTop)
        column.addWidget(panes)
        column.addStretch(1)
        self._panes_widget = panes

    def show_kind(self, info: DeadlineKindInfo) -> None:
        """Ask about this kind."""
        self._title.setText(info.title)
        self._help.setText(info.help)
        self.answer.show_needs(())
        self.form.show_kind(info)

    def show_case(self, words: str) -> None:
        """Name the case the deadline belongs to; empty for none."""
        self._case.setText(_("Für den Fall: {case}").format(case=words) if words else "")
        self._case.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self.fontMetrics().averageCharWidth() * _BOTH_FROM
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._panes.direction() != direction:
            self._panes.setDirection(direction)
