# SPDX-License-Identifier: GPL-3.0-or-later
"""Choose papers of a case for a bundle: one file with a list on top."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.services.queue_rows import BundleItem
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class BundleDialog(QDialog):
    """Nothing is ticked from the start; what cannot be made says why."""

    chosen = Signal(object)
    """The keys of the papers, as ``tuple[str, ...]``, in the order shown."""

    def __init__(self, items: tuple[BundleItem, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Mappe zusammenstellen"))
        self.setMaximumHeight(metrics.DIALOG_HEIGHT)
        self.setMinimumWidth(520)
        self._boxes: dict[str, CheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.L, metrics.L, metrics.L, metrics.L)
        column.setSpacing(metrics.M)
        column.addWidget(PlainLabel(_("Mappe zusammenstellen"), "section", wrap=True))
        column.addWidget(
            PlainLabel(
                _(
                    "Ein Druckauftrag mit Deckblatt. Auf dem Deckblatt steht nur der Deckname, in "
                    "den Schreiben stehen Namen."
                ),
                "muted",
                wrap=True,
            )
        )
        scroll = PageScroll()
        for item in items:
            self._add(scroll, item)
        if not items:
            scroll.column.addWidget(
                PlainLabel(_("Im Fall liegen noch keine Papiere."), "muted", wrap=True)
            )
        scroll.column.addStretch(1)
        column.addWidget(scroll, 1)
        line = QHBoxLayout()
        line.setSpacing(metrics.S)
        line.addStretch(1)
        close = Button(_("Abbrechen"))
        close.clicked.connect(self.reject)
        self._make = Button(_("Mappe ansehen …"), "eye", "primary")
        self._make.clicked.connect(self._on_make)
        line.addWidget(close)
        line.addWidget(self._make)
        column.addLayout(line)
        # Kept, not only parented: PySide may collect the wrappers of layouts.
        self._layouts = (column, line)
        self._follow()
        self.resize(620, metrics.DIALOG_HEIGHT - 40)

    def _add(self, scroll: PageScroll, item: BundleItem) -> None:
        words = f"{item.title}, {format_weekday_date(item.day)}"
        box = CheckBox(words)
        box.setEnabled(not item.missing)
        box.setAccessibleDescription(item.missing)
        box.toggled.connect(lambda _on: self._follow())
        self._boxes[item.key] = box
        scroll.column.addWidget(box)
        if item.missing:
            scroll.column.addWidget(PlainLabel(item.missing, "muted", wrap=True))

    def _follow(self) -> None:
        self._make.setEnabled(any(box.isChecked() for box in self._boxes.values()))

    def _on_make(self) -> None:
        keys = tuple(key for key, box in self._boxes.items() if box.isChecked())
        self.accept()
        self.chosen.emit(keys)
