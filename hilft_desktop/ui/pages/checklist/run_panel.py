# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through one checklist: questions on the left, what follows stays in sight on the right."""

from __future__ import annotations

import json
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.checklists import Checklist, Evaluation
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.pages.checklist.question_card import QuestionCard
from hilft_desktop.ui.pages.checklist.result_panel import ResultPanel
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.tab_order import TabAnchor, parts_of

_BOTH_FROM = 92
"""Average signs a line must hold before questions and steps stand side by side."""


class RunPanel(QWidget):
    """Shows the questions that are asked so far; the next appears below the last answer.

    Each side scrolls by itself; where there is room for one only, what follows stands below.
    """

    answers_changed = Signal()
    page_wanted = Signal(str)
    letter_wanted = Signal(str)

    def __init__(self, head: QWidget, today: date, parent: QWidget | None = None) -> None:
        """``head`` scrolls with the questions: on a low screen it would take half their room."""
        super().__init__(parent)
        self._today = today
        self._checklist: Checklist | None = None
        self._cards: dict[str, QuestionCard] = {}
        self._answers: dict[str, tuple[str, ...]] = {}
        self._follow = False
        """True while the answer just given should lead the focus to the next question."""
        self._panes = QHBoxLayout(self)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(0)
        questions = QWidget()
        self._anchor = TabAnchor(questions)
        self._questions = QVBoxLayout(questions)
        self._questions.setContentsMargins(0, 0, 0, 0)
        self._questions.setSpacing(metrics.M)
        self._done = PlainLabel(
            _("Alle Fragen sind beantwortet. Geht nun die Schritte gemeinsam durch."),
            "ok",
            wrap=True,
        )
        self._done.hide()
        self._questions.addWidget(self._done)
        self._questions.addStretch(1)
        self.result = ResultPanel()
        self.result.page_wanted.connect(self.page_wanted)
        self.result.letter_wanted.connect(self.letter_wanted)
        self._asking, self._following = PageScroll(), PageScroll()
        self._asking.column.addWidget(head)
        self._asking.column.addWidget(questions)
        self._following.column.addWidget(self.result)
        self._is_wide = True
        self._panes.addWidget(self._asking, 5)
        self._panes.addWidget(self._following, 4)

    @property
    def checklist(self) -> Checklist | None:
        """The checklist under way."""
        return self._checklist

    @property
    def answers(self) -> dict[str, tuple[str, ...]]:
        """Answers given so far, by question."""
        return dict(self._answers)

    def start(
        self,
        checklist: Checklist,
        answers: dict[str, tuple[str, ...]] | None = None,
        ticked: tuple[str, ...] = (),
    ) -> None:
        """Begin a walk, or go on with answers given before."""
        known = {question.id for question in checklist.questions}
        self._checklist = checklist
        self._answers = {name: given for name, given in (answers or {}).items() if name in known}
        for card in self._cards.values():
            card.deleteLater()
        self._cards.clear()
        self._done.hide()
        self.result.set_ticked(ticked)
        self._follow = True
        for side in (self._asking, self._following):
            side.verticalScrollBar().setValue(0)

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show the questions asked so far and what follows from the answers."""
        assert self._checklist is not None
        asked = _asked_so_far(evaluation)
        for name in [name for name in self._cards if name not in asked]:
            self._cards.pop(name).deleteLater()
        for position, name in enumerate(asked):
            if name not in self._cards:
                self._cards[name] = self._make_card(name)
            self._questions.insertWidget(position, self._cards[name])
        self._anchor.lead_through(parts_of(self._questions))
        self._done.setVisible(evaluation.next_question is None)
        self.result.show_evaluation(evaluation)
        if self._follow and evaluation.next_question is not None:
            self._cards[evaluation.next_question].focus_answer()
        self._follow = False

    def draft(self, case_id: str) -> str:
        """Return the walk as text worth keeping, empty before the first answer."""
        if self._checklist is None or not self._answers:
            return ""
        state = {
            "checklist": self._checklist.id,
            "case": case_id,
            "answers": {name: list(given) for name, given in self._answers.items()},
            "ticked": list(self.result.ticked),
        }
        return json.dumps(state, ensure_ascii=False, sort_keys=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self.fontMetrics().averageCharWidth() * _BOTH_FROM
        if wide != self._is_wide:
            self._is_wide = wide
            (self._following if wide else self._asking).column.addWidget(self.result)
            self._following.setVisible(wide)

    def _make_card(self, name: str) -> QuestionCard:
        assert self._checklist is not None
        question = next(each for each in self._checklist.questions if each.id == name)
        card = QuestionCard(question, self._today)
        card.set_answer(self._answers.get(name, ()))
        card.answered.connect(lambda: self._on_answered(card))
        card.page_wanted.connect(self.page_wanted)
        return card

    def _on_answered(self, card: QuestionCard) -> None:
        given = card.answer()
        if given == self._answers.get(card.question.id, ()):
            return
        if given:
            self._answers[card.question.id] = given
        else:
            self._answers.pop(card.question.id, None)
        # Several answers are still being chosen: the focus stays until Tab moves it.
        self._follow = card.question.kind.value == "choice" and bool(given)
        self.answers_changed.emit()


def _asked_so_far(evaluation: Evaluation) -> tuple[str, ...]:
    """Return the visible questions up to and including the next one."""
    if evaluation.next_question is None:
        return evaluation.visible
    return evaluation.visible[: evaluation.visible.index(evaluation.next_question) + 1]
