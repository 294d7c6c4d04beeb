# SPDX-License-Identifier: GPL-3.0-or-later
"""A page with sections: their names at the left, one of them at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.combo import Combo

_SIDE_FROM_SIGNS = 104
_SIDE_SIGNS = 25


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section of a page: the name it is asked for by, its words, how it is built."""

    name: str
    words: str
    build: Callable[[PageContext], Section]


class SectionPage(Page):
    """Sections are built when first shown; narrow, a list box takes the sidebar's place."""

    supports_save = True

    def __init__(
        self,
        context: PageContext,
        spoken: str,
        entries: tuple[SectionEntry, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._entries = {entry.name: entry for entry in entries}
        self._sections: dict[str, Section] = {}
        self._at = entries[0].name
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(metrics.S, metrics.L, 0, metrics.L)
        column.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        for entry in entries:
            button = Button(entry.words, role="nav")
            button.setCheckable(True)
            button.clicked.connect(lambda _on, name=entry.name: self.show_section(name))
            self._group.addButton(button)
            self._buttons[entry.name] = button
            column.addWidget(button)
        column.addStretch(1)
        outer.addWidget(self._side)
        right = QVBoxLayout()
        right.setSpacing(0)
        self._combo = Combo()
        self._combo.setAccessibleName(spoken)
        for entry in entries:
            self._combo.addItem(entry.words, entry.name)
        self._combo.activated.connect(lambda _at: self.show_section(str(self._combo.currentData())))
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(metrics.XL, metrics.M, metrics.XL, 0)
        top.addWidget(self._combo)
        right.addWidget(self._top)
        self._stack = QStackedWidget()
        right.addWidget(self._stack, 1)
        outer.addLayout(right, 1)

    @property
    def section_in_front(self) -> Section | None:
        """The section shown, ``None`` before the first."""
        return self._sections.get(self._at)

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
            section = self._entries[name].build(self.context)
            section.notice_posted.connect(self.notice_posted)
            section.case_requested.connect(self.case_requested)
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
