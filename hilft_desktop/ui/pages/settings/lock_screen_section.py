# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the lock screen may say on which day how many deadlines end. Off from the start."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_SHOWN, _HIDDEN = "shown", "hidden"


class LockScreenSection(Section):
    """The choice belongs to the group and lies in the vault; it takes effect at once."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Sperrbildschirm"),
            _("Damit keine Frist untergeht, auch wenn niemand den Tresor öffnet."),
            parent,
        )
        self._choice = ChoiceButtons([(_HIDDEN, _("nicht zeigen")), (_SHOWN, _("zeigen"))])
        self._choice.chosen.connect(self._on_chosen)
        self.column.addWidget(
            FieldRow(
                _("Nächste Fristen auf dem Sperrbildschirm"),
                self._choice,
                _("Zum Beispiel: „Mo 23.11.: 2 Fristen“. Gilt für alle mit diesem Tresor."),
            )
        )
        self.column.addWidget(
            PlainLabel(
                _(
                    "Gezeigt werden nur Tage und Zahlen, kein Name, kein Fall, kein Amt. Dafür "
                    "liegt auf diesem Laptop eine kleine Datei außerhalb des Tresors, "
                    "unverschlüsselt. Wer den Laptop aufklappt, sieht also, dass und wann hier "
                    "Fristen laufen. „Nicht zeigen“ löscht die Datei sofort."
                ),
                wrap=True,
            )
        )
        self.column.addStretch(1)

    def enter(self) -> None:
        self.context.jobs.run(
            self, lambda services: services.deadline_book.on_lock_screen(), self._show
        )

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.SETTINGS):
            self.enter()

    def _show(self, shown: bool) -> None:
        self._choice.choose((_SHOWN if shown else _HIDDEN,))

    def _on_chosen(self) -> None:
        code = self._choice.code()
        if code is None:
            self.enter()
            return
        shown = code == _SHOWN
        self.context.jobs.run(
            self, lambda services: services.deadline_book.show_on_lock_screen(shown), self._show
        )
