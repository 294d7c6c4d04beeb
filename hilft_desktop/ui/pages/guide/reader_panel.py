# SPDX-License-Identifier: GPL-3.0-or-later
"""The text with what belongs around it: back and forth, working date, warnings, explanations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from hilft_desktop.domain.guide import GuidePage, Term
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date, format_long_date
from hilft_desktop.ui.pages.guide.day_switch import DaySwitch
from hilft_desktop.ui.pages.guide.reader import GuideReader
from hilft_desktop.ui.pages.guide.reader_document import outline
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.notice_bar import NoticeBar
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_LOW = 28
"""Lines of text: on a lower panel the text has the room, not the tools and warnings."""


class ReaderPanel(QWidget):
    """Everything about one guide page on screen."""

    page_link = Signal(str)
    checklist_link = Signal(str)
    letter_link = Signal(str)
    address_link = Signal(int)
    print_wanted = Signal()
    back_wanted = Signal()
    forth_wanted = Signal()
    day_chosen = Signal(object)
    review_wanted = Signal(str)
    """Id of the page whose check is overdue."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_low = False
        self._reader = GuideReader()
        self._reader.page_link.connect(self.page_link)
        self._reader.checklist_link.connect(self.checklist_link)
        self._reader.letter_link.connect(self.letter_link)
        self._reader.address_link.connect(self.address_link)
        self._reader.link_explained.connect(self._on_explained)
        self._time = NoticeBar(closable=False)
        self._doubt = NoticeBar(closable=False)
        self._explained = PlainLabel("", "muted", wrap=True)
        self._day = DaySwitch(today)
        self._day.day_chosen.connect(self._on_day)
        self._time.action.clicked.connect(self._day.reset)
        self._doubt.action.clicked.connect(self._on_review)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.S)
        column.addWidget(self._tools())
        for bar in (self._time, self._doubt):
            column.addWidget(bar)
        column.addWidget(self._reader, 1)
        column.addWidget(self._explained)
        # A line is kept free, so that the text hardly jumps when a source is explained.
        self._explained.setMinimumHeight(self.fontMetrics().lineSpacing())

    @property
    def text(self) -> GuidePage | None:
        """The page shown."""
        return self._reader.page

    def show_text(self, page: GuidePage) -> None:
        """Show a page with its warnings."""
        self._on_explained("")
        self._say_doubt(page)
        self._reader.show_page(page)

    def _say_doubt(self, page: GuidePage) -> None:
        """Say in one bar what is overdue or not certain: on a low screen two leave no text."""
        doubts = _("Einzelne Angaben dieser Seite sind noch nicht gesichert.")
        self._doubt.setToolTip("")
        if self._is_low and (page.overdue or page.uncertain):
            self._say_briefly(page, doubts)
        elif page.overdue:
            self._doubt.say(
                "warn",
                _("Diese Seite sollte bis {day} geprüft werden.").format(
                    day=format_date(page.next_check)
                ),
                doubts if page.uncertain else _("Sieh vor dem Gebrauch in der Quelle nach."),
            )
            self._doubt.offer(_("Inhalte prüfen"))
        elif page.uncertain:
            self._doubt.say("info", doubts, _("Welche, steht bei den Fundstellen."))
        else:
            self._doubt.clear()

    def _say_briefly(self, page: GuidePage, doubts: str) -> None:
        """Say it in one line; the citations in the text name each single doubt."""
        if not page.overdue:
            self._doubt.say("info", _("Einzelne Angaben sind noch nicht gesichert."))
            self._doubt.setToolTip(_("Welche, steht bei den Fundstellen."))
            return
        since = _("Prüfung überfällig seit {day}.").format(day=format_date(page.next_check))
        if page.uncertain:
            self._doubt.say("warn", _("Prüfung überfällig, teils unsicher."))
            self._doubt.setToolTip(f"{since} {doubts}")
            self._doubt.setAccessibleName(f"{since} {doubts}")
        else:
            self._doubt.say("warn", since)
        self._doubt.offer(_("Inhalte prüfen"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put tools that the keyboard reaches as well into "Mehr" while the panel is low."""
        is_low = self.height() < _LOW * self.fontMetrics().lineSpacing()
        if is_low == self._is_low:
            return
        self._is_low = is_low
        for tool in (self._headings, self._printing):
            tool.setVisible(not is_low)
        for action in (self._headings_menu.menuAction(), self._print):
            action.setVisible(is_low)
        if self.text is not None:
            self._say_doubt(self.text)

    def passage(self) -> str:
        """Return what is marked, or the whole text."""
        return self._reader.passage()

    def enlarge(self, factor: float) -> None:
        """Show the text larger than the rest of the window."""
        self._reader.enlarge(factor)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Put these into the menu "Mehr"."""
        self._more_menu.addActions(list(actions))

    def set_terms(self, terms: tuple[Term, ...]) -> None:
        """Explain these words wherever they stand in the text."""
        self._reader.set_terms(terms)

    def set_history(self, *, back: bool, forth: bool) -> None:
        """Say whether one can go back and forth."""
        self._back.setEnabled(back)
        self._forth.setEnabled(forth)

    def refresh_look(self) -> None:
        """Follow theme and text size."""
        self._reader.refresh_look()
        self._fit()
        self._explained.setMinimumHeight(self.fontMetrics().lineSpacing())

    def _tools(self) -> QWidget:
        tools = QWidget()
        line = FlowLayout(tools, metrics.XS)
        self._back = self._tool("back", _("Zurück (Alt+Links)"))
        self._back.clicked.connect(self.back_wanted)
        self._forth = self._tool("forward", _("Vor (Alt+Rechts)"))
        self._forth.clicked.connect(self.forth_wanted)
        self._printing = Button(_("Drucken"), "print", "quiet")
        self._printing.clicked.connect(self.print_wanted)
        self._headings = Button(_("Abschnitte"), "down", "quiet")
        self._headings_menu = QMenu(_("Abschnitte"), self._headings)
        self._headings_menu.aboutToShow.connect(self._fill_headings)
        self._headings.setMenu(self._headings_menu)
        more = Button(_("Mehr"), "more", "quiet")
        self._more_menu = QMenu(more)
        more.setMenu(self._more_menu)
        self._more_menu.addMenu(self._headings_menu)
        self._print = self._more_menu.addAction(_("Drucken"))
        self._print.triggered.connect(self.print_wanted)
        for action in (self._headings_menu.menuAction(), self._print):
            action.setVisible(False)
        for widget in (self._back, self._forth, self._day, self._headings, self._printing, more):
            line.addWidget(widget)
        return tools

    def _fill_headings(self) -> None:
        self._headings_menu.clear()
        for words, position in outline(self._reader.document()):
            action = self._headings_menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(partial(self._go_to_heading, position))

    def _go_to_heading(self, position: int) -> None:
        self._reader.setFocus()
        self._reader.go_to(position)

    @staticmethod
    def _tool(icon_name: str, words: str) -> Button:
        button = Button("", icon_name, "quiet")
        button.setAccessibleName(words)
        button.setToolTip(words)
        return button

    def _on_review(self) -> None:
        if self.text is not None:
            self.review_wanted.emit(self.text.id)

    def _on_explained(self, words: str) -> None:
        self._explained.setText(words)

    def _on_day(self, day: date | None) -> None:
        if day is None:
            self._time.clear()
        else:
            self._time.say(
                "info",
                _("Du liest den Rechtsstand vom {day}.").format(day=format_long_date(day)),
            )
            self._time.offer(_("Zurück zu heute"))
        self.day_chosen.emit(day)
