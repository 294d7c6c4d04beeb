# SPDX-License-Identifier: GPL-3.0-or-later
"""One published table of a release: categories, their rounded numbers, their share as a bar."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.numbers import format_number

Index = QModelIndex | QPersistentModelIndex

SHARE = Qt.ItemDataRole.UserRole + 1
"""Length of the bar, 0.0 to 1.0 of the largest number in the table."""
BOUND = Qt.ItemDataRole.UserRole + 2
"""How far the number may be off either way, in the same measure; 0.0 for no bound."""


class Column(IntEnum):
    """Columns in reading order."""

    CATEGORY = 0
    NUMBER = 1
    BAR = 2


class TallyTableModel(QAbstractTableModel):
    """Published numbers only; ``bound`` is how far each may be off, 0 if nobody can say."""

    def __init__(
        self, rows: tuple[tuple[str, int], ...], bound: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._bound = bound
        self._largest = max((number for _word, number in rows), default=0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        word, number = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole if index.column() == Column.CATEGORY:
                return word
            case Qt.ItemDataRole.DisplayRole if index.column() == Column.NUMBER:
                return format_number(number)
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == Column.NUMBER:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._sentence(word, number)
            case _ if role == SHARE:
                return number / self._largest if self._largest else 0.0
            case _ if role == BOUND:
                return self._bound / max(self._largest, 1)
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        words = {
            Column.CATEGORY: _("Angabe"),
            Column.NUMBER: _("gerundet"),
            Column.BAR: _("im Vergleich"),
        }
        return words[Column(section)]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def _sentence(self, word: str, number: int) -> str:
        if not self._bound:
            return _("{word}: rund {number}").format(word=word, number=format_number(number))
        return _("{word}: {number}, das heißt {low} bis {high}").format(
            word=word,
            number=format_number(number),
            low=format_number(max(0, number - self._bound)),
            high=format_number(number + self._bound),
        )
