# SPDX-License-Identifier: GPL-3.0-or-later
"""What every section of the case page is: it shows its part of a case and does its own calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changed
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.jobs import Job
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Primary:
    """The one action at the bottom right while a section is in front.

    It is never greyed out: a button that goes grey under the focus takes the focus away.
    """

    words: str
    icon: str


class CaseSection(QWidget):
    """Base of the sections. What is typed is kept in ``forms``; the case page keeps the drafts."""

    failed = Signal(object)
    """``HilftError`` that belongs to no field."""
    said = Signal(str, str)
    """Kind and words for the page's notice bar."""
    undo_offered = Signal(str, object)
    """Words, and what takes the change back."""
    primary_changed = Signal()
    released = Signal()
    """A form closed under the cursor."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.case_id = ""
        self._loaded_for = ""
        self.detail: CaseDetail | None = None
        self.forms: dict[str, InlineForm] = {}
        """Forms by the name under which their drafts are kept."""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(metrics.L)

    # -- for the case page ------------------------------------------------------------------------

    def begin(self, case_id: str) -> None:
        """Forget the case before; its forms were kept as drafts."""
        self.case_id = case_id
        self._loaded_for = ""
        self.detail = None
        for form in self.forms.values():
            form.reset()

    def show_case(self, detail: CaseDetail) -> None:
        """Show a case, or the same one anew; what is being typed is left alone."""
        self.detail = detail

    def open_form(self) -> InlineForm | None:
        """Return the form being filled, if there is one."""
        return next((form for form in self.forms.values() if form.is_open), None)

    def come_to_front(self) -> None:
        """Be told that this section of a loaded case is looked at; asks for more the first time."""
        if self.detail is not None and self._loaded_for != self.case_id:
            self._loaded_for = self.case_id
            self.load_more(self.detail)

    def load_more(self, detail: CaseDetail) -> None:
        """Ask for what only this section shows; called once for each case looked at."""

    def primary(self) -> Primary | None:
        """Return the section's main action, ``None`` when there is none."""
        return None

    def act(self) -> None:
        """Do the main action."""

    def focus_first(self) -> None:
        """Place the focus when the section comes to the front by key."""
        self.focusNextChild()

    # -- for the sections -------------------------------------------------------------------------

    def keep_form(self, name: str, form: InlineForm) -> InlineForm:
        """Keep a form's drafts under ``name`` and let the main action follow it."""
        self.forms[name] = form
        form.opened.connect(self.primary_changed)
        form.closed.connect(self.primary_changed)
        form.released.connect(self.released)
        return form

    def ask(
        self,
        call: Callable[[Services], T],
        done: Callable[[T], None],
        failed: Callable[[HilftError], None] | None = None,
    ) -> Job:
        """Ask the engine; without ``failed`` the page says what went wrong."""
        return self.context.jobs.run(self, call, done, failed or self.failed.emit)

    def change(
        self,
        call: Callable[[Services], Changed[T]],
        done: Callable[[T], None],
        failed: Callable[[HilftError], None] | None = None,
    ) -> Job:
        """Ask the engine for a change, which is announced to every page."""
        return self.context.jobs.run(self, call, done, failed or self.failed.emit)

    def save_form(
        self,
        form: InlineForm,
        call: Callable[[Services], Changed[T]],
        done: Callable[[T], None],
    ) -> Job:
        """Send what a form holds; faults appear beside its fields, success empties it."""
        case_id = self.case_id

        def saved(value: T) -> None:
            if self.case_id == case_id:
                form.reset()
            done(value)

        def refused(error: HilftError) -> None:
            homeless = form.show_error(error)
            if homeless is not None:
                self.failed.emit(homeless)

        return self.change(call, saved, refused)

    def form_drafts(self) -> Mapping[str, object]:
        """Return what is typed in the section's forms, by name."""
        drafts = {name: form.draft() for name, form in self.forms.items()}
        return {name: draft for name, draft in drafts.items() if draft is not None}

    def restore_forms(self, drafts: Mapping[str, object]) -> bool:
        """Put drafts back into the forms they were typed in; tell whether there were any."""
        found = False
        for name, form in self.forms.items():
            state = drafts.get(name)
            if isinstance(state, dict):
                form.restore(state)
                found = True
        return found
