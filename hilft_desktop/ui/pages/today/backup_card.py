# SPDX-License-Identifier: GPL-3.0-or-later
"""When the last backup was made and proven; loud when it is missing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_long_date, format_relative
from hilft_desktop.i18n.error_texts import error_text
from hilft_desktop.services.rows import BackupStatus
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class BackupCard(Card):
    """Says it in words and offers to do it now."""

    backup_requested = Signal()
    settings_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Sicherung"), parent)
        self.body.setSpacing(metrics.S)
        self._last = PlainLabel("", wrap=True)
        self._proven = PlainLabel("", "muted", wrap=True)
        self.body.addWidget(self._last)
        self.body.addWidget(self._proven)
        line = QHBoxLayout()
        line.setSpacing(metrics.S)
        self.make = Button(_("Jetzt sichern"), "backup")
        self.make.clicked.connect(self.backup_requested)
        line.addWidget(self.make)
        more = Button(_("Mehr …"), role="quiet")
        more.setAccessibleName(_("Sicherungen verwalten"))
        more.clicked.connect(self.settings_requested)
        line.addWidget(more)
        line.addStretch(1)
        self.body.addLayout(line)

    def show_status(self, status: BackupStatus, today: date) -> None:
        """Show how well the vault is backed up."""
        words, role = _last_words(status, today)
        self._last.setText(words)
        self._last.set_role(role)
        if status.last_proven_at is None:
            self._proven.setText(_("Noch keine Sicherung wurde durch Zurückspielen geprüft."))
        else:
            day = status.last_proven_at.astimezone().date()
            self._proven.setText(
                _("Zuletzt durch Zurückspielen geprüft: {day}").format(day=format_long_date(day))
            )


def _last_words(status: BackupStatus, today: date) -> tuple[str, str]:
    if status.failed:
        reason = error_text(HilftError(status.failed))
        return _("Die letzte Sicherung ist fehlgeschlagen. {reason}").format(
            reason=reason
        ), "danger"
    if status.last_at is None:
        return _("Es gibt noch keine Sicherung."), "danger" if status.overdue else "strong"
    day = status.last_at.astimezone().date()
    words = _("Zuletzt {relative}, {day}").format(
        relative=format_relative(day, today), day=format_long_date(day)
    )
    if status.overdue:
        return _("Überfällig! {words}").format(words=words), "danger"
    return words, "strong"
