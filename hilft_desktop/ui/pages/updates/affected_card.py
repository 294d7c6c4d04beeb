# SPDX-License-Identifier: GPL-3.0-or-later
"""Open cases that were advised with something that says something else now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.content_rows import AffectedCase
from hilft_desktop.ui.pages.updates.update_words import use_words
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_button import RowButton
from hilft_desktop.ui.widgets.row_list import RowList


class AffectedCard(Card):
    """One line a case; choosing it opens the case."""

    case_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Betroffene offene Fälle"), parent)
        self._words = PlainLabel(
            _("Entsperre den Tresor, um zu sehen, welche Fälle betroffen sind."), "muted", wrap=True
        )
        self.body.addWidget(self._words)
        self._rows = RowList()
        self.body.addWidget(self._rows)

    def show_cases(self, cases: Sequence[AffectedCase]) -> None:
        """Show the cases somebody should look at again."""
        self._words.setText(
            _("Hier wurde etwas benutzt, das heute anders lautet. Bitte noch einmal ansehen.")
            if cases
            else _("Keiner: Was in offenen Fällen benutzt wurde, gilt unverändert.")
        )
        self._rows.show_rows([self._row(case) for case in cases])

    def _row(self, case: AffectedCase) -> RowButton:
        row = RowButton(f"{case.pseudonym}: {case.title}", "; ".join(map(use_words, case.uses)))
        row.clicked.connect(lambda: self.case_requested.emit(case.case_id))
        return row
