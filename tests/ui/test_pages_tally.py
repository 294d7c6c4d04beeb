# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.services.rows import ReleaseFiles, ReleaseRow
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.models.tally_table_model import Column
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.tally.page import TallyPage
from hilft_desktop.ui.pages.tally.tally_table import TallyTable
from hilft_desktop.ui.widgets.plain_label import PlainLabel

Settle = Callable[[MainWindow], None]


def tally_page(window: MainWindow, settle: Settle) -> TallyPage:
    window.go_to(PageKey.TALLY)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, TallyPage)
    return page


def choose_open_month(page: TallyPage, window: MainWindow, settle: Settle) -> str:
    month = next(row.month for row in page._months.values() if row.state == "open")
    page._list.choose(page._model.index_of(month))
    settle(window)
    return month


def release(page: TallyPage, window: MainWindow, settle: Settle, qtbot: QtBot) -> str:
    month = choose_open_month(page, window, settle)
    count: list[int] = []
    window.context.jobs.run(
        window,
        lambda services: services.contacts.list(month),
        lambda rows: count.append(len(rows)),
    )
    settle(window)
    assert count[0] > 10  # a month of so many is never held back, however it is rounded
    page._release.click()
    question = window.findChild(ConfirmDialog)
    assert question is not None
    question.accept()
    qtbot.waitUntil(lambda: page._months[month].state == "released", timeout=20_000)
    settle(window)
    return month


def test_before_its_release_a_month_shows_no_number(open_window: MainWindow, settle: Settle):
    page = tally_page(open_window, settle)
    choose_open_month(page, open_window, settle)
    assert page._month._release.isHidden()
    assert page._release.isVisibleTo(page)
    assert page._export.isHidden()
    assert page._report.isHidden()
    words = [label.text() for label in page._month.findChildren(PlainLabel) if label.isVisible()]
    assert any("noch nicht freigegeben" in text for text in words)


def test_a_release_asks_first_and_nothing_happens_without_a_yes(
    open_window: MainWindow, settle: Settle
):
    page = tally_page(open_window, settle)
    month = choose_open_month(page, open_window, settle)
    page._release.click()
    question = open_window.findChild(ConfirmDialog)
    assert question is not None
    question.reject()
    settle(open_window)
    assert page._months[month].state == "open"


def test_a_released_month_shows_exactly_its_published_tables(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = tally_page(open_window, settle)
    month = release(page, open_window, settle, qtbot)
    assert page._months[month].state == "released"
    found: list[ReleaseRow] = []
    open_window.context.jobs.run(
        open_window, lambda services: services.tallies.show(month), found.append
    )
    settle(open_window)
    tables = found[0].tables
    one_way = [dict(counts) for counts in tables.values() if not isinstance(counts, int)]
    shown = page._month._release.findChildren(TallyTable)
    assert len(shown) == len(one_way) == 6
    for table, counts in zip(shown, one_way, strict=True):
        model = table.model()
        numbers = [int(model.index(row, Column.NUMBER).data()) for row in range(model.rowCount())]
        assert numbers == list(counts.values())
        assert sum(numbers) == tables["total"]


def test_an_export_says_what_it_contains_and_writes_the_frozen_bytes(
    open_window: MainWindow, settle: Settle, qtbot: QtBot, tmp_path: Path
):
    page = tally_page(open_window, settle)
    month = release(page, open_window, settle, qtbot)
    page._export.click()
    question = next(d for d in open_window.findChildren(ConfirmDialog) if d.isVisible())
    assert "Keine Namen" in " ".join(label.text() for label in question.findChildren(PlainLabel))
    question.reject()
    folder = tmp_path / "stick"
    folder.mkdir()
    page._export_to(month, str(folder))
    settle(open_window)
    found: list[ReleaseFiles] = []
    open_window.context.jobs.run(
        open_window, lambda services: services.tallies.files(month), found.append
    )
    settle(open_window)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == dict(found[0].files)


def test_a_folder_that_cannot_be_written_is_said(
    open_window: MainWindow, settle: Settle, qtbot: QtBot, tmp_path: Path
):
    page = tally_page(open_window, settle)
    month = release(page, open_window, settle, qtbot)
    errors: list[HilftError] = []
    open_window.context.jobs.call_failed.connect(errors.append)
    page._export_to(month, str(tmp_path / "fehlt" / "tief"))
    settle(open_window)
    assert errors == []
    assert not page._frame.notice.isHidden()
