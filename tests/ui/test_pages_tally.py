# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.tally_periods import PeriodKind
from hilft_desktop.domain.tally_reading import PeriodReading, TallyPaper
from hilft_desktop.services.rows import ExportRow, ReleaseFiles, ReleaseRow
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.models.list_row import RowRole
from hilft_desktop.ui.models.tally_table_model import Column
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.tally.comparison_card import ComparisonCard
from hilft_desktop.ui.pages.tally.cross_card import CrossCard
from hilft_desktop.ui.pages.tally.explanation_dialog import ExplanationDialog
from hilft_desktop.ui.pages.tally.export_dialog import ExportDialog
from hilft_desktop.ui.pages.tally.page import TallyPage
from hilft_desktop.ui.pages.tally.press_dialog import PressDialog
from hilft_desktop.ui.pages.tally.tally_table import TallyTable
from hilft_desktop.ui.papers.paper_dialog import PaperDialog
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from tests.unit.services.counted import contact

AUGUST, SEPTEMBER = date(2026, 8, 12), date(2026, 9, 16)
Settle = Callable[[MainWindow], None]


def tally_page(window: MainWindow, settle: Settle) -> TallyPage:
    window.go_to(PageKey.TALLY)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, TallyPage)
    return page


def add_contacts(window: MainWindow, settle: Settle, *days: date, count: int = 90) -> None:
    """Put many contacts into earlier months; the practice data have few."""
    made = [contact(day, n) for day in days for n in range(count)]
    window.context.jobs.run(
        window, lambda services: services.contacts.add_all(made), lambda _rows: None
    )
    settle(window)


def choose_open_month(page: TallyPage, window: MainWindow, settle: Settle, month: str = "") -> str:
    month = month or next(row.month for row in page._months.values() if row.state == "open")
    page._list.view.choose(page._list.model.index_of(month))
    settle(window)
    return month


def release(
    page: TallyPage, window: MainWindow, settle: Settle, qtbot: QtBot, month: str = ""
) -> str:
    month = choose_open_month(page, window, settle, month)
    count: list[int] = []
    window.context.jobs.run(
        window,
        lambda services: services.contacts.list(month),
        lambda rows: count.append(len(rows)),
    )
    settle(window)
    assert count[0] > 10  # a month of so many is never held back, however it is rounded
    page._release.setFocus()
    page._release.click()
    question = window.findChild(ConfirmDialog)
    assert question is not None
    question.accept()
    qtbot.waitUntil(lambda: page._months[month].state == "released", timeout=20_000)
    qtbot.waitUntil(lambda: page._reading is not None, timeout=20_000)
    settle(window)
    return month


def opened(window: MainWindow, qtbot: QtBot, kind: type[QDialog]) -> QDialog:
    def shown() -> list[QDialog]:
        return [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=20_000)
    return shown()[0]


def words_of(widget: QDialog | CrossCard | ComparisonCard) -> str:
    return " ".join(label.text() for label in widget.findChildren(PlainLabel))


def numbers(table: TallyTable) -> list[int]:
    model = table.model()
    return [int(model.index(row, Column.NUMBER).data()) for row in range(model.rowCount())]


def test_before_its_release_a_month_shows_no_number(open_window: MainWindow, settle: Settle):
    page = tally_page(open_window, settle)
    choose_open_month(page, open_window, settle)
    assert page._month.numbers.isHidden()
    assert page._release.isVisibleTo(page)
    for button in (page._export, page._report, page._press):
        assert button.isHidden()
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
    assert open_window.focusWidget() is page._list.view
    found: list[ReleaseRow] = []
    open_window.context.jobs.run(
        open_window, lambda services: services.tallies.show(month), found.append
    )
    settle(open_window)
    one_way = [dict(counts) for counts in found[0].tables.values() if not isinstance(counts, int)]
    view = page._month.numbers
    crossed = [card.table for card in view.findChildren(CrossCard)]
    shown = [table for table in view.findChildren(TallyTable) if table not in crossed]
    assert len(shown) == len(one_way) == 6
    for table, counts in zip(shown, one_way, strict=True):
        assert numbers(table) == list(counts.values())
        assert sum(numbers(table)) == found[0].tables["total"]
    assert len(crossed) == (1 if found[0].two_way else 0)


