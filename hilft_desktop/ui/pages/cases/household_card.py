# SPDX-License-Identifier: GPL-3.0-or-later
"""Who lives with the person: relation and age band, never a name."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.casework import HouseholdMember, MemberAge, Relation
from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import label
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.form_faults import clear_faults, show_faults
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.record_line import RecordLine
from hilft_desktop.ui.widgets.row_list import RowList


class HouseholdCard(Card):
    """A line to add somebody stands open: relation, age, Enter, and the next one."""

    household_wanted = Signal(object)
    """All members as they should be from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Haushalt"), parent)
        self._members: tuple[HouseholdMember, ...] = ()
        self.members = RowList(spacing=metrics.XS)
        self._none = PlainLabel(
            _("Niemand eingetragen. Beziehung und Alter genügen, keine Namen."), "muted", wrap=True
        )
        self._relation = CodeCombo(Relation)
        self._age = CodeCombo(MemberAge)
        self._add = Button(_("Hinzufügen"), "plus")
        self._add.setAccessibleName(_("Zum Haushalt hinzufügen"))
        self._add.clicked.connect(self._on_add)
        self.rows = {
            "relation": FieldRow(_("Wer?"), self._relation),
            "age": FieldRow(_("Alter"), self._age),
        }
        line = QWidget()
        policy = line.sizePolicy()
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        flow = FlowLayout(line, metrics.M)
        for row in self.rows.values():
            flow.addWidget(row)
        # Below a line of its own, so that the button stands beside the fields, not their labels.
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.XS)
        column.addWidget(PlainLabel("\u00a0", "label"))
        column.addWidget(self._add)
        flow.addWidget(beside)
        self._kept = (line, beside, column)
        for widget in (self.members, self._none, line):
            self.body.addWidget(widget)

    def show_members(self, members: tuple[HouseholdMember, ...]) -> None:
        """Show these; what is being chosen stays."""
        self._members = members
        self.members.show_rows([self._row(at, each) for at, each in enumerate(members)])
        self._none.setVisible(not members)

    def added(self) -> None:
        """Make the line ready for the next one."""
        self.reset()
        self._relation.setFocus()

    def reset(self) -> None:
        """Empty the line."""
        clear_faults(self.rows)
        self._relation.set_code(None)
        self._age.set_code(None)

    def show_error(self, error: HilftError) -> HilftError | None:
        """Say faults beside their fields; return what belongs to none."""
        return show_faults(self.rows, error)

    def _row(self, at: int, member: HouseholdMember) -> RecordLine:
        return RecordLine(
            f"{label(member.relation)}, {label(member.age)}",
            actions=((_("Entfernen"), partial(self._on_remove, at)),),
        )

    def _on_add(self) -> None:
        relation = self._relation.code()
        if relation is None:
            self.show_error(UserError("choice_missing", field="relation"))
            return
        member = HouseholdMember(relation, self._age.code() or MemberAge.UNKNOWN)
        self.household_wanted.emit((*self._members, member))

    def _on_remove(self, at: int) -> None:
        self.household_wanted.emit((*self._members[:at], *self._members[at + 1 :]))
