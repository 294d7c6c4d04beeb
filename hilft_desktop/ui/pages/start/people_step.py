# SPDX-License-Identifier: GPL-3.0-or-later
"""Second step: who counsels, and who gives legal guidance."""

from __future__ import annotations

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.pages.start.wizard_step import WizardStep
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class PeopleStep(WizardStep):
    """The first counsellor and the guiding person under § 6 RDG."""

    def __init__(self) -> None:
        super().__init__(
            _("Wer berät"),
            _("Dein Name steht an Deinen Einträgen und unter Schreiben der Gruppe."),
        )
        self.counsellor = LineField(limit=80)
        self._counsellor_row = FieldRow(
            _("Dein Name"), self.counsellor, _("Ein Rufname genügt."), required=True
        )
        self.column.addWidget(self._counsellor_row)
        self.guidance = LineField(limit=160)
        self._guidance_row = FieldRow(
            _("Anleitung nach § 6 RDG"),
            self.guidance,
            _("Name und Beruf der Person, die Euch rechtlich anleitet. Darf vorerst leer bleiben."),
        )
        self.column.addWidget(self._guidance_row)
        self.column.addWidget(
            PlainLabel(
                _(
                    "Unentgeltliche Rechtsberatung außerhalb von Familie und Nachbarschaft braucht "
                    "die Anleitung einer Person mit Befugnis (§ 6 Absatz 2 RDG). Ohne diesen Namen "
                    "erinnert Dich das Programm daran, wo im Einzelfall beraten wird."
                ),
                "muted",
                wrap=True,
            )
        )
        self.column.addStretch(1)

    def enter(self) -> None:
        self.counsellor.setFocus()

    def is_right(self) -> bool:
        return self.demand(
            self._counsellor_row,
            _("Bitte einen Namen eintragen, unter dem Du berätst."),
            when=not self.counsellor.value,
        )
