# SPDX-License-Identifier: GPL-3.0-or-later
"""Druckwarteschlange: what waits, in which order, how often; one job for all of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.printing import PrintJob
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.services.queue_rows import Bundle, QueueRow
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.print_queue.queue_words import queue_row
from hilft_desktop.ui.pages.print_queue.tools import QueueTools
from hilft_desktop.ui.papers.page_bar import PageBar
from hilft_desktop.ui.papers.page_view import PageView
from hilft_desktop.ui.papers.print_run import PrintPart, PrintRun
from hilft_desktop.ui.papers.printing import PRINT_DPI, ask_printer
from hilft_desktop.ui.papers.saving import ask_file, save_bytes
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.empty_state import EmptyState
from hilft_desktop.ui.widgets.list_detail import ListDetail
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services
    from hilft_desktop.services.rows import PagePicture

_SCREEN_DPI = 80


class PrintQueuePage(Page):
    """List left, the pages of the chosen paper right. Nothing goes before somebody says so."""

    supports_print = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows: tuple[QueueRow, ...] = ()
        self._shown = ""
        self._run: PrintRun | None = None
        self._frame = PageFrame(scroll=False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._model = RowListModel(self)
        self._list = RowListView(self._model, _("Papiere, die auf den Druck warten"))
        self._tools = QueueTools()
        self._view = PageView()
        self._empty = EmptyState(
            "print",
            _("Nichts wartet auf den Druck"),
            _(
                "„Später drucken“ in einem Schreiben oder Papier legt es verschlüsselt hierher. "
                "Im Büro druckst Du dann alles in einem Auftrag."
            ),
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._wire()
        self._add_actions()

    @property
    def is_printing(self) -> bool:
        """Tell whether a job is under way."""
        return self._run is not None

    def enter(self) -> None:
        self._load()
        self._list.setFocus()

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.PRINT_QUEUE, Kind.CONSENT, Kind.RETENTION, Kind.PERSON, Kind.CASE):
            self._load()

    def print_page(self) -> None:
        """Print everything that may be printed, the list on top, as one job."""
        self._print_rows(tuple(row for row in self._rows if not row.blocked))

    def _print_rows(self, rows: tuple[QueueRow, ...]) -> None:
        """Print papers as one job; several have the list on top."""
        if not rows or self._run is not None:
            return
        ids = tuple(row.job.id for row in rows)
        parts = [PrintPart(_pages_of(row.job.id), row.job.copies) for row in rows]
        if len(rows) > 1:
            cover = PrintPart(lambda services: services.print_queue.cover_pictures(ids, PRINT_DPI))
            parts.insert(0, cover)
        printer = ask_printer(self, sum(row.sheets for row in rows) + len(parts) - len(rows))
        if printer is None:
            return
        self._run = PrintRun(self.context.jobs, self, printer, parts)
        self._run.finished.connect(partial(self._ask_outcome, ids))
        self._run.failed.connect(self._on_run_failed)
        self._run.start(_("Die Papiere gehen an den Drucker …"))

    def _print_one(self) -> None:
        row = self._current
        if row is not None and not row.blocked:
            self._print_rows((row,))

    # -- inside -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.S)
        column.addWidget(self._list, 1)
        column.addWidget(self._tools)
        right = QWidget()
        pages = QVBoxLayout(right)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(metrics.S)
        pages.addWidget(PageBar(self._view))
        pages.addWidget(self._view, 1)
        self._panes = ListDetail(left, right, share=0.5, signs=60)
        self._stack.addWidget(self._panes)
        self._stack.addWidget(self._empty)
        self._frame.column.addWidget(self._stack, 1)
        self._sum = PlainLabel("", "muted")
        self._frame.add_leading(self._sum)
        self._print = Button(_("Alles drucken … (Strg+P)"), "print")
        self._print.clicked.connect(self.print_page)
        self._save = Button(_("Als PDF …"), "save")
        self._save.setAccessibleName(_("Alles mit Deckblatt als PDF speichern"))
        self._save.clicked.connect(self._on_save)
        self._frame.set_primary(self._print)
        self._frame.add_secondary(self._save)
        # Kept, not only parented: PySide may collect the wrappers of layouts.
        self._layouts = (column, pages)

    def _wire(self) -> None:
        self._list.row_chosen.connect(self._choose)
        self._list.row_activated.connect(lambda _key: self._panes.show_detail())
        self._tools.moved.connect(self._move)
        self._tools.copies_changed.connect(self._set_copies)
        self._tools.print_wanted.connect(self._print_one)
        self._tools.remove_wanted.connect(self._remove)
        self._tools.case_wanted.connect(self._open_case)
        self._frame.notice.action.clicked.connect(self._put_back)

    def _add_actions(self) -> None:
        for words, keys, run in (
            (_("Papier nach oben"), "Alt+Up", lambda: self._move(-1)),
            (_("Papier nach unten"), "Alt+Down", lambda: self._move(1)),
            (_("Papier entfernen"), "Del", self._remove),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _on=False, run=run: run())
            self.addAction(action)

    def _load(self) -> None:
        self.context.jobs.run(
            self, lambda services: services.print_queue.list(), self._show, self._on_failed
        )

    def _show(self, rows: tuple[QueueRow, ...]) -> None:
        self._rows = rows
        chosen = self._list.current_key
        self._model.show_rows(queue_row(at, row) for at, row in enumerate(rows, start=1))
        self._stack.setCurrentWidget(self._panes if rows else self._empty)
        index = self._model.index_of(chosen)
        self._list.choose(index if index.isValid() else self._model.first_choice())
        ready = [row for row in rows if not row.blocked]
        for button in (self._print, self._save):
            button.setEnabled(bool(ready))
        self._sum.setText(
            ngettext("{n} Papier, {pages} Seiten", "{n} Papiere, {pages} Seiten", len(rows)).format(
                n=len(rows), pages=sum(row.sheets for row in rows)
            )
            if rows
            else ""
        )
        self._show_tools()

    @property
    def _current(self) -> QueueRow | None:
        key = self._list.current_key
        return next((row for row in self._rows if row.job.id == key), None)

    def _choose(self, key: str) -> None:
        self._show_tools()
        if key == self._shown:
            return
        self._shown = key
        row = self._current
        self._view.show_pages(())
        if row is None or row.blocked:
            self._view.show_hint(row.blocked if row else "")
            return
        self._view.show_hint(_("Die Seiten werden vorbereitet …"))
        self.context.jobs.run(
            self,
            lambda services: services.print_queue.pictures(key, _SCREEN_DPI),
            self._view.show_pages,
            self._on_failed,
        )

    def _show_tools(self) -> None:
        row = self._current
        at = self._rows.index(row) if row else 0
        self._tools.show_row(row, is_first=at == 0, is_last=at == len(self._rows) - 1)

    # -- changing ---------------------------------------------------------------------------------

    def _move(self, by: int) -> None:
        row = self._current
        if row is None:
            return
        job_id, to = row.job.id, max(0, self._rows.index(row) + by)
        self._change(lambda services: services.print_queue.move(job_id, to))

    def _set_copies(self, copies: int) -> None:
        row = self._current
        if row is not None and row.job.copies != copies:
            job_id = row.job.id
            self._change(lambda services: services.print_queue.set_copies(job_id, copies))

    def _remove(self) -> None:
        row = self._current
        if row is None:
            return
        job_id = row.job.id
        self.context.jobs.run(
            self,
            lambda services: services.print_queue.remove(job_id),
            self._on_removed,
            self._on_failed,
        )

    def _on_removed(self, job: PrintJob) -> None:
        self._frame.notice.say(
            "ok",
            _("Entfernt: {title}").format(title=job.title),
            _("Der Vermerk im Fall bleibt.") if job.case_id else "",
        )
        self._frame.notice.offer(_("Rückgängig"))

    def _put_back(self) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.print_queue.put_back(),
            lambda _job: self._frame.notice.clear(),
            self._on_failed,
        )

    def _change(self, call: Callable[[Services], Changed[None]]) -> None:
        self.context.jobs.run(self, call, lambda _done: None, self._on_failed)

    def _open_case(self) -> None:
        row = self._current
        if row is not None and row.job.case_id:
            self.case_requested.emit(str(row.job.case_id))

    # -- out --------------------------------------------------------------------------------------

    def _ask_outcome(self, ids: tuple[str, ...]) -> None:
        self._run = None
        dialog = ConfirmDialog(
            _("Ist alles gut herausgekommen?"),
            _(
                "Dann werden die Papiere aus der Warteschlange gelöscht. Fehlt eine Seite, bleiben "
                "sie liegen und Du druckst noch einmal."
            ),
            _("Ja, löschen"),
            self.window(),
            cancel=_("Nein, behalten"),
        )
        dialog.accepted.connect(partial(self._finish, ids))
        dialog.open()

    def _finish(self, ids: tuple[str, ...]) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.print_queue.printed(ids),
            lambda count: self._frame.notice.say(
                "ok",
                ngettext(
                    "{n} Papier gedruckt und gelöscht.",
                    "{n} Papiere gedruckt und gelöscht.",
                    count,
                ).format(n=count),
            ),
            self._on_failed,
        )

    def _on_save(self) -> None:
        ids = tuple(row.job.id for row in self._rows if not row.blocked)
        name = f"druckauftrag-{self.context.today().isoformat()}.pdf"
        ask_file(self, name, _("PDF-Datei (*.pdf)"), partial(self._save_to, ids))

    def _save_to(self, ids: tuple[str, ...], path: Path) -> None:
        def made(bundle: Bundle) -> None:
            what = _("Druckauftrag mit {n} Papieren").format(n=bundle.papers)
            self.context.jobs.run(
                self,
                lambda services: services.exports.note("paper", what, bundle.sha256),
                lambda _noted: self._write(path, bundle),
                self._on_failed,
            )

        self.context.jobs.run(
            self,
            lambda services: services.print_queue.bundle(ids),
            made,
            self._on_failed,
            long_task=True,
            words=_("Die Papiere werden zusammengelegt …"),
        )

    def _write(self, path: Path, bundle: Bundle) -> None:
        try:
            save_bytes(path, bundle.pdf)
        except HilftError as error:
            self._on_failed(error)
            return
        self._frame.notice.say(
            "ok",
            _("Gespeichert: {file}").format(file=path.name),
            _("Die Papiere warten weiter, bis sie gedruckt oder entfernt sind."),
        )

    def _on_run_failed(self, error: HilftError) -> None:
        self._run = None
        self._on_failed(error)

    def _on_failed(self, error: HilftError) -> None:
        self._frame.notice.say_error(error)


def _pages_of(job_id: str) -> Callable[[Services], tuple[PagePicture, ...]]:
    return lambda services: services.print_queue.pictures(job_id, PRINT_DPI)
