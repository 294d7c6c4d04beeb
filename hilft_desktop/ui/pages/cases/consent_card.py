# SPDX-License-Identifier: GPL-3.0-or-later
"""What the person agreed to, to whom, until when; giving and taking back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.codes import ConsentPurpose
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.persons import Consent
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.field_values import needed, wanted
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.record_line import RecordLine
from hilft_desktop.ui.widgets.row_list import RowList


class ConsentCard(Card):
    """Those that hold first; withdrawn and expired ones stay readable."""

    give_wanted = Signal(str, str, object)
    """Purpose (code), recipient, and the day it expires or ``None``."""
    withdraw_wanted = Signal(object)
    blank_wanted = Signal()
    privacy_wanted = Signal()
    """A copy of everything, or its erasure."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Einwilligungen"), parent)
        self._today = today
        self._purpose = CodeCombo(ConsentPurpose)
        self._recipient = LineField(limit=200)
        self._expires = DateField(today)
        self.form = InlineForm(
            _("Neue Einwilligung"),
            {
                "purpose": FieldRow(_("Wozu stimmt die Person zu?"), self._purpose, required=True),
                "recipient": FieldRow(
                    _("An wen?"), self._recipient, _("Nur wenn etwas weitergegeben wird.")
                ),
                "expires_on": FieldRow(
                    _("Gilt bis"), self._expires, _("Leer heißt: bis zum Widerruf.")
                ),
            },
            _("Einwilligung festhalten"),
            own_button=False,
        )
        self.rows = RowList(spacing=metrics.M)
        self._none = PlainLabel(_("Noch keine Einwilligung."), "muted", wrap=True)
        ways = QWidget()
        flow = FlowLayout(ways, metrics.XS)
        self.new = Button(_("Einwilligung …"), "plus", "quiet")
        self.new.setAccessibleName(_("Einwilligung festhalten"))
        self.new.clicked.connect(self.form.open_form)
        self._blank = Button(_("Vordruck drucken …"), "print", "quiet")
        self._blank.setAccessibleName(_("Vordruck der Einwilligung drucken"))
        self._blank.clicked.connect(self.blank_wanted)
        self.privacy = Button(_("Auskunft und Löschung …"), "shield", "quiet")
        self.privacy.clicked.connect(self.privacy_wanted)
        for button in (self.new, self._blank, self.privacy):
            flow.addWidget(button)
        self._ways = ways
        self.record_fault = PlainLabel("", "danger", wrap=True)
        for widget in (self.record_fault, self.rows, self._none, ways, self.form):
            self.body.addWidget(widget)
        self.form.confirmed.connect(self.confirm)

    def show_consents(self, consents: Iterable[Consent]) -> None:
        """Show these."""
        ordered = sorted(
            consents, key=lambda each: (each.holds_on(self._today), each.given_on), reverse=True
        )
        self.rows.show_rows([self._line(each) for each in ordered])
        self._none.setVisible(not ordered)
        self._say_record_fault([each for each in ordered if each.purpose == ConsentPurpose.RECORD])

    def confirm(self) -> None:
        """Ask to keep what the form holds, or say what is missing."""
        faults: list[UserError] = []
        purpose = needed(self._purpose.code, "purpose", "choice_missing", faults)
        expires = wanted(self._expires.day, "expires_on", faults)
        if self.form.show_missing(faults) or purpose is None:
            return
        self.give_wanted.emit(purpose.value, self._recipient.value, expires)

    def chosen_purposes(self) -> tuple[ConsentPurpose, ...]:
        """Return the purpose chosen in the form, none when nobody chose."""
        purpose = self._purpose.code()
        return (purpose,) if purpose is not None else ()

    def chosen_recipient(self) -> str:
        """Return the recipient typed in the form."""
        return self._recipient.value

    def _say_record_fault(self, records: Sequence[Consent]) -> None:
        """Say when nothing allows the case to be written down any more, or yet."""
        if any(each.holds_on(self._today) for each in records):
            words = ""
        elif any(each.withdrawn_on is not None for each in records):
            words = _(
                "Die Einwilligung zur Aufzeichnung der Beratung ist widerrufen. Was nur darauf "
                "beruht, ist zu löschen: mit „Auskunft und Löschung“."
            )
        elif records:
            words = _(
                "Die Einwilligung zur Aufzeichnung der Beratung ist abgelaufen. Frage nach einer "
                "neuen; was nur auf ihr beruht, ist sonst zu löschen."
            )
        else:
            words = _("Zur Aufzeichnung der Beratung ist keine Einwilligung festgehalten.")
        self.record_fault.setText(words)
        self.record_fault.setVisible(bool(words))

    def _line(self, consent: Consent) -> RecordLine:
        first = label(ConsentPurpose(consent.purpose))
        if consent.recipient:
            first = _("{purpose}: an {recipient}").format(
                purpose=first, recipient=consent.recipient
            )
        holds = consent.holds_on(self._today)
        given = _("gegeben {day}").format(day=format_weekday_date(consent.given_on))
        actions = ((_("Widerrufen"), partial(self.withdraw_wanted.emit, consent)),)
        return RecordLine(
            first,
            f"{given} · {self._end(consent)}",
            role="strong" if holds else "muted",
            actions=actions if holds else (),
        )

    def _end(self, consent: Consent) -> str:
        if consent.withdrawn_on is not None:
            day = format_weekday_date(consent.withdrawn_on)
            return _("widerrufen {day}").format(day=day)
        if consent.expires_on is None:
            return _("gilt bis zum Widerruf")
        day = format_weekday_date(consent.expires_on)
        words = _("gilt bis {day}") if consent.holds_on(self._today) else _("abgelaufen {day}")
        return words.format(day=day)
