# SPDX-License-Identifier: GPL-3.0-or-later
"""Real release files of invented groups, added up in the real window, without any vault."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.land.bar_card import BarCard
from hilft_desktop.ui.pages.land.page import LandPage
from hilft_desktop.ui.papers.paper_dialog import PaperDialog
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from tests.ui.test_accessibility import (
    assert_inside,
    assert_large_enough,
    assert_named,
    assert_no_sideways_scrolling,
    assert_nothing_cut_off,
    assert_tab_order_is_visual,
)
from tests.unit.services.land_world import Group, write_world

Settle = Callable[[MainWindow], None]
MONTHS = ("2026-08", "2026-09", "2026-10")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Three groups; one month is missing, one file must be refused, one is there twice."""
    folder = tmp_path / "files"
    world = write_world(folder, 3, MONTHS)
    (folder / "Kreisverband-002" / "hilft-monatszahlen-2026-09.json").unlink()
    (folder / "namensvetter.json").write_bytes(Group(9, world[0].name).release("2026-10"))
    copy = folder / "Kreisverband-003" / "hilft-monatszahlen-2026-10.json"
    (folder / "kopie.json").write_bytes(copy.read_bytes())
    return folder


def land_page(window: MainWindow, settle: Settle) -> LandPage:
    window.go_to(PageKey.LAND)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, LandPage)
    return page


def added(window: MainWindow, settle: Settle, folder: Path) -> LandPage:
    page = land_page(window, settle)
    page._sources.choose_paths([str(folder)])
    page._add.click()
    settle(window)
    return page


def words_on(page: LandPage) -> str:
    labels = page.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page))


def texts(page: LandPage, at: int) -> list[str]:
    model = (page._panel._groups, page._panel._gaps, page._panel._refused._model)[at]
    rows = [model.row(model.index(each, 0)) for each in range(model.rowCount())]
    return [row.sentence for row in rows if row is not None]


def answer(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    question = window.findChild(ConfirmDialog)
    assert question is not None
    question.action.click()
    qtbot.waitUntil(lambda: not window.findChildren(ConfirmDialog))
    settle(window)


def test_nothing_can_be_added_before_something_is_chosen(window: MainWindow, settle: Settle):
    page = land_page(window, settle)
    assert "braucht es keinen Tresor" in words_on(page)
    assert not page._add.isEnabled()
    page._sources.choose_paths(["/irgendwo"])
    assert page._add.isEnabled()
    page._sources._clear.click()
    assert not page._add.isEnabled()


def test_sums_gaps_and_reasons_are_shown_while_locked(
    window: MainWindow, settle: Settle, files: Path
):
    page = added(window, settle, files)
    assert "rund 640 Gespräche" in words_on(page)
    assert "aus 8 Veröffentlichungen von 3 Gruppen" in words_on(page)
    assert "höchstens 40 daneben" in words_on(page)
    assert page._panel._views.itemText(3) == "Abgelehnt oder doppelt: 2"
    groups, gaps, refused = (texts(page, at) for at in range(3))
    assert (
        groups[1] == "Kreisverband 002, 160 Gespräche · 2 Dateien · nichts bekannt: September 2026"
    )
    assert gaps[1].startswith("September 2026: 1 unbekannt, 0 später, 2 da")
    assert gaps[2] == "Kreisverband 002, nichts bekannt"
    assert [line.split(",")[0] for line in refused] == ["namensvetter.json", "kopie.json"]
    signs = page._panel._keys._signs.text()
    assert len(signs.split()) == 13
    (months,) = [card for card in page.findChildren(BarCard) if "Monaten" in card.accessibleName()]
    assert "September 2026: 160" in months.accessibleDescription()


def test_a_namesake_is_accepted_by_hand_and_remembered_with_the_result(
    window: MainWindow, settle: Settle, files: Path, tmp_path: Path, qtbot: QtBot
):
    page = added(window, settle, files)
    page._panel.show_refused()
    assert "Sind es wirklich zwei" in words_on(page)
    page._panel._refused._trust.click()
    answer(window, settle, qtbot)
    assert "rund 670 Gespräche" in words_on(page)

    out = tmp_path / "out"
    page._sources.choose_folder(str(out))
    page._write.click()
    answer(window, settle, qtbot)
    assert page._frame.notice.isVisibleTo(page)
    content = json.loads((out / "sum.json").read_bytes())
    assert content["total"] == 670
    assert sorted(each.name for each in out.iterdir()) == [
        "keys.json", "sum.csv", "sum.json", "sum.ods", "sum.pdf",
    ]  # fmt: skip

    # In this folder the answer holds, also without saying it again.
    page._other.click()
    page._trusted = ()
    page._add.click()
    settle(window)
    assert "rund 670 Gespräche" in words_on(page)


def test_only_refused_files_lead_to_their_reasons_and_offer_nothing(
    window: MainWindow, settle: Settle, tmp_path: Path
):
    (tmp_path / "falsch.json").write_text("kein Monat")
    page = added(window, settle, tmp_path)
    assert "Keine einzige Datei" in words_on(page)
    assert page._panel._stack.currentWidget() is page._panel._refused
    assert not page._write.isVisibleTo(page)
    assert not page._report.isVisibleTo(page)


def test_an_empty_folder_is_said_and_the_choice_stays(
    window: MainWindow, settle: Settle, tmp_path: Path
):
    page = added(window, settle, tmp_path)
    assert "keine Dateien mit Monatszahlen" in page._frame.notice.accessibleName()
    assert page._stack.currentWidget() is page._sources
    assert page._add.isEnabled()


def test_the_report_is_shown_before_it_is_printed(
    window: MainWindow, settle: Settle, files: Path, qtbot: QtBot
):
    page = added(window, settle, files)
    page.print_page()
    settle(window)
    (dialog,) = window.findChildren(PaperDialog)
    assert dialog.windowTitle() == "Landeszahlen August bis Oktober 2026"
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(PaperDialog))


@pytest.mark.parametrize("view", range(5))
def test_everybody_can_read_every_view(window: MainWindow, settle: Settle, files: Path, view: int):
    page = added(window, settle, files)
    page._panel.show_view(view)
    for scale in (100, 200):
        window.context.theme.set_font_scale(scale)
        window.resize(*metrics.SMALLEST)
        settle(window)
        QApplication.processEvents()
        assert_named(page)
        assert_large_enough(page)
        assert_tab_order_is_visual(window, page)
        assert_no_sideways_scrolling(page)
        assert_inside(window, page)
        if scale == 100:
            assert_nothing_cut_off(page)
