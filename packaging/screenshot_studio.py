# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as the pictures of it are taken: on a practice vault, on a fixed day."""

from __future__ import annotations

import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from hilft_desktop.app import build_window
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import CasePage, CaseQuery, VaultState
from hilft_desktop.system.clock import FixedClock
from hilft_desktop.system.paths import Paths
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.page import Page
from hilft_desktop.ui.practice import PRACTICE_PASSPHRASE, practice_path

_P = TypeVar("_P", bound=Page)
_W = TypeVar("_W", bound=QWidget)
DAY = date(2026, 11, 22)
_PATIENCE_S = 60


class Studio:
    """The real window on a practice vault, and a way to wait until it stands still."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app = app
        clock = FixedClock(DAY)
        paths = Paths(folder / "d", folder / "c", folder / "k", folder / "l", False).ensure()
        self.vault = str(practice_path(paths))
        self.window: MainWindow = build_window(app, paths, clock, factory=partial(Services, clock))
        self.window.show_lock_page()
        self.window.show()
        app.processEvents()
        self.window.after_first_paint()
        self.case_id = ""
        self.pseudonym = ""
        self.settle()

    def settle(self) -> None:
        """Wait until no answer is awaited and nothing is left to paint."""
        end = time.monotonic() + _PATIENCE_S
        quiet = 0
        while quiet < 6 and time.monotonic() < end:
            self.app.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            quiet = quiet + 1 if self.window.context.jobs.is_idle else 0
            time.sleep(0.03)

    def open_vault(self) -> None:
        """Make the practice vault, open it, and find a case worth showing."""
        jobs = self.window.context.jobs
        path = self.vault
        jobs.run(
            self.window,
            lambda services: services.practice.create(path, passphrase=PRACTICE_PASSPHRASE),
            self._entered,
            _refuse,
        )
        self.settle()
        query = CaseQuery(text="Strom")
        jobs.run(self.window, lambda services: services.cases.page(query), self._found)
        self.settle()

    def _entered(self, state: VaultState) -> None:
        self.window.enter(state)

    def _found(self, page: CasePage) -> None:
        flagged = [row for row in page.rows if row.open_flags]
        rows = flagged or list(page.rows)
        self.case_id = rows[0].id if rows else ""
        self.pseudonym = rows[0].pseudonym if rows else ""


def _refuse(error: HilftError) -> None:
    raise SystemExit(error_line(error))


def page_of(studio: Studio, kind: type[_P]) -> _P:
    """Return the page in front."""
    page = studio.window.workspace.host.current_page
    assert isinstance(page, kind)
    return page


def part_of(page: Page, kind: type[_W]) -> _W:
    """Return the part of a page."""
    part = page.findChild(kind)
    assert isinstance(part, kind)
    return part
