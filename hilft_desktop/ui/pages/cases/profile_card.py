# SPDX-License-Identifier: GPL-3.0-or-later
"""How to reach a person safely, in which language, and what they can use at home."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.casework import Means, PersonProfile, ReadsGerman
from hilft_desktop.domain.codes import Language
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import choices
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.choice_buttons import ChoiceButtons
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.form_faults import clear_faults, show_faults
from hilft_desktop.ui.widgets.form_state import FormState, read_form, write_form
from hilft_desktop.ui.widgets.text_area import TextArea

SAFE_LIMIT = 300


class ProfileCard(Card):
    """Shows what is stored until somebody types; from then on, only saving or leaving ends it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Angaben zur Person"), parent)
        self._safe = TextArea(lines=2, limit=SAFE_LIMIT)
        self._language = CodeCombo(Language)
        self._reads = ChoiceButtons(choices(ReadsGerman))
        self._means = ChoiceButtons(choices(Means), several=True)
        self.rows = {
            "safe_contact": FieldRow(
                _("Sicher erreichen"),
                self._safe,
                _(
                    "Zum Beispiel: nur SMS; nie nach 18 Uhr; nicht anrufen, Partner liest mit. "
                    "Alle lesen das, bevor sie zum Telefon greifen."
                ),
            ),
            "language": FieldRow(_("Sprache"), self._language),
            "reads_german": FieldRow(_("Deutsche Briefe"), self._reads),
            "means": FieldRow(
                _("Was steht zur Verfügung?"),
                self._means,
                _("Danach richtet sich, was Du mitgibst: Papier, Anruf oder Nachricht."),
            ),
        }
        for row in self.rows.values():
            self.body.addWidget(row)
        self._stored: FormState = read_form(self.rows)

    @property
    def is_changed(self) -> bool:
        """Tell whether something differs from what is stored."""
        return read_form(self.rows) != self._stored

    def show_profile(self, language: Language, profile: PersonProfile) -> None:
        """Show what is stored; what is being typed stays."""
        typed = read_form(self.rows) if self.is_changed else None
        write_form(
            self.rows,
            {
                "safe_contact": profile.safe_contact,
                "language": language.value,
                "reads_german": [profile.reads_german.value],
                "means": [each.value for each in profile.means],
            },
        )
        self._stored = read_form(self.rows)
        if typed is not None:
            write_form(self.rows, typed)

    def profile(self) -> PersonProfile:
        """Return what is entered."""
        return PersonProfile(
            reads_german=ReadsGerman(self._reads.code() or ReadsGerman.UNKNOWN),
            means=tuple(Means(code) for code in self._means.codes()),
            safe_contact=self._safe.value,
        )

    def language(self) -> Language:
        """Return the language entered."""
        return self._language.code() or Language.UNKNOWN

    def state(self) -> FormState:
        """Return what the fields hold now."""
        return read_form(self.rows)

    def accept(self, saved: FormState) -> None:
        """Take this state for what is stored; what was typed since then stays unsaved."""
        clear_faults(self.rows)
        self._stored = saved

    def reset(self) -> None:
        """Forget what was typed: another case is shown."""
        clear_faults(self.rows)
        write_form(self.rows, self._stored)

    def show_error(self, error: HilftError) -> HilftError | None:
        """Say faults beside their fields; return what belongs to none."""
        return show_faults(self.rows, error)

    def draft(self) -> FormState | None:
        """Return what differs from what is stored."""
        return read_form(self.rows) if self.is_changed else None

    def restore(self, state: Mapping[str, Any]) -> None:
        """Put a draft back."""
        write_form(self.rows, state)
