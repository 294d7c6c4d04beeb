# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of cases, see ``paged_list_model``."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.services.rows import CasePage, CaseQuery, CaseRow
from hilft_desktop.ui.models.list_row import ListRow
from hilft_desktop.ui.models.paged_list_model import Cancel, PagedListModel

LoadPage = Callable[
    [CaseQuery, Callable[[CasePage], None], Callable[[HilftError], None]], Cancel | None
]
"""Asks for a page, answers later through one of the two callbacks; returns how to cancel."""


class CaseListModel(PagedListModel[CaseQuery, CaseRow]):
    """Cases by pseudonym."""

    def __init__(
        self, load: LoadPage, describe: Callable[[CaseRow], ListRow], parent: QObject | None = None
    ) -> None:
        super().__init__(load, describe, CaseQuery(), parent)
