# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows exactly what leaves with a letter and records that the person agrees."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from hilft_desktop.domain.codes import ConsentPurpose
from hilft_desktop.domain.persons import Consent
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_long_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class ConsentCard(Card):
    """Consent belongs to one purpose and one recipient; another recipient needs another one."""

    consent_wanted = Signal()
    withdraw_wanted = Signal(str)
    agreed_changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Was geht hinaus?"), parent)
        self._today = today
        self._purpose = ""
        self._recipient = ""
        self._consents: tuple[Consent, ...] = ()
        self._in_case = False
        self._lead = PlainLabel("", "muted", wrap=True)
        self._fields = QWidget()
        self._grid = QGridLayout(self._fields)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(metrics.M)
        self._grid.setVerticalSpacing(metrics.XS)
        self._grid.setColumnStretch(1, 1)
        self._state = PlainLabel("", "strong", wrap=True)
        self._agreed = CheckBox(_("Die Person stimmt zu"))
        self._agreed.toggled.connect(lambda _on: self._show_state())
        self._agreed.toggled.connect(lambda _on: self.agreed_changed.emit())
        self._give = Button(_("Einwilligung festhalten"), "check")
        self._give.clicked.connect(self.consent_wanted)
        self._withdraw = Button(_("Einwilligung widerrufen"), role="quiet")
        self._withdraw.clicked.connect(self._on_withdraw)
        for widget in (self._lead, self._fields, self._state, self._agreed):
            self.body.addWidget(widget)
        for button in (self._give, self._withdraw):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_leaving(())

    @property
    def is_given(self) -> bool:
        """Tell whether nothing stands against this letter leaving."""
        if not self._purpose:
            return True
        return self._current() is not None if self._in_case else self._agreed.isChecked()

    @property
    def recipient(self) -> str:
        """To whom the letter goes, empty while nobody is named."""
        return self._recipient

    def show_need(self, purpose: str, consents: tuple[Consent, ...], *, in_case: bool) -> None:
        """Say which consent the letter needs; empty for none."""
        self._purpose, self._consents, self._in_case = purpose, consents, in_case
        self._agreed.setChecked(False)
        self._show_state()

    def set_recipient(self, recipient: str) -> None:
        """Name to whom the letter goes, as its first address line."""
        if recipient != self._recipient:
            self._recipient = recipient
            if not self._in_case:
                self._agreed.setChecked(False)
            self._show_state()

    def add_consent(self, consent: Consent) -> None:
        """Take note of a consent just recorded or withdrawn."""
        others = tuple(each for each in self._consents if each.id != consent.id)
        self._consents = (*others, consent)
        self._agreed.setChecked(False)
        self._show_state()

    def show_leaving(self, leaving: tuple[tuple[str, str], ...]) -> None:
        """List every field that leaves, with its words."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._lead.setText(
            _("Diese Angaben stehen im Schreiben, sonst nichts. Lies sie der Person vor.")
            if leaving
            else _("Sobald das Schreiben vollständig ist, steht hier jede Angabe, die hinausgeht.")
        )
        for line, (name, value) in enumerate(leaving):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(PlainLabel(name, "muted", wrap=True), line, 0, top)
            self._grid.addWidget(PlainLabel(value, wrap=True, selectable=True), line, 1, top)
        self._fields.setVisible(bool(leaving))

    def focus_consent(self) -> None:
        """Put the focus where the consent is given."""
        self._agreed.setFocus()

    def _current(self) -> Consent | None:
        for consent in self._consents:
            if (
                consent.purpose == self._purpose
                and consent.holds_on(self._today)
                and consent.recipient.casefold() == self._recipient.casefold()
            ):
                return consent
        return None

    def _show_state(self) -> None:
        current = self._current() if self._in_case else None
        needed = bool(self._purpose)
        self._state.setVisible(needed)
        self._agreed.setVisible(needed and current is None)
        self._give.setVisible(needed and self._in_case and current is None)
        self._give.setEnabled(self._agreed.isChecked() and bool(self._recipient))
        self._withdraw.setVisible(current is not None)
        if not needed:
            return
        purpose = label(ConsentPurpose(self._purpose))
        if current is not None:
            words = _("Einwilligung vom {day}: {purpose}, an {recipient}.").format(
                day=format_long_date(current.given_on), purpose=purpose, recipient=current.recipient
            )
            if current.expires_on is not None:
                until = _("Sie gilt bis {day}.").format(day=format_long_date(current.expires_on))
                words = f"{words} {until}"
        elif not self._recipient:
            words = _("Trage zuerst ein, an wen das Schreiben geht.")
        elif self._in_case:
            words = _("Nötig ist die Einwilligung: {purpose}, an {recipient}.").format(
                purpose=purpose, recipient=self._recipient
            )
        else:
            words = _(
                "Nötig ist die Einwilligung: {purpose}, an {recipient}. Ohne Fall wird sie nicht "
                "gespeichert; hebe sie auf Papier auf."
            ).format(purpose=purpose, recipient=self._recipient)
        self._state.setText(words)
        self._agreed.setAccessibleDescription(words)

    def _on_withdraw(self) -> None:
        current = self._current()
        if current is not None:
            self.withdraw_wanted.emit(current.id)
