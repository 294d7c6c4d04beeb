# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers to hand out, printed from the group's own settings, and what they leave open."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.codes import ConsentPurpose
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.privacy_rows import PrivacySettings
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.papers.paper_dialog import Paper
from hilft_desktop.ui.papers.showing import show_paper
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.form_faults import clear_faults, show_faults
from hilft_desktop.ui.widgets.form_state import read_form, write_form
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.text_area import TextArea

DRAFT_KEY = "privacy-settings"
_ASKED_FIRST = (ConsentPurpose.RECORD, ConsentPurpose.CONTACT)


class PapersSection(Section):
    """Information sheet, consent form, and the three things only the group can know."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Vordrucke"),
            _(
                "Gib zuerst das Informationsblatt und frage dann nach der Einwilligung. Beide "
                "nennen die Fristen und Angaben, die hier gerade gelten."
            ),
            parent,
        )
        self._kept = PrivacySettings()
        self._shown: dict[str, object] | None = None
        self._large = CheckBox(_("Große Schrift"))
        self.column.addWidget(self._large)
        self.column.addWidget(self._make_information())
        self.column.addWidget(self._make_consent())
        self.column.addWidget(self._make_settings())
        self.column.addStretch(1)
        save = Button(_("Angaben speichern (Strg+Enter)"), "save")
        save.clicked.connect(self.save)
        self.frame.set_primary(save)
        context.drafts.register(self, DRAFT_KEY, self._draft, self._restore)

    def enter(self) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.privacy.settings(),
            self._show,
            self.frame.notice.say_error,
        )
        self._information.setFocus()

    def save(self) -> None:
        """Keep what only the group can know."""
        clear_faults(self._rows)
        settings = PrivacySettings(
            self._controller.rows, self._officer.value, self._authority.value
        )
        self.context.jobs.run(
            self,
            lambda services: services.privacy.save_settings(settings),
            self._on_saved,
            self._on_failed,
        )

    def _make_information(self) -> Card:
        card = Card(_("Informationsblatt (Art. 13 DSGVO)"))
        self._information = Button(_("Informationsblatt ansehen und drucken …"), "print")
        self._information.clicked.connect(self._show_information)
        card.body.addWidget(self._information, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _make_consent(self) -> Card:
        card = Card(_("Einwilligung"))
        self._purposes = {}
        for purpose in ConsentPurpose:
            box = CheckBox(label(purpose))
            box.setChecked(purpose in _ASKED_FIRST)
            self._purposes[purpose] = box
            card.body.addWidget(box)
        self._recipient = LineField()
        card.body.addWidget(
            FieldRow(
                _("Für welche Stelle?"),
                self._recipient,
                _("Bei Weitergabe, Fonds und Versorger. Leer: eine Linie zum Ausfüllen."),
            )
        )
        button = Button(_("Einwilligung ansehen und drucken …"), "print")
        button.clicked.connect(self._show_form)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _make_settings(self) -> Card:
        card = Card(_("Was nur die Gruppe wissen kann"))
        card.body.addWidget(
            PlainLabel(
                _("Was leer bleibt, steht auf dem Papier als Linie zum Ausfüllen."),
                "muted",
                wrap=True,
            )
        )
        self._controller = TextArea(lines=3, limit=1200)
        self._officer = LineField()
        self._authority = LineField()
        self._rows = {
            "controller": FieldRow(
                _("Verantwortlich"),
                self._controller,
                _("Leer: die Gruppe mit Anschrift. Sonst die Gliederung, mit der das geklärt ist."),
            ),
            "officer": FieldRow(
                _("Datenschutzbeauftragt"),
                self._officer,
                _("Name und Weg, wenn jemand benannt ist."),
            ),
            "authority": FieldRow(
                _("Aufsichtsbehörde des Landes"),
                self._authority,
                _("Name und Anschrift. Bitte an der Quelle nachsehen."),
            ),
        }
        for row in self._rows.values():
            card.body.addWidget(row)
        return card

    # -- settings ---------------------------------------------------------------------------------

    def _show(self, settings: PrivacySettings) -> None:
        if self._draft():
            return
        self._controller.setPlainText("\n".join(settings.controller))
        self._officer.setText(settings.officer)
        self._authority.setText(settings.authority)
        self._shown = dict(read_form(self._rows))

    def _on_saved(self, settings: PrivacySettings) -> None:
        self._shown = None
        self._show(settings)
        self.context.drafts.discard(DRAFT_KEY)
        self.frame.notice.say("ok", _("Gespeichert."))

    def _on_failed(self, error: HilftError) -> None:
        homeless = show_faults(self._rows, error)
        if homeless is not None:
            self.frame.notice.say_error(homeless)

    def _draft(self) -> str:
        state = dict(read_form(self._rows))
        return "" if self._shown is None or state == self._shown else json.dumps(state)

    def _restore(self, text: str) -> None:
        self._shown = dict(read_form(self._rows)) if self._shown is None else self._shown
        write_form(self._rows, json.loads(text))
        self.frame.notice.say("info", _("Deine Angaben sind noch da, aber nicht gespeichert."))

    # -- papers -----------------------------------------------------------------------------------

    def _show_information(self) -> None:
        large = self._large.isChecked()
        self.context.jobs.run(
            self,
            lambda services: services.consents.information_sheet(large_print=large),
            self._on_information,
            self.frame.notice.say_error,
        )

    def _on_information(self, pdf: bytes) -> None:
        paper = Paper(
            _("Informationsblatt"),
            "informationsblatt.pdf",
            _("Angaben der Gruppe und ihre Löschfristen. Es nennt keine Person."),
            pdf,
        )
        show_paper(self.context.jobs, self, paper, "privacy", _("Informationsblatt"))

    def _show_form(self) -> None:
        large = self._large.isChecked()
        purposes = tuple(purpose for purpose, box in self._purposes.items() if box.isChecked())
        recipient = self._recipient.value
        self.context.jobs.run(
            self,
            lambda services: services.consents.form(purposes, recipient, large_print=large),
            self._on_form,
            self.frame.notice.say_error,
        )

    def _on_form(self, pdf: bytes) -> None:
        paper = Paper(
            _("Einwilligung zum Unterschreiben"),
            "einwilligung.pdf",
            _("Ein leerer Vordruck mit den Angaben der Gruppe. Er nennt keine Person."),
            pdf,
        )
        show_paper(self.context.jobs, self, paper, "consent", _("Vordruck Einwilligung"))
