# SPDX-License-Identifier: GPL-3.0-or-later
"""The line below every page: why one may trust this program, in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date, format_relative
from hilft_desktop.services.rows import BackupStatus, VaultState
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.elided_label import ElidedLabel
from hilft_desktop.ui.widgets.icon_label import IconLabel


class StatusLine(QWidget):
    """Says whether the vault is encrypted and open, how old content and backup are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.XL, metrics.XS, metrics.XL, metrics.XS)
        line.setSpacing(metrics.S)
        line.addWidget(IconLabel("shield", "muted", size=16))
        self._words = ElidedLabel("", "muted")
        line.addWidget(self._words, 1)

    @property
    def text(self) -> str:
        """What is said now."""
        return self._words.text()

    def show_state(self, state: VaultState, backup: BackupStatus | None, today: date) -> None:
        """Say it anew."""
        parts = [_("verschlüsselt und geöffnet") if state.is_open else _("verschlüsselt, gesperrt")]
        if state.is_open and state.unit_name:
            parts.append(state.unit_name)
        if state.content_version:
            parts.append(_("Inhalte Stand {day}").format(day=_content_day(state.content_version)))
        if backup is not None:
            parts.append(_backup_words(backup, today))
        self._words.setText(" · ".join(parts))
        self._words.setAccessibleName(self._words.text())


def _content_day(version: str) -> str:
    """Return the day of a version such as ``2026-11-22-0dc0169c``, or the version as it is."""
    try:
        return format_date(date.fromisoformat(version[:10]))
    except ValueError:
        return version


def _backup_words(backup: BackupStatus, today: date) -> str:
    if backup.failed:
        return _("Sicherung fehlgeschlagen!")
    if backup.last_at is None:
        return _("noch keine Sicherung!")
    day = backup.last_at.astimezone().date()
    words = _("Sicherung {when}").format(when=format_relative(day, today))
    return _("{words}, überfällig!").format(words=words) if backup.overdue else words
