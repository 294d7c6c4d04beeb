# SPDX-License-Identifier: GPL-3.0-or-later
"""The lines of the register of exports."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hilft_desktop.i18n.catalog import N_, _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.services.rows import ExportRow

_KINDS = {
    "print": N_("gedruckt"),
    "pdf": N_("als PDF gespeichert"),
    "odt": N_("als ODT gespeichert"),
    "text": N_("als Text gespeichert"),
    "tally": N_("Monatszahlen gespeichert"),
    "tally_key": N_("Schlüssel der Gruppe gespeichert"),
    "backup": N_("Sicherung"),
}
_ROOT = QModelIndex()


class ExportsModel(QAbstractListModel):
    """Shows and speaks each row as one sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ExportRow, ...] = ()

    def set_rows(self, rows: tuple[ExportRow, ...]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            at = row.at.astimezone()
            when = f"{format_weekday_date(at.date())}, {at:%H:%M}"
            if row.kind not in _KINDS:  # what left says for itself what it is
                return _("{when} Uhr: {what}").format(when=when, what=row.what)
            kind = _(_KINDS[row.kind])
            return _("{when} Uhr: {what}, {kind}").format(when=when, what=row.what, kind=kind)
        if role == Qt.ItemDataRole.ToolTipRole and row.sha256:
            return _("Prüfsumme (SHA-256): {sum}").format(sum=row.sha256)
        return None
