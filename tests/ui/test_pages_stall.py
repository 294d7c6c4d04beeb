# SPDX-License-Identifier: GPL-3.0-or-later
"""The stall with real key events in the real window: quick, exact, and nothing is ever lost."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable
from itertools import cycle, islice

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.codes import AgeBand, Channel, Household, Outcome, Topic
from hilft_desktop.domain.contacts import Contact, NewContact
from hilft_desktop.domain.persons import Person
from hilft_desktop.domain.stall_keys import AGE_KEYS, HOUSEHOLD_KEYS, OUTCOME_KEYS, TOPIC_KEYS
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.settings.look_section import LookSection
from hilft_desktop.ui.pages.stall.page import StallPage
from hilft_desktop.ui.practice import PRACTICE_PASSPHRASE
from hilft_desktop.ui.shell.command_palette import CommandPalette
from hilft_desktop.ui.shell.stall_mode import StallMode
from hilft_desktop.ui.theme import metrics

Settle = Callable[[MainWindow], None]
ENTER = Qt.Key.Key_Return


def stall(window: MainWindow, settle: Settle) -> StallPage:
    window.go_to(PageKey.STALL)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, StallPage)
    return page


def press(window: MainWindow, *keys: str | Qt.Key) -> int:
    """Send real key events to the window, as the keyboard does; return how many keys."""
    for key in keys:
        code = key if isinstance(key, Qt.Key) else Qt.Key(ord(key))
        QTest.keyClick(window.windowHandle(), code)
    return len(keys)


def type_words(window: MainWindow, words: str) -> None:
    for sign in words:
        QTest.keyClick(window.windowHandle(), Qt.Key(ord(sign.upper())))


def recorded(window: MainWindow, settle: Settle) -> list[Contact]:
    """Return what is in the vault of the stall of today, oldest first."""
    found: list[tuple[Contact, ...]] = []
    window.context.jobs.run(
        window, lambda services: services.contacts.list("2026-11", limit=1000), found.append
    )
    settle(window)
    return sorted(
        (
            each
            for each in found[0]
            if each.data.channel is Channel.STALL and each.data.date == window.context.today()
        ),
        key=lambda each: each.id,
    )


@pytest.fixture
def fresh(open_window: MainWindow, settle: Settle) -> Callable[[], list[Contact]]:
    """What was recorded at the stall since the test began: the practice vault holds some."""
    before = {each.id for each in recorded(open_window, settle)}
    return lambda: [each for each in recorded(open_window, settle) if each.id not in before]


def unlock(window: MainWindow, settle: Settle) -> None:
    window.set_vault(window._parts.paths.data.joinpath("uebung.hilft").as_posix())
    window.lock_page.field.set_text(PRACTICE_PASSPHRASE)
    window.lock_page.field.submitted.emit()
    settle(window)


def test_two_hundred_contacts_without_the_mouse(
    open_window: MainWindow, settle: Settle, fresh: Callable[[], list[Contact]]
):
    page = stall(open_window, settle)
    page._head.place.setText("Marktplatz")
    before = page._day.total
    topics = list(islice(cycle(TOPIC_KEYS), 200))
    outcomes = list(islice(cycle([None, None, None, *OUTCOME_KEYS]), 200))
    keys: list[int] = []
    for topic, outcome in zip(topics, outcomes, strict=True):
        said = [TOPIC_KEYS[topic], *([OUTCOME_KEYS[outcome]] if outcome else [])]
        keys.append(press(open_window, *said, ENTER))
    assert max(keys) == 3
    assert sum(keys) / len(keys) < 2.7
    shown = page._head._tally.text()
    assert shown.endswith(f" {before + 200}"), "the tally waits for no vault"
    settle(open_window)
    new = fresh()
    assert [each.data.topic for each in new] == topics
    assert [each.data.outcome for each in new] == [
        outcome or Outcome.INFORMATION for outcome in outcomes
    ]
    assert {(each.data.place, each.data.age_band, each.person_id) for each in new} == {
        ("Marktplatz", AgeBand.UNKNOWN, None)
    }
    assert page._queue.entries == ()
    assert page._draft() == ""
    counted = Counter(topics)
    key = page._pad.group("topic").key(Topic.MIETE)
    assert key.count >= counted[Topic.MIETE]


def test_nothing_is_chosen_until_somebody_chose(
    open_window: MainWindow, settle: Settle, fresh: Callable[[], list[Contact]]
):
    page = stall(open_window, settle)
    assert page._pad.is_blank
    press(open_window, ENTER, ENTER)
    assert "Thema fehlt" in page._notice.accessibleName()
    press(open_window, "S", ENTER)  # an outcome alone is no contact, and it is kept
    assert page._pad.state()["outcome"] == Outcome.LETTER
    settle(open_window)
    assert fresh() == []
    press(open_window, "7", ENTER)
    settle(open_window)
    (saved,) = fresh()
    assert (saved.data.topic, saved.data.outcome) == (Topic.MIETE, Outcome.LETTER)
    assert page._notice.isHidden()
    assert page._pad.is_blank


def test_every_answer_has_its_key(
    open_window: MainWindow, settle: Settle, fresh: Callable[[], list[Contact]]
):
    stall(open_window, settle)
    for topic, sign in TOPIC_KEYS.items():
        age = list(AGE_KEYS)[len(topic) % len(AGE_KEYS)]
        household = list(HOUSEHOLD_KEYS)[len(topic) % len(HOUSEHOLD_KEYS)]
        press(open_window, sign, AGE_KEYS[age], HOUSEHOLD_KEYS[household], "F", ENTER)
    settle(open_window)
    new = fresh()
    assert [each.data.topic for each in new] == list(TOPIC_KEYS)
    for each in new:
        place = len(each.data.topic)
        assert each.data.age_band is list(AGE_KEYS)[place % len(AGE_KEYS)]
        assert each.data.household is list(HOUSEHOLD_KEYS)[place % len(HOUSEHOLD_KEYS)]
        assert each.data.outcome is Outcome.FUND


def test_a_key_pressed_again_takes_back_and_another_one_replaces(
    open_window: MainWindow, settle: Settle
):
    page = stall(open_window, settle)
    press(open_window, "7", "7")
    assert page._pad.is_blank
    press(open_window, "7", "8", "E", "R")
    assert page._pad.state()["topic"] == Topic.SCHULDEN
    assert page._pad.state()["age_band"] == AgeBand.A45_64
    press(open_window, Qt.Key.Key_Backspace)
    assert page._pad.is_blank


def test_a_key_held_down_says_it_once(
    open_window: MainWindow, settle: Settle, fresh: Callable[[], list[Contact]]
):
    page = stall(open_window, settle)
    press(open_window, "7")
    QTest.keyClick(open_window.windowHandle(), ENTER, Qt.KeyboardModifier.ShiftModifier)
    assert page._pad.state()["topic"] == Topic.MIETE
    for target in (page, page._actions.count):
        for _times in range(3):
            QApplication.sendEvent(
                target,
                QKeyEvent(
                    QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", autorep=True
                ),
            )
    settle(open_window)
    assert len(fresh()) == 1


def test_keeping_the_topic_keeps_nothing_else(
    open_window: MainWindow, settle: Settle, fresh: Callable[[], list[Contact]]
):
    page = stall(open_window, settle)
    page._head.place.setText("Bahnhof")
    press(open_window, "7", "S", "T")
    QTest.keyClick(open_window.windowHandle(), ENTER, Qt.KeyboardModifier.ShiftModifier)
    assert page._pad.state() == {
        "topic": Topic.MIETE, "outcome": "", "age_band": "", "household": "", "pseudonym": "",
    }  # fmt: skip
    press(open_window, ENTER, ENTER)
    settle(open_window)
    assert [(each.data.topic, each.data.age_band, each.data.place) for each in fresh()] == [
        (Topic.MIETE, AgeBand.A65_PLUS, "Bahnhof"),
        (Topic.MIETE, AgeBand.UNKNOWN, "Bahnhof"),
    ]


def test_several_are_taken_back_in_a_row_while_the_vault_is_still_busy(
    open_window: MainWindow, settle: Settle, fresh: Callable[[], list[Contact]]
):
    page = stall(open_window, settle)
    for sign in "75831":
        press(open_window, sign, ENTER)
    for _times in range(2):  # two of them were not even sent
        page._queue.undo()
    press(open_window, "9", ENTER)
    settle(open_window)
    assert [each.data.topic for each in fresh()] == [
        Topic.MIETE, Topic.ENERGIE_SPERRE, Topic.SCHULDEN, Topic.ARBEIT,
    ]  # fmt: skip
    for _times in range(3):
        QTest.keyClick(
            open_window.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
        )
    settle(open_window)
    assert [each.data.topic for each in fresh()] == [Topic.MIETE]
    assert "zurückgenommen" in page._actions.last_words


def test_the_one_under_way_is_taken_back_as_soon_as_it_arrived(
    open_window: MainWindow, settle: Settle, fresh: Callable[[], list[Contact]]
):
    page = stall(open_window, settle)
    page._pad.press("7")
    page.save()
    page._queue.undo()
    assert len(page._queue.entries) == 1, "it is on its way: only the vault can take it back"
    page._pad.press("8")
    page.save()
    settle(open_window)
    assert [each.data.topic for each in fresh()] == [Topic.SCHULDEN]
    assert not page._queue.entries


def test_what_was_counted_elsewhere_is_not_taken_back_here(
    open_window: MainWindow, settle: Settle, fresh: Callable[[], list[Contact]]
):
    page = stall(open_window, settle)
    press(open_window, "7", ENTER)
    settle(open_window)
    other = NewContact(open_window.context.today(), Channel.PHONE, Topic.ARBEIT)
    open_window.context.jobs.run(
        open_window, lambda services: services.contacts.add(other), lambda _saved: None
    )
    settle(open_window)
    page._queue.undo()
    settle(open_window)
    assert "zuletzt eingetragene" in page._notice.accessibleName()
    assert len(fresh()) == 1


def known_person(window: MainWindow, settle: Settle) -> Person:
    found: list[Person] = []
    new = NewContact(window.context.today(), Channel.PHONE, Topic.MIETE)
    saved: list[Contact] = []
    window.context.jobs.run(window, lambda services: services.contacts.add(new), saved.append)
    settle(window)
    contact_id = saved[0].id
    window.context.jobs.run(
        window,
        lambda services: services.contacts.make_person(contact_id, "Quitte 123"),
        found.append,
    )
    settle(window)
    return found[0]


def test_a_known_person_by_the_exact_pseudonym(
    open_window: MainWindow, settle: Settle, fresh: Callable[[], list[Contact]]
):
    person = known_person(open_window, settle)
    page = stall(open_window, settle)
    keys = press(open_window, "7", Qt.Key.Key_F4)
    assert page._pad.known.field.hasFocus()
    type_words(open_window, "quitte 123")
    press(open_window, ENTER)
    assert keys + len("quitte 123") + 1 == 13
    settle(open_window)
    (saved,) = fresh()
    assert saved.person_id == person.id
    assert saved.data.topic is Topic.MIETE
    assert page._pad.known.isHidden()
    assert "Quitte" not in page._actions.last_words


def test_a_wrong_pseudonym_comes_back_and_nothing_is_lost(
    open_window: MainWindow, settle: Settle, fresh: Callable[[], list[Contact]]
):
    page = stall(open_window, settle)
    press(open_window, "7", "T", Qt.Key.Key_F4)
    type_words(open_window, "quitte 12")
    press(open_window, ENTER)
    settle(open_window)
    assert fresh() == []
    assert "quitte 12" in page._notice.accessibleName().casefold()
    press(open_window, Qt.Key.Key_F4)
    state = page._pad.state()
    assert (state["topic"], state["age_band"]) == (Topic.MIETE, AgeBand.A65_PLUS)
    assert state["household"] == "", "what nobody said is not said by coming back"
    assert state["pseudonym"].casefold() == "quitte 12"
    assert page._pad.known.field.hasFocus()
    assert page._notice.isHidden()
    press(open_window, Qt.Key.Key_Escape, ENTER)  # without the person after all
    settle(open_window)
    assert [each.person_id for each in fresh()] == [None]


def test_an_entry_that_comes_back_does_not_mix_with_the_next_person(
    open_window: MainWindow, settle: Settle, fresh: Callable[[], list[Contact]]
):
    page = stall(open_window, settle)
    press(open_window, "7", "T", Qt.Key.Key_F4)
    type_words(open_window, "quitte 12")
    press(open_window, ENTER)
    settle(open_window)
    press(open_window, "8", "S")
    assert page._pad.state()["age_band"] == ""
    assert "quitte" in page._draft().casefold()
    press(open_window, ENTER)
    settle(open_window)
    assert "Miete und Wohnung" in page._notice.accessibleName(), "it is still said"
    assert [(each.data.topic, each.data.age_band) for each in fresh()] == [
        (Topic.SCHULDEN, AgeBand.UNKNOWN)
    ]
    page._notice.action.click()
    assert page._pad.state()["topic"] == Topic.MIETE
    press(open_window, Qt.Key.Key_Escape, ENTER)
    settle(open_window)
    assert [each.data.topic for each in fresh()] == [Topic.SCHULDEN, Topic.MIETE]


def test_the_place_is_typed_and_no_key_of_it_counts(
    open_window: MainWindow, settle: Settle, fresh: Callable[[], list[Contact]]
):
    page = stall(open_window, settle)
    press(open_window, Qt.Key.Key_F2)
    type_words(open_window, "am tor 7")
    press(open_window, ENTER)
    assert page._head.place.value.casefold() == "am tor 7"
    assert page._pad.is_blank
    press(open_window, "7", ENTER)
    settle(open_window)
    assert [each.data.place.casefold() for each in fresh()] == ["am tor 7"]
    open_window.lock()
    unlock(open_window, settle)
    assert stall(open_window, settle)._head.place.value.casefold() == "am tor 7"


@pytest.mark.parametrize("panic", [False, True])
def test_what_is_not_saved_yet_survives_the_lock_and_counts_once(
    open_window: MainWindow, settle: Settle, fresh: Callable[[], list[Contact]], panic: bool
):
    page = stall(open_window, settle)
    pid = open_window.context.jobs.client.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)  # a quick engine would have saved everything by then
    for sign in "7583":
        press(open_window, sign, ENTER)
    press(open_window, "9", "S")
    assert page._queue.entries
    os.kill(pid, signal.SIGCONT)
    if panic:
        QTest.keyPress(open_window.windowHandle(), Qt.Key.Key_F12)
        open_window.show_lock_page()
    else:
        open_window.lock()
    unlock(open_window, settle)
    again = stall(open_window, settle)
    settle(open_window)
    assert [each.data.topic for each in fresh()] == [
        Topic.MIETE, Topic.ENERGIE_SPERRE, Topic.SCHULDEN, Topic.WOHNGELD,
    ]  # fmt: skip
    assert again._pad.state()["topic"] == Topic.ARBEIT
    assert again._pad.state()["outcome"] == Outcome.LETTER


def test_a_dead_engine_costs_no_contact_and_doubles_none(
    open_window: MainWindow, settle: Settle, fresh: Callable[[], list[Contact]], qtbot: QtBot
):
    stall(open_window, settle)
    for sign in "7583":
        press(open_window, sign, ENTER)
    pid = open_window.context.jobs.client.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    for sign in "19":
        press(open_window, sign, ENTER)
    qtbot.waitUntil(lambda: not open_window.context.vault_state().is_open)
    unlock(open_window, settle)
    stall(open_window, settle)
    settle(open_window)
    assert [each.data.topic for each in fresh()] == [
        Topic.MIETE, Topic.ENERGIE_SPERRE, Topic.SCHULDEN, Topic.WOHNGELD,
        Topic.GRUNDSICHERUNG, Topic.ARBEIT,
    ]  # fmt: skip


def test_a_vault_that_cannot_answer_is_said_and_tried_again(
    open_window: MainWindow, settle: Settle, fresh: Callable[[], list[Contact]]
):
    page = stall(open_window, settle)
    path = open_window.context.vault_state().path
    jobs = open_window.context.jobs
    jobs.run(open_window, lambda services: services.vault.close(), lambda _closed: None)
    settle(open_window)
    for sign in "75":
        press(open_window, sign, ENTER)
    settle(open_window)
    assert "noch nicht gespeichert" in page._notice.accessibleName()
    assert "nichts verloren" in page._notice.accessibleName()
    assert len(page._queue.entries) == 2
    jobs.run(
        open_window,
        lambda services: services.vault.unlock(path, PRACTICE_PASSPHRASE),
        lambda _state: None,
    )
    settle(open_window)
    page._notice.action.click()
    settle(open_window)
    assert [each.data.topic for each in fresh()] == [Topic.MIETE, Topic.ENERGIE_SPERRE]
    assert page._notice.isHidden()


# ------------------------------------------------------------------------------- the window


def test_the_stall_takes_the_whole_screen_and_esc_gives_it_back(
    open_window: MainWindow, settle: Settle
):
    work = open_window.workspace
    page = stall(open_window, settle)
    assert open_window.isFullScreen()
    assert [part.isVisible() for part in (work.sidebar, work.header, work.status)] == [False] * 3
    press(open_window, "7", Qt.Key.Key_Escape)
    assert not open_window.isFullScreen()
    assert work.sidebar.isVisible()
    assert page._pad.state()["topic"] == Topic.MIETE, "Esc takes nothing of the entry away"
    open_window.go_to(PageKey.STALL)
    assert open_window.isFullScreen()
    press(open_window, Qt.Key.Key_F11)
    assert not open_window.isFullScreen()
    open_window.go_to(PageKey.STALL)
    open_window.go_to(PageKey.TODAY)
    assert not open_window.isFullScreen()
    assert work.header.isVisible()


def test_no_search_for_people_at_the_stall(open_window: MainWindow, settle: Settle):
    work = open_window.workspace
    stall(open_window, settle)
    press(open_window, Qt.Key.Key_Escape)
    assert work.header.isVisible()
    assert not work.header._search.isVisible()
    open_window.show_palette()
    (palette,) = open_window.findChildren(CommandPalette)
    assert not palette._with_cases
    palette.close()
    open_window.go_to(PageKey.TODAY)
    assert work.header._search.isVisible()


def test_the_vault_locks_earlier_at_the_stall(open_window: MainWindow, settle: Settle):
    mode = open_window.findChild(StallMode)
    assert isinstance(mode, StallMode)
    now = open_window.context.look.current
    assert (now.lock_minutes_stall, now.lock_minutes_office) == (5, 15)
    assert mode.idle_minutes() == 15
    open_window.go_to(PageKey.SETTINGS, "look")
    settle(open_window)
    section = open_window.workspace.host.findChild(LookSection)
    assert isinstance(section, LookSection)
    section._stall.button("2").click()
    section._stall.button("5").click()
    assert open_window.context.look.current.lock_minutes_office == 15
    stall(open_window, settle)
    assert mode.idle_minutes() == 5
    open_window.go_to(PageKey.GUIDE)
    assert mode.idle_minutes() == 5, "who looks a thing up still stands there"
    open_window.lock()
    assert mode.idle_minutes() == 15


@pytest.mark.parametrize("scale", [100, 200])
def test_everything_is_large_enough_for_a_finger(
    open_window: MainWindow, settle: Settle, scale: int
):
    page = stall(open_window, settle)
    open_window.context.theme.set_font_scale(scale)
    open_window.resize(*metrics.SMALLEST)
    press(open_window, Qt.Key.Key_F4)
    settle(open_window)
    QApplication.processEvents()
    targets = [
        each
        for kind in (QAbstractButton, QLineEdit)
        for each in page.findChildren(kind)
        if each.isVisible()
    ]
    assert len(targets) > 30
    small = [
        each.accessibleName()
        for each in targets
        if min(each.width(), each.height()) < metrics.TOUCH
    ]
    assert small == []
    assert all(each.font().pointSizeF() >= 14 * scale / 100 for each in targets)
    open_window.context.theme.set_font_scale(100)


def test_keys_speak(open_window: MainWindow, settle: Settle):
    page = stall(open_window, settle)
    key = page._pad.group("topic").key(Topic.MIETE)
    assert key.accessibleName() == "Miete und Wohnung, 7"
    count = key.count
    press(open_window, "7", ENTER)
    settle(open_window)
    assert key.accessibleDescription() == f"heute {count + 1}"
    assert page._actions.count.accessibleName() == "Zählen (Enter)"
    household = page._pad.group("household").key(Household.SINGLE_PARENT)
    assert household.accessibleName() == "allein mit Kind, U"


def test_pages_nobody_sees_let_the_stall_work_and_hear_of_it_later(
    open_window: MainWindow, settle: Settle
):
    host = open_window.workspace.host
    open_window.go_to(PageKey.TODAY)
    settle(open_window)
    today = host.current_page
    stall(open_window, settle)
    press(open_window, "7", ENTER)
    settle(open_window)
    assert host._unheard[PageKey.TODAY].touches(Kind.CONTACT)
    open_window.go_to(PageKey.TODAY)
    assert host._unheard.keys().isdisjoint({PageKey.TODAY})
    assert [job for job in open_window.context.jobs._running if job.parent() is today]
    settle(open_window)
