# SPDX-License-Identifier: GPL-3.0-or-later
"""What the cards of things that wait for somebody have in common."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hilft_desktop.i18n.catalog import ngettext
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_button import RowButton
from hilft_desktop.ui.widgets.row_list import RowList


class WaitingCard(Card):
    """Rows and how many more there are; hidden until there is something to show."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.body.setSpacing(metrics.S)
        self._rows = RowList()
        self._more = PlainLabel("", "muted", wrap=True)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._more)
        self.hide()

    def show_buttons(self, buttons: Sequence[RowButton], total: int) -> None:
        """Show rows and the card, or hide it; ``total`` counts also what is not shown."""
        self._rows.show_rows(list(buttons))
        more = total - len(buttons)
        self._more.setText(
            ngettext("und {n} weiterer", "und {n} weitere", more).format(n=more) if more else ""
        )
        self._more.setVisible(more > 0)
        self.setVisible(bool(buttons))
