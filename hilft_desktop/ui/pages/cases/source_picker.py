# SPDX-License-Identifier: GPL-3.0-or-later
"""Guide pages as sources, one click each: those read lately, those that belong to the matter."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.guide import GuideListing
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.tab_order import TabAnchor, parts_of

_OFFERED = 5
_LONGEST = 34


class SourcePicker(QWidget):
    """A few buttons for the likely pages, a list for all the others."""

    picked = Signal(str)
    """Id of the page whose title and version are wanted as source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.XS)
        self._likely = QWidget()
        self._anchor = TabAnchor(self._likely)
        self._flow = FlowLayout(self._likely, metrics.XS)
        self._likely.hide()
        column.addWidget(self._likely)
        self._all = Combo()
        self._all.setAccessibleName(_("Andere Leitfadenseite als Quelle"))
        self._all.addItem(_("andere Leitfadenseite …"), "")
        self._all.activated.connect(self._on_activated)
        column.addWidget(self._all)
        self._offered: tuple[tuple[str, str], ...] = ()

    @property
    def offered(self) -> tuple[str, ...]:
        """Ids of the pages that have a button."""
        return tuple(page for page, _title in self._offered)

    def show_all(self, listings: Iterable[GuideListing]) -> None:
        """Offer these pages in the list."""
        while self._all.count() > 1:
            self._all.removeItem(1)
        for listing in listings:
            self._all.addItem(listing.title, listing.id)

    def show_likely(self, pages: Iterable[tuple[str, str]]) -> None:
        """Offer these (id, title) by one click; doubles and those beyond five are left out."""
        wanted = tuple({page: title for page, title in pages if page}.items())[:_OFFERED]
        if wanted == self._offered:
            return
        self._offered = wanted
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for page_id, title in wanted:
            self._flow.addWidget(self._button(page_id, title))
        self._anchor.lead_through(parts_of(self._flow))
        self._likely.setVisible(bool(wanted))
        self._likely.updateGeometry()

    def _button(self, page_id: str, title: str) -> Button:
        short = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
        button = Button(short, "plus", "quiet")
        button.setAccessibleName(_("Als Quelle einsetzen: {title}").format(title=title))
        button.setToolTip(title if short != title else "")
        button.clicked.connect(lambda: self.picked.emit(page_id))
        return button

    def _on_activated(self, at: int) -> None:
        page_id = str(self._all.itemData(at))
        self._all.setCurrentIndex(0)
        if page_id:
            self.picked.emit(page_id)
