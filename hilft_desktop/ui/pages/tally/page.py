# SPDX-License-Identifier: GPL-3.0-or-later
"""Release a month's tally and hand it on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import MonthRow, ReleaseFiles, ReleaseRow
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.tally.month_panel import MonthPanel
from hilft_desktop.ui.pages.tally.month_words import month_row, month_words
from hilft_desktop.ui.papers.paper_dialog import Paper, PaperDialog
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.empty_state import EmptyState
from hilft_desktop.ui.widgets.list_detail import ListDetail
from hilft_desktop.ui.widgets.page_frame import PageFrame


class TallyPage(Page):
    """Months left, the chosen month right; a release is final and says so before."""

    supports_print = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._months: dict[str, MonthRow] = {}
        self._chosen = ""
        self._frame = PageFrame(scroll=False)
        self._frame.column.setContentsMargins(metrics.XL, metrics.L, 0, 0)
        self._model = RowListModel(self)
        self._list = RowListView(self._model, _("Monate"))
        self._month = MonthPanel()
        self._panes = ListDetail(self._list, self._month, _("Zu den Monaten"))
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
        self._make_actions()
        self._list.row_chosen.connect(self._on_chosen)
        self._list.row_activated.connect(lambda _key: self._panes.show_detail())
        self._list.clicked.connect(self._on_clicked)
        self._empty.action.clicked.connect(self.contact_requested)
        self._load()

    def enter(self) -> None:
        self._load()
        self._list.setFocus()

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.RELEASE, Kind.CONTACT):
            self._load()

    def print_page(self) -> None:
        self._show_report()

    def _make_actions(self) -> None:
        self._release = Button(_("Monat freigeben …"), "shield")
        self._release.clicked.connect(self._ask_release)
        self._export = Button(_("Dateien ausgeben …"), "out")
        self._export.clicked.connect(self._ask_export)
        self._report = Button(_("Bericht ansehen …"), "print")
        self._report.clicked.connect(self._show_report)
        for button in (self._export, self._release):
            self._frame.set_primary(button)
        self._frame.add_leading(self._report)
        self._show_actions(None)

    def _show_actions(self, row: MonthRow | None) -> None:
        state = row.state if row else ""
        self._release.setVisible(state == "open")
        self._export.setVisible(state == "released")
        self._report.setVisible(state == "released")
        self._frame.show_footer(shown=state in {"open", "released"})

    # -- months -----------------------------------------------------------------------------------

    def _load(self) -> None:
        self.context.jobs.run(
            self, lambda services: services.tallies.months(), self._on_months, self._on_failed
        )

    def _on_months(self, months: tuple[MonthRow, ...]) -> None:
        self._months = {row.month: row for row in months}
        self._model.show_rows(month_row(row) for row in months)
        has_any = any(row.state != "empty" for row in months)
        self._stack.setCurrentWidget(self._panes if has_any else self._empty)
        if not has_any:
            self._show_actions(None)
            return
        wanted = self._model.index_of(self._chosen)
        blocked = self._list.blockSignals(True)
        self._list.choose(wanted if wanted.isValid() else self._model.first_choice())
        self._list.blockSignals(blocked)
        self._on_chosen(self._list.current_key)

    def _on_chosen(self, month: str) -> None:
        self._chosen = month
        row = self._months[month]
        self._month.show_month(row)
        self._show_actions(row)
        if row.state == "released":
            self.context.jobs.run(
                self,
                lambda services: services.tallies.show(month),
                partial(self._on_release, month),
                self._on_failed,
            )

    def _on_release(self, month: str, release: ReleaseRow) -> None:
        if month == self._chosen:
            self._month.show_release(release)

    def _on_clicked(self, _index: QModelIndex) -> None:
        self._panes.show_detail()

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

    # -- handing on -------------------------------------------------------------------------------

    def _ask_export(self) -> None:
        month = self._chosen
        confirm(
            self,
            _("Was enthalten diese Dateien?"),
            _(
                "Drei Dateien mit den gerundeten Zahlen vom {month}: eine zum Einlesen (JSON), "
                "eine Tabelle (CSV), ein Blatt zum Zeigen (PDF). Dazu Name und Land Eurer Gruppe. "
                "Keine Namen, keine Decknamen, keine Notizen, keine einzelnen Kontakte."
            ).format(month=month_words(month)),
            _("Ordner wählen …"),
            partial(self._choose_folder, month),
        )

    def _choose_folder(self, month: str) -> None:
        dialog = QFileDialog(self.window(), _("In welchen Ordner?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(partial(self._export_to, month))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _export_to(self, month: str, folder: str) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.tallies.export(month, folder),
            self._on_exported,
            self._on_failed,
        )

    def _on_exported(self, files: tuple[str, ...]) -> None:
        self._frame.notice.say(
            "ok",
            _("{n} Dateien geschrieben.").format(n=len(files)),
            _("Im Verzeichnis der Ausgaben steht, was den Laptop verlassen hat."),
        )

    def _show_report(self) -> None:
        month = self._chosen
        row = self._months.get(month)
        if row is None or row.state != "released":
            return
        self.context.jobs.run(
            self,
            lambda services: services.tallies.files(month),
            partial(self._on_files, month),
            self._on_failed,
            long_task=True,
        )

    def _on_files(self, month: str, files: ReleaseFiles) -> None:
        name, pdf = next((name, data) for name, data in files.files if name.endswith(".pdf"))
        title = _("Zahlen {month}").format(month=month_words(month))
        contains = _("Gerundete Zahlen, Name und Land der Gruppe. Nichts über einzelne Personen.")
        dialog = PaperDialog(self.context.jobs, Paper(title, name, contains, pdf), self.window())
        dialog.left_laptop.connect(partial(self._on_left_laptop, title))
        dialog.open()

    def _on_left_laptop(self, what: str, kind: str, digest: str) -> None:
        words = f"{what} ({kind})"

        def noted(_nothing: object) -> None:
            """The register says it; the page need not."""

        self.context.jobs.run(
            self,
            lambda services: services.exports.note("tally", words, digest),
            noted,
            self._on_failed,
        )

    def _on_failed(self, error: HilftError) -> None:
        self._frame.notice.say_error(error)
