# SPDX-License-Identifier: GPL-3.0-or-later
"""The body is chosen for a case: with which letter it goes, or that the person goes herself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.referrals import printed_code
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.directory_rows import ReferralPlan
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class ReferCard(Card):
    """Hidden until somebody refers; nothing has left while it is open."""

    hand_out_wanted = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Verweisen"), parent)
        self._letters: tuple[tuple[str, str], ...] = ()
        self._what = PlainLabel("", wrap=True)
        self._consent = PlainLabel("", "warn", wrap=True)
        self.choice = Combo()
        self._row = FieldRow(
            _("Mit welchem Schreiben?"),
            self.choice,
            _(
                "Anschrift und Zeichen sind darin schon eingetragen. Vor dem Hinausgehen siehst "
                "Du, was die Stelle erfährt."
            ),
        )
        buttons = QWidget()
        self._flow = FlowLayout(buttons, metrics.S)
        self.hand_out = Button(_("Die Person geht selbst hin"), "person")
        self.hand_out.clicked.connect(self.hand_out_wanted)
        self.drop = Button(_("Doch nicht"), role="quiet")
        self.drop.clicked.connect(self.dropped)
        for button in (self.hand_out, self.drop):
            self._flow.addWidget(button)
        for widget in (self._what, self._consent, self._row, buttons):
            self.body.addWidget(widget)
        self._buttons = buttons
        self.hide()

    def show_plan(self, plan: ReferralPlan) -> None:
        """Show what was chosen and what is still missing."""
        self._letters = plan.letters
        self._what.setText(
            _("Gewählt: {body}. Zeichen auf dem Antwortabschnitt: {code}.").format(
                body=plan.recipient[0], code=printed_code(plan.referral.code)
            )
        )
        self._consent.setText(
            _(
                "Es fehlt die Einwilligung für genau diese Stelle. Das Schreiben fragt danach und "
                "geht ohne sie nicht hinaus."
            )
        )
        self._consent.setVisible(bool(plan.consent_fault))
        self.choice.clear()
        self.choice.addItems([title for _letter, title in plan.letters])
        self._row.setVisible(bool(plan.letters))
        self.show()
        (self.choice if plan.letters else self.hand_out).setFocus()

    @property
    def letter(self) -> str:
        """Id of the letter chosen, empty for none."""
        at = self.choice.currentIndex()
        return self._letters[at][0] if 0 <= at < len(self._letters) else ""
