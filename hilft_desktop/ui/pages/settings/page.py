# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: sections at the left, one of them at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.settings.about_section import AboutSection
from hilft_desktop.ui.pages.settings.backup_section import BackupSection
from hilft_desktop.ui.pages.settings.exports_section import ExportsSection
from hilft_desktop.ui.pages.settings.group_section import GroupSection
from hilft_desktop.ui.pages.settings.lock_screen_section import LockScreenSection
from hilft_desktop.ui.pages.settings.look_section import LookSection
from hilft_desktop.ui.pages.settings.passphrase_section import PassphraseSection
from hilft_desktop.ui.pages.settings.section import Section
from hilft_desktop.ui.pages.settings.sheet_section import SheetSection
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.combo import Combo

_SIDE_FROM_SIGNS = 104
_SIDE_SIGNS = 25


class SettingsPage(Page):
    """Sections are built when first shown; narrow, a list box takes the sidebar's place."""

    supports_save = True

    _KINDS: tuple[tuple[str, Callable[[PageContext], Section]], ...] = (
        ("group", GroupSection),
        ("passphrase", PassphraseSection),
        ("sheet", SheetSection),
        ("backup", BackupSection),
        ("look", LookSection),
        ("lock_screen", LockScreenSection),
        ("exports", ExportsSection),
        ("about", AboutSection),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sections: dict[str, Section] = {}
        self._at = "group"
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        words = {
            "group": _("Gruppe"),
            "passphrase": _("Passphrase"),
            "sheet": _("Wiederherstellung"),
            "backup": _("Sicherung"),
            "look": _("Darstellung"),
            "lock_screen": _("Sperrbildschirm"),
            "exports": _("Ausfuhren"),
            "about": _("Über hilft"),
        }
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(metrics.S, metrics.L, 0, metrics.L)
        column.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        for name, _kind in self._KINDS:
            button = Button(words[name], role="nav")
            button.setCheckable(True)
            button.clicked.connect(lambda _on, name=name: self.show_section(name))
            self._group.addButton(button)
            self._buttons[name] = button
            column.addWidget(button)
        column.addStretch(1)
        outer.addWidget(self._side)
        right = QVBoxLayout()
        right.setSpacing(0)
        self._combo = Combo()
        self._combo.setAccessibleName(_("Abschnitt der Einstellungen"))
        for name, _kind in self._KINDS:
            self._combo.addItem(words[name], name)
        self._combo.activated.connect(lambda _at: self.show_section(str(self._combo.currentData())))
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(metrics.XL, metrics.M, metrics.XL, 0)
        top.addWidget(self._combo)
        right.addWidget(self._top)
        self._stack = QStackedWidget()
        right.addWidget(self._stack, 1)
        outer.addLayout(right, 1)

    def show_item(self, item_id: str, case_id: str) -> None:  # noqa: ARG002
        if item_id in self._buttons:
            self._at = item_id

    def enter(self) -> None:
        self._fit()
        self.show_section(self._at)

    def on_changes(self, changes: Changes) -> None:
        section = self._sections.get(self._at)
        if section is not None:
            section.on_changes(changes)

    def save(self) -> None:
        self._sections[self._at].save()

    def show_section(self, name: str) -> None:
        """Show a section by its name."""
        if name not in self._sections:
            section = dict(self._KINDS)[name](self.context)
            section.notice_posted.connect(self.notice_posted)
            self._sections[name] = section
            self._stack.addWidget(section)
        self._at = name
        self._stack.setCurrentWidget(self._sections[name])
        self._buttons[name].setChecked(True)
        self._combo.setCurrentIndex(self._combo.findData(name))
        self._sections[name].enter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        wide = self.width() >= _SIDE_FROM_SIGNS * self.fontMetrics().averageCharWidth()
        # The word in front is bold: its button must be wide enough before it is chosen.
        self._side.setMinimumWidth(_SIDE_SIGNS * self.fontMetrics().averageCharWidth())
        self._side.setVisible(wide)
        self._top.setVisible(not wide)
