# SPDX-License-Identifier: GPL-3.0-or-later
"""A real pack, signed by a key the laptop was told to trust, through the real engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hilft_desktop.content.packs_keys import public_of, write_keys
from hilft_desktop.domain.codes import CaseStatus
from hilft_desktop.domain.updates import ComingChange, ItemKind
from hilft_desktop.services.rows import CasePage, CaseQuery, CaseRow
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.updates.page import UpdatesPage
from hilft_desktop.ui.pages.updates.text_list import TextList
from hilft_desktop.ui.pages.updates.update_words import coming_words
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_button import RowButton
from tests.ui.test_accessibility import (
    assert_inside,
    assert_named,
    assert_no_sideways_scrolling,
    assert_nothing_cut_off,
)
from tests.unit.content import small_content as small

Settle = Callable[[MainWindow], None]


@pytest.fixture
def pack(tmp_path: Path) -> str:
    """A pack on a stick."""
    file = tmp_path / "stick" / "neu.hilft-content"
    file.parent.mkdir()
    file.write_bytes(small.make_pack(tmp_path / "redaktion"))
    return str(file)


def trust_editors(window: MainWindow, settle: Settle, folder: Path) -> None:
    key_file = folder / "redaktion.toml"
    write_keys(key_file, [public_of(small.editors_key(), "Redaktion Probe")])
    trusted: list[object] = []
    window.context.jobs.run(
        window, lambda services: services.content_packs.trust(str(key_file)), trusted.append
    )
    settle(window)
    assert trusted


def updates_page(window: MainWindow, settle: Settle) -> UpdatesPage:
    window.go_to(PageKey.UPDATES)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, UpdatesPage)
    return page


def words_on(page: UpdatesPage) -> str:
    labels = page.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page))


def answer(window: MainWindow, settle: Settle) -> None:
    question = window.findChild(ConfirmDialog)
    assert question is not None
    question.action.click()


def test_a_pack_is_looked_into_installed_and_taken_back_while_locked(
    window: MainWindow, settle: Settle, tmp_path: Path, pack: str, qtbot: QtBot
):
    trust_editors(window, settle, tmp_path)
    page = updates_page(window, settle)
    before = page._status.text()
    assert "Mit dem Programm ausgeliefert." in before
    assert not page._back.isVisible()
    page.look_into(pack)
    settle(window)
    words = words_on(page)
    assert "unterschrieben von Redaktion Probe" in words
    assert "Seite: Hilfe holen" in page._preview.added.lines
    assert page._preview.removed.lines
    assert page._status.text() == before
    assert page._install.hasFocus()
    QApplication.processEvents()
    QApplication.processEvents()
    assert_named(page)
    assert_no_sideways_scrolling(page)
    assert_inside(window, page)
    assert_nothing_cut_off(page)
    assert not page._choose.isVisible()
    page._leave.click()
    assert not page._preview.isVisible()
    assert page._choose.hasFocus()
    page.look_into(pack)
    settle(window)
    page._install.click()
    settle(window)
    assert not page._preview.isVisible()
    assert "Stand 04.01.2027" in page._status.text()
    assert "Redaktion Probe" in page._status.text()
    page._back.click()
    answer(window, settle)
    qtbot.waitUntil(lambda: "ausgeliefert" in page._status.text(), timeout=10_000)
    assert not page._back.isVisible()


def test_new_figures_are_named_with_old_value_new_value_and_day(
    window: MainWindow, settle: Settle, tmp_path: Path, pack: str
):
    trust_editors(window, settle, tmp_path)
    page = updates_page(window, settle)
    page.look_into(pack)
    settle(window)
    page._install.click()
    settle(window)
    changes = small.with_series(("2026-01-01", "2027-06-30", 100), ("2027-07-01", "", 120))
    newer = tmp_path / "stick" / "neuer.hilft-content"
    newer.write_bytes(small.make_pack(tmp_path / "r2", small.EDITIONS[1], changes))
    page.look_into(str(newer))
    settle(window)
    (figure,) = page._preview.figures.lines
    assert "Satz der Probe" in figure
    assert "120" in figure
    assert "ab 01.07.2027" in figure
    assert "wartet" in figure
    page._install.click()
    settle(window)
    (coming,) = page._coming.lines
    assert "Do 01.07.2027" in coming
    assert "120" in coming


@pytest.mark.parametrize("damage", ["unknown", "broken", "foreign", "missing"])
def test_what_must_not_be_installed_is_refused_in_words(
    window: MainWindow, settle: Settle, tmp_path: Path, pack: str, damage: str
):
    file = Path(pack)
    if damage != "unknown":
        trust_editors(window, settle, tmp_path)
    if damage == "broken":
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        file.write_bytes(data)
    elif damage == "foreign":
        file.write_bytes(b"%PDF-1.7 ein Brief")
    elif damage == "missing":
        file.unlink()
    page = updates_page(window, settle)
    before = page._status.text()
    page.look_into(pack)
    settle(window)
    assert page._frame.notice.isVisible()
    assert page._frame.notice.accessibleName()
    assert not page._preview.isVisible()
    assert page._status.text() == before


def use_a_checklist(window: MainWindow, settle: Settle) -> CaseRow:
    found: list[CasePage] = []
    query = CaseQuery(status=CaseStatus.OPEN, limit=1)
    window.context.jobs.run(window, lambda services: services.cases.page(query), found.append)
    settle(window)
    case = found[0].rows[0]
    saved: list[object] = []
    window.context.jobs.run(
        window,
        lambda services: services.checklists.save_run(case.id, "stromsperre_droht", {}, ()),
        saved.append,
    )
    settle(window)
    assert saved
    return case


def test_open_cases_are_named_once_the_vault_is_open(
    open_window: MainWindow, settle: Settle, tmp_path: Path, pack: str
):
    trust_editors(open_window, settle, tmp_path)
    used = use_a_checklist(open_window, settle)
    page = updates_page(open_window, settle)
    assert page._affected.findChildren(RowButton) == []
    assert "Keiner" in page._affected._words.text()
    page.look_into(pack)
    settle(open_window)
    page._install.click()
    settle(open_window)
    row = next(
        row
        for row in page._affected.findChildren(RowButton)
        if row.accessibleName().startswith(used.pseudonym)
    )
    assert "gilt nicht mehr" in row.accessibleName()
    row.click()
    settle(open_window)
    assert open_window.workspace.host.current_key is PageKey.CASES


def test_locked_the_page_says_why_no_case_is_named(window: MainWindow, settle: Settle):
    page = updates_page(window, settle)
    assert "Entsperre" in page._affected._words.text()


def lines_shown(texts: TextList) -> list[PlainLabel]:
    return [label for label in texts._rows.findChildren(PlainLabel) if label.isVisibleTo(texts)]


def test_a_long_list_shows_the_first_lines_and_the_rest_on_request(
    window: MainWindow, settle: Settle, tmp_path: Path, pack: str, qtbot: QtBot
):
    trust_editors(window, settle, tmp_path)
    page = updates_page(window, settle)
    page.look_into(pack)
    settle(window)
    removed = page._preview.removed
    count = len(removed.lines)
    assert count > 8
    assert len(lines_shown(removed)) == 8
    removed._more.click()
    qtbot.waitUntil(lambda: len(lines_shown(removed)) == count)
    assert not removed._more.isVisible()


def test_a_figure_that_is_not_known_yet_is_not_called_invalid():
    change = ComingChange(date(2027, 1, 1), ItemKind.FACT, "satz", "Regelsatz", "ends")
    assert coming_words(change) == "Regelsatz: was danach gilt, ist noch nicht hinterlegt"
    page = ComingChange(date(2027, 1, 1), ItemKind.PAGE, "alt", "Altes Recht", "ends")
    assert coming_words(page) == "Seite: Altes Recht gilt nicht mehr"
