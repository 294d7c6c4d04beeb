# SPDX-License-Identifier: GPL-3.0-or-later
"""What the group must be able to show: its records of processing, and the book of erasures."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.privacy import Erasure
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.privacy.privacy_words import erasure_words
from hilft_desktop.ui.papers.paper_dialog import Paper
from hilft_desktop.ui.papers.showing import show_paper
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.record_line import RecordLine
from hilft_desktop.ui.widgets.row_list import RowList

_SHOWN = 30


class RecordsSection(Section):
    """Both papers are read off the program and the open vault, never typed."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Verzeichnis und Folgenabschätzung"),
            _(
                "Beide Blätter beschreiben, was das Programm und dieser Tresor wirklich tun. Was "
                "nur die Gruppe entscheiden kann, ist darin gekennzeichnet."
            ),
            parent,
        )
        self.column.addWidget(self._make_papers())
        card = Card(_("Löschbuch"))
        card.body.addWidget(
            PlainLabel(
                _("Was gelöscht wurde: Art, Zahl und Grund. Es wächst nur und nennt niemanden."),
                "muted",
                wrap=True,
            )
        )
        self._book = RowList(spacing=metrics.S)
        self._more = PlainLabel("", "muted", wrap=True)
        card.body.addWidget(self._book)
        card.body.addWidget(self._more)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self._show(())

    def enter(self) -> None:
        self._load()
        self._record.setFocus()

    def _load(self) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.privacy.erasures(),
            self._show,
            self.frame.notice.say_error,
        )

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.RETENTION):
            self._load()

    def _make_papers(self) -> Card:
        card = Card(_("Für die verantwortliche Stelle"))
        self._record = Button(_("Verzeichnis nach Art. 30 DSGVO …"), "print")
        self._record.clicked.connect(self._show_record)
        self._impact = Button(_("Entwurf der Folgenabschätzung nach Art. 35 DSGVO …"), "print")
        self._impact.clicked.connect(self._show_impact)
        for button in (self._record, self._impact):
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _show(self, book: tuple[Erasure, ...]) -> None:
        self._book.show_rows([RecordLine(*erasure_words(line)) for line in book[:_SHOWN]])
        more = len(book) - _SHOWN
        if not book:
            words = _("Noch nichts gelöscht.")
        elif more > 0:
            words = ngettext("{n} weitere Zeile", "{n} weitere Zeilen", more).format(n=more)
        else:
            words = ""
        self._more.setText(words)
        self._more.setVisible(bool(words))

    def _show_record(self) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.privacy.processing_record(),
            self._on_record,
            self.frame.notice.say_error,
        )

    def _on_record(self, pdf: bytes) -> None:
        paper = Paper(
            _("Verzeichnis der Verarbeitungstätigkeiten"),
            "verzeichnis-verarbeitung.pdf",
            _("Was das Programm speichert, wie lange und wozu. Keine Angaben zu Personen."),
            pdf,
        )
        show_paper(self.context.jobs, self, paper, "privacy", _("Verzeichnis nach Art. 30 DSGVO"))

    def _show_impact(self) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.privacy.impact_draft(),
            self._on_impact,
            self.frame.notice.say_error,
        )

    def _on_impact(self, pdf: bytes) -> None:
        paper = Paper(
            _("Folgenabschätzung, Entwurf"),
            "folgenabschaetzung-entwurf.pdf",
            _("Ein Entwurf zum Bewerten. Keine Angaben zu Personen."),
            pdf,
        )
        show_paper(self.context.jobs, self, paper, "privacy", _("Entwurf der Folgenabschätzung"))
