# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs of danger: the open ones above everything, how they were answered below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.cases import RedFlag
from hilft_desktop.domain.codes import FlagKind
from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import label
from hilft_desktop.ui.pages.cases.inline_form import InlineForm
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.flag_strip import FlagStrip
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.text_area import TextArea


class FlagSection(QWidget):
    """A flag goes away only when somebody writes down what was done."""

    raise_wanted = Signal(str, str)
    """Kind (code) and detail of a new flag."""
    resolve_wanted = Signal(str, str)
    """Id of a flag and what was done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flags: tuple[RedFlag, ...] = ()
        self._answering = ""
        self._strip = FlagStrip()
        self._strip.answer_requested.connect(self._on_answer)
        self._resolution = TextArea(lines=2, limit=2000)
        self._answer = InlineForm(
            _("Warnzeichen beantworten"),
            {
                "resolution": FieldRow(
                    _("Was wurde getan?"),
                    self._resolution,
                    _("Zum Beispiel: Versorger angerufen, Sperre bis Montag ausgesetzt."),
                    required=True,
                )
            },
            _("Als erledigt notieren"),
        )
        self._answer.confirmed.connect(self._on_resolve)
        self._kind = CodeCombo(FlagKind)
        self._detail = LineField(limit=300)
        self._raise = InlineForm(
            _("Warnzeichen setzen"),
            {
                "kind": FieldRow(_("Wovor ist zu warnen?"), self._kind, required=True),
                "detail": FieldRow(_("Genauer"), self._detail, _("Ohne Namen.")),
            },
            _("Warnzeichen setzen"),
        )
        self._raise.confirmed.connect(self._on_raise)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.S)
        for widget in (self._strip, self._answer, self._raise):
            column.addWidget(widget)

    def show_flags(self, flags: tuple[RedFlag, ...]) -> None:
        """Show the flags of a case; open forms close when their flag is gone."""
        self._flags = flags
        self._strip.set_flags(flags)
        still_open = {flag.id for flag in flags if flag.resolved_on is None}
        if self._answering not in still_open:
            self._answering = ""
            self._resolution.clear()
            self._answer.hide()

    def open_raise(self) -> None:
        """Begin a new flag."""
        self._raise.open_form()

    def raised(self) -> None:
        """Close the form: the flag was saved."""
        self._kind.set_code(None)
        self._detail.clear()
        self._raise.close_form()

    def show_error(self, error: HilftError) -> HilftError | None:
        """Say faults beside their fields; return what belongs to none."""
        form = self._raise if self._answer.isHidden() else self._answer
        return form.show_error(error)

    def _on_answer(self, flag_id: str) -> None:
        self._answering = flag_id
        flag = next(flag for flag in self._flags if flag.id == flag_id)
        self._answer.set_heading(_("Erledigt: {flag}").format(flag=label(flag.kind)))
        self._answer.open_form()

    def _on_resolve(self) -> None:
        if not self._resolution.value:
            self._answer.show_error(UserError("text_missing", field="resolution"))
            return
        self.resolve_wanted.emit(self._answering, self._resolution.value)

    def _on_raise(self) -> None:
        kind = self._kind.code()
        if kind is None:
            self._raise.show_error(UserError("choice_missing", field="kind"))
            return
        self.raise_wanted.emit(kind.value, self._detail.value)
