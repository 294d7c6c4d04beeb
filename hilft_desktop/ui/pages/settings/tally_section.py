# SPDX-License-Identifier: GPL-3.0-or-later
"""How the months to come are counted, and the key with which a Landesverband checks them."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.tally_rows import TallyOptions
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.settings.key_card import KeyCard
from hilft_desktop.ui.papers.saving import ask_file, save_bytes
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_OFF, _ON = "off", "on"
_FILE_NAME = "hilft-schluessel.png"
_KEY_FILE = "hilft-schluessel.json"


class TallySection(Section):
    """Every choice takes effect at once, for months that nothing was decided about."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Monatszahlen"),
            _(
                "Gilt für Monate, die noch nicht freigegeben oder zurückgehalten sind. Was "
                "freigegeben ist, ändert sich nie."
            ),
            parent,
        )
        self._options = TallyOptions()
        self.grievances = ChoiceButtons([(_OFF, _("nicht mitzählen")), (_ON, _("mitzählen"))])
        self.protection = ChoiceButtons(
            [(_OFF, _("zufällig gerundet")), (_ON, _("erst Rauschen, dann gerundet"))]
        )
        for choice in (self.grievances, self.protection):
            choice.chosen.connect(self._on_chosen)
        self.column.addWidget(
            FieldRow(
                _("Was allgemein schieflief"),
                self.grievances,
                _(
                    "Zählt, was bei Kontakten unter „Was lief allgemein schief?“ gewählt ist: als "
                    "eine Tabelle für sich, gerundet wie alle anderen."
                ),
            )
        )
        self.column.addWidget(FieldRow(_("Schutz der Zahlen"), self.protection))
        for words in _protection_words():
            self.column.addWidget(PlainLabel(words, "muted", wrap=True))
        self.key = KeyCard()
        self.key.save_requested.connect(self._ask_file)
        self.key.file_requested.connect(self._ask_key_file)
        self.column.addWidget(self.key)
        self.column.addStretch(1)

    def enter(self) -> None:
        jobs = self.context.jobs
        jobs.run(self, lambda services: services.tallies.options(), self._show)
        jobs.run(self, lambda services: services.tallies.key(), self.key.show_key, self._on_failed)
        jobs.run(
            self,
            lambda services: services.tallies.key_fields(),
            self.key.show_code,
            self._on_failed,
        )

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.SETTINGS):
            self.enter()

    def _show(self, options: TallyOptions) -> None:
        self._options = options
        self.grievances.choose((_ON if options.count_grievances else _OFF,))
        self.protection.choose((_ON if options.dp_first else _OFF,))

    def _on_chosen(self) -> None:
        grievances, protection = self.grievances.code(), self.protection.code()
        if grievances is None or protection is None:
            self._show(self._options)
            return
        options = TallyOptions(count_grievances=grievances == _ON, dp_first=protection == _ON)
        self.context.jobs.run(
            self,
            lambda services: services.tallies.save_options(options),
            self._show,
            self._on_failed,
        )

    # -- the key as a picture or file -------------------------------------------------------------

    def _ask_file(self) -> None:
        ask_file(self, _FILE_NAME, _("Bild (*.png)"), self.save_picture)

    def save_picture(self, path: Path) -> None:
        """Save the QR code of the key and enter it in the register."""
        self.context.jobs.run(
            self,
            lambda services: services.tallies.key_png(),
            partial(self._on_made, path, _FILE_NAME),
            self._on_failed,
        )

    def _ask_key_file(self) -> None:
        ask_file(self, _KEY_FILE, _("Schlüsseldatei (*.json)"), self.save_key_file)

    def save_key_file(self, path: Path) -> None:
        """Save the key as a file for whoever adds months up, and enter it in the register."""
        self.context.jobs.run(
            self,
            lambda services: services.tallies.key_json(),
            partial(self._on_made, path, _KEY_FILE),
            self._on_failed,
        )

    def _on_made(self, path: Path, name: str, data: bytes) -> None:
        digest = sha256(data).hexdigest()
        self.context.jobs.run(
            self,
            lambda services: services.exports.note("tally_key", name, digest),
            lambda _noted: self._on_noted(path, data),
            self._on_failed,
        )

    def _on_noted(self, path: Path, data: bytes) -> None:
        try:
            save_bytes(path, data)
        except HilftError as error:
            self._on_failed(error)
            return
        self.frame.notice.say(
            "ok", _("Der Schlüssel ist gespeichert: {file}").format(file=path.name)
        )

    def _on_failed(self, error: HilftError) -> None:
        self.frame.notice.say_error(error)


def _protection_words() -> tuple[str, ...]:
    return (
        _(
            "Zufällig gerundet: Jede Zahl liegt höchstens 5 neben der wahren, im Mittel 1 bis 2. "
            "Das ist üblich."
        ),
        _(
            "Erst Rauschen: Schützt auch vor jemandem, der alle anderen Gespräche des Monats "
            "kennt. Seine Wette darauf, ob ein bestimmtes Gespräch dabei war, wird höchstens "
            "7,5-mal so gut wie vorher (wird auch gezählt, was schieflief: 10-mal). Dafür liegen "
            "die Zahlen im Mittel um 3 daneben, ohne feste Grenze, und Tabellen nach Thema und "
            "Merkmal zugleich entfallen."
        ),
        _(
            "Ein zurückgehaltener Monat wird später so mitgezählt, wie es galt, als er "
            "zurückgehalten wurde."
        ),
    )
