# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring a backup back as a new file; the old one is never overwritten."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.system.paths import Paths
from hilft_desktop.ui.jobs import Jobs
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.enter_key import submit_on_enter
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.passphrase_field import PassphraseField
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class RestorePanel(QWidget):
    """Which backup, into which file, with which passphrase."""

    restored = Signal(str)
    """Path of the restored vault."""
    abandoned = Signal()

    def __init__(self, jobs: Jobs, paths: Paths, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._frame = PageFrame(max_width=metrics.FORM_WIDTH, centred=True)
        outer.addWidget(self._frame)
        column = self._frame.column
        column.setSpacing(metrics.M)
        column.addWidget(PlainLabel(_("Sicherung einspielen"), "heading"))
        column.addWidget(
            PlainLabel(
                _(
                    "Die Sicherung wird geprüft und als neue Datei abgelegt. "
                    "Ein vorhandener Tresor bleibt, wie er ist."
                ),
                "muted",
                wrap=True,
            )
        )
        self._backup, self._backup_row = self._file_row(
            _("Sicherungsdatei"), "", self._choose_backup
        )
        column.addWidget(self._backup_row)
        self._target, self._target_row = self._file_row(
            _("Neue Datei"), str(paths.data / "tresor-zurueckgeholt.hilft"), self._choose_target
        )
        column.addWidget(self._target_row)
        self._secret = PassphraseField()
        self._secret_row = FieldRow(_("Passphrase der Sicherung"), self._secret)
        column.addWidget(self._secret_row)
        column.addStretch(1)
        self._go = Button(_("Einspielen"), "backup")
        self._go.clicked.connect(self._restore)
        self._frame.set_primary(self._go)
        submit_on_enter(self, self._go)
        back = Button(_("Zurück"), "back")
        back.clicked.connect(self.abandoned)
        self._frame.add_secondary(back)

    def begin(self) -> None:
        """Put the focus where one begins."""
        self._backup.setFocus()

    def _file_row(self, label: str, text: str, choose: object) -> tuple[LineField, FieldRow]:
        place = QWidget()
        line = QHBoxLayout(place)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.S)
        field = LineField(text, limit=1000)
        line.addWidget(field, 1)
        button = Button(_("Wählen …"), "folder")
        button.setAccessibleName(_("{label} wählen").format(label=label))
        button.clicked.connect(choose)
        line.addWidget(button)
        place.setFocusProxy(field)
        return field, FieldRow(label, place)

    def _choose_backup(self) -> None:
        dialog = QFileDialog(self, _("Sicherung wählen"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._backup.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_target(self) -> None:
        dialog = QFileDialog(self, _("Wohin mit dem Tresor?"), self._target.value)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("hilft")
        dialog.fileSelected.connect(self._target.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _restore(self) -> None:
        backup, target = self._backup.value, self._target.value
        self._backup_row.set_fault("" if backup else _("Bitte die Sicherungsdatei wählen."))
        taken = bool(target) and Path(target).exists()
        self._target_row.set_fault(
            _("Dort liegt schon eine Datei. Bitte einen anderen Namen wählen.")
            if taken
            else ("" if target else _("Bitte eine Datei angeben."))
        )
        self._secret_row.set_fault("" if self._secret.text else _("Bitte die Passphrase eingeben."))
        if any(row.fault for row in (self._backup_row, self._target_row, self._secret_row)):
            return
        secret = self._secret.text
        self._go.setEnabled(False)
        self._jobs.run(
            self,
            lambda services: services.backups.restore(backup, target, secret),
            self._on_restored,
            self._on_failed,
            long_task=True,
            words=_("Die Sicherung wird geprüft und eingespielt …"),
        )

    def _on_restored(self, path: str) -> None:
        self._go.setEnabled(True)
        self._secret.clear()
        self.restored.emit(path)

    def _on_failed(self, error: HilftError) -> None:
        self._go.setEnabled(True)
        if error.code == "passphrase_wrong":
            self._secret_row.set_fault(error_line(error))
        else:
            self._frame.notice.say_error(error)
