# SPDX-License-Identifier: GPL-3.0-or-later
"""Enter what holds in the municipality: limits and addresses. Public: works while locked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.local import (
    LocalAddress,
    LocalComparison,
    LocalLayer,
    LocalTable,
    LocalTableKind,
)
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.hub import Services
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.local.address_form import AddressForm
from hilft_desktop.ui.pages.local.entry_form import EntryForm
from hilft_desktop.ui.pages.local.import_panel import ImportPanel
from hilft_desktop.ui.pages.local.local_words import list_row
from hilft_desktop.ui.pages.local.table_form import TableForm
from hilft_desktop.ui.papers.saving import ask_file
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.empty_state import EmptyState
from hilft_desktop.ui.widgets.list_detail import ListDetail
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.tab_order import TabAnchor

_KINDS = (LocalTableKind.RENT, LocalTableKind.HEATING, None)
"""``None`` stands for addresses."""
Entry = LocalTable | LocalAddress


class LocalPage(Page):
    """Entries left, the form right; what is saved stands on the guide pages that ask for it."""

    supports_save: ClassVar[bool] = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._entries: tuple[Entry, ...] = ()
        self._form: EntryForm | None = None
        self._import: ImportPanel | None = None
        self._open_id = ""
        self._begins_new = False
        self._kind_shown = 0
        self._frame = PageFrame(scroll=False)
        self._frame.column.setContentsMargins(metrics.XL, metrics.L, 0, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._model = RowListModel(self)
        self._list = RowListView(self._model, _("Örtliche Einträge"))
        self._detail = QStackedWidget()
        self._none = EmptyState(
            "place",
            _("Noch nichts eingetragen"),
            _("Was Ihr eintragt, steht im Leitfaden über dem Text, mit Quelle und Datum."),
        )
        self._detail.addWidget(self._none)
        self._anchor = TabAnchor(self._detail)
        self._panes = ListDetail(self._choices(), self._detail, _("Zur Liste"))
        self._frame.column.addWidget(self._panes, 1)
        self._make_footer()
        self._list.row_chosen.connect(self._on_chosen)
        self._list.row_activated.connect(lambda _key: self._panes.show_detail())
        self._list.clicked.connect(lambda _index: self._panes.show_detail())
        self._panes.list_shown.connect(self._list.setFocus)

    def show_item(self, item_id: str, case_id: str) -> None:
        """Show the addresses and there the one of this id; an empty one begins a new address."""
        del case_id
        if self.holds_unsaved():
            return
        self._kind_shown, self._open_id = _KINDS.index(None), item_id
        self._kind.setCurrentIndex(self._kind_shown)
        self._show_nothing()
        self._begins_new = not item_id

    def enter(self) -> None:
        self._load()
        self._list.setFocus()

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.CONTENT):
            self._load()

    def holds_unsaved(self) -> bool:
        return self._form is not None and self._form.is_changed

    def save(self) -> None:
        if self._form is None:
            return
        form = self._form
        form.clear_faults()
        self._frame.notice.clear()
        try:
            entry = form.entry()
        except HilftError as error:
            self._on_refused(form, error)
            return
        run, refused = self.context.jobs.run, partial(self._on_refused, form)
        if isinstance(entry, LocalTable):
            run(self, partial(_store_table, entry), self._on_saved, refused)
        else:
            run(self, partial(_store_address, entry), self._on_saved, refused)

    def look_into(self, file: str) -> None:
        """Show what a file of another laptop would add and replace; nothing is changed yet."""
        self._frame.notice.clear()
        self.context.jobs.run(
            self,
            lambda services: services.local.compare(file),
            partial(self._on_compared, file),
            self._on_failed,
        )

    def write_export(self, file: Path) -> None:
        """Write everything the group added where somebody chose to have it."""
        self.context.jobs.run(
            self,
            lambda services: services.local.export_to(str(file)),
            lambda written: self._frame.notice.say(
                "ok", _("Die örtlichen Angaben sind ausgegeben."), written
            ),
            self._on_failed,
        )

    # -- building ---------------------------------------------------------------------------------

    def _choices(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, metrics.L)
        column.setSpacing(metrics.S)
        self._kind = Combo()
        self._kind.setAccessibleName(_("Was zeigen"))
        self._kind.addItems([label(kind) if kind else _("Anschriften") for kind in _KINDS])
        self._new = Button(_("Neuer Eintrag"), "plus")
        self._new.clicked.connect(lambda: self._leave_form(partial(self._open, None)))
        column.addWidget(self._kind)
        column.addWidget(self._new)
        column.addWidget(self._list, 1)
        column.addWidget(
            PlainLabel(
                _("Nicht verschlüsselt: keine Angaben über Ratsuchende."), "muted", wrap=True
            )
        )
        self._kind.currentIndexChanged.connect(self._on_kind)
        return pane

    def _make_footer(self) -> None:
        take = Button(_("Einlesen …"), "folder")
        take.clicked.connect(self._ask_import)
        give = Button(_("Ausgeben …"), "out")
        give.clicked.connect(self._ask_export)
        self._files = (take, give)
        for button in self._files:
            self._frame.add_secondary(button)
        self._save = Button(_("Speichern (Strg+Enter)"), "save")
        self._save.clicked.connect(self.save)
        self._frame.set_primary(self._save)
        self._accept = Button(_("Übernehmen"), "check")
        self._accept.clicked.connect(self._do_import)
        self._frame.set_primary(self._accept)
        self._leave = Button(_("Nicht übernehmen"), "back", "quiet")
        self._leave.clicked.connect(self._drop_import)
        self._frame.add_secondary(self._leave)
        for button in (self._save, self._accept, self._leave):
            button.hide()

    # -- list -------------------------------------------------------------------------------------

    def _load(self) -> None:
        self.context.jobs.run(
            self, partial(_listed, _KINDS[self._kind_shown]), self._on_entries, self._on_failed
        )

    def _on_entries(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        self._model.show_rows(list_row(entry) for entry in entries)
        if self.holds_unsaved() or self._import is not None:
            return  # what is being written or read stays; the list alone is new
        if self._begins_new:
            self._begins_new = False
            self._open(None)
            return
        wanted = self._model.index_of(self._open_id)
        if not wanted.isValid():
            wanted = self._model.first_choice()
        entry = entries[wanted.row()] if wanted.isValid() else None
        if entry is None:
            self._show_nothing()
        else:
            self._open(entry)
        self._list.choose(wanted)

    def _on_kind(self, at: int) -> None:
        if at != self._kind_shown:
            self._leave_form(partial(self._change_kind, at))
            self._kind.setCurrentIndex(self._kind_shown)

    def _change_kind(self, at: int) -> None:
        self._kind_shown, self._open_id = at, ""
        self._kind.setCurrentIndex(at)
        self._show_nothing()
        self._load()

    def _on_chosen(self, key: str) -> None:
        if key == self._open_id:
            return
        if self.holds_unsaved():
            self._list.choose(self._model.index_of(self._open_id))
        self._leave_form(lambda: self._go_to(key))

    def _go_to(self, key: str) -> None:
        self._open(self._entry(key))
        self._list.choose(self._model.index_of(key))

    def _entry(self, key: str) -> Entry | None:
        return next((entry for entry in self._entries if entry.id == key), None)

    def _leave_form(self, then: Callable[[], None]) -> None:
        if not self.holds_unsaved():
            then()
            return
        confirm(
            self,
            _("Das Getippte verwerfen?"),
            _("Der Eintrag ist noch nicht gespeichert. Was Du geändert hast, geht verloren."),
            _("Verwerfen"),
            then,
        )

    # -- form -------------------------------------------------------------------------------------

    def _open(self, entry: Entry | None) -> None:
        """Show the form for an entry, or an empty one."""
        today = self.context.today()
        kind = _KINDS[self._kind_shown]
        if kind is None:
            form: EntryForm = AddressForm(today, entry if isinstance(entry, LocalAddress) else None)
        else:
            form = TableForm(kind, today, entry if isinstance(entry, LocalTable) else None)
        self._show_nothing()
        self._form = form
        self._open_id = entry.id if entry else ""
        if entry is None:
            self._list.clearSelection()
            self._panes.show_detail()
        else:
            form.delete_wanted.connect(lambda: self._ask_delete(entry))
        self._put(form)
        self._save.show()
        if entry is None:
            next(iter(form.rows.values())).target.setFocus()

    def _show_nothing(self) -> None:
        for shown in (self._form, self._import):
            if shown is not None:
                self._detail.removeWidget(shown)
                shown.deleteLater()
        self._form = self._import = None
        self._detail.setCurrentWidget(self._none)
        for button in (self._save, self._accept, self._leave):
            button.hide()
        for button in self._files:
            button.show()

    def _put(self, widget: QWidget) -> None:
        self._detail.addWidget(widget)
        self._detail.setCurrentWidget(widget)
        self._anchor.lead_through((widget,))
        if isinstance(widget, TableForm):
            widget.order_tab()

    def _on_saved(self, entry: Entry) -> None:
        self._open(entry)
        self._load()
        self._frame.notice.say(
            "ok", _("Gespeichert. Es steht jetzt im Leitfaden, wo danach gefragt wird.")
        )

    def _on_refused(self, form: EntryForm, error: HilftError) -> None:
        if form is self._form:
            homeless = form.refuse(error)
            if homeless is not None:
                self._on_failed(homeless)

    def _ask_delete(self, entry: Entry) -> None:
        name = entry.place if isinstance(entry, LocalTable) else entry.name
        confirm(
            self,
            _("„{name}“ löschen?").format(name=name),
            _("Der Eintrag verschwindet auch aus dem Leitfaden. Er lässt sich nicht zurückholen."),
            _("Löschen"),
            partial(self._delete, entry),
        )

    def _delete(self, entry: Entry) -> None:
        self.context.jobs.run(self, partial(_remove, entry), self._on_deleted, self._on_failed)

    def _on_deleted(self, _done: None) -> None:
        self._open_id = ""
        self._show_nothing()
        self._load()
        self._frame.notice.say("ok", _("Der Eintrag ist gelöscht."))

    # -- files ------------------------------------------------------------------------------------

    def _ask_export(self) -> None:
        name = f"oertlich-{self.context.today().isoformat()}.toml"
        ask_file(self, name, _("Örtliche Angaben (*.toml)"), self.write_export)

    def _ask_import(self) -> None:
        self._leave_form(self._choose_file)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self.window(), _("Örtliche Angaben wählen"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Örtliche Angaben (*.toml)"), _("Alle Dateien (*)")])
        dialog.fileSelected.connect(self.look_into)
        dialog.open()

    def _on_compared(self, file: str, found: LocalComparison) -> None:
        self._show_nothing()
        self._import = ImportPanel(file, found)
        self._put(self._import)
        self._panes.show_detail()
        self._leave.show()
        for button in self._files:
            button.hide()  # at double text size four buttons do not fit, and only two matter
        self._accept.setVisible(self._import.brings_news)
        (self._accept if self._import.brings_news else self._leave).setFocus()

    def _drop_import(self) -> None:
        self._show_nothing()
        self._load()

    def _do_import(self) -> None:
        if self._import is None:
            return
        file = self._import.file
        self.context.jobs.run(
            self,
            lambda services: services.local.import_from(file),
            self._on_imported,
            self._on_failed,
        )

    def _on_imported(self, _brought: LocalLayer) -> None:
        self._drop_import()
        self._frame.notice.say("ok", _("Die örtlichen Angaben sind übernommen."))

    def _on_failed(self, error: HilftError) -> None:
        self._frame.notice.say_error(error)


def _listed(kind: LocalTableKind | None, services: Services) -> tuple[Entry, ...]:
    return services.local.addresses() if kind is None else services.local.tables(kind)


def _store_table(table: LocalTable, services: Services) -> Changed[LocalTable]:
    return services.local.save_table(table)


def _store_address(address: LocalAddress, services: Services) -> Changed[LocalAddress]:
    return services.local.save_address(address)


def _remove(entry: Entry, services: Services) -> Changed[None]:
    if isinstance(entry, LocalTable):
        return services.local.delete_table(entry.id)
    return services.local.delete_address(entry.id)
