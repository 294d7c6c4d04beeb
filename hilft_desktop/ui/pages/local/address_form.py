# SPDX-License-Identifier: GPL-3.0-or-later
"""Where to send people, and when somebody last made sure of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.local import LocalAddress, PlaceKind
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.pages.local.entry_form import (
    INITIALS_LIMIT,
    EntryForm,
    raise_faults,
    refuse_empty,
    required_day,
)
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.text_area import TextArea

_YES, _NO = "yes", "no"


class AddressForm(EntryForm):
    """Offices and advice centres, never people: the file is not encrypted."""

    def __init__(
        self, today: date, address: LocalAddress | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Anschrift"), parent)
        self._address = address
        self.kind: CodeCombo[PlaceKind] = CodeCombo(PlaceKind)
        self.name = LineField()
        self.lines = TextArea(lines=3, limit=800)
        self.phone = LineField(limit=60)
        self.hours = LineField(limit=300)
        self.languages = LineField()
        self.cost = LineField()
        self.waiting = LineField()
        self.email = LineField()
        self.web = LineField()
        self.step_free = ChoiceButtons(((_YES, _("ja")), (_NO, _("nein"))))
        self.verified_on = DateField(today, today)
        self.initials = LineField(limit=INITIALS_LIMIT)
        self.remark = TextArea(lines=3, limit=1000)
        self._make_rows()
        if address is not None:
            self._show(address)
        self.finish(known=address is not None)

    def entry(self) -> LocalAddress:
        faults: list[UserError] = []
        kind = self.kind.code()
        if kind is None:
            faults.append(UserError("local_text_missing", field="kind"))
        refuse_empty({"name": self.name.value}, faults)
        verified = required_day(self.verified_on, "verified_on", faults)
        refuse_empty({"initials": self.initials.value}, faults)
        raise_faults(faults)
        assert kind is not None
        access = self.step_free.code()
        # The pages an address belongs to are kept: this form does not ask for them.
        base = self._address or LocalAddress("", kind, "", verified, "")
        return replace(
            base,
            kind=kind,
            name=self.name.value,
            verified_on=verified,
            initials=self.initials.value,
            lines=self.lines.rows,
            phone=self.phone.value,
            hours=self.hours.value,
            languages=self.languages.value,
            step_free=None if access is None else access == _YES,
            cost=self.cost.value,
            waiting=self.waiting.value,
            email=self.email.value,
            web=self.web.value,
            remark=self.remark.value,
        )

    def typed(self) -> tuple[object, ...]:
        return (
            self.kind.code(), self.name.value, self.lines.rows, self.phone.value,
            self.hours.value, self.languages.value, self.step_free.code(), self.cost.value,
            self.waiting.value, self.email.value, self.web.value,
            self.verified_on.text, self.initials.value, self.remark.value,
        )  # fmt: skip

    def _make_rows(self) -> None:
        self.rows = {
            "kind": FieldRow(_("Art der Stelle"), self.kind, required=True),
            "name": FieldRow(_("Name der Stelle"), self.name, required=True),
            "lines": FieldRow(
                _("Anschrift"),
                self.lines,
                _("Nie die Anschrift eines Frauenhauses: Sie ist geheim."),
            ),
            "phone": FieldRow(_("Telefon"), self.phone),
            "hours": FieldRow(_("Öffnungszeiten"), self.hours),
            "languages": FieldRow(_("Sprachen"), self.languages),
            "step_free": FieldRow(_("Stufenlos erreichbar"), self.step_free),
            "cost": FieldRow(_("Kosten"), self.cost),
            "waiting": FieldRow(_("Wartezeit"), self.waiting),
            "email": FieldRow(_("E-Mail"), self.email),
            "web": FieldRow(_("Webseite"), self.web),
            "verified_on": FieldRow(_("Zuletzt geprüft am"), self.verified_on, required=True),
            "initials": FieldRow(_("Dein Kürzel"), self.initials, required=True),
            "remark": FieldRow(_("Bemerkung"), self.remark),
        }

    def _show(self, address: LocalAddress) -> None:
        self.kind.set_code(address.kind)
        self.name.setText(address.name)
        self.lines.setPlainText("\n".join(address.lines))
        self.phone.setText(address.phone)
        self.hours.setText(address.hours)
        self.languages.setText(address.languages)
        self.cost.setText(address.cost)
        self.waiting.setText(address.waiting)
        self.email.setText(address.email)
        self.web.setText(address.web)
        if address.step_free is not None:
            self.step_free.choose([_YES if address.step_free else _NO])
        self.verified_on.set_day(address.verified_on)
        self.initials.setText(address.initials)
        self.remark.setPlainText(address.remark)
