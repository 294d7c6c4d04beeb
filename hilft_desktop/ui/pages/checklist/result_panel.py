# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows from the answers so far: dangers, next steps, papers to bring."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.checklists import Evaluation, Paper, Step
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.pages.checklist.flag_rules import FlagRules
from hilft_desktop.ui.pages.checklist.tick_line import TickLine
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.tab_order import TabAnchor


class ResultPanel(QWidget):
    """Urgent steps come first; ticks stay with a step as long as it is there."""

    page_wanted = Signal(str)
    letter_wanted = Signal(str)
    ticks_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticked: set[str] = set()
        self._shown: tuple[tuple[Step, ...], tuple[Paper, ...]] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.L)
        self._flags = FlagRules()
        self._flags.page_wanted.connect(self.page_wanted)
        self._steps = Card(_("Nächste Schritte"))
        self._papers = Card(_("Mitbringen"))
        self._anchors = {card: TabAnchor(card) for card in (self._steps, self._papers)}
        for widget in (self._flags, self._steps, self._papers):
            column.addWidget(widget)
        column.addStretch(1)

    @property
    def ticked(self) -> tuple[str, ...]:
        """Ids of the steps and papers that are ticked, in the order shown."""
        steps, papers = self._shown or ((), ())
        shown = [step.id for step in steps] + [paper.id for paper in papers]
        return tuple(item_id for item_id in shown if item_id in self._ticked)

    def set_ticked(self, ticked: tuple[str, ...]) -> None:
        """Tick what was ticked before."""
        self._ticked = set(ticked)
        for line in self.findChildren(TickLine):
            line.set_ticked(line.item_id in self._ticked)

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show what follows; equal steps are left in place, with the focus on them."""
        self._flags.show_rules(evaluation.flags)
        steps = tuple(sorted(evaluation.steps, key=lambda step: not step.urgent))
        if self._shown == (steps, evaluation.papers):
            return
        self._shown = (steps, evaluation.papers)
        self._fill(
            self._steps,
            [
                TickLine(
                    step.id,
                    step.text,
                    note=step.citation,
                    page=step.page,
                    letter=step.letter,
                    urgent=step.urgent,
                )
                for step in steps
            ],
            _("Beantworte die Fragen; hier erscheint, was zu tun ist."),
        )
        self._fill(
            self._papers,
            [TickLine(paper.id, paper.text) for paper in evaluation.papers],
            _("Noch nichts."),
        )

    def _fill(self, card: Card, lines: list[TickLine], empty: str) -> None:
        while (item := card.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if not lines:
            card.body.addWidget(PlainLabel(empty, "muted", wrap=True))
        for line in lines:
            line.set_ticked(line.item_id in self._ticked)
            line.ticked.connect(self._on_ticked)
            line.page_wanted.connect(self.page_wanted)
            line.letter_wanted.connect(self.letter_wanted)
            card.body.addWidget(line)
        self._anchors[card].lead_through(lines)

    def _on_ticked(self, item_id: str, ticked: bool) -> None:
        if ticked:
            self._ticked.add(item_id)
        else:
            self._ticked.discard(item_id)
        self.ticks_changed.emit()