def test_the_crossed_tables_are_read_row_by_row(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    add_contacts(open_window, settle, SEPTEMBER)
    page = tally_page(open_window, settle)
    release(page, open_window, settle, qtbot, "2026-09")
    reading = page._reading
    assert isinstance(reading, PeriodReading)
    assert len(reading.crossed) == 5
    (card,) = page._month.numbers.findChildren(CrossCard)
    for at, table in enumerate(reading.crossed):
        for row, (_code, topic, counts) in enumerate(table.rows):
            card.choose(at, row)
            assert numbers(card.table) == list(counts)
            assert table.title in card.table.accessibleName()
            assert topic in card.table.accessibleName()


def test_half_years_and_years_are_sums_of_published_months(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = tally_page(open_window, settle)
    page._list.choose_kind(PeriodKind.YEAR)
    settle(open_window)
    assert page._list.model.rowCount() == 0
    assert "Summen veröffentlichter Monate" in page._month._words.text()
    assert page._export.isHidden()
    page._list.choose_kind(PeriodKind.MONTH)
    add_contacts(open_window, settle, AUGUST, SEPTEMBER)
    months = [release(page, open_window, settle, qtbot, at) for at in ("2026-08", "2026-09")]
    totals = [page._months[month].published_total or 0 for month in months]
    page._list.choose_kind(PeriodKind.YEAR)
    settle(open_window)
    assert page._reading is not None
    assert str(page._reading.period) == months[0][:4]
    assert page._reading.total == sum(totals)
    assert page._reading.bound == 10
    assert "±\u202f10" in page._month.numbers._total.text()
    assert "Ohne veröffentlichte Zahlen" in page._month.numbers._notes.text()
    (row,) = (page._list.model.index(0, 0).data(role) for role in (RowRole.KEY,))
    assert row == months[0][:4]


def test_a_month_is_compared_with_the_one_before(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    add_contacts(open_window, settle, AUGUST, SEPTEMBER)
    page = tally_page(open_window, settle)
    for month in ("2026-08", "2026-09"):
        release(page, open_window, settle, qtbot, month)
    (card,) = page._month.numbers.findChildren(ComparisonCard)
    assert "Unterschiede bis 10 sagen nichts" in words_of(card)
    assert "Gespräche insgesamt" in words_of(card)


def test_an_export_says_what_it_contains_and_is_entered_in_the_register(
    open_window: MainWindow, settle: Settle, qtbot: QtBot, tmp_path: Path
):
    page = tally_page(open_window, settle)
    month = release(page, open_window, settle, qtbot)
    page._export.click()
    dialog = opened(open_window, qtbot, ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert "Keine Namen" in words_of(dialog)
    for box in dialog.boxes.values():
        box.setChecked(False)
    assert not dialog.action.isEnabled()
    for box in dialog.boxes.values():
        box.setChecked(True)
    assert dialog.papers == tuple(dialog.boxes)
    assert set(dialog.boxes) == set(TallyPaper)
    dialog.reject()
    folder = tmp_path / "stick"
    folder.mkdir()
    page._handing.export_to(month, tuple(TallyPaper), str(folder))
    settle(open_window)
    made: list[ReleaseFiles] = []
    register: list[tuple[ExportRow, ...]] = []
    open_window.context.jobs.run(
        open_window,
        lambda services: services.tally_reading.files(month, tuple(TallyPaper)),
        made.append,
    )
    open_window.context.jobs.run(
        open_window, lambda services: services.exports.register(), register.append
    )
    settle(open_window)
    files = dict(made[0].files)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == files
    assert {row.what for row in register[0]} >= set(files)


def test_a_text_that_is_copied_is_entered_in_the_register(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = tally_page(open_window, settle)
    release(page, open_window, settle, qtbot)
    page._press.click()
    settle(open_window)
    dialog = opened(open_window, qtbot, PressDialog)
    assert isinstance(dialog, PressDialog)
    dialog.choose(1)
    dialog.copy.click()
    settle(open_window)
    copied = QGuiApplication.clipboard().text()
    assert "So sind die Zahlen zu lesen" in copied
    register: list[tuple[ExportRow, ...]] = []
    open_window.context.jobs.run(
        open_window, lambda services: services.exports.register(), register.append
    )
    settle(open_window)
    assert "Pressemitteilung" in register[0][0].what
    dialog.reject()


def test_the_explanation_is_there_and_promises_no_perfect_anonymity(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = tally_page(open_window, settle)
    page._month.numbers._reading._explain.click()
    settle(open_window)
    dialog = opened(open_window, qtbot, ExplanationDialog)
    words = words_of(dialog)
    for part in ("Was macht das Runden?", "zurückgehaltener Monat", "Vermuten kann man trotzdem"):
        assert part in words
    assert "absolut anonym" not in words
    assert "{" not in words
    dialog.reject()


def test_the_report_can_be_looked_at(open_window: MainWindow, settle: Settle, qtbot: QtBot):
    page = tally_page(open_window, settle)
    release(page, open_window, settle, qtbot)
    page.print_page()
    settle(open_window)
    dialog = opened(open_window, qtbot, PaperDialog)
    assert "Keine Namen" in words_of(dialog)
    dialog.reject()


def test_a_folder_that_cannot_be_written_is_said(
    open_window: MainWindow, settle: Settle, qtbot: QtBot, tmp_path: Path
):
    page = tally_page(open_window, settle)
    month = release(page, open_window, settle, qtbot)
    errors: list[HilftError] = []
    open_window.context.jobs.call_failed.connect(errors.append)
    blocked = tmp_path / "datei"
    blocked.write_bytes(b"")
    page._handing.export_to(month, (TallyPaper.CSV,), str(blocked / "tief"))
    settle(open_window)
    assert errors == []
    assert not page._frame.notice.isHidden()
