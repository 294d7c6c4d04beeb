# SPDX-License-Identifier: GPL-3.0-or-later
"""What the group says of itself on letters, and who guides it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.codes import Land
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.structures import Unit
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.form_faults import clear_faults, show_faults
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.text_area import TextArea


class GroupSection(Section):
    """Edits the unit."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Gruppe und Anleitung"),
            _("Steht im Kopf der Schreiben und in den Monatszahlen."),
            parent,
        )
        self._unit: Unit | None = None
        self._name = LineField()
        self._place = LineField()
        self._land: CodeCombo[Land] = CodeCombo(Land)
        self._address = TextArea(lines=3, limit=800)
        self._contact = LineField()
        self._guidance = LineField()
        self._rows = {
            "name": FieldRow(_("Kreisverband oder Gruppe"), self._name, required=True),
            "place": FieldRow(_("Ort"), self._place),
            "land": FieldRow(_("Land"), self._land, _("Für Feiertage bei Fristen."), required=True),
            "address": FieldRow(_("Anschrift"), self._address),
            "contact": FieldRow(_("Erreichbar unter"), self._contact, _("Telefon oder E-Mail.")),
            "guidance": FieldRow(
                _("Anleitung nach § 6 RDG"),
                self._guidance,
                _("Name und Beruf der Person, die Euch rechtlich anleitet."),
            ),
        }
        for row in self._rows.values():
            self.column.addWidget(row)
        self.column.addStretch(1)
        save = Button(_("Speichern (Strg+Enter)"), "save")
        save.clicked.connect(self.save)
        self.frame.set_primary(save)

    def enter(self) -> None:
        self.context.jobs.run(self, lambda services: services.settings.unit(), self._show)

    def save(self) -> None:
        land = self._land.code()
        clear_faults(self._rows)
        if land is None or self._unit is None:
            self._rows["land"].set_fault(_("Bitte das Land wählen."))
            return
        unit = Unit(
            id=self._unit.id,
            name=self._name.value,
            place=self._place.value,
            land=land,
            address=self._address.rows,
            contact=self._contact.value,
            guidance=self._guidance.value,
        )
        self.context.jobs.run(
            self,
            lambda services: services.settings.save_unit(unit),
            self._on_saved,
            self._on_failed,
        )

    def _show(self, unit: Unit) -> None:
        self._unit = unit
        self._name.setText(unit.name)
        self._place.setText(unit.place)
        self._land.set_code(unit.land)
        self._address.setPlainText("\n".join(unit.address))
        self._contact.setText(unit.contact)
        self._guidance.setText(unit.guidance)

    def _on_saved(self, unit: Unit) -> None:
        self._show(unit)
        self.frame.notice.say("ok", _("Gespeichert."))

    def _on_failed(self, error: HilftError) -> None:
        homeless = show_faults(self._rows, error)
        if homeless is not None:
            self.frame.notice.say_error(homeless)
