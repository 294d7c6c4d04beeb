# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.codes import Land
from hilft_desktop.system.paths import Paths
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.settings.sheet_section import SheetSection
from hilft_desktop.ui.practice import practice_path, vault_path
from hilft_desktop.ui.widgets.plain_label import PlainLabel

Settle = Callable[[MainWindow], None]


def fill_in(window: MainWindow, settle: Settle) -> None:
    wizard = window.start_page.wizard
    window.start_page.show_wizard()
    wizard.group.name.setText("Kreisverband Musterstadt")
    wizard.group.place.setText("Musterstadt")
    wizard.group.land.set_code(Land.NW)
    wizard.group.address.setPlainText("Musterweg 1\n12345 Musterstadt")
    wizard.go_on()
    wizard.people.counsellor.setText("Kim")
    wizard.go_on()
    settle(window)


def has_red_frame(window: MainWindow) -> bool:
    return window._frame.is_framed


def type_again(window: MainWindow) -> None:
    secret = window.start_page.wizard.secret._passphrase
    secret._again.set_text(secret.passphrase)


def test_a_fresh_laptop_sees_what_is_stored_where(window: MainWindow):
    assert window._root.currentWidget() is window.start_page
    labels = window.start_page.welcome.findChildren(PlainLabel)
    words = " ".join(label.text() for label in labels)
    for promise in ("verschlüsselt", "Passphrase", "Decknamen", "Nichts geht ins Netz", "gesperrt"):
        assert promise in words
    assert window.start_page.welcome.isVisibleTo(window)


def test_an_empty_step_says_beside_each_field_what_is_missing(window: MainWindow):
    wizard = window.start_page.wizard
    window.start_page.show_wizard()
    wizard.go_on()
    assert wizard.at == 0
    faults = [row.fault for row in (wizard.group._name_row, wizard.group._place_row)]
    assert all(faults)
    assert wizard.group._land_row.fault
    assert "Fehler" in wizard.group.name.accessibleDescription()


def test_going_back_loses_nothing(window: MainWindow, settle: Settle):
    fill_in(window, settle)
    wizard = window.start_page.wizard
    proposed = wizard.secret.passphrase
    for _step in range(2):
        wizard.go_back()
    assert wizard.at == 0
    assert wizard.group.name.value == "Kreisverband Musterstadt"
    wizard.go_on()
    assert wizard.people.counsellor.value == "Kim"
    wizard.go_on()
    assert wizard.secret.passphrase == proposed != ""
    assert len(proposed.split()) == 6


def test_set_up_makes_a_vault_with_a_sheet_and_opens_it(
    window: MainWindow, settle: Settle, paths: Paths, tmp_path: Path
):
    fill_in(window, settle)
    wizard = window.start_page.wizard
    wizard.go_on()
    assert wizard.at == 2, "a passphrase that was not typed again is not known"
    assert wizard.secret._passphrase._again_row.fault
    type_again(window)
    wizard.go_on()
    settle(window)
    assert wizard.at == 3
    sheet = tmp_path / "blatt.pdf"
    wizard.sheet.paper._write(str(sheet))
    assert sheet.read_bytes().startswith(b"%PDF")
    assert wizard.sheet.paper._view.page_count >= 1
    wizard.go_on()
    assert wizard.at == 3, "the sheet must be put away first"
    wizard.sheet.paper._kept.setChecked(True)
    wizard.go_on()
    settle(window)
    state = window.context.vault_state()
    assert (state.is_open, state.is_practice) == (True, False)
    assert state.unit_name == "Kreisverband Musterstadt"
    assert window.workspace.host.current_key is PageKey.TODAY
    assert vault_path(paths).exists()
    assert "Kreisverband Musterstadt" in window.workspace.status.text
    settings = json.loads((paths.config / "fenster.json").read_text("utf-8"))
    assert settings["vault_path"] == str(vault_path(paths))
    assert "Kim" not in json.dumps(settings)


def test_a_weak_passphrase_of_ones_own_is_refused_with_a_reason(
    window: MainWindow, settle: Settle, qtbot: QtBot
):
    fill_in(window, settle)
    secret = window.start_page.wizard.secret._passphrase
    secret._way.choose(("own",))
    secret._on_way()
    qtbot.keyClicks(secret._own.focusProxy(), "12345678")
    qtbot.waitUntil(lambda: secret._rating is not None, timeout=10_000)
    window.start_page.wizard.go_on()
    assert window.start_page.wizard.at == 2
    assert secret._own_row.fault


def test_practice_opens_under_a_red_frame_in_a_file_of_its_own(
    window: MainWindow, settle: Settle, paths: Paths
):
    window.start_page.welcome.practice_chosen.emit()
    settle(window)
    assert window.context.vault_state().is_practice
    assert "Inhalte Stand" in window.workspace.status.text
    assert has_red_frame(window)
    assert practice_path(paths).exists()
    assert not vault_path(paths).exists()
    window.lock()
    assert not has_red_frame(window)
    assert window._root.currentWidget() is window.lock_page
    window.lock_page.field.set_text("üben macht sicher")
    window.lock_page.field.submitted.emit()
    settle(window)
    assert has_red_frame(window)


