# SPDX-License-Identifier: GPL-3.0-or-later
"""How the window looks, and after how many minutes it locks."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.system.settings import FONT_SCALES, Theme
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.field_row import FieldRow

_MINUTES = (2, 5, 10, 15, 30, 60)


class LookSection(Section):
    """Every choice takes effect at once."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Darstellung und Sperren"),
            _("Jede Wahl gilt sofort und nur auf diesem Laptop."),
            parent,
        )
        self._theme = ChoiceButtons(
            [
                (Theme.SYSTEM.value, _("wie der Laptop")),
                (Theme.LIGHT.value, _("Hell")),
                (Theme.DARK.value, _("Dunkel")),
                (Theme.SUNLIGHT.value, _("Sonne")),
            ]
        )
        self._theme.chosen.connect(self._on_theme)
        self.column.addWidget(
            FieldRow(_("Farben"), self._theme, _("F8 wechselt. „Sonne“ ist für draußen am Stand."))
        )
        self._size = ChoiceButtons([(str(size), f"{size} %") for size in FONT_SCALES])
        self._size.chosen.connect(self._on_size)
        self.column.addWidget(
            FieldRow(_("Schriftgröße"), self._size, _("Auch mit Strg+Plus und Strg+Minus."))
        )
        self._minutes = ChoiceButtons([(str(n), _("{n} Minuten").format(n=n)) for n in _MINUTES])
        self._minutes.chosen.connect(self._on_minutes)
        self.column.addWidget(
            FieldRow(
                _("Von selbst sperren nach"),
                self._minutes,
                _("Ohne Taste oder Maus. Entwürfe bleiben verschlüsselt erhalten."),
            )
        )
        self._stall = ChoiceButtons([(str(n), _("{n} Minuten").format(n=n)) for n in _MINUTES])
        self._stall.chosen.connect(self._on_stall_minutes)
        self.column.addWidget(
            FieldRow(
                _("Am Stand von selbst sperren nach"),
                self._stall,
                _("Gilt, sobald die Seite „Stand“ offen war, bis zum nächsten Sperren."),
            )
        )
        self.column.addStretch(1)
        context.look.settings_changed.connect(self._show)

    def enter(self) -> None:
        self._show()

    def _show(self) -> None:
        now = self.context.look.current
        self._theme.choose((now.theme.value,))
        self._size.choose((str(now.font_scale),))
        self._minutes.choose((str(now.lock_minutes_office),))
        self._stall.choose((str(now.lock_minutes_stall),))

    def _on_theme(self) -> None:
        code = self._theme.code()
        if code is not None:
            self.context.theme.set_theme(Theme(code))
            self.context.look.change(theme=Theme(code))
        self._show()

    def _on_size(self) -> None:
        code = self._size.code()
        if code is not None:
            self.context.theme.set_font_scale(int(code))
            self.context.look.change(font_scale=int(code))
        self._show()

    def _on_minutes(self) -> None:
        code = self._minutes.code()
        if code is not None:
            self.context.look.change(lock_minutes_office=int(code))
        self._show()

    def _on_stall_minutes(self) -> None:
        code = self._stall.code()
        if code is not None:
            self.context.look.change(lock_minutes_stall=int(code))
        self._show()
