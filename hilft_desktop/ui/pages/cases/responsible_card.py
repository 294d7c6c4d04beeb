# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is responsible for a case, who knows it as well, and the sheet to hand it over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.cases import Case
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class ResponsibleCard(Card):
    """Says it in one line; changing it is a form, so that no key press hands a case over."""

    assign_wanted = Signal(str, str)
    sheet_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Zuständig"), parent)
        self._case: Case | None = None
        self._words = PlainLabel("", wrap=True)
        self._first = _people_combo(_("bitte wählen"))
        self._second = _people_combo(_("niemand"))
        self.form = InlineForm(
            _("Zuständigkeit ändern"),
            {
                "responsible": FieldRow(_("Wer ist zuständig?"), self._first, required=True),
                "second": FieldRow(
                    _("Wer kennt den Fall noch?"), self._second, _("Vertritt bei Krankheit.")
                ),
            },
            _("Zuständigkeit ändern"),
            own_button=False,
        )
        ways = QWidget()
        flow = FlowLayout(ways, metrics.XS)
        self._change = Button(_("Ändern …"), "person", "quiet")
        self._change.setAccessibleName(_("Zuständigkeit ändern"))
        self._change.clicked.connect(self._open)
        self._sheet = Button(_("Übergabeblatt drucken …"), "print", "quiet")
        self._sheet.clicked.connect(self.sheet_wanted)
        flow.addWidget(self._change)
        flow.addWidget(self._sheet)
        self._ways = ways
        for widget in (self._words, ways, self.form):
            self.body.addWidget(widget)
        self.form.confirmed.connect(self._on_confirmed)

    def show_case(self, case: Case) -> None:
        """Show who it is now."""
        self._case = case
        words = case.counsellor or _("noch niemand")
        if case.second_counsellor:
            words = _("{first}, dazu {second}").format(first=words, second=case.second_counsellor)
        self._words.setText(words)

    def offer(self, names: tuple[str, ...]) -> None:
        """Offer these counsellors."""
        for combo in (self._first, self._second):
            chosen = str(combo.currentData() or "")
            while combo.count() > 1:
                combo.removeItem(1)
            for name in names:
                combo.addItem(name, name)
            combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def _open(self) -> None:
        if self._case is not None and self.form.draft() is None:
            self._first.setCurrentIndex(max(0, self._first.findData(self._case.counsellor)))
            self._second.setCurrentIndex(
                max(0, self._second.findData(self._case.second_counsellor))
            )
        self.form.open_form()

    def _on_confirmed(self) -> None:
        first, second = (str(c.currentData() or "") for c in (self._first, self._second))
        if not first:
            self.form.show_error(UserError("choice_missing", field="responsible"))
            return
        self.assign_wanted.emit(first, second)


def _people_combo(nobody: str) -> Combo:
    combo = Combo()
    combo.addItem(nobody, "")
    return combo
