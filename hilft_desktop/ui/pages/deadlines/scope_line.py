# SPDX-License-Identifier: GPL-3.0-or-later
"""The scope light (§ 6 RDG) below a reckoned day, in quiet words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.scope import Light, ScopeLight
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.scope_words import light_words, need_words, refer_words
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.icon_label import IconLabel
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_LOOKS = {
    Light.GREEN: ("check", "ok"),
    Light.YELLOW: ("info", "warn"),
    Light.RED: ("alert", "danger"),
}


class ScopeLine(QWidget):
    """Icon and word say the same; it advises and stands in nobody's way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.S)
        self._icon = IconLabel("info", "warn")
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._head = PlainLabel("", "body", wrap=True)
        self._reason = PlainLabel("", "muted", wrap=True)
        for label in (self._head, self._reason):
            words.addWidget(label)
        line.addLayout(words, 1)
        self._layouts = (line, words)
        self.hide()

    def show_light(self, light: ScopeLight, guidance: str) -> None:
        """Show a light; ``guidance`` names who guides the group."""
        self._icon.set_icon(*_LOOKS[light.light])
        self._head.setText(_("§ 6 RDG: {light}").format(light=light_words(light)))
        parts = (light.reason, need_words(light, guidance), refer_words(light), light.citation)
        self._reason.setText(" ".join(part for part in parts if part))
        self.show()
