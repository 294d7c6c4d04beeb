# SPDX-License-Identifier: GPL-3.0-or-later
"""A calm bar in words: what happened, what to do next. It never covers the work."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.errors import Cancelled, HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.icon_label import IconLabel
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_ICONS = {"info": "info", "ok": "check", "warn": "alert", "error": "alert"}
_INKS = {"info": "focus", "ok": "ok", "warn": "warn", "error": "danger"}


class NoticeBar(QFrame):
    """Hidden until there is something to say; ``kind`` is info, ok, warn or error."""

    shown_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, closable: bool = True) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.M, metrics.S, metrics.S, metrics.S)
        line.setSpacing(metrics.M)
        self._icon = IconLabel("info", "focus")
        line.addWidget(self._icon)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._text = PlainLabel("", "strong", wrap=True, selectable=True)
        self._advice = PlainLabel("", "body", wrap=True, selectable=True)
        words.addWidget(self._text)
        words.addWidget(self._advice)
        line.addLayout(words, 1)
        self._action = Button("", role="link")
        self._action.hide()
        line.addWidget(self._action)
        self._close = Button(_("Verstanden"), role="quiet")
        self._close.setAccessibleDescription(_("Diese Meldung schließen"))
        self._close.clicked.connect(self.clear)
        if not closable:
            self._close.hide()
        line.addWidget(self._close)
        self.hide()

    @property
    def action(self) -> Button:
        """The button beside the words; visible after ``offer``."""
        return self._action

    def say(self, kind: str, text: str, advice: str = "") -> None:
        """Show words until they are closed or replaced, and speak them to a screen reader."""
        self.setProperty("role", f"notice-{kind}")
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.set_icon(_ICONS[kind], _INKS[kind])
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._action.hide()
        self.setAccessibleName(f"{text} {advice}".strip())
        self.show()
        self.shown_changed.emit(True)
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def say_error(self, error: HilftError) -> None:
        """Show what happened and what to do next."""
        from hilft_desktop.i18n.error_texts import error_advice, error_text

        kind = "info" if isinstance(error, Cancelled) else "error"
        self.say(kind, error_text(error), error_advice(error))

    def offer(self, words: str) -> None:
        """Show the action button with these words; connect to ``action.clicked``."""
        self._action.setText(words)
        self._action.show()

    def pass_by(self) -> None:
        """Hide a mere confirmation; what offers something or needs attention stays."""
        if self.property("role") == "notice-ok" and self._action.isHidden():
            self.clear()

    def clear(self) -> None:
        """Hide the bar."""
        if not self.isHidden():
            self.hide()
            self.shown_changed.emit(False)
