# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody new sits down and chooses a passphrase of their own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.jobs import Jobs
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.form_faults import show_faults
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.new_passphrase import NewPassphrase
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class JoiningCard(Card):
    """Hidden until ``begin``; nothing typed here stays once it is closed."""

    closed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(_("Jemanden aufnehmen"), parent)
        self.body.addWidget(
            PlainLabel(
                _(
                    "Jetzt setzt sich die neue Person selbst vor den Laptop. "
                    "Ihre Passphrase kennt nur sie, auch Du nicht."
                ),
                wrap=True,
            )
        )
        self._name = LineField(limit=120)
        self._name_row = FieldRow(
            _("Name"),
            self._name,
            _("Ein Rufname genügt. Er steht an Einträgen und Fällen."),
            required=True,
        )
        self.body.addWidget(self._name_row)
        self._new = NewPassphrase(jobs)
        self.body.addWidget(self._new)
        back = Button(_("Doch nicht"), role="quiet")
        back.clicked.connect(self.close_card)
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Tell whether somebody is sitting down."""
        return not self.isHidden()

    @property
    def name(self) -> str:
        """The name as typed."""
        return self._name.value

    @property
    def passphrase(self) -> str:
        """The passphrase chosen."""
        return self._new.passphrase

    def begin(self, name: str = "") -> None:
        """Show the empty card; ``name`` is somebody who comes back."""
        self._name.setText(name)
        self._name_row.set_fault("")
        self.show()
        self._new.begin()
        if not name:
            self._name.setFocus()

    def is_right(self) -> bool:
        """Say what is missing beside the fields; return True when nothing is."""
        if not self.name:
            self._name_row.set_fault(_("Bitte einen Namen eintragen."))
            self._name.setFocus()
            return False
        self._name_row.set_fault("")
        return self._new.is_right()

    def show_error(self, error: HilftError) -> HilftError | None:
        """Say a fault beside the name; return what belongs elsewhere."""
        return show_faults({"name": self._name_row}, error)

    def close_card(self) -> None:
        """Forget what was typed and hide."""
        self._name.clear()
        self._new.clear()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
            return
        super().keyPressEvent(event)
