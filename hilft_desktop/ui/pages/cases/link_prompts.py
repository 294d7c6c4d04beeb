# SPDX-License-Identifier: GPL-3.0-or-later
"""One quiet line: what else to ask about. It can be answered, followed or waved away."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hilft_desktop.domain.topic_links import TopicLink
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class LinkPrompts(QFrame):
    """Shows one question at a time, urgent ones first; hidden when none is left."""

    page_wanted = Signal(str)
    checklist_wanted = Signal(str)
    waved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice-info")
        self._links: tuple[TopicLink, ...] = ()
        self._waved: set[str] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.M, metrics.S, metrics.M, metrics.S)
        column.setSpacing(metrics.XS)
        self._question = PlainLabel("", wrap=True)
        self._reason = PlainLabel("", "muted", wrap=True)
        ways = QWidget()
        flow = FlowLayout(ways, metrics.XS)
        self._checklist = Button(_("Checkliste"), "checklist", "quiet")
        self._checklist.clicked.connect(self._on_checklist)
        self._page = Button(_("Seite"), "guide", "quiet")
        self._page.clicked.connect(self._on_page)
        self._done = Button(_("Gefragt"), "check", "quiet")
        self._done.clicked.connect(self._on_done)
        self._away = Button(_("Ausblenden"), "close", "quiet")
        self._away.clicked.connect(self._on_away)
        self._away.setAccessibleName(_("Keine Fragen mehr zu diesem Fall zeigen"))
        for button in (self._checklist, self._page, self._done, self._away):
            flow.addWidget(button)
        for widget in (self._question, self._reason, ways):
            column.addWidget(widget)
        self._ways = ways
        self.hide()

    @property
    def waved_ids(self) -> tuple[str, ...]:
        """Questions that were answered or waved away in this case."""
        return tuple(sorted(self._waved))

    @property
    def current(self) -> TopicLink | None:
        """The question shown."""
        return next((link for link in self._links if link.id not in self._waved), None)

    def show_links(self, links: Iterable[TopicLink]) -> None:
        """Ask these, except what was waved away."""
        self._links = tuple(links)
        self._show()

    def set_waved(self, ids: Iterable[str]) -> None:
        """Take note of what was waved away before."""
        self._waved = set(ids)
        self._show()

    def _show(self) -> None:
        link = self.current
        self.setVisible(link is not None)
        if link is None:
            return
        left = [each for each in self._links if each.id not in self._waved]
        lead = _("Zuerst fragen") if link.is_urgent else _("Auch fragen")
        more = _(" (noch {n} weitere)").format(n=len(left) - 1) if len(left) > 1 else ""
        self._question.setText(f"{lead}{more}: „{link.question}“")
        basis = f" ({link.citation})" if link.citation else ""
        doubt = _(" Quelle noch einmal prüfen.") if link.uncertain else ""
        self._reason.setText(f"{link.reason}{basis}{doubt}")
        self._checklist.setVisible(bool(link.checklist))
        self._checklist.setToolTip(link.checklist_title)
        self._checklist.setAccessibleName(
            _("Checkliste öffnen: {title}").format(title=link.checklist_title)
        )
        self._page.setVisible(bool(link.page))
        self._page.setToolTip(link.page_title)
        self._page.setAccessibleName(_("Seite lesen: {title}").format(title=link.page_title))
        self.setAccessibleName(self._question.text())
        self.updateGeometry()

    def _on_checklist(self) -> None:
        if self.current is not None:
            self.checklist_wanted.emit(self.current.checklist)

    def _on_page(self) -> None:
        if self.current is not None:
            self.page_wanted.emit(self.current.page)

    def _on_done(self) -> None:
        if self.current is not None:
            self._waved.add(self.current.id)
            self._show()
            self.waved.emit()

    def _on_away(self) -> None:
        self._waved.update(link.id for link in self._links)
        self._show()
        self.waved.emit()
