# SPDX-License-Identifier: GPL-3.0-or-later
"""What is put into the vault comes back, counted and listed as promised."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.cases import NewEntry
from hilft_desktop.domain.codes import (
    AgeBand,
    CaseStatus,
    Channel,
    ConsentPurpose,
    FlagKind,
    Household,
    Language,
    Outcome,
    Topic,
)
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.domain.ids import CaseId
from hilft_desktop.domain.money import Euros
from hilft_desktop.domain.persons import Identity
from hilft_desktop.domain.tallies import Month
from hilft_desktop.storage.paging import decode_key, encode_key
from hilft_desktop.storage.repositories.case_records import NewDocument
from hilft_desktop.storage.repositories.cases import CaseQuery, CaseSort
from hilft_desktop.storage.repositories.contacts import Booking
from hilft_desktop.storage.unit_of_work import UnitOfWork
from hilft_desktop.storage.vault import Vault
from hilft_desktop.system.clock import FixedClock
from tests.unit.storage.vaults import DAY, contact, everything, new_case, refused

NOVEMBER = Month(2026, 11)
FULL = NewContact(
    date=DAY,
    channel=Channel.PHONE,
    topic=Topic.ENERGIE_SPERRE,
    topics=(Topic.SCHULDEN, Topic.FAMILIE),
    age_band=AgeBand.A25_44,
    household=Household.SINGLE_PARENT,
    outcome=Outcome.LETTER,
    language=Language.TI,
    euros=Euros(123456, 100000, 0),
    note="Zeile 1\nZeile 2 – „Zitat“ 😀",
    place="Markt",
)


# ---------------------------------------------------------------- contacts


def test_a_contact_comes_back_as_it_was(vault: Vault):
    added = vault.write(lambda uow: uow.contacts.add(FULL, date(2026, 12, 1)))
    assert added.data == FULL
    assert vault.read(lambda uow: uow.contacts.get(added.id)) == added
    assert vault.read(lambda uow: uow.contacts.last(3)) == (added,)


def test_contacts_are_linked_unlinked_and_undone(vault: Vault):
    case = vault.write(new_case)
    added = vault.write(lambda uow: uow.contacts.add(FULL, DAY))
    vault.write(lambda uow: uow.contacts.link_person(added.id, case.person_id))
    linked = vault.write(lambda uow: uow.contacts.link_case(added.id, case.id))
    assert (linked.person_id, linked.case_id) == (case.person_id, case.id)
    vault.write(lambda uow: uow.contacts.delete(added.id))
    assert refused(vault, lambda uow: uow.contacts.get(added.id)) == "contact_unknown"
    assert refused(vault, lambda uow: uow.contacts.delete(added.id)) == "contact_unknown"


def test_a_month_holds_what_is_booked_in_it_from_its_first_to_its_last_day(vault: Vault):
    days = [date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 30), date(2026, 12, 1)]
    vault.write(lambda uow: uow.contacts.add_many(Booking(contact(), day) for day in days))
    page = vault.read(lambda uow: uow.contacts.list(NOVEMBER))
    assert [item.booked_on for item in page.items] == days[1:3]
    assert vault.read(lambda uow: uow.contacts.count(NOVEMBER)) == 2
    assert sum(vault.read(lambda uow: uow.contacts.count_by(NOVEMBER)).values()) == 2
    months = vault.read(lambda uow: uow.contacts.months())
    assert months == (Month(2026, 10), NOVEMBER, Month(2026, 12))


@pytest.mark.parametrize("newest_first", [False, True])
def test_pages_of_contacts_have_neither_gap_nor_double(vault: Vault, newest_first: bool):
    days = [DAY + timedelta(days=number % 4) for number in range(23)]
    vault.write(lambda uow: uow.contacts.add_many(Booking(contact(), day) for day in days))
    walked = everything(
        vault,
        lambda uow, after: uow.contacts.list(after=after, limit=5, newest_first=newest_first),
    )
    keys = [(item.booked_on, item.id) for item in walked]
    assert keys == sorted(keys, reverse=newest_first)
    assert len(set(keys)) == 23


contacts = st.builds(
    NewContact,
    date=st.just(DAY),
    channel=st.sampled_from(Channel),
    topic=st.sampled_from(Topic),
    age_band=st.sampled_from(AgeBand),
    household=st.sampled_from(Household),
    outcome=st.sampled_from(Outcome),
    euros=st.builds(Euros, received=st.none() | st.integers(0, 600_000)),
)


def test_counting_in_the_database_equals_counting_by_hand(vault: Vault):
    @given(st.lists(contacts, max_size=30))
    def check(data: list[NewContact]) -> None:
        vault.bare(lambda driver: driver.execute("DELETE FROM contacts"))
        vault.write(lambda uow: uow.contacts.add_many(Booking(item, DAY) for item in data))
        by_hand = Counter(
            (c.topic, c.age_band, c.outcome, c.household, c.euros.band, c.channel) for c in data
        )
        assert vault.read(lambda uow: uow.contacts.count_by(NOVEMBER)) == by_hand

    check()


def test_several_months_are_counted_together(vault: Vault):
    days = [date(2026, 9, 30), date(2026, 10, 1), date(2026, 11, 30), date(2026, 12, 1)]
    vault.write(lambda uow: uow.contacts.add_many(Booking(contact(), day) for day in days))
    counted = vault.read(lambda uow: uow.contacts.count_by(Month(2026, 10), NOVEMBER))
    assert sum(counted.values()) == 2


# ---------------------------------------------------------------- persons


def test_a_pseudonym_is_never_given_twice_not_even_after_erasure(vault: Vault):
    person = vault.write(lambda uow: uow.persons.add("Ahorn 17", Language.AR))
    assert vault.read(lambda uow: uow.persons.by_pseudonym("ahorn 17")) == person
    assert refused(vault, lambda uow: uow.persons.add("AHORN 17", Language.DE)) == "pseudonym_taken"
    vault.write(lambda uow: uow.persons.erase(person.id))
    assert vault.read(lambda uow: uow.persons.by_pseudonym("Ahorn 17")) is None
    assert not vault.read(lambda uow: uow.persons.pseudonym_is_free("ahorn 17"))
    assert vault.read(lambda uow: uow.persons.pseudonym_is_free("Ahorn 18"))
    assert vault.read(lambda uow: uow.persons.pseudonyms_used()) == {"Ahorn 17"}


def test_a_taken_pseudonym_spoils_the_whole_write(vault: Vault):
    def two(uow: UnitOfWork) -> None:
        uow.contacts.add(contact(), DAY)
        uow.persons.add("Ahorn 17", Language.DE)
        uow.persons.add("Ahorn 17", Language.DE)

    assert refused(vault, two) == "pseudonym_taken"
    assert vault.read(lambda uow: (uow.contacts.count(), uow.persons.list())) == (0, ())


def test_identity_is_kept_replaced_and_deleted(vault: Vault):
    person = vault.write(lambda uow: uow.persons.add("Ahorn 17", Language.AR))
    first = Identity(person.id, "محمد الأمين", ("Weg 1", "12345 Ort"), "0123", DAY)
    vault.write(lambda uow: uow.persons.put_identity(first))
    assert vault.read(lambda uow: uow.persons.identity(person.id)) == first
    second = replace(first, name="Ayşe Öztürk", address=())
    vault.write(lambda uow: uow.persons.put_identity(second))
    assert vault.read(lambda uow: uow.persons.identity(person.id)) == second
    assert vault.write(lambda uow: uow.persons.delete_identity(person.id))
    assert vault.read(lambda uow: uow.persons.identity(person.id)) is None


def test_consents_are_listed_and_withdrawn_once(vault: Vault):
    person = vault.write(lambda uow: uow.persons.add("Ahorn 17", Language.AR))
    purpose = ConsentPurpose.REFERRAL.value
    given_ = vault.write(
        lambda uow: uow.persons.add_consent(person.id, purpose, "Schuldnerberatung", DAY)
    )
    later = DAY + timedelta(days=3)
    vault.write(lambda uow: uow.persons.withdraw_consent(given_.id, later))
    vault.write(lambda uow: uow.persons.withdraw_consent(given_.id, later + timedelta(days=9)))
    listed = vault.read(lambda uow: uow.persons.consents(person.id))
    assert listed == (replace(given_, withdrawn_on=later),)


# ---------------------------------------------------------------- cases


def test_a_case_with_an_open_flag_does_not_close(vault: Vault):
    case = vault.write(new_case)
    flag = vault.write(lambda uow: uow.flags.add(case.id, FlagKind.INFANT, "3 Monate", DAY))
    close = partial(_set_status, case.id, CaseStatus.CLOSED)
    assert refused(vault, close) == "case_has_open_flags"
    assert (
        refused(vault, lambda uow: uow.flags.resolve(flag.id, DAY, " ")) == "flag_needs_resolution"
    )
    vault.write(lambda uow: uow.flags.resolve(flag.id, DAY, "Gerät läuft über Nachbarn"))
    vault.write(close)
    assert vault.read(lambda uow: uow.cases.get(case.id)).status is CaseStatus.CLOSED
    assert vault.read(lambda uow: uow.flags.count_open()) == 0


def _set_status(case_id: CaseId, status: CaseStatus, uow: UnitOfWork) -> object:
    return uow.cases.set_status(case_id, status)


def test_a_row_shows_pseudonym_open_flags_and_the_next_day(vault: Vault):
    case = vault.write(new_case)

    def work(uow: UnitOfWork) -> None:
        uow.flags.add(case.id, FlagKind.NO_FOOD, "", DAY)
        done = uow.flags.add(case.id, FlagKind.INFANT, "", DAY)
        uow.flags.resolve(done.id, DAY, "erledigt")
        early = uow.follow_ups.add(case.id, DAY, "früh")
        uow.follow_ups.set_done(early.id, DAY)
        uow.follow_ups.add(case.id, DAY + timedelta(days=9), "spät")
        uow.follow_ups.add(case.id, DAY + timedelta(days=5), "eher")

    vault.write(work)
    row = vault.read(lambda uow: uow.cases.row(case.id))
    assert (row.pseudonym, row.open_flags, row.next_due) == (
        "Ahorn 17",
        1,
        DAY + timedelta(days=5),
    )


@pytest.mark.parametrize("sort", list(CaseSort))
def test_pages_of_cases_have_neither_gap_nor_double(
    vault: Vault, clock: FixedClock, sort: CaseSort
):
    for number in range(17):
        vault.write(partial(new_case, pseudonym=f"Ahorn {number}"))
        if number % 3:
            clock.advance(timedelta(minutes=1))
    walked = everything(
        vault, lambda uow, after: uow.cases.page(CaseQuery(sort=sort, after=after, limit=4))
    )
    key = {
        CaseSort.ACTIVE: lambda row: row.active_at,
        CaseSort.OPENED: lambda row: row.case.opened_on,
        CaseSort.PSEUDONYM: lambda row: row.pseudonym,
    }[sort]
    order = [(key(row), row.case.id) for row in walked]
    assert len({row.case.id for row in walked}) == 17
    assert order == sorted(order, reverse=sort is not CaseSort.PSEUDONYM)


@pytest.mark.parametrize("after", ["", "x", "[1,2]", '["a"]', '["a","b"]', '["a","b","c"]', "null"])
def test_a_foreign_page_key_is_refused(vault: Vault, after: str):
    assert refused(vault, lambda uow: uow.contacts.list(after=after)) == "page_key_invalid"
    assert refused(vault, lambda uow: uow.cases.page(CaseQuery(after=after))) == "page_key_invalid"


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_page_keys_survive_any_text(parts: list[str]):
    assert decode_key(encode_key(*parts), len(parts)) == tuple(parts)


def test_work_on_a_case_brings_it_to_the_front_without_changing_it(vault: Vault, clock: FixedClock):
    first = vault.write(lambda uow: new_case(uow, "Ahorn 1"))
    clock.advance(timedelta(hours=1))
    vault.write(lambda uow: new_case(uow, "Ahorn 2"))
    stamp = "SELECT lamport, changed_at FROM cases ORDER BY id"
    before = vault.bare(lambda driver: driver.execute(stamp).fetchall())
    clock.advance(timedelta(hours=1))
    vault.write(lambda uow: uow.entries.add(first.id, NewEntry(facts="Anruf")))
    assert vault.read(lambda uow: uow.cases.page(CaseQuery())).items[0].case.id == first.id
    assert vault.bare(lambda driver: driver.execute(stamp).fetchall()) == before


def test_nothing_hangs_on_a_case_that_is_not_there(vault: Vault):
    nobody = CaseId("nobody")
    for job in (
        lambda uow: uow.entries.add(nobody, NewEntry(facts="x")),
        lambda uow: uow.flags.add(nobody, FlagKind.OTHER, "", DAY),
        lambda uow: uow.follow_ups.add(nobody, DAY, "x"),
        lambda uow: uow.cases.set_title(nobody, "x"),
        lambda uow: uow.cases.row(nobody),
    ):
        assert refused(vault, job) == "case_unknown"


def test_the_chronicle_comes_back_in_order(vault: Vault, clock: FixedClock):
    case = vault.write(new_case)
    data = NewEntry("Sperre angedroht", "Was tun?", "Rate anbieten", "seite-1@3", "Brief")
    late = vault.write(lambda uow: uow.entries.add(case.id, data, counsellor="Kim"))
    before = clock.now() - timedelta(days=1)
    early = vault.write(
        lambda uow: uow.entries.add(case.id, NewEntry(facts="davor"), written_at=before)
    )
    assert vault.read(lambda uow: uow.entries.of_case(case.id)) == (early, late)
    assert late.data == data


def test_checklist_runs_and_letters_come_back(vault: Vault):
    case = vault.write(new_case)
    answers = {"geraet": ("ja",), "wer": ("saeugling", "alt")}
    run = vault.write(
        lambda uow: uow.checklist_runs.add(
            case.id, checklist_id="stromsperre", content_version="1", worked_on=DAY, answers=answers
        )
    )
    assert dict(run.answers) == answers
    run = vault.write(
        lambda uow: uow.checklist_runs.update(
            run.id, content_version="2", worked_on=DAY, answers={}, ticked=("a", "b")
        )
    )
    assert vault.read(lambda uow: uow.checklist_runs.of_case(case.id)) == (run,)
    assert (run.answers, run.ticked, run.content_version) == ((), ("a", "b"), "2")
    new = NewDocument("rate", "Ratenbrief", "1", "2026-11", DAY, '{"a":1}', None, "00")
    letter = vault.write(lambda uow: uow.documents.add(case.id, new))
    assert vault.read(lambda uow: uow.documents.get(letter.id)) == letter
    assert vault.read(lambda uow: uow.documents.of_case(case.id)) == (letter,)


def test_what_is_due_and_dangerous_is_listed_with_whose_it_is(vault: Vault):
    case = vault.write(new_case)

    def work(uow: UnitOfWork) -> None:
        for days in (3, 1, 2, 9):
            uow.follow_ups.add(case.id, DAY + timedelta(days=days), f"in {days}")
            uow.flags.add(case.id, FlagKind.DEADLINE, str(days), DAY + timedelta(days=days))

    vault.write(work)
    until = DAY + timedelta(days=3)
    due = everything(vault, lambda uow, a: uow.follow_ups.due(until, after=a, limit=2))
    assert [row.follow_up.text for row in due] == ["in 1", "in 2", "in 3"]
    assert {(row.pseudonym, row.case_title) for row in due} == {("Ahorn 17", "Stromsperre")}
    flags = everything(vault, lambda uow, a: uow.flags.open(after=a, limit=3))
    assert [row.flag.detail for row in flags] == ["1", "2", "3", "9"]


def test_a_deadline_of_a_closed_case_stays_due(vault: Vault):
    case = vault.write(new_case)
    vault.write(lambda uow: uow.follow_ups.add(case.id, DAY, "Widerspruch", is_deadline=True))
    close = partial(_set_status, case.id, CaseStatus.CLOSED)
    assert refused(vault, close) == "case_has_open_deadlines"
    vault.write(
        lambda uow: uow.cases.set_status(case.id, CaseStatus.CLOSED, accept_open_deadlines=True)
    )
    assert len(vault.read(lambda uow: uow.follow_ups.due(DAY)).items) == 1
