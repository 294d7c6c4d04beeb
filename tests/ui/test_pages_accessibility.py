# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages in the middle of work: a case open, a walk under way, a letter on the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.casework import (
    AmountKind,
    Collective,
    CollectiveKind,
    HouseholdMember,
    MemberAge,
    Relation,
)
from hilft_desktop.domain.codes import FlagKind
from hilft_desktop.domain.scope import Step
from hilft_desktop.domain.tally_periods import PeriodKind
from hilft_desktop.services.letter_rows import KEPT
from hilft_desktop.services.rows import CasePage, CaseQuery
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.page import Page
from hilft_desktop.ui.pages.cases import detail_panel
from hilft_desktop.ui.pages.cases.due_section import DueSection
from hilft_desktop.ui.pages.cases.page import CasesPage
from hilft_desktop.ui.pages.checklist.page import ChecklistPage
from hilft_desktop.ui.pages.contact.page import ContactPage
from hilft_desktop.ui.pages.deadlines.letter_page import LetterInHandPage
from hilft_desktop.ui.pages.deadlines.page import DeadlinesPage
from hilft_desktop.ui.pages.emergency.page import EmergencyPage
from hilft_desktop.ui.pages.guide.page import GuidePage
from hilft_desktop.ui.pages.handout.page import HandoutPage
from hilft_desktop.ui.pages.letter.page import LetterPage
from hilft_desktop.ui.pages.settings.page import SettingsPage
from hilft_desktop.ui.pages.settings.senders_section import SendersSection
from hilft_desktop.ui.pages.tally.page import TallyPage
from hilft_desktop.ui.theme import metrics
from tests.conftest import TODAY
from tests.ui.conftest import wait_until
from tests.ui.test_accessibility import (
    assert_inside,
    assert_large_enough,
    assert_named,
    assert_no_sideways_scrolling,
    assert_nothing_cut_off,
    assert_tab_order_is_visual,
)
from tests.ui.test_pages_letter import detail
from tests.ui.test_pages_letters_at_work import papers_of, queue_page, queued, sent
from tests.unit.services.counted import contact

Settle = Callable[[MainWindow], None]
States = Callable[[MainWindow, Settle, str], Page]


def current(window: MainWindow) -> Page:
    page = window.workspace.host.current_page
    assert page is not None
    return page


def first_case(window: MainWindow, settle: Settle) -> str:
    found: list[CasePage] = []
    window.context.jobs.run(
        window, lambda services: services.cases.page(CaseQuery(limit=1)), found.append
    )
    settle(window)
    return found[0].rows[0].id


def contact_with_faults(window: MainWindow, settle: Settle, _case: str) -> Page:
    window.go_to(PageKey.CONTACT)
    page = current(window)
    assert isinstance(page, ContactPage)
    page.save()
    return page


def case_being_written(window: MainWindow, settle: Settle, case: str) -> Page:
    window.go_to(PageKey.CASES, case)
    settle(window)
    page = current(window)
    assert isinstance(page, CasesPage)
    panel = page._case.panel
    panel.flags.open_raise()
    panel.flags._kind.set_code(FlagKind.CUT_OFF_DATE)
    panel.flags._detail.setText("Termin im Brief")
    panel.flags.raise_form.confirmed.emit()
    settle(window)
    panel.flags.open_raise()
    page.save()
    editor = panel.history.editor
    editor._step.setCurrentIndex(editor._step.findData(Step.DRAFT_OBJECTION.value))
    return page


def case_section(window: MainWindow, settle: Settle, case: str, key: str) -> Page:
    window.go_to(PageKey.CASES, case)
    settle(window)
    page = current(window)
    assert isinstance(page, CasesPage)
    for form in page._case.panel.show_section(key).forms.values():
        form.open_form()
    return page


