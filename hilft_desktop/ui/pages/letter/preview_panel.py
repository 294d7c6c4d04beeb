# SPDX-License-Identifier: GPL-3.0-or-later
"""The letter as it will be printed, and what of the sheet can be chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import PagePicture
from hilft_desktop.ui.papers.page_bar import PageBar
from hilft_desktop.ui.papers.page_view import PageView
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_NAMED = 4
"""So many missing fields are named; the form shows all of them."""


class PreviewPanel(QWidget):
    """Pictures of the very PDF; while something is missing it says what."""

    sheet_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = PageView()
        self._view.setAccessibleName(_("Vorschau des Schreibens"))
        self._state = PlainLabel("", "muted", wrap=True)
        self._form = Combo()
        self._form.setAccessibleName(_("Lage der Anschrift nach DIN 5008"))
        self._form.addItem(_("Form B (üblich)"), "B")
        self._form.addItem(_("Form A"), "A")
        self._large = CheckBox(_("Großdruck"))
        self._form.currentIndexChanged.connect(lambda _at: self.sheet_changed.emit())
        self._large.toggled.connect(lambda _on: self.sheet_changed.emit())
        options = QWidget()
        line = FlowLayout(options, metrics.M)
        line.addWidget(self._form)
        line.addWidget(self._large)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.S)
        for widget in (options, self._state, PageBar(self._view)):
            column.addWidget(widget)
        column.addWidget(self._view, 1)

    @property
    def form(self) -> str:
        """``A`` or ``B``."""
        return str(self._form.currentData())

    @property
    def large_print(self) -> bool:
        """Whether large print is chosen."""
        return self._large.isChecked()

    def choose(self, form: str, *, large_print: bool) -> None:
        """Choose form and size of a letter opened again."""
        self._form.setCurrentIndex(max(0, self._form.findData(form)))
        self._large.setChecked(large_print)

    @property
    def page_count(self) -> int:
        """How many pages the letter has; 0 while there is none."""
        return self._view.page_count

    def show_pages(self, pages: tuple[PagePicture, ...]) -> None:
        """Show the finished pages."""
        self._view.show_pages(pages)
        self._say("")

    def show_missing(self, labels: tuple[str, ...]) -> None:
        """Say what is missing; pages of an earlier state stay in view and are said to be old."""
        named = ", ".join(labels[:_NAMED])
        if len(labels) > _NAMED:
            rest = len(labels) - _NAMED
            named = _("{fields} und {n} weitere Angaben").format(fields=named, n=rest)
        words = _("Für die Vorschau fehlt noch: {fields}.").format(fields=named)
        if self._view.page_count:
            words = _("Die Vorschau zeigt den Stand davor. {words}").format(words=words)
        self._say(words)

    def say_stale(self, words: str) -> None:
        """Say why the pages in view are not the newest."""
        self._say(words)

    def clear(self) -> None:
        """Show nothing: another letter begins."""
        self._view.show_pages(())
        self._say("")

    def _say(self, words: str) -> None:
        self._state.setText(words)
        self._state.setVisible(bool(words) and self._view.page_count > 0)
        self._view.show_hint(words or _("Die Vorschau erscheint, sobald alles Nötige da ist."))
