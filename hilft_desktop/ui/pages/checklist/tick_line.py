# SPDX-License-Identifier: GPL-3.0-or-later
"""A step or a paper with its tick and where it leads."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class TickLine(QWidget):
    """The words wrap beside the box; ``note`` is a quiet line below, for example a citation."""

    ticked = Signal(str, bool)
    page_wanted = Signal(str)
    letter_wanted = Signal(str)

    def __init__(
        self,
        item_id: str,
        words: str,
        parent: QWidget | None = None,
        *,
        note: str = "",
        page: str = "",
        letter: str = "",
        urgent: bool = False,
    ) -> None:
        super().__init__(parent)
        self.item_id = item_id
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.S)
        self._box = CheckBox()
        spoken = _("Dringend: {words}").format(words=words) if urgent else words
        self._box.setAccessibleName(spoken)
        self._box.setAccessibleDescription(note)
        self._box.toggled.connect(lambda on: self.ticked.emit(item_id, on))
        line.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        if urgent:
            column.addWidget(PlainLabel(_("Dringend"), "danger"))
        column.addWidget(PlainLabel(words, wrap=True))
        if note:
            column.addWidget(PlainLabel(note, "muted", wrap=True))
        if page or letter:
            column.addWidget(self._links(words, page, letter))
        line.addLayout(column, 1)

    def set_ticked(self, ticked: bool) -> None:
        """Tick or untick without announcing it."""
        blocked = self._box.blockSignals(True)
        self._box.setChecked(ticked)
        self._box.blockSignals(blocked)

    def _links(self, words: str, page: str, letter: str) -> QWidget:
        links = QWidget()
        flow = FlowLayout(links, metrics.M)
        if letter:
            write = Button(_("Schreiben aufsetzen"), "letter", "link")
            write.setAccessibleDescription(words)
            write.clicked.connect(lambda: self.letter_wanted.emit(letter))
            flow.addWidget(write)
        if page:
            read = Button(_("Dazu im Leitfaden"), "guide", "link")
            read.setAccessibleDescription(words)
            read.clicked.connect(lambda: self.page_wanted.emit(page))
            flow.addWidget(read)
        return links
