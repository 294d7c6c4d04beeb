# SPDX-License-Identifier: GPL-3.0-or-later
"""Data protection: what goes when, a person's copy and erasure, papers, the group's records."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.privacy.keep_section import KeepSection
from hilft_desktop.ui.pages.privacy.papers_section import PapersSection
from hilft_desktop.ui.pages.privacy.person_section import PersonSection
from hilft_desktop.ui.pages.privacy.records_section import RecordsSection
from hilft_desktop.ui.pages.privacy.rules_section import RulesSection
from hilft_desktop.ui.section_page import SectionEntry, SectionPage


class PrivacyPage(SectionPage):
    """What a group owes the people it writes about, in five sections."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        entries = (
            SectionEntry("keep", _("Aufbewahrung"), KeepSection),
            SectionEntry("rules", _("Löschfristen"), RulesSection),
            SectionEntry("person", _("Auskunft"), PersonSection),
            SectionEntry("papers", _("Vordrucke"), PapersSection),
            SectionEntry("records", _("Verzeichnis"), RecordsSection),
        )
        super().__init__(context, _("Abschnitt des Datenschutzes"), entries, parent)
        self._case_id = ""

    def show_item(self, item_id: str, case_id: str) -> None:
        super().show_item(item_id, case_id)
        self._case_id = case_id

    def show_section(self, name: str) -> None:
        super().show_section(name)
        section, case_id = self.section_in_front, self._case_id
        self._case_id = ""
        if case_id and isinstance(section, PersonSection):
            section.show_person_of(case_id)
