# SPDX-License-Identifier: GPL-3.0-or-later
"""How a letter leaves and under which letterhead; why, when its template is long overdue."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.delivery import Delivery, DeliveryWay
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.rows import LetterForm
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.line_field import LineField

_REASON_SIGNS = 300


class SendingCard(Card):
    """Nothing is chosen until somebody says so; the way can be named later in the case."""

    sender_chosen = Signal(str)
    """Id of a letterhead, empty for the group's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Versand"), parent)
        self._ways: Mapping[Delivery, DeliveryWay] = {}
        self._senders = Combo()
        self._senders.activated.connect(
            lambda _at: self.sender_chosen.emit(str(self._senders.currentData()))
        )
        self._sender_row = FieldRow(
            _("Absender"), self._senders, _("Weitere Absender stehen in den Einstellungen.")
        )
        self._way = Combo()
        self._way.addItem(_("noch offen"), "")
        for code in Delivery:
            self._way.addItem(label(code), code.value)
        self._way.currentIndexChanged.connect(lambda _at: self._explain())
        self._way_row = FieldRow(_("Wie geht es hinaus?"), self._way)
        self._reason = LineField(limit=_REASON_SIGNS)
        self._reason_row = FieldRow(
            _("Warum trotzdem?"),
            self._reason,
            _("Die Prüfung der Vorlage ist lange überfällig. Der Grund wird im Fall vermerkt."),
            required=True,
        )
        for widget in (self._sender_row, self._way_row, self._reason_row):
            self.body.addWidget(widget)
        self._explain()

    @property
    def sent_by(self) -> str:
        """The ``Delivery`` code chosen, empty while nobody said so."""
        return str(self._way.currentData() or "")

    @property
    def sender_id(self) -> str:
        """Id of the letterhead chosen, empty for the group's own."""
        return str(self._senders.currentData() or "")

    @property
    def override(self) -> str:
        """Why the template is used although its check is long overdue."""
        return self._reason.value if not self._reason_row.isHidden() else ""

    def show_form(self, form: LetterForm, *, in_case: bool) -> None:
        """Offer what this letter needs; the way is only asked where it can be kept."""
        self._senders.clear()
        self._senders.addItem(_("Gruppe (eigener Briefkopf)"), "")
        for profile in form.senders:
            self._senders.addItem(profile.title, profile.id)
        self._senders.setCurrentIndex(max(0, self._senders.findData(form.sender)))
        self._sender_row.setVisible(bool(form.senders))
        self._way.setCurrentIndex(0)
        self._way_row.setVisible(in_case)
        self._reason.clear()
        self._reason_row.set_fault("")
        self._reason_row.setVisible(form.needs_reason)
        self.setVisible(in_case or bool(form.senders) or form.needs_reason)

    def show_ways(self, ways: tuple[DeliveryWay, ...]) -> None:
        """Take note of what belongs to each way."""
        self._ways = {each.way: each for each in ways}
        self._explain()

    def choose(self, sent_by: str) -> None:
        """Choose a way, for a letter opened again."""
        self._way.setCurrentIndex(max(0, self._way.findData(sent_by)))

    def raw(self) -> dict[str, str]:
        """Return what was chosen and typed, for a draft."""
        return {"way": self.sent_by, "sender": self.sender_id, "reason": self._reason.value}

    def set_raw(self, raw: Mapping[str, object]) -> None:
        """Put back what a draft kept; a letterhead that is gone leaves the group's own."""
        self.choose(str(raw.get("way", "")))
        self._senders.setCurrentIndex(max(0, self._senders.findData(raw.get("sender", ""))))
        self._reason.setText(str(raw.get("reason", "")))

    def missing_reason(self, form: LetterForm) -> bool:
        """Say beside its field that a reason is missing; tell whether it is."""
        missing = form.needs_reason and not self._reason.value
        since = format_date(form.overdue_since) if form.overdue_since else ""
        fault = UserError("letter_check_overdue", since=since)
        self._reason_row.set_fault(error_line(fault) if missing else "")
        if missing:
            self._reason.setFocus()
        return missing

    def _explain(self) -> None:
        code = self.sent_by
        way = self._ways.get(Delivery(code)) if code else None
        if way is None:
            self._way_row.set_help(
                _("Du kannst es auch später im Fall unter „Unterlagen“ eintragen.")
            )
        elif way.proof:
            self._way_row.set_help(
                _("Nachweis: {proof}. {advice}").format(proof=way.proof, advice=way.advice)
            )
        else:
            self._way_row.set_help(way.advice)
