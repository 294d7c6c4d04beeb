# SPDX-License-Identifier: GPL-3.0-or-later
"""Deadlines on paper, in calendars, in cases and on the lock screen, on a real vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import icalendar
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.codes import Channel, Land, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.domain.deadlines import (
    DeadlineKind,
    DeadlineQuestion,
    DeadlineResult,
    DeadlineSense,
    DeadlineStep,
    Delivery,
    RemedyNotice,
)
from hilft_desktop.domain.errors import FormErrors, LockedError, UserError
from hilft_desktop.i18n.dates import format_long_date
from hilft_desktop.services.deadline_record import decode, encode
from hilft_desktop.services.deadline_rows import (
    DeadlineQuery,
    DeadlineRecord,
    DueState,
    SheetCopy,
)
from hilft_desktop.services.hub import Services
from hilft_desktop.system.lock_screen_file import DueDay
from tests.unit.services.conftest import COUNSELLOR, PASSPHRASE

TODAY = date(2026, 11, 22)
QUESTION = DeadlineQuestion(
    DeadlineKind.OBJECTION, dated=date(2026, 11, 10), land=Land.NW, office="Jobcenter  Nord"
)
WAITING = DeadlineQuestion(DeadlineKind.INACTION_APPLICATION, received=date(2026, 7, 1))
LANDLORD = DeadlineQuestion(DeadlineKind.UTILITY_LANDLORD, dated=date(2025, 12, 31))


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = (document[at].get_textpage().get_text_range() for at in range(len(document)))
        return " ".join(" ".join(pages).split())


def open_case(services: Services, title: str = "Ablehnung") -> str:
    contact = NewContact(TODAY, Channel.PHONE, Topic.GRUNDSICHERUNG)
    return services.contacts.open_case(services.contacts.add(contact).value.id, title).value.id


def code(verb) -> str:
    with pytest.raises(UserError) as caught:
        verb()
    return caught.value.code


@pytest.fixture
def case_id(services: Services) -> str:
    return open_case(services)


# ------------------------------------------------------------------------ paper and calendar


@pytest.mark.parametrize("copy", SheetCopy)
def test_the_sheet_works_while_locked_and_shows_what_was_reckoned(keyless: Services, copy):
    result = keyless.deadlines.compute(QUESTION)
    text = text_of(keyless.deadline_book.control_sheet(QUESTION, copy))
    assert format_long_date(result.deadline) in text
    for step in result.steps:
        assert " ".join(step.text.split()) in text
    assert "Widerspruch im Sozialrecht" in text
    assert f"Stand {TODAY:%d.%m.%Y}" in text
    assert f"Inhalte {keyless.vault.state().content_version}" in text


def test_the_sheet_of_an_open_vault_names_the_group_and_nobody_else(
    services: Services, case_id: str
):
    pseudonym = services.cases.show(case_id).person.pseudonym
    texts = {
        copy: text_of(services.deadline_book.control_sheet(QUESTION, copy)) for copy in SheetCopy
    }
    for text in texts.values():
        assert "0000 0000" in text, "whom to ask"
        assert "Mara Muster" not in text
        assert pseudonym not in text
    assert "Jobcenter Nord" in texts[SheetCopy.FOLDER]


def test_a_sheet_without_enough_answers_names_the_fields(keyless: Services):
    empty = DeadlineQuestion(DeadlineKind.OBJECTION, land=Land.NW)
    with pytest.raises(FormErrors) as caught:
        keyless.deadline_book.control_sheet(empty)
    assert {fault.field for fault in caught.value.faults} >= {"dated"}
    long = replace(QUESTION, office="x" * 121)
    assert code(lambda: keyless.deadline_book.control_sheet(long)) == "deadline_office_too_long"


def test_the_calendar_file_says_a_day_and_nothing_else(keyless: Services):
    result = keyless.deadlines.compute(QUESTION)
    file = keyless.deadline_book.calendar(QUESTION)
    assert file.endswith(b"\r\n")
    (event,) = icalendar.Calendar.from_ical(file).walk("VEVENT")
    assert event.decoded("dtstart") == result.deadline
    assert event.decoded("dtend") == result.deadline + timedelta(days=1)
    assert str(event["summary"]) == "Frist"
    assert str(event["class"]) == "PRIVATE"
    (alarm,) = event.walk("VALARM")
    rings = datetime.combine(result.deadline, datetime.min.time()) + alarm.decoded("trigger")
    assert rings == datetime.combine(result.remind_on, datetime.min.time()).replace(hour=9)
    for word in (b"Jobcenter", b"Widerspruch", b"widerspruch", b"Sozial", b"Nordrhein"):
        assert word not in file
    again = icalendar.Calendar.from_ical(keyless.deadline_book.calendar(QUESTION)).walk("VEVENT")
    assert again[0]["uid"] != event["uid"], "two letters are two entries"


def test_a_day_that_opens_a_door_is_no_deadline_in_the_calendar(keyless: Services):
    (event,) = icalendar.Calendar.from_ical(keyless.deadline_book.calendar(WAITING)).walk("VEVENT")
    assert str(event["summary"]) == "Termin"


# ------------------------------------------------------------------------------------- cases


def test_a_booked_deadline_keeps_the_whole_reckoning(services: Services, case_id: str):
    changed = services.deadline_book.book(case_id, QUESTION)
    booked, result = changed.value, services.deadlines.compute(QUESTION)
    assert changed.changes.touches(Kind.FOLLOW_UP)
    assert changed.changes.case_id == case_id
    assert (booked.due_on, booked.latest, booked.kind) == (
        result.deadline,
        result.latest,
        "widerspruch",
    )
    assert booked.is_deadline
    assert booked.remind_on == result.deadline - timedelta(days=7)
    assert booked.text == "Widerspruch im Sozialrecht · Jobcenter Nord"
    record = services.deadline_book.record(booked.id)
    assert record.result == result
    assert record.question == replace(QUESTION, office="Jobcenter Nord")
    assert record.computed_on == TODAY
    assert record.info is not None
    assert services.cases.show(case_id).follow_ups == (booked,)


def test_a_booked_deadline_keeps_the_light_it_had(services: Services, case_id: str):
    unit = services.settings.unit()
    services.settings.save_unit(replace(unit, guidance=""))
    alone = services.deadline_book.book(case_id, QUESTION).value
    services.settings.save_unit(replace(unit, guidance="Rechtsanwältin Beispiel"))
    services.team.set_trained(COUNSELLOR, TODAY + timedelta(days=100))
    guided = services.deadline_book.book(case_id, WAITING).value
    lights = [services.deadline_book.record(each.id).light for each in (alone, guided)]
    assert lights == ["rot", "gelb"]
    assert "Ampel (§ 6 RDG) rot" in text_of(services.deadline_book.sheet_of(alone.id))
    assert "Ampel" not in text_of(services.deadline_book.sheet_of(alone.id, SheetCopy.PERSON))


def test_the_sheet_of_a_booked_deadline_says_what_was_told_then(
    services: Services, case_id: str, clock
):
    booked = services.deadline_book.book(case_id, QUESTION).value
    first = services.deadline_book.control_sheet(QUESTION, SheetCopy.PERSON)
    clock.advance(timedelta(days=100))
    assert services.deadline_book.sheet_of(booked.id, SheetCopy.PERSON) == first
    assert "Gerechnet am Sonntag, 22.11.2026" in text_of(first)
    assert text_of(services.deadline_book.sheet_of(booked.id)).startswith("Fristblatt für die Akte")


def test_the_reminder_can_be_set_but_not_behind_the_deadline(services: Services, case_id: str):
    day = services.deadlines.compute(QUESTION).deadline
    late = day + timedelta(days=1)
    assert (
        code(lambda: services.deadline_book.book(case_id, QUESTION, late))
        == "remind_after_deadline"
    )
    assert services.cases.show(case_id).follow_ups == ()
    assert services.deadline_book.book(case_id, QUESTION, day).value.remind_on == day


def test_the_same_letter_is_booked_once_while_it_is_open(services: Services, case_id: str):
    booked = services.deadline_book.book(case_id, QUESTION).value
    again = lambda: services.deadline_book.book(case_id, QUESTION)  # noqa: E731
    assert code(again) == "deadline_booked_already"
    other = replace(QUESTION, office="Sozialamt")
    assert services.deadline_book.book(case_id, other).value.id != booked.id
    elsewhere = open_case(services, "Anderer")
    assert services.deadline_book.book(elsewhere, QUESTION).value.case_id == elsewhere
    services.cases.finish_follow_up(booked.id, "Faxbericht")
    assert again().value.id != booked.id


def test_only_days_on_which_something_is_lost_are_deadlines(services: Services, case_id: str):
    door = services.deadline_book.book(case_id, WAITING).value
    assert not door.is_deadline
    assert door.text.startswith("Ab jetzt möglich: ")
    assert door.remind_on == door.due_on
    theirs = services.deadline_book.book(case_id, LANDLORD).value
    assert not theirs.is_deadline
    assert theirs.text.startswith("Frist der anderen Seite: ")


def test_what_does_not_exist_is_said(services: Services, case_id: str):
    book = services.deadline_book
    assert code(lambda: book.book("gibt es nicht", QUESTION)) == "case_unknown"
    assert code(lambda: book.record("gibt es nicht")) == "follow_up_unknown"
    by_hand = services.cases.add_follow_up(case_id, TODAY, "anrufen").value
    assert code(lambda: book.record(by_hand.id)) == "deadline_not_computed"
    assert code(lambda: book.sheet_of(by_hand.id)) == "deadline_not_computed"
    services._session.close()
    for verb in (
        lambda: book.book(case_id, QUESTION),
        lambda: book.record(by_hand.id),
        lambda: book.page(DeadlineQuery()),
        book.lock_screen_due,
    ):
        with pytest.raises(LockedError):
            verb()


# ---------------------------------------------------------------------------------------- list


@pytest.fixture
def due(services: Services, case_id: str) -> dict[str, str]:
    """Entries by name: day of the month before, this and the next."""
    add = services.cases.add_follow_up
    other = open_case(services, "Mahnung")
    return {
        name: add(case, TODAY + timedelta(days=days), name, is_deadline=deadline).value.id
        for name, case, days, deadline in (
            ("gestern", case_id, -1, False),
            ("voriger Monat", case_id, -30, True),
            ("heute", other, 0, True),
            ("Woche", other, 7, True),
            ("Monat", case_id, 30, False),
            ("später", case_id, 31, True),
        )
    }


def texts(services: Services, query: DeadlineQuery) -> list[str]:
    page = services.deadline_book.page(query)
    assert page.total >= len(page.rows)
    return [row.follow_up.text for row in page.rows]


def test_the_list_shows_overdue_first_then_by_day(services: Services, due):
    everything = ["voriger Monat", "gestern", "heute", "Woche", "Monat", "später"]
    assert texts(services, DeadlineQuery()) == everything
    assert texts(services, DeadlineQuery(state=DueState.OVERDUE)) == everything[:2]
    week = DeadlineQuery(until=TODAY + timedelta(days=7))
    assert texts(services, week) == everything[:4]
    month = DeadlineQuery(until=TODAY + timedelta(days=30))
    assert texts(services, month) == everything[:5]
    only = DeadlineQuery(only_deadlines=True)
    assert texts(services, only) == ["voriger Monat", "heute", "Woche", "später"]
    assert texts(services, DeadlineQuery(state=DueState.DONE)) == []
    (row,) = services.deadline_book.page(DeadlineQuery(text="Woche")).rows
    assert (row.days_left, row.case_title) == (7, "Mahnung")


def test_done_entries_leave_the_list_and_come_back_with_undo(services: Services, due):
    services.cases.finish_follow_up(due["heute"], "Stempel 22.11.")
    assert "heute" not in texts(services, DeadlineQuery())
    (row,) = services.deadline_book.page(DeadlineQuery(state=DueState.DONE)).rows
    assert (row.follow_up.proof, row.follow_up.done_on) == ("Stempel 22.11.", TODAY)
    assert "heute" in texts(services, DeadlineQuery(state=DueState.ALL))
    services.cases.reopen_follow_up(due["heute"])
    assert texts(services, DeadlineQuery())[2] == "heute"
    assert services.deadline_book.page(DeadlineQuery(text="heute")).rows[0].follow_up.proof == ""


def test_the_list_is_found_by_pseudonym_and_paged(services: Services, case_id: str, due):
    pseudonym = services.cases.show(case_id).person.pseudonym
    found = texts(services, DeadlineQuery(text=pseudonym))
    assert found == ["voriger Monat", "gestern", "Monat", "später"]
    seen: list[str] = []
    after = ""
    while True:
        page = services.deadline_book.page(DeadlineQuery(after=after, limit=4))
        assert page.total == 6
        seen += [row.follow_up.text for row in page.rows]
        after = page.next_after
        if not after:
            break
    assert seen == texts(services, DeadlineQuery())
    wrong = DeadlineQuery(after="unsinn")
    assert code(lambda: services.deadline_book.page(wrong)) == "page_key_invalid"


def test_a_row_of_the_list_leaves_the_long_reckoning_in_the_vault(services: Services, case_id: str):
    services.deadline_book.book(case_id, QUESTION)
    (row,) = services.deadline_book.page(DeadlineQuery()).rows
    assert row.follow_up.computation == ""
    assert row.follow_up.kind == "widerspruch"


# --------------------------------------------------------------------------------- lock screen


def test_the_lock_screen_counts_deadlines_only_when_the_group_wants_it(
    services: Services, case_id: str, due, vault_path
):
    book = services.deadline_book
    assert not book.on_lock_screen()
    assert book.lock_screen_due() is None
    changed = book.show_on_lock_screen(True)
    assert changed.changes.touches(Kind.SETTINGS)
    services.cases.add_follow_up(case_id, TODAY, "noch eine", is_deadline=True)
    shown = book.lock_screen_due()
    assert shown is not None
    assert shown.as_of == TODAY
    assert shown.days == (
        DueDay(TODAY - timedelta(days=30), 1),
        DueDay(TODAY, 2),
        DueDay(TODAY + timedelta(days=7), 1),
    )
    services._session.close()
    services.vault.unlock(str(vault_path), PASSPHRASE)
    assert book.on_lock_screen()
    book.show_on_lock_screen(False)
    assert book.lock_screen_due() is None


# ------------------------------------------------------------------------------------- records

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
RECORDS = st.builds(
    lambda question, result, day, version: DeadlineRecord(
        question, replace(result, kind=question.kind), day, version, light="gelb"
    ),
    st.builds(
        DeadlineQuestion,
        st.sampled_from(DeadlineKind),
        st.none() | DAYS,
        st.none() | DAYS,
        st.none() | DAYS,
        st.sampled_from(Delivery),
        st.sampled_from(RemedyNotice),
        st.none() | st.sampled_from(Land),
        WORDS,
        WORDS,
    ),
    st.builds(
        DeadlineResult,
        st.sampled_from(DeadlineKind),
        st.sampled_from(DeadlineSense),
        st.none() | DAYS,
        DAYS,
        DAYS,
        st.none() | DAYS,
        st.lists(st.builds(DeadlineStep, WORDS, WORDS), max_size=4).map(tuple),
        st.lists(WORDS, max_size=3).map(tuple),
        st.lists(WORDS, max_size=3).map(tuple),
        st.none() | DAYS,
    ),
    DAYS,
    WORDS,
)


@given(RECORDS)
def test_a_record_comes_back_as_it_was(record: DeadlineRecord):
    assert decode(encode(record)) == record


@given(st.text(max_size=200) | st.builds(lambda r, at: encode(r)[:at], RECORDS, st.integers(0, 80)))
def test_anything_else_is_refused_in_words(text: str):
    with pytest.raises(UserError) as caught:
        decode(text)
    assert caught.value.code == "deadline_record_unreadable"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"format":1', '"format":2'),
        ('"kind":"widerspruch"', '"kind":"neu"'),
        ('"deadline":"2026', '"deadline":"x026'),
        ('"land":"NW"', '"land":"XX"'),
        ('"steps":[', '"steps":[["a"],'),
        ('"question":{', '"question":7,"x":{'),
    ],
)
def test_a_record_of_another_version_is_refused(services: Services, case_id: str, old, new):
    booked = services.deadline_book.book(case_id, QUESTION).value
    assert old in booked.computation
    assert code(lambda: decode(booked.computation.replace(old, new))) == (
        "deadline_record_unreadable"
    )
