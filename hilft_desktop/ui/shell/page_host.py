# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds pages when they are first visited and destroys all of them when the vault locks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import delete, isValid

from hilft_desktop.domain.changes import Changes
from hilft_desktop.ui.navigation import PageKey, entry_of
from hilft_desktop.ui.page import Page, PageContext


class PageHost(QStackedWidget):
    """The stack of pages. It wires their wishes to where they lead; pages know no other page."""

    page_shown = Signal(object)
    """``PageKey`` of the page in front."""
    title_changed = Signal(str)
    notice_posted = Signal(str, str)
    full_screen_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[PageKey, Page] = {}
        self._current: PageKey | None = None
        self._unheard: dict[PageKey, Changes] = {}

    @property
    def current_key(self) -> PageKey | None:
        """The page in front, ``None`` before the first."""
        return self._current

    @property
    def current_page(self) -> Page | None:
        """The widget of the page in front."""
        return self._pages.get(self._current) if self._current else None

    def is_built(self, key: PageKey) -> bool:
        """Tell whether a page was visited since the vault was opened."""
        return key in self._pages

    def pages(self) -> tuple[Page, ...]:
        """Return every page that lives now."""
        return tuple(self._pages.values())

    def go_to(
        self, context: PageContext, key: PageKey, item_id: str | None = None, case_id: str = ""
    ) -> Page:
        """Show a page, built if need be; with ``item_id`` it shows that item."""
        page = self._pages.get(key) or self._build(context, key)
        self._current = key
        self.setCurrentWidget(page)
        if item_id is not None:
            page.show_item(item_id, case_id)
        missed = self._unheard.pop(key, None)
        if missed is not None:
            page.on_changes(missed)
        page.enter()
        self.page_shown.emit(key)
        return page

    def destroy_pages(self) -> None:
        """Destroy every page now, not at some later turn of the event loop."""
        pages, self._pages = tuple(self._pages.values()), {}
        self._unheard.clear()
        self._current = None
        for page in pages:
            self.removeWidget(page)
            if isValid(page):
                delete(page)

    def announce(self, changes: Changes) -> None:
        """Tell the page in front what changed, every other one when it comes to the front.

        A page that nobody sees must not make the engine work while somebody counts at the stall.
        """
        for key, page in tuple(self._pages.items()):
            if key is self._current:
                page.on_changes(changes)
            else:
                missed = self._unheard.get(key)
                self._unheard[key] = changes if missed is None else missed.joined(changes)

    def _build(self, context: PageContext, key: PageKey) -> Page:
        page = entry_of(key).load()(context)
        self._pages[key] = page
        self.addWidget(page)
        page.title_changed.connect(lambda title: self._on_title(key, title))
        page.notice_posted.connect(self.notice_posted)
        page.full_screen_left.connect(self.full_screen_left)
        page.case_requested.connect(lambda case: self.go_to(context, PageKey.CASES, case))
        page.case_list_requested.connect(lambda: self.go_to(context, PageKey.CASES))
        page.contact_requested.connect(lambda: self.go_to(context, PageKey.CONTACT))
        page.guide_requested.connect(lambda item: self.go_to(context, PageKey.GUIDE, item))
        page.checklist_requested.connect(
            lambda item, case: self.go_to(context, PageKey.CHECKLIST, item, case)
        )
        page.letter_requested.connect(
            lambda item, case: self.go_to(context, PageKey.LETTER, item, case)
        )
        page.collective_requested.connect(
            lambda item: self.go_to(context, PageKey.COLLECTIVES, item)
        )
        page.deadline_requested.connect(
            lambda case: self.go_to(context, PageKey.LETTER_IN_HAND, "", case)
        )
        page.deadline_list_requested.connect(lambda: self.go_to(context, PageKey.DEADLINES))
        page.review_requested.connect(lambda item: self.go_to(context, PageKey.REVIEW, item))
        page.emergency_requested.connect(lambda item: self.go_to(context, PageKey.EMERGENCY, item))
        page.handout_requested.connect(
            lambda item, language, case: self.go_to(
                context, PageKey.HANDOUT, f"{item}:{language}", case
            )
        )
        page.print_queue_requested.connect(lambda: self.go_to(context, PageKey.PRINT_QUEUE))
        page.settings_requested.connect(lambda item: self.go_to(context, PageKey.SETTINGS, item))
        page.directory_requested.connect(
            lambda item, case: self.go_to(context, PageKey.DIRECTORY, item, case)
        )
        page.returns_requested.connect(lambda code: self.go_to(context, PageKey.RETURNS, code))
        page.local_requested.connect(lambda item: self.go_to(context, PageKey.LOCAL, item))
        page.privacy_requested.connect(
            lambda item, case: self.go_to(context, PageKey.PRIVACY, item, case)
        )
        return page

    def _on_title(self, key: PageKey, title: str) -> None:
        if key is self._current:
            self.title_changed.emit(title)
