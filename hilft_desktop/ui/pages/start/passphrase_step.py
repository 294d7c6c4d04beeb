# SPDX-License-Identifier: GPL-3.0-or-later
"""Third step: the passphrase, and where the vault lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.jobs import Jobs
from hilft_desktop.ui.pages.start.wizard_step import WizardStep
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.new_passphrase import NewPassphrase


class PassphraseStep(WizardStep):
    """Without the passphrase nobody can read the vault, not even whoever wrote this program."""

    def __init__(self, jobs: Jobs, proposal: Path) -> None:
        super().__init__(
            _("Passphrase"),
            _(
                "Sie verschlüsselt alles, was über Menschen gespeichert wird. Niemand kann sie "
                "zurücksetzen; dafür gibt es gleich ein Wiederherstellungsblatt auf Papier."
            ),
        )
        self._passphrase = NewPassphrase(jobs)
        self.column.addWidget(self._passphrase)
        place = QWidget()
        line = QHBoxLayout(place)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.S)
        self._path = LineField(str(proposal), limit=1000)
        line.addWidget(self._path, 1)
        choose = Button(_("Ändern …"), "folder")
        choose.clicked.connect(self._choose)
        line.addWidget(choose)
        place.setFocusProxy(self._path)
        self._path_row = FieldRow(
            _("Datei des Tresors"), place, _("Auf diesem Laptop oder auf einem Stick.")
        )
        self.column.addWidget(self._path_row)
        self.column.addStretch(1)

    @property
    def passphrase(self) -> str:
        """The chosen passphrase."""
        return self._passphrase.passphrase

    @property
    def path(self) -> str:
        """The file that will be created."""
        return self._path.value

    def enter(self) -> None:
        self._passphrase.begin()

    def clear(self) -> None:
        """Forget the passphrase."""
        self._passphrase.clear()

    def is_right(self) -> bool:
        taken = self._path.value and Path(self._path.value).exists()
        place = self.demand(
            self._path_row,
            _("Dort liegt schon eine Datei. Bitte einen anderen Namen wählen.")
            if taken
            else _("Bitte eine Datei angeben."),
            when=bool(taken) or not self._path.value,
        )
        return self._passphrase.is_right() and place

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Wohin mit dem Tresor?"), self._path.value)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("hilft")
        dialog.setNameFilter(_("Tresor (*.hilft)"))
        dialog.fileSelected.connect(self._path.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
