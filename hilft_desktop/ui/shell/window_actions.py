# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window's menu commands do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog

from hilft_desktop import __version__
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import BackupRow
from hilft_desktop.system.atomic import write_bytes
from hilft_desktop.ui.about import about_paragraphs
from hilft_desktop.ui.dialogs.text_dialog import TextDialog
from hilft_desktop.ui.navigation import PAGES, PageKey
from hilft_desktop.ui.page import Page
from hilft_desktop.ui.shell.parts import WindowParts

if TYPE_CHECKING:
    from hilft_desktop.ui.main_window import MainWindow


class WindowActions(QObject):
    """One method a command; the window decides what is in front, this decides what happens."""

    def __init__(self, window: MainWindow, parts: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each command calls."""
        go = self._window.go_to
        return {
            **{f"go_{entry.key}": partial(go, entry.key) for entry in PAGES},
            f"go_{PageKey.LETTER_IN_HAND}": self._begin_deadline,
            "contact_new": partial(go, PageKey.CONTACT, ""),
            "case_new": self._begin_case,
            "letter_new": lambda: go(PageKey.LETTER, "", self._case_in_front()),
            "backup_now": self._make_backup,
            "lock": self._window.lock,
            "neutral": self._window.show_neutral,
            "quit": self._window.close,
            "palette": self._window.show_palette,
            "search": partial(self._on_page, Page.focus_search),
            "save": partial(self._on_page, Page.save),
            "save_next": partial(self._on_page, Page.save_and_next),
            "print": partial(self._on_page, Page.print_page),
            "blank": self._show_blank,
            "theme": self._cycle_theme,
            "larger": partial(self._step_font, 1),
            "smaller": partial(self._step_font, -1),
            "normal": self._normal_font,
            "sidebar": self._toggle_sidebar,
            "full": self._toggle_full,
            "guide": partial(go, PageKey.GUIDE),
            "keys": self._show_keys,
            "test_page": self._make_test_page,
            "about": self._show_about,
        }

    def _begin_case(self) -> None:
        self._window.go_to(PageKey.CONTACT)
        self._window.workspace.notice.say(
            "info",
            _("Ein Fall beginnt mit einem Kontakt."),
            _("Bitte den Kontakt speichern und danach „Fall eröffnen“ wählen."),
        )

    def _begin_deadline(self) -> None:
        case = self._case_in_front()
        self._window.go_to(PageKey.LETTER_IN_HAND, "" if case else None, case)

    def _show_blank(self) -> None:
        """Show the blanks of the page in front, first that of what is open there."""
        host = self._window.workspace.host
        if host.current_key is PageKey.FORMS or host.current_page is None:
            self._on_page(Page.print_page)
            return
        blank = host.current_page.blank_in_front()
        self._window.go_to(PageKey.FORMS, blank or f"@{host.current_key}")

    def _case_in_front(self) -> str:
        page = self._window.workspace.host.current_page
        return page.case_in_front() if page is not None else ""

    def _on_page(self, act: Callable[[Page], None]) -> None:
        page = self._window.workspace.host.current_page
        if page is not None:
            # Called on the object, so that the page's own method answers.
            getattr(page, act.__name__)()

    def _make_backup(self) -> None:
        self._parts.jobs.run(
            self._window,
            lambda services: services.backups.make(),
            self._on_backup,
            long_task=True,
            words=_("Die Sicherung wird angelegt und geprüft …"),
        )

    def _on_backup(self, row: BackupRow) -> None:
        self._window.workspace.notice.say(
            "ok", _("Die Sicherung ist angelegt."), _("Datei: {file}").format(file=row.path)
        )

    def _cycle_theme(self) -> None:
        self._parts.theme.cycle()
        self._parts.look.change(theme=self._parts.theme.theme)

    def _step_font(self, steps: int) -> None:
        self._parts.theme.step_font(steps)
        self._parts.look.change(font_scale=self._parts.theme.font_scale)

    def _normal_font(self) -> None:
        self._parts.theme.set_font_scale(100)
        self._parts.look.change(font_scale=100)

    def _toggle_sidebar(self) -> None:
        collapsed = not self._parts.look.current.sidebar_collapsed
        self._parts.look.change(sidebar_collapsed=collapsed)
        self._window.workspace.set_collapsed(collapsed=collapsed)

    def _toggle_full(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _show_keys(self) -> None:
        native = QKeySequence.SequenceFormat.NativeText
        lines = [
            f"{action.shortcut().toString(native)}\t{action.text().replace('&', '')}"
            for action in self._window.commands.all_actions()
            if not action.shortcut().isEmpty()
        ]
        lines.append(_("Umschalt dreimal schnell\tNeutrale Seite zeigen"))
        TextDialog(_("Tastenkürzel"), "\n".join(lines), self._window).open()

    def _show_about(self) -> None:
        text = "\n\n".join((f"hilft {__version__}", *about_paragraphs()))
        TextDialog(_("Über hilft"), text, self._window).open()

    def _make_test_page(self) -> None:
        self._parts.jobs.run(
            self._window, lambda services: services.letters.test_page("B"), self._save_test_page
        )

    def _save_test_page(self, pdf: bytes) -> None:
        dialog = QFileDialog(self._window, _("Testseite speichern"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("testseite-fensterumschlag.pdf")
        dialog.fileSelected.connect(partial(self._write_test_page, pdf))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write_test_page(self, pdf: bytes, file: str) -> None:
        try:
            write_bytes(Path(file), pdf)
        except HilftError as error:
            self._parts.jobs.call_failed.emit(error)
