# SPDX-License-Identifier: GPL-3.0-or-later
"""Composition root: builds the parts, hands them to the window, runs the event loop.

The order is the start-up time: settings, look, lock screen, first paint; only then the engine
process, the workspace and everything else.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.system.clock import Clock, SystemClock
from hilft_desktop.system.paths import Paths, find_paths
from hilft_desktop.system.process import harden_process
from hilft_desktop.system.settings import load_settings
from hilft_desktop.ui.drafts import DraftKeeper
from hilft_desktop.ui.jobs import Jobs
from hilft_desktop.ui.look_settings import LookSettings
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.shell.due_board import DueBoard, due_lines
from hilft_desktop.ui.shell.parts import WindowParts
from hilft_desktop.ui.shell.vault_door import VaultDoor
from hilft_desktop.ui.theme.manager import ThemeManager

if TYPE_CHECKING:
    from hilft_desktop.services.engine.client import EngineClient
    from hilft_desktop.services.engine.protocol import ServicesFactory

_SETTINGS_FILE = "fenster.json"


def build_window(
    app: QApplication, paths: Paths, clock: Clock, *, factory: ServicesFactory | None = None
) -> MainWindow:
    """Build the window with all it works with; the engine is not started yet.

    ``factory`` makes the engine's services; tests and screenshots name one with a fixed clock.
    """
    loaded = load_settings(paths.config / _SETTINGS_FILE)
    look = LookSettings(paths.config / _SETTINGS_FILE, loaded.settings, app)
    theme = ThemeManager(app, loaded.settings.theme, loaded.settings.font_scale)
    jobs = Jobs(app)
    drafts = DraftKeeper(jobs, app)
    door = VaultDoor(partial(_make_client, factory), jobs, drafts, app)
    window = MainWindow(
        WindowParts(
            jobs=jobs,
            drafts=drafts,
            door=door,
            theme=theme,
            look=look,
            clock=clock,
            paths=paths,
        )
    )
    window.lock_page.set_due_source(partial(due_lines, paths.data, clock.today))
    DueBoard(window, jobs, door, paths.data)
    return window


def _make_client(factory: ServicesFactory | None) -> EngineClient:
    from hilft_desktop.services.engine.client import EngineClient

    return EngineClient(factory=factory)


def run(arguments: Sequence[str]) -> int:
    """Run the program until its window closes; returns the exit status."""
    harden_process()
    # Named as an argument, because QApplication.setStyle makes Python wrap the whole QStyle class.
    app = QApplication([*arguments, "-style", "Fusion"])
    app.setApplicationName("hilft")
    app.setDesktopFileName("hilft")
    try:
        paths = find_paths().ensure()
    except HilftError as error:
        return _refuse(error)
    window = build_window(app, paths, SystemClock())
    window.painted.connect(lambda: _finish_start(app, window, paths))
    window.show_lock_page()
    window.resize(1180, 720)
    window.show()
    return app.exec()


def _finish_start(app: QApplication, window: MainWindow, paths: Paths) -> None:

    from hilft_desktop.system.log import EventLog
    from hilft_desktop.ui.crash import install_crash_hook

    install_crash_hook(EventLog(paths.logs / "hilft.log"))
    translate_qt(app)
    window.after_first_paint()


def translate_qt(app: QApplication) -> None:
    """Let Qt's own dialogs (files, print) speak German."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(QLocale.Language.German), "qtbase", "_", folder):
        app.installTranslator(translator)


def _refuse(error: HilftError) -> int:
    from PySide6.QtWidgets import QMessageBox

    from hilft_desktop.i18n.error_texts import error_line

    QMessageBox.critical(None, "hilft", error_line(error))
    return error.exit_status


def main() -> int:
    """Entry of the window program."""
    return run(sys.argv)
