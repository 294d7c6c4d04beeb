# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs of danger that nobody has answered yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.i18n.catalog import N_, _, ngettext
from hilft_desktop.i18n.dates import format_day_month
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.rows import OpenFlagRow
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_button import RowButton
from hilft_desktop.ui.widgets.row_list import RowList

_ORIGINS = {
    "hand": N_("gesetzt"),
    "answer": N_("Checkliste"),
    "date": N_("wegen Frist"),
}
"""Who raised a flag, in a word that fits below its day."""


class FlagsCard(Card):
    """Open red flags; choosing one opens its case."""

    case_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Offene Warnzeichen"), parent)
        self.body.setSpacing(metrics.S)
        self._rows = RowList()
        self.body.addWidget(self._rows)
        self._words = PlainLabel("", "muted", wrap=True)
        self.body.addWidget(self._words)

    def show_rows(self, rows: tuple[OpenFlagRow, ...], total: int) -> None:
        """Show open flags; ``total`` counts also what is not shown."""
        self._rows.show_rows([self._row(row) for row in rows])
        if not rows:
            self._words.setText(
                _("Keine offen. Checklisten setzen sie, zum Beispiel bei nahem Sperrtermin.")
            )
        else:
            more = total - len(rows)
            self._words.setText(
                ngettext("und {n} weiteres", "und {n} weitere", more).format(n=more) if more else ""
            )
        self._words.setVisible(bool(self._words.text()))

    def _row(self, row: OpenFlagRow) -> RowButton:
        words = label(row.flag.kind)
        if row.flag.detail:
            words = f"{words}: {row.flag.detail}"
        button = RowButton(
            words,
            f"{row.pseudonym} · {row.case_title}",
            lead=format_day_month(row.flag.raised_on),
            lead_second=_(_ORIGINS.get(row.flag.origin, _ORIGINS["hand"])),
        )
        case_id = str(row.flag.case_id)
        button.clicked.connect(lambda: self.case_requested.emit(case_id))
        return button
