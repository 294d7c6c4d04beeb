# SPDX-License-Identifier: GPL-3.0-or-later
"""Type in a paper tally sheet: the boxes, a look at what will be counted, all of it or nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.contacts import PLACE_LIMIT, Contact
from hilft_desktop.domain.errors import FormErrors, HilftError, UserError
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.services.stall_rows import SheetPreview, StallDay, TallySheet
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.tally_sheet.grid import SheetGrid
from hilft_desktop.ui.pages.tally_sheet.preview_card import PreviewCard
from hilft_desktop.ui.papers.paper_dialog import Paper, PaperDialog
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.form_faults import clear_faults, show_faults
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.plain_label import PlainLabel

DRAFT_KEY = "tally_sheet"


class TallySheetPage(Page):
    """First the numbers, then the card that says what they mean, then one key that counts."""

    supports_save = True
    supports_print = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sheet: TallySheet | None = None
        self._saved: tuple[str, ...] = ()
        self._is_saving = False
        self._build()
        self._blank = self._serialise()
        context.drafts.register(self, DRAFT_KEY, self._draft, self._on_draft)

    # -- what the shell asks ----------------------------------------------------------------------

    def enter(self) -> None:
        if not self._place.value:
            self.context.jobs.run(self, lambda services: services.stall.day(), self._on_last_place)
        if self._sheet is None:
            self._date.setFocus()

    def holds_unsaved(self) -> bool:
        return bool(self._draft())

    def save(self) -> None:
        """Look first; what was looked at is counted."""
        if self._is_saving:
            return
        if self._sheet is None:
            self._look()
        else:
            self._store(self._sheet)

    def print_page(self) -> None:
        self.context.jobs.run(self, lambda services: services.stall.paper(), self._on_paper)

    # -- look, count, take back -------------------------------------------------------------------

    def _look(self) -> None:
        sheet = self._read()
        if sheet is None:
            return
        self.context.jobs.run(
            self,
            lambda services: services.stall.preview_sheet(sheet),
            lambda preview: self._on_preview(sheet, preview),
            self._on_failed,
        )

    def _read(self) -> TallySheet | None:
        clear_faults(self._rows)
        faults: list[UserError] = []
        day = None
        try:
            day = self._date.day()
            if day is None:
                faults.append(UserError("contact_date_missing", field="date"))
        except UserError as error:
            faults.append(type(error)(error.code, field="date", **error.params))
        counts = None
        try:
            counts = self._grid.counts()
        except FormErrors as error:
            self._frame.notice.say_error(error.faults[0])
        if faults:
            show_faults(self._rows, FormErrors(faults=tuple(faults)))
        if day is None or counts is None:
            return None
        return TallySheet(day, self._place.value, counts)

    def _on_preview(self, sheet: TallySheet, preview: SheetPreview) -> None:
        self._sheet = sheet
        self._frame.notice.clear()
        self._preview.show_preview(sheet, preview)
        self._show_step()
        self._save.setFocus()

    def _store(self, sheet: TallySheet) -> None:
        self._is_saving = True
        self._save.setEnabled(False)
        self.context.jobs.run(
            self,
            lambda services: services.stall.add_sheet(sheet),
            self._on_saved,
            self._on_failed,
        )

    def _on_saved(self, contacts: Sequence[Contact]) -> None:
        self._end_saving()
        self._saved = tuple(contact.id for contact in contacts)
        self._clear()
        self.context.drafts.discard(DRAFT_KEY)
        self._frame.notice.say(
            "ok",
            ngettext(
                "{n} Kontakt ist gezählt.", "{n} Kontakte sind gezählt.", len(contacts)
            ).format(n=len(contacts)),
            _("Bitte das Blatt jetzt vernichten."),
        )
        self._frame.notice.offer(_("Alle zurücknehmen"))
        self._date.setFocus()

    def _on_undo(self) -> None:
        wanted, self._saved = self._saved, ()
        if wanted:
            self.context.jobs.run(
                self, lambda services: services.contacts.remove_all(wanted), self._on_undone
            )

    def _on_undone(self, _nothing: None) -> None:
        self._frame.notice.say("ok", _("Das ganze Blatt ist zurückgenommen."))

    def _on_failed(self, error: HilftError) -> None:
        self._end_saving()
        self._change()
        homeless = show_faults(self._rows, error)
        if homeless is not None:
            self._frame.notice.say_error(homeless)

    def _end_saving(self) -> None:
        self._is_saving = False
        self._save.setEnabled(True)

    # -- steps ------------------------------------------------------------------------------------

    def _change(self) -> None:
        """Go back to the boxes: what is changed must be looked at again."""
        if self._sheet is not None:
            self._sheet = None
            self._show_step()
            self._grid.begin()

    def _show_step(self) -> None:
        looking = self._sheet is not None
        self._input.setVisible(not looking)
        self._preview.setVisible(looking)
        self._back.setVisible(looking)
        total = self._sheet.total if self._sheet is not None else 0
        self._save.setText(
            ngettext("{n} Kontakt zählen", "{n} Kontakte zählen", total).format(n=total)
            if looking
            else _("Ansehen, was gezählt wird")
        )

    def _clear(self) -> None:
        self._sheet = None
        self._grid.set_texts({})
        self._show_step()
        self._blank = self._serialise()

    # -- draft ------------------------------------------------------------------------------------

    def _serialise(self) -> str:
        state = {"date": self._date.text, "place": self._place.text(), "boxes": self._grid.texts()}
        return json.dumps(state, ensure_ascii=False, sort_keys=True)

    def _draft(self) -> str:
        text = self._serialise()
        return "" if text == self._blank or not self._grid.texts() else text

    def _on_draft(self, text: str) -> None:
        try:
            state = json.loads(text)
        except ValueError:
            return
        if not isinstance(state, dict):
            return
        day, place, boxes = state.get("date"), state.get("place"), state.get("boxes")
        self._date.set_text(day if isinstance(day, str) else "")
        self._place.setText(place if isinstance(place, str) else "")
        self._grid.set_texts(boxes if isinstance(boxes, dict) else {})
        self._frame.notice.say(
            "info", _("Hier ist Dein Blatt von vorhin. Es ist noch nicht gezählt.")
        )

    def _on_last_place(self, day: StallDay) -> None:
        if day.place and not self._place.value:
            self._place.setText(day.place)
            if not self._grid.texts():
                self._blank = self._serialise()

    # -- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        self._frame = PageFrame()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        today = self.context.today()
        self._date = DateField(today)
        self._place = LineField(limit=PLACE_LIMIT)
        self._rows = {
            "date": FieldRow(_("Tag auf dem Blatt"), self._date, required=True),
            "place": FieldRow(_("Ort"), self._place),
        }
        self._grid = SheetGrid()
        self._preview = PreviewCard()
        self._input = self._make_input()
        self._frame.column.addWidget(self._input)
        self._frame.column.addWidget(self._preview)
        self._frame.column.addStretch(1)
        self._back = Button(_("Ändern"), "back")
        self._back.clicked.connect(self._change)
        self._save = Button("", "check")
        self._save.clicked.connect(self.save)
        self._frame.set_primary(self._save)
        self._frame.add_secondary(self._back)
        self._frame.notice.action.clicked.connect(self._on_undo)
        self._show_step()

    def _make_input(self) -> QWidget:
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.M)
        line = QHBoxLayout()
        line.setSpacing(metrics.L)
        for row in self._rows.values():
            line.addWidget(row, 1)
        column.addLayout(line)
        column.addWidget(
            PlainLabel(
                _(
                    "In jedes Kästchen die Zahl der Striche; leere bleiben leer. "
                    "Enter geht weiter, die Pfeile gehen nach oben und unten."
                ),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self._grid)
        return area

    def _on_paper(self, pdf: bytes) -> None:
        paper = Paper(
            _("Strichliste für den Infostand"),
            "strichliste.pdf",
            _("Ein leeres Blatt zum Stricheln, ohne Angaben zu Personen."),
            pdf,
        )
        PaperDialog(self.context.jobs, paper, self.window()).open()
