# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a chronicle entry along the note skeleton."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.cases import ENTRY_LIMIT, NewEntry
from hilft_desktop.domain.scope import ScopeLight, ScopeStep
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.pages.cases.scope_box import ScopeBox
from hilft_desktop.ui.pages.cases.source_picker import SourcePicker
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.tab_order import lead_tab_through
from hilft_desktop.ui.widgets.text_area import TextArea


class EntryEditor(InlineForm):
    """Facts, question, what was advised with its light, source, next step; any may stay empty."""

    step_chosen = Signal(str)
    """Code of the step whose light is wanted; empty for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        facts = TextArea(lines=3, limit=ENTRY_LIMIT)
        question = TextArea(lines=2, limit=ENTRY_LIMIT)
        advice = TextArea(lines=3, limit=ENTRY_LIMIT)
        step = Combo()
        step.addItem(_("kein Schritt gewählt"), "")
        source = LineField(limit=400)
        following = TextArea(lines=2, limit=ENTRY_LIMIT)
        rows = {
            "facts": FieldRow(_("Sachverhalt"), facts, _("Was ist passiert? Ohne Namen.")),
            "question": FieldRow(_("Frage"), question, _("Was will die Person wissen?")),
            "advice": FieldRow(_("Auskunft"), advice, _("Was hast Du gesagt?")),
            "step": FieldRow(
                _("Welcher Schritt ist das?"),
                step,
                _("Die Ampel sagt, ob Ehrenamtliche das dürfen (§ 6 RDG)."),
            ),
            "source": FieldRow(_("Quelle"), source, _("Worauf stützt sich die Auskunft?")),
            "next_step": FieldRow(_("Nächster Schritt"), following, _("Wer tut was bis wann?")),
        }
        super().__init__(_("Neuer Eintrag"), rows, _("Eintrag speichern"), parent, own_button=False)
        self._facts, self._question, self._advice = facts, question, advice
        self._step, self._source, self._next = step, source, following
        self._wanted_step = ""
        """Step of a draft that came back before the steps were known."""
        self.box = ScopeBox()
        self.picker = SourcePicker()
        self.body.insertWidget(self.body.indexOf(self.rows["step"]) + 1, self.box)
        self.body.insertWidget(self.body.indexOf(self.rows["source"]) + 1, self.picker)
        lead_tab_through(step, (self.box, rows["source"], self.picker, rows["next_step"]))
        self._light: ScopeLight | None = None
        self._step.currentIndexChanged.connect(self._on_step)

    def show_steps(self, steps: Iterable[ScopeStep]) -> None:
        """Offer these steps; the one chosen stays chosen."""
        chosen, self._wanted_step = self.step or self._wanted_step, ""
        self._step.blockSignals(True)
        while self._step.count() > 1:
            self._step.removeItem(1)
        for step in steps:
            self._step.addItem(step.title, step.id.value)
        self._step.setCurrentIndex(max(0, self._step.findData(chosen)))
        self._step.blockSignals(False)
        if self.step and self._light is None:
            self.step_chosen.emit(self.step)

    @property
    def step(self) -> str:
        """Code of the step chosen, empty for none."""
        return str(self._step.currentData() or "")

    def show_light(self, light: ScopeLight | None, guidance: str = "") -> None:
        """Show the light of the step chosen; ``guidance`` names who guides the group."""
        self._light = light
        self.box.show_light(light, guidance)

    def add_source(self, words: str) -> None:
        """Put a source behind those already named."""
        named = self._source.value
        if words not in named:
            self._source.setText(f"{named}; {words}" if named else words)

    def entry(self) -> NewEntry:
        """Return what was written, with step and light."""
        light = self._light
        known = light is not None and light.step.value == self.step
        return NewEntry(
            facts=self._facts.value,
            question=self._question.value,
            advice=self._advice.value,
            source=self._source.value,
            next_step=self._next.value,
            step=self.step,
            light=light.light.value if light is not None and known else "",
        )

    def reset(self) -> None:
        self._wanted_step = ""
        super().reset()
        self.show_light(None)

    def restore(self, state: Mapping[str, Any]) -> None:
        super().restore(state)
        wanted = str(state.get("step", ""))
        self._wanted_step = wanted if wanted != self.step else ""

    def _on_step(self, _at: int) -> None:
        self.show_light(None)
        self.step_chosen.emit(self.step)
