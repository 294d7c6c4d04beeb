# SPDX-License-Identifier: GPL-3.0-or-later
"""A number to call: large enough to be read to somebody across the table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class CallRow(QWidget):
    """Whom one reaches, the number, when and for whom it is; ``warning`` stands in its own line."""

    copy_wanted = Signal(str)

    def __init__(
        self,
        label: str,
        number: str,
        hint: str,
        warning: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, metrics.S)
        column.setSpacing(2)
        column.addWidget(PlainLabel(label, "strong", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(metrics.L)
        self.number = PlainLabel(number, "figure", wrap=True, selectable=True)
        line.addWidget(self.number, 1)
        copy = Button(_("Kopieren"))
        copy.setAccessibleName(_("Nummer von {label} kopieren").format(label=label))
        copy.clicked.connect(lambda: self.copy_wanted.emit(number))
        line.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        for words, role in ((hint, "muted"), (warning, "warn")):
            if words:
                column.addWidget(PlainLabel(words, role, wrap=True))
