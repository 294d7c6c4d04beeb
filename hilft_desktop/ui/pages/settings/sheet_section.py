# SPDX-License-Identifier: GPL-3.0-or-later
"""Make a new recovery sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import CreatedVault
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.papers.recovery_sheet import RecoverySheet
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.widgets.button import Button


class SheetSection(Section):
    """For a sheet that was lost, used, or never put away; the former one opens nothing any more."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Wiederherstellungsblatt"),
            _(
                "Mit dem Blatt lässt sich der Tresor öffnen, wenn die Passphrase vergessen ist. "
                "Ein neues Blatt macht das bisherige ungültig, zum Beispiel wenn es verloren ging "
                "oder gebraucht wurde."
            ),
            parent,
        )
        self.paper = RecoverySheet(context.jobs)
        self.paper.kept.connect(self._on_kept)
        self.paper.hide()
        self.column.addWidget(self.paper, 100)
        self.column.addStretch(1)
        self._make = Button(_("Neues Blatt erstellen …"), "key")
        self._make.clicked.connect(self.save)
        self.frame.set_primary(self._make)

    def enter(self) -> None:
        if not self.paper.isVisibleTo(self):
            self._make.setFocus()

    def save(self) -> None:
        if self._make.isEnabled():
            confirm(
                self,
                _("Neues Wiederherstellungsblatt?"),
                _(
                    "Das bisherige Blatt öffnet den Tresor dann nicht mehr. "
                    "Bitte nur beginnen, wenn jetzt gedruckt oder gespeichert werden kann."
                ),
                _("Neues Blatt erstellen"),
                self.make,
            )

    def make(self) -> None:
        """Make the sheet and show it."""
        self._make.setEnabled(False)
        self.context.jobs.run(
            self,
            lambda services: services.vault.new_recovery_sheet(),
            self._on_made,
            self._on_failed,
            long_task=True,
            words=_("Das Blatt wird erstellt …"),
            may_cancel=False,
        )

    def _on_made(self, created: CreatedVault) -> None:
        # Noted on the laptop: a lock or a cut must not leave the vault without a sheet unseen.
        self.context.look.change(sheet_due=created.state.path)
        self.frame.notice.clear()
        self._make.setEnabled(True)
        self.paper.show_sheet(created)
        self.paper.show()
        self.frame.show_footer(shown=False)
        self.paper.begin()

    def _on_kept(self) -> None:
        self.context.look.change(sheet_due=None)
        self.paper.forget()
        self.paper.hide()
        self.frame.show_footer(shown=True)
        self.notice_posted.emit("ok", _("Das neue Blatt gilt. Bitte das bisherige vernichten."))
        self._make.setFocus()

    def _on_failed(self, error: HilftError) -> None:
        self._make.setEnabled(True)
        self.frame.notice.say_error(error)
