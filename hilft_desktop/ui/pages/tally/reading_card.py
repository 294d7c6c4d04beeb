# SPDX-License-Identifier: GPL-3.0-or-later
"""How published numbers are to be read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class ReadingCard(Card):
    """The same words stand on every export."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("So sind die Zahlen zu lesen"), parent)
        self._lines: list[PlainLabel] = []

    def show_base(self, base: int) -> None:
        """Explain numbers that were rounded to this step."""
        for line in self._lines:
            line.deleteLater()
        self._lines = [
            PlainLabel(words.format(base=base), wrap=True)
            for words in (
                _("Jede Zahl ist zufällig auf ein Vielfaches von {base} gerundet."),
                _("„0“ kann bis zu {base} bedeuten, „{base}“ kann auch keinen Kontakt bedeuten."),
                _("Summen sind Summen gerundeter Zahlen. Kleine Unterschiede bedeuten nichts."),
                _(
                    "So lässt sich aus keiner Zahl auf eine einzelne Person schließen, auch nicht "
                    "durch Vergleichen von Monaten. Völlig anonym kann keine Statistik sein."
                ),
            )
        ]
        for line in self._lines:
            self.body.addWidget(line)
