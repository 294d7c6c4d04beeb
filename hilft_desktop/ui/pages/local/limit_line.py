# SPDX-License-Identifier: GPL-3.0-or-later
"""The limit for households of one size."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QWidget

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.local import LocalRow
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.money import parse_money
from hilft_desktop.i18n.numbers import format_decimal
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.money_field import MoneyField
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_SIZE_SIGNS = 12


class LimitLine(QWidget):
    """Euros a month and, where the municipality names it, square metres."""

    def __init__(self, persons: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._persons = persons
        self.euros = MoneyField()
        self.metres = LineField(limit=8)
        self.metres.setMaximumWidth(90)
        words = ngettext("{n} Person", "{n} Personen", persons).format(n=persons)
        self.euros_target = self.euros.focusProxy() or self.euros
        self.euros_target.setAccessibleName(_("{household}: Euro im Monat").format(household=words))
        self.metres.setAccessibleName(_("{household}: Quadratmeter").format(household=words))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.S)
        size = PlainLabel(words)
        size.setMinimumWidth(size.fontMetrics().averageCharWidth() * _SIZE_SIGNS)
        line.addWidget(size)
        line.addWidget(self.euros)
        line.addWidget(self.metres)
        line.addWidget(PlainLabel("m²"))
        line.addStretch(1)

    @property
    def typed(self) -> tuple[str, str]:
        """What stands in both fields."""
        return self.euros.text.strip(), self.metres.value

    def show_row(self, row: LocalRow) -> None:
        """Show the limit of this size."""
        self.euros.set_cents(int(row.euros * 100))
        if row.square_metres is not None:
            self.metres.setText(format_decimal(row.square_metres))

    def row(self) -> LocalRow | None:
        """Return the limit, ``None`` when both fields are empty; raises ``UserError``."""
        if not any(self.typed):
            return None
        cents = self.euros.cents()
        if cents is None:
            raise UserError("local_rows_invalid", field="rows")
        # An area is written like an amount: at most two places behind the comma.
        area = parse_money(self.metres.value) if self.metres.value else None
        metres = None if area is None else Decimal(area) / 100
        return LocalRow(self._persons, Decimal(cents) / 100, metres)
