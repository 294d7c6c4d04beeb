# SPDX-License-Identifier: GPL-3.0-or-later
"""Says that somebody else may be the same person; nothing is ever merged by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hilft_desktop.domain.casework import DuplicateHint
from hilft_desktop.i18n.catalog import N_, _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.record_line import RecordLine
from hilft_desktop.ui.widgets.row_list import RowList

_REASONS = {
    "pseudonym_similar": N_("ähnlicher Deckname"),
    "same_identity": N_("gleicher Name im Schreiben"),
    "same_contact": N_("gleiche Rufnummer oder Adresse im Schreiben"),
}
_SHOWN = 3


class DuplicateLine(QFrame):
    """Hidden while nobody is alike."""

    search_wanted = Signal(str)
    """A pseudonym whose cases somebody wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice-warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.M, metrics.S, metrics.M, metrics.S)
        column.setSpacing(metrics.XS)
        heading = _("Vielleicht dieselbe Person?")
        self.setAccessibleName(heading)
        column.addWidget(PlainLabel(heading, "strong", wrap=True))
        self.rows = RowList(spacing=metrics.XS)
        column.addWidget(self.rows)
        self._column = column
        self.hide()

    def show_hints(self, hints: tuple[DuplicateHint, ...]) -> None:
        """Show the likeliest ones."""
        self.rows.show_rows([self._line(hint) for hint in hints[:_SHOWN]])
        self.setVisible(bool(hints))

    def _line(self, hint: DuplicateHint) -> RecordLine:
        reasons = ", ".join(_(_REASONS[each]) for each in hint.reasons if each in _REASONS)
        return RecordLine(
            f"{hint.pseudonym}: {reasons}" if reasons else hint.pseudonym,
            actions=((_("Fälle zeigen"), lambda: self.search_wanted.emit(hint.pseudonym)),),
        )
