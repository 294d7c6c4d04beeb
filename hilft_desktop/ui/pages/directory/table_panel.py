# SPDX-License-Identifier: GPL-3.0-or-later
"""A table that could be taken in: what each column holds, what would happen, which lines fail."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.local import PlaceKind
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.services.directory_rows import (
    OnDuplicate,
    TableCheck,
    TableField,
    TableLook,
    TableRequest,
)
from hilft_desktop.ui.pages.directory.directory_words import field_words
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.form_faults import clear_faults, show_faults
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_list import RowList

_FIELDS = tuple(TableField)
_SHOWN = 100
_SAMPLES = 2
_INITIALS_LIMIT = 12


class TablePanel(PageScroll):
    """Nothing is written before it was checked and confirmed; a change asks for another check."""

    check_wanted = Signal()
    changed = Signal()
    """What was checked no longer fits what is chosen."""

    def __init__(self, look: TableLook, today: date, parent: QWidget | None = None) -> None:
        super().__init__(metrics.FORM_WIDTH, parent)
        self.look = look
        self.checked: TableCheck | None = None
        self.column.setSpacing(metrics.M)
        self.column.addWidget(PlainLabel(_("Tabelle einlesen"), "heading", wrap=True))
        rows = ngettext("{n} Zeile", "{n} Zeilen", look.rows).format(n=look.rows)
        self.column.addWidget(PlainLabel(f"{rows} · {look.how}", "muted", wrap=True))
        self._columns = self._make_columns()
        self.initials = LineField(limit=_INITIALS_LIMIT)
        self.kind: CodeCombo[PlaceKind] = CodeCombo(PlaceKind)
        self.verified_on = DateField(today)
        self.replace = CheckBox(_("Ersetzen, was es schon gibt"))
        self.rows = {
            "initials": FieldRow(_("Dein Kürzel"), self.initials, required=True),
            "kind": FieldRow(_("Art der Stelle, wo sie unklar ist"), self.kind),
            "verified_on": FieldRow(
                _("Geprüft am, wo es nicht dabeisteht"),
                self.verified_on,
                _("Nur wenn wirklich jemand nachgesehen hat."),
            ),
        }
        for row in self.rows.values():
            self.column.addWidget(row)
        self.column.addWidget(self.replace)
        self.check = Button(_("Prüfen, ohne zu übernehmen"), "search")
        self.check.clicked.connect(self.check_wanted)
        self.column.addWidget(self.check)
        self._result = Card(_("Was geschähe"))
        self._summary = PlainLabel("", wrap=True, selectable=True)
        self._lines = RowList(spacing=metrics.XS)
        self._result.body.addWidget(self._summary)
        self._result.body.addWidget(self._lines)
        self._result.hide()
        self.column.addWidget(self._result)
        self.column.addStretch(1)
        self._watch()

    def request(self) -> TableRequest:
        """Return what was chosen; raises ``UserError`` for a day that cannot be understood."""
        kind = self.kind.code()
        return TableRequest(
            file=self.look.file,
            columns=tuple(_FIELDS[combo.currentIndex()] for combo in self._columns),
            initials=self.initials.value,
            kind=kind.value if kind else "",
            verified_on=self.verified_on.day(),
            on_duplicate=OnDuplicate.REPLACE if self.replace.isChecked() else OnDuplicate.KEEP,
        )

    @property
    def brings_news(self) -> bool:
        """Tell whether the last check found something to take."""
        return self.checked is not None and bool(self.checked.new or self.checked.changed)

    def show_check(self, found: TableCheck) -> None:
        """Show what taking it would do."""
        clear_faults(self.rows)
        self.checked = found
        self._summary.setText(
            _(
                "Neu: {new} · ersetzt: {changed} · gleich: {same} · schon da: {twice} · "
                "fehlerhaft: {faults}"
            ).format(
                new=len(found.new),
                changed=len(found.changed),
                same=found.same,
                twice=len(found.duplicates),
                faults=len(found.faults),
            )
        )
        said = [(fault.line, error_line(fault.error)) for fault in found.faults]
        said += [
            (at, _("„{name}“ gibt es schon.").format(name=name)) for at, name in found.duplicates
        ]
        lines = [_("Zeile {line}: {words}").format(line=at, words=it) for at, it in sorted(said)]
        more = len(lines) - _SHOWN
        shown = lines[:_SHOWN]
        if more > 0:
            shown.append(ngettext("und {n} weitere", "und {n} weitere", more).format(n=more))
        self._lines.show_rows([PlainLabel(line, "muted", wrap=True) for line in shown])
        self._result.show()

    def refuse(self, error: HilftError) -> HilftError | None:
        """Show faults beside their fields; return what belongs to no field."""
        clear_faults(self.rows)
        return show_faults(self.rows, error)

    def _make_columns(self) -> tuple[Combo, ...]:
        combos = []
        for at, header in enumerate(self.look.header):
            combo = Combo()
            combo.addItems([field_words(field) for field in _FIELDS])
            combo.setCurrentIndex(_FIELDS.index(self.look.guess[at]))
            samples = [row[at] for row in self.look.sample if at < len(row) and row[at]][:_SAMPLES]
            words = header or _("Spalte {n}").format(n=at + 1)
            example = _("Zum Beispiel: {text}").format(text=" · ".join(samples)) if samples else ""
            self.column.addWidget(
                FieldRow(_("Spalte „{header}“").format(header=words), combo, example)
            )
            combos.append(combo)
        return tuple(combos)

    def _watch(self) -> None:
        for combo in self._columns:
            combo.currentIndexChanged.connect(lambda _at: self._on_changed())
        self.kind.code_changed.connect(self._on_changed)
        self.replace.toggled.connect(lambda _on: self._on_changed())

    def _on_changed(self) -> None:
        self.checked = None
        self._result.hide()
        self.changed.emit()
