# SPDX-License-Identifier: GPL-3.0-or-later
"""Give a case another title, from the menu of its head."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.cases import TITLE_LIMIT
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.cases.section import CaseSection
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.line_field import LineField


class TitleSection(CaseSection):
    """A form above the sections, hidden until it is wanted."""

    opened = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._title = LineField(limit=TITLE_LIMIT)
        self.form = InlineForm(
            _("Fall umbenennen"),
            {
                "title": FieldRow(
                    _("Worum geht es?"), self._title, _("In wenigen Worten, ohne Namen.")
                )
            },
            _("Umbenennen"),
            own_button=False,
        )
        self.column.addWidget(self.form)
        self.keep_form("title", self.form)
        self.form.opened.connect(self._fit)
        self.form.closed.connect(self._fit)
        self.form.opened.connect(self.opened)
        self.form.confirmed.connect(self._on_confirmed)
        self._fit()

    def begin_title(self) -> None:
        """Begin with the title the case has now."""
        if self.detail is not None and self.form.draft() is None:
            self._title.setText(self.detail.case.title)
        self.form.open_form()
        self._title.selectAll()

    def _fit(self) -> None:
        self.setVisible(self.form.is_open)

    def _on_confirmed(self) -> None:
        title = self._title.value
        if not title:
            self.form.show_error(UserError("text_missing", field="title"))
            return
        case_id = self.case_id
        self.save_form(
            self.form,
            lambda services: services.cases.rename(case_id, title),
            lambda _case: self.said.emit(
                "ok", _("Der Fall heißt jetzt „{title}“.").format(title=title)
            ),
        )
