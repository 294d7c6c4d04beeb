# SPDX-License-Identifier: GPL-3.0-or-later
"""One text or fact to check: its sources, and who found that it still holds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.services.content_rows import FactRow, ReviewRow
from hilft_desktop.ui.pages.review.review_words import (
    confirmation_terms,
    kind_word,
    state_words,
    used_words,
)
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_OPENED = ("page", "checklist", "letter", "emergency", "handout")


class ItemPanel(PageScroll):
    """Sources are plain text to copy: this program opens nothing outside."""

    open_wanted = Signal(str, str)
    """Kind and id."""
    confirm_wanted = Signal(str, str, str)
    """Kind, id, initials."""
    withdraw_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(metrics.READING_WIDTH, parent)
        self._row: ReviewRow | None = None
        self._kind = PlainLabel("", "muted")
        self._title = PlainLabel("", "heading", wrap=True)
        self._state = PlainLabel("", wrap=True)
        self._used = PlainLabel("", "muted", wrap=True)
        self._open = Button(_("Öffnen und lesen"), "guide")
        self._open.clicked.connect(self._on_open)
        self._figures = Card(_("Angabe heute"))
        self._figure_words = PlainLabel("", wrap=True, selectable=True)
        self._figures.body.addWidget(self._figure_words)
        self._said = Card(_("So steht es da"))
        self._said_words = PlainLabel("", wrap=True, selectable=True)
        self._said.body.addWidget(self._said_words)
        self._sources = Card(_("Quellen"))
        self._source_words = PlainLabel("", wrap=True, selectable=True)
        self._sources.body.addWidget(self._source_words)
        for widget in (self._kind, self._title, self._state, self._used):
            self.column.addWidget(widget)
        self.column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        for card in (self._figures, self._sources, self._said, self._make_confirmation()):
            self.column.addWidget(card)
        self.column.addStretch(1)

    @property
    def row(self) -> ReviewRow | None:
        """What is shown."""
        return self._row

    def show_row(self, row: ReviewRow) -> None:
        """Show a text or fact; the figures of a fact follow by ``show_fact``."""
        self._row = row
        self._kind.setText(kind_word(row.kind))
        self._title.setText(row.title)
        self._state.setText(state_words(row))
        self._used.setText(used_words(row))
        self._used.setVisible(bool(used_words(row)))
        self._open.setVisible(row.kind in _OPENED)
        self._figures.hide()
        self._said_words.setText("\n\n".join(row.text))
        self._said.setVisible(bool(row.text))
        self._source_words.setText("\n".join(row.sources))
        self._sources.setVisible(bool(row.sources))
        self._terms.setText(confirmation_terms(row))
        self._withdraw.setVisible(row.confirmed_on is not None)
        self._initials_row.set_fault("")
        self.verticalScrollBar().setValue(0)

    def show_fact(self, fact: FactRow) -> None:
        """Show what the fact says today and what it rests on."""
        figures = (
            f"{figure.name}: {figure.text}" if figure.name else figure.text
            for figure in fact.current
        )
        lines = [fact.citation, *figures, fact.note]
        self._figure_words.setText("\n".join(line for line in lines if line))
        self._figures.show()

    def refuse(self, error: HilftError) -> None:
        """Say beside the field why nothing was confirmed."""
        self._initials_row.set_fault(error_line(error))
        self._initials.setFocus()

    def _make_confirmation(self) -> Card:
        card = Card(_("Stimmt noch?"))
        self._terms = PlainLabel("", "muted", wrap=True)
        card.body.addWidget(self._terms)
        self._initials = LineField(limit=12)
        self._initials_row = FieldRow(_("Dein Kürzel"), self._initials)
        card.body.addWidget(self._initials_row)
        self._confirm = Button(_("Stimmt noch"), "check")
        self._confirm.clicked.connect(self._on_confirm)
        self._initials.returnPressed.connect(self._confirm.click)
        card.body.addWidget(self._confirm, 0, Qt.AlignmentFlag.AlignLeft)
        self._withdraw = Button(_("Bestätigung zurücknehmen"), "undo", "quiet")
        self._withdraw.clicked.connect(self._on_withdraw)
        card.body.addWidget(self._withdraw, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _on_open(self) -> None:
        if self._row is not None:
            self.open_wanted.emit(self._row.kind, self._row.id)

    def _on_confirm(self) -> None:
        if self._row is not None:
            self.confirm_wanted.emit(self._row.kind, self._row.id, self._initials.value)

    def _on_withdraw(self) -> None:
        if self._row is not None:
            self.withdraw_wanted.emit(self._row.kind, self._row.id)
