# SPDX-License-Identifier: GPL-3.0-or-later
"""Matters that several persons share: one house, one supplier. Joining, leaving, beginning one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.casework import Collective, CollectiveKind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import label
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.record_line import RecordLine
from hilft_desktop.ui.widgets.row_list import RowList


class CollectivesCard(Card):
    """Either one that exists is chosen, or a new one is named; the form says which."""

    open_wanted = Signal(str)
    join_wanted = Signal(str)
    leave_wanted = Signal(str)
    create_wanted = Signal(str, str, str)
    """Kind (code), title and note of a new one that this case joins at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Sammelfälle"), parent)
        self._joined: tuple[Collective, ...] = ()
        self._all: tuple[Collective, ...] = ()
        self.rows = RowList(spacing=metrics.M)
        self._none = PlainLabel(
            _("Gehört zu keinem. Sammelfälle verbinden Fälle eines Hauses oder Versorgers."),
            "muted",
            wrap=True,
        )
        self._known = Combo()
        self._known.addItem(_("einen neuen beginnen"), "")
        self._kind = CodeCombo(CollectiveKind)
        self._title = LineField(limit=120)
        self._note = LineField(limit=400)
        self.form = InlineForm(
            _("Zu einem Sammelfall"),
            {
                "collective": FieldRow(_("Welcher?"), self._known),
                "kind": FieldRow(_("Was haben die Fälle gemeinsam?"), self._kind),
                "title": FieldRow(
                    _("Name des Sammelfalls"),
                    self._title,
                    _("Zum Beispiel: Lindenstraße 4, Heizung."),
                ),
                "note": FieldRow(_("Notiz"), self._note, _("Ohne Namen.")),
            },
            _("Fall zuordnen"),
            own_button=False,
        )
        self.new = Button(_("Zuordnen …"), "plus", "quiet")
        self.new.setAccessibleName(_("Fall einem Sammelfall zuordnen"))
        self.new.clicked.connect(self.form.open_form)
        self.head.addWidget(self.new)
        for widget in (self.rows, self._none, self.form):
            self.body.addWidget(widget)
        self._known.currentIndexChanged.connect(lambda _at: self._fit())
        self.form.confirmed.connect(self._on_confirmed)

    def show_joined(self, collectives: Iterable[Collective]) -> None:
        """Show those the case belongs to."""
        self._joined = tuple(collectives)
        self.rows.show_rows([self._line(each) for each in self._joined])
        self._none.setVisible(not self._joined)
        self._offer()

    def offer(self, collectives: tuple[Collective, ...]) -> None:
        """Offer these in the form, without those the case belongs to."""
        self._all = collectives
        self._offer()

    def _offer(self) -> None:
        chosen = str(self._known.currentData() or "")
        joined = {each.id for each in self._joined}
        while self._known.count() > 1:
            self._known.removeItem(1)
        for each in self._all:
            if each.id not in joined:
                self._known.addItem(f"{each.title} ({label(each.kind)})", each.id)
        self._known.setCurrentIndex(max(0, self._known.findData(chosen)))
        self._fit()

    def _fit(self) -> None:
        is_new = not self._known.currentData()
        for name in ("kind", "title", "note"):
            self.form.rows[name].setVisible(is_new)

    def _line(self, collective: Collective) -> RecordLine:
        return RecordLine(
            collective.title,
            label(collective.kind),
            role="strong",
            actions=(
                (_("Öffnen"), partial(self.open_wanted.emit, collective.id)),
                (_("Herausnehmen"), partial(self.leave_wanted.emit, collective.id)),
            ),
        )

    def _on_confirmed(self) -> None:
        known = str(self._known.currentData() or "")
        if known:
            self.join_wanted.emit(known)
            return
        faults: list[UserError] = []
        kind = self._kind.code()
        if kind is None:
            faults.append(UserError("choice_missing", field="kind"))
        if not self._title.value:
            faults.append(UserError("text_missing", field="title"))
        if self.form.show_missing(faults) or kind is None:
            return
        self.create_wanted.emit(kind.value, self._title.value, self._note.value)
