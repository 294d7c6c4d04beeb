# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings, one section after the other."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.settings.about_section import AboutSection
from hilft_desktop.ui.pages.settings.backup_section import BackupSection
from hilft_desktop.ui.pages.settings.exports_section import ExportsSection
from hilft_desktop.ui.pages.settings.group_section import GroupSection
from hilft_desktop.ui.pages.settings.lock_screen_section import LockScreenSection
from hilft_desktop.ui.pages.settings.look_section import LookSection
from hilft_desktop.ui.pages.settings.passphrase_section import PassphraseSection
from hilft_desktop.ui.pages.settings.senders_section import SendersSection
from hilft_desktop.ui.pages.settings.sheet_section import SheetSection
from hilft_desktop.ui.pages.settings.tally_section import TallySection
from hilft_desktop.ui.pages.settings.team_section import TeamSection
from hilft_desktop.ui.section_page import SectionEntry, SectionPage


class SettingsPage(SectionPage):
    """What the group, the laptop and whoever sits before it have chosen."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        entries = (
            SectionEntry("group", _("Gruppe"), GroupSection),
            SectionEntry("senders", _("Absender"), SendersSection),
            SectionEntry("team", _("Team"), TeamSection),
            SectionEntry("passphrase", _("Passphrase"), PassphraseSection),
            SectionEntry("sheet", _("Wiederherstellung"), SheetSection),
            SectionEntry("backup", _("Sicherung"), BackupSection),
            SectionEntry("look", _("Darstellung"), LookSection),
            SectionEntry("lock_screen", _("Sperrbildschirm"), LockScreenSection),
            SectionEntry("tally", _("Monatszahlen"), TallySection),
            SectionEntry("exports", _("Ausfuhren"), ExportsSection),
            SectionEntry("about", _("Über hilft"), AboutSection),
        )
        super().__init__(context, _("Abschnitt der Einstellungen"), entries, parent)
