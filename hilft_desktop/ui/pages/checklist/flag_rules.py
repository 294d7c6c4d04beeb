# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs of danger that follow from the answers, shown the moment they follow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.checklists import FlagRule
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import label
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.icon_label import IconLabel
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.tab_order import TabAnchor, parts_of


class FlagRules(QFrame):
    """One line per sign of danger; a new one is announced to a screen reader."""

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice-error")
        self._rules: tuple[FlagRule, ...] = ()
        self._anchor = TabAnchor(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(metrics.M, metrics.S, metrics.S, metrics.S)
        self._column.setSpacing(metrics.S)
        self.hide()

    def show_rules(self, rules: Sequence[FlagRule]) -> None:
        """Show these signs; without any the frame is hidden."""
        new = tuple(rules)
        if new == self._rules:
            return
        added = [rule for rule in new if rule not in self._rules]
        self._rules = new
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for rule in new:
            self._column.addWidget(self._line(rule))
        self._anchor.lead_through(parts_of(self._column))
        self.setVisible(bool(new))
        words = [label(rule.kind) for rule in new]
        self.setAccessibleName(_("Warnzeichen: {flags}").format(flags=", ".join(words)))
        if added:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _line(self, rule: FlagRule) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.S)
        row.addWidget(IconLabel("flag", "danger"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(label(rule.kind), "danger", wrap=True))
        words.addWidget(PlainLabel(rule.text, wrap=True))
        row.addLayout(words, 1)
        if rule.page:
            more = Button(_("Leitfaden"), role="link")
            more.setAccessibleName(_("Leitfaden zu: {flag}").format(flag=label(rule.kind)))
            more.clicked.connect(lambda: self.page_wanted.emit(rule.page))
            row.addWidget(more)
        return line
