# SPDX-License-Identifier: GPL-3.0-or-later
"""What was said and done, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.cases import Entry, NewEntry
from hilft_desktop.domain.codes import Grievance
from hilft_desktop.domain.contacts import Contact
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_long_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.ui.scope_words import colour_word
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class Chronicle(Card):
    """Entries with their parts, and the contacts that belong to the case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Verlauf"), parent)

    def show_history(
        self,
        entries: tuple[Entry, ...],
        contacts: tuple[Contact, ...],
        steps: Mapping[str, str],
    ) -> None:
        """Show entries and contacts, newest first; ``steps`` gives the words of a step's code."""
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        dated = [(entry.written_at.date(), 1, self._entry(entry, steps)) for entry in entries]
        dated += [(contact.data.date, 0, self._contact(contact)) for contact in contacts]
        dated.sort(key=lambda part: part[:2], reverse=True)
        for _day, _order, widget in dated:
            self.body.addWidget(widget)
        if not dated:
            words = _("Noch nichts notiert. „Eintrag schreiben“ unten rechts beginnt den Verlauf.")
            self.body.addWidget(PlainLabel(words, "muted", wrap=True))

    def _entry(self, entry: Entry, steps: Mapping[str, str]) -> QWidget:
        data = entry.data
        parts = (
            (_("Sachverhalt"), data.facts),
            (_("Frage"), data.question),
            (_("Auskunft"), data.advice),
            (_("Ampel"), _light(data, steps)),
            (_("Quelle"), data.source),
            (_("Nächster Schritt"), data.next_step),
        )
        written = [(word, text) for word, text in parts if text]
        return self._block(entry.written_at.date(), entry.counsellor, written)

    def _contact(self, contact: Contact) -> QWidget:
        data = contact.data
        words = f"{label(data.channel)}, {label(data.topic)}, {label(data.outcome)}"
        parts = [(_("Kontakt"), words)]
        if data.grievance is not Grievance.NONE:
            parts.append((_("Was schief lief"), label(data.grievance)))
        if data.note:
            parts.append((_("Notiz"), data.note))
        return self._block(data.date, "", parts)

    @staticmethod
    def _block(day: date, who: str, parts: list[tuple[str, str]]) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, metrics.S)
        column.setSpacing(2)
        head = format_long_date(day)
        column.addWidget(PlainLabel(f"{head} · {who}" if who else head, "strong", wrap=True))
        for word, text in parts:
            line = PlainLabel(f"{word}: {text}", wrap=True, selectable=True)
            column.addWidget(line)
        return block


def _light(data: NewEntry, steps: Mapping[str, str]) -> str:
    """Return the light as it was when the entry was written, with its step."""
    if not data.step:
        return ""
    step = steps.get(data.step, data.step)
    return f"{colour_word(data.light)}, {step}" if data.light else step
