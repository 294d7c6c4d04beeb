# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command of the window: its words, its keys, its menu. There is no command without both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu
from shiboken6 import isValid

from hilft_desktop.i18n.catalog import N_, _
from hilft_desktop.ui.navigation import PAGES, keys_of
from hilft_desktop.ui.page import Page
from hilft_desktop.ui.shell import menus


class Need(Enum):
    """When a command works."""

    ALWAYS = auto()
    OPEN = auto()
    """The vault is open."""
    WORKSPACE = auto()
    """Pages are in front (not the lock screen)."""
    SEARCH = auto()
    SAVE = auto()
    SAVE_NEXT = auto()
    PRINT = auto()
    KEY = auto()
    """The engine holds a key, be it behind the sheet of the set-up."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command; ``words`` is a message id, ``name`` finds it in tests and code."""

    name: str
    words: str
    keys: tuple[str, ...]
    menu: str
    need: Need
    separated: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("contact_new", N_("Neuer Kontakt"), ("Ctrl+N",), menus.FILE, Need.OPEN),
    Command("case_new", N_("Neuer Fall"), ("Ctrl+Shift+N",), menus.FILE, Need.OPEN),
    Command("letter_new", N_("Neues Schreiben"), ("Ctrl+L",), menus.FILE, Need.OPEN),
    Command("backup_now", N_("Sicherung anlegen"), ("Ctrl+Shift+B",), menus.FILE, Need.OPEN, True),
    Command("lock", N_("Sperren"), ("Ctrl+Shift+L",), menus.FILE, Need.KEY, True),
    Command("neutral", N_("Neutrale Seite zeigen"), ("F12",), menus.FILE, Need.ALWAYS),
    Command("quit", N_("Beenden"), ("Ctrl+Q",), menus.FILE, Need.ALWAYS, True),
    Command("palette", N_("Suchen und Befehle"), ("Ctrl+K",), menus.GO, Need.WORKSPACE, True),
    Command("search", N_("Auf dieser Seite suchen"), ("Ctrl+F",), menus.PAGE, Need.SEARCH),
    Command("save", N_("Speichern"), ("Ctrl+Enter", "Ctrl+Return"), menus.PAGE, Need.SAVE),
    Command(
        "save_next",
        N_("Speichern und nächster"),
        ("Ctrl+Shift+Enter", "Ctrl+Shift+Return"),
        menus.PAGE,
        Need.SAVE_NEXT,
    ),
    Command("print", N_("Drucken"), ("Ctrl+P",), menus.PAGE, Need.PRINT),
    Command(
        "blank",
        N_("Vordruck dieser Seite drucken …"),
        ("Ctrl+Shift+K",),
        menus.PAGE,
        Need.WORKSPACE,
    ),
    Command("theme", N_("Farben wechseln: hell, dunkel, Sonne"), ("F8",), menus.VIEW, Need.ALWAYS),
    Command("larger", N_("Schrift größer"), ("Ctrl++", "Ctrl+="), menus.VIEW, Need.ALWAYS, True),
    Command("smaller", N_("Schrift kleiner"), ("Ctrl+-",), menus.VIEW, Need.ALWAYS),
    Command("normal", N_("Schrift normal"), ("Ctrl+0",), menus.VIEW, Need.ALWAYS),
    Command(
        "sidebar", N_("Seitenleiste schmal oder breit"), ("Ctrl+B",), menus.VIEW, Need.WORKSPACE
    ),
    Command("full", N_("Vollbild"), ("F11",), menus.VIEW, Need.ALWAYS),
    Command("guide", N_("Leitfaden"), ("F1",), menus.HELP, Need.ALWAYS),
    Command("keys", N_("Tastenkürzel"), ("Shift+F1",), menus.HELP, Need.ALWAYS),
    Command(
        "test_page",
        N_("Testseite für Fensterumschläge"),
        ("Ctrl+Shift+T",),
        menus.HELP,
        Need.ALWAYS,
    ),
    Command("about", N_("Über hilft"), ("Ctrl+F1",), menus.HELP, Need.ALWAYS),
)


class Commands(QObject):
    """The window's actions in their menus; enabled exactly when they work."""

    def __init__(self, window: QMainWindow, handlers: dict[str, Callable[[], object]]) -> None:
        super().__init__(window)
        self._window = window
        self._needs: dict[str, Need] = {}
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        for title, action in zip(menus.MENUS, window.menuBar().actions(), strict=True):
            menu = action.menu()
            assert isinstance(menu, QMenu)
            self._menus[title] = menu
        for entry in PAGES:
            self._add(
                Command(
                    f"go_{entry.key}",
                    entry.word,
                    (keys_of(entry),),
                    menus.GO,
                    Need.ALWAYS if entry.keyless else Need.OPEN,
                ),
                handlers[f"go_{entry.key}"],
            )
        for command in COMMANDS:
            self._add(command, handlers[command.name])
        self._page_start = self._menus[menus.PAGE].addSeparator()
        self._page_actions: list[QAction] = []
        self._menus[menus.PAGE].menuAction().setVisible(False)

    def action(self, name: str) -> QAction:
        """Return the action of a command."""
        return self._actions[name]

    def all_actions(self) -> tuple[QAction, ...]:
        """Return every action, those of the page in front last."""
        return (*self._actions.values(), *(a for a in self._page_actions if isValid(a)))

    def update_state(self, *, is_open: bool, holds_key: bool, page: Page | None) -> None:
        """Enable what works now and show the commands of the page in front."""
        works = {
            Need.ALWAYS: True,
            Need.OPEN: is_open,
            Need.KEY: holds_key,
            Need.WORKSPACE: page is not None,
            Need.SEARCH: page is not None and page.supports_search,
            Need.SAVE: page is not None and page.supports_save,
            Need.SAVE_NEXT: page is not None and page.supports_save_next,
            Need.PRINT: page is not None and page.supports_print,
        }
        for name, action in self._actions.items():
            need = self._needs[name]
            action.setEnabled(works[need])
            if need in (Need.SEARCH, Need.SAVE, Need.SAVE_NEXT, Need.PRINT):
                action.setVisible(works[need])
        self._show_page_actions(page)

    def _show_page_actions(self, page: Page | None) -> None:
        menu = self._menus[menus.PAGE]
        for action in self._page_actions:
            if isValid(action):  # a page that was destroyed took its actions along
                menu.removeAction(action)
        self._page_actions = list(page.actions()) if page is not None else []
        menu.addActions(self._page_actions)
        shown = [each for each in menu.actions() if each.isVisible() and not each.isSeparator()]
        menu.menuAction().setVisible(bool(shown))

    def _add(self, command: Command, run: Callable[[], object]) -> None:
        action = QAction(_(command.words), self._window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.triggered.connect(lambda _on=False: run())
        menu = self._menus[command.menu]
        if command.separated:
            menu.addSeparator()
        menu.addAction(action)
        self._needs[command.name] = command.need
        self._actions[command.name] = action
