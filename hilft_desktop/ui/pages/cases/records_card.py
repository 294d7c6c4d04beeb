# SPDX-License-Identifier: GPL-3.0-or-later
"""Checklists that were worked through and letters that were made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hilft_desktop.domain.cases import CaseDocument, ChecklistRun
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class RecordsCard(Card):
    """Each line says what and when, and leads back to it."""

    checklist_wanted = Signal(str)
    letter_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Checklisten und Schreiben"), parent)

    def show_records(
        self,
        runs: tuple[ChecklistRun, ...],
        documents: tuple[CaseDocument, ...],
        checklist_titles: Mapping[str, str],
    ) -> None:
        """Show runs (the last of each checklist) and letters, newest first."""
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        last = {run.checklist_id: run for run in sorted(runs, key=lambda run: run.id)}
        for run in sorted(last.values(), key=lambda run: run.id, reverse=True):
            title = checklist_titles.get(run.checklist_id, run.checklist_id)
            words = _("Checkliste „{title}“, {day}").format(
                title=title, day=format_weekday_date(run.worked_on)
            )
            self._add(words, _("Weiter"), partial(self.checklist_wanted.emit, run.checklist_id))
        for document in sorted(documents, key=lambda each: each.id, reverse=True):
            words = _("Schreiben „{title}“, {day}").format(
                title=document.title, day=format_weekday_date(document.created_on)
            )
            self._add(
                words,
                _("Neu aufsetzen"),
                partial(self.letter_wanted.emit, document.letter_id),
            )
        if not runs and not documents:
            words = _("Noch keine Checkliste und kein Schreiben.")
            self.body.addWidget(PlainLabel(words, "muted", wrap=True))

    def _add(self, words: str, action: str, then: Callable[[], None]) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.S)
        row.addWidget(PlainLabel(words, wrap=True), 1)
        button = Button(action, role="quiet")
        button.setAccessibleName(f"{action}: {words}")
        button.clicked.connect(lambda _on: then())
        row.addWidget(button)
        self.body.addWidget(line)
