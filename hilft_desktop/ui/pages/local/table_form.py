# SPDX-License-Identifier: GPL-3.0-or-later
"""A dated, sourced table of limits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.local import LocalRow, LocalTable, LocalTableKind
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import label
from hilft_desktop.ui.pages.local.entry_form import (
    INITIALS_LIMIT,
    EntryForm,
    day_of,
    raise_faults,
    refuse_empty,
    required_day,
)
from hilft_desktop.ui.pages.local.limits_editor import LimitsEditor
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.money_field import MoneyField
from hilft_desktop.ui.widgets.text_area import TextArea


class TableForm(EntryForm):
    """Municipalities differ in what an amount means: the form asks for it and for the source."""

    def __init__(
        self,
        kind: LocalTableKind,
        today: date,
        table: LocalTable | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label(kind), parent)
        self._kind = kind
        self._id = table.id if table else ""
        self.place = LineField()
        self.basis = LineField()
        self.limits = LimitsEditor()
        self.more = MoneyField()
        self.valid_from = DateField(today)
        self.valid_to = DateField(today)
        self.source = LineField()
        self.checked_on = DateField(today, today)
        self.initials = LineField(limit=INITIALS_LIMIT)
        self.remark = TextArea(lines=3, limit=1000)
        self._make_rows()
        if table is not None:
            self._show(table)
        self.finish(known=table is not None)

    def order_tab(self) -> None:
        """Let Tab follow the lines of the table."""
        self.limits.order_tab()

    def entry(self) -> LocalTable:
        faults: list[UserError] = []
        refuse_empty({"place": self.place.value, "basis": self.basis.value}, faults)
        rows = self._typed_rows(faults)
        more = self._typed_more(faults)
        start = required_day(self.valid_from, "valid_from", faults)
        end = day_of(self.valid_to, "valid_to", faults)
        refuse_empty({"source": self.source.value}, faults)
        checked = required_day(self.checked_on, "checked_on", faults)
        refuse_empty({"initials": self.initials.value}, faults)
        raise_faults(faults)
        return LocalTable(
            self._id, self._kind, self.place.value, self.basis.value, self.source.value, start,
            checked, self.initials.value, rows, end, more, self.remark.value,
        )  # fmt: skip

    def typed(self) -> tuple[object, ...]:
        return (
            self.place.value, self.basis.value, self.limits.typed, self.more.text,
            self.valid_from.text, self.valid_to.text, self.source.value, self.checked_on.text,
            self.initials.value, self.remark.value,
        )  # fmt: skip

    def _make_rows(self) -> None:
        self.rows = {
            "place": FieldRow(_("Gemeinde oder Kreis"), self.place, required=True),
            "basis": FieldRow(
                _("Was der Betrag umfasst"), self.basis, self._basis_help(), required=True
            ),
            "rows": FieldRow(
                _("Grenzen im Monat, ab 1 Person"), self.limits, self._rows_help(), required=True
            ),
            "per_person_more": FieldRow(_("Für jede weitere Person"), self.more),
            "valid_from": FieldRow(
                _("Gilt ab"),
                self.valid_from,
                _("Eine ältere Tabelle derselben Gemeinde endet dann am Tag davor."),
                required=True,
            ),
            "valid_to": FieldRow(_("Gilt bis"), self.valid_to, _("Leer, solange offen.")),
            "source": FieldRow(
                _("Quelle"),
                self.source,
                _("Richtlinie oder Beschluss mit Datum, oder wer es gesagt hat."),
                required=True,
            ),
            "checked_on": FieldRow(_("Geprüft am"), self.checked_on, required=True),
            "initials": FieldRow(_("Dein Kürzel"), self.initials, required=True),
            "remark": FieldRow(_("Bemerkung"), self.remark),
        }

    def _basis_help(self) -> str:
        if self._kind is LocalTableKind.HEATING:
            return _(
                "So wie es in der Quelle steht, zum Beispiel Heizung mit oder ohne Warmwasser, "
                "welcher Brennstoff."
            )
        return _("So wie es in der Quelle steht, zum Beispiel bruttokalt.")

    def _rows_help(self) -> str:
        if self._kind is LocalTableKind.HEATING:
            return _(
                "Nennt die Quelle Beträge im Jahr, teile sie durch zwölf und schreib das in die "
                "Bemerkung. Quadratmeter nur, wenn die Quelle sie nennt."
            )
        return _("Quadratmeter nur, wenn die Quelle sie nennt.")

    def _show(self, table: LocalTable) -> None:
        self.place.setText(table.place)
        self.basis.setText(table.basis)
        self.limits.show_rows(table.rows)
        more = table.per_person_more
        self.more.set_cents(None if more is None else int(more * 100))
        self.valid_from.set_day(table.valid_from)
        self.valid_to.set_day(table.valid_to)
        self.source.setText(table.source)
        self.checked_on.set_day(table.checked_on)
        self.initials.setText(table.initials)
        self.remark.setPlainText(table.remark)

    def _typed_rows(self, faults: list[UserError]) -> tuple[LocalRow, ...]:
        try:
            rows = self.limits.rows()
        except UserError as error:
            faults.append(error)
            return ()
        if not rows:
            faults.append(UserError("local_rows_invalid", field="rows"))
        return rows

    def _typed_more(self, faults: list[UserError]) -> Decimal | None:
        try:
            cents = self.more.cents()
        except UserError as error:
            faults.append(UserError(error.code, field="per_person_more", **error.params))
            return None
        return None if cents is None else Decimal(cents) / 100
