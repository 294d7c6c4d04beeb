# SPDX-License-Identifier: GPL-3.0-or-later
"""One question of a checklist with its answers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from hilft_desktop.domain.checklists import Question, QuestionKind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class QuestionCard(Card):
    """Answers are chosen by click, by arrow keys and Space, or by their number."""

    answered = Signal()
    page_wanted = Signal(str)

    def __init__(self, question: Question, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.question = question
        self.setAccessibleName(question.text)
        self.body.addWidget(PlainLabel(question.text, "section", wrap=True))
        self._choices: ChoiceButtons | None = None
        self._day: DateField | None = None
        help_text = question.help
        if question.kind is QuestionKind.DATE:
            self.body.addWidget(self._make_day(question, today))
        else:
            several = question.kind is QuestionKind.MULTIPLE
            self.body.addWidget(self._make_choices(question, several=several))
            if several:
                help_text = f"{help_text} {_('Mehrere Antworten sind möglich.')}".strip()
        if help_text:
            self.body.addWidget(PlainLabel(help_text, "muted", wrap=True))
        if question.page:
            more = Button(_("Dazu im Leitfaden"), "guide", "link")
            more.setAccessibleDescription(question.text)
            more.clicked.connect(lambda: self.page_wanted.emit(question.page))
            self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def answer(self) -> tuple[str, ...]:
        """Return the values chosen, a date as ISO text, or nothing."""
        if self._choices is not None:
            return self._choices.codes()
        assert self._day is not None
        try:
            day = self._day.day()
        except UserError:
            return ()  # the field itself says beside it what it does not understand
        return (day.isoformat(),) if day else ()

    def set_answer(self, values: tuple[str, ...]) -> None:
        """Show an answer given before, without announcing it."""
        if self._choices is not None:
            self._choices.choose(values)
        elif self._day is not None:
            self._day.set_day(date.fromisoformat(values[0]) if values else None)

    def focus_answer(self) -> None:
        """Put the focus on the answers."""
        target = self._choices or self._day
        assert target is not None
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - int(Qt.Key.Key_1)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if (
            self._choices is not None
            and plain
            and 0 <= number <= 8
            and self._choices.press_at(number)
        ):
            return
        super().keyPressEvent(event)

    def _make_choices(self, question: Question, *, several: bool) -> ChoiceButtons:
        options = [(option.value, option.label) for option in question.options]
        self._choices = ChoiceButtons(options, several=several)
        self._choices.setAccessibleName(question.text)
        self._choices.chosen.connect(self.answered)
        for value, words in options:
            self._choices.button(value).setAccessibleDescription(
                _("Antwort „{words}“ auf: {question}").format(words=words, question=question.text)
            )
        return self._choices

    def _make_day(self, question: Question, today: date) -> DateField:
        self._day = DateField(today)
        line = self._day.focusProxy()
        assert isinstance(line, QLineEdit)
        line.setAccessibleName(question.text)
        line.editingFinished.connect(self.answered)
        return self._day
