# SPDX-License-Identifier: GPL-3.0-or-later
"""What every page is, and what the shell hands to it.

A page is built when it is first visited and destroyed when the vault locks. It knows no other
page: it says by signal where to go, and the shell goes there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.ui.reading import ReadingTrail

if TYPE_CHECKING:
    from datetime import date

    from hilft_desktop.domain.changes import Changes
    from hilft_desktop.services.rows import VaultState
    from hilft_desktop.ui.drafts import DraftKeeper
    from hilft_desktop.ui.jobs import Jobs
    from hilft_desktop.ui.look_settings import LookSettings
    from hilft_desktop.ui.theme.manager import ThemeManager


@dataclass(frozen=True, slots=True)
class PageContext:
    """What a page may use; the same object for every page."""

    jobs: Jobs
    drafts: DraftKeeper
    theme: ThemeManager
    look: LookSettings
    vault_state: Callable[[], VaultState]
    today: Callable[[], date]
    reading: ReadingTrail = field(default_factory=ReadingTrail)
    """Guide pages read lately, on whatever page."""


class Page(QWidget):
    """Base of every page.

    ``supports_…`` tell the shell which menu commands this page answers; a page's own commands
    are ``QAction`` objects added with ``addAction`` and appear in the menu "Seite".
    """

    supports_search: ClassVar[bool] = False
    """``focus_search`` works (Ctrl+F)."""
    supports_save: ClassVar[bool] = False
    """``save`` works (Ctrl+Enter)."""
    supports_save_next: ClassVar[bool] = False
    """``save_and_next`` works (Ctrl+Shift+Enter)."""
    supports_print: ClassVar[bool] = False
    """``print_page`` works (Ctrl+P)."""

    title_changed = Signal(str)
    """The words in the header; empty for the page's own word."""
    notice_posted = Signal(str, str)
    """Kind (``info``, ``ok``, ``warn``, ``error``) and words for the bar below the header."""
    case_requested = Signal(str)
    """Open this case."""
    case_list_requested = Signal()
    contact_requested = Signal()
    guide_requested = Signal(str)
    """Open this guide page; empty for the contents."""
    checklist_requested = Signal(str, str)
    """Start this checklist (empty: choose) for this case (empty: none)."""
    letter_requested = Signal(str, str)
    """Start this letter (empty: choose) for this case (empty: none)."""
    deadline_requested = Signal(str)
    """Compute a deadline for this case (empty: none)."""
    deadline_list_requested = Signal()
    """Open the list of everything that is due."""
    collective_requested = Signal(str)
    """Open this matter of several cases; empty for the list."""
    review_requested = Signal(str)
    """Open what is to be checked, at this text (``page:id``); empty for the most urgent."""
    emergency_requested = Signal(str)
    """Open this situation of the emergency strip; empty for the choice."""
    handout_requested = Signal(str, str, str)
    """Open this hand-out (empty: choose) in this language (empty: as it was) for this case."""
    full_screen_left = Signal()
    """Go back to the ordinary window."""
    print_queue_requested = Signal()
    """Open the papers that wait for the printer."""
    settings_requested = Signal(str)
    """Open this section of the settings."""
    directory_requested = Signal(str, str)
    """Open the bodies to refer to, at this one (empty: none), for this case (empty: none)."""
    returns_requested = Signal(str)
    """Open where answers of bodies are entered, with this code (empty: none)."""
    local_requested = Signal(str)
    """Open this address of the group; empty to begin a new one."""
    privacy_requested = Signal(str, str)
    """Open this section of data protection, about the person of this case (empty: nobody)."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def show_item(self, item_id: str, case_id: str) -> None:
        """Show what was asked for: a case, a guide page, a checklist, a letter, a section."""

    def enter(self) -> None:
        """Called each time the page comes to the front: load or refresh, place the focus."""

    def on_changes(self, changes: Changes) -> None:
        """Called after every mutation anywhere: reload if it concerns what is shown."""

    def holds_unsaved(self) -> bool:
        """Tell whether leaving the program now would lose what no draft keeps."""
        return False

    def case_in_front(self) -> str:
        """Return the case that a deadline or letter begun here belongs to; empty for none."""
        return ""

    def blank_in_front(self) -> str:
        """Return the blank form of what is open here; empty for all of this page."""
        return ""

    def focus_search(self) -> None:
        """Put the cursor into this page's search field."""

    def save(self) -> None:
        """Do the primary action."""

    def save_and_next(self) -> None:
        """Save and begin the next one with the same place and topic."""

    def print_page(self) -> None:
        """Print what is shown."""
