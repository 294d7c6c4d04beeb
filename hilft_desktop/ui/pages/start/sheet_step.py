# SPDX-License-Identifier: GPL-3.0-or-later
"""Last step: the recovery sheet, which exists only now."""

from __future__ import annotations

from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import CreatedVault
from hilft_desktop.ui.jobs import Jobs
from hilft_desktop.ui.pages.start.wizard_step import WizardStep
from hilft_desktop.ui.papers.recovery_sheet import RecoverySheet


class SheetStep(WizardStep):
    """Goes on only when somebody says that the sheet is safe."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(
            _("Wiederherstellungsblatt"),
            _(
                "Mit diesem Blatt lässt sich der Tresor öffnen, wenn die Passphrase vergessen ist. "
                "Es gibt es nur jetzt. Bitte drucken und getrennt vom Laptop verwahren."
            ),
        )
        self.paper = RecoverySheet(jobs)
        self.column.addWidget(self.paper, 1)

    def show_sheet(self, created: CreatedVault) -> None:
        """Show the sheet of a new vault."""
        self.paper.show_sheet(created)

    def forget(self) -> None:
        """Keep no copy of the sheet."""
        self.paper.forget()

    def enter(self) -> None:
        self.paper.begin()

    def is_right(self) -> bool:
        return self.paper.is_safe()
