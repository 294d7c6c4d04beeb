# SPDX-License-Identifier: GPL-3.0-or-later
"""Place and hours of the group's own desk: what posters and strips say."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.domain.local import RECHECK_DAYS_LIMIT, Desk
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.form_faults import clear_faults, show_faults
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.text_area import TextArea


class DeskForm(PageScroll):
    """Saved with the page's main action; the posters are printed from what is saved."""

    poster_wanted = Signal(str, bool)
    """Size, and whether strips to tear off stand at the foot."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(metrics.FORM_WIDTH, parent)
        self.place = LineField(desk.place)
        self.lines = TextArea(lines=2, limit=800)
        self.hours = TextArea(lines=3, limit=1200)
        self.phone = LineField(desk.phone, limit=60)
        self.days = LineField(str(desk.recheck_days), limit=3)
        self.lines.setPlainText("\n".join(desk.lines))
        self.hours.setPlainText("\n".join(desk.hours))
        self.rows = {
            "place": FieldRow(_("Wo seid Ihr?"), self.place, _("Zum Beispiel: Bürgerhaus Nord")),
            "lines": FieldRow(_("Anschrift"), self.lines),
            "hours": FieldRow(
                _("Wann?"), self.hours, _("Je Zeile eine Zeit: dienstags 16 bis 18 Uhr")
            ),
            "phone": FieldRow(_("Telefon"), self.phone),
            "recheck_days": FieldRow(
                _("Stellen neu prüfen nach Tagen"),
                self.days,
                _("Was länger nicht geprüft ist, trägt auf Schirm und Papier „vorher anrufen“."),
            ),
        }
        self.strips = CheckBox(_("mit Streifen zum Abreißen"))
        self.strips.setChecked(True)
        self.column.setSpacing(metrics.M)
        self.column.addWidget(PlainLabel(_("Aushang und Sprechzeiten"), "heading", wrap=True))
        for row in self.rows.values():
            self.column.addWidget(row)
        self.column.addWidget(self.strips)
        posters = QWidget()
        self._flow = FlowLayout(posters, metrics.S)
        for size in ("A4", "A3"):
            button = Button(_("Aushang {size} …").format(size=size), "print")
            button.clicked.connect(
                lambda _on=False, size=size: self.poster_wanted.emit(size, self.strips.isChecked())
            )
            self._flow.addWidget(button)
        self._posters = posters
        self.column.addWidget(posters)
        self.column.addStretch(1)
        self._before = self._typed()

    @property
    def is_changed(self) -> bool:
        """Tell whether something was typed that is not saved."""
        return self._typed() != self._before

    def desk(self) -> Desk:
        """Return what was typed; raises ``UserError("recheck_days_wrong")``."""
        days = self.days.value
        if not (days.isascii() and days.isdigit()):
            raise UserError("recheck_days_wrong", field="recheck_days", highest=RECHECK_DAYS_LIMIT)
        return Desk(self.place.value, self.lines.rows, self.hours.rows, self.phone.value, int(days))

    def refuse(self, error: HilftError) -> HilftError | None:
        """Show faults beside their fields; return what belongs to no field."""
        clear_faults(self.rows)
        return show_faults(self.rows, error)

    def note_saved(self) -> None:
        """Take what stands there as saved."""
        clear_faults(self.rows)
        self._before = self._typed()

    def _typed(self) -> tuple[object, ...]:
        return (
            self.place.value, self.lines.rows, self.hours.rows, self.phone.value, self.days.value,
        )  # fmt: skip
