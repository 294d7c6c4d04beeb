# SPDX-License-Identifier: GPL-3.0-or-later
"""Three sums of a case side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.casework import AmountKind, AmountTotals
from hilft_desktop.i18n.labels import label
from hilft_desktop.i18n.money import format_money
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class TotalsCard(QWidget):
    """Claimed, conceded, received; each number stands below its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._figures: dict[AmountKind, PlainLabel] = {}
        self._boxes: list[QWidget] = []
        flow = FlowLayout(self, metrics.XL)
        for kind in AmountKind:
            box = QWidget()
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(PlainLabel(label(kind), "muted"))
            figure = PlainLabel("", "section")
            column.addWidget(figure)
            self._figures[kind] = figure
            self._boxes.append(box)
            flow.addWidget(box)
        self.show_totals(AmountTotals())

    def show_totals(self, totals: AmountTotals) -> None:
        """Show these sums (cents)."""
        for kind, cents in (
            (AmountKind.CLAIMED, totals.claimed),
            (AmountKind.CONCEDED, totals.conceded),
            (AmountKind.RECEIVED, totals.received),
        ):
            self._figures[kind].setText(format_money(cents))
        self.setAccessibleName(
            ", ".join(f"{label(kind)} {each.text()}" for kind, each in self._figures.items())
        )
        self.updateGeometry()
