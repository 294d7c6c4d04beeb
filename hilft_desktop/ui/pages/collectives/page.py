# SPDX-License-Identifier: GPL-3.0-or-later
"""Sammelfälle: one house, one supplier, several persons. Nothing here is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.casework import Collective, CollectiveKind
from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.labels import label
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.models.list_row import ListRow
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.collectives.detail import CollectiveDetailPanel
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.empty_state import EmptyState
from hilft_desktop.ui.widgets.list_detail import ListDetail
from hilft_desktop.ui.widgets.page_frame import PageFrame

if TYPE_CHECKING:
    from hilft_desktop.services.casework_rows import CollectiveDetail

_DRAFT = "collective"


class CollectivesPage(Page):
    """List left; name, note and cases right. Cases join from their own page."""

    supports_save = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted = ""
        self._frame = PageFrame(scroll=False)
        self._frame.column.setContentsMargins(metrics.XL, metrics.L, 0, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._model = RowListModel(self)
        self._list = RowListView(self._model, _("Sammelfälle"))
        self._nothing = EmptyState(
            "folder",
            _("Kein Sammelfall gewählt"),
            _(
                "Ein Sammelfall verbindet Fälle, die dasselbe Haus, denselben Versorger oder "
                "dasselbe Amt betreffen. Fälle ordnest Du im Fall unter „Zusammenarbeit“ zu."
            ),
        )
        self.detail = CollectiveDetailPanel()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.detail)
        self._panes = ListDetail(self._list, self._stack, _("Zur Liste"))
        self._frame.column.addWidget(self._panes, 1)
        self._primary = Button(_("Neuer Sammelfall"), "plus")
        self._primary.clicked.connect(self.save)
        self._frame.set_primary(self._primary)
        self._wire()
        context.drafts.register(self, _DRAFT, self.detail.draft, self._on_draft)

    def show_item(self, item_id: str, case_id: str) -> None:
        del case_id
        if item_id:
            self._choose(item_id)

    def enter(self) -> None:
        self._load()
        self._list.setFocus()

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.COLLECTIVE, Kind.CASE, Kind.FLAG):
            self._load()

    def holds_unsaved(self) -> bool:
        return bool(self.detail.draft())

    def save(self) -> None:
        """Save the form, else begin a new matter."""
        if self.detail.is_editing:
            self.detail.confirm()
        else:
            self._stack.setCurrentWidget(self.detail)
            self._panes.show_detail()
            self.detail.begin()

    def _wire(self) -> None:
        self._list.row_chosen.connect(self._choose)
        self._list.row_activated.connect(lambda _key: self._panes.show_detail())
        self._list.clicked.connect(lambda _at: self._panes.show_detail())
        self._panes.list_shown.connect(self._list.setFocus)
        self.detail.case_requested.connect(self.case_requested)
        self.detail.save_wanted.connect(self._on_save)
        self.detail.remove_wanted.connect(self._on_remove)
        self.detail.erase_wanted.connect(self._ask_erasure)
        self.detail.editing_changed.connect(self._show_primary)

    def _show_primary(self) -> None:
        editing = self.detail.is_editing
        self._primary.setText(_("Speichern") if editing else _("Neuer Sammelfall"))
        self._primary.set_icon_name("save" if editing else "plus")
        if not editing and not self._wanted:
            self._stack.setCurrentWidget(self._nothing)

    # -- loading ----------------------------------------------------------------------------------

    def _load(self) -> None:
        self.context.jobs.run(
            self, lambda services: services.collectives.list(), self._on_list, self._on_failed
        )

    def _on_list(self, collectives: tuple[Collective, ...]) -> None:
        self._model.show_rows(_row(each) for each in collectives)
        if any(each.id == self._wanted for each in collectives):
            self._choose(self._wanted)
        elif not self.detail.is_editing:
            self._wanted = ""
            self._stack.setCurrentWidget(self._nothing)

    def _choose(self, collective_id: str) -> None:
        self._wanted = collective_id
        blocked = self._list.blockSignals(True)
        self._list.choose(self._model.index_of(collective_id))
        self._list.blockSignals(blocked)
        self.context.jobs.run(
            self,
            lambda services: services.collectives.show(collective_id),
            self._on_shown,
            self._on_failed,
        )

    def _on_shown(self, found: CollectiveDetail) -> None:
        if found.collective.id == self._wanted:
            self.detail.show_collective(found)
            self._stack.setCurrentWidget(self.detail)

    def _on_draft(self, text: str) -> None:
        if self.detail.restore(text):
            self._stack.setCurrentWidget(self.detail)
            self._panes.show_detail()

    # -- changing ---------------------------------------------------------------------------------

    def _on_save(self, collective_id: str, kind: str, title: str, note: str) -> None:
        def saved(collective: Collective) -> None:
            self.context.drafts.discard(_DRAFT)
            self._wanted = collective.id
            self.detail.saved()
            self._frame.notice.say("ok", _("Gespeichert: {title}").format(title=collective.title))

        if collective_id:
            self.context.jobs.run(
                self,
                lambda services: services.collectives.change(collective_id, title, note),
                saved,
                self._on_refused,
            )
        else:
            self.context.jobs.run(
                self,
                lambda services: services.collectives.create(CollectiveKind(kind), title, note),
                saved,
                self._on_refused,
            )

    def _on_remove(self, collective_id: str, case_id: str) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.collectives.remove_case(collective_id, case_id),
            lambda _left: self._frame.notice.say("ok", _("Der Fall ist herausgenommen.")),
            self._on_failed,
        )

    def _ask_erasure(self, collective: Collective) -> None:
        confirm(
            self,
            _("„{title}“ löschen?").format(title=collective.title),
            _("Name und Notiz gehen verloren. Die Fälle selbst bleiben, wie sie sind."),
            _("Löschen"),
            lambda: self._erase(collective.id),
        )

    def _erase(self, collective_id: str) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.collectives.remove(collective_id),
            lambda _gone: self._frame.notice.say("ok", _("Der Sammelfall ist gelöscht.")),
            self._on_failed,
        )

    def _on_refused(self, error: HilftError) -> None:
        homeless = self.detail.show_error(error)
        if homeless is not None:
            self._on_failed(homeless)

    def _on_failed(self, error: HilftError) -> None:
        self._frame.notice.say_error(error)


def _row(collective: Collective) -> ListRow:
    count = len(collective.case_ids)
    return ListRow(
        key=collective.id,
        title=collective.title,
        detail=label(collective.kind),
        note=ngettext("{n} Fall", "{n} Fälle", count).format(n=count),
    )
