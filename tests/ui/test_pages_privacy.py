# SPDX-License-Identifier: GPL-3.0-or-later
"""The page on data protection, on a real engine with fictitious cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from hilft_desktop.domain.codes import CaseStatus, Channel, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.domain.privacy import RetentionKind, RetentionRule
from hilft_desktop.domain.retention import DEFAULT_DAYS
from hilft_desktop.services.hub import Services
from hilft_desktop.services.privacy_rows import PrivacySettings, RetentionResult, UntouchedRow
from hilft_desktop.system.clock import FixedClock
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.privacy.keep_section import KeepSection
from hilft_desktop.ui.pages.privacy.page import PrivacyPage
from hilft_desktop.ui.pages.privacy.papers_section import PapersSection
from hilft_desktop.ui.pages.privacy.person_section import PersonSection
from hilft_desktop.ui.pages.privacy.records_section import RecordsSection
from hilft_desktop.ui.pages.privacy.rules_section import RulesSection
from hilft_desktop.ui.papers.paper_dialog import PaperDialog
from hilft_desktop.ui.retention_words import result_words
from hilft_desktop.ui.shell.day_watch import DayWatch
from hilft_desktop.ui.widgets.record_line import RecordLine
from tests.ui.test_accessibility import (
    assert_inside,
    assert_large_enough,
    assert_named,
    assert_no_sideways_scrolling,
    assert_nothing_cut_off,
    assert_tab_order_is_visual,
)
from tests.unit.services.letter_desk import pdf_text

Settle = Callable[[MainWindow], None]
W = TypeVar("W", bound=QWidget)
TODAY = date(2026, 11, 22)
SECTIONS = ("keep", "rules", "person", "papers", "records")
NAME = "Zwetlana Quittenbaum"


def ask(window: MainWindow, settle: Settle, call: Callable[[Services], Any]) -> Any:
    answers: list[Any] = []
    window.context.jobs.run(window, call, answers.append)
    settle(window)
    return answers[0]


def page_at(window: MainWindow, settle: Settle, section: str) -> PrivacyPage:
    window.go_to(PageKey.PRIVACY, section)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, PrivacyPage)
    return page


def section_at(window: MainWindow, settle: Settle, name: str, kind: type[W]) -> W:
    (found,) = page_at(window, settle, name).findChildren(kind)
    return found


def new_case(window: MainWindow, settle: Settle, *, closed: bool = True) -> tuple[str, str]:
    """Open (and close) a case; return its id and its person's pseudonym."""
    new = NewContact(TODAY, Channel.STALL, Topic.ENERGIE_SPERRE, note="Notiz")
    contact = ask(window, settle, lambda s: s.contacts.add(new))
    case = ask(window, settle, lambda s: s.contacts.open_case(contact.id, "Sperre"))
    if closed:
        ask(window, settle, lambda s: s.cases.set_status(case.id, CaseStatus.CLOSED))
    detail = ask(window, settle, lambda s: s.cases.show(case.id))
    return case.id, detail.person.pseudonym


def dialogs(window: MainWindow, kind: type[W]) -> list[W]:
    return [dialog for dialog in window.findChildren(kind) if isValid(dialog)]


def answer_yes(window: MainWindow, settle: Settle) -> None:
    (question,) = dialogs(window, ConfirmDialog)
    question.accept()
    QApplication.processEvents()
    settle(window)


def paper_text(window: MainWindow) -> str:
    (dialog,) = dialogs(window, PaperDialog)
    text = pdf_text(dialog._paper.pdf)
    dialog.reject()
    QApplication.processEvents()
    return text


# -- looks ---------------------------------------------------------------------------------------


def laid_out() -> None:
    """Let cards that came last find their height: each layout asks the one around it once more."""
    for _depth in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_usable_by_everybody(
    open_window: MainWindow, settle: Settle, section: str
) -> None:
    _case, pseudonym = new_case(open_window, settle)
    soon = (RetentionRule(RetentionKind.CASE, 60),)
    ask(open_window, settle, lambda s: s.retention.save_rules(soon))
    page = page_at(open_window, settle, section)
    if section == "person":
        (person,) = page.findChildren(PersonSection)
        person.show_person(pseudonym)
        settle(open_window)
        laid_out()
    if section == "keep":
        (keep,) = page.findChildren(KeepSection)
        keep.look_ahead(365)
        settle(open_window)
        keep._ask_hold(keep_rows(open_window, settle)[0])
        QApplication.processEvents()
    assert_named(page)
    assert_large_enough(page)
    assert_inside(open_window, page)
    assert_nothing_cut_off(page)
    assert_tab_order_is_visual(open_window, page)
    assert_no_sideways_scrolling(page)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_bears_double_text_size(
    open_window: MainWindow, settle: Settle, section: str
) -> None:
    open_window.context.theme.set_font_scale(200)
    page = page_at(open_window, settle, section)
    QApplication.processEvents()
    assert_no_sideways_scrolling(page)
    assert_inside(open_window, page)


