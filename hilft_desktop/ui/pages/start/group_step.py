# SPDX-License-Identifier: GPL-3.0-or-later
"""First step: which group counsels here."""

from __future__ import annotations

from hilft_desktop.domain.codes import Land
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.pages.start.wizard_step import WizardStep
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.text_area import TextArea


class GroupStep(WizardStep):
    """Name, place, Land, address and contact, as they stand on letters."""

    def __init__(self) -> None:
        super().__init__(
            _("Deine Gruppe"),
            _("Diese Angaben stehen später im Kopf der Schreiben. Du kannst sie jederzeit ändern."),
        )
        self.name = LineField(limit=120)
        self._name_row = FieldRow(
            _("Kreisverband oder Gruppe"),
            self.name,
            _("Zum Beispiel: DIE LINKE Kreisverband Musterstadt"),
            required=True,
        )
        self.place = LineField(limit=80)
        self._place_row = FieldRow(_("Ort"), self.place, required=True)
        self.land: CodeCombo[Land] = CodeCombo(Land)
        self._land_row = FieldRow(
            _("Land"), self.land, _("Für Feiertage bei Fristen."), required=True
        )
        self.address = TextArea(lines=3, limit=400)
        self._address_row = FieldRow(
            _("Anschrift"), self.address, _("Straße und Hausnummer, darunter Postleitzahl und Ort.")
        )
        self.contact = LineField(limit=160)
        self._contact_row = FieldRow(
            _("Erreichbar unter"),
            self.contact,
            _("Telefon oder E-Mail der Gruppe, nicht Deine private."),
        )
        for row in (
            self._name_row,
            self._place_row,
            self._land_row,
            self._address_row,
            self._contact_row,
        ):
            self.column.addWidget(row)
        self.column.addStretch(1)

    def enter(self) -> None:
        self.name.setFocus()

    def is_right(self) -> bool:
        return all(
            [
                self.demand(
                    self._land_row, _("Bitte das Land wählen."), when=self.land.code() is None
                ),
                self.demand(
                    self._place_row, _("Bitte den Ort eintragen."), when=not self.place.value
                ),
                self.demand(
                    self._name_row,
                    _("Bitte eintragen, wie die Gruppe heißt."),
                    when=not self.name.value,
                ),
            ]
        )
