# SPDX-License-Identifier: GPL-3.0-or-later
"""List left, detail right; where there is no room for both, one after the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button

_BOTH_FROM = 92
"""Average signs a line must hold before list and text stand side by side."""
_LIST_SIGNS = 38
_LIST_SHARE = 0.34


class ListDetail(QWidget):
    """Two panes; in little room the detail hides the list and a button leads back to it.

    Their widths follow the text size, so that 200 % needs no sideways scrolling.
    """

    list_shown = Signal()
    narrow_changed = Signal(bool)

    def __init__(
        self,
        master: QWidget,
        detail: QWidget,
        back_words: str = "",
        parent: QWidget | None = None,
        *,
        share: float = _LIST_SHARE,
        signs: int = _LIST_SIGNS,
    ) -> None:
        """``share`` of the width and number of average ``signs`` the left pane takes at most."""
        super().__init__(parent)
        self._share = share
        self._signs = signs
        self._was_narrow: bool | None = None
        self._master = master
        self._detail = QWidget()
        self._wants_detail = False
        self._back = Button(back_words or _("Zur Liste"), "back", "quiet")
        self._back.clicked.connect(self.show_list)
        column = QVBoxLayout(self._detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.S)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(detail, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.L)
        line.addWidget(master)
        line.addWidget(self._detail, 1)
        self._arrange()

    @property
    def is_narrow(self) -> bool:
        """Tell whether only one of the two is visible."""
        return self.width() < self.fontMetrics().averageCharWidth() * _BOTH_FROM

    @property
    def back(self) -> Button:
        """The button that leads back to the list; hidden while both have room."""
        return self._back

    def show_detail(self) -> None:
        """Bring the detail to the front where there is room for one only."""
        self._wants_detail = True
        self._arrange()

    def show_list(self) -> None:
        """Bring the list back."""
        self._wants_detail = False
        self._arrange()
        self.list_shown.emit()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._arrange()

    def _arrange(self) -> None:
        narrow = self.is_narrow
        if narrow != self._was_narrow:
            self._was_narrow = narrow
            self.narrow_changed.emit(narrow)
        self._back.setVisible(narrow)
        self._master.setVisible(not narrow or not self._wants_detail)
        self._detail.setVisible(not narrow or self._wants_detail)
        if narrow:
            self._master.setMinimumWidth(0)
            self._master.setMaximumWidth(16_777_215)
            return
        wanted = self.fontMetrics().averageCharWidth() * self._signs
        self._master.setFixedWidth(min(wanted, round(self.width() * self._share)))