def case_person(window: MainWindow, settle: Settle, case: str) -> Page:
    page = case_section(window, settle, case, detail_panel.PERSON)
    assert isinstance(page, CasesPage)
    member = HouseholdMember(Relation.CHILD, MemberAge.A0_5)
    page._case.panel.person.household.household_wanted.emit((member, member))
    return page


def case_due(window: MainWindow, settle: Settle, case: str) -> Page:
    window.context.jobs.run(
        window,
        lambda services: services.cases.add_follow_up(
            case, TODAY, "Widerspruch einlegen", is_deadline=True
        ),
        lambda _new: None,
    )
    return case_section(window, settle, case, detail_panel.DUE)


def case_papers(window: MainWindow, settle: Settle, case: str) -> Page:
    return case_section(window, settle, case, detail_panel.PAPERS)


def case_money(window: MainWindow, settle: Settle, case: str) -> Page:
    window.context.jobs.run(
        window,
        lambda services: services.cases.add_amount(
            case, AmountKind.CLAIMED, 123450, TODAY, "Nachzahlung der Heizkosten für zwei Jahre"
        ),
        lambda _new: None,
    )
    return case_section(window, settle, case, detail_panel.MONEY)


def case_team(window: MainWindow, settle: Settle, case: str) -> Page:
    window.context.jobs.run(
        window,
        lambda services: services.cases.request_second_look(case, "Stimmt die Frist?"),
        lambda _new: None,
    )
    return case_section(window, settle, case, detail_panel.TEAM)


def collective_with_a_long_name(window: MainWindow, settle: Settle, case: str) -> Page:
    name = "Lindenstraße 4 bis 12, Abrechnung der Heizkosten für die Jahre 2024 und 2025"
    made: list[Collective] = []
    window.context.jobs.run(
        window,
        lambda services: services.collectives.create(CollectiveKind.HOUSE, name, name),
        made.append,
    )
    settle(window)
    collective_id = made[0].id
    window.context.jobs.run(
        window,
        lambda services: services.collectives.add_case(collective_id, case),
        lambda _joined: None,
    )
    settle(window)
    window.go_to(PageKey.COLLECTIVES, collective_id)
    settle(window)
    return current(window)


def case_with_long_words(window: MainWindow, settle: Settle, case: str) -> Page:
    words = "Hat der Vermieter die Belege für die Heizkosten der letzten zwei Jahre vorgelegt?"
    jobs = window.context.jobs
    jobs.run(
        window,
        lambda services: services.cases.add_follow_up(case, TODAY, words, is_deadline=True),
        lambda _new: None,
    )
    settle(window)
    window.go_to(PageKey.CASES, case)
    settle(window)
    page = current(window)
    assert isinstance(page, CasesPage)
    due = page._case.panel.show_section(detail_panel.DUE)
    assert isinstance(due, DueSection)
    assert due.detail is not None
    due.finish(due.detail.follow_ups[-1].id)
    return page


def collective_being_written(window: MainWindow, settle: Settle, _case: str) -> Page:
    window.go_to(PageKey.COLLECTIVES)
    settle(window)
    page = current(window)
    page.save()
    page.save()
    return page


def guide_page_read(window: MainWindow, settle: Settle, _case: str) -> Page:
    window.go_to(PageKey.GUIDE)
    settle(window)
    page = current(window)
    assert isinstance(page, GuidePage)
    page._panes.show_detail()
    return page


def guide_page_in_large_type(window: MainWindow, settle: Settle, case: str) -> Page:
    page = guide_page_read(window, settle, case)
    assert isinstance(page, GuidePage)
    page._large.trigger()
    page._mark.trigger()
    return page


def emergency_chosen(window: MainWindow, settle: Settle, _case: str) -> Page:
    window.go_to(PageKey.EMERGENCY)
    settle(window)
    page = current(window)
    assert isinstance(page, EmergencyPage)
    page.choose(1)
    return page


