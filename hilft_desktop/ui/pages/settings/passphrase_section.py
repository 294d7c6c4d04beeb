# SPDX-License-Identifier: GPL-3.0-or-later
"""Change one's passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.widgets.button import Button
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
                "hat, lässt die bisherige Passphrase leer."
            ),
            parent,
        )
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

    def save(self) -> None:
        self._old_row.set_fault("")
        if not self._new.is_right():
            return
        old, new = self._old.text, self._new.passphrase
        self._change.setEnabled(False)
        self.context.jobs.run(
            self,
            lambda services: services.vault.change_passphrase(old, new),
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
