# SPDX-License-Identifier: GPL-3.0-or-later
"""How long each kind of record stays, and why."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.domain.privacy import RetentionKind, RetentionRule
from hilft_desktop.domain.retention import BOUNDS
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.numbers import parse_number
from hilft_desktop.i18n.privacy_labels import (
    days_words,
    retention_label,
    retention_since,
    retention_why,
)
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.field_values import needed
from hilft_desktop.ui.widgets.form_faults import clear_faults, show_faults
from hilft_desktop.ui.widgets.line_field import LineField


class RulesSection(Section):
    """One number of days a kind. Shorter rules show in the preview first, nothing goes at once."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Wie lange bleibt was?"),
            _(
                "Das Gesetz nennt keine feste Frist. Die Gruppe legt sie fest und begründet sie "
                "(Art. 5 Abs. 1 DSGVO). Die Fristen stehen auf dem Informationsblatt."
            ),
            parent,
        )
        self._fields = {kind: LineField(limit=5) for kind in RetentionKind}
        self._rows = {
            kind.value: FieldRow(
                _("{kind}: Tage").format(kind=retention_label(kind)),
                field,
                f"{_begun(retention_since(kind))}. {retention_why(kind)}",
                required=True,
            )
            for kind, field in self._fields.items()
        }
        for row in self._rows.values():
            self.column.addWidget(row)
        self.column.addStretch(1)
        save = Button(_("Speichern (Strg+Enter)"), "save")
        save.clicked.connect(self.save)
        self.frame.set_primary(save)

    def enter(self) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.retention.rules(),
            self._show,
            self.frame.notice.say_error,
        )
        next(iter(self._fields.values())).setFocus()

    def save(self) -> None:
        """Keep the rules; faults stand beside their fields."""
        clear_faults(self._rows)
        faults: list[UserError] = []
        rules: list[RetentionRule] = []
        for kind, field in self._fields.items():
            days = needed(
                partial(_days, field),
                kind.value,
                "number_invalid",
                faults,
            )
            if days is not None:
                rules.append(RetentionRule(kind, days))
        if faults:
            for fault in faults:
                self._rows[fault.field or ""].set_fault(_bounds_words(fault))
            return
        self.context.jobs.run(
            self,
            lambda services: services.retention.save_rules(tuple(rules)),
            self._on_saved,
            self._on_failed,
        )

    def _show(self, rules: tuple[RetentionRule, ...]) -> None:
        for rule in rules:
            field = self._fields[rule.kind]
            if not field.isModified():
                field.setText(str(rule.days))

    def _on_saved(self, rules: tuple[RetentionRule, ...]) -> None:
        for rule in rules:
            self._fields[rule.kind].setModified(False)
        self._show(rules)
        self.frame.notice.say(
            "ok",
            _("Gespeichert. Unter „Aufbewahrung“ steht, was dadurch wann gelöscht wird."),
        )

    def _on_failed(self, error: HilftError) -> None:
        homeless = show_faults(self._rows, error)
        if homeless is not None:
            self.frame.notice.say_error(homeless)


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _days(field: LineField) -> int | None:
    return parse_number(field.value) if field.value else None


def _bounds_words(fault: UserError) -> str:
    lowest, highest = BOUNDS[RetentionKind(fault.field or "")]
    return _("Bitte eine ganze Zahl zwischen {lowest} und {highest} eintragen.").format(
        lowest=lowest, highest=days_words(highest)
    )
