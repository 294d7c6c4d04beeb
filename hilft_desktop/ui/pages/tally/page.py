# SPDX-License-Identifier: GPL-3.0-or-later
"""Release a month's tally, read months, half-years and years, and hand them on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.tally_periods import PeriodKind
from hilft_desktop.domain.tally_reading import PeriodReading, PeriodRow
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import MonthRow, ReleaseRow
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.tally.handing_on import HandingOn
from hilft_desktop.ui.pages.tally.month_panel import MonthPanel
from hilft_desktop.ui.pages.tally.month_words import month_row, month_words, period_row
from hilft_desktop.ui.pages.tally.period_list import PeriodList
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.empty_state import EmptyState
from hilft_desktop.ui.widgets.list_detail import ListDetail
from hilft_desktop.ui.widgets.page_frame import PageFrame

HandOn = Callable[[str, str], None]
"""Does something with a period, given as it is written and in words."""


class TallyPage(Page):
    """Periods left, the chosen one right; a release is final and says so before."""

    supports_print = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._months: dict[str, MonthRow] = {}
        self._periods: dict[str, PeriodRow] = {}
        self._chosen = ""
        self._reading: PeriodReading | None = None
        self._frame = PageFrame(scroll=False)
        self._frame.column.setContentsMargins(metrics.XL, metrics.L, 0, 0)
        self._list = PeriodList()
        self._month = MonthPanel()
        self._panes = ListDetail(self._list, self._month, _("Zu den Zeiträumen"))
        self._empty = EmptyState(
            "tally",
            _("Noch keine Zahlen"),
            _(
                "Sobald Kontakte eingetragen sind, erscheinen hier die Monate. Weitergegeben "
                "werden nur geschützte, gerundete Zahlen."
            ),
            _("Kontakt aufnehmen"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._panes)
        self._stack.addWidget(self._empty)
        self._frame.column.addWidget(self._stack, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._handing = HandingOn(context.jobs, self._frame.notice, self)
        self._make_actions()
        self._make_commands()
        self._list.view.row_chosen.connect(self._on_chosen)
        self._list.view.row_activated.connect(lambda _key: self._panes.show_detail())
        self._list.view.clicked.connect(self._on_clicked)
        self._list.kind_changed.connect(self._load)
        self._panes.narrow_changed.connect(self._list.fit)
        self._month.explanation_wanted.connect(self._handing.explain)
        self._empty.action.clicked.connect(self.contact_requested)
        self._load()

    def enter(self) -> None:
        self._load()
        self._list.view.setFocus()

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.RELEASE, Kind.CONTACT):
            self._load()

    def print_page(self) -> None:
        self._act(self._handing.show_report)

    def _make_actions(self) -> None:
        self._release = Button(_("Monat freigeben …"), "shield")
        self._release.clicked.connect(self._ask_release)
        self._export = Button(_("Dateien ausgeben …"), "out")
        self._export.clicked.connect(lambda: self._act(self._handing.ask_export))
        self._report = Button(_("Bericht ansehen …"), "print")
        self._report.clicked.connect(self.print_page)
        self._press = Button(_("Texte …"), "letter")
        self._press.setAccessibleName(_("Texte für Presse und Anträge …"))
        self._press.clicked.connect(lambda: self._act(self._handing.show_press))
        for button in (self._export, self._release):
            self._frame.set_primary(button)
        for button in (self._press, self._report):
            self._frame.add_leading(button)
        self._show_actions("")

    def _make_commands(self) -> None:
        """Make the page's commands; they appear in the menu "Seite"."""
        for words, keys, act in (
            (_("Dateien ausgeben …"), "Ctrl+Shift+X", partial(self._act, self._handing.ask_export)),
            (
                _("Texte für Presse und Anträge …"),
                "Ctrl+Shift+Y",
                partial(self._act, self._handing.show_press),
            ),
            (_("Wie sicher sind diese Zahlen?"), "Ctrl+Shift+U", self._handing.explain),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _on=False, act=act: act())
            self.addAction(action)

    def _show_actions(self, state: str) -> None:
        self._release.setVisible(state == "open")
        for button in (self._export, self._report, self._press):
            button.setVisible(state == "released")
        self._frame.show_footer(shown=state in {"open", "released"})

    # -- periods ----------------------------------------------------------------------------------

    def _load(self) -> None:
        self.context.jobs.run(
            self, lambda services: services.tallies.months(), self._on_months, self._on_failed
        )
        kind = self._list.kind
        if kind is not PeriodKind.MONTH:
            self.context.jobs.run(
                self,
                lambda services: services.tally_reading.periods(kind),
                partial(self._on_periods, kind),
                self._on_failed,
            )

    def _on_months(self, months: tuple[MonthRow, ...]) -> None:
        self._months = {row.month: row for row in months}
        has_any = any(row.state != "empty" for row in months)
        self._stack.setCurrentWidget(self._panes if has_any else self._empty)
        if not has_any:
            self._show_actions("")
        elif self._list.kind is PeriodKind.MONTH:
            self._on_chosen(self._list.show_rows(map(month_row, months), self._chosen))

    def _on_periods(self, kind: PeriodKind, periods: tuple[PeriodRow, ...]) -> None:
        if kind is not self._list.kind:
            return
        self._periods = {row.key: row for row in periods}
        chosen = self._list.show_rows(map(period_row, periods), self._chosen)
        if chosen:
            self._on_chosen(chosen)
            return
        self._chosen, self._reading = "", None
        self._month.show_nothing(
            _("Noch nichts veröffentlicht"),
            _("Halbjahre und Jahre sind Summen veröffentlichter Monate. Gib zuerst einen frei."),
        )
        self._show_actions("")

    def _on_chosen(self, key: str) -> None:
        row = self._months.get(key)
        is_published = row is None or row.state == "released"
        if self._chosen and key != self._chosen:
            self._frame.notice.clear()  # it spoke of another period
        # What is published stays in front while it is read again: it hardly ever changes.
        if key != self._chosen or self._reading is None or not is_published:
            self._reading = None
            self._show_before_reading(key, row)
        self._chosen = key
        if is_published:
            # Months gathered into a later release have no numbers of their own.
            self._read(row.released_with if row and row.released_with else key)

    def _show_before_reading(self, key: str, row: MonthRow | None) -> None:
        if row is None:
            self._month.show_title(self._periods[key].words)
        else:
            self._month.show_month(row)
        self._show_actions("open" if row and row.state == "open" else "")

    def _read(self, period: str) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.tally_reading.read(period),
            partial(self._on_reading, self._chosen),
            self._on_failed,
        )

    def _on_reading(self, chosen: str, reading: PeriodReading) -> None:
        if chosen == self._chosen:
            self._reading = reading
            self._month.show_reading(reading)
            self._show_actions("released")

    def _on_clicked(self, _index: QModelIndex) -> None:
        self._panes.show_detail()

    def _act(self, act: HandOn) -> None:
        """Hand on what is shown; nothing happens while nothing published is."""
        if self._reading is not None:
            act(str(self._reading.period), self._reading.words)

    # -- release ----------------------------------------------------------------------------------

    def _ask_release(self) -> None:
        month = self._chosen
        confirm(
            self,
            _("{month} freigeben?").format(month=month_words(month)),
            _(
                "Das lässt sich nicht zurücknehmen. Die Zahlen werden einmal gerundet und bleiben "
                "dann für immer so. Sind alle Zettel dieses Monats eingetragen?"
            ),
            _("Endgültig freigeben"),
            partial(self._do_release, month),
        )

    def _do_release(self, month: str) -> None:
        def released(_release: ReleaseRow) -> None:
            words = _("{month} ist freigegeben.").format(month=month_words(month))
            self._frame.notice.say("ok", words)
            # The button that was pressed goes; without this the focus falls into the sidebar.
            self._list.view.setFocus()

        self.context.jobs.run(
            self,
            lambda services: services.tallies.release(month),
            released,
            self._on_release_failed,
            long_task=True,
            words=_("Die Zahlen werden gerundet und geprüft …"),
            may_cancel=False,
        )

    def _on_release_failed(self, error: HilftError) -> None:
        self._load()
        self._on_failed(error)

    def _on_failed(self, error: HilftError) -> None:
        self._frame.notice.say_error(error)