def handout_from_a_case(window: MainWindow, settle: Settle, case: str) -> Page:
    window.go_to(PageKey.HANDOUT, "schritte:ar", case)
    settle(window)
    page = current(window)
    assert isinstance(page, HandoutPage)
    page._panes.show_detail()
    return page


def walk_under_way(window: MainWindow, settle: Settle, case: str) -> Page:
    window.go_to(PageKey.CHECKLIST, "stromsperre_droht", case)
    settle(window)
    page = current(window)
    assert isinstance(page, ChecklistPage)
    page._restart()
    settle(window)
    for _turn in range(3):
        card = list(page._run._cards.values())[-1]
        assert card._choices is not None
        card._choices.press_at(0)
        settle(window)
    return page


def letter_on_the_desk(window: MainWindow, settle: Settle, case: str) -> Page:
    window.go_to(PageKey.LETTER, "verweis_energie", case)
    settle(window)
    page = current(window)
    assert isinstance(page, LetterPage)
    page._desk.fields._unfold.click()
    for row in page._desk.fields.rows.values():
        row.set_value(row.field.example)
    page._desk._ask_preview()
    settle(window)
    page._desk.text._open.click()
    return page


def letter_preview(window: MainWindow, settle: Settle, case: str) -> Page:
    page = letter_on_the_desk(window, settle, case)
    assert isinstance(page, LetterPage)
    page._desk._panes.show_detail()
    return page


def deadline_answered(window: MainWindow, settle: Settle, case: str) -> Page:
    window.go_to(PageKey.LETTER_IN_HAND, "widerspruch", case)
    settle(window)
    page = current(window)
    assert isinstance(page, LetterInHandPage)
    answers = {"dated": "10.11.2026", "delivery": ["post"], "land": "BY", "office": "Amt"}
    page._panel.form.restore(answers)
    page._reckoner.reckon()
    settle(window)
    for fold in (page._panel.answer._steps, page._panel.answer._missed):
        fold.set_open(is_open=True)
    return page


def deadline_with_faults(window: MainWindow, settle: Settle, case: str) -> Page:
    window.go_to(PageKey.LETTER_IN_HAND, "widerspruch", "")
    settle(window)
    page = current(window)
    assert isinstance(page, LetterInHandPage)
    page._panel.form.restore({"dated": "31.2.2026"})
    page._reckoner.reckon()
    page.save()
    return page


def deadline_kinds_found(window: MainWindow, settle: Settle, _case: str) -> Page:
    window.go_to(PageKey.LETTER_IN_HAND)
    settle(window)
    page = current(window)
    assert isinstance(page, LetterInHandPage)
    page._chooser.search.setText("wohnung")
    return page


def deadline_being_ticked_off(window: MainWindow, settle: Settle, _case: str) -> Page:
    window.go_to(PageKey.DEADLINES)
    settle(window)
    page = current(window)
    assert isinstance(page, DeadlinesPage)
    page._list._list.choose(page._list.model.index(0, 0))
    settle(window)
    page._begin_finish()
    return page


def month_released(window: MainWindow, settle: Settle, _case: str) -> Page:
    window.go_to(PageKey.TALLY)
    settle(window)
    page = current(window)
    assert isinstance(page, TallyPage)
    month = next(row.month for row in page._months.values() if row.state == "open")
    page._list.view.choose(page._list.model.index_of(month))
    page._do_release(month)
    settle(window)
    page._panes.show_detail()
    return page


def year_with_crossed_tables(window: MainWindow, settle: Settle, _case: str) -> Page:
    made = [contact(date(2026, month, 9), n) for month in (8, 9) for n in range(90)]
    window.context.jobs.run(
        window, lambda services: services.contacts.add_all(made), lambda _rows: None
    )
    window.go_to(PageKey.TALLY)
    settle(window)
    page = current(window)
    assert isinstance(page, TallyPage)
    for month in ("2026-08", "2026-09"):
        page._do_release(month)
        settle(window)
    page._list.choose_kind(PeriodKind.HALF_YEAR)
    settle(window)
    assert page._reading is not None
    assert page._reading.crossed
    page._panes.show_detail()
    return page


