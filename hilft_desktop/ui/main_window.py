# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: puts the parts together and decides what is in front."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.navigation import PageKey, entry_of
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.lock.page import LockPage
from hilft_desktop.ui.practice import PRACTICE_PASSPHRASE, practice_path
from hilft_desktop.ui.shell.menus import MENUS
from hilft_desktop.ui.shell.parts import TITLE, WindowParts
from hilft_desktop.ui.shell.practice_frame import PracticeFrame
from hilft_desktop.ui.theme import metrics

# What the first picture does not need is imported where it is used: the lock screen must stand
# while the rest is still loading.
if TYPE_CHECKING:
    from hilft_desktop.domain.changes import Changes
    from hilft_desktop.domain.errors import HilftError
    from hilft_desktop.services.rows import VaultState
    from hilft_desktop.ui.pages.start.page import StartPage
    from hilft_desktop.ui.shell.closing import Closing
    from hilft_desktop.ui.shell.commands import Commands
    from hilft_desktop.ui.shell.neutral_page import NeutralPage
    from hilft_desktop.ui.shell.workspace import Workspace
    from hilft_desktop.ui.widgets.notice_bar import NoticeBar


class MainWindow(QMainWindow):
    """One of: lock screen, set-up, workspace, neutral page. Its title never names anybody."""

    painted = Signal()
    """The first picture is on screen; sent once."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__()
        self._parts = parts
        self._last_key = PageKey.TODAY
        self._path = ""
        self._is_painted = False
        self.context = PageContext(
            jobs=parts.jobs,
            drafts=parts.drafts,
            theme=parts.theme,
            look=parts.look,
            vault_state=lambda: parts.door.state,
            today=parts.clock.today,
        )
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*metrics.SMALLEST)
        self._root = QStackedWidget()
        self._frame = PracticeFrame(self._root)
        self.setCentralWidget(self._frame)
        self.lock_page = LockPage(parts.jobs)
        self._root.addWidget(self.lock_page)
        self._workspace: Workspace | None = None
        self._neutral: NeutralPage | None = None
        self._setup: StartPage | None = None
        self._closing: Closing | None = None
        self._commands: Commands | None = None
        for title in MENUS:
            self.menuBar().addMenu(_(title))
        self._wire()

    # ------------------------------------------------------------------ parts built when needed

    @property
    def commands(self) -> Commands:
        """The window's commands; there are none before the first paint."""
        if self._commands is None:
            from hilft_desktop.ui.shell.commands import Commands
            from hilft_desktop.ui.shell.window_actions import WindowActions

            self._commands = Commands(self, WindowActions(self, self._parts).handlers())
        return self._commands

    @property
    def closing(self) -> Closing:
        """What happens before the window closes."""
        if self._closing is None:
            from hilft_desktop.ui.shell.closing import Closing

            self._closing = Closing(self, self._parts)
        return self._closing

    @property
    def workspace(self) -> Workspace:
        """Sidebar and pages; built after the first paint."""
        if self._workspace is None:
            from hilft_desktop.ui.shell.workspace import Workspace

            work = Workspace()
            work.sidebar.page_chosen.connect(self.go_to)
            work.sidebar.lock_chosen.connect(self._on_lock_chosen)
            work.header.search_requested.connect(self.show_palette)
            work.header.set_day(self._parts.clock.today())
            work.host.page_shown.connect(self._on_page_shown)
            work.host.title_changed.connect(work.header.set_title)
            work.host.notice_posted.connect(work.notice.say)
            work.notice.action.clicked.connect(lambda: self.go_to(PageKey.SETTINGS, "sheet"))
            work.set_collapsed(collapsed=self._parts.look.current.sidebar_collapsed)
            self._root.addWidget(work)
            self._workspace = work
            work.show_status(self.context)
        return self._workspace

    @property
    def neutral_page(self) -> NeutralPage:
        """The page for strangers; built after the first paint, then always ready."""
        if self._neutral is None:
            from hilft_desktop.ui.shell.neutral_page import NeutralPage

            self._neutral = NeutralPage()
            self._neutral.return_requested.connect(self.show_lock_page)
            self._root.addWidget(self._neutral)
        return self._neutral

    @property
    def is_neutral(self) -> bool:
        """Tell whether the neutral page is in front."""
        return self._neutral is not None and self._root.currentWidget() is self._neutral

    def after_first_paint(self) -> None:
        """Do everything that the first picture did not need."""
        from hilft_desktop.ui.shell.day_watch import watch_day
        from hilft_desktop.ui.shell.guard import stand_guard

        self._parts.door.start()
        stand_guard(self, self._parts.look)
        self._day_watch = watch_day(self)
        self.workspace.hide()
        self.neutral_page.hide()
        self.commands.update_state(is_open=False, holds_key=False, page=None)

    # ----------------------------------------------------------------------- opening and locking

    def enter(self, state: VaultState, by_sheet: bool = False) -> None:
        """Show the work of an opened vault and say what must be done first."""
        from hilft_desktop.ui.shell.greeting import greet

        self._parts.door.enter(state)
        self._path = state.path
        if not state.is_practice:
            self._parts.look.change(vault_path=state.path)
        self._frame.set_practice(practice=state.is_practice)
        self._drop_setup()
        self._show_workspace(self._last_key)
        self.workspace.refresh_status(self.context)
        sheet_due = self._parts.look.current.sheet_due == state.path
        greet(self, state, by_sheet=by_sheet, sheet_due=sheet_due)

    @property
    def holds_key(self) -> bool:
        """Tell whether the engine holds a key, be it behind the sheet of the set-up."""
        return self._parts.door.is_open or (self._setup is not None and self._setup.holds_key)

    def lock(self, words: str = "") -> None:
        """Lock now, if there is a key to forget, and say why."""
        if self.holds_key:
            self._close_down(self.lock_page)
            self.show_lock_page()
            if words:
                self.lock_page.notice.say("info", words)

    def show_neutral(self) -> None:
        """Show the page for strangers at once; everything else happens behind it."""
        neutral = self.neutral_page
        self.menuBar().hide()
        self.setWindowTitle(_("Leitfaden"))
        self._close_down(neutral)
        neutral.take_focus()

    def show_lock_page(self) -> None:
        """Show where one unlocks; a vault still open behind its sheet is locked first."""
        if self._setup is not None and self._setup.holds_key:
            self._close_down(self.lock_page)
        self.menuBar().show()
        self.setWindowTitle(TITLE)
        path = self._path or self._parts.look.current.vault_path or ""
        if not path or not Path(path).exists():
            self.show_setup()
            return
        self.set_vault(path)
        self._root.setCurrentWidget(self.lock_page)
        self.lock_page.reset()
        self._update_commands()

    def set_vault(self, path: str) -> None:
        """Name the file that the lock screen opens."""
        practice = str(practice_path(self._parts.paths))
        if path == practice:
            hint = _("Das ist der Übungstresor. Passphrase: {words}")
            own = self._parts.look.current.vault_path
            self.lock_page.set_vault(
                path, hint.format(words=PRACTICE_PASSPHRASE), may_leave=bool(own)
            )
        else:
            self.lock_page.set_vault(path)

    @property
    def start_page(self) -> StartPage:
        """The first start; built when it is wanted, destroyed when a vault is open."""
        if self._setup is None:
            from hilft_desktop.ui.pages.start.page import StartPage

            page = StartPage(self._parts.jobs, self._parts.paths)
            page.opened.connect(self._on_set_up)
            page.guide_requested.connect(lambda: self.go_to(PageKey.GUIDE))
            page.file_chosen.connect(self._on_vault_chosen)
            page.created.connect(self._on_created)
            self._root.addWidget(page)
            self._setup = page
        return self._setup

    def _on_created(self, path: str) -> None:
        # The sheet is on screen and nobody has it yet: noted on the laptop until it is put away.
        self._parts.look.change(vault_path=path, sheet_due=path)
        self._update_commands()

    def _on_set_up(self, state: VaultState) -> None:
        if self._parts.look.current.sheet_due == state.path:
            self._parts.look.change(sheet_due=None)
        self.enter(state)

    def show_setup(self) -> None:
        """Show the first start: set up, restore, practise."""
        self.start_page.begin()
        self._root.setCurrentWidget(self.start_page)
        self._update_commands()

    def _close_down(self, front: QWidget) -> None:
        """Put ``front`` before everything, then make the data behind it disappear."""
        from hilft_desktop.ui.dialogs.closing_all import close_dialogs

        self._root.setCurrentWidget(front)
        self._frame.set_practice(practice=False)
        close_dialogs(self)
        self.repaint()
        self.context.reading.forget()
        if self._workspace is not None:
            self._parts.door.shut(self._workspace.forget)
        self._drop_setup()
        self._update_commands()

    def _drop_setup(self) -> None:
        setup, self._setup = self._setup, None
        if setup is not None:
            self._root.removeWidget(setup)
            setup.deleteLater()

    def _on_engine_lost(self) -> None:
        was_open = self._parts.door.is_open
        if not self._parts.door.may_restart:
            self._notice().say(
                "error",
                _("Der Rechenteil des Programms startet nicht."),
                _("Bitte das Programm schließen und neu öffnen. Gespeichertes ist sicher."),
            )
            return
        if was_open and not self.is_neutral:
            self._close_down(self.lock_page)
            self.show_lock_page()
            self.lock_page.notice.say(
                "warn",
                _("Der Rechenteil des Programms ist ausgefallen und wurde neu gestartet."),
                _("Alles Gespeicherte ist sicher. Nach dem Entsperren ist der Entwurf wieder da."),
            )
        else:
            self._parts.door.start()

    # -------------------------------------------------------------------------------- navigation

    def go_to(self, key: PageKey, item_id: str | None = None, case_id: str = "") -> None:
        """Show a page; one that needs the vault leads to the lock screen while it is locked."""
        if not self._parts.door.is_open and not entry_of(key).keyless:
            self.show_lock_page()
            return
        self._show_workspace(key, item_id, case_id)

    def _show_workspace(self, key: PageKey, item_id: str | None = None, case_id: str = "") -> None:
        work = self.workspace
        work.sidebar.set_locked(locked=not self._parts.door.is_open)
        work.header.set_day(self._parts.clock.today())
        self.menuBar().show()
        self.setWindowTitle(TITLE)
        self._root.setCurrentWidget(work)
        work.host.go_to(self.context, key, item_id, case_id)

    def _on_page_shown(self, key: PageKey) -> None:
        work = self.workspace
        if self._parts.door.is_open:
            self._last_key = key
        work.sidebar.show_current(key)
        work.header.set_title(_(entry_of(key).word))
        work.notice.clear()
        self._update_commands()

    def _on_lock_chosen(self) -> None:
        if self._parts.door.is_open:
            self.lock()
        else:
            self.show_lock_page()

    def show_palette(self) -> None:
        """Open the search over commands, guide and cases."""
        from hilft_desktop.ui.shell.command_palette import CommandPalette

        palette = CommandPalette(
            self._parts.jobs,
            self.commands.all_actions(),
            self,
            with_cases=self._parts.door.is_open and not self.workspace.at_stall,
        )
        palette.guide_chosen.connect(self._on_hit)
        palette.case_chosen.connect(lambda case: self.go_to(PageKey.CASES, case))
        palette.open()

    def _on_hit(self, kind: str, item_id: str) -> None:
        pages = {"checklist": PageKey.CHECKLIST, "letter": PageKey.LETTER}
        self.go_to(pages.get(kind, PageKey.GUIDE), item_id)

    # ------------------------------------------------------------------------- words and the rest

    def _wire(self) -> None:
        lock = self.lock_page
        lock.unlocked.connect(self.enter)
        lock.guide_requested.connect(lambda: self.go_to(PageKey.GUIDE))
        lock.emergency_requested.connect(lambda: self.go_to(PageKey.EMERGENCY))
        lock.deadline_requested.connect(lambda: self.go_to(PageKey.LETTER_IN_HAND))
        lock.setup_requested.connect(self.show_setup)
        lock.restore_requested.connect(self._on_restore_wanted)
        lock.path_chosen.connect(self._on_vault_chosen)
        lock.own_requested.connect(lambda: self._on_vault_chosen(""))
        self._parts.jobs.changed.connect(self._on_changes)
        self._parts.jobs.call_failed.connect(self._on_failure)
        self._parts.look.save_failed.connect(self._on_failure)
        self._parts.door.engine_lost.connect(self._on_engine_lost)

    def _on_vault_chosen(self, path: str) -> None:
        self._path = path
        self.show_lock_page()

    def _on_restore_wanted(self) -> None:
        self.show_setup()
        self.start_page.show_restore()

    def _notice(self) -> NoticeBar:
        front = self._root.currentWidget()
        in_front = self._workspace is not None and front is self._workspace
        return self.workspace.notice if in_front else self.lock_page.notice

    def _on_failure(self, error: HilftError) -> None:
        self._notice().say_error(error)

    def _on_changes(self, changes: Changes) -> None:
        from hilft_desktop.domain.changes import Kind

        if self._workspace is not None:
            self._workspace.host.announce(changes)
        if changes.touches(Kind.BACKUP):
            self.workspace.refresh_status(self.context)

    def _update_commands(self) -> None:
        work = self._workspace
        in_front = work is not None and self._root.currentWidget() is work
        page: Page | None = work.host.current_page if work is not None and in_front else None
        if self._commands is not None:
            self._commands.update_state(
                is_open=self._parts.door.is_open, holds_key=self.holds_key, page=page
            )

    def discard(self) -> None:
        """End without ceremony: no backup, no question. For tests and for a dying session."""
        from hilft_desktop.ui.dialogs.closing_all import close_dialogs

        close_dialogs(self)
        if self._workspace is not None:
            self._workspace.forget()
        self._parts.door.stop()
        self.closing.skip()
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            # After this event: by then everything inside the window is painted too.
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.closing.may_close())
