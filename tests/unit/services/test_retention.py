# SPDX-License-Identifier: GPL-3.0-or-later
"""What rests long enough goes, what is held stays, and what is left still counts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hilft_desktop.domain.cases import NewEntry
from hilft_desktop.domain.casework import AmountKind, CollectiveKind
from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.codes import CaseStatus, Channel, ConsentPurpose, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.ids import CaseId, PersonId
from hilft_desktop.domain.money import Euros
from hilft_desktop.domain.privacy import Hold, RetentionKind, RetentionRule
from hilft_desktop.domain.retention import (
    BOUNDS,
    DEFAULT_DAYS,
    HOLD_DAYS,
    UNTOUCHED_DAYS,
    holds_by_case,
)
from hilft_desktop.domain.tallies import Month
from hilft_desktop.services.hub import Services
from hilft_desktop.services.privacy_rows import RetentionResult
from hilft_desktop.services.rows import CaseQuery
from hilft_desktop.storage.unit_of_work import UnitOfWork
from hilft_desktop.storage.vault import Vault
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.conftest import PASSPHRASE, make_services

TODAY = date(2026, 11, 22)
NAME = "Zwetlana Quittenbaum"
CASE_DAYS = DEFAULT_DAYS[RetentionKind.CASE]
NOTE_DAYS = DEFAULT_DAYS[RetentionKind.CONTACT_NOTE]
PICTURE_DAYS = DEFAULT_DAYS[RetentionKind.ATTACHMENT]


def storage(services: Services) -> Vault:
    return services._session.vault.storage


def contact(services: Services, note: str = "", euros: Euros | None = None) -> str:
    today = services._session.clock.today()
    new = NewContact(today, Channel.STALL, Topic.ENERGIE_SPERRE, note=note, euros=euros or Euros())
    return services.contacts.add(new).value.id


def closed_case(services: Services, title: str = "Stromsperre") -> str:
    case = services.contacts.open_case(contact(services, "Notiz"), title).value
    services.cases.set_status(case.id, CaseStatus.CLOSED)
    return case.id


def attach(services: Services, case_id: str) -> str:
    added = storage(services).write(
        lambda uow: uow.attachments.add(
            CaseId(case_id),
            "Bescheid",
            (b"\x89PNG",),
            added_on=services._session.clock.today(),
            added_by="M",
        )
    )
    return added.id


def keep_name(services: Services, case_id: str, until: date) -> None:
    services.letters.save_identity(case_id, NAME, ("Weg 1",), "", until)


def case_ids(services: Services) -> set[str]:
    return {row.id for row in services.cases.page(CaseQuery()).rows}


def later(clock: FixedClock, days: int) -> None:
    clock.advance(timedelta(days=days))


# -- what goes -----------------------------------------------------------------------------------


def test_an_expired_case_leaves_a_line_that_counts_and_nothing_else(
    services: Services, clock: FixedClock
) -> None:
    talk = contact(services, "Frau aus der Rosenstraße", euros=Euros(received=25_000))
    case = services.contacts.open_case(talk, "Stromsperre").value
    services.cases.add_entry(case.id, NewEntry(facts="Säugling"))
    storage(services).write(
        lambda uow: uow.amounts.add(case.id, AmountKind.CONCEDED, 60_000, TODAY, "Erlass")
    )
    attach(services, case.id)
    services.cases.set_status(case.id, CaseStatus.CLOSED)
    later(clock, CASE_DAYS - 1)
    assert services.retention.run().value.stripped == 0
    later(clock, 1)

    done = services.retention.run()

    assert done.value.stripped == 1
    assert done.value.erased[RetentionKind.CASE] == 1
    assert done.changes.touches(Kind.CASE, Kind.RETENTION)
    assert case_ids(services) == set()
    (left,) = storage(services).read(lambda uow: uow.stripped.list())
    assert (left.topic, left.opened_month, left.closed_month) == (
        "energie_sperre",
        "2026-11",
        "2026-11",
    )
    assert (left.conceded_band, left.received_band) == ("500-1999", "100-499")
    (counted,) = storage(services).read(lambda uow: uow.contacts.last(5))
    assert (counted.person_id, counted.case_id, counted.data.note) == (None, None, "")
    assert counted.data.euros.received == 25_000


def test_a_person_of_whom_nothing_is_left_goes_with_the_last_case(
    services: Services, clock: FixedClock
) -> None:
    closed_case(services)
    later(clock, CASE_DAYS)
    result = services.retention.run().value
    assert (result.stripped, result.persons) == (1, 1)
    assert storage(services).read(lambda uow: uow.persons.list()) == ()
    kinds = {line.kind: line.count for line in services.privacy.erasures()}
    assert kinds == {"case": 1, "person": 1}
    assert all(line.reason == "expired" for line in services.privacy.erasures())


def test_a_person_heard_of_lately_stays(services: Services, clock: FixedClock) -> None:
    case_id = closed_case(services)
    person = services.cases.show(case_id).person.id
    later(clock, CASE_DAYS - 10)
    services.consents.give(person, ConsentPurpose.CONTACT)
    later(clock, 10)
    result = services.retention.run().value
    assert (result.stripped, result.persons) == (1, 0)
    later(clock, CASE_DAYS)
    assert services.retention.run().value.persons == 1


def test_an_open_case_never_goes_and_something_to_do_keeps_a_closed_one(
    services: Services, clock: FixedClock
) -> None:
    still_open = services.contacts.open_case(contact(services), "offen").value.id
    waits = closed_case(services)
    due = TODAY + timedelta(days=100)
    services.cases.add_follow_up(waits, due, "Antwort?")
    later(clock, CASE_DAYS + 99)
    assert services.retention.run().value.stripped == 0
    later(clock, 1)
    assert services.retention.run().value.stripped == 1
    assert case_ids(services) == {still_open}


def test_an_open_case_nobody_touched_for_a_year_is_named_and_stays(
    services: Services, clock: FixedClock
) -> None:
    forgotten = services.contacts.open_case(contact(services), "vergessen").value.id
    waits = services.contacts.open_case(contact(services), "wartet").value.id
    services.cases.add_follow_up(waits, TODAY + timedelta(days=300), "Antwort?")
    worked_on = services.contacts.open_case(contact(services), "läuft").value.id
    closed_case(services)
    later(clock, 100)
    services.cases.add_entry(worked_on, NewEntry(facts="Anruf"))
    later(clock, UNTOUCHED_DAYS - 101)
    assert services.retention.untouched() == ()
    later(clock, 1)
    (row,) = services.retention.untouched()
    assert (row.case_id, row.since) == (forgotten, TODAY)
    services.retention.run()
    assert forgotten in case_ids(services)
    services.cases.set_status(forgotten, CaseStatus.CLOSED)
    assert services.retention.untouched() == ()


def test_a_case_worked_on_after_closing_rests_from_then(
    services: Services, clock: FixedClock
) -> None:
    case_id = closed_case(services)
    later(clock, 50)
    services.cases.add_entry(case_id, NewEntry(facts="Nachtrag"))
    (row,) = [
        row
        for row in services.retention.preview(TODAY + timedelta(days=2 * CASE_DAYS)).rows
        if row.kind is RetentionKind.CASE
    ]
    assert row.due_on == TODAY + timedelta(days=50 + CASE_DAYS)


def test_pictures_go_before_their_case(services: Services, clock: FixedClock) -> None:
    case_id = closed_case(services)
    attach(services, case_id)
    later(clock, PICTURE_DAYS)
    result = services.retention.run().value
    assert result.erased == {RetentionKind.ATTACHMENT: 1}
    assert case_ids(services) == {case_id}
    assert storage(services).read(lambda uow: uow.attachments.of_case(CaseId(case_id))) == ()


def test_a_note_without_case_goes_and_its_contact_counts_on(
    services: Services, clock: FixedClock
) -> None:
    contact(services, "Herr mit Hund")
    later(clock, NOTE_DAYS)
    result = services.retention.run().value
    assert result.erased == {RetentionKind.CONTACT_NOTE: 1}
    (counted,) = storage(services).read(lambda uow: uow.contacts.last(5))
    assert counted.data.note == ""
    assert counted.data.topic is Topic.ENERGIE_SPERRE


def test_a_draft_left_lying_goes_and_one_of_today_stays(
    services: Services, clock: FixedClock
) -> None:
    services.drafts.put("contact", "halb getippt")
    later(clock, DEFAULT_DAYS[RetentionKind.DRAFT] - 1)
    services.drafts.put("letter", "gestern")
    later(clock, 1)
    assert services.retention.run().value.erased == {RetentionKind.DRAFT: 1}
    assert services.drafts.get("contact") is None
    assert services.drafts.get("letter") == "gestern"


def test_a_collective_case_goes_with_its_last_case(services: Services, clock: FixedClock) -> None:
    first, second = closed_case(services), closed_case(services)

    def gather(uow: UnitOfWork) -> None:
        house = uow.collectives.add(CollectiveKind.HOUSE, "Rosenstraße 7", "Heizung", TODAY)
        uow.collectives.add_case(house.id, CaseId(first))
        uow.collectives.add_case(house.id, CaseId(second))

    storage(services).write(gather)
    services.retention.hold(second, "Klage läuft", TODAY + timedelta(days=HOLD_DAYS))
    later(clock, CASE_DAYS)
    services.retention.run()
    assert len(storage(services).read(lambda uow: uow.collectives.list())) == 1
    later(clock, 1)
    services.retention.run()
    assert storage(services).read(lambda uow: uow.collectives.list()) == ()


def test_drafts_about_an_expired_case_go_with_it(services: Services, clock: FixedClock) -> None:
    case_id = closed_case(services)
    other = services.contacts.open_case(contact(services), "offen").value.id
    later(clock, CASE_DAYS)
    services.drafts.put(f"entry:{case_id}", "über den alten Fall")
    services.drafts.put("letter", json.dumps({"case_id": case_id}))
    services.drafts.put(f"entry:{other}", "über den offenen Fall")
    services.retention.run()
    assert services.drafts.get(f"entry:{case_id}") is None
    assert services.drafts.get("letter") is None
    assert services.drafts.get(f"entry:{other}") == "über den offenen Fall"


# -- names ---------------------------------------------------------------------------------------


def test_a_name_goes_on_its_day_while_the_program_stays_open(
    services: Services, clock: FixedClock
) -> None:
    case_id = closed_case(services)
    keep_name(services, case_id, TODAY + timedelta(days=1))
    assert services.retention.purge_names().value == 0
    later(clock, 1)
    done = services.retention.purge_names()
    assert done.value == 1
    assert done.changes.touches(Kind.PERSON)
    person = services.cases.show(case_id).person.id
    assert storage(services).read(lambda uow: uow.persons.identity(person)) is None
    (line,) = services.privacy.erasures()
    assert (line.kind, line.reason, line.count) == ("identity", "expired", 1)
    assert services.retention.purge_names().value == 0


def test_a_name_that_goes_at_closing_is_said_at_the_next_opening(
    services: Services, vault_path: Path, clock: FixedClock
) -> None:
    case_id = closed_case(services)
    keep_name(services, case_id, TODAY + timedelta(days=1))
    later(clock, 1)
    services.vault.close()
    assert services.vault.unlock(str(vault_path), PASSPHRASE).purged == 1
    services.vault.close()
    assert services.vault.unlock(str(vault_path), PASSPHRASE).purged == 0


def test_a_letter_begun_for_somebody_else_outlives_a_purge(
    services: Services, clock: FixedClock
) -> None:
    mine, theirs = closed_case(services), closed_case(services)
    keep_name(services, theirs, TODAY + timedelta(days=1))
    draft = json.dumps({"case_id": mine, "values": {"person_name": "Mira Beispiel"}})
    services.drafts.put("letter", draft)
    later(clock, 1)
    assert services.retention.purge_names().value == 1
    assert services.drafts.get("letter") == draft
    keep_name(services, mine, clock.today() + timedelta(days=1))
    later(clock, 1)
    assert services.retention.purge_names().value == 1
    assert services.drafts.get("letter") is None


# -- holds ---------------------------------------------------------------------------------------


def test_a_hold_keeps_case_pictures_name_and_drafts_until_its_last_day(
    services: Services, clock: FixedClock
) -> None:
    case_id = closed_case(services)
    attach(services, case_id)
    keep_name(services, case_id, TODAY + timedelta(days=30))
    until = TODAY + timedelta(days=HOLD_DAYS)
    held = services.retention.hold(case_id, "  Klage  läuft ", until).value
    assert (held.reason, held.set_by) == ("Klage läuft", "Mara Muster")
    later(clock, HOLD_DAYS)
    services.drafts.put(f"entry:{case_id}", "noch nicht gespeichert")
    person = services.cases.show(case_id).person.id

    assert services.retention.run().value == RetentionResult()
    assert services.retention.purge_names().value == 0
    assert storage(services).read(lambda uow: uow.persons.identity(person)) is not None
    preview = services.retention.preview(clock.today())
    assert {row.kind for row in preview.rows if row.held} >= {
        RetentionKind.CASE,
        RetentionKind.ATTACHMENT,
        RetentionKind.IDENTITY,
    }
    assert preview.going == ()

    later(clock, 1)
    result = services.retention.run().value
    assert result.stripped == 1
    assert result.erased[RetentionKind.IDENTITY] == 1


def test_a_preview_tells_when_a_held_case_goes(services: Services) -> None:
    case_id = closed_case(services)
    until = TODAY + timedelta(days=200)
    services.retention.hold(case_id, "Klage", until)
    attach(services, case_id)
    rows = services.retention.preview(TODAY + timedelta(days=300)).rows
    (picture,) = [row for row in rows if row.kind is RetentionKind.ATTACHMENT]
    assert (picture.due_on, picture.held) == (until + timedelta(days=1), None)
    rows = services.retention.preview(TODAY + timedelta(days=190)).rows
    (picture,) = [row for row in rows if row.kind is RetentionKind.ATTACHMENT]
    assert picture.held is not None


def test_a_case_has_one_hold_and_lifting_it_lets_go(services: Services, clock: FixedClock) -> None:
    case_id = closed_case(services)
    services.retention.hold(case_id, "erst", TODAY + timedelta(days=HOLD_DAYS))
    second = services.retention.hold(case_id, "dann", TODAY + timedelta(days=10)).value
    (row,) = services.retention.holds()
    assert (row.hold.reason, row.case_title) == ("dann", "Stromsperre")
    services.retention.lift_hold(second.id)
    assert services.retention.holds() == ()
    with pytest.raises(UserError, match="hold_unknown"):
        services.retention.lift_hold(second.id)
    later(clock, CASE_DAYS)
    assert services.retention.run().value.stripped == 1


@pytest.mark.parametrize(
    ("reason", "days", "code", "field"),
    [
        (" ", 5, "hold_reason_missing", "reason"),
        ("x" * 301, 5, "hold_reason_too_long", "reason"),
        ("Klage", 0, "hold_until_past", "until"),
        ("Klage", HOLD_DAYS + 1, "hold_until_too_far", "until"),
    ],
)
def test_a_hold_needs_a_reason_and_an_end(
    services: Services, reason: str, days: int, code: str, field: str
) -> None:
    case_id = closed_case(services)
    with pytest.raises(UserError) as caught:
        services.retention.hold(case_id, reason, TODAY + timedelta(days=days))
    assert (caught.value.code, caught.value.field) == (code, field)
    assert services.retention.holds() == ()


def test_a_case_that_is_not_there_cannot_be_held(services: Services) -> None:
    with pytest.raises(UserError, match="case_unknown"):
        services.retention.hold("x", "Klage", TODAY + timedelta(days=1))


# -- rules ---------------------------------------------------------------------------------------


def test_rules_begin_with_the_defaults_and_keep_what_is_changed(services: Services) -> None:
    assert {rule.kind: rule.days for rule in services.retention.rules()} == DEFAULT_DAYS
    services.retention.save_rules((RetentionRule(RetentionKind.CASE, 365),))
    kept = {rule.kind: rule.days for rule in services.retention.rules()}
    assert kept == {**DEFAULT_DAYS, RetentionKind.CASE: 365}


def test_all_wrong_rules_are_named_and_nothing_is_kept(services: Services) -> None:
    wrong = tuple(RetentionRule(kind, highest + 1) for kind, (_low, highest) in BOUNDS.items())
    with pytest.raises(FormErrors) as caught:
        services.retention.save_rules((RetentionRule(RetentionKind.CASE, 365), *wrong))
    assert {fault.field for fault in caught.value.faults} == {kind.value for kind in BOUNDS}
    assert {rule.kind: rule.days for rule in services.retention.rules()} == DEFAULT_DAYS


def test_a_shorter_rule_erases_nothing_by_itself(services: Services, clock: FixedClock) -> None:
    case_id = closed_case(services)
    later(clock, 40)
    services.retention.save_rules((RetentionRule(RetentionKind.CASE, 30),))
    assert case_ids(services) == {case_id}
    (row,) = services.retention.preview(clock.today()).going
    assert (row.kind, row.case_id) == (RetentionKind.CASE, case_id)


def test_nothing_in_a_preview_or_in_the_book_is_a_name(
    services: Services, clock: FixedClock
) -> None:
    case_id = closed_case(services)
    keep_name(services, case_id, TODAY + timedelta(days=3))
    preview = services.retention.preview(TODAY + timedelta(days=2 * CASE_DAYS))
    assert {row.kind for row in preview.rows} >= {RetentionKind.IDENTITY, RetentionKind.CASE}
    later(clock, 2 * CASE_DAYS)
    services.retention.run()
    said = repr((preview, services.privacy.erasures(), services.exports.register()))
    assert NAME not in said
    assert "Quittenbaum" not in said


# -- properties ----------------------------------------------------------------------------------

DAYS = st.integers(min_value=0, max_value=CASE_DAYS + 60)
LIVES = st.lists(
    st.tuples(
        st.integers(min_value=0, max_value=60),  # closed so many days after the first day
        st.none() | st.integers(min_value=1, max_value=HOLD_DAYS),  # held for so many days
    ),
    min_size=1,
    max_size=4,
)


@pytest.fixture(scope="module")
def long_lived(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """One vault for all examples: opening one costs more than a whole example."""
    path = tmp_path_factory.mktemp("properties") / template.name
    shutil.copyfile(template, path)
    shutil.copyfile(f"{template}-keys", f"{path}-keys")
    services = make_services(FixedClock(TODAY))
    services.vault.unlock(str(path), PASSPHRASE)
    yield services
    services._session.close()


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)
@given(lives=LIVES, wait=DAYS)
def test_exactly_what_rested_long_enough_and_is_not_held_goes(
    long_lived: Services, lives: list[tuple[int, int | None]], wait: int
) -> None:
    services = long_lived
    clock = services._session.clock
    assert isinstance(clock, FixedClock)
    clock.advance(TODAY - clock.today())
    for person in storage(services).read(lambda uow: uow.persons.list()):
        storage(services).write(partial(_erase, person.id))
    born: dict[str, tuple[date, date | None]] = {}
    for closed_after, held_for in sorted(lives, key=lambda life: life[0]):
        clock.advance(TODAY + timedelta(days=closed_after) - clock.today())
        case_id = closed_case(services)
        until = None
        if held_for is not None:
            until = clock.today() + timedelta(days=held_for)
            services.retention.hold(case_id, "Grund", until)
        born[case_id] = (clock.today(), until)
    clock.advance(timedelta(days=wait))
    today = clock.today()
    before = storage(services).read(lambda uow: uow.contacts.count_by(Month.of(TODAY)))

    result = services.retention.run().value

    stay = {
        case_id
        for case_id, (closed, until) in born.items()
        if (today - closed).days < CASE_DAYS or (until is not None and until >= today)
    }
    assert case_ids(services) == stay
    assert result.stripped == len(born) - len(stay)
    assert services.retention.run().value == RetentionResult()
    after = storage(services).read(lambda uow: uow.contacts.count_by(Month.of(TODAY)))
    assert after == before


def _erase(person_id: PersonId, uow: UnitOfWork) -> None:
    uow.persons.erase(person_id)


@given(
    holds=st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(min_value=-5, max_value=5)), max_size=8
    )
)
def test_the_hold_that_lasts_longest_counts(holds: list[tuple[str, int]]) -> None:
    made = [
        Hold(str(n), case, "", TODAY, "", TODAY + timedelta(days=days))
        for n, (case, days) in enumerate(holds)
    ]
    lasting = holds_by_case(made, TODAY)
    for case in "abc":
        ends = [days for of, days in holds if of == case and days >= 0]
        assert (case in lasting) == bool(ends)
        if ends:
            assert lasting[case].until == TODAY + timedelta(days=max(ends))


def test_a_letter_proposes_the_day_of_the_groups_rule(services: Services) -> None:
    case_id = closed_case(services)
    assert services.letters.prepare("verweis_energie", case_id).purge_on == TODAY + timedelta(
        days=DEFAULT_DAYS[RetentionKind.IDENTITY]
    )
    services.retention.save_rules((RetentionRule(RetentionKind.IDENTITY, 30),))
    form = services.letters.prepare("verweis_energie", case_id)
    assert form.purge_on == TODAY + timedelta(days=30)


def test_a_name_can_be_held_from_its_row(services: Services) -> None:
    case_id = closed_case(services)
    keep_name(services, case_id, TODAY + timedelta(days=3))
    (row,) = services.retention.preview().rows
    assert (row.kind, row.case_id) == (RetentionKind.IDENTITY, case_id)
    services.retention.hold(row.case_id, "Antwort steht aus", TODAY + timedelta(days=60))
    (row,) = services.retention.preview().rows
    assert row.held is not None


def test_a_start_with_nothing_to_erase_asks_for_no_backup(
    services: Services, clock: FixedClock
) -> None:
    services.backups.make()
    assert not services.backups.status().waiting
    later(clock, 400)
    services.retention.run()
    services.retention.purge_names()
    assert not services.backups.status().waiting
    contact(services, "Notiz")
    services.backups.make()
    later(clock, NOTE_DAYS)
    services.retention.run()
    assert services.backups.status().waiting
