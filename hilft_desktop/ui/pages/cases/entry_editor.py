# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a chronicle entry along the note skeleton."""

from __future__ import annotations

import json

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.cases import ENTRY_LIMIT, NewEntry
from hilft_desktop.domain.guide import GuideListing
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.text_area import TextArea


class EntryEditor(Card):
    """Facts, question, advice, source, next step; any of them may stay empty."""

    page_picked = Signal(str)
    """Id of a guide page whose name and version are wanted as source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Neuer Eintrag"), parent)
        self._facts = TextArea(lines=3, limit=ENTRY_LIMIT)
        self._question = TextArea(lines=2, limit=ENTRY_LIMIT)
        self._advice = TextArea(lines=3, limit=ENTRY_LIMIT)
        self._source = LineField(limit=400)
        self._pages = Combo()
        self._pages.addItem(_("Leitfadenseite einsetzen …"), "")
        self._next = TextArea(lines=2, limit=ENTRY_LIMIT)
        self.rows = {
            "facts": FieldRow(_("Sachverhalt"), self._facts, _("Was ist passiert? Ohne Namen.")),
            "question": FieldRow(_("Frage"), self._question, _("Was will die Person wissen?")),
            "advice": FieldRow(_("Auskunft"), self._advice, _("Was hast Du gesagt?")),
            "source": FieldRow(_("Quelle"), self._source, _("Worauf stützt sich die Auskunft?")),
            "pages": FieldRow(_("Seite aus dem Leitfaden"), self._pages),
            "next_step": FieldRow(_("Nächster Schritt"), self._next, _("Wer tut was bis wann?")),
        }
        for row in self.rows.values():
            self.body.addWidget(row)
        self._pages.activated.connect(self._on_picked)

    def show_pages(self, listings: tuple[GuideListing, ...]) -> None:
        """Offer these guide pages as sources."""
        while self._pages.count() > 1:
            self._pages.removeItem(1)
        for listing in listings:
            self._pages.addItem(listing.title, listing.id)

    def add_source(self, words: str) -> None:
        """Put a source behind those already named."""
        named = self._source.value
        if words not in named:
            self._source.setText(f"{named}; {words}" if named else words)

    def entry(self) -> NewEntry:
        """Return what was written."""
        return NewEntry(
            facts=self._facts.value,
            question=self._question.value,
            advice=self._advice.value,
            source=self._source.value,
            next_step=self._next.value,
        )

    def clear(self) -> None:
        """Empty every field."""
        for area in (self._facts, self._question, self._advice, self._next):
            area.clear()
        self._source.clear()

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self._facts.setFocus()

    def draft(self) -> str:
        """Return the entry as text worth keeping, empty when nothing was written."""
        entry = self.entry()
        if entry.is_empty:
            return ""
        state = {name: getattr(entry, name) for name in NewEntry.__slots__}
        return json.dumps(state, ensure_ascii=False, sort_keys=True)

    def restore(self, text: str) -> None:
        """Put a draft back."""
        try:
            state = json.loads(text)
        except ValueError:
            return
        if not isinstance(state, dict):
            return
        for name, area in (
            ("facts", self._facts),
            ("question", self._question),
            ("advice", self._advice),
            ("next_step", self._next),
        ):
            area.setPlainText(str(state.get(name, "")))
        self._source.setText(str(state.get("source", "")))

    def _on_picked(self, at: int) -> None:
        page_id = str(self._pages.itemData(at))
        self._pages.setCurrentIndex(0)
        if page_id:
            self.page_picked.emit(page_id)
