# SPDX-License-Identifier: GPL-3.0-or-later
"""The sections of a case: person, deadlines, papers, money, working together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.casework import (
    AmountKind,
    HouseholdMember,
    Means,
    MemberAge,
    PersonProfile,
    ReadsGerman,
    Relation,
)
from hilft_desktop.domain.codes import CaseStatus, ConsentPurpose, FlagKind, Language
from hilft_desktop.domain.ids import PersonId
from hilft_desktop.domain.persons import Consent
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.system.paths import Paths
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.cases import detail_panel
from hilft_desktop.ui.pages.cases.consent_card import ConsentCard
from hilft_desktop.ui.pages.cases.page import CasesPage
from hilft_desktop.ui.pages.letter.page import LetterPage
from hilft_desktop.ui.pages.privacy.page import PrivacyPage
from hilft_desktop.ui.pages.privacy.person_section import PersonSection as ErasureSection
from hilft_desktop.ui.pages.today.page import TodayPage
from hilft_desktop.ui.papers.paper_dialog import PaperDialog
from hilft_desktop.ui.practice import PRACTICE_PASSPHRASE, practice_path
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_button import RowButton
from tests.conftest import TODAY
from tests.ui.conftest import ANSWER_MS

Settle = Callable[[MainWindow], None]


@pytest.fixture
def page(open_window: MainWindow, settle: Settle) -> CasesPage:
    """The page of cases with the first quiet case open: no flag, nothing due."""
    open_window.go_to(PageKey.CASES)
    settle(open_window)
    cases = open_window.workspace.host.current_page
    assert isinstance(cases, CasesPage)
    model = cases._list.model
    for at in range(model.rowCount()):
        cases._list._list.choose(model.index(at, 0))
        settle(open_window)
        shown = detail_of(cases)
        busy = [flag for flag in shown.flags if flag.resolved_on is None]
        due = [each for each in shown.follow_ups if each.done_on is None]
        if not busy and not due and shown.case.status is CaseStatus.OPEN:
            return cases
    raise AssertionError("the practice vault holds no quiet case")


def detail_of(page: CasesPage) -> CaseDetail:
    assert page._case.detail is not None
    return page._case.detail


def words_in(page: CasesPage) -> list[str]:
    QApplication.processEvents()  # Qt shows what was added to a layout in its next turn
    panel = page._case.panel
    return [label.text() for label in panel.findChildren(PlainLabel) if label.isVisible()]


def undo(page: CasesPage) -> None:
    assert page._frame.notice.action.isVisible()
    page._frame.notice.action.click()


def test_the_profile_is_saved_as_a_whole_and_its_rule_stands_in_the_head(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    person = page._case.panel.person
    page._case.show_section(detail_panel.PERSON)
    page.save()
    assert person.profile.draft() is None
    person.profile._safe.setPlainText("nur SMS, Partner liest mit")
    person.profile._reads.choose([ReadsGerman.NO.value])
    person.profile._means.choose([Means.PHONE.value])
    person.profile._language.set_code(Language.AR)
    assert person.profile.is_changed
    page.save()
    settle(open_window)
    shown = detail_of(page)
    assert shown.profile.safe_contact == "nur SMS, Partner liest mit"
    assert shown.profile.reads_german is ReadsGerman.NO
    assert shown.profile.means == (Means.PHONE,)
    assert shown.person.language is Language.AR
    assert "Vor jedem Anruf: nur SMS, Partner liest mit" in words_in(page)
    assert person.profile.draft() is None


def test_what_is_typed_while_the_profile_is_being_saved_stays(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    profile = page._case.panel.person.profile
    page._case.show_section(detail_panel.PERSON)
    profile._safe.setPlainText("nur SMS")
    page.save()
    profile._safe.setPlainText("nur SMS, nie nach 18 Uhr")
    settle(open_window)
    assert detail_of(page).profile.safe_contact == "nur SMS"
    assert profile._safe.value == "nur SMS, nie nach 18 Uhr"
    assert profile.is_changed


def test_the_rule_for_safe_contact_stands_above_name_and_number_in_the_letter(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    detail = detail_of(page)
    open_window.context.jobs.run(
        open_window,
        lambda services: services.persons.save_profile(
            detail.person.id, PersonProfile(safe_contact="nie anrufen")
        ),
        lambda _saved: None,
    )
    settle(open_window)
    open_window.go_to(PageKey.LETTER, "verweis_energie", detail.case.id)
    settle(open_window)
    letter = open_window.workspace.host.current_page
    assert isinstance(letter, LetterPage)
    fields = letter._desk.fields
    assert fields._safe.text() == "Vor jedem Anruf: nie anrufen"
    assert fields._safe.isVisible()
    person_rows = [row for row in fields.rows.values() if fields.person.isAncestorOf(row)]
    assert person_rows
    assert all(top_of(fields._safe, letter) < top_of(row, letter) for row in person_rows)


def test_a_reload_leaves_what_is_typed_about_the_person_alone(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    profile = page._case.panel.person.profile
    profile._safe.setPlainText("nie nach 18 Uhr")
    case_id = detail_of(page).case.id
    open_window.context.jobs.run(
        open_window,
        lambda services: services.cases.add_follow_up(case_id, TODAY, "nachfragen"),
        lambda _new: None,
    )
    settle(open_window)
    assert detail_of(page).follow_ups
    assert profile._safe.value == "nie nach 18 Uhr"
    assert detail_of(page).profile.safe_contact == ""


def test_members_join_and_leave_the_household_and_both_can_be_taken_back(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    card = page._case.panel.person.household
    page._case.show_section(detail_panel.PERSON)
    before = detail_of(page).household
    card._add.click()
    assert card.rows["relation"].fault
    card._relation.set_code(Relation.CHILD)
    card._age.set_code(MemberAge.A6_13)
    card._add.click()
    settle(open_window)
    member = HouseholdMember(Relation.CHILD, MemberAge.A6_13)
    assert detail_of(page).household == (*before, member)
    assert card._relation.code() is None
    undo(page)
    settle(open_window)
    assert detail_of(page).household == before
    card.household_wanted.emit((member,))
    settle(open_window)
    card._on_remove(0)
    settle(open_window)
    assert detail_of(page).household == ()
    undo(page)
    settle(open_window)
    assert detail_of(page).household == (member,)


def test_a_consent_is_given_with_its_end_and_withdrawn_with_a_paper(
    open_window: MainWindow, page: CasesPage, settle: Settle, qtbot: QtBot
):
    card = page._case.panel.person.consents
    page._case.show_section(detail_panel.PERSON)
    known = {each.id for each in detail_of(page).consents}
    card.new.click()
    page.save()
    assert card.form.rows["purpose"].fault
    card._purpose.set_code(ConsentPurpose.REFERRAL)
    page.save()
    settle(open_window)
    assert card.form.rows["recipient"].fault
    assert card._purpose.code() is ConsentPurpose.REFERRAL
    card._recipient.setText("Schuldnerberatung Übungsstadt")
    card._expires.set_text("31.12.2026")
    page.save()
    settle(open_window)
    new = next(each for each in detail_of(page).consents if each.id not in known)
    assert new.expires_on == date(2026, 12, 31)
    assert any("gilt bis Do 31.12.2026" in text for text in words_in(page))
    card.withdraw_wanted.emit(new)
    question = open_window.findChild(ConfirmDialog)
    assert question is not None
    question.accept()
    # The first paper of a session cuts its fonts, which takes a while.
    qtbot.waitUntil(lambda: bool(open_window.findChildren(PaperDialog)), timeout=ANSWER_MS)
    gone = next(each for each in detail_of(page).consents if each.id == new.id)
    assert gone.withdrawn_on == TODAY


def test_after_the_consent_to_record_is_withdrawn_the_way_to_erasure_is_one_button(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    card = page._case.panel.person.consents
    person = detail_of(page).person
    page._case.show_section(detail_panel.PERSON)
    settle(open_window)
    for holding in [each for each in detail_of(page).consents if each.holds_on(TODAY)]:
        page._case.panel.person._on_withdraw(holding)
        settle(open_window)
    assert card.record_fault.isVisible()
    card.give_wanted.emit(ConsentPurpose.RECORD.value, "", None)
    settle(open_window)
    assert not card.record_fault.isVisible()
    given = next(each for each in detail_of(page).consents if each.holds_on(TODAY))
    page._case.panel.person._on_withdraw(given)
    settle(open_window)
    assert "widerrufen" in card.record_fault.text()
    assert card.record_fault.isVisible()
    for dialog in open_window.findChildren(PaperDialog):
        dialog.reject()
    card.privacy.click()
    settle(open_window)
    shown = open_window.workspace.host.current_page
    assert isinstance(shown, PrivacyPage)
    section = shown.section_in_front
    assert isinstance(section, ErasureSection)
    assert section._pseudonym.value == person.pseudonym
    assert section._erase_card.isVisible()
    assert section._reason.currentData() == "withdrawn"
    open_window.go_to(PageKey.TODAY)
    open_window.go_to(PageKey.PRIVACY, "keep")
    settle(open_window)
    assert shown.section_in_front is not section


def test_the_consents_say_what_is_wrong_with_the_one_to_record(qtbot: QtBot):
    card = ConsentCard(TODAY)
    qtbot.addWidget(card)
    given = Consent(
        id="c",
        person_id=PersonId("p"),
        purpose=ConsentPurpose.RECORD.value,
        recipient="",
        given_on=TODAY - timedelta(days=30),
        expires_on=TODAY,
    )
    other = replace(given, purpose=ConsentPurpose.REFERRAL.value)
    for consents, word in (
        ((), "keine Einwilligung festgehalten"),
        ((other,), "keine Einwilligung festgehalten"),
        ((given,), ""),
        ((replace(given, expires_on=TODAY - timedelta(days=1)),), "abgelaufen"),
        ((replace(given, withdrawn_on=TODAY),), "widerrufen"),
        ((replace(given, withdrawn_on=TODAY), replace(given, id="d")), ""),
    ):
        card.show_consents(consents)
        assert word in card.record_fault.text()
        assert card.record_fault.isHidden() is (word == "")


def test_amounts_are_kept_by_kind_and_day_and_never_mixed(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    money = page._case.panel.money
    page._case.show_section(detail_panel.MONEY)
    before = detail_of(page).amounts
    page.save()
    money._amount.set_text("viel")
    page.save()
    assert money.form.rows["cents"].fault
    assert money.form.rows["kind"].fault
    assert money._amount.text == "viel"
    money._amount.set_text("1.234,50")
    money._kind.choose([AmountKind.CONCEDED.value])
    money._what.setText("Nachzahlung")
    page.save()
    settle(open_window)
    known = {each.id for each in before}
    new = next(each for each in detail_of(page).amounts if each.id not in known)
    assert (new.kind, new.cents, new.on) == (AmountKind.CONCEDED, 123450, TODAY)
    assert not money.form.is_open
    assert any("1.234,50" in text for text in words_in(page))
    undo(page)
    settle(open_window)
    assert detail_of(page).amounts == before


def test_removing_an_amount_can_be_taken_back(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    money = page._case.panel.money
    page._case.show_section(detail_panel.MONEY)
    money._add(AmountKind.RECEIVED, 5000, TODAY, "Bar", with_form=False)
    settle(open_window)
    totals = detail_of(page).totals
    amount = next(each for each in detail_of(page).amounts if each.what == "Bar")
    money._remove(amount)
    settle(open_window)
    assert detail_of(page).totals.received == totals.received - 5000
    undo(page)
    settle(open_window)
    assert detail_of(page).totals == totals


def test_a_deadline_is_ticked_off_with_its_proof_and_opened_again(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    due = page._case.panel.due
    page._case.show_section(detail_panel.DUE)
    due.begin_date()
    due._day.set_text("30.11.")
    due._text.setText("Widerspruch einlegen")
    due._deadline.setChecked(True)
    page.save()
    settle(open_window)
    new = detail_of(page).follow_ups[-1]
    due.finish(new.id)
    assert due.proof_form.is_open
    due._proof.setText("Faxbericht 29.11., 14:02")
    page.save()
    settle(open_window)
    done = next(each for each in detail_of(page).follow_ups if each.id == new.id)
    assert done.done_on == TODAY
    assert done.proof == "Faxbericht 29.11., 14:02"
    assert any("Nachweis: Faxbericht 29.11., 14:02" in text for text in words_in(page))
    undo(page)
    settle(open_window)
    again = next(each for each in detail_of(page).follow_ups if each.id == new.id)
    assert again.done_on is None


def test_a_case_with_an_open_deadline_closes_only_after_the_question(
    open_window: MainWindow, page: CasesPage, settle: Settle, qtbot: QtBot
):
    due = page._case.panel.due
    due.begin_date()
    due._day.set_text("30.11.")
    due._text.setText("Klage einreichen")
    due._deadline.setChecked(True)
    due.form.confirmed.emit()
    settle(open_window)
    page._case.panel.head.status_action(CaseStatus.CLOSED).trigger()
    settle(open_window)
    assert detail_of(page).case.status is CaseStatus.OPEN
    assert page._case.panel.bar.current == detail_panel.DUE
    question = open_window.findChild(ConfirmDialog)
    assert question is not None
    question.accept()
    qtbot.waitUntil(lambda: detail_of(page).case.status is CaseStatus.CLOSED, timeout=ANSWER_MS)


def test_a_second_look_is_asked_for_and_not_given_by_the_one_who_asked(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    looks = page._case.panel.team.looks
    page._case.show_section(detail_panel.TEAM)
    page.save()
    page.save()
    assert looks.form.rows["question"].fault
    looks._question.setPlainText("Stimmt die Frist?")
    page.save()
    settle(open_window)
    asked = next(each for each in detail_of(page).second_looks if not each.done_on)
    assert asked.requested_by == open_window.context.vault_state().counsellor
    looks.answer(asked.id)
    looks._remark.setPlainText("passt so")
    page.save()
    settle(open_window)
    assert looks._remark.value == "passt so"
    assert detail_of(page).second_looks[-1].done_on is None
    assert not page._frame.notice.isHidden()


def test_a_case_is_taken_over_and_then_stands_among_mine(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    me = open_window.context.vault_state().counsellor
    card = page._case.panel.team.responsible
    page._case.show_section(detail_panel.TEAM)
    settle(open_window)
    card._change.click()
    card._first.setCurrentIndex(0)
    page.save()
    assert card.form.rows["responsible"].fault
    card._first.setCurrentIndex(card._first.findData(me))
    page.save()
    settle(open_window)
    assert detail_of(page).case.counsellor == me
    page._list._mine.setChecked(True)
    settle(open_window)
    assert page._list.model.query.counsellor == me
    assert page._list.model.index_of(detail_of(page).case.id).isValid()


def test_everything_typed_survives_the_lock(
    open_window: MainWindow, page: CasesPage, settle: Settle, paths: Paths, qtbot: QtBot
):
    panel = page._case.panel
    case_id = detail_of(page).case.id
    panel.person.profile._safe.setPlainText("nur SMS")
    panel.money.form.open_form()
    panel.money._amount.set_text("12,50 und etwas")
    panel.flags.open_raise()
    panel.flags._detail.setText("Termin im Brief")
    panel.history.editor.open_form()
    panel.history.editor._step.setCurrentIndex(2)
    step = panel.history.editor.step
    settle(open_window)
    open_window.lock()
    open_window.lock_page._field.set_text(PRACTICE_PASSPHRASE)
    open_window.lock_page._enter.click()
    qtbot.waitUntil(lambda: open_window.context.vault_state().is_open, timeout=ANSWER_MS)
    assert practice_path(paths).exists()
    open_window.go_to(PageKey.CASES, case_id)
    settle(open_window)
    again = open_window.workspace.host.current_page
    assert isinstance(again, CasesPage)
    assert again is not page
    panel = again._case.panel
    qtbot.waitUntil(lambda: panel.money._amount.text == "12,50 und etwas", timeout=ANSWER_MS)
    assert panel.person.profile._safe.value == "nur SMS"
    assert panel.flags._detail.value == "Termin im Brief"
    assert panel.flags.raise_form.is_open
    assert panel.history.editor.step == step
    assert detail_of(again).profile.safe_contact == ""


def lock_and_return(
    window: MainWindow, case_id: str, settle: Settle, qtbot: QtBot
) -> detail_panel.CaseDetailPanel:
    window.lock()
    window.lock_page._field.set_text(PRACTICE_PASSPHRASE)
    window.lock_page._enter.click()
    qtbot.waitUntil(lambda: window.context.vault_state().is_open, timeout=ANSWER_MS)
    window.go_to(PageKey.CASES, case_id)
    settle(window)
    again = window.workspace.host.current_page
    assert isinstance(again, CasesPage)
    return again._case.panel


def raise_flag(page: CasesPage, kind: FlagKind, detail: str) -> None:
    flags = page._case.panel.flags
    flags.open_raise()
    flags._kind.set_code(kind)
    flags._detail.setText(detail)
    page.save()


def test_an_answer_half_written_comes_back_to_the_flag_it_was_written_for(
    open_window: MainWindow, page: CasesPage, settle: Settle, qtbot: QtBot
):
    for kind, words in ((FlagKind.INFANT, "erstens"), (FlagKind.OTHER, "zweitens")):
        raise_flag(page, kind, words)
        settle(open_window)
    first, second = page._case.panel.flags.open_flags
    page._case.panel.flags.answer(second.id)
    page._case.panel.flags._resolution.setPlainText("Versorger angerufen")
    flags = lock_and_return(open_window, detail_of(page).case.id, settle, qtbot).flags
    qtbot.waitUntil(lambda: flags.answer_form.is_open, timeout=ANSWER_MS)
    assert second.detail in flags.answer_form._lead.text()
    flags.answer_form.confirmed.emit()
    settle(open_window)
    assert [flag.id for flag in flags.open_flags] == [first.id]


def test_words_about_one_flag_never_stand_in_the_answer_to_another(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    for kind, words in ((FlagKind.INFANT, "erstens"), (FlagKind.OTHER, "zweitens")):
        raise_flag(page, kind, words)
        settle(open_window)
    flags = page._case.panel.flags
    first, second = flags.open_flags
    flags.answer(first.id)
    flags._resolution.setPlainText("Milch besorgt")
    flags.answer(second.id)
    assert flags._resolution.value == ""
    flags._resolution.setPlainText("Amt angerufen")
    flags.answer(first.id)
    assert flags._resolution.value == "Milch besorgt"
    page.save()
    settle(open_window)
    resolved = {flag.id: flag.resolution for flag in detail_of(page).flags if flag.resolved_on}
    assert resolved == {first.id: "Milch besorgt"}
    flags.answer(second.id)
    assert flags._resolution.value == "Amt angerufen"


def test_a_proof_half_written_comes_back_to_its_deadline(
    open_window: MainWindow, page: CasesPage, settle: Settle, qtbot: QtBot
):
    due = page._case.panel.due
    for day, text in (("30.11.", "Widerspruch"), ("10.12.", "Klage")):
        due.begin_date()
        due._day.set_text(day)
        due._text.setText(text)
        due._deadline.setChecked(True)
        due.form.confirmed.emit()
        settle(open_window)
    case_id = detail_of(page).case.id
    late = next(each for each in detail_of(page).follow_ups if each.text == "Klage")
    due.finish(late.id)
    due._proof.setText("Eingangsstempel")
    due = lock_and_return(open_window, case_id, settle, qtbot).due
    qtbot.waitUntil(lambda: due.proof_form.is_open, timeout=ANSWER_MS)
    assert "Klage" in due.proof_form._lead.text()
    due.act()
    settle(open_window)
    assert due.detail is not None
    proven = {each.text: each.proof for each in due.detail.follow_ups if each.done_on}
    assert proven == {"Klage": "Eingangsstempel"}


def test_filters_narrow_the_list_and_a_typo_is_mended_aloud(
    open_window: MainWindow, page: CasesPage, settle: Settle, qtbot: QtBot
):
    panel = page._list
    every = panel.model.rowCount()
    flags = page._case.panel.flags
    flags.open_raise()
    flags._kind.set_code(FlagKind.NO_FOOD)
    flags.raise_form.confirmed.emit()
    settle(open_window)
    panel._needs.setCurrentIndex(panel._needs.findData("flag"))
    settle(open_window)
    flagged = panel.model.rowCount()
    assert 0 < flagged < every
    panel._needs.setCurrentIndex(0)
    settle(open_window)
    name = detail_of(page).person.pseudonym.split()[0]
    slip = name[:2] + name[3:] if len(name) > 5 else name + "x"
    panel.search_for(slip)
    settle(open_window)
    assert panel._corrected.isVisible()
    assert slip in panel._corrected.text()
    assert panel.model.rowCount() > 0
    panel.search_for(name)
    settle(open_window)
    assert not panel._corrected.isVisible()


def test_a_new_title_is_typed_from_the_menu(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    title = page._case.panel.title
    title.begin_title()
    title._title.setText("Heizkosten 2025")
    title.form.confirmed.emit()
    settle(open_window)
    assert detail_of(page).case.title == "Heizkosten 2025"
    assert title.isHidden()


def test_a_reminder_stands_on_heute_before_its_day_and_danger_above_everything(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    due = page._case.panel.due
    due.begin_date()
    due._day.set_day(TODAY + timedelta(days=30))
    due._text.setText("Antrag nachreichen")
    due._remind.set_text("heute")
    due.form.confirmed.emit()
    settle(open_window)
    open_window.go_to(PageKey.TODAY)
    settle(open_window)
    today = open_window.workspace.host.current_page
    assert isinstance(today, TodayPage)
    rows = [row.accessibleName() for row in today._due._reminders.findChildren(RowButton)]
    assert any("Antrag nachreichen" in row and "Di 22.12." in row for row in rows)
    assert top_of(today._flags, today) <= top_of(today._due, today)


def top_of(card: QWidget, page: QWidget) -> int:
    return card.mapTo(page, QPoint(0, 0)).y()


def test_an_erased_case_leaves_nothing_in_sight(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    page._case.show_case("01900000-0000-7000-8000-000000000000")
    settle(open_window)
    assert page._case.case_id == ""
    assert page._case._stack.currentWidget() is page._case._nothing
    assert not page._frame.notice.isHidden()


def test_questions_waved_away_are_nothing_unsaved(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    page._case.panel.history.prompts._away.click()
    assert page._case._draft()
    assert not page.holds_unsaved()
    page._case.panel.money.form.open_form()
    page._case.panel.money._what.setText("Strom")
    assert page.holds_unsaved()


def test_what_was_saved_does_not_come_back_as_a_draft(
    open_window: MainWindow, page: CasesPage, settle: Settle
):
    case_id = detail_of(page).case.id
    editor = page._case.panel.history.editor
    page.save()
    editor._facts.setPlainText("Termin beim Amt")
    open_window.context.drafts.save_now()
    settle(open_window)
    page.save()
    settle(open_window)
    found: list[str | None] = []
    open_window.context.jobs.run(
        open_window, lambda services: services.drafts.get(f"entry:{case_id}"), found.append
    )
    settle(open_window)
    assert found == [None]


def test_heute_says_once_which_flags_the_opening_raised(
    open_window: MainWindow, page: CasesPage, settle: Settle, qtbot: QtBot
):
    case_id = detail_of(page).case.id
    open_window.context.jobs.run(
        open_window,
        lambda services: services.cases.add_follow_up(
            case_id, TODAY, "Widerspruch einlegen", is_deadline=True
        ),
        lambda _new: None,
    )
    settle(open_window)
    open_window.lock()
    open_window.lock_page._field.set_text(PRACTICE_PASSPHRASE)
    open_window.lock_page._enter.click()
    qtbot.waitUntil(lambda: open_window.context.vault_state().is_open, timeout=ANSWER_MS)
    open_window.go_to(PageKey.TODAY)
    settle(open_window)
    today = open_window.workspace.host.current_page
    assert isinstance(today, TodayPage)
    assert "Warnzeichen" in today._frame.notice.accessibleName()
    leads = [row.accessibleName() for row in today._flags.findChildren(RowButton)]
    assert any("wegen Frist" in words for words in leads)
    today._frame.notice.clear()
    open_window.go_to(PageKey.CASES)
    open_window.go_to(PageKey.TODAY)
    assert today._frame.notice.isHidden()
