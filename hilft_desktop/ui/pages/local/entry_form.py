# SPDX-License-Identifier: GPL-3.0-or-later
"""What both forms of local entries share: fields with faults beside them, save, delete."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import FormErrors, HilftError, UserError
from hilft_desktop.domain.local import LocalAddress, LocalTable
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.form_faults import clear_faults, show_faults
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel

INITIALS_LIMIT = 12


class EntryForm(PageScroll):
    """Base of the forms; built anew for each entry, so that nothing of another one remains."""

    delete_wanted = Signal()

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(metrics.FORM_WIDTH, parent)
        self.rows: dict[str, FieldRow] = {}
        self._before: tuple[object, ...] = ()
        self.column.setSpacing(metrics.M)
        self.column.addWidget(PlainLabel(heading, "heading", wrap=True))

    @abstractmethod
    def entry(self) -> LocalTable | LocalAddress:
        """Return what was typed; raises ``FormErrors`` or ``UserError`` with their fields."""

    @abstractmethod
    def typed(self) -> tuple[object, ...]:
        """Return what stands in the fields, to tell whether something was changed."""

    @property
    def is_changed(self) -> bool:
        """Tell whether something was typed that is not saved."""
        return self.typed() != self._before

    def refuse(self, error: HilftError) -> HilftError | None:
        """Show faults beside their fields; return what belongs to no field."""
        return show_faults(self.rows, error)

    def clear_faults(self) -> None:
        """Take every fault away."""
        clear_faults(self.rows)

    def finish(self, *, known: bool) -> None:
        """Place the fields and, for an entry that is stored, the way to delete it."""
        for row in self.rows.values():
            self.column.addWidget(row)
        if known:
            delete = Button(_("Löschen …"), "close", "quiet")
            delete.clicked.connect(self.delete_wanted)
            self.column.addWidget(delete, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self._before = self.typed()


def day_of(field: DateField, name: str, faults: list[UserError]) -> date | None:
    """Return the day of a field; what cannot be understood becomes a fault of this name."""
    try:
        return field.day()
    except UserError as error:
        faults.append(UserError(error.code, field=name, **error.params))
        return None


def required_day(field: DateField, name: str, faults: list[UserError]) -> date:
    """Return the day of a field that must not be empty; a fault is added when it is."""
    before = len(faults)
    day = day_of(field, name, faults)
    if day is None and len(faults) == before:
        faults.append(UserError("local_text_missing", field=name))
    return day or date.min


def refuse_empty(texts: dict[str, str], faults: list[UserError]) -> None:
    """Add a fault for every text that must not be empty."""
    for name, text in texts.items():
        if not text:
            code = "initials_missing" if name == "initials" else "local_text_missing"
            faults.append(UserError(code, field=name))


def raise_faults(faults: list[UserError]) -> None:
    """Raise all faults at once, so that one pass mends them; nothing when there is none."""
    if faults:
        raise FormErrors(faults=tuple(faults))