def keep_rows(window: MainWindow, settle: Settle) -> list[Any]:
    until = TODAY + timedelta(days=365)
    preview = ask(window, settle, lambda s: s.retention.preview(until))
    return [row for row in preview.rows if row.case_id]


# -- keeping -------------------------------------------------------------------------------------


def test_a_hold_is_set_by_reason_and_end_and_lifted_again(
    open_window: MainWindow, settle: Settle
) -> None:
    case_id, pseudonym = new_case(open_window, settle)
    ask(
        open_window,
        settle,
        lambda s: s.letters.save_identity(case_id, NAME, (), "", TODAY + timedelta(days=9)),
    )
    keep = section_at(open_window, settle, "keep", KeepSection)
    keep._case_id = case_id
    keep._form.open_form()
    keep._form.confirmed.emit()
    settle(open_window)
    assert keep._form.rows["reason"].fault
    keep._reason.setText("Klage läuft")
    keep._until.set_text("irgendwann")
    keep._form.confirmed.emit()
    settle(open_window)
    assert keep._form.rows["until"].fault
    assert keep._reason.text() == "Klage läuft"
    keep._until.set_day(TODAY + timedelta(days=40))
    keep._form.confirmed.emit()
    settle(open_window)
    assert not keep._form.is_open
    (row,) = ask(open_window, settle, lambda s: s.retention.holds())
    assert (row.hold.case_id, row.pseudonym) == (case_id, pseudonym)
    assert keep._held_card.isVisibleTo(keep)

    keep._ask_lift(row)
    answer_yes(open_window, settle)
    assert ask(open_window, settle, lambda s: s.retention.holds()) == ()
    assert not keep._held_card.isVisibleTo(keep)


def test_an_open_case_nobody_touched_for_a_year_leads_to_itself(
    open_window: MainWindow, settle: Settle
) -> None:
    case_id, pseudonym = new_case(open_window, settle, closed=False)
    section = section_at(open_window, settle, "keep", KeepSection)
    assert not section._untouched_card.isVisible()
    section._show_untouched((UntouchedRow(case_id, pseudonym, TODAY - timedelta(days=400)),))
    (line,) = section._untouched.findChildren(RecordLine)
    line.buttons[0].click()
    settle(open_window)
    assert open_window.workspace.host.current_key is PageKey.CASES
    page = open_window.workspace.host.current_page
    assert page is not None
    assert page.case_in_front() == case_id


def test_a_hold_half_written_survives_a_lock_as_a_draft(
    open_window: MainWindow, settle: Settle
) -> None:
    case_id, _pseudonym = new_case(open_window, settle)
    keep = section_at(open_window, settle, "keep", KeepSection)
    keep._case_id = case_id
    keep._form.open_form()
    keep._reason.setText("Klage")
    text = keep._draft()
    keep._form.reset()
    keep._case_id = ""
    assert keep._draft() == ""
    keep._restore(text)
    assert (keep._case_id, keep._reason.text()) == (case_id, "Klage")
    assert keep._form.is_open


def test_erasing_by_hand_asks_first_and_says_what_went(
    open_window: MainWindow, settle: Settle, clock: FixedClock
) -> None:
    ask(open_window, settle, lambda s: s.drafts.put("alt", "liegengeblieben"))
    keep = section_at(open_window, settle, "keep", KeepSection)
    keep.save()
    (question,) = dialogs(open_window, ConfirmDialog)
    assert question.focusWidget() is not question.action
    answer_yes(open_window, settle)
    assert "nichts fällig" in keep.frame.notice.accessibleName()
    keep._on_erased(RetentionResult({RetentionKind.CASE: 2}, 1, 2))
    assert "2 Fälle, 1 Person" in keep.frame.notice.accessibleName()


def test_rules_are_kept_and_wrong_ones_stand_beside_their_field(
    open_window: MainWindow, settle: Settle
) -> None:
    rules = section_at(open_window, settle, "rules", RulesSection)
    case, draft = rules._fields[RetentionKind.CASE], rules._fields[RetentionKind.DRAFT]
    assert case.text() == str(DEFAULT_DAYS[RetentionKind.CASE])
    case.setText("zwei Jahre")
    rules.save()
    assert "ganze Zahl" in rules._rows["fall"].fault
    case.setText("365")
    draft.setText("9999")
    rules.save()
    settle(open_window)
    assert rules._rows["entwurf"].fault
    assert case.text() == "365"
    draft.setText("7")
    rules.save()
    settle(open_window)
    kept = {
        rule.kind: rule.days for rule in ask(open_window, settle, lambda s: s.retention.rules())
    }
    assert (kept[RetentionKind.CASE], kept[RetentionKind.DRAFT]) == (365, 7)


