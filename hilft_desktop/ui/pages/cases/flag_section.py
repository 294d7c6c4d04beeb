# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs of danger of a case: the strip that always stands on top, and the forms that answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hilft_desktop.domain.cases import RedFlag
from hilft_desktop.domain.codes import FlagKind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.cases.section import CaseSection
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.flag_strip import FlagStrip
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.text_area import TextArea


class FlagSection(CaseSection):
    """A flag goes away only when somebody writes down what was done.

    ``top`` holds the strip and is placed above everything by the case page; the section itself
    holds the forms. Of several flags the strip shows the first until somebody unfolds it.
    """

    answering = Signal()
    """A form was opened and wants to be seen."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._open_flags: tuple[RedFlag, ...] = ()
        self._unfolded = False
        self.top = QWidget()
        self._strip = FlagStrip(compact=True)
        self._strip.answer_requested.connect(self.answer)
        self._fold = Button("", role="quiet")
        self._fold.clicked.connect(self._toggle)
        above = QHBoxLayout(self.top)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(metrics.XS)
        above.addWidget(self._strip, 1)
        above.addWidget(self._fold)
        self._above = above
        self.top.hide()
        self._make_forms()
        self.answer_form.confirmed.connect(self._on_resolve)
        self.raise_form.confirmed.connect(self._on_raise)
        self._fit()

    def _make_forms(self) -> None:
        self._resolution = TextArea(lines=2, limit=500)
        self.answer_form = InlineForm(
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
            own_button=False,
        )
        self._kind = CodeCombo(FlagKind)
        self._detail = LineField(limit=300)
        self.raise_form = InlineForm(
            _("Warnzeichen setzen"),
            {
                "kind": FieldRow(_("Wovor ist zu warnen?"), self._kind, required=True),
                "detail": FieldRow(_("Genauer"), self._detail, _("Ohne Namen.")),
            },
            _("Warnzeichen setzen"),
            own_button=False,
        )
        for form in (self.answer_form, self.raise_form):
            self.column.addWidget(form)
            form.opened.connect(self._fit)
            form.closed.connect(self._fit)
            form.opened.connect(self.answering)
        self.keep_form("flag_answer", self.answer_form)
        self.keep_form("flag", self.raise_form)

    @property
    def open_flags(self) -> tuple[RedFlag, ...]:
        """The flags that nobody has answered."""
        return self._open_flags

    def begin(self, case_id: str) -> None:
        super().begin(case_id)
        self._unfolded = False

    def show_case(self, detail: CaseDetail) -> None:
        super().show_case(detail)
        self._open_flags = tuple(flag for flag in detail.flags if flag.resolved_on is None)
        answering = self.answer_form.matter
        if answering and answering not in {flag.id for flag in self._open_flags}:
            self.answer_form.reset()
        self._show_strip()

    def open_raise(self) -> None:
        """Begin a new flag."""
        self.raise_form.open_form()

    def answer(self, flag_id: str) -> None:
        """Begin the answer to a flag."""
        flag = next((each for each in self._open_flags if each.id == flag_id), None)
        if flag is not None:
            words = ": ".join(part for part in (label(flag.kind), flag.detail) if part)
            self.answer_form.open_about(flag_id, words)

    def answer_first(self) -> None:
        """Begin the answer to the first open flag, for whoever must close the case."""
        if self._open_flags:
            self.answer(self._open_flags[0].id)

    def _show_strip(self) -> None:
        shown = self._open_flags if self._unfolded else self._open_flags[:1]
        self._strip.set_flags(shown)
        more = len(self._open_flags) - 1
        self._fold.setVisible(more > 0)
        if self._unfolded:
            words, spoken = _("weniger"), _("Nur das erste Warnzeichen zeigen")
        else:
            words = _("+ {n}").format(n=more)
            spoken = ngettext(
                "{n} weiteres Warnzeichen zeigen", "{n} weitere Warnzeichen zeigen", more
            ).format(n=more)
        self._fold.setText(words)
        self._fold.setToolTip(spoken)
        self._fold.setAccessibleName(spoken)
        self.top.setVisible(bool(self._open_flags))

    def _toggle(self) -> None:
        self._unfolded = not self._unfolded
        self._show_strip()

    def _fit(self) -> None:
        self.setVisible(self.answer_form.is_open or self.raise_form.is_open)

    def _on_resolve(self) -> None:
        if not self._resolution.value:
            self.answer_form.show_error(UserError("text_missing", field="resolution"))
            return
        flag_id, resolution = self.answer_form.matter, self._resolution.value
        if not flag_id:
            self.answer_first()  # a draft of an older version: say which flag it would answer
            return
        self.save_form(
            self.answer_form,
            lambda services: services.cases.resolve_flag(flag_id, resolution),
            lambda _flag: self.said.emit("ok", _("Warnzeichen als erledigt notiert.")),
        )

    def _on_raise(self) -> None:
        kind = self._kind.code()
        if kind is None:
            self.raise_form.show_error(UserError("choice_missing", field="kind"))
            return
        case_id, detail = self.case_id, self._detail.value
        self.save_form(
            self.raise_form,
            lambda services: services.cases.raise_flag(case_id, kind, detail),
            lambda flag: self.said.emit(
                "ok",
                _("Warnzeichen gesetzt am {day}.").format(day=format_weekday_date(flag.raised_on)),
            ),
        )
