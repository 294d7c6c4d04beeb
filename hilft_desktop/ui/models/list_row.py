# SPDX-License-Identifier: GPL-3.0-or-later
"""A row of a list in words, and the roles under which every list model answers it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt


class RowRole(IntEnum):
    """Roles beside Qt's own; views and delegates know no other model detail."""

    KEY = Qt.ItemDataRole.UserRole + 1
    DETAIL = Qt.ItemDataRole.UserRole + 2
    NOTE = Qt.ItemDataRole.UserRole + 3
    HEADING = Qt.ItemDataRole.UserRole + 4
    URGENT = Qt.ItemDataRole.UserRole + 5


@dataclass(frozen=True, slots=True)
class ListRow:
    """One entry: ``title`` above, ``detail`` below, ``note`` a state in words at the right edge.

    ``spoken`` is the whole row as one sentence, because screen readers struggle with the parts of
    Qt lists. A heading groups the rows below it and cannot be chosen.
    """

    key: str
    title: str
    detail: str = ""
    note: str = ""
    spoken: str = ""
    is_heading: bool = False
    is_urgent: bool = False

    @property
    def sentence(self) -> str:
        """Return what a screen reader says."""
        if self.spoken:
            return self.spoken
        return ", ".join(part for part in (self.title, self.detail, self.note) if part)


def row_data(row: ListRow, role: int) -> object:
    """Answer a model role from a row."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return row.title
        case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
            return row.sentence
        case RowRole.KEY:
            return row.key
        case RowRole.DETAIL:
            return row.detail
        case RowRole.NOTE:
            return row.note
        case RowRole.HEADING:
            return row.is_heading
        case RowRole.URGENT:
            return row.is_urgent
        case _:
            return None
