# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages at the left: icon and word, icons alone when the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.navigation import PageEntry, PageKey, Side, keys_of
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class Sidebar(QWidget):
    """Lists the pages one may go to now; locked, only the public ones."""

    page_chosen = Signal(object)
    """``PageKey``."""
    lock_chosen = Signal()
    """Lock, or unlock when the vault is locked."""

    def __init__(self, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._entries = {entry.key: entry for entry in entries if entry.side is not Side.NONE}
        self._buttons: dict[PageKey, Button] = {}
        self._group = QButtonGroup(self)
        self._locked = True
        self._collapsed = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, metrics.M, 1, metrics.S)
        outer.setSpacing(metrics.XS)
        self._name = PlainLabel("hilft", "section")
        self._name.setContentsMargins(metrics.L, 0, 0, metrics.S)
        outer.addWidget(self._name)
        outer.addWidget(self._list([e for e in entries if e.side is Side.LIST]), 1)
        for entry in entries:
            if entry.side is Side.FOOT:
                outer.addWidget(self._page_button(entry))
        self._lock = Button("", "lock", "nav")
        self._lock.clicked.connect(self.lock_chosen)
        outer.addWidget(self._lock)
        self.set_locked(locked=True)

    def show_current(self, key: PageKey) -> None:
        """Mark the page that is shown; no mark for one that does not stand here."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def set_locked(self, *, locked: bool) -> None:
        """Offer only what works in this state."""
        self._locked = locked
        for key, button in self._buttons.items():
            button.setVisible(self._entries[key].keyless or not locked)
        self._label()

    def set_collapsed(self, *, collapsed: bool) -> None:
        """Show icons alone; the words stay as names and tool tips."""
        self._collapsed = collapsed
        self._name.setVisible(not collapsed)
        self._label()

    def button(self, key: PageKey) -> Button:
        """Return the button of a page."""
        return self._buttons[key]

    def pages(self) -> tuple[Button, ...]:
        """Return the buttons of all pages that stand here."""
        return tuple(self._buttons.values())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._label()

    def _list(self, entries: Sequence[PageEntry]) -> QScrollArea:
        # With text at 200 % the list may be higher than the smallest window.
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for entry in entries:
            column.addWidget(self._page_button(entry))
        column.addStretch(1)
        area.setWidget(inner)
        return area

    def _page_button(self, entry: PageEntry) -> Button:
        button = Button("", entry.icon, "nav")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.page_chosen.emit(entry.key))
        self._group.addButton(button)
        self._buttons[entry.key] = button
        return button

    def _label(self) -> None:
        for key, button in self._buttons.items():
            entry = self._entries[key]
            self._name_button(button, _(entry.word), keys_of(entry))
        if self._locked:
            self._name_button(self._lock, _("Entsperren"), "")
        else:
            self._name_button(self._lock, _("Sperren"), _("Strg+Umschalt+L"))
        width = metrics.SIDEBAR_COLLAPSED if self._collapsed else self._wanted_width()
        self.setFixedWidth(width)

    def _name_button(self, button: Button, word: str, keys: str) -> None:
        button.setText("" if self._collapsed else word)
        button.setAccessibleName(word)
        button.setAccessibleDescription(keys)
        button.setToolTip(f"{word} ({keys})" if keys else word)

    def _wanted_width(self) -> int:
        words = max((_(entry.word) for entry in self._entries.values()), key=len)
        text = self.fontMetrics().horizontalAdvance(words)
        return max(metrics.SIDEBAR_WIDTH, round(text * 1.1) + 2 * metrics.XL + metrics.ICON)
