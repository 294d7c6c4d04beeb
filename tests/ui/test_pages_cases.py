# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.codes import CaseStatus, FlagKind
from hilft_desktop.domain.scope import Light, Step
from hilft_desktop.domain.structures import Unit
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.models.list_row import RowRole
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.cases import detail_panel
from hilft_desktop.ui.pages.cases.entry_editor import EntryEditor
from hilft_desktop.ui.pages.cases.page import CasesPage
from hilft_desktop.ui.pages.checklist.page import ChecklistPage
from hilft_desktop.ui.pages.deadlines.letter_page import LetterInHandPage
from hilft_desktop.ui.pages.letter.page import LetterPage
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from tests.conftest import TODAY
from tests.ui.conftest import ANSWER_MS, StrayWindows

Settle = Callable[[MainWindow], None]


def cases_page(window: MainWindow, settle: Settle) -> CasesPage:
    window.go_to(PageKey.CASES)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, CasesPage)
    return page


def open_first(window: MainWindow, settle: Settle) -> tuple[CasesPage, CaseDetail]:
    page = cases_page(window, settle)
    page._list._list.choose(page._list.model.index(0, 0))
    settle(window)
    return page, detail_of(page)


def detail_of(page: CasesPage) -> CaseDetail:
    assert page._case.detail is not None
    return page._case.detail


def test_choosing_a_row_shows_its_case(open_window: MainWindow, settle: Settle):
    page, detail = open_first(open_window, settle)
    model = page._list.model
    assert model.index(0, 0).data(RowRole.KEY) == detail.case.id
    words = [label.text() for label in page._case.panel.head.findChildren(PlainLabel)]
    assert detail.person.pseudonym in words
    assert detail.case.title in words


