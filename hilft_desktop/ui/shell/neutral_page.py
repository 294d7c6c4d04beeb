# SPDX-License-Identifier: GPL-3.0-or-later
"""What a stranger may see: a calm page of reading that says nothing about anybody."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class NeutralPage(QWidget):
    """Looks like reading. It knows nothing, so nothing of a case can stand on it."""

    return_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = PageScroll(metrics.READING_WIDTH, centred=True)
        outer.addWidget(scroll, 1)
        line = QHBoxLayout()
        line.setContentsMargins(metrics.XL, 0, metrics.XL, metrics.M)
        self._back = Button(_("Zurück"), "back", "quiet")
        self._back.clicked.connect(self.return_requested)
        line.addWidget(self._back)
        line.addStretch(1)
        outer.addLayout(line)
        scroll.column.addWidget(PlainLabel(_("Leitfaden"), "title", wrap=True))
        for text, role in _words():
            scroll.column.addWidget(PlainLabel(text, role, wrap=True))
        scroll.column.addStretch(1)

    def take_focus(self) -> None:
        """Put the focus where Enter leads back."""
        self._back.setFocus()


def _words() -> tuple[tuple[str, str], ...]:
    # Fixed words on purpose: whatever is fetched may one day name a trouble that somebody has.
    return (
        (_("Eine Sprechstunde vorbereiten"), "heading"),
        (
            _(
                "Eine gute Sprechstunde beginnt, bevor jemand den Raum betritt. Eine halbe Stunde "
                "Vorlauf reicht, wenn alle wissen, was zu tun ist."
            ),
            "lead",
        ),
        (_("Der Raum"), "section"),
        (
            _(
                "Zwei Stühle über Eck, ein Tisch ohne Stapel, Wasser und Gläser. Die Tür lässt "
                "sich schließen, ein Schild nennt Zeiten und Stockwerk. Wer wartet, sitzt nicht "
                "in Hörweite."
            ),
            "body",
        ),
        (_("Das Gerät"), "section"),
        (
            _(
                "Netzteil und Drucker sind angeschlossen, Papier und Umschläge liegen bereit. "
                "Eine Probeseite zeigt, ob das Fenster im Umschlag trifft."
            ),
            "body",
        ),
        (_("Die Aufgaben"), "section"),
        (
            _(
                "Wer empfängt, wer spricht, wer räumt auf? Am Ende steht fest, wer den "
                "Schlüssel zurückbringt und wann die nächste Sprechstunde ist."
            ),
            "body",
        ),
    )
