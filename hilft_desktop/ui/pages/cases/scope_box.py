# SPDX-License-Identifier: GPL-3.0-or-later
"""The scope light in words: what the step is, why, what is needed, whom to refer to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.scope import Light, ScopeLight, ScopeNeed
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.scope_words import light_words, need_words, refer_words
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.icon_label import IconLabel
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_LOOKS = {
    Light.GREEN: ("notice-ok", "check", "ok"),
    Light.YELLOW: ("notice-warn", "info", "warn"),
    Light.RED: ("notice-error", "alert", "danger"),
}


class ScopeBox(QFrame):
    """Colour, icon and word say the same; it advises and never stands in the way of saving."""

    page_wanted = Signal(str)
    guidance_wanted = Signal()
    """The group names nobody who guides it; that is entered in the settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page_id = ""
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.M, metrics.S, metrics.M, metrics.S)
        line.setSpacing(metrics.M)
        self._icon = IconLabel("info", "focus")
        line.addWidget(self._icon)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._head = PlainLabel("", "strong", wrap=True)
        self._reason = PlainLabel("", wrap=True)
        self._need = PlainLabel("", "strong", wrap=True)
        self._refer = PlainLabel("", "strong", wrap=True)
        self._basis = PlainLabel("", "muted", wrap=True)
        for label in (self._head, self._reason, self._need, self._refer, self._basis):
            words.addWidget(label)
        ways = QWidget()
        flow = FlowLayout(ways, metrics.S)
        self._page = Button(_("Seite dazu lesen"), "guide", "link")
        self._page.clicked.connect(lambda: self.page_wanted.emit(self._page_id))
        self._settings = Button(_("Anleitung eintragen"), "settings", "link")
        self._settings.clicked.connect(self.guidance_wanted)
        flow.addWidget(self._page)
        flow.addWidget(self._settings)
        words.addWidget(ways)
        self._ways = ways
        line.addLayout(words, 1)
        self._words = words

        self.hide()

    def show_light(self, light: ScopeLight | None, guidance: str = "") -> None:
        """Show a light, or nothing; ``guidance`` names who guides the group."""
        if light is None:
            self.hide()
            return
        role, icon, ink = _LOOKS[light.light]
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.set_icon(icon, ink)
        self._head.setText(light_words(light))
        for label, text in (
            (self._reason, light.reason),
            (self._need, need_words(light, guidance)),
            (self._refer, refer_words(light)),
            (self._basis, _basis(light)),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._page_id = light.page
        # The title may be longer than the page is wide at double text size.
        self._page.setToolTip(light.page_title)
        self._page.setAccessibleName(_("Seite lesen: {title}").format(title=light.page_title))
        self._page.setVisible(bool(light.page))
        lacks_guidance = ScopeNeed.GUIDANCE in light.missing
        self._settings.setVisible(lacks_guidance)
        self._ways.setVisible(bool(light.page) or lacks_guidance)
        self.setAccessibleName(
            " ".join(part for part in (self._head.text(), light.reason, self._need.text()) if part)
        )
        self.show()


def _basis(light: ScopeLight) -> str:
    parts = [light.citation]
    if light.cautious:
        parts.append(_("vorsichtige Einstufung, das Gesetz sagt es nicht eindeutig"))
    if light.uncertain:
        parts.append(_("Quelle noch einmal prüfen"))
    if light.overdue:
        parts.append(_("Prüfung der Inhalte überfällig"))
    return " · ".join(part for part in parts if part)
