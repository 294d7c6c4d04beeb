# SPDX-License-Identifier: GPL-3.0-or-later
"""Check content against its sources and say so. Public: works while locked."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.services.content_rows import FactRow, ReviewRow
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.review.item_panel import ItemPanel
from hilft_desktop.ui.pages.review.review_words import key_of, kind_word, list_row
from hilft_desktop.ui.papers.saving import ask_file, save_bytes
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.empty_state import EmptyState
from hilft_desktop.ui.widgets.list_detail import ListDetail
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_KINDS = (
    "", "page", "checklist", "letter", "emergency", "fact", "scope", "links", "bodies", "paper",
    "handout", "translation",
)  # fmt: skip
_SOON_DAYS = 90
_OVERDUE, _SOON, _CONFIRMED, _TRANSLATIONS = range(4)


class ReviewPage(Page):
    """Due left, most urgent first; sources and confirmation right."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows: tuple[ReviewRow, ...] = ()
        self._wanted = ""
        """Key of the text somebody came here for, until it was shown once."""
        self._frame = PageFrame(scroll=False)
        self._frame.column.setContentsMargins(metrics.XL, metrics.L, 0, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._model = RowListModel(self)
        self._list = RowListView(self._model, _("Zu prüfen"))
        self._item = ItemPanel()
        self._none = EmptyState("check", _("Hier ist nichts zu prüfen"), "")
        self._detail = QStackedWidget()
        self._detail.addWidget(self._none)
        self._detail.addWidget(self._item)
        self._panes = ListDetail(self._choices(), self._detail, _("Zur Liste"))
        self._frame.column.addWidget(self._panes, 1)
        self._count = PlainLabel("", "muted")
        self._frame.add_leading(self._count)
        export = Button(_("Bestätigungen ausgeben …"), "out")
        export.clicked.connect(self._ask_export)
        self._frame.add_secondary(export)
        self._list.row_chosen.connect(self._on_chosen)
        self._list.row_activated.connect(lambda _key: self._panes.show_detail())
        self._list.clicked.connect(lambda _index: self._panes.show_detail())
        self._panes.list_shown.connect(self._list.setFocus)
        self._item.open_wanted.connect(self._on_open)
        self._item.confirm_wanted.connect(self._confirm)
        self._item.withdraw_wanted.connect(self._withdraw)

    def show_item(self, item_id: str, case_id: str) -> None:
        del case_id
        self._wanted = item_id
        if item_id:
            is_translation = item_id.startswith("translation:")
            self._when.setCurrentIndex(_TRANSLATIONS if is_translation else _OVERDUE)
            self._kind.setCurrentIndex(0)
            self._panes.show_detail()

    def enter(self) -> None:
        self._load()
        self._list.setFocus()

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.CONTENT):
            self._load()

    def _choices(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, metrics.L)
        column.setSpacing(metrics.S)
        self._when = Combo()
        self._when.setAccessibleName(_("Was zeigen"))
        self._when.addItems(
            [
                _("überfällig"),
                _("in {n} Tagen").format(n=_SOON_DAYS),
                _("bestätigt"),
                _("Sprachen"),
            ]
        )
        self._kind = Combo()
        self._kind.setAccessibleName(_("Art"))
        self._kind.addItems([kind_word(kind) if kind else _("alle Arten") for kind in _KINDS])
        line = QHBoxLayout()
        line.setSpacing(metrics.S)
        line.addWidget(self._when, 1)
        line.addWidget(self._kind, 1)
        column.addLayout(line)
        column.addWidget(self._list, 1)
        self._when.currentIndexChanged.connect(lambda _at: self._load())
        self._kind.currentIndexChanged.connect(lambda _at: self._show())
        return pane

    # -- list -------------------------------------------------------------------------------------

    def _load(self) -> None:
        when = self._when.currentIndex()
        if when == _CONFIRMED:
            self.context.jobs.run(
                self, lambda services: services.reviews.confirmed(), self._on_rows, self._on_failed
            )
            return
        if when == _TRANSLATIONS:
            self.context.jobs.run(
                self,
                lambda services: services.reviews.translations(),
                self._on_rows,
                self._on_failed,
            )
            return
        days = _SOON_DAYS if when == _SOON else 0
        self.context.jobs.run(
            self,
            lambda services: services.reviews.due(None, days),
            self._on_rows,
            self._on_failed,
        )

    def _on_rows(self, rows: tuple[ReviewRow, ...]) -> None:
        self._rows = rows
        self._show()
        self._wanted = ""

    def _show(self) -> None:
        kind = _KINDS[self._kind.currentIndex()]
        rows = [row for row in self._rows if kind in ("", row.kind)]
        chosen = self._wanted or self._list.current_key
        self._model.show_rows(list_row(row) for row in rows)
        self._count.setText(ngettext("{n} Eintrag", "{n} Einträge", len(rows)).format(n=len(rows)))
        self._none.say(*self._nothing())
        self._detail.setCurrentWidget(self._item if rows else self._none)
        wanted = self._model.index_of(chosen)
        self._list.choose(wanted if wanted.isValid() else self._model.first_choice())
        if rows:
            self._on_chosen(self._list.current_key)

    def _nothing(self) -> tuple[str, str]:
        if self._when.currentIndex() == _CONFIRMED:
            return (
                _("Noch nichts bestätigt"),
                _("Was Ihr mit der Quelle verglichen und bestätigt habt, steht dann hier."),
            )
        return (
            _("Hier ist nichts zu prüfen"),
            _("Alles ist innerhalb seiner Prüffrist. Oben kannst Du weiter vorausschauen."),
        )

    def _on_chosen(self, key: str) -> None:
        row = next((row for row in self._rows if key_of(row) == key), None)
        if row is None:
            return
        self._item.show_row(row)
        if row.kind == "fact":
            self.context.jobs.run(
                self,
                lambda services: services.facts.show(row.id),
                partial(self._on_fact, row),
                self._on_failed,
            )

    def _on_fact(self, row: ReviewRow, fact: FactRow) -> None:
        if self._item.row is row:
            self._item.show_fact(fact)

    def _on_open(self, kind: str, item_id: str) -> None:
        match kind:
            case "page":
                self.guide_requested.emit(item_id)
            case "checklist":
                self.checklist_requested.emit(item_id, "")
            case "emergency":
                self.emergency_requested.emit(item_id)
            case "letter" if self.context.vault_state().is_open:
                self.letter_requested.emit(item_id, "")
            case "handout":
                self.handout_requested.emit(item_id, "", "")
            case _:
                self._frame.notice.say("info", _("Schreiben kannst Du nach dem Entsperren lesen."))

    # -- confirming -------------------------------------------------------------------------------

    def _confirm(self, kind: str, item_id: str, initials: str) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.reviews.confirm(kind, item_id, initials),
            self._on_confirmed,
            self._item.refuse,
        )

    def _on_confirmed(self, row: ReviewRow) -> None:
        if row.counts_until == date.max:
            words = _("„{title}“ gilt als geprüft, bis sich der Text ändert.")
            self._frame.notice.say("ok", words.format(title=row.title))
            return
        until = format_date(row.counts_until) if row.counts_until else ""
        self._frame.notice.say(
            "ok", _("„{title}“ gilt bis {until} als geprüft.").format(title=row.title, until=until)
        )

    def _withdraw(self, kind: str, item_id: str) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.reviews.withdraw(kind, item_id),
            lambda _done: self._frame.notice.say("ok", _("Die Bestätigung ist zurückgenommen.")),
            self._on_failed,
        )

    # -- for the editors --------------------------------------------------------------------------

    def _ask_export(self) -> None:
        self.context.jobs.run(
            self, lambda services: services.reviews.export(), self._save_as, self._on_failed
        )

    def _save_as(self, data: bytes) -> None:
        day = self.context.today().isoformat()
        ask_file(
            self, f"pruefungen-{day}.csv", _("Tabelle (*.csv)"), partial(self.write_export, data)
        )

    def write_export(self, data: bytes, file: Path) -> None:
        """Write the confirmations where somebody chose to have them."""
        try:
            save_bytes(file, data)
        except HilftError as error:
            self._on_failed(error)
        else:
            self._frame.notice.say(
                "ok",
                _("Die Bestätigungen sind ausgegeben."),
                _("Datei: {file}").format(file=file),
            )

    def _on_failed(self, error: HilftError) -> None:
        self._frame.notice.say_error(error)
