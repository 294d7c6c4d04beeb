# SPDX-License-Identifier: GPL-3.0-or-later
"""Text blocks about a period, to be read and copied."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.tally_reading import PressText
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.notice_bar import NoticeBar
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.text_area import TextArea


class PressDialog(QDialog):
    """``copied`` tells title and text of what was put on the clipboard."""

    copied = Signal(str, str)

    def __init__(
        self, period: str, texts: tuple[PressText, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Texte für Presse und Anträge"))
        self.setMaximumHeight(metrics.DIALOG_HEIGHT)
        self.resize(680, metrics.DIALOG_HEIGHT)
        self._texts = texts
        self._which = Combo()
        self._which.setAccessibleName(_("Welcher Text?"))
        self._which.addItems([text.title for text in texts])
        self._area = TextArea(limit=100_000)
        self._area.setReadOnly(True)
        self._area.setMinimumHeight(0)
        self._area.setMaximumHeight(16_777_215)
        self._notice = NoticeBar()
        heading = _("Texte: {period}").format(period=period)
        words = _(
            "Nur Gezähltes: Jede Zahl ist veröffentlicht und gerundet. Der letzte Absatz sagt, wie "
            "sie zu lesen ist, und gehört dazu."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.L, metrics.L, metrics.L, metrics.L)
        column.setSpacing(metrics.M)
        column.addWidget(PlainLabel(heading, "section", wrap=True))
        column.addWidget(PlainLabel(words, "muted", wrap=True))
        column.addWidget(self._notice)
        column.addWidget(self._which)
        column.addWidget(self._area, 1)
        line = QHBoxLayout()
        line.setSpacing(metrics.S)
        line.addStretch(1)
        close = Button(_("Schließen"))
        close.clicked.connect(self.reject)
        self.copy = Button(_("Text kopieren"), role="primary")
        self.copy.clicked.connect(self._on_copy)
        line.addWidget(close)
        line.addWidget(self.copy)
        column.addLayout(line)
        self._which.currentIndexChanged.connect(lambda _at: self._show())
        self._show()

    def choose(self, at: int) -> None:
        """Show another text."""
        self._which.setCurrentIndex(at)

    def _show(self) -> None:
        text = self._texts[self._which.currentIndex()]
        self._area.setPlainText(text.text)
        self._area.setAccessibleName(text.title)

    def _on_copy(self) -> None:
        text = self._texts[self._which.currentIndex()]
        QGuiApplication.clipboard().setText(text.text)
        self._notice.say("ok", _("Kopiert. Das steht im Verzeichnis der Ausgaben."))
        self.copied.emit(text.title, text.text)
