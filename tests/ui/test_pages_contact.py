# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pytestqt.qtbot import QtBot

from hilft_desktop.domain.codes import AgeBand, Channel, Grievance, Language, Outcome, Topic
from hilft_desktop.domain.contacts import Contact
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.cases.page import CasesPage
from hilft_desktop.ui.pages.contact.page import ContactPage
from hilft_desktop.ui.practice import PRACTICE_PASSPHRASE

Settle = Callable[[MainWindow], None]


def contact_page(window: MainWindow, settle: Settle) -> ContactPage:
    window.go_to(PageKey.CONTACT)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, ContactPage)
    return page


def contacts(window: MainWindow, settle: Settle) -> tuple[Contact, ...]:
    found: list[tuple[Contact, ...]] = []
    window.context.jobs.run(
        window, lambda services: services.contacts.list("2026-11"), found.append
    )
    settle(window)
    return found[0]


def fill(page: ContactPage) -> None:
    form = page._form
    form._channel.button(Channel.STALL).click()
    form._topic.button(Topic.ENERGIE_SPERRE).click()
    form._outcome.button(Outcome.LETTER).click()


def test_nothing_is_preselected_but_the_day(open_window: MainWindow, settle: Settle):
    form = contact_page(open_window, settle)._form
    assert form._date.day() == date(2026, 11, 22)
    assert all(not group.codes() for group in form._groups.values())
    assert form._language.code() is None
    assert form.draft() == ""


def test_faults_stand_beside_their_fields_and_nothing_is_lost(
    open_window: MainWindow, settle: Settle
):
    page = contact_page(open_window, settle)
    before = len(contacts(open_window, settle))
    form = page._form
    form._date.set_text("31.02.")
    form._received.set_text("zwölf")
    form._note.setPlainText("Brief vom Versorger")
    page.save()
    settle(open_window)
    assert "31.02." in form.rows["date"].fault
    assert "zwölf" in form.rows["received"].fault
    assert form.rows["topic"].fault
    assert form.rows["channel"].fault
    assert form.rows["outcome"].fault
    assert not form.rows["note"].fault
    assert form._date.text == "31.02."
    assert form._received.text == "zwölf"
    assert form._note.value == "Brief vom Versorger"
    assert len(contacts(open_window, settle)) == before


def test_a_contact_is_saved_anonymously_as_it_was_said(open_window: MainWindow, settle: Settle):
    page = contact_page(open_window, settle)
    known = {each.id for each in contacts(open_window, settle)}
    fill(page)
    form = page._form
    form._place.setText("Marktplatz")
    form._date.set_text("gestern")
    form._received.set_text("1.234,50")
    page.save()
    settle(open_window)
    new = [each for each in contacts(open_window, settle) if each.id not in known]
    assert len(new) == 1
    data = new[0].data
    assert (data.date, data.place) == (date(2026, 11, 21), "Marktplatz")
    assert (data.channel, data.topic, data.outcome) == (
        Channel.STALL, Topic.ENERGIE_SPERRE, Outcome.LETTER,
    )  # fmt: skip
    assert data.euros.received == 123450
    assert data.euros.claimed is None
    assert (data.age_band, data.language) == (AgeBand.UNKNOWN, Language.UNKNOWN)
    assert new[0].person_id is None
    assert not page._saved.isHidden()


def test_what_went_wrong_is_asked_for_freely_and_comes_back_in_a_draft(
    open_window: MainWindow, settle: Settle
):
    page = contact_page(open_window, settle)
    form = page._form
    assert form._grievance.code() is None
    fill(page)
    form._grievance.set_code(Grievance.PAPERS_LOST)
    draft = form.draft()
    form.clear(keep_topic=False)
    assert form._grievance.code() is None
    form.restore(draft)
    known = {each.id for each in contacts(open_window, settle)}
    page.save()
    settle(open_window)
    (new,) = [each for each in contacts(open_window, settle) if each.id not in known]
    assert new.data.grievance is Grievance.PAPERS_LOST
    assert form._grievance.code() is None  # nothing goes over to the next person


def test_save_and_next_keeps_topic_place_and_channel_only(open_window: MainWindow, settle: Settle):
    page = contact_page(open_window, settle)
    fill(page)
    form = page._form
    form._place.setText("Marktplatz")
    form._note.setPlainText("nur für diesen Kontakt")
    page.save_and_next()
    settle(open_window)
    assert form._topic.code() == Topic.ENERGIE_SPERRE
    assert form._channel.code() == Channel.STALL
    assert form._place.value == "Marktplatz"
    assert form._outcome.code() is None
    assert form._note.value == ""
    page.save()  # the outcome is missing: nothing may be taken over unsaid
    assert form.rows["outcome"].fault