def test_search_follows_the_typing_and_says_when_nothing_fits(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page, detail = open_first(open_window, settle)
    before = page._list.model.rowCount()
    page._list.search.setText(detail.person.pseudonym)
    qtbot.waitUntil(
        lambda: page._list.model.query.text == detail.person.pseudonym, timeout=ANSWER_MS
    )
    settle(open_window)
    assert 1 <= page._list.model.rowCount() < before
    assert page._list.model.index_of(detail.case.id).isValid()
    page._list.search.setText("Xylophonbauer")
    qtbot.waitUntil(lambda: page._list.model.rowCount() == 0, timeout=ANSWER_MS)
    assert page._list._count.text().startswith("Kein Fall passt")
    assert page._stack.currentWidget() is page._panes


def test_an_entry_is_written_with_its_source_and_stays_first(
    open_window: MainWindow, settle: Settle
):
    page, detail = open_first(open_window, settle)
    page.save()
    settle(open_window)
    editor = page._case.panel.history.editor
    assert editor.is_open
    editor._facts.setPlainText("Sperre für Freitag angekündigt")
    editor.picker._all.setCurrentIndex(1)
    editor.picker._all.activated.emit(1)
    settle(open_window)
    source = editor._source.value
    assert source.startswith("Leitfaden „")
    assert "Fassung" in source
    page.save()
    settle(open_window)
    entries = detail_of(page).entries
    assert len(entries) == len(detail.entries) + 1
    new = next(e for e in entries if e.id not in {old.id for old in detail.entries})
    assert new.data.facts == "Sperre für Freitag angekündigt"
    assert new.data.source == source
    assert editor.isHidden()
    assert editor.draft() is None


def test_a_page_read_lately_is_a_source_in_one_click(open_window: MainWindow, settle: Settle):
    open_window.go_to(PageKey.GUIDE, "sperre_heute")
    settle(open_window)
    page, _detail = open_first(open_window, settle)
    page.save()
    editor = page._case.panel.history.editor
    assert editor.picker.offered[0] == "sperre_heute"
    editor.picker.findChildren(Button)[0].click()
    settle(open_window)
    assert editor._source.value.startswith("Leitfaden „")


def test_the_lock_forgets_what_was_read(open_window: MainWindow, settle: Settle):
    open_window.go_to(PageKey.GUIDE, "sperre_heute")
    settle(open_window)
    assert open_window.context.reading.pages
    open_window.lock()
    assert open_window.context.reading.pages == ()


def choose_step(editor: EntryEditor, code: str) -> None:
    at = editor._step.findData(code)
    assert at > 0
    editor._step.setCurrentIndex(at)


def test_the_light_says_colour_reason_and_need_and_is_kept_with_the_entry(
    open_window: MainWindow, settle: Settle
):
    page, detail = open_first(open_window, settle)
    page.save()
    history = page._case.panel.history
    editor = history.editor
    editor._advice.setPlainText("Widerspruch besprochen")
    choose_step(editor, Step.DRAFT_OBJECTION.value)
    settle(open_window)
    words = [label.text() for label in editor.box.findChildren(PlainLabel) if label.text()]
    assert words[0].startswith("Rot: ")
    assert any("§ 6" in text for text in words)
    assert any(text.startswith("Es fehlt: ") for text in words)
    page.save()
    settle(open_window)
    known = {entry.id for entry in detail.entries}
    new = next(entry for entry in detail_of(page).entries if entry.id not in known)
    assert (new.data.step, new.data.light) == (Step.DRAFT_OBJECTION.value, Light.RED.value)
    shown = [label.text() for label in history.chronicle.findChildren(PlainLabel)]
    assert any(text.startswith("Ampel: Rot, ") for text in shown)


def test_guidance_and_training_turn_the_light_yellow_while_it_is_shown(
    open_window: MainWindow, settle: Settle
):
    me = open_window.context.vault_state().counsellor
    page, _detail = open_first(open_window, settle)
    page.save()
    editor = page._case.panel.history.editor
    choose_step(editor, Step.DRAFT_OBJECTION.value)
    settle(open_window)
    until = TODAY + timedelta(days=1)
    jobs = open_window.context.jobs
    jobs.run(
        open_window,
        lambda services: services.team.set_trained(me, until),
        lambda _member: None,
    )
    settle(open_window)
    units: list[Unit] = []
    jobs.run(open_window, lambda services: services.settings.unit(), units.append)
    settle(open_window)
    guided = replace(units[0], guidance="Rechtsanwältin Muster")
    jobs.run(open_window, lambda services: services.settings.save_unit(guided), lambda _u: None)
    settle(open_window)
    words = [label.text() for label in editor.box.findChildren(PlainLabel) if label.text()]
    assert words[0].startswith("Gelb: ")
    assert not any(text.startswith("Es fehlt: ") for text in words)
    assert any("Rechtsanwältin Muster" in text for text in words)
    assert editor.entry().light == Light.YELLOW.value


def test_help_in_an_emergency_is_green_and_never_in_the_way(
    open_window: MainWindow, settle: Settle
):
    page, _detail = open_first(open_window, settle)
    page.save()
    editor = page._case.panel.history.editor
    choose_step(editor, Step.EMERGENCY.value)
    settle(open_window)
    assert editor.box.findChildren(PlainLabel)[0].text().startswith("Grün: Soforthilfe")
    editor._facts.setPlainText("Strom ist weg, Säugling")
    page.save()
    settle(open_window)
    assert not editor.is_open


def test_linked_problems_are_asked_one_by_one_and_can_be_waved_away(
    open_window: MainWindow, settle: Settle
):
    page, _detail = open_first(open_window, settle)
    prompts = page._case.panel.history.prompts
    first = prompts.current
    assert first is not None
    prompts._done.click()
    assert prompts.current is not first
    prompts._away.click()
    assert prompts.isHidden()
    page._list._list.choose(page._list.model.index(1, 0))
    settle(open_window)
    page._list._list.choose(page._list.model.index(0, 0))
    settle(open_window)
    assert prompts.isHidden()


def test_an_entry_begun_waits_while_another_case_is_read(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page, detail = open_first(open_window, settle)
    page.save()
    editor = page._case.panel.history.editor
    editor._advice.setPlainText("Erst beim Amt anrufen")
    page._list._list.choose(page._list.model.index(1, 0))
    settle(open_window)
    assert editor.draft() is None
    page._list._list.choose(page._list.model.index_of(detail.case.id))
    settle(open_window)
    qtbot.waitUntil(lambda: editor._advice.value == "Erst beim Amt anrufen", timeout=ANSWER_MS)


def test_a_flag_goes_away_only_with_words(open_window: MainWindow, settle: Settle):
    page, detail = open_first(open_window, settle)
    section = page._case.panel.flags
    section.open_raise()
    section._kind.set_code(FlagKind.INFANT)
    section._detail.setText("acht Wochen alt")
    assert page._case._primary.text() == "Warnzeichen setzen"
    page.save()
    settle(open_window)
    assert page._case._primary.text() == "Eintrag schreiben"
    flag = next(f for f in detail_of(page).flags if f.detail == "acht Wochen alt")
    assert not section.top.isHidden()
    section.answer(flag.id)
    section.answer_form.confirmed.emit()
    settle(open_window)
    assert section.answer_form.rows["resolution"].fault
    page._case.panel.head.status_action(CaseStatus.CLOSED).trigger()
    settle(open_window)
    assert detail_of(page).case.status is detail.case.status
    assert page._case.panel.head.status == detail.case.status
    assert not page._frame.notice.isHidden()
    section.answer(flag.id)
    section._resolution.setPlainText("Versorger setzt die Sperre aus")
    section.answer_form.confirmed.emit()
    settle(open_window)
    resolved = next(f for f in detail_of(page).flags if f.id == flag.id)
    assert resolved.resolution == "Versorger setzt die Sperre aus"
    assert not section.answer_form.is_open


def test_a_follow_up_is_added_with_its_weekday_and_finished(
    open_window: MainWindow, settle: Settle
):
    page, detail = open_first(open_window, settle)
    due = page._case.panel.due
    page._case.show_section(detail_panel.DUE)
    due.begin_date()
    due._day.set_text("30.02.")
    page.save()
    assert "30.02." in due.form.rows["due_on"].fault
    assert due.form.rows["text"].fault
    due._day.set_text("30.11.")
    due._text.setText("Beim Versorger nachfragen")
    page.save()
    settle(open_window)
    known = {each.id for each in detail.follow_ups}
    new = next(each for each in detail_of(page).follow_ups if each.id not in known)
    words = [label.text() for label in due.card.findChildren(PlainLabel)]
    assert any(text.startswith("Mo 30.11.2026") for text in words)
    due.finish(new.id)
    settle(open_window)
    done = next(each for each in detail_of(page).follow_ups if each.id == new.id)
    assert done.done_on is not None


def test_the_case_leads_to_checklist_and_letter_with_itself(
    open_window: MainWindow, settle: Settle
):
    page, detail = open_first(open_window, settle)
    by_words = {action.text(): action for action in page._case.actions_of_case}
    by_words["Checkliste durchgehen …"].trigger()
    settle(open_window)
    checklist = open_window.workspace.host.current_page
    assert isinstance(checklist, ChecklistPage)
    assert checklist._case_id == detail.case.id
    by_words["Schreiben aufsetzen …"].trigger()
    settle(open_window)
    letter = open_window.workspace.host.current_page
    assert isinstance(letter, LetterPage)
    assert letter._case_id == detail.case.id


def test_the_keys_for_a_letter_and_a_deadline_take_the_case_along(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page, detail = open_first(open_window, settle)
    page.setFocus()
    open_window.commands.action("letter_new").trigger()
    settle(open_window)
    letter = open_window.workspace.host.current_page
    assert isinstance(letter, LetterPage)
    assert letter._case_id == detail.case.id
    open_window.go_to(PageKey.CASES)
    open_window.commands.action(f"go_{PageKey.LETTER_IN_HAND}").trigger()
    settle(open_window)
    deadline = open_window.workspace.host.current_page
    assert isinstance(deadline, LetterInHandPage)
    assert deadline._case_id == detail.case.id


def is_in_view(area: QScrollArea, field: QWidget) -> bool:
    top = field.mapTo(area.viewport(), QPoint(0, 0)).y()
    return field.isVisible() and top >= 0 and top + field.height() <= area.viewport().height()


def test_the_editor_comes_into_view(open_window: MainWindow, settle: Settle, qtbot: QtBot):
    page, _detail = open_first(open_window, settle)
    panel = page._case.panel
    page.save()
    qtbot.waitUntil(lambda: is_in_view(panel.area, panel.history.editor._facts), timeout=ANSWER_MS)
    assert panel.history.editor._facts.hasFocus()


def test_sections_have_number_keys_and_one_main_action_each(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page, _detail = open_first(open_window, settle)
    panel = page._case.panel
    seen = []
    for number, (key, section) in enumerate(panel.sections.items(), start=1):
        code = Qt.Key(Qt.Key.Key_0.value + number)
        qtbot.keyClick(page, code, Qt.KeyboardModifier.ControlModifier)
        assert panel.bar.current == key
        assert section.isVisible()
        assert [each for each in panel.sections.values() if each.isVisible()] == [section]
        seen.append(page._case._primary.text())
    assert len(set(seen)) == len(seen)
    qtbot.keyClick(panel.bar.button(panel.bar.current), Qt.Key.Key_Right)
    assert panel.bar.current == detail_panel.HISTORY
    qtbot.keyClick(panel.bar.button(panel.bar.current), Qt.Key.Key_3)
    assert panel.bar.current == detail_panel.DUE


def test_no_part_of_a_case_flashes_up_as_a_window_of_its_own(
    open_window: MainWindow, settle: Settle, stray_windows: StrayWindows
):
    page, _detail = open_first(open_window, settle)
    for key in page._case.panel.sections:
        for form in page._case.panel.show_section(key).forms.values():
            form.open_form()
        settle(open_window)
    open_window.go_to(PageKey.COLLECTIVES)
    open_window.go_to(PageKey.TODAY)
    settle(open_window)
    assert stray_windows.seen == []
