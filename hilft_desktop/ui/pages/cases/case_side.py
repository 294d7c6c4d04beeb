# SPDX-License-Identifier: GPL-3.0-or-later
"""The right side of the page: one case, its calls to the engine, its draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.codes import CaseStatus, FlagKind
from hilft_desktop.domain.errors import Cancelled, HilftError
from hilft_desktop.domain.guide import GuideListing, GuidePage
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.services.rows import CaseDetail, ChecklistListing
from hilft_desktop.ui.jobs import Job
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.cases.detail_panel import CaseDetailPanel
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.empty_state import EmptyState
from hilft_desktop.ui.widgets.page_frame import PageFrame

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services

T = TypeVar("T")
_SHOWN = (
    Kind.CASE, Kind.ENTRY, Kind.FLAG, Kind.FOLLOW_UP, Kind.CHECKLIST_RUN, Kind.DOCUMENT,
    Kind.CONTACT, Kind.PERSON,
)  # fmt: skip


class CaseSide(QWidget):
    """Shows a case and does what its buttons ask for."""

    failed = Signal(object)
    said = Signal(str, str)
    letter_requested = Signal(str, str)
    checklist_requested = Signal(str, str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._case_id = ""
        self._detail: CaseDetail | None = None
        self._titles: Mapping[str, str] = {}
        self._loading: Job | None = None
        self._saving = False
        self._nothing = EmptyState(
            "cases",
            _("Kein Fall gewählt"),
            _("Wähle links einen Fall. Pfeiltasten blättern, Enter öffnet."),
        )
        self._frame = PageFrame(scroll=False)
        self._frame.column.setContentsMargins(0, 0, 0, 0)
        self._panel = CaseDetailPanel(context.today())
        self._frame.column.addWidget(self._panel, 1)
        self._write = Button(_("Eintrag schreiben"), "edit")
        self._write.clicked.connect(self._on_write)
        self._frame.set_primary(self._write)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._frame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._wire()
        context.jobs.run(self, lambda services: services.checklists.list(), self._on_checklists)

    @property
    def case_id(self) -> str:
        """The case shown, empty when there is none."""
        return self._case_id

    @property
    def holds_unsaved(self) -> bool:
        """Tell whether an entry is being written."""
        return bool(self._panel.editor.draft())

    def show_case(self, case_id: str) -> None:
        """Show another case; an entry begun in the one before is kept as its draft."""
        if case_id == self._case_id:
            return
        self._leave()
        self._case_id = case_id
        self._detail = None
        self._panel.verticalScrollBar().setValue(0)
        self._load()

    def on_changes(self, changes: Changes) -> None:
        """Load the case anew when something of it changed."""
        if self._case_id and changes.touches(*_SHOWN) and changes.case_id in {None, self._case_id}:
            self._load()

    def add_follow_up(self) -> None:
        """Begin a new follow-up of the case shown."""
        if self._detail is not None:
            self._panel.follow_ups.open_form()

    def save_entry(self) -> None:
        """Save the entry being written; opens the editor when there is none."""
        if not self._case_id or self._saving:
            return
        entry = self._panel.editor.entry()
        if self._panel.editor.isHidden() or entry.is_empty:
            self._open_editor()
            return
        case_id = self._case_id
        self._saving = True
        self._write.setEnabled(False)

        def done(_entry: object) -> None:
            self._saving = False
            self._write.setEnabled(True)
            if self._case_id == case_id:
                self._context.drafts.discard(_draft_key(case_id))
                self._close_editor()
            self.said.emit("ok", _("Eintrag gespeichert."))

        self._change(
            lambda services: services.cases.add_entry(case_id, entry), done, self._on_not_saved
        )

    # -- wiring -----------------------------------------------------------------------------------

    def _wire(self) -> None:
        panel = self._panel
        panel.head.letter_wanted.connect(lambda: self.letter_requested.emit("", self._case_id))
        panel.head.checklist_wanted.connect(
            lambda: self.checklist_requested.emit("", self._case_id)
        )
        panel.head.flag_wanted.connect(panel.flags.open_raise)
        panel.head.status_wanted.connect(self._on_status)
        panel.flags.raise_wanted.connect(self._on_raise)
        panel.flags.resolve_wanted.connect(self._on_resolve)
        panel.follow_ups.add_wanted.connect(self._on_add_follow_up)
        panel.follow_ups.finished.connect(self._on_finished)
        panel.records.checklist_wanted.connect(
            lambda item: self.checklist_requested.emit(item, self._case_id)
        )
        panel.records.letter_wanted.connect(
            lambda item: self.letter_requested.emit(item, self._case_id)
        )
        panel.editor.page_picked.connect(self._on_page_picked)

    def _ask(
        self,
        call: Callable[[Services], T],
        done: Callable[[T], None],
        failed: Callable[[HilftError], None] | None = None,
    ) -> Job:
        return self._context.jobs.run(self, call, done, failed or self.failed.emit)

    def _change(
        self,
        call: Callable[[Services], Changed[T]],
        done: Callable[[T], None],
        failed: Callable[[HilftError], None] | None = None,
    ) -> Job:
        return self._context.jobs.run(self, call, done, failed or self.failed.emit)

    # -- loading ----------------------------------------------------------------------------------

    def _load(self) -> None:
        if self._loading is not None:
            self._loading.cancel()
        case_id = self._case_id
        self._loading = self._ask(
            lambda services: services.cases.show(case_id), self._on_loaded, self._on_load_failed
        )

    def _on_loaded(self, detail: CaseDetail) -> None:
        self._loading = None
        first = self._detail is None
        self._detail = detail
        self._panel.show_case(detail, self._titles)
        self._stack.setCurrentWidget(self._frame)
        if first:
            self._register_draft()
            self._offer_pages(detail.case.law_on)

    def _on_load_failed(self, error: HilftError) -> None:
        self._loading = None
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _on_checklists(self, listings: tuple[ChecklistListing, ...]) -> None:
        self._titles = {listing.id: listing.title for listing in listings}
        if self._detail is not None:
            self._panel.show_case(self._detail, self._titles)

    # -- writing ----------------------------------------------------------------------------------

    def _on_write(self) -> None:
        self.save_entry()

    def _open_editor(self) -> None:
        self._panel.open_editor()
        self._write.setText(_("Eintrag speichern"))
        self._write.set_icon_name("save")

    def _close_editor(self) -> None:
        self._panel.editor.clear()
        self._panel.editor.hide()
        self._write.setText(_("Eintrag schreiben"))
        self._write.set_icon_name("edit")

    def _on_not_saved(self, error: HilftError) -> None:
        self._saving = False
        self._write.setEnabled(True)
        self.failed.emit(error)

    def _register_draft(self) -> None:
        self._context.drafts.register(
            self, _draft_key(self._case_id), self._panel.editor.draft, self._on_draft
        )

    def _on_draft(self, text: str) -> None:
        self._panel.editor.restore(text)
        self._open_editor()
        self.said.emit("info", _("Dein angefangener Eintrag ist noch da, aber nicht gespeichert."))

    def _leave(self) -> None:
        if self._case_id:
            self._context.drafts.save_now()
            self._context.drafts.release(_draft_key(self._case_id))
        self._close_editor()

    def _offer_pages(self, law_on: date) -> None:
        def show(listings: tuple[GuideListing, ...]) -> None:
            self._panel.editor.show_pages(listings)

        self._ask(lambda services: services.guide.contents(law_on), show)

    def _on_page_picked(self, page_id: str) -> None:
        law_on = self._detail.case.law_on if self._detail else self._context.today()

        def add(page: GuidePage) -> None:
            words = _("Leitfaden „{title}“, Fassung {version}, Rechtsstand {day}").format(
                title=page.title, version=page.version, day=format_date(page.working_date)
            )
            self._panel.editor.add_source(words)

        self._ask(lambda services: services.guide.page(page_id, law_on), add)

    # -- status, flags, follow-ups ------------------------------------------------------------

    def _on_status(self, status: str) -> None:
        case_id, wanted = self._case_id, CaseStatus(status)

        def refused(error: HilftError) -> None:
            self._panel.head.show_status_again()
            self.failed.emit(error)

        self._change(
            lambda services: services.cases.set_status(case_id, wanted),
            lambda _case: None,
            refused,
        )

    def _on_raise(self, kind: str, detail: str) -> None:
        case_id = self._case_id
        self._change(
            lambda services: services.cases.raise_flag(case_id, FlagKind(kind), detail),
            lambda _flag: self._panel.flags.raised(),
            self._on_flag_refused,
        )

    def _on_resolve(self, flag_id: str, resolution: str) -> None:
        self._change(
            lambda services: services.cases.resolve_flag(flag_id, resolution),
            lambda _flag: self.said.emit("ok", _("Warnzeichen als erledigt notiert.")),
            self._on_flag_refused,
        )

    def _on_flag_refused(self, error: HilftError) -> None:
        homeless = self._panel.flags.show_error(error)
        if homeless is not None:
            self.failed.emit(homeless)

    def _on_add_follow_up(self, day: date, text: str, is_deadline: bool) -> None:
        case_id = self._case_id

        def refused(error: HilftError) -> None:
            homeless = self._panel.follow_ups.show_error(error)
            if homeless is not None:
                self.failed.emit(homeless)

        self._change(
            lambda services: services.cases.add_follow_up(
                case_id, day, text, is_deadline=is_deadline
            ),
            lambda _follow_up: self._panel.follow_ups.added(),
            refused,
        )

    def _on_finished(self, follow_up_id: str) -> None:
        self._change(
            lambda services: services.cases.finish_follow_up(follow_up_id), lambda _done: None
        )


def _draft_key(case_id: str) -> str:
    return f"entry:{case_id}"
