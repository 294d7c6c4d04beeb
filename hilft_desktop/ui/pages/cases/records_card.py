# SPDX-License-Identifier: GPL-3.0-or-later
"""Checklists that were worked through and letters that were made."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.cases import CaseDocument, ChecklistRun
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.services.letter_rows import KEPT
from hilft_desktop.ui.pages.cases.document_words import delivery_words
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.record_line import Action, RecordLine
from hilft_desktop.ui.widgets.row_list import RowList


class RecordsCard(Card):
    """Each line says what and when, and leads back to it."""

    checklist_wanted = Signal(str)
    letter_wanted = Signal(str)
    reprint_wanted = Signal(str)
    """Id of a letter of the case."""
    proof_wanted = Signal(str, str)
    """Id of a letter, and ``way``, ``proof``, ``waive`` or ``undo``."""
    bundle_wanted = Signal()
    handout_wanted = Signal()
    """A sheet to take home, in the person's language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Checklisten und Schreiben"), parent)
        self.rows = RowList(spacing=metrics.M)
        self._none = PlainLabel(_("Noch keine Checkliste und kein Schreiben."), "muted", wrap=True)
        ways = QWidget()
        flow = FlowLayout(ways, metrics.XS)
        self._checklist = Button(_("Checkliste …"), "checklist", "quiet")
        self._checklist.setAccessibleName(_("Checkliste mit diesem Fall durchgehen"))
        self._checklist.clicked.connect(lambda: self.checklist_wanted.emit(""))
        self._letter = Button(_("Schreiben …"), "letter", "quiet")
        self._letter.setAccessibleName(_("Schreiben für diesen Fall aufsetzen"))
        self._letter.clicked.connect(lambda: self.letter_wanted.emit(""))
        self._bundle = Button(_("Mappe …"), "print", "quiet")
        self._bundle.setAccessibleName(_("Mehrere Papiere dieses Falls zusammen drucken"))
        self._bundle.clicked.connect(self.bundle_wanted)
        for button in (self._checklist, self._letter, self._bundle):
            flow.addWidget(button)
        self._handout = Button(_("Merkblatt …"), "out", "quiet")
        self._handout.setAccessibleName(_("Merkblatt in der Sprache der Person"))
        self._handout.clicked.connect(lambda _on: self.handout_wanted.emit())
        flow.addWidget(self._handout)
        self._ways = ways
        for widget in (self.rows, self._none, ways):
            self.body.addWidget(widget)

    def show_records(
        self,
        runs: tuple[ChecklistRun, ...],
        documents: tuple[CaseDocument, ...],
        checklist_titles: Mapping[str, str],
    ) -> None:
        """Show runs (the last of each checklist) and letters, newest first."""
        last = {run.checklist_id: run for run in sorted(runs, key=lambda run: run.id)}
        lines = [
            self._run(run, checklist_titles)
            for run in sorted(last.values(), key=lambda run: run.id, reverse=True)
        ]
        lines += [
            self._document(document)
            for document in sorted(documents, key=lambda each: each.id, reverse=True)
        ]
        self.rows.show_rows(lines)
        self._none.setVisible(not lines)

    def _run(self, run: ChecklistRun, titles: Mapping[str, str]) -> RecordLine:
        title = titles.get(run.checklist_id, run.checklist_id)
        words = _("Checkliste „{title}“, {day}").format(
            title=title, day=format_weekday_date(run.worked_on)
        )
        return RecordLine(
            words, actions=((_("Weiter"), partial(self.checklist_wanted.emit, run.checklist_id)),)
        )

    def _document(self, document: CaseDocument) -> RecordLine:
        words = _("Schreiben „{title}“, {day}").format(
            title=document.title, day=format_weekday_date(document.created_on)
        )
        prove = partial(self.proof_wanted.emit, document.id)
        actions: list[Action] = [
            (_("Öffnen"), partial(self.letter_wanted.emit, f"{KEPT}{document.id}")),
            (_("Noch einmal drucken"), partial(self.reprint_wanted.emit, document.id)),
        ]
        if document.proof_on is not None:
            actions.append((_("Nachweis zurücknehmen"), partial(prove, "undo")))
        elif document.proof_due is not None:
            actions.append((_("Nachweis eintragen"), partial(prove, "proof")))
            actions.append((_("Geht ohne Nachweis"), partial(prove, "waive")))
        if document.proof_on is None:
            actions.append((_("Versandweg"), partial(prove, "way")))
        return RecordLine(words, delivery_words(document), actions=actions)
