# SPDX-License-Identifier: GPL-3.0-or-later
"""The answer: the safe day large, then what else may hold, the steps, what if it was missed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.deadlines import DeadlineKindInfo, DeadlineResult, DeadlineSense
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_long_date, format_relative
from hilft_desktop.i18n.deadline_kinds import sense_text
from hilft_desktop.i18n.deadline_labels import meaning
from hilft_desktop.ui.pages.deadlines.fold import Fold
from hilft_desktop.ui.pages.deadlines.scope_line import ScopeLine
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.icon_label import IconLabel
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class AnswerCard(Card):
    """Shows a result, or what is still needed for one. It never shows a day of older answers."""

    person_sheet_wanted = Signal()
    folder_sheet_wanted = Signal()
    calendar_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Ergebnis"), parent)
        self.body.setSpacing(metrics.S)
        self._needs = PlainLabel("", "muted", wrap=True)
        self.body.addWidget(self._needs)
        self._result = QWidget()
        column = QVBoxLayout(self._result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.S)
        self._sense = PlainLabel("", "strong", wrap=True)
        self._day = PlainLabel("", "figure", wrap=True, selectable=True)
        self._distance = PlainLabel("", "strong", wrap=True)
        self._meaning = PlainLabel("", "body", wrap=True)
        self._pointer = PlainLabel(
            _("Sofort an die Fachstelle verweisen; der Tag steht hier nur zur Eile."),
            "danger",
            wrap=True,
        )
        self._back = PlainLabel("", "body", wrap=True)
        self._latest = PlainLabel("", "muted", wrap=True)
        for label in (self._sense, self._day, self._distance, self._meaning, self._pointer):
            column.addWidget(label)
        column.addWidget(self._back)
        column.addWidget(self._latest)
        self._doubts = Fold(_("Was nicht sicher ist"), is_open=True)
        self._steps = Fold(_("So ist gerechnet"))
        self._missed = Fold(_("Wenn der Tag verpasst ist"))
        self.scope = ScopeLine()
        for part in (self._doubts, self.scope, self._steps, self._missed):
            column.addWidget(part)
        column.addWidget(self._buttons())
        self.body.addWidget(self._result)
        self._icon = IconLabel("deadline", "muted")
        self.head.insertWidget(0, self._icon)
        self._result_column = column
        self.show_needs(())

    @property
    def has_result(self) -> bool:
        """Tell whether a day is shown."""
        return not self._result.isHidden()

    def show_needs(self, needs: Sequence[str]) -> None:
        """Say what is missing before a day can be named; without any, what this card is for."""
        self._result.hide()
        words = _("Sobald genug bekannt ist, steht hier der sichere Tag.")
        if needs:
            words = "\n".join([_("Noch offen:"), *(f"• {need}" for need in needs)])
        self._needs.setText(words)
        self._needs.show()

    def show_result(self, info: DeadlineKindInfo, result: DeadlineResult, today: date) -> None:
        """Show a result; the reckoning stays folded as it was."""
        late = result.sense is not DeadlineSense.FIRST_DAY and result.deadline < today
        self._needs.hide()
        self._sense.setText(sense_text(result.sense))
        self._day.setText(format_long_date(result.deadline))
        self._distance.setText(_distance(result, today))
        self._distance.set_role("danger" if late else "strong")
        self._meaning.setText(meaning(result.sense))
        self._pointer.setVisible(info.pointer)
        back = result.reaches_back
        self._back.setText(
            "" if back is None else _("Reicht zurück bis {day}.").format(day=format_long_date(back))
        )
        self._back.setVisible(back is not None)
        latest = result.latest
        self._latest.setText(
            _("Nach anderer Ansicht bis {day}. Nicht darauf verlassen.").format(
                day=format_long_date(latest)
            )
            if latest is not None
            else ""
        )
        self._latest.setVisible(latest is not None)
        self._doubts.show_lines([(text, "") for text in result.uncertain])
        self._steps.show_lines(
            [(f"{at}. {step.text}", step.citation) for at, step in enumerate(result.steps, 1)]
        )
        self._missed.show_lines([(text, "") for text in result.if_missed])
        if late:
            self._missed.set_open(is_open=True)
        self._result.show()

    def offer_person_sheet(self, *, offered: bool) -> None:
        """Offer the person's sheet here, unless it is the page's primary action."""
        self._person.setVisible(offered)

    def _buttons(self) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line)
        self._person = Button(_("Blatt für die Person …"), "print")
        self._person.clicked.connect(self.person_sheet_wanted)
        folder = Button(_("Blatt für die Akte …"), "print")
        folder.clicked.connect(self.folder_sheet_wanted)
        calendar = Button(_("Kalenderdatei …"), "save")
        calendar.setAccessibleDescription(_("Enthält nur das Wort Frist und den Tag, keinen Namen"))
        calendar.clicked.connect(self.calendar_wanted)
        for button in (self._person, folder, calendar):
            flow.addWidget(button)
        self._flow = flow
        return line


def _distance(result: DeadlineResult, today: date) -> str:
    words = format_relative(result.deadline, today)
    if result.deadline < today and result.sense is not DeadlineSense.FIRST_DAY:
        return _("{when}: Dieser Tag ist vorbei.").format(when=words)
    return words
