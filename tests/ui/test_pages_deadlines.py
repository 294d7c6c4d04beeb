# SPDX-License-Identifier: GPL-3.0-or-later
"""The letter in the hand, the list of what is due, and the lock screen, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.deadlines import DeadlineKind, DeadlineQuestion, DeadlineResult
from hilft_desktop.i18n.dates import format_day_month, format_long_date, format_weekday_date
from hilft_desktop.services.deadline_rows import DeadlinePage, DeadlineQuery, DueState
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import CaseDetail, CasePage, CaseQuery, DueRow
from hilft_desktop.system.lock_screen_file import load_lock_screen, lock_screen_file
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.deadlines.book_dialog import BookDialog
from hilft_desktop.ui.pages.deadlines.letter_page import LetterInHandPage
from hilft_desktop.ui.pages.deadlines.page import DeadlinesPage
from hilft_desktop.ui.pages.settings.lock_screen_section import LockScreenSection
from hilft_desktop.ui.papers.paper_dialog import PaperDialog
from hilft_desktop.ui.shell.due_board import due_lines
from hilft_desktop.ui.widgets.choice_button import ChoiceButton
from tests.ui.conftest import ANSWER_MS
from tests.ui.keyboard import focused, press, tab_to, write
from tests.ui.test_accessibility import assert_named
from tests.ui.test_locking import unlock

Settle = Callable[[MainWindow], None]
TODAY = date(2026, 11, 22)
LETTER = DeadlineQuestion(DeadlineKind.OBJECTION, dated=date(2026, 11, 10))


def ask(window: MainWindow, settle: Settle, call: Callable[[Any], Any]) -> Any:
    answers: list[Any] = []
    window.context.jobs.run(window, call, answers.append)
    settle(window)
    return answers[0]


def a_case(window: MainWindow, settle: Settle, at: int = 0) -> CaseDetail:
    found: list[CasePage] = []
    query = CaseQuery(limit=at + 1)
    window.context.jobs.run(window, lambda services: services.cases.page(query), found.append)
    settle(window)
    return the_case(window, settle, found[0].rows[at].id)


def the_case(window: MainWindow, settle: Settle, case_id: str) -> CaseDetail:
    found: list[CaseDetail] = []
    window.context.jobs.run(window, lambda services: services.cases.show(case_id), found.append)
    settle(window)
    return found[0]


def letter_page(window: MainWindow) -> LetterInHandPage:
    page = window.workspace.host.current_page
    assert isinstance(page, LetterInHandPage)
    return page


def list_page(window: MainWindow, settle: Settle) -> DeadlinesPage:
    window.go_to(PageKey.DEADLINES)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, DeadlinesPage)
    return page


def begin(window: MainWindow, settle: Settle, case_id: str = "") -> LetterInHandPage:
    window.go_to(PageKey.LETTER_IN_HAND, "widerspruch", case_id)
    settle(window)
    return letter_page(window)


def answered(page: LetterInHandPage, qtbot: QtBot, **answers: object) -> None:
    """Fill in answers as typing does, and wait until the answer stands or is refused."""
    given: dict[str, object] = {"dated": "10.11.2026", "delivery": ["post"], "land": "NW"}
    page._panel.form.restore({**given, **answers})
    qtbot.waitUntil(lambda: page._reckoner.is_idle, timeout=ANSWER_MS)


def shown_day(page: LetterInHandPage) -> str:
    return page._panel.answer._day.text() if page._panel.answer.has_result else ""


# ---------------------------------------------------------------------------- letter in the hand


def test_a_deadline_is_reckoned_while_locked_by_keyboard_alone(
    window: MainWindow, settle: Settle, qtbot: QtBot
):
    window.commands.action("go_letter_in_hand").trigger()
    settle(window)
    page = letter_page(window)
    write("jobcenter sanktion")
    press("Return")
    assert page._panel.form.info is not None
    assert page._panel.form.info.kind is DeadlineKind.OBJECTION
    write("10.11.2026")
    assert not page._panel.answer.has_result
    tab_to(lambda widget: isinstance(widget, ChoiceButton) and widget.code == "post")
    press("Space")
    qtbot.waitUntil(lambda: page._panel.answer.has_result, timeout=ANSWER_MS)
    settle(window)
    wanted = ask(window, settle, lambda services: services.deadlines.compute(LETTER))
    assert shown_day(page) == format_long_date(wanted.deadline)
    assert page._short.text() == format_weekday_date(wanted.deadline)
    tab_to(lambda widget: widget.accessibleDescription().startswith("zugeklappt"))
    press("Return")
    steps = page._panel.answer._steps._rows
    texts = [label.text() for label in steps.findChildren(type(page._short))]
    for step in wanted.steps:
        assert any(step.text in text for text in texts)
        assert step.citation in texts
    press("Ctrl+P")
    settle(window)
    (dialog,) = window.findChildren(PaperDialog)
    assert dialog._paper.pdf.startswith(b"%PDF")
    dialog.reject()


def scope_words(page: LetterInHandPage) -> str:
    line = page._panel.answer.scope
    return f"{line._head.text()} {line._reason.text()}"


def test_the_rule_of_the_light_stands_below_a_day_while_locked(
    window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = begin(window, settle)
    assert not page._panel.answer.scope.isVisible()
    answered(page, qtbot)
    settle(window)
    rule = ask(
        window,
        settle,
        lambda services: services.scope.light(
            "sonstiges", "frist_berechnen", trained=True, guided=True
        ),
    )
    assert page._panel.answer.scope.isVisible()
    assert "Gelb" in scope_words(page)
    assert rule.reason in scope_words(page)
    assert "Es fehlt" not in scope_words(page)


def test_the_light_says_what_is_missing_and_turns_with_guidance_and_training(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    unit = ask(open_window, settle, lambda services: services.settings.unit())
    page = begin(open_window, settle)
    answered(page, qtbot)
    settle(open_window)
    assert "Rot" in scope_words(page)
    assert "Es fehlt" in scope_words(page)
    assert shown_day(page)
    guided = replace(unit, guidance="Rechtsanwältin Muster")
    until = TODAY + timedelta(days=1)
    me = open_window.context.vault_state().counsellor
    ask(open_window, settle, lambda services: services.settings.save_unit(guided))
    ask(open_window, settle, lambda services: services.team.set_trained(me, until))
    open_window.go_to(PageKey.TODAY)
    settle(open_window)
    open_window.go_to(PageKey.LETTER_IN_HAND)
    settle(open_window)
    assert "Gelb" in scope_words(page)
    assert "Rechtsanwältin Muster" in scope_words(page)


def test_the_answer_never_shows_the_day_of_older_answers(
    window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = begin(window, settle)
    answered(page, qtbot)
    assert shown_day(page)
    wrongs: tuple[dict[str, object], ...] = (
        {"dated": "31.2.2026"},
        {"dated": ""},
        {"delivery": []},
    )
    for wrong in wrongs:
        answered(page, qtbot, **wrong)
        assert shown_day(page) == ""
        assert page._short.text() == ""
        assert page._panel.answer._needs.text().startswith("Noch offen:")
        answered(page, qtbot)
        assert shown_day(page)
    page._choose_kind("klage")
    assert not page._panel.answer.has_result, "another kind begins without a day"


def test_how_the_letter_came_is_never_guessed(window: MainWindow, settle: Settle, qtbot: QtBot):
    page = begin(window, settle)
    answered(page, qtbot, delivery=[])
    assert "wie der Brief kam" in page._panel.answer._needs.text()
    page.save()
    assert "wie der Brief kam" in page._panel.form._rows["delivery"].fault
    answered(page, qtbot)
    assert page._panel.form._rows["delivery"].fault == ""


def test_faults_stand_beside_their_fields_and_nothing_is_lost(
    window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = begin(window, settle)
    answered(page, qtbot, dated="31.2.2026", posted="neulich")
    page.print_page()
    rows = page._panel.form._rows
    assert "31.2.2026" in rows["dated"].fault
    assert "neulich" in rows["posted"].fault
    state = page._panel.form.state()
    assert (state["dated"], state["posted"]) == ("31.2.2026", "neulich")
    assert window.findChildren(PaperDialog) == []
    page._choose_kind("klage")
    assert page._panel.form.state()["posted"] == "neulich", "another kind asks the same"


def test_only_what_matters_is_asked_and_places_only_where_holidays_differ(
    window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = begin(window, settle)
    answered(page, qtbot)
    settle(window)
    place = page._panel.form._rows["municipality"]
    assert place.isHidden()
    answered(page, qtbot, land="BY", municipality="Augsburg")
    settle(window)
    assert not place.isHidden()
    assert page._panel.form.question().municipality == "Augsburg"
    for info in page._kinds.values():
        page._choose_kind(info.kind.value)
        asked = [ask.input.value for ask in info.asks]
        assert list(page._panel.form._rows) == [*asked, "office"]
    assert "remedy" not in page._panel.form._rows


def test_a_missed_day_says_so_and_what_can_still_be_done(
    window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = begin(window, settle)
    answered(page, qtbot, dated="1.9.2026")
    answer = page._panel.answer
    assert "vorbei" in answer._distance.text()
    assert answer._missed._button.isChecked()
    assert answer._missed._lines


def test_it_is_booked_in_the_case_it_was_opened_for(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    detail = a_case(open_window, settle)
    page = begin(open_window, settle)
    page.deadline_requested.emit(detail.case.id)
    settle(open_window)
    assert detail.person.pseudonym in page._panel._case.text()
    assert page._panel.form.land is not None, "the group's Land is proposed"
    answered(page, qtbot)
    page.save()
    (dialog,) = open_window.findChildren(BookDialog)
    assert dialog.height() <= 500
    dialog._confirm()
    settle(open_window)
    kept = the_case(open_window, settle, detail.case.id)
    new = [each for each in kept.follow_ups if each.kind]
    assert len(new) == 1
    assert new[0].is_deadline
    assert new[0].remind_on == new[0].due_on - timedelta(days=7)
    assert "vorgemerkt" in page.notice.accessibleName()
    assert open_window.findChildren(BookDialog) == [] or not dialog.isVisible()
    assert page._primary.text() == "Zum Fall"
    page.save()
    settle(open_window)
    assert open_window.workspace.host.current_key is PageKey.CASES
    kept = the_case(open_window, settle, detail.case.id)
    assert len([each for each in kept.follow_ups if each.kind]) == 1, "never booked twice"


def test_without_a_case_one_is_chosen_by_pseudonym_and_faults_keep_the_dialog(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    detail = a_case(open_window, settle, 3)
    page = begin(open_window, settle)
    answered(page, qtbot)
    page.save()
    (dialog,) = open_window.findChildren(BookDialog)
    settle(open_window)
    assert_named(dialog)
    dialog._confirm()
    assert "Fall" in dialog._case.fault
    dialog._search.setText(detail.person.pseudonym)
    qtbot.waitUntil(
        lambda: not dialog._timer.isActive() and dialog._asking is None, timeout=ANSWER_MS
    )
    assert dialog._list.current_key == detail.case.id
    dialog._remind.set_text("24.12.2030")
    dialog._confirm()
    settle(open_window)
    assert "nach der Frist" in dialog._remind_row.fault
    assert dialog.isVisible()
    dialog._remind.set_text("1.12.2026")
    dialog._confirm()
    settle(open_window)
    kept = the_case(open_window, settle, detail.case.id)
    assert [each.remind_on for each in kept.follow_ups if each.kind] == [date(2026, 12, 1)]
    page._panel.form.edited.emit()
    assert page._primary.text() == "Im Fall vormerken …", "a changed letter may be booked again"
    page.save()
    settle(open_window)
    dialog = open_window.findChildren(BookDialog)[-1]
    dialog._confirm()
    settle(open_window)
    assert "steht schon offen" in dialog._notice.accessibleName()
    dialog.reject()


def test_the_next_letter_never_begins_with_the_one_before(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    first, second = a_case(open_window, settle), a_case(open_window, settle, 1)
    page = begin(open_window, settle, first.case.id)
    answered(page, qtbot)
    open_window.go_to(PageKey.LETTER_IN_HAND, "", second.case.id)
    (question,) = open_window.findChildren(ConfirmDialog)
    question.reject()
    assert page._case_id == first.case.id
    assert shown_day(page)
    open_window.go_to(PageKey.LETTER_IN_HAND, "", second.case.id)
    open_window.findChildren(ConfirmDialog)[-1].accept()
    qtbot.waitUntil(lambda: page._case_id == second.case.id, timeout=ANSWER_MS)
    settle(open_window)
    assert page._draft() == ""
    assert not page._is_asking
    page._choose_kind("widerspruch")
    answered(page, qtbot)
    page.save()
    open_window.findChildren(BookDialog)[-1]._confirm()
    settle(open_window)
    assert page._draft() == "", "what is booked is no draft"
    assert shown_day(page), "the sheet can still be printed"
    open_window.go_to(PageKey.TODAY)
    settle(open_window)
    open_window.commands.action("go_letter_in_hand").trigger()
    settle(open_window)
    assert page._case_id == ""
    assert not page._is_asking
    assert not page._panel.form.state()["dated"]


def test_what_was_typed_survives_locking(open_window: MainWindow, settle: Settle, qtbot: QtBot):
    detail = a_case(open_window, settle)
    page = begin(open_window, settle, detail.case.id)
    answered(page, qtbot, posted="12.11.2026", office="Jobcenter", remedy=["missing"])
    open_window.lock()
    unlock(open_window, settle)
    open_window.go_to(PageKey.LETTER_IN_HAND)
    settle(open_window)
    page = letter_page(open_window)
    qtbot.waitUntil(lambda: page._panel.answer.has_result, timeout=ANSWER_MS)
    question = page._panel.form.question()
    assert (question.posted, question.office, question.remedy.value) == (
        date(2026, 11, 12),
        "Jobcenter",
        "missing",
    )
    settle(open_window)
    assert detail.person.pseudonym in page._panel._case.text()


def test_the_calendar_file_is_saved_and_registered(
    open_window: MainWindow, settle: Settle, qtbot: QtBot, tmp_path: Path
):
    page = begin(open_window, settle)
    answered(page, qtbot)
    page._panel.answer.calendar_wanted.emit()
    settle(open_window)
    (dialog,) = open_window.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("frist.ics")
    target = tmp_path / "frist.ics"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    settle(open_window)
    assert b"SUMMARY:Frist" in target.read_bytes()
    newest = ask(open_window, settle, lambda services: services.exports.register())[0]
    assert (newest.kind, newest.what) == ("ics", "Kalenderdatei einer Frist")


# ------------------------------------------------------------------------------ list of the due


@pytest.fixture
def booked(open_window: MainWindow, settle: Settle) -> DueRow:
    """A deadline booked in a case, as the list shows it."""
    case_id = a_case(open_window, settle).case.id
    entry = ask(open_window, settle, lambda services: services.deadline_book.book(case_id, LETTER))
    page: DeadlinePage = ask(
        open_window, settle, lambda services: services.deadline_book.page(DeadlineQuery())
    )
    return next(row for row in page.rows if row.follow_up.id == entry.id)


def page_of(services: Services, query: DeadlineQuery) -> DeadlinePage:
    return services.deadline_book.page(query)


def choose(page: DeadlinesPage, row: DueRow) -> None:
    page._list._list.choose(page._list.model.index_of(row.follow_up.id))


def test_the_list_shows_overdue_first_and_one_entry_whole(
    open_window: MainWindow, settle: Settle, booked: DueRow
):
    page = list_page(open_window, settle)
    model = page._list.model
    rows = [model.row(model.index(at, 0)) for at in range(model.rowCount())]
    late = [row is not None and row.is_urgent for row in rows]
    assert late == sorted(late, reverse=True)
    assert True in late
    choose(page, booked)
    settle(open_window)
    assert page._due._day.text() == format_long_date(booked.follow_up.due_on)
    assert booked.pseudonym in page._due._case.text()
    assert page._due._steps._lines, "how it was reckoned"
    shown = model.row(model.index_of(booked.follow_up.id))
    assert shown is not None
    assert format_long_date(booked.follow_up.due_on) in shown.sentence


def test_filters_ask_the_vault(open_window: MainWindow, settle: Settle, booked: DueRow):
    page = list_page(open_window, settle)
    for code, query in (
        ("overdue", DeadlineQuery(state=DueState.OVERDUE)),
        ("7", DeadlineQuery(until=TODAY + timedelta(days=7))),
        ("30", DeadlineQuery(until=TODAY + timedelta(days=30))),
        ("done", DeadlineQuery(state=DueState.DONE)),
        ("all", DeadlineQuery(state=DueState.ALL)),
    ):
        page._list._filter.setCurrentIndex(page._list._filter.findData(code))
        settle(open_window)
        assert page._list.model.query == query
        total = ask(open_window, settle, partial(page_of, query=query)).total
        assert f"{total}" in page._list._count.text() or not total
    page._list._only.setChecked(True)
    page._list.search.setText(booked.pseudonym)
    page._list.apply()
    settle(open_window)
    assert page._list.row(booked.follow_up.id) is not None
    assert page._list.model.query.only_deadlines


def test_ticked_off_with_proof_by_keyboard_and_taken_back(
    open_window: MainWindow, settle: Settle, booked: DueRow
):
    page = list_page(open_window, settle)
    choose(page, booked)
    settle(open_window)
    page._list._list.setFocus()
    press("Ctrl+E")
    assert focused() is page._due._proof_field
    write("Faxbericht 14:32")
    press("Return")
    settle(open_window)
    assert page._due._proof.text() == "Nachweis: Faxbericht 14:32"
    assert page._list.row(booked.follow_up.id) is None, "it left the list of the open"
    assert "Abgehakt" in page._frame.notice.accessibleName()
    page._frame.notice.action.click()
    settle(open_window)
    assert page._list.row(booked.follow_up.id) is not None
    assert page._due._proof.isHidden()
    page._due.form.open_form()
    page._due._proof_field.setMaxLength(2000)
    page._due._proof_field.setText("x" * 600)
    page._due.form.confirmed.emit()
    settle(open_window)
    assert page._due.form.rows["proof"].fault
    assert page._due._proof_field.text() == "x" * 600


def test_from_the_list_one_gets_to_the_case_the_sheet_and_a_new_deadline(
    open_window: MainWindow, settle: Settle, booked: DueRow
):
    page = list_page(open_window, settle)
    choose(page, booked)
    settle(open_window)
    page.print_page()
    settle(open_window)
    (dialog,) = open_window.findChildren(PaperDialog)
    assert dialog._paper.title == "Fristblatt für die Akte"
    dialog.left_laptop.emit("print", "0" * 64)
    dialog.reject()
    settle(open_window)
    newest = ask(open_window, settle, lambda services: services.exports.register())[0]
    assert (newest.kind, newest.what) == ("print", "Fristblatt für die Akte")
    for go, key in (
        (partial(page.case_requested.emit, booked.follow_up.case_id), PageKey.CASES),
        (partial(page.deadline_requested.emit, ""), PageKey.LETTER_IN_HAND),
        (page.deadline_list_requested.emit, PageKey.DEADLINES),
    ):
        go()
        assert open_window.workspace.host.current_key is key
    settle(open_window)


# ----------------------------------------------------------------------------------- lock screen


def lock_words(window: MainWindow) -> str:
    page = window.lock_page
    return page._due.text() if not page._due.isHidden() else ""


def section(window: MainWindow, settle: Settle) -> LockScreenSection:
    window.go_to(PageKey.SETTINGS, "lock_screen")
    settle(window)
    (found,) = window.workspace.findChildren(LockScreenSection)
    return found


def test_the_lock_screen_says_nothing_until_the_group_wants_it(
    open_window: MainWindow, settle: Settle, booked: DueRow
):
    data = open_window._parts.paths.data
    file = lock_screen_file(data, open_window.context.vault_state().path)
    open_window.lock()
    assert lock_words(open_window) == ""
    assert not file.exists()
    unlock(open_window, settle)
    choice = section(open_window, settle)._choice
    assert choice.code() == "hidden"
    choice.button("shown").click()
    settle(open_window)
    open_window.lock()
    words = lock_words(open_window).replace("\u00a0", " ")
    assert words.startswith("Nächste Fristen: ")
    assert "überfällig" in words
    assert open_window.lock_page._due_age.text() == "Stand So 22.11.2026."
    written = file.read_text(encoding="utf-8")
    for name in (booked.pseudonym, booked.case_title, "Widerspruch"):
        assert name not in words
        assert name not in written
    file.unlink()
    unlock(open_window, settle)
    assert file.read_text(encoding="utf-8") == written, "every opening writes it"
    section(open_window, settle)._choice.button("hidden").click()
    settle(open_window)
    assert not file.exists()
    open_window.lock()
    assert lock_words(open_window) == ""


def test_the_file_follows_every_change_because_locking_ends_the_engine_at_once(
    open_window: MainWindow, settle: Settle, booked: DueRow
):
    path = lock_screen_file(open_window._parts.paths.data, open_window.context.vault_state().path)
    ask(open_window, settle, lambda services: services.deadline_book.show_on_lock_screen(True))
    before = load_lock_screen(path)
    assert before is not None
    late = [day.count for day in before.days if day.day < TODAY]
    case_id = booked.follow_up.case_id
    ask(
        open_window,
        settle,
        lambda services: services.cases.add_follow_up(
            case_id, TODAY - timedelta(days=1), "x", is_deadline=True
        ),
    )
    after = load_lock_screen(path)
    assert after is not None
    assert sum(day.count for day in after.days if day.day < TODAY) == sum(late) + 1


def test_an_old_file_says_that_it_is_old(open_window: MainWindow, settle: Settle, booked: DueRow):
    paths = open_window._parts.paths
    vault = open_window.context.vault_state().path
    ask(open_window, settle, lambda services: services.deadline_book.show_on_lock_screen(True))
    later = booked.follow_up.due_on + timedelta(days=1)
    line, age = due_lines(paths.data, lambda: later, vault)
    assert "Stand So 22.11.2026; seither kann sich etwas geändert haben" in age
    assert format_day_month(booked.follow_up.due_on) not in line
    assert "überfällig" in line
    assert due_lines(paths.data, lambda: later, "/anderer/tresor.hilft") == ("", "")


def test_the_lock_page_leads_to_reckoning(window: MainWindow, settle: Settle):
    window.lock_page.deadline_requested.emit()
    settle(window)
    assert window.workspace.host.current_key is PageKey.LETTER_IN_HAND


def test_an_answer_of_another_kind_is_not_shown(window: MainWindow, settle: Settle, qtbot: QtBot):
    page = begin(window, settle)
    answered(page, qtbot)
    result: DeadlineResult | None = page._reckoner.result
    assert result is not None
    page._choose_kind("klage")
    page._on_result(result)
    assert not page._panel.answer.has_result
