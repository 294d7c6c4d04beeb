# SPDX-License-Identifier: GPL-3.0-or-later
"""A line of a list that leads somewhere: what, for whom, when. It speaks as one sentence."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.elided_label import ElidedLabel
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class RowButton(QPushButton):
    """Two lines of words, and at the right a date or state that is never cut off."""

    def __init__(
        self,
        first: str,
        second: str = "",
        right: str = "",
        parent: QWidget | None = None,
        *,
        right_role: str = "strong",
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.S, metrics.XS, metrics.S, metrics.XS)
        line.setSpacing(metrics.M)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(first))
        if second:
            words.addWidget(ElidedLabel(second, "muted"))
        line.addLayout(words, 1)
        if right:
            line.addWidget(PlainLabel(right, right_role), 0, Qt.AlignmentFlag.AlignTop)
        for label in self.findChildren(PlainLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(", ".join(part for part in (right, first, second) if part))

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())
