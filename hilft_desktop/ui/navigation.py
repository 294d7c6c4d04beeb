# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the program: their words, icons, keys, and where their class is found.

Classes are loaded at the first visit, so that the start stays quick.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

from hilft_desktop.i18n.catalog import N_

if TYPE_CHECKING:
    from hilft_desktop.ui.page import Page


class PageKey(StrEnum):
    """A page one can go to."""

    TODAY = "today"
    STALL = "stall"
    TALLY_SHEET = "tally_sheet"
    CONTACT = "contact"
    CASES = "cases"
    COLLECTIVES = "collectives"
    GUIDE = "guide"
    CHECKLIST = "checklist"
    DEADLINES = "deadlines"
    LETTER_IN_HAND = "letter_in_hand"
    LETTER = "letter"
    TALLY = "tally"
    SETTINGS = "settings"
    EMERGENCY = "emergency"
    REVIEW = "review"
    UPDATES = "updates"
    LOCAL = "local"
    DIRECTORY = "directory"
    RETURNS = "returns"
    PRIVACY = "privacy"
    LAND = "land"
    PRINT_QUEUE = "print_queue"
    HANDOUT = "handout"
    FORMS = "forms"


class Side(StrEnum):
    """Where a page stands in the sidebar."""

    LIST = "list"
    FOOT = "foot"
    """Below the list, always in sight."""
    NONE = "none"
    """Reached by menu, keys and command search."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page in the sidebar. ``word`` is a message id, translated when shown."""

    key: PageKey
    word: str
    icon: str
    class_path: str
    keyless: bool = False
    """True when the page shows public content only and works while the vault is locked."""
    keys: str = ""
    """The keys that lead there; empty for Alt and the place among the pages without own keys."""
    side: Side = Side.LIST

    def load(self) -> type[Page]:
        """Import and return the page's class."""
        module, _, name = self.class_path.partition(":")
        found: type[Page] = getattr(import_module(f"hilft_desktop.ui.pages.{module}"), name)
        return found


PAGES: tuple[PageEntry, ...] = (
    PageEntry(PageKey.TODAY, N_("Heute"), "today", "today.page:TodayPage"),
    PageEntry(PageKey.STALL, N_("Stand"), "stall", "stall.page:StallPage", keys="F7"),
    PageEntry(PageKey.CONTACT, N_("Kontakt"), "contact", "contact.page:ContactPage"),
    PageEntry(PageKey.CASES, N_("Fälle"), "cases", "cases.page:CasesPage"),
    PageEntry(PageKey.GUIDE, N_("Leitfaden"), "guide", "guide.page:GuidePage", keyless=True),
    PageEntry(
        PageKey.CHECKLIST,
        N_("Checklisten"),
        "checklist",
        "checklist.page:ChecklistPage",
        keyless=True,
    ),
    PageEntry(PageKey.DEADLINES, N_("Fristen"), "deadline", "deadlines.page:DeadlinesPage"),
    PageEntry(PageKey.LETTER, N_("Schreiben"), "letter", "letter.page:LetterPage"),
    PageEntry(PageKey.TALLY, N_("Zahlen"), "tally", "tally.page:TallyPage"),
    PageEntry(PageKey.SETTINGS, N_("Einstellungen"), "settings", "settings.page:SettingsPage"),
    PageEntry(
        PageKey.TALLY_SHEET,
        N_("Strichliste eintippen"),
        "edit",
        "tally_sheet.page:TallySheetPage",
        keys="Shift+F7",
        side=Side.NONE,
    ),
    PageEntry(
        PageKey.COLLECTIVES,
        N_("Sammelfälle"),
        "folder",
        "collectives.page:CollectivesPage",
        keys="Ctrl+Shift+S",
        side=Side.NONE,
    ),
    PageEntry(
        PageKey.LETTER_IN_HAND,
        N_("Frist berechnen"),
        "deadline",
        "deadlines.letter_page:LetterInHandPage",
        keyless=True,
        keys="Ctrl+D",
        side=Side.NONE,
    ),
    PageEntry(
        PageKey.EMERGENCY,
        N_("Notfall"),
        "alert",
        "emergency.page:EmergencyPage",
        keyless=True,
        keys="F9",
        side=Side.FOOT,
    ),
    PageEntry(
        PageKey.REVIEW,
        N_("Inhalte prüfen"),
        "check",
        "review.page:ReviewPage",
        keyless=True,
        keys="Ctrl+Shift+I",
        side=Side.NONE,
    ),
    PageEntry(
        PageKey.UPDATES,
        N_("Inhalte aktualisieren"),
        "backup",
        "updates.page:UpdatesPage",
        keyless=True,
        keys="Alt+0",
        side=Side.NONE,
    ),
    PageEntry(
        PageKey.LOCAL,
        N_("Örtliches"),
        "place",
        "local.page:LocalPage",
        keyless=True,
        keys="Ctrl+Shift+O",
        side=Side.NONE,
    ),
    PageEntry(
        PageKey.HANDOUT,
        N_("Merkblätter"),
        "out",
        "handout.page:HandoutPage",
        keyless=True,
        keys="Ctrl+Shift+H",
        side=Side.NONE,
    ),
    PageEntry(
        PageKey.PRINT_QUEUE,
        N_("Druckwarteschlange"),
        "queue",
        "print_queue.page:PrintQueuePage",
        keys="Ctrl+Shift+P",
        side=Side.NONE,
    ),
    PageEntry(
        PageKey.LAND,
        N_("Landesverband"),
        "tally",
        "land.page:LandPage",
        keyless=True,
        keys="Ctrl+Shift+G",
        side=Side.NONE,
    ),
    PageEntry(
        PageKey.DIRECTORY,
        N_("Verweisstellen"),
        "place",
        "directory.page:DirectoryPage",
        keyless=True,
        keys="Ctrl+Shift+V",
        side=Side.NONE,
    ),
    PageEntry(
        PageKey.RETURNS,
        N_("Rücklauf eingeben"),
        "undo",
        "directory.returns_page:ReturnsPage",
        keys="Ctrl+Shift+R",
        side=Side.NONE,
    ),
    PageEntry(
        PageKey.PRIVACY,
        N_("Datenschutz"),
        "shield",
        "privacy.page:PrivacyPage",
        keys="Ctrl+Shift+D",
        side=Side.NONE,
    ),
    PageEntry(
        PageKey.FORMS,
        N_("Vordrucke"),
        "print",
        "forms.page:FormsPage",
        keyless=True,
        keys="Ctrl+Shift+F",
        side=Side.NONE,
    ),
)


def keys_of(entry: PageEntry) -> str:
    """Return the keys that lead to a page."""
    if entry.keys:
        return entry.keys
    numbered = [each for each in PAGES if not each.keys]
    return f"Alt+{numbered.index(entry) + 1}"


def entry_of(key: PageKey) -> PageEntry:
    """Return the entry of a page."""
    return next(entry for entry in PAGES if entry.key is key)