def papers_waiting(window: MainWindow, settle: Settle, _case: str) -> Page:
    queued(window, settle)
    return queue_page(window, settle)


def proof_being_entered(window: MainWindow, settle: Settle, _case: str) -> Page:
    case = sent(window, settle)
    page = papers_of(window, settle, case)
    section = page._case.panel.papers
    assert section.detail is not None
    section.letters.prove(section.detail.documents[-1].id, "proof")
    section.act()
    return page


def letter_opened_again(window: MainWindow, settle: Settle, _case: str) -> Page:
    case = sent(window, settle)
    document = detail(window, settle, case).documents[-1]
    window.go_to(PageKey.LETTER, f"{KEPT}{document.id}", case)
    settle(window)
    page = current(window)
    assert isinstance(page, LetterPage)
    form = page._desk.form
    assert form is not None
    page._desk._show_warnings(replace(form, stopped=("„§ 1“ ist erst ein Entwurf.",)))
    page._desk.sending.show_form(replace(form, needs_reason=True), in_case=True)
    page._desk.sending.choose("einschreiben")
    label = page._desk.sending._way_row._help
    # Longer words go up through four layouts, one turn of the event loop each.
    wait_until(lambda: label.height() >= label.heightForWidth(label.width()))
    return page


def sender_being_written(window: MainWindow, settle: Settle, _case: str) -> Page:
    window.go_to(PageKey.SETTINGS, "senders")
    settle(window)
    page = current(window)
    assert isinstance(page, SettingsPage)
    section = page.section_in_front
    assert isinstance(section, SendersSection)
    section._new.click()
    section.save()
    return page


@pytest.mark.parametrize(
    "state",
    [
        papers_waiting,
        proof_being_entered,
        letter_opened_again,
        sender_being_written,
        contact_with_faults,
        case_being_written,
        case_person,
        case_due,
        case_papers,
        case_money,
        case_team,
        case_with_long_words,
        collective_with_a_long_name,
        collective_being_written,
        guide_page_read,
        guide_page_in_large_type,
        emergency_chosen,
        handout_from_a_case,
        walk_under_way,
        letter_on_the_desk,
        letter_preview,
        month_released,
        year_with_crossed_tables,
        deadline_kinds_found,
        deadline_with_faults,
        deadline_answered,
        deadline_being_ticked_off,
    ],
)
def test_everybody_can_work_on_it(
    open_window: MainWindow, settle: Settle, qtbot: QtBot, state: States
):
    page = state(open_window, settle, first_case(open_window, settle))
    settle(open_window)
    for scale in (100, 200):
        open_window.context.theme.set_font_scale(scale)
        open_window.resize(*metrics.SMALLEST)
        settle(open_window)
        QApplication.processEvents()
        assert open_window.size().toTuple() == metrics.SMALLEST
        assert_named(page)
        assert_large_enough(page)
        assert_tab_order_is_visual(open_window, page)
        assert_no_sideways_scrolling(page)
        assert_inside(open_window, page)
        if scale == 100:
            assert_nothing_cut_off(page)


def test_tab_stops_once_in_a_group_of_answers_and_arrows_walk_it(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    open_window.go_to(PageKey.CONTACT)
    settle(open_window)
    page = current(open_window)
    assert isinstance(page, ContactPage)
    topic = page._form._topic
    stops = [
        button
        for button in topic._buttons.values()
        if button.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(stops) == 1
    stops[0].setFocus()
    qtbot.keyClick(stops[0], Qt.Key.Key_Right)
    second = list(topic._buttons.values())[1]
    assert second.hasFocus()
    assert topic.code() is None
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert topic.code() == second.code
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert topic.code() is None
