# SPDX-License-Identifier: GPL-3.0-or-later
"""The set-up, one step after another; back is always possible and loses nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import CreatedVault, SetUp, VaultState
from hilft_desktop.system.paths import Paths
from hilft_desktop.ui.jobs import Jobs
from hilft_desktop.ui.pages.start.group_step import GroupStep
from hilft_desktop.ui.pages.start.passphrase_step import PassphraseStep
from hilft_desktop.ui.pages.start.people_step import PeopleStep
from hilft_desktop.ui.pages.start.sheet_step import SheetStep
from hilft_desktop.ui.pages.start.wizard_step import WizardStep
from hilft_desktop.ui.practice import vault_path
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.enter_key import submit_on_enter
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class SetupWizard(QWidget):
    """Four steps; the vault is created after the third."""

    opened = Signal(object)
    """``VaultState`` of the new vault, after the sheet was put away."""
    created = Signal(str)
    """Path of the new vault as soon as it exists; the engine holds its key from now on."""
    abandoned = Signal()

    def __init__(self, jobs: Jobs, paths: Paths, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._state: VaultState | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._frame = PageFrame(scroll=False, max_width=metrics.FORM_WIDTH, centred=True)
        self._frame.column.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._stack = QStackedWidget()
        self._frame.column.addWidget(self._stack, 1)
        self.group = GroupStep()
        self.people = PeopleStep()
        self.secret = PassphraseStep(jobs, vault_path(paths))
        self.sheet = SheetStep(jobs)
        self._steps: tuple[WizardStep, ...] = (self.group, self.people, self.secret, self.sheet)
        self._count = PlainLabel("", "muted")
        self._frame.add_leading(self._count)
        self.next = Button("")
        self.next.clicked.connect(self.go_on)
        self._frame.set_primary(self.next)
        for step in self._steps:
            self._stack.addWidget(step)
            submit_on_enter(step, self.next)
        self.back = Button(_("Zurück"), "back")
        self.back.clicked.connect(self.go_back)
        self._frame.add_secondary(self.back)
        self._show(0)

    @property
    def holds_key(self) -> bool:
        """Tell whether a vault was created here and is open behind the sheet."""
        return self._state is not None

    @property
    def at(self) -> int:
        """Number of the step in front, from 0."""
        return self._stack.currentIndex()

    def go_on(self) -> None:
        """Go to the next step if this one is right."""
        if not self._steps[self.at].is_right():
            return
        if self._steps[self.at] is self.secret:
            self._create()
        elif self._steps[self.at] is self.sheet:
            self._finish()
        else:
            self._show(self.at + 1)

    def go_back(self) -> None:
        """Go to the step before; before the first, leave the set-up."""
        if self.at == 0:
            self.abandoned.emit()
        else:
            self._show(self.at - 1)

    def _show(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        words = _("Schritt {at} von {all}").format(at=at + 1, all=len(self._steps))
        self._count.setText(words)
        self._frame.notice.clear()
        last = self._steps[at] is self.sheet
        self.back.setVisible(not last)
        creating = self._steps[at] is self.secret
        self.next.setText(_("Fertig") if last else _("Tresor anlegen") if creating else _("Weiter"))
        self._steps[at].enter()

    def _create(self) -> None:
        land = self.group.land.code()
        assert land is not None
        setup = SetUp(
            path=self.secret.path,
            unit_name=self.group.name.value,
            place=self.group.place.value,
            land=land,
            address=self.group.address.rows,
            contact=self.group.contact.value,
            counsellor=self.people.counsellor.value,
            passphrase=self.secret.passphrase,
            guidance=self.people.guidance.value,
        )
        self.next.setEnabled(False)
        self._jobs.run(
            self,
            lambda services: services.vault.create(setup),
            self._on_created,
            self._on_failed,
            long_task=True,
            words=_("Der Tresor wird angelegt …"),
            may_cancel=False,
        )

    def _on_created(self, created: CreatedVault) -> None:
        self.next.setEnabled(True)
        self.secret.clear()
        self._state = created.state
        self.created.emit(created.state.path)
        self.sheet.show_sheet(created)
        self._show(self._steps.index(self.sheet))

    def _on_failed(self, error: HilftError) -> None:
        self.next.setEnabled(True)
        self._frame.notice.say_error(error)

    def _finish(self) -> None:
        state, self._state = self._state, None
        self.sheet.forget()
        if state is not None:
            self.opened.emit(state)