def test_the_guide_can_be_read_without_any_vault(window: MainWindow, settle: Settle):
    window.start_page.welcome.guide_chosen.emit()
    settle(window)
    assert window.workspace.host.current_key is PageKey.GUIDE
    shown = [b.accessibleName() for b in window.workspace.sidebar.pages() if b.isVisibleTo(window)]
    assert shown == ["Leitfaden", "Checklisten", "Notfall"]


def test_a_backup_comes_back_as_a_new_file(
    window: MainWindow, settle: Settle, paths: Paths, tmp_path: Path
):
    fill_in(window, settle)
    type_again(window)
    secret = window.start_page.wizard.secret.passphrase
    window.start_page.wizard.go_on()
    settle(window)
    window.start_page.wizard.sheet.paper._kept.setChecked(True)
    window.start_page.wizard.go_on()
    settle(window)
    made: list[str] = []
    window.context.jobs.run(
        window, lambda services: services.backups.make(), lambda row: made.append(row.path)
    )
    settle(window)
    window.lock()
    window.start_page.show_restore()
    panel = window.start_page._restore
    assert panel is not None
    target = tmp_path / "zurueck.hilft"
    panel._backup.setText(made[0])
    panel._target.setText(str(target))
    panel._secret.set_text("falsch")
    panel._restore()
    settle(window)
    assert panel._secret_row.fault
    assert not target.exists()
    panel._secret.set_text(secret)
    panel._restore()
    settle(window)
    assert target.exists()
    assert window._root.currentWidget() is window.lock_page
    window.lock_page.field.set_text(secret)
    window.lock_page.field.submitted.emit()
    settle(window)
    assert window.context.vault_state().path == str(target)


def press(window: MainWindow, key: Qt.Key, qtbot: QtBot) -> None:
    focus = window.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def set_up_to_the_sheet(window: MainWindow, settle: Settle) -> str:
    fill_in(window, settle)
    type_again(window)
    secret = window.start_page.wizard.secret.passphrase
    window.start_page.wizard.go_on()
    settle(window)
    assert window.start_page.wizard.at == 3
    return secret


def test_enter_in_a_line_goes_on_and_enter_on_a_button_presses_it(
    window: MainWindow, settle: Settle, qtbot: QtBot
):
    press(window, Qt.Key.Key_Return, qtbot)
    wizard = window.start_page.wizard
    assert wizard.isVisible(), "the focus of the welcome is on the way in"
    wizard.group.land.set_code(Land.NW)
    wizard.group.name.setFocus()
    press(window, Qt.Key.Key_Return, qtbot)
    assert (wizard.at, window.focusWidget()) == (0, wizard.group.name), "a name is missing"
    qtbot.keyClicks(wizard.group.name, "Kreisverband")
    qtbot.keyClicks(wizard.group.place, "Musterstadt")
    press(window, Qt.Key.Key_Return, qtbot)
    assert wizard.at == 1
    qtbot.keyClicks(window.focusWidget(), "Kim")
    press(window, Qt.Key.Key_Enter, qtbot)
    settle(window)
    assert wizard.at == 2
    type_again(window)
    press(window, Qt.Key.Key_Return, qtbot)
    press(window, Qt.Key.Key_Return, qtbot)
    settle(window)
    assert wizard.at == 3, "a second Enter while the vault is made must not make another"


def sheet_section(window: MainWindow) -> SheetSection:
    page = window.workspace.host.current_page
    assert page is not None
    return page.findChildren(SheetSection)[0]


@pytest.mark.parametrize("away", ["lock", "neutral", "guide"])
def test_a_sheet_cut_short_is_offered_anew_after_unlocking(
    window: MainWindow, settle: Settle, away: str
):
    secret = set_up_to_the_sheet(window, settle)
    if away == "guide":
        window.go_to(PageKey.GUIDE)
        settle(window)
        window.show_lock_page()
    else:
        assert window.commands.action(away).isEnabled()
        window.commands.action(away).trigger()
        window.show_lock_page()
    assert window._root.currentWidget() is window.lock_page
    assert not window.holds_key
    window.lock_page.field.set_text(secret)
    window.lock_page.field.submitted.emit()
    settle(window)
    assert window.context.vault_state().is_open
    host = window.workspace.host
    assert host.current_key is PageKey.SETTINGS
    assert "Wiederherstellungsblatt" in window.workspace.notice.accessibleName()
    section = sheet_section(window)
    section.make()
    settle(window)
    assert section.paper._view.page_count >= 1
    assert window.context.look.current.sheet_due is not None
    section.paper._kept.setChecked(True)
    assert not window.context.look.current.sheet_due
    assert section.paper._pdf == b""
    window.lock()
    window.lock_page.field.set_text(secret)
    window.lock_page.field.submitted.emit()
    settle(window)
    assert not window.workspace.notice.isVisibleTo(window)


def test_names_erased_by_their_date_are_said_after_unlocking(
    window: MainWindow, settle: Settle, paths: Paths
):
    window.start_page.welcome.practice_chosen.emit()
    settle(window)
    state = replace(window.context.vault_state(), purged=2)
    window.enter(state)
    settle(window)
    assert "2 Namen samt Anschriften wurden gelöscht" in window.workspace.notice.accessibleName()
    window.enter(state, True)
    settle(window)
    said = window.workspace.notice.accessibleName()
    assert "neue Passphrase" in said
    assert "2 Namen" in said
    window.workspace.notice.action.click()
    assert sheet_section(window).isVisibleTo(window)
