# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: where they lie, make one, prove one, see all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.services.rows import BackupRow, BackupStatus
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.elided_label import ElidedLabel
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_list import RowList


class BackupSection(Section):
    """A backup that was never put back is a hope: each line says whether it was proven."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Sicherung"),
            _(
                "Beim Beenden wird eine verschlüsselte Kopie angelegt; sieben Tage und fünf Wochen "
                "bleiben erhalten. Am sichersten liegt sie auf einem Stick, getrennt vom Laptop. "
                "Zurückholen kannst Du eine Sicherung auf dem Sperrbildschirm."
            ),
            parent,
        )
        place = Card(_("Ordner"))
        line = QHBoxLayout()
        line.setSpacing(metrics.S)
        self._folder = ElidedLabel("", "strong")
        line.addWidget(self._folder, 1)
        change = Button(_("Ändern …"), "folder")
        change.setAccessibleName(_("Ordner der Sicherungen ändern"))
        change.clicked.connect(self._choose_folder)
        line.addWidget(change)
        place.body.addLayout(line)
        self.column.addWidget(place)
        self._card = Card(_("Vorhandene Sicherungen"))
        self._rows = RowList(spacing=metrics.XS)
        self._card.body.addWidget(self._rows)
        self._none = PlainLabel(_("Noch keine. Lege jetzt die erste an."), "muted", wrap=True)
        self._card.body.addWidget(self._none)
        self.column.addWidget(self._card)
        self.column.addStretch(1)
        make = Button(_("Jetzt sichern"), "backup")
        make.clicked.connect(self.save)
        self.frame.set_primary(make)

    def enter(self) -> None:
        self.context.jobs.run(self, lambda services: services.backups.status(), self._show_status)
        self.context.jobs.run(self, lambda services: services.backups.list(), self._show_rows)

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.BACKUP):
            self.enter()

    def save(self) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.backups.make(),
            self._on_made,
            self.frame.notice.say_error,
            long_task=True,
            words=_("Die Sicherung wird angelegt und geprüft …"),
        )

    def _show_status(self, status: BackupStatus) -> None:
        self._folder.setText(status.directory)

    def _show_rows(self, rows: tuple[BackupRow, ...]) -> None:
        self._rows.show_rows([self._line(row) for row in rows])
        self._none.setVisible(not rows)

    def _line(self, row: BackupRow) -> QWidget:
        line = QWidget()
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(metrics.M)
        at = row.made_at.astimezone()
        made = f"{format_weekday_date(at.date())}, {at:%H:%M}"
        size = _("{n} KB").format(n=format_number(max(1, row.size_bytes // 1024)))
        box.addWidget(PlainLabel(_("{made} Uhr, {size}").format(made=made, size=size)))
        if row.proven_at is None:
            box.addWidget(PlainLabel(_("nicht geprüft"), "muted"), 1)
        else:
            day = format_weekday_date(row.proven_at.astimezone().date())
            box.addWidget(PlainLabel(_("geprüft {day}").format(day=day), "ok"), 1)
        prove = Button(_("Prüfen"), role="quiet")
        prove.setAccessibleName(_("Sicherung vom {made} probeweise zurückholen").format(made=made))
        prove.clicked.connect(lambda: self._prove(row.path))
        box.addWidget(prove)
        return line

    def _prove(self, path: str) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.backups.prove(path),
            self._on_proven,
            self.frame.notice.say_error,
            long_task=True,
            words=_("Die Sicherung wird probeweise zurückgeholt …"),
        )

    def _on_proven(self, _row: BackupRow) -> None:
        self.frame.notice.say(
            "ok",
            _("Die Sicherung ist vollständig und lesbar."),
            _("Sie wurde probeweise zurückgeholt, jede Seite wurde gelesen."),
        )

    def _on_made(self, row: BackupRow) -> None:
        self.frame.notice.say(
            "ok", _("Die Sicherung ist angelegt."), _("Datei: {file}").format(file=row.path)
        )

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, _("Ordner für Sicherungen"), self._folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._set_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _set_folder(self, folder: str) -> None:
        path = str(Path(folder))
        self.context.jobs.run(
            self,
            lambda services: services.backups.set_directory(path),
            self._show_status,
            self.frame.notice.say_error,
        )
