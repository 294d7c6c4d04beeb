# SPDX-License-Identifier: GPL-3.0-or-later
"""The boxes of the paper on the screen: the same rows, the same columns, the same signs."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from hilft_desktop.domain.codes import Outcome, Topic
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.stall_keys import OUTCOME_KEYS, TOPIC_KEYS
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import label
from hilft_desktop.i18n.stall_words import short_label
from hilft_desktop.services.stall_rows import SheetCount
from hilft_desktop.ui.pages.tally_sheet.number_cell import NumberCell
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.elided_label import ElidedLabel
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SheetGrid(QWidget):
    """Topics down, outcomes across, sums at both ends to compare with the paper."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics, self._outcomes = tuple(TOPIC_KEYS), tuple(OUTCOME_KEYS)
        self._cells: dict[tuple[Topic, Outcome], NumberCell] = {}
        self._row_sums: dict[Topic, PlainLabel] = {}
        self._column_sums: dict[Outcome, PlainLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(metrics.S)
        self._grid.setVerticalSpacing(metrics.XS)
        self._add_head()
        for row, topic in enumerate(self._topics, start=1):
            self._add_row(row, topic)
        self._add_foot(len(self._topics) + 1)
        self._grid.setColumnStretch(0, 2)
        for column in range(1, len(self._outcomes) + 1):
            self._grid.setColumnStretch(column, 1)
        self._show_sums()

    def counts(self) -> tuple[SheetCount, ...]:
        """Return the boxes with strokes.

        Raises ``FormErrors`` after framing every box that holds no number.
        """
        faults = []
        for cell in self._cells.values():
            cell.set_fault(wrong=not cell.is_readable)
            if not cell.is_readable:
                faults.append(UserError("sheet_number_invalid"))
        if faults:
            next(cell for cell in self._cells.values() if not cell.is_readable).setFocus()
            raise FormErrors(faults=tuple(faults))
        numbers = ((key, cell.number()) for key, cell in self._cells.items())
        return tuple(SheetCount(topic, outcome, n) for (topic, outcome), n in numbers if n)

    def cell(self, topic: Topic, outcome: Outcome) -> NumberCell:
        """Return the box of a topic and an outcome."""
        return self._cells[topic, outcome]

    def begin(self) -> None:
        """Put the cursor into the first box."""
        self._cells[self._topics[0], self._outcomes[0]].setFocus()

    def texts(self) -> dict[str, str]:
        """Return what was typed, right or wrong, by ``topic/outcome``."""
        typed = {
            f"{topic}/{outcome}": cell.text() for (topic, outcome), cell in self._cells.items()
        }
        return {name: text for name, text in typed.items() if text}

    def set_texts(self, texts: Mapping[str, object]) -> None:
        """Put back what was typed; every other box becomes empty."""
        for (topic, outcome), cell in self._cells.items():
            text = texts.get(f"{topic}/{outcome}", "")
            cell.setText(text if isinstance(text, str) else "")
            cell.set_fault(wrong=False)
        self._show_sums()

    # -- inside ---------------------------------------------------------------------------------

    def _add_head(self) -> None:
        for column, outcome in enumerate(self._outcomes, start=1):
            # The sign comes first and stays in sight where large type leaves no room for words.
            head = ElidedLabel(f"{OUTCOME_KEYS[outcome]}  {short_label(outcome)}", "strong")
            self._grid.addWidget(head, 0, column)
        total = PlainLabel(_("Summe"), "strong")
        total.setAlignment(_RIGHT)
        self._grid.addWidget(total, 0, len(self._outcomes) + 1)

    def _add_row(self, row: int, topic: Topic) -> None:
        words = PlainLabel(f"{TOPIC_KEYS[topic]}  {label(topic)}", "label", wrap=True)
        self._grid.addWidget(words, row, 0)
        for column, outcome in enumerate(self._outcomes, start=1):
            cell = NumberCell()
            cell.setAccessibleName(f"{label(topic)}, {label(outcome)}")
            cell.textEdited.connect(self._on_edited)
            cell.step_wanted.connect(
                lambda down, on, at=(row - 1, column - 1): self._step(at, down, on)
            )
            self._cells[topic, outcome] = cell
            self._grid.addWidget(cell, row, column)
        self._row_sums[topic] = self._add_sum(row, len(self._outcomes) + 1)

    def _add_foot(self, row: int) -> None:
        self._grid.addWidget(PlainLabel(_("Summe"), "strong"), row, 0)
        for column, outcome in enumerate(self._outcomes, start=1):
            self._column_sums[outcome] = self._add_sum(row, column)
        self._total = self._add_sum(row, len(self._outcomes) + 1)

    def _add_sum(self, row: int, column: int) -> PlainLabel:
        number = PlainLabel("", "strong")
        number.setAlignment(_RIGHT)
        number.setMinimumWidth(metrics.TOUCH)
        self._grid.addWidget(number, row, column)
        return number

    def _step(self, at: tuple[int, int], down: int, on: int) -> None:
        row, column = at
        width, height = len(self._outcomes), len(self._topics)
        place = (row * width + column + on) if on else ((row + down) % height) * width + column
        if place < width * height:
            target = self._cells[self._topics[place // width], self._outcomes[place % width]]
            target.setFocus()
            target.selectAll()
        else:
            self.focusNextChild()

    def _on_edited(self) -> None:
        self._show_sums()
        self.edited.emit()

    def _show_sums(self) -> None:
        numbers = {
            key: cell.number() if cell.is_readable else 0 for key, cell in self._cells.items()
        }
        for topic, shown in self._row_sums.items():
            shown.setText(_text(sum(n for (each, _o), n in numbers.items() if each is topic)))
        for outcome, shown in self._column_sums.items():
            shown.setText(_text(sum(n for (_t, each), n in numbers.items() if each is outcome)))
        self._total.setText(str(sum(numbers.values())))


def _text(number: int) -> str:
    return str(number) if number else ""
