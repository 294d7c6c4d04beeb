# SPDX-License-Identifier: GPL-3.0-or-later
"""Topic by something else: choose the table and the topic, read the row."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.tally_reading import CrossTable
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.ui.models.tally_table_model import TallyTableModel
from hilft_desktop.ui.pages.tally.tally_table import TallyTable
from hilft_desktop.ui.widgets.captioned import Captioned
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class CrossCard(Card):
    """One row at a time: a table of twelve by six would need scrolling in two directions."""

    def __init__(
        self, tables: tuple[CrossTable, ...], *, is_bounded: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Zwei Angaben zusammen"), parent)
        self._tables = tables
        self._is_bounded = is_bounded
        self._which = Combo()
        self._which.setAccessibleName(_("Tabelle"))
        self._which.addItems([table.title for table in tables])
        self._topic = Combo()
        self._topic.setAccessibleName(_("Thema"))
        self._topic.addItems([words for _code, words, _numbers in tables[0].rows])
        self._note = PlainLabel("", "muted", wrap=True)
        # Kept, not only parented: a caption without a Python owner may be collected.
        self._captions = (
            Captioned(_("Tabelle"), self._which),
            Captioned(_("Thema"), self._topic),
        )
        for widget in (*self._captions, self._note):
            self.body.addWidget(widget)
        self.table = TallyTable("", self._model())
        self.body.addWidget(self.table)
        self.body.addStretch(1)
        for combo in (self._which, self._topic):
            combo.currentIndexChanged.connect(lambda _at: self._show())
        self._show()

    def choose(self, table: int, topic: int) -> None:
        """Show the row of a topic in a table, both by their place."""
        self._which.setCurrentIndex(table)
        self._topic.setCurrentIndex(topic)

    def _model(self) -> TallyTableModel:
        table = self._tables[self._which.currentIndex()]
        _code, _words, numbers = table.rows[self._topic.currentIndex()]
        named = tuple(
            (words, number) for (_c, words), number in zip(table.columns, numbers, strict=True)
        )
        return TallyTableModel(named, table.bound if self._is_bounded else 0)

    def _show(self) -> None:
        table = self._tables[self._which.currentIndex()]
        words = _("{table}: {topic}").format(table=table.title, topic=self._topic.currentText())
        self.table.show_model(words, self._model())
        self._note.setText(self._note_of(table))

    def _note_of(self, table: CrossTable) -> str:
        words = _("Kleine Zahlen können auch null sein.")
        if self._is_bounded:
            words = _("Zahlen bis {bound} können auch null sein.").format(
                bound=format_number(table.bound)
            )
        if table.releases > 1:
            n = format_number(table.releases)
            words = _("Aus {n} Veröffentlichungen.").format(n=n) + " " + words
        return words
