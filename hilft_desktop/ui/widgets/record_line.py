# SPDX-License-Identifier: GPL-3.0-or-later
"""One record of a list with what can be done with it: words left, actions right or below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.plain_label import PlainLabel

Action = tuple[str, Callable[[], object]]


class RecordLine(QWidget):
    """``first`` and below it ``second``; ``figure`` stands right-aligned before the actions.

    One action stands at the right edge, several go below, where there is room at any text size.
    Every action speaks with the words of its record.
    """

    def __init__(
        self,
        first: str,
        second: str = "",
        *,
        role: str = "body",
        figure: str = "",
        actions: Sequence[Action] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.buttons: list[Button] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(metrics.XS)
        line = QHBoxLayout()
        line.setSpacing(metrics.M)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(first, role, wrap=True))
        if second:
            words.addWidget(PlainLabel(second, "muted", wrap=True))
        line.addLayout(words, 1)
        if figure:
            amount = PlainLabel(figure, "strong")
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            line.addWidget(amount)
        outer.addLayout(line)
        # Kept, not only parented: PySide may collect the wrappers of layouts.
        self._layouts = (outer, line, words)
        spoken = ", ".join(part for part in (first, figure, second) if part)
        for label, then in actions:
            button = Button(label, role="quiet")
            button.setAccessibleName(_("{action}: {record}").format(action=label, record=spoken))
            button.clicked.connect(lambda _on=False, then=then: then())
            self.buttons.append(button)
        if len(self.buttons) == 1:
            line.addWidget(self.buttons[0], 0, Qt.AlignmentFlag.AlignTop)
        elif self.buttons:
            below = QWidget()
            flow = FlowLayout(below, metrics.XS)
            for button in self.buttons:
                flow.addWidget(button)
            outer.addWidget(below)
            self._below = below
