# SPDX-License-Identifier: GPL-3.0-or-later
"""The team in the settings: who opens the vault, joining, leaving, trainings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from hilft_desktop.domain.errors import UserError
from hilft_desktop.services.hub import Services
from hilft_desktop.system.paths import Paths
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.settings.page import SettingsPage
from hilft_desktop.ui.pages.settings.passphrase_section import PassphraseSection
from hilft_desktop.ui.pages.settings.team_section import TeamSection
from hilft_desktop.ui.practice import PRACTICE_PASSPHRASE, practice_path
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from tests.ui.test_accessibility import (
    assert_inside,
    assert_large_enough,
    assert_named,
    assert_no_sideways_scrolling,
    assert_nothing_cut_off,
    assert_tab_order_is_visual,
)

Settle = Callable[[MainWindow], None]
OWN = "teppich brause ofen linde kran"


def ask(window: MainWindow, settle: Settle, call: Callable[[Services], Any]) -> Any:
    answers: list[Any] = []
    window.context.jobs.run(window, call, answers.append, answers.append)
    settle(window)
    return answers[0]


def add(name: str, secret: str, services: Services) -> Any:
    return services.team.add(name, secret)


@pytest.fixture
def team(open_window: MainWindow, settle: Settle) -> TeamSection:
    """The section, with one colleague who may open the vault and one who left."""
    for name, secret in (("Cem", OWN), ("Dana", "menhir schuft vokabel python alarm")):
        ask(open_window, settle, partial(add, name, secret))
    ask(open_window, settle, lambda s: s.team.leave("Dana"))
    return section_at(open_window, settle)


def section_at(window: MainWindow, settle: Settle) -> TeamSection:
    (found,) = settings_at(window, settle, "team").findChildren(TeamSection)
    return found


def settings_at(window: MainWindow, settle: Settle, section: str) -> SettingsPage:
    window.go_to(PageKey.SETTINGS, section)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, SettingsPage)
    return page


def words(team: TeamSection) -> str:
    return "\n".join(label.text() for label in team.findChildren(QLabel) if label.isVisible())


def button(team: TeamSection, spoken: str) -> Button:
    (found,) = [b for b in team.findChildren(Button) if b.accessibleName().startswith(spoken)]
    return found


def members(window: MainWindow, settle: Settle) -> dict[str, Any]:
    return {m.name: m for m in ask(window, settle, lambda s: s.team.list())}


def test_the_list_says_who_opens_and_who_left(team: TeamSection) -> None:
    shown = words(team)
    assert "Alex Beispiel (Du)" in shown
    assert shown.count("darf öffnen · keine Schulung eingetragen") == 2
    assert "gegangen am So 22.11.2026, kein Zugang" in shown


def test_a_new_person_types_a_passphrase_of_their_own(
    team: TeamSection, open_window: MainWindow, settle: Settle
) -> None:
    team.save()
    settle(open_window)
    card = team._joining
    assert card._name.hasFocus()
    assert "Cem" not in words(team), "whoever sits down sees nobody else's standing"
    card._name.setText("Bahar")
    card._new._again.set_text(card.passphrase)
    QTest.keyClick(card._name, Qt.Key.Key_Return)
    settle(open_window)

    assert members(open_window, settle)["Bahar"].has_slot
    assert "Bahar öffnet den Tresor jetzt mit eigener Passphrase." in words(team)
    assert not card.is_open
    assert (card.name, card.passphrase) == ("", "")


def test_faults_keep_what_was_typed(
    team: TeamSection, open_window: MainWindow, settle: Settle
) -> None:
    team.open_joining()
    settle(open_window)
    card = team._joining
    team.save()
    assert "Bitte einen Namen eintragen." in words(team)
    card._name.setText("cem")
    card._new._again.set_text(card.passphrase)
    team.save()
    settle(open_window)
    assert "Wer so heißt, gehört schon zum Team." in words(team)
    assert card._name.text() == "cem"
    assert card._new._again.text == card.passphrase != ""


def test_escape_sends_whoever_sat_down_away(
    team: TeamSection, open_window: MainWindow, settle: Settle
) -> None:
    team.open_joining()
    settle(open_window)
    team._joining._name.setText("Bahar")
    QTest.keyClick(team._joining._name, Qt.Key.Key_Escape)
    assert not team._joining.is_open
    assert team._joining.name == ""
    assert "Cem" in words(team)


def test_leaving_is_asked_first_and_says_what_stays(
    team: TeamSection, open_window: MainWindow, settle: Settle
) -> None:
    button(team, "Zugang nehmen …: Cem").click()
    settle(open_window)
    assert "Cem öffnet den Tresor und neue Sicherungen danach nicht mehr." in words(team)
    assert "Wiederherstellungsblatt" in words(team)
    assert team._leaving._back.hasFocus(), "Enter changes nothing"
    QTest.keyClick(team._leaving._back, Qt.Key.Key_Escape)
    assert not team._leaving.is_open
    assert members(open_window, settle)["Cem"].has_slot

    button(team, "Zugang nehmen …: Cem").click()
    settle(open_window)
    team.save()
    settle(open_window)
    assert not members(open_window, settle)["Cem"].has_slot
    assert "Cem öffnet den Tresor nicht mehr." in words(team)
    assert not [b for b in team.findChildren(Button) if "Zugang nehmen" in b.accessibleName()]
    assert ask(open_window, settle, lambda s: s.vault.check_passphrase(OWN)) is False


def test_who_left_can_come_back_with_another_passphrase(
    team: TeamSection, open_window: MainWindow, settle: Settle
) -> None:
    button(team, "Wieder aufnehmen …: Dana").click()
    settle(open_window)
    card = team._joining
    assert card._name.text() == "Dana"
    card._new._again.set_text(card.passphrase)
    team.save()
    settle(open_window)
    assert members(open_window, settle)["Dana"].left_on is None


def test_a_training_is_typed_with_its_last_day(
    team: TeamSection, open_window: MainWindow, settle: Settle
) -> None:
    button(team, "Schulung …: Cem").click()
    assert team._training.is_open
    team._day.set_text("irgendwann")
    team.save()
    assert team._training.rows["until"].fault
    team._day.set_text("30.9.2062")
    team.save()
    settle(open_window)
    assert "mehr als 10 Jahre" in team._training.rows["until"].fault
    team._day.set_text("30.9.2027")
    team.save()
    settle(open_window)
    assert members(open_window, settle)["Cem"].trained_until == date(2027, 9, 30)
    assert "Schulung gültig bis Do 30.09.2027" in words(team)
    button(team, "Schulung …: Cem").click()
    team._day.set_text("")
    team.save()
    settle(open_window)
    assert members(open_window, settle)["Cem"].trained_until is None


def test_oneself_cannot_be_removed_here(
    team: TeamSection, open_window: MainWindow, settle: Settle
) -> None:
    mine = [b.text() for b in team.findChildren(Button) if "(Du)" in b.accessibleName()]
    assert mine == ["Schulung …"]
    refusal = ask(open_window, settle, lambda s: s.team.leave("Alex Beispiel"))
    assert isinstance(refusal, UserError)
    assert refusal.code == "counsellor_is_self"


def test_the_recovery_sheet_asks_whose_passphrase_is_new(
    team: TeamSection, open_window: MainWindow, settle: Settle, paths: Paths
) -> None:
    sheet = ask(open_window, settle, lambda s: s.vault.new_recovery_sheet())
    key = "-".join(sheet.recovery_groups)
    path = str(practice_path(paths))
    ask(open_window, settle, lambda s: s.vault.close())
    open_window.enter(ask(open_window, settle, lambda s: s.vault.unlock_with_recovery(path, key)))
    settle(open_window)
    page = settings_at(open_window, settle, "passphrase")
    (section,) = page.findChildren(PassphraseSection)
    settle(open_window)
    assert section._who.hasFocus()
    assert not section._old.isVisible()

    section._new._again.set_text(section._new.passphrase)
    section.save()
    assert "Hier beraten mehrere." in section._who_row.fault
    chosen = section._new.passphrase
    section._who.setCurrentIndex(section._who.findData("Cem"))
    section.save()
    settle(open_window)

    assert ask(open_window, settle, lambda s: s.vault.check_passphrase(chosen)) is True
    assert ask(open_window, settle, lambda s: s.vault.check_passphrase(PRACTICE_PASSPHRASE)) is True
    assert ask(open_window, settle, lambda s: s.vault.check_passphrase(OWN)) is False
    assert_named(page)
    assert_tab_order_is_visual(open_window, page)


def test_whoever_opened_with_a_passphrase_is_asked_for_it(
    team: TeamSection, open_window: MainWindow, settle: Settle
) -> None:
    page = settings_at(open_window, settle, "passphrase")
    (section,) = page.findChildren(PassphraseSection)
    assert section._old.isVisible()
    assert not section._who.isVisible()


@pytest.mark.parametrize("state", ["list", "joining", "leaving", "training"])
def test_everybody_can_work_on_it(
    team: TeamSection, open_window: MainWindow, settle: Settle, state: str
) -> None:
    if state == "joining":
        team.open_joining()
        team.save()
    if state == "leaving":
        team.ask_leaving("Cem")
    if state == "training":
        button(team, "Schulung …: Cem").click()
        team._day.set_text("irgendwann")
        team.save()
    page = open_window.workspace.host.current_page
    assert isinstance(page, SettingsPage)
    for scale in (100, 200):
        open_window.context.theme.set_font_scale(scale)
        open_window.resize(*metrics.SMALLEST)
        settle(open_window)
        for _round in range(4):  # cards within cards find their heights one after the other
            QApplication.processEvents()
        assert_named(page)
        assert_large_enough(page)
        assert_tab_order_is_visual(open_window, page)
        assert_no_sideways_scrolling(page)
        assert_inside(open_window, page)
        if scale == 100:
            assert_nothing_cut_off(page)