def test_saving_alone_forgets_the_topic(open_window: MainWindow, settle: Settle):
    page = contact_page(open_window, settle)
    fill(page)
    page.save()
    settle(open_window)
    assert page._form._topic.code() is None
    assert page._form._channel.code() == Channel.STALL


def test_the_last_save_can_be_undone(open_window: MainWindow, settle: Settle):
    page = contact_page(open_window, settle)
    before = {each.id for each in contacts(open_window, settle)}
    fill(page)
    page.save()
    settle(open_window)
    page._saved._undo.click()
    settle(open_window)
    assert {each.id for each in contacts(open_window, settle)} == before
    assert page._saved.isHidden()


def test_person_and_case_are_two_deliberate_steps(open_window: MainWindow, settle: Settle):
    page = contact_page(open_window, settle)
    fill(page)
    page.save()
    settle(open_window)
    saved = page._saved
    saved._make_person.click()
    settle(open_window)
    pseudonym = saved._pseudonym.value
    assert pseudonym.split()[-1].isdigit()
    saved.person_wanted.emit(pseudonym)
    settle(open_window)
    assert pseudonym in saved._words.text()
    saved._open_case.click()
    saved.case_wanted.emit("Sperre angedroht")
    settle(open_window)
    shown = open_window.workspace.host.current_page
    assert isinstance(shown, CasesPage)
    detail = shown._case._detail
    assert detail is not None
    assert (detail.person.pseudonym, detail.case.title) == (pseudonym, "Sperre angedroht")
    assert len(detail.contacts) == 1


def test_saving_in_the_step_above_finishes_that_step(open_window: MainWindow, settle: Settle):
    page = contact_page(open_window, settle)
    fill(page)
    page.save()
    settle(open_window)
    page._saved._open_case.click()
    page.save()
    settle(open_window)
    assert isinstance(open_window.workspace.host.current_page, CasesPage)


def test_a_contact_is_attached_to_somebody_known(open_window: MainWindow, settle: Settle):
    page = contact_page(open_window, settle)
    saved = page._saved
    fill(page)
    page.save()
    settle(open_window)
    saved.person_wanted.emit("Quitte 123")
    settle(open_window)
    fill(page)
    page.save()
    settle(open_window)
    saved._name_known.click()
    assert saved._old_pseudonym.hasFocus()
    saved._old_pseudonym.setText("Quitte 12")
    saved._old_pseudonym.returnPressed.emit()
    settle(open_window)
    assert "Quitte 12" in saved._known_row.fault
    saved._old_pseudonym.setText("quitte 123")
    saved._old_pseudonym.returnPressed.emit()
    settle(open_window)
    assert "Quitte 123" in saved._words.text()
    assert saved._make_person.isHidden()
    assert page._last is not None
    linked = {each.id: each.person_id for each in contacts(open_window, settle)}
    assert linked[page._last.id] is not None
    saved._undo.click()  # the person was known before: the contact may go
    settle(open_window)
    assert page._last is None


def test_the_main_topic_is_no_further_topic(open_window: MainWindow, settle: Settle):
    form = contact_page(open_window, settle)._form
    form._topics.button(Topic.MIETE).click()
    form._topics.button(Topic.SCHULDEN).click()
    form._topic.button(Topic.MIETE).click()
    assert form._topics.codes() == (Topic.SCHULDEN,)
    assert not form._topics.button(Topic.MIETE).isEnabled()


def test_a_draft_comes_back_after_locking(open_window: MainWindow, settle: Settle, qtbot: QtBot):
    page = contact_page(open_window, settle)
    page._form._topic.button(Topic.MIETE).click()
    page._form._date.set_text("31.02.")
    page._form._note.setPlainText("Kündigung liegt vor")
    open_window.lock("")
    settle(open_window)
    open_window.set_vault(open_window._parts.paths.data.joinpath("uebung.hilft").as_posix())
    open_window.lock_page.field.set_text(PRACTICE_PASSPHRASE)
    open_window.lock_page.field.submitted.emit()
    settle(open_window)
    again = contact_page(open_window, settle)
    assert again is not page
    qtbot.waitUntil(lambda: again._form._note.value == "Kündigung liegt vor")
    assert again._form._topic.code() == Topic.MIETE
    assert again._form._date.text == "31.02."


def test_the_first_wrong_field_comes_into_view(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = contact_page(open_window, settle)
    fill(page)
    wrong = page._form._received.focusProxy()
    assert wrong is not None
    page._form._received.set_text("zwölf")
    assert wrong.visibleRegion().isEmpty()
    page.save()
    qtbot.waitUntil(lambda: wrong.visibleRegion().boundingRect().height() == wrong.height())
    assert wrong.hasFocus()
