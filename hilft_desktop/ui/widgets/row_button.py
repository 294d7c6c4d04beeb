# SPDX-License-Identifier: GPL-3.0-or-later
"""A line of a list that leads somewhere: what, for whom, when. It speaks as one sentence."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.elided_label import ElidedLabel
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_WIDEST_LEAD = "überfällig 00"


class RowButton(QPushButton):
    """Two lines of words; before them, in a column of its own, a date that is never cut off."""

    def __init__(
        self,
        first: str,
        second: str = "",
        parent: QWidget | None = None,
        *,
        lead: str = "",
        lead_second: str = "",
        lead_role: str = "muted",
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.S, metrics.XS, metrics.S, metrics.XS)
        line.setSpacing(metrics.M)
        if lead:
            line.addLayout(self._lead(lead, lead_second, lead_role))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(first))
        if second:
            words.addWidget(ElidedLabel(second, "muted"))
        line.addLayout(words, 1)
        for label in self.findChildren(PlainLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parts = (lead, lead_second, first, second)
        self.setAccessibleName(", ".join(part for part in parts if part))

    def _lead(self, first: str, second: str, role: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        top = PlainLabel(first, "strong")
        # The same width in every line, so that the words behind stand in one line too.
        top.setMinimumWidth(self.fontMetrics().horizontalAdvance(_WIDEST_LEAD))
        column.addWidget(top)
        if second:
            column.addWidget(PlainLabel(second, role))
        column.addStretch(1)
        return column

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())
