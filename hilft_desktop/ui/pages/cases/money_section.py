# SPDX-License-Identifier: GPL-3.0-or-later
"""Geld: what was claimed, what was conceded, what really came, each by its day."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.casework import Amount, AmountKind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.labels import choices, label
from hilft_desktop.i18n.money import format_money
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.cases.section import CaseSection, Primary
from hilft_desktop.ui.pages.cases.totals_card import TotalsCard
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.field_values import needed
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.money_field import MoneyField
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.record_line import RecordLine
from hilft_desktop.ui.widgets.row_list import RowList


class MoneySection(CaseSection):
    """A promise is never booked as paid: every sum says what kind it is."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.totals = TotalsCard()
        self._kind = ChoiceButtons(choices(AmountKind))
        self._amount = MoneyField()
        self._on = DateField(context.today(), context.today())
        self._what = LineField(limit=200)
        self.form = InlineForm(
            _("Neuer Betrag"),
            {
                "cents": FieldRow(_("Wie viel?"), self._amount, required=True),
                "kind": FieldRow(
                    _("Was ist mit dem Geld?"),
                    self._kind,
                    _("Zugesagt ist noch nicht erhalten. Jedes bekommt seine eigene Zeile."),
                    required=True,
                ),
                "on": FieldRow(_("Wann?"), self._on, required=True),
                "what": FieldRow(
                    _("Wofür?"), self._what, _("Zum Beispiel: Nachzahlung Regelbedarf Mai.")
                ),
            },
            _("Betrag speichern"),
            own_button=False,
        )
        self._card = Card(_("Beträge nach Tagen"))
        self.rows = RowList(spacing=metrics.M)
        self._none = PlainLabel(
            _("Noch kein Betrag. Trage ein, was gefordert, zugesagt und wirklich gezahlt wurde."),
            "muted",
            wrap=True,
        )
        self._card.body.addWidget(self.rows)
        self._card.body.addWidget(self._none)
        for widget in (self.totals, self.form, self._card):
            self.column.addWidget(widget)
        self.keep_form("amount", self.form)
        self.form.confirmed.connect(self._on_add)

    def show_case(self, detail: CaseDetail) -> None:
        super().show_case(detail)
        self.totals.show_totals(detail.totals)
        newest = sorted(detail.amounts, key=lambda each: (each.on, each.id), reverse=True)
        self.rows.show_rows([self._line(amount) for amount in newest])
        self._none.setVisible(not newest)

    def primary(self) -> Primary | None:
        if self.form.is_open:
            return Primary(self.form.action_words, "save")
        return Primary(_("Betrag eintragen"), "plus")

    def act(self) -> None:
        """Save the open form, else open it."""
        if self.form.is_open:
            self._on_add()
        else:
            self.form.open_form()

    def _line(self, amount: Amount) -> RecordLine:
        return RecordLine(
            f"{format_weekday_date(amount.on)} · {label(amount.kind)}",
            amount.what,
            figure=format_money(amount.cents),
            actions=((_("Entfernen"), partial(self._remove, amount)),),
        )

    def _on_add(self) -> None:
        faults: list[UserError] = []
        cents = needed(self._amount.cents, "cents", "amount_missing", faults)
        kind = needed(self._kind.code, "kind", "choice_missing", faults)
        day = needed(self._on.day, "on", "contact_date_missing", faults)
        if self.form.show_missing(faults) or cents is None or kind is None or day is None:
            return
        self._add(AmountKind(kind), cents, day, self._what.value, with_form=True)

    def _add(self, kind: AmountKind, cents: int, on: date, what: str, *, with_form: bool) -> None:
        case_id = self.case_id

        def saved(amount: Amount) -> None:
            words = _("Eingetragen: {sum} {kind}.").format(
                sum=format_money(amount.cents), kind=label(amount.kind)
            )
            self.undo_offered.emit(words, partial(self._take_back, amount))

        if with_form:
            self.save_form(
                self.form,
                lambda services: services.cases.add_amount(case_id, kind, cents, on, what),
                saved,
            )
        else:
            self.change(
                lambda services: services.cases.add_amount(case_id, kind, cents, on, what), saved
            )

    def _take_back(self, amount: Amount) -> None:
        self.change(
            lambda services: services.cases.remove_amount(amount.id),
            lambda _gone: self.said.emit("ok", _("Der Betrag ist wieder gelöscht.")),
        )

    def _remove(self, amount: Amount) -> None:
        def removed(_gone: object) -> None:
            self.undo_offered.emit(
                _("Entfernt: {sum} {kind}.").format(
                    sum=format_money(amount.cents), kind=label(amount.kind)
                ),
                partial(
                    self._add, amount.kind, amount.cents, amount.on, amount.what, with_form=False
                ),
            )

        self.change(lambda services: services.cases.remove_amount(amount.id), removed)
