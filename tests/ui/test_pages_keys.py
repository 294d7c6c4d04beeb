# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking a key in and away in the window, through the real engine and a real key file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtWidgets import QApplication

from hilft_desktop.content.packs_keys import public_of, write_keys
from hilft_desktop.services.content_rows import KeyRow
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.updates.page import UpdatesPage
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from tests.ui.test_accessibility import (
    assert_inside,
    assert_named,
    assert_no_sideways_scrolling,
    assert_nothing_cut_off,
)
from tests.unit.content import small_content as small

Settle = Callable[[MainWindow], None]


@pytest.fixture
def page(window: MainWindow, settle: Settle) -> UpdatesPage:
    """The page, opened while the vault is locked."""
    window.resize(*metrics.SMALLEST)
    window.go_to(PageKey.UPDATES)
    settle(window)
    shown = window.workspace.host.current_page
    assert isinstance(shown, UpdatesPage)
    return shown


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """The editors' public key on a stick."""
    file = tmp_path / "redaktion.toml"
    write_keys(file, [public_of(small.editors_key(), "Redaktion Probe")])
    return file


def own_keys(window: MainWindow, settle: Settle) -> list[str]:
    found: list[tuple[KeyRow, ...]] = []
    window.context.jobs.run(window, lambda services: services.content_packs.keys(), found.append)
    settle(window)
    return [key.name for key in found[0] if not key.shipped]


def test_a_key_is_trusted_only_after_its_fingerprint_was_typed(
    window: MainWindow, settle: Settle, page: UpdatesPage, key_file: Path
):
    card = page._keys
    page.look_into_key(str(key_file))
    settle(window)
    offered = card.offered
    assert offered is not None
    assert offered.fingerprint in card._who.text()
    QApplication.processEvents()
    QApplication.processEvents()
    assert_named(page)
    assert_no_sideways_scrolling(page)
    assert_inside(window, page)
    assert_nothing_cut_off(page)
    for wrong in ("", "zzzz"):
        card.typed.setText(wrong)
        card.trust.click()
        settle(window)
        assert card.row.fault
        assert own_keys(window, settle) == []
    card.typed.setText(offered.fingerprint[-4:].upper())
    card.trust.click()
    settle(window)
    assert own_keys(window, settle) == ["Redaktion Probe"]
    assert card.offered is None
    assert card.choose.isVisible()


def test_another_key_in_the_same_file_is_not_taken_in_for_the_one_shown(
    window: MainWindow, settle: Settle, page: UpdatesPage, key_file: Path
):
    page.look_into_key(str(key_file))
    settle(window)
    shown = page._keys.offered
    assert shown is not None
    write_keys(key_file, [public_of(Ed25519PrivateKey.generate(), "Redaktion Probe")])
    page._keys.typed.setText(shown.id[-4:])
    page._keys.trust.click()
    settle(window)
    assert page._frame.notice.isVisible()
    assert own_keys(window, settle) == []


def test_an_own_key_is_taken_away_after_asking(
    window: MainWindow, settle: Settle, page: UpdatesPage, key_file: Path
):
    page.look_into_key(str(key_file))
    settle(window)
    shown = page._keys.offered
    assert shown is not None
    page._keys.typed.setText(shown.id[-4:])
    page._keys.trust.click()
    settle(window)
    away = next(
        button
        for button in page._keys.keys.findChildren(Button)
        if button.accessibleDescription() == "Redaktion Probe" and button.isVisible()
    )
    away.click()
    question = window.findChild(ConfirmDialog)
    assert question is not None
    assert own_keys(window, settle) == ["Redaktion Probe"]
    question.action.click()
    QApplication.processEvents()
    settle(window)
    assert own_keys(window, settle) == []
