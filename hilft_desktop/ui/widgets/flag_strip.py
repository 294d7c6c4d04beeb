# SPDX-License-Identifier: GPL-3.0-or-later
"""Open signs of danger of a case, above everything else, until somebody answered them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.cases import RedFlag
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.elided_label import ElidedLabel
from hilft_desktop.ui.widgets.icon_label import IconLabel
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.tab_order import TabAnchor, parts_of


class FlagStrip(QFrame):
    """One line per open flag with its words, its day and the way to answer it."""

    answer_requested = Signal(str)
    """Id of the flag somebody wants to answer."""

    def __init__(
        self, parent: QWidget | None = None, *, answerable: bool = True, compact: bool = False
    ) -> None:
        """``compact`` gives each flag one line of print, where height is dear."""
        super().__init__(parent)
        self._answerable = answerable
        self._compact = compact
        self.setProperty("role", "notice-error")
        self.setAccessibleName(_("Offene Warnzeichen"))
        self._anchor = TabAnchor(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(metrics.M, metrics.XS, metrics.S, metrics.XS)
        self._column.setSpacing(0)
        self.hide()

    def set_flags(self, flags: Sequence[RedFlag]) -> None:
        """Show the open ones among these flags; without any the strip is hidden."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        still_open = [flag for flag in flags if flag.resolved_on is None]
        for flag in still_open:
            self._column.addWidget(self._line(flag))
        self._anchor.lead_through(parts_of(self._column))
        self.setVisible(bool(still_open))

    def _line(self, flag: RedFlag) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        gap = 0 if self._compact else metrics.XS
        row.setContentsMargins(0, gap, 0, gap)
        row.setSpacing(metrics.S)
        row.addWidget(IconLabel("flag", "danger"))
        words = label(flag.kind)
        detail = _("{detail} · seit {day}") if flag.detail else _("seit {day}")
        text = detail.format(detail=flag.detail, day=format_weekday_date(flag.raised_on))
        if self._compact:
            since = _("seit {day}").format(day=format_weekday_date(flag.raised_on))
            line_words = " · ".join(part for part in (words, since, flag.detail) if part)
            row.addWidget(ElidedLabel(line_words, "danger"), 1)
        else:
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(PlainLabel(words, "danger", wrap=True))
            column.addWidget(PlainLabel(text, wrap=True))
            row.addLayout(column, 1)
        if self._answerable:
            button = Button(_("Erledigt …"), role="quiet")
            button.setAccessibleName(_("Warnzeichen „{flag}“ beantworten").format(flag=words))
            button.clicked.connect(lambda: self.answer_requested.emit(flag.id))
            row.addWidget(button)
        return line
