# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.codes import CaseStatus, Topic
from hilft_desktop.domain.errors import HilftError, MachineError
from hilft_desktop.services.rows import CasePage, CaseQuery, CaseRow
from hilft_desktop.ui.models.case_list_model import CaseListModel
from hilft_desktop.ui.models.list_row import ListRow, RowRole
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.models.tally_table_model import BOUND, SHARE, Column, TallyTableModel
from hilft_desktop.ui.pages.cases.case_words import case_row

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def a_case(number: int, flags: int = 0, due: date | None = None) -> CaseRow:
    return CaseRow(
        f"{number:05d}", f"Ahorn {number}", f"Fall {number}", Topic.ENERGIE_SPERRE,
        CaseStatus.OPEN, date(2026, 11, 2), flags, due,
    )  # fmt: skip


@dataclass
class Shelf:
    """Pages of a list, handed out only when the test says so, as an engine would."""

    rows: list[CaseRow]
    asked: list[CaseQuery] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)
    waiting: list[tuple[CaseQuery, Callable[[CasePage], None], Callable[[HilftError], None]]] = (
        field(default_factory=list)
    )

    def load(self, query, done, failed):
        number = len(self.asked)
        self.asked.append(query)
        self.waiting.append((query, done, failed))
        return lambda: self.cancelled.append(number)

    def answer(self, at: int = 0) -> None:
        query, done, _failed = self.waiting.pop(at)
        hits = [row for row in self.rows if query.text in row.title and row.id > query.after]
        page = tuple(hits[: query.limit])
        done(CasePage(page, page[-1].id if len(hits) > query.limit else "", len(hits)))


def test_the_case_list_grows_page_by_page_without_doubles(qtbot: QtBot):
    shelf = Shelf([a_case(number) for number in range(1000)])
    model = CaseListModel(shelf.load, case_row)
    QAbstractItemModelTester(model, FATAL)
    root = QModelIndex()

    model.show_query(CaseQuery())
    assert not model.canFetchMore(root)
    shelf.answer()
    assert model.rowCount() == 200
    while model.canFetchMore(root):
        model.fetchMore(root)
        model.fetchMore(root)  # a view may ask again before the answer is there
        assert len(shelf.waiting) == 1
        shelf.answer()

    keys = [model.index(at, 0).data(RowRole.KEY) for at in range(model.rowCount())]
    assert keys == [row.id for row in shelf.rows]
    assert len(shelf.asked) == 5


def test_a_row_that_comes_a_second_time_is_shown_once(qtbot: QtBot):
    shelf = Shelf([a_case(number) for number in range(300)])
    model = CaseListModel(shelf.load, case_row)
    QAbstractItemModelTester(model, FATAL)
    model.show_query(CaseQuery())
    shelf.answer()
    model.fetchMore(QModelIndex())
    _query, done, _failed = shelf.waiting.pop()
    done(CasePage((a_case(7), a_case(200)), "", 300))
    assert model.rowCount() == 201


def test_an_answer_to_an_older_question_is_dropped_and_cancelled(qtbot: QtBot):
    shelf = Shelf([a_case(number) for number in range(30)])
    model = CaseListModel(shelf.load, case_row)
    totals: list[int] = []
    model.total_changed.connect(totals.append)
    model.show_query(CaseQuery(text="Fall 1"))
    model.show_query(CaseQuery(text="Fall 2"))
    assert shelf.cancelled == [0]
    shelf.answer(at=1)
    shelf.answer(at=0)
    assert totals == [11]
    titles = [model.index(at, 0).data(RowRole.DETAIL) for at in range(model.rowCount())]
    assert titles[0] == "Fall 2"


def test_a_failed_page_is_told_and_not_asked_for_in_a_loop(qtbot: QtBot):
    shelf = Shelf([a_case(number) for number in range(300)])
    model = CaseListModel(shelf.load, case_row)
    errors: list[HilftError] = []
    model.load_failed.connect(errors.append)
    model.show_query(CaseQuery())
    shelf.answer()
    model.fetchMore(QModelIndex())
    _query, _done, failed = shelf.waiting.pop()
    failed(MachineError("engine_died"))
    assert [error.code for error in errors] == ["engine_died"]
    assert not model.canFetchMore(QModelIndex())
    assert model.rowCount() == 200


def test_a_case_speaks_as_one_sentence_without_any_name(qtbot: QtBot):
    row = case_row(a_case(17, flags=2, due=date(2026, 11, 23)))
    assert row.sentence == (
        "Ahorn 17, Fall 17, Strom- oder Gassperre, offen, 2 Warnzeichen, "
        "nächster Termin Montag, 23.11.2026"
    )
    assert row.is_urgent


def test_headings_are_seen_but_not_chosen(qtbot: QtBot):
    model = RowListModel()
    QAbstractItemModelTester(model, FATAL)
    model.show_rows(
        [
            ListRow("part:a", "Teil A", is_heading=True),
            ListRow("page:x", "Seite X", "Worum es geht"),
        ]
    )
    heading, page = model.index(0, 0), model.index(1, 0)
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.first_choice() == page
    assert page.data(Qt.ItemDataRole.AccessibleTextRole) == "Seite X, Worum es geht"


def test_arrow_keys_choose_and_enter_confirms(qtbot: QtBot):
    model = RowListModel()
    model.show_rows([ListRow("h", "Kopf", is_heading=True), ListRow("a", "A"), ListRow("b", "B")])
    view = RowListView(model, "Liste")
    qtbot.addWidget(view)
    view.show()
    chosen: list[str] = []
    confirmed: list[str] = []
    view.row_chosen.connect(chosen.append)
    view.row_activated.connect(confirmed.append)
    view.choose(model.first_choice())
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen == ["a", "b"]
    assert confirmed == ["b"]


def test_rows_are_as_tall_as_a_finger(qtbot: QtBot):
    model = RowListModel()
    model.show_rows([ListRow("a", "A"), ListRow("b", "B", "mit zweiter Zeile")])
    view = RowListView(model, "Liste")
    qtbot.addWidget(view)
    assert view.sizeHintForRow(0) >= 44
    assert view.sizeHintForRow(1) > view.sizeHintForRow(0) - 1


@pytest.mark.parametrize(("number", "words"), [(0, "0 bis 5"), (5, "0 bis 10"), (20, "15 bis 25")])
def test_a_published_number_says_what_it_may_mean(qtbot: QtBot, number: int, words: str):
    model = TallyTableModel((("Strom- oder Gassperre", number), ("Miete", 40)), 5)
    QAbstractItemModelTester(model, FATAL)
    spoken = model.index(0, Column.NUMBER).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Strom- oder Gassperre: {number}, das heißt {words}"
    assert model.index(1, Column.BAR).data(SHARE) == 1.0
    assert model.index(1, Column.BAR).data(BOUND) == 5 / 40


def test_a_number_without_a_bound_promises_none():
    model = TallyTableModel((("Miete", 1240),), 0)
    assert model.index(0, Column.NUMBER).data() == "1.240"
    assert model.index(0, Column.BAR).data(BOUND) == 0.0
    spoken = model.index(0, Column.CATEGORY).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Miete: rund 1.240"
