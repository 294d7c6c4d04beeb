# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything about one case, in one column."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.pages.cases.case_head import CaseHead
from hilft_desktop.ui.pages.cases.chronicle import Chronicle
from hilft_desktop.ui.pages.cases.entry_editor import EntryEditor
from hilft_desktop.ui.pages.cases.flag_section import FlagSection
from hilft_desktop.ui.pages.cases.follow_up_card import FollowUpCard
from hilft_desktop.ui.pages.cases.records_card import RecordsCard
from hilft_desktop.ui.widgets.page_scroll import PageScroll


class CaseDetailPanel(PageScroll):
    """Danger first, then what is due, then writing, then the past."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.head = CaseHead()
        self.flags = FlagSection()
        self.follow_ups = FollowUpCard(today)
        self.editor = EntryEditor()
        self.editor.hide()
        self.chronicle = Chronicle()
        self.records = RecordsCard()
        for widget in (
            self.head,
            self.flags,
            self.editor,
            self.follow_ups,
            self.records,
            self.chronicle,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def show_case(self, detail: CaseDetail, checklist_titles: Mapping[str, str]) -> None:
        """Show a case; the entry being written is left alone."""
        self.head.show_case(detail)
        self.flags.show_flags(detail.flags)
        self.follow_ups.show_follow_ups(detail.follow_ups)
        self.records.show_records(detail.runs, detail.documents, checklist_titles)
        self.chronicle.show_history(detail.entries, detail.contacts)

    def open_editor(self) -> None:
        """Bring the editor into view with the cursor in it."""
        self.editor.show()
        self.editor.focus_first()
