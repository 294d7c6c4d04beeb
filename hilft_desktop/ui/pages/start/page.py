# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start: welcome, set-up, restore; practice begins from here too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.pages.start.welcome_panel import WelcomePanel
from hilft_desktop.ui.practice import PRACTICE_PASSPHRASE, practice_path

# The steps load when somebody takes them: this page is the first picture on a fresh laptop.
if TYPE_CHECKING:
    from hilft_desktop.domain.errors import HilftError
    from hilft_desktop.services.rows import VaultState
    from hilft_desktop.system.paths import Paths
    from hilft_desktop.ui.jobs import Jobs
    from hilft_desktop.ui.pages.start.restore_panel import RestorePanel
    from hilft_desktop.ui.pages.start.setup_wizard import SetupWizard


class StartPage(QWidget):
    """Shown while there is no vault, and when somebody asks for it."""

    opened = Signal(object)
    """``VaultState``."""
    file_chosen = Signal(str)
    created = Signal(str)
    """Path of a vault that exists now, though its sheet is still on screen."""
    guide_requested = Signal()

    def __init__(self, jobs: Jobs, paths: Paths, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._jobs = jobs
        self._paths = paths
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self.welcome = WelcomePanel()
        self._stack.addWidget(self.welcome)
        self._wizard: SetupWizard | None = None
        self._restore: RestorePanel | None = None
        self.welcome.setup_chosen.connect(self.show_wizard)
        self.welcome.restore_chosen.connect(self.show_restore)
        self.welcome.practice_chosen.connect(self._practise)
        self.welcome.guide_chosen.connect(self.guide_requested)
        self.welcome.file_chosen.connect(self.file_chosen)

    @property
    def wizard(self) -> SetupWizard:
        """The set-up; built when it is first wanted."""
        if self._wizard is None:
            from hilft_desktop.ui.pages.start.setup_wizard import SetupWizard

            self._wizard = SetupWizard(self._jobs, self._paths)
            self._wizard.opened.connect(self.opened)
            self._wizard.created.connect(self.created)
            self._wizard.abandoned.connect(self._show_welcome)
            self._stack.addWidget(self._wizard)
        return self._wizard

    @property
    def holds_key(self) -> bool:
        """Tell whether a vault was created here and is open behind its sheet."""
        return self._wizard is not None and self._wizard.holds_key

    def begin(self) -> None:
        """Show the welcome, with the focus on the first thing to do."""
        self._show_welcome()

    def show_wizard(self) -> None:
        """Begin or continue the set-up."""
        self._stack.setCurrentWidget(self.wizard)

    def show_restore(self) -> None:
        """Show how to bring a backup back."""
        if self._restore is None:
            from hilft_desktop.ui.pages.start.restore_panel import RestorePanel

            self._restore = RestorePanel(self._jobs, self._paths)
            self._restore.restored.connect(self.file_chosen)
            self._restore.abandoned.connect(self._show_welcome)
            self._stack.addWidget(self._restore)
        self._stack.setCurrentWidget(self._restore)
        self._restore.begin()

    def _show_welcome(self) -> None:
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.begin.setFocus()

    def _practise(self) -> None:
        path = str(practice_path(self._paths))
        if practice_path(self._paths).exists():
            self._jobs.run(
                self,
                lambda services: services.vault.unlock(path, PRACTICE_PASSPHRASE),
                self._on_open,
                self._on_failed,
            )
        else:
            self._jobs.run(
                self,
                lambda services: services.practice.create(path, passphrase=PRACTICE_PASSPHRASE),
                self._on_open,
                self._on_failed,
                long_task=True,
                words=_("Erfundene Fälle werden angelegt …"),
            )

    def _on_open(self, state: VaultState) -> None:
        self.opened.emit(state)

    def _on_failed(self, error: HilftError) -> None:
        self.welcome.frame.notice.say_error(error)