# -- a person ------------------------------------------------------------------------------------


def test_a_person_gets_a_copy_and_is_erased_with_proof(
    open_window: MainWindow, settle: Settle
) -> None:
    _case, pseudonym = new_case(open_window, settle)
    section = section_at(open_window, settle, "person", PersonSection)
    section.show_person("Niemand 99")
    settle(open_window)
    assert section._row.fault
    assert not section._erase_card.isVisibleTo(section)
    section.show_person(pseudonym.upper())
    settle(open_window)
    assert "1 Fall" in section._facts.text()

    section._copy()
    settle(open_window)
    assert f"Decknamen {pseudonym}" in paper_text(open_window)

    section._ask_erase()
    answer_yes(open_window, settle)
    assert "Bestätigung der Löschung" in paper_text(open_window)
    assert ask(open_window, settle, lambda s: s.persons.find(pseudonym)) is None
    assert not section._erase_card.isVisibleTo(section)


# -- papers and records --------------------------------------------------------------------------


def test_papers_are_shown_with_what_the_group_says(open_window: MainWindow, settle: Settle) -> None:
    papers = section_at(open_window, settle, "papers", PapersSection)
    papers._authority.setText("Amt für Daten")
    assert papers._draft()
    papers.save()
    settle(open_window)
    assert papers._draft() == ""
    kept = ask(open_window, settle, lambda s: s.privacy.settings())
    assert kept == PrivacySettings(authority="Amt für Daten")
    papers._information.click()
    settle(open_window)
    assert "Amt für Daten" in paper_text(open_window)
    for box in papers._purposes.values():
        box.setChecked(False)
    papers._show_form()
    settle(open_window)
    assert "mindestens einen Zweck" in papers.frame.notice.accessibleName()


def test_settings_half_written_come_back(open_window: MainWindow, settle: Settle) -> None:
    papers = section_at(open_window, settle, "papers", PapersSection)
    papers._officer.setText("Dana Schutz")
    text = papers._draft()
    papers._officer.setText("")
    papers._restore(text)
    papers.enter()
    settle(open_window)
    assert papers._officer.text() == "Dana Schutz"


def test_records_are_shown_and_the_book_grows(open_window: MainWindow, settle: Settle) -> None:
    _case, pseudonym = new_case(open_window, settle)
    records = section_at(open_window, settle, "records", RecordsSection)
    assert "Noch nichts gelöscht" in records._more.text()
    person = ask(open_window, settle, lambda s: s.persons.find(pseudonym))
    ask(open_window, settle, lambda s: s.privacy.erase_person(person.id, "requested"))
    assert "1 Person" in spoken(records)
    assert pseudonym not in spoken(records)
    records._record.click()
    settle(open_window)
    assert "Art. 30 DSGVO" in paper_text(open_window)
    records._impact.click()
    settle(open_window)
    assert "Entwurf" in paper_text(open_window)


def spoken(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


# -- at the start and at midnight ----------------------------------------------------------------


def test_what_goes_at_the_start_is_said(
    open_window: MainWindow, settle: Settle, clock: FixedClock
) -> None:
    contact = NewContact(TODAY - timedelta(days=200), Channel.STALL, Topic.MIETE, note="alt")
    ask(open_window, settle, lambda s: s.contacts.add(contact))
    open_window.enter(open_window.context.vault_state())
    settle(open_window)
    said = open_window.workspace.notice.accessibleName()
    assert "Notiz" in said
    assert "Löschbuch" in said
    open_window.workspace.notice.clear()
    open_window.enter(open_window.context.vault_state())
    settle(open_window)
    assert open_window.workspace.notice.isHidden()


def test_a_warning_at_the_start_is_not_covered_by_what_went(
    open_window: MainWindow, settle: Settle
) -> None:
    contact = NewContact(TODAY - timedelta(days=200), Channel.STALL, Topic.MIETE, note="alt")
    ask(open_window, settle, lambda s: s.contacts.add(contact))
    open_window.enter(open_window.context.vault_state(), True)
    settle(open_window)
    said = open_window.workspace.notice.accessibleName()
    assert "neue Passphrase" in said
    assert "Notiz" in said


def test_a_new_day_is_noticed_once() -> None:
    clock = FixedClock(TODAY)
    turned: list[bool] = []
    watch = DayWatch(clock.today)
    watch.day_turned.connect(lambda: turned.append(True))
    watch.tick()
    assert turned == []
    clock.advance(timedelta(days=1))
    watch.tick()
    watch.tick()
    assert turned == [True]


def test_every_kind_that_may_go_has_words() -> None:
    result = RetentionResult(dict.fromkeys(RetentionKind, 2), 1, 2)
    words = result_words(result)
    assert words.count(",") == len(RetentionKind)
    assert result_words(RetentionResult()) == ""
