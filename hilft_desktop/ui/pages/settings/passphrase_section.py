# SPDX-License-Identifier: GPL-3.0-or-later
"""Change one's passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.services.team_rows import TeamMember
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.enter_key import submit_on_enter
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.new_passphrase import NewPassphrase
from hilft_desktop.ui.widgets.passphrase_field import PassphraseField


class PassphraseSection(Section):
    """The old one, then a new one as at the set-up."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Passphrase ändern"),
            _(
                "Das Wiederherstellungsblatt bleibt gültig. Wer den Tresor gerade damit geöffnet "
                "hat, braucht die bisherige Passphrase nicht."
            ),
            parent,
        )
        self._who = Combo()
        self._who_row = FieldRow(
            _("Wer bekommt die neue Passphrase?"),
            self._who,
            _("Die bisherige dieser Person gilt danach nicht mehr."),
            required=True,
        )
        self._who_row.hide()
        self.column.addWidget(self._who_row)
        self._old = PassphraseField()
        self._old_row = FieldRow(_("Bisherige Passphrase"), self._old)
        self.column.addWidget(self._old_row)
        self._new = NewPassphrase(context.jobs)
        self.column.addWidget(self._new)
        self.column.addStretch(1)
        self._change = Button(_("Passphrase ändern"), "key")
        self._change.clicked.connect(self.save)
        self.frame.set_primary(self._change)
        submit_on_enter(self, self._change)

    def enter(self) -> None:
        self._new.begin()
        self._old.setFocus()
        self.context.jobs.run(
            self, lambda services: services.team.list(), self._offer, self.frame.notice.say_error
        )

    def _offer(self, members: tuple[TeamMember, ...]) -> None:
        """Ask for whom only if the recovery sheet opened the vault: then nobody is oneself."""
        by_sheet = not any(member.is_self for member in members)
        here = [member.name for member in members if member.left_on is None]
        chosen = self._who.currentData()
        self._who.clear()
        if len(here) > 1:
            self._who.addItem(_("bitte wählen"), "")
        for name in here:
            self._who.addItem(name, name)
        self._who.setCurrentIndex(max(0, self._who.findData(chosen)))
        self._who_row.setVisible(by_sheet and len(here) > 1)
        if not self._who_row.isHidden():
            self._who.setFocus()
        elif by_sheet:
            self._new.begin()
        self._old_row.setVisible(not by_sheet)

    def save(self) -> None:
        self._old_row.set_fault("")
        self._who_row.set_fault("")
        by_sheet = self._old_row.isHidden()
        who = str(self._who.currentData() or "") if by_sheet else ""
        if by_sheet and not who:
            self._who_row.set_fault(error_line(UserError("counsellor_which")))
            self._who.setFocus()
            return
        if not self._new.is_right():
            return
        old, new = self._old.text, self._new.passphrase
        self._change.setEnabled(False)
        self.context.jobs.run(
            self,
            lambda services: services.vault.change_passphrase(old, new, counsellor=who),
            self._on_changed,
            self._on_failed,
            long_task=True,
            words=_("Die Passphrase wird geändert …"),
            may_cancel=False,
        )

    def _on_changed(self, _nothing: None) -> None:
        self._change.setEnabled(True)
        self._old.clear()
        self._new.clear()
        self._new.begin()
        self.frame.notice.say("ok", _("Ab jetzt gilt die neue Passphrase."))

    def _on_failed(self, error: HilftError) -> None:
        self._change.setEnabled(True)
        if error.code == "passphrase_wrong":
            self._old_row.set_fault(error_line(error))
            self._old.setFocus()
        else:
            self.frame.notice.say_error(error)
