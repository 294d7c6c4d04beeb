# SPDX-License-Identifier: GPL-3.0-or-later
"""The public key of the group: to read aloud, to scan, to save as a picture."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.tally_rows import UnitKey
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.qr_code import QrCode

_SIDE = 200


class KeyCard(Card):
    """Says what the key is for and when it changes; the signs can be copied."""

    save_requested = Signal()
    file_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Schlüssel Eurer Gruppe"), parent)
        self.groups = PlainLabel("", "label", wrap=True, selectable=True)
        self.code = QrCode(_SIDE)
        self.save = Button(_("Als Bild speichern …"), "out")
        self.save.clicked.connect(self.save_requested)
        self.file = Button(_("Als Datei speichern …"), "save")
        self.file.clicked.connect(self.file_requested)
        self._words = QVBoxLayout()
        self._words.setSpacing(metrics.M)
        self._words.addWidget(self.groups)
        self._words.addWidget(PlainLabel(_what_for(), wrap=True))
        for button in (self.file, self.save):
            self._words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._words.addStretch(1)
        self._line = QHBoxLayout()
        self._line.setSpacing(metrics.L)
        self._line.addLayout(self._words, 1)
        self._line.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._line)

    def show_key(self, key: UnitKey) -> None:
        """Show the signs of the key in groups of four."""
        self.groups.setText(" ".join(key.groups))
        spoken = _("Schlüssel der Gruppe: {key}").format(key=" ".join(key.groups))
        self.groups.setAccessibleName(spoken)

    def show_code(self, fields: tuple[tuple[bool, ...], ...]) -> None:
        """Show the QR code."""
        self.code.show_code(fields, _("Schlüssel der Gruppe"))


def _what_for() -> str:
    return _(
        "Damit prüft ein Landesverband, dass Eure Dateien von Euch sind. Er ist nicht geheim: "
        "gebt ihn einmal weiter, als Datei oder Bild, und vergleicht die Zeichen am Telefon. Nach "
        "Sicherung und Wiederherstellung bleibt er derselbe. Nur ein neu eingerichteter Tresor hat "
        "einen anderen; dann sagt dem Landesverband selbst Bescheid."
    )
