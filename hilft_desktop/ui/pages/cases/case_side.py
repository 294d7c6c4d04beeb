# SPDX-License-Identifier: GPL-3.0-or-later
"""The right side of the page: one case, loaded from the engine, with everything typed kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.codes import CaseStatus
from hilft_desktop.domain.errors import Cancelled, HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import CaseDetail, ChecklistListing
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.jobs import Job
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.cases import detail_panel
from hilft_desktop.ui.pages.cases.detail_panel import CaseDetailPanel
from hilft_desktop.ui.pages.cases.history_section import WAVED
from hilft_desktop.ui.pages.cases.section import Primary
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.empty_state import EmptyState
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.page_frame import PageFrame

_SHOWN = (
    Kind.REFERRAL,
    Kind.CASE, Kind.ENTRY, Kind.FLAG, Kind.FOLLOW_UP, Kind.CHECKLIST_RUN, Kind.DOCUMENT,
    Kind.CONTACT, Kind.PERSON, Kind.AMOUNT, Kind.ATTACHMENT, Kind.COLLECTIVE, Kind.CONSENT,
    Kind.RETENTION,
)  # fmt: skip


class CaseSide(QWidget):
    """Shows a case; its sections do their own calls, this keeps load, drafts and status."""

    failed = Signal(object)
    said = Signal(str, str)
    undo_offered = Signal(str, object)
    letter_requested = Signal(str, str)
    directory_requested = Signal(str, str)
    returns_requested = Signal(str)
    checklist_requested = Signal(str, str)
    handout_requested = Signal(str, str, str)
    guide_requested = Signal(str)
    settings_requested = Signal(str)
    privacy_requested = Signal(str, str)
    deadline_requested = Signal(str)
    collective_requested = Signal(str)
    search_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._case_id = ""
        self._detail: CaseDetail | None = None
        self._loading: Job | None = None
        self._nothing = EmptyState(
            "cases",
            _("Kein Fall gewählt"),
            _("Wähle links einen Fall. Pfeiltasten blättern, Enter öffnet."),
        )
        self._frame = PageFrame(scroll=False)
        self._frame.column.setContentsMargins(0, 0, 0, 0)
        self.panel = CaseDetailPanel(context)
        self._frame.column.addWidget(self.panel, 1)
        self._primary = Button("", "edit")
        self._primary.clicked.connect(self.act)
        self._frame.set_primary(self._primary)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._frame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._column = column
        self.setAcceptDrops(True)
        self.actions_of_case = self._make_actions()
        self._wire()
        self._show_primary()
        context.jobs.run(self, lambda services: services.checklists.list(), self._on_checklists)

    @property
    def case_id(self) -> str:
        """The case shown, empty when there is none."""
        return self._case_id

    @property
    def detail(self) -> CaseDetail | None:
        """The case as it was loaded last."""
        return self._detail

    @property
    def holds_unsaved(self) -> bool:
        """Tell whether something typed is not saved; questions waved away do not count."""
        return bool(set(self._typed()) - {WAVED})

    def show_case(self, case_id: str) -> None:
        """Show another case; what was begun in the one before is kept as its draft."""
        if case_id == self._case_id:
            return
        if self._case_id:
            self._context.drafts.save_now()
            self._context.drafts.release(_draft_key(self._case_id))
        self._case_id = case_id
        self._detail = None
        self.panel.begin(case_id)
        self._load()

    def on_changes(self, changes: Changes) -> None:
        """Load the case anew when something of it changed."""
        if self._detail is not None and changes.touches(Kind.SETTINGS, Kind.TEAM):
            self.panel.history.load_standing()
        if self._case_id and changes.touches(*_SHOWN) and changes.case_id in {None, self._case_id}:
            self._load()

    def act(self) -> None:
        """Save the form above the sections, else do the main action of the one in front."""
        if self._detail is None:
            return
        form = self._form_above()
        if form is not None:
            form.confirmed.emit()
        else:
            self.panel.current.act()

    def show_section(self, key: str) -> None:
        """Bring a section of the case shown to the front."""
        self.panel.show_section(key)

    # -- wiring -----------------------------------------------------------------------------------

    def _make_actions(self) -> tuple[QAction, ...]:
        """Make the commands of a case, in the order of the menu; the page owns their keys."""
        panel = self.panel
        wanted: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (_("Warnzeichen setzen …"), "Ctrl+Shift+W", panel.flags.open_raise),
            (_("Schreiben aufsetzen …"), "", lambda: self.letter_requested.emit("", self._case_id)),
            (
                _("Checkliste durchgehen …"),
                "",
                lambda: self.checklist_requested.emit("", self._case_id),
            ),
            (
                _("Frist berechnen (Strg+D)"),
                "",
                lambda: self.deadline_requested.emit(self._case_id),
            ),
            (
                _("An eine Stelle verweisen …"),
                "",
                lambda: self.directory_requested.emit("", self._case_id),
            ),
            (_("Übergabeblatt drucken …"), "", panel.team.print_sheet),
            (_("Fall umbenennen …"), "", panel.title.begin_title),
        )
        actions = []
        for words, keys, run in wanted:
            action = QAction(words, self)
            if keys:
                action.setShortcut(QKeySequence(keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _on=False, run=run: self._when_shown(run))
            panel.head.add_action(action)
            actions.append(action)
        return tuple(actions)

    def _when_shown(self, run: Callable[[], object]) -> None:
        if self._detail is not None:
            run()

    def _wire(self) -> None:
        panel, context = self.panel, self._context
        panel.head.status_wanted.connect(self._on_status)
        panel.section_shown.connect(lambda _key: self._on_section())
        for opened in (panel.flags.answering, panel.title.opened):
            opened.connect(lambda: panel.area.verticalScrollBar().setValue(0))
        for section in panel.all_sections():
            section.failed.connect(self.failed)
            section.said.connect(self.said)
            section.undo_offered.connect(self.undo_offered)
            # What was just saved must not come back as a draft after the battery died.
            section.said.connect(lambda *_words: context.drafts.save_now())
            section.undo_offered.connect(lambda *_words: context.drafts.save_now())
            section.primary_changed.connect(self._show_primary)
            section.released.connect(self._primary.setFocus)
        panel.history.guide_requested.connect(self.guide_requested)
        panel.history.checklist_requested.connect(self.checklist_requested)
        panel.history.settings_requested.connect(self.settings_requested)
        panel.papers.letter_requested.connect(self.letter_requested)
        panel.papers.checklist_requested.connect(self.checklist_requested)
        panel.papers.handout_requested.connect(self.handout_requested)
        panel.papers.directory_requested.connect(self.directory_requested)
        panel.papers.returns_requested.connect(self.returns_requested)
        panel.due.deadline_requested.connect(self.deadline_requested)
        panel.team.collective_requested.connect(self.collective_requested)
        panel.person.search_requested.connect(self.search_requested)
        panel.person.privacy_requested.connect(
            lambda: self.privacy_requested.emit("person", self._case_id)
        )

    def _form_above(self) -> InlineForm | None:
        return self.panel.flags.open_form() or self.panel.title.open_form()

    def _on_section(self) -> None:
        self._show_primary()
        self.panel.current.come_to_front()

    def _show_primary(self) -> None:
        form = self._form_above()
        above = Primary(form.action_words, "check") if form is not None else None
        primary = above or self.panel.current.primary()
        self._primary.setVisible(primary is not None)
        if primary is not None:
            self._primary.setText(primary.words)
            self._primary.set_icon_name(primary.icon)

    # -- loading and drafts -----------------------------------------------------------------------

    def _load(self) -> None:
        if self._loading is not None:
            self._loading.cancel()
        case_id = self._case_id
        self._loading = self._context.jobs.run(
            self,
            lambda services: services.cases.show(case_id),
            self._on_loaded,
            self._on_load_failed,
        )

    def _on_loaded(self, detail: CaseDetail) -> None:
        self._loading = None
        is_first = self._detail is None
        self._detail = detail
        self.panel.show_case(detail)
        self._stack.setCurrentWidget(self._frame)
        self._on_section()
        if is_first:
            self._context.drafts.register(
                self, _draft_key(self._case_id), self._draft, self._on_draft
            )

    def _on_load_failed(self, error: HilftError) -> None:
        self._loading = None
        if isinstance(error, Cancelled):
            return
        if error.code == "case_unknown":
            # Erased meanwhile, for example because its time was over: nothing of it stays in sight.
            self._case_id, self._detail = "", None
            self._stack.setCurrentWidget(self._nothing)
        self.failed.emit(error)

    def _on_checklists(self, listings: tuple[ChecklistListing, ...]) -> None:
        self.panel.papers.show_titles({listing.id: listing.title for listing in listings})

    def _draft(self) -> str:
        """Return everything typed in this case as text, empty when there is nothing."""
        typed = self._typed()
        return json.dumps(typed, ensure_ascii=False, sort_keys=True) if typed else ""

    def _typed(self) -> dict[str, object]:
        typed: dict[str, object] = {}
        if self._detail is not None:
            for section in self.panel.all_sections():
                typed.update(section.form_drafts())
        return typed

    def _on_draft(self, text: str) -> None:
        typed = _read_draft(text)
        found = [section for section in self.panel.all_sections() if section.restore_forms(typed)]
        if found:
            keys = [key for key, section in self.panel.sections.items() if section in found]
            if keys:
                self.panel.show_section(keys[0])
            self._show_primary()
            self.said.emit(
                "info", _("Was Du angefangen hattest, ist noch da, aber nicht gespeichert.")
            )

    # -- status -----------------------------------------------------------------------------------

    def _on_status(self, status: str) -> None:
        self._set_status(CaseStatus(status), accept_open=False)

    def _set_status(self, wanted: CaseStatus, *, accept_open: bool) -> None:
        case_id = self._case_id
        self._context.jobs.run(
            self,
            lambda services: services.cases.set_status(
                case_id, wanted, accept_open_deadlines=accept_open
            ),
            lambda _case: None,
            lambda error: self._on_refused(wanted, error),
        )

    def _on_refused(self, wanted: CaseStatus, error: HilftError) -> None:
        """Say in words why a case cannot be closed, and lead to what stands in the way."""
        self.panel.head.show_status_again()
        if error.code == "case_has_open_deadlines":
            self.panel.show_section(detail_panel.DUE)
            confirm(
                self,
                _("In diesem Fall läuft noch eine Frist."),
                _(
                    "Die Termine stehen jetzt daneben. Hake ab, was erledigt ist. Wer trotzdem "
                    "abschließt, findet die Frist weiter unter „Fristen“, aber kein Warnzeichen "
                    "erinnert mehr an sie."
                ),
                _("Trotzdem abschließen"),
                lambda: self._set_status(wanted, accept_open=True),
            )
            return
        if error.code == "case_has_open_flags":
            self.panel.flags.answer_first()
        self.failed.emit(error)

    # -- files dropped on the case ----------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._detail is not None and _local_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _local_files(event)
        if files and self._detail is not None:
            event.acceptProposedAction()
            self.panel.show_section(detail_panel.PAPERS)
            self.panel.papers.add_files(files)


def _local_files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _read_draft(text: str) -> Mapping[str, object]:
    try:
        typed = json.loads(text)
    except ValueError:
        return {}
    return typed if isinstance(typed, dict) else {}


def _draft_key(case_id: str) -> str:
    return f"entry:{case_id}"
