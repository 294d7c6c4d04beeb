# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers with their words and bars, below a heading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.ui.pages.land.share_bar import ShareBar
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_WORDS_SHARE, _BAR_SHARE = 3, 4


class BarCard(Card):
    """Rows of word, number and bar; ``note`` says what they leave out."""

    def __init__(
        self,
        heading: str,
        rows: Sequence[tuple[str, int]],
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(heading, parent)
        self.setAccessibleDescription(
            "; ".join(f"{words}: {format_number(number)}" for words, number in rows)
        )
        self._parts: list[QWidget] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(metrics.M)
        self._grid.setVerticalSpacing(metrics.XS)
        self._grid.setColumnStretch(0, _WORDS_SHARE)
        self._grid.setColumnStretch(2, _BAR_SHARE)
        largest = max((number for _words, number in rows), default=0)
        for at, (words, number) in enumerate(rows):
            name = PlainLabel(words, wrap=True)
            figure = PlainLabel(format_number(number))
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            bar = ShareBar(number / largest if largest else 0.0)
            for column, part in enumerate((name, figure, bar)):
                self._parts.append(part)
                self._grid.addWidget(part, at, column)
        self.body.addLayout(self._grid)
        if note:
            self.body.addWidget(PlainLabel(note, "muted", wrap=True))
