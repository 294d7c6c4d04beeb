# SPDX-License-Identifier: GPL-3.0-or-later
"""One case in order: danger on top, head and sections below, one section at a time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.cases.case_head import CaseHead
from hilft_desktop.ui.pages.cases.due_section import DueSection
from hilft_desktop.ui.pages.cases.flag_section import FlagSection
from hilft_desktop.ui.pages.cases.history_section import HistorySection
from hilft_desktop.ui.pages.cases.money_section import MoneySection
from hilft_desktop.ui.pages.cases.papers_section import PapersSection
from hilft_desktop.ui.pages.cases.person_section import PersonSection
from hilft_desktop.ui.pages.cases.section import CaseSection
from hilft_desktop.ui.pages.cases.section_bar import SectionBar
from hilft_desktop.ui.pages.cases.team_section import TeamSection
from hilft_desktop.ui.pages.cases.title_section import TitleSection
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.page_scroll import PageScroll

HISTORY, PERSON, DUE, PAPERS, MONEY, TEAM = (
    "history", "person", "due", "papers", "money", "team",
)  # fmt: skip
_ROOMY_LINES = 9
"""Lines of text a section must have before head and sections stay in place while one scrolls."""


class CaseDetailPanel(QWidget):
    """The danger always stays in sight; where height is dear, head and bar scroll with the rest."""

    section_shown = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = CaseHead()
        self.flags = FlagSection(context)
        self.title = TitleSection(context)
        self.history = HistorySection(context)
        self.person = PersonSection(context)
        self.due = DueSection(context)
        self.papers = PapersSection(context)
        self.money = MoneySection(context)
        self.team = TeamSection(context)
        self.sections: dict[str, CaseSection] = {
            HISTORY: self.history,
            PERSON: self.person,
            DUE: self.due,
            PAPERS: self.papers,
            MONEY: self.money,
            TEAM: self.team,
        }
        self.bar = SectionBar(
            (
                (HISTORY, _("Verlauf")),
                (PERSON, _("Person")),
                (DUE, _("Fristen")),
                (PAPERS, _("Unterlagen")),
                (MONEY, _("Geld")),
                (TEAM, _("Zusammenarbeit")),
            )
        )
        self._fixed = QVBoxLayout(self)
        self._fixed.setContentsMargins(0, 0, metrics.L, 0)
        self._fixed.setSpacing(metrics.S)
        self.area = PageScroll(margins=(0, metrics.XS, metrics.S, metrics.M))
        # At double text size with words in the notice bar, the footer must not be squeezed.
        self.area.setMinimumHeight(metrics.TOUCH)
        # In this order, which is also that of the Tab key.
        for widget in (self.flags.top, self.head, self.bar):
            self._fixed.addWidget(widget)
        self._fixed.addWidget(self.area, 1)
        self.area.column.addWidget(self.flags)
        self.area.column.addWidget(self.title)
        for section in self.sections.values():
            self.area.column.addWidget(section)
        self.area.column.addStretch(1)
        self._is_roomy = True
        self.bar.chosen.connect(self._on_chosen)
        self._show_section(HISTORY)

    @property
    def current(self) -> CaseSection:
        """The section in front."""
        return self.sections[self.bar.current]

    def all_sections(self) -> tuple[CaseSection, ...]:
        """Return every section, those above the others included."""
        return (self.flags, self.title, *self.sections.values())

    def show_case(self, detail: CaseDetail) -> None:
        """Show a case; what is being typed is left alone."""
        self.head.show_case(detail)
        for section in self.all_sections():
            section.show_case(detail)
        self._arrange()
        due = sum(1 for each in detail.follow_ups if each.done_on is None)
        looks = sum(1 for each in detail.second_looks if each.done_on is None)
        papers = len(detail.attachments)
        self.bar.show_count(
            DUE, due, ngettext("{n} offener Termin", "{n} offene Termine", due).format(n=due)
        )
        self.bar.show_count(
            PAPERS, papers, ngettext("{n} Unterlage", "{n} Unterlagen", papers).format(n=papers)
        )
        self.bar.show_count(
            TEAM, looks, ngettext("{n} Blick erbeten", "{n} Blicke erbeten", looks).format(n=looks)
        )

    def begin(self, case_id: str) -> None:
        """Make every section ready for another case, with the first one in front."""
        for section in self.all_sections():
            section.begin(case_id)
        self.bar.choose(HISTORY)
        self.area.verticalScrollBar().setValue(0)
        self._arrange()

    def show_section(self, key: str) -> CaseSection:
        """Bring a section to the front and return it."""
        self.bar.choose(key)
        return self.sections[key]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._arrange()

    def _arrange(self) -> None:
        above = (self.flags.top, self.head, self.bar)
        needed = sum(each.sizeHint().height() for each in above if not each.isHidden())
        left = self.height() - needed - metrics.XL
        roomy = left >= _ROOMY_LINES * self.fontMetrics().lineSpacing()
        if roomy == self._is_roomy:
            return
        self._is_roomy = roomy
        # Only widgets move; a widget leaves the layout it was in when another takes it.
        column, place = (self._fixed, 1) if roomy else (self.area.column, 0)
        column.insertWidget(place, self.head)
        column.insertWidget(place + 1, self.bar)

    def _on_chosen(self, key: str) -> None:
        self._show_section(key)
        self.area.verticalScrollBar().setValue(0 if self._is_roomy else self.bar.y())
        self.section_shown.emit(key)

    def _show_section(self, key: str) -> None:
        for each, section in self.sections.items():
            section.setVisible(each == key)
