# SPDX-License-Identifier: GPL-3.0-or-later
"""A new passphrase: six proposed words, or one's own with an honest look at its strength."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.services.rows import PassphraseRating
from hilft_desktop.ui.jobs import Job, Jobs
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.passphrase_field import PassphraseField
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_PROPOSED, _OWN = "proposed", "own"
_RATE_AFTER_MS = 250


class NewPassphrase(QWidget):
    """Both ways end with typing it once more: what was not typed was not learned."""

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._proposal = ""
        self._rating: PassphraseRating | None = None
        self._rating_job: Job | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.M)
        self._way = ChoiceButtons(
            [(_PROPOSED, _("Sechs vorgeschlagene Wörter")), (_OWN, _("Eigene Passphrase"))]
        )
        self._way.choose((_PROPOSED,))
        self._way.chosen.connect(self._on_way)
        column.addWidget(FieldRow(_("Welche Passphrase"), self._way))
        column.addWidget(self._build_proposal())
        self._own = PassphraseField()
        self._own.edited.connect(self._on_own)
        self._own_row = FieldRow(_("Eigene Passphrase"), self._own, _("Am besten mehrere Wörter."))
        column.addWidget(self._own_row)
        self._again = PassphraseField()
        self._again.edited.connect(self._on_again)
        self._again_row = FieldRow(
            _("Noch einmal eingeben"),
            self._again,
            _("Wie jeden Tag beim Entsperren, mit Leerzeichen."),
        )
        column.addWidget(self._again_row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_RATE_AFTER_MS)
        self._timer.timeout.connect(self._rate)
        self._on_way()

    @property
    def passphrase(self) -> str:
        """The chosen passphrase."""
        return self._proposal if self._is_proposed else self._own.text

    def begin(self) -> None:
        """Fetch a proposal unless there is one."""
        if not self._proposal:
            self._propose()
        self._again.setFocus()

    def is_right(self) -> bool:
        """Say what is missing beside the fields; return True when nothing is."""
        if not self._is_proposed and not (self._rating and self._rating.acceptable):
            code = self._rating.advice if self._rating else "passphrase_empty"
            self._own_row.set_fault(error_line(UserError(code)))
            self._own.setFocus()
            return False
        if not self.passphrase or self._again.text != self.passphrase:
            self._again_row.set_fault(_("Beide Eingaben müssen gleich sein. Bitte vergleichen."))
            self._again.setFocus()
            return False
        self._again_row.set_fault("")
        return True

    def clear(self) -> None:
        """Forget everything."""
        self._proposal = ""
        self._words.setText("")
        self._own.clear()
        self._again.clear()

    @property
    def _is_proposed(self) -> bool:
        return self._way.code() != _OWN

    def _build_proposal(self) -> Card:
        self._card = Card()
        self._words = PlainLabel("", "mono", wrap=True, selectable=True)
        self._words.setAccessibleName(_("Vorgeschlagene Passphrase"))
        self._card.body.addWidget(self._words)
        line = QHBoxLayout()
        line.addWidget(
            PlainLabel(
                _("Bitte jetzt auf Papier schreiben und sicher verwahren."), "muted", wrap=True
            ),
            1,
        )
        other = Button(_("Andere Wörter"), role="quiet")
        other.clicked.connect(self._propose)
        line.addWidget(other)
        self._card.body.addLayout(line)
        return self._card

    def _propose(self) -> None:
        self._jobs.run(
            self, lambda services: services.vault.propose_passphrase(), self._on_proposal
        )

    def _on_proposal(self, words: str) -> None:
        self._proposal = words
        self._words.setText(words)
        self.changed.emit()

    def _on_way(self) -> None:
        self._card.setVisible(self._is_proposed)
        self._own_row.setVisible(not self._is_proposed)
        self._own_row.set_fault("")
        self._again_row.set_fault("")
        self.changed.emit()

    def _on_own(self) -> None:
        self._rating = None
        self._own_row.set_fault("")
        self._timer.start()
        self.changed.emit()

    def _on_again(self) -> None:
        self._again_row.set_fault("")
        self.changed.emit()

    def _rate(self) -> None:
        if self._rating_job is not None:
            self._rating_job.cancel()
        text = self._own.text
        self._rating_job = self._jobs.run(
            self,
            lambda services: services.vault.rate_passphrase(text),
            self._on_rating,
            self._on_no,
        )

    def _on_rating(self, rating: PassphraseRating) -> None:
        self._rating = rating
        words = error_line(UserError(rating.advice))
        self._own_row.set_help(words)

    def _on_no(self, error: HilftError) -> None:
        self._own_row.set_fault(error_line(error))
