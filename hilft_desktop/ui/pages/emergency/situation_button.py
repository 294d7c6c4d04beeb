# SPDX-License-Identifier: GPL-3.0-or-later
"""One situation of the emergency strip: a number to press and a few large words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class SituationButton(QPushButton):
    """As tall as a finger; its words go on in a second line rather than being cut off."""

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setMinimumHeight(metrics.TOUCH)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.L, metrics.S, metrics.M, metrics.S)
        line.setSpacing(metrics.L)
        words = PlainLabel(title, "section", wrap=True)
        for label in (PlainLabel(str(number), "heading"), words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            line.addWidget(label, 1 if label is words else 0)
        self.setAccessibleName(title)
        self.setAccessibleDescription(_("Taste {number}").format(number=number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        wanted = layout.sizeHint() if layout is not None else super().sizeHint()
        return wanted.expandedTo(QSize(0, metrics.TOUCH))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, metrics.TOUCH)
