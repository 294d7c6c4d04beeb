# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.checklists import QuestionKind
from hilft_desktop.domain.codes import FlagKind
from hilft_desktop.services.rows import CaseDetail, CasePage, CaseQuery
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.checklist.page import ChecklistPage
from hilft_desktop.ui.pages.checklist.question_card import QuestionCard
from hilft_desktop.ui.pages.checklist.tick_line import TickLine
from hilft_desktop.ui.papers.paper_dialog import PaperDialog

Settle = Callable[[MainWindow], None]
CHECKLIST = "stromsperre_droht"


def start(window: MainWindow, settle: Settle, case_id: str = "") -> ChecklistPage:
    window.go_to(PageKey.CHECKLIST, CHECKLIST, case_id)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, ChecklistPage)
    assert page._run.checklist is not None
    return page


def last_card(page: ChecklistPage) -> QuestionCard:
    return list(page._run._cards.values())[-1]


def answer_all(page: ChecklistPage, window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    """Answer every question with its first answer or a near day, by keyboard."""
    for _turn in range(60):
        card = last_card(page)
        if card.answer():
            break
        if card.question.kind is QuestionKind.DATE:
            assert card._day is not None
            card._day.set_text("25.11.2026")
            card.answered.emit()
        else:
            qtbot.keyClick(card, Qt.Key.Key_1)
        settle(window)


def a_case(window: MainWindow, settle: Settle) -> str:
    found: list[CasePage] = []
    window.context.jobs.run(
        window, lambda services: services.cases.page(CaseQuery(limit=1)), found.append
    )
    settle(window)
    return found[0].rows[0].id


def detail(window: MainWindow, settle: Settle, case_id: str) -> CaseDetail:
    found: list[CaseDetail] = []
    window.context.jobs.run(window, lambda services: services.cases.show(case_id), found.append)
    settle(window)
    return found[0]


def test_questions_come_one_after_another_by_number_keys(
    window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = start(window, settle)
    assert len(page._run._cards) == 1
    first = last_card(page)
    qtbot.keyClick(first, Qt.Key.Key_1)
    settle(window)
    assert len(page._run._cards) == 2
    assert first.answer() == (first.question.options[0].value,)
    focus = window.focusWidget()
    assert focus is not None
    assert last_card(page).isAncestorOf(focus)


def test_danger_is_shown_the_moment_it_follows(window: MainWindow, settle: Settle, qtbot: QtBot):
    page = start(window, settle)
    flags = page._run.result._flags
    assert flags.isHidden()
    answer_all(page, window, settle, qtbot)
    assert not flags.isHidden()
    assert "Medizinisches Gerät braucht Strom" in flags.accessibleName()
    assert page._run._done.isVisibleTo(page._run)
    steps = page._run.result.findChildren(TickLine)
    assert len(steps) > 3


def test_a_changed_branch_leaves_no_ghosts(window: MainWindow, settle: Settle, qtbot: QtBot):
    page = start(window, settle)
    answer_all(page, window, settle, qtbot)
    asked = list(page._run._cards)
    second = page._run._cards[asked[1]]
    assert second._choices is not None
    qtbot.keyClick(second, Qt.Key.Key_2)
    settle(window)
    assert list(page._run._cards) != asked
    assert asked[1] in page._run._cards


def test_urgent_steps_come_first(window: MainWindow, settle: Settle, qtbot: QtBot):
    page = start(window, settle)
    answer_all(page, window, settle, qtbot)
    steps, _papers = page._run.result._shown or ((), ())
    urgent = [step.urgent for step in steps]
    assert urgent == sorted(urgent, reverse=True)
    assert True in urgent
    assert False in urgent


def test_saved_with_a_case_it_raises_the_flags_there_and_can_go_on(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    case_id = a_case(open_window, settle)
    page = start(open_window, settle, case_id)
    page._restart()
    settle(open_window)
    answer_all(page, open_window, settle, qtbot)
    line = page._run.result.findChildren(TickLine)[0]
    line._box.click()
    assert page.holds_unsaved()
    page.save()
    settle(open_window)
    assert not page.holds_unsaved()
    kept = detail(open_window, settle, case_id)
    run = max(kept.runs, key=lambda each: each.id)
    assert run.checklist_id == CHECKLIST
    assert dict(run.answers) == page._run.answers
    assert run.ticked == (line.item_id,)
    open_kinds = {flag.kind for flag in kept.flags if flag.resolved_on is None}
    assert FlagKind.MEDICAL_DEVICE in open_kinds
    page._choose()
    page._case_id = ""
    page.show_item(CHECKLIST, case_id)
    settle(open_window)
    assert page._run.answers == dict(run.answers)
    assert page._run.result.ticked == run.ticked
    assert not page.holds_unsaved()


def test_answers_for_a_case_are_not_thrown_away_unasked(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    case_id = a_case(open_window, settle)
    page = start(open_window, settle, case_id)
    page._restart()
    settle(open_window)
    qtbot.keyClick(last_card(page), Qt.Key.Key_1)
    settle(open_window)
    page._walking.other_wanted.emit()
    question = open_window.findChild(ConfirmDialog)
    assert question is not None
    assert page._is_walking
    question.accept()
    qtbot.waitUntil(lambda: not page._is_walking)


def test_the_sheet_for_the_person_is_looked_at_first(
    window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = start(window, settle)
    answer_all(page, window, settle, qtbot)
    page.print_page()
    settle(window)
    dialog = window.findChild(PaperDialog)
    assert dialog is not None
    settle(window)
    assert dialog._view.page_count >= 1
    dialog.close()


def test_what_follows_stays_in_sight_while_questions_are_answered(
    window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = start(window, settle)
    answer_all(page, window, settle, qtbot)
    run = page._run
    qtbot.waitUntil(lambda: run._asking.verticalScrollBar().value() > 0)
    top = run.result.mapTo(page, QPoint(0, 0)).y()
    assert 0 <= top < page.height() / 4
    window.context.theme.set_font_scale(200)
    qtbot.waitUntil(lambda: run._asking.isAncestorOf(run.result))
    assert run._following.isHidden()
    window.context.theme.set_font_scale(100)
    qtbot.waitUntil(lambda: run._following.isAncestorOf(run.result))
    assert run.result.isVisible()
