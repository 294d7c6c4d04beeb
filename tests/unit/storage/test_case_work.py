# SPDX-License-Identifier: GPL-3.0-or-later
"""Repositories of case work and retention: lists, holds, and books that only grow."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from hilft_desktop.domain.casework import AmountKind, CollectiveKind
from hilft_desktop.domain.codes import CaseStatus, EuroBand, Topic
from hilft_desktop.domain.ids import AttachmentId, CaseId
from hilft_desktop.domain.tallies import Month
from hilft_desktop.storage.repositories.follow_ups import DueState, FollowUpQuery
from hilft_desktop.storage.unit_of_work import UnitOfWork
from hilft_desktop.storage.vault import Vault
from hilft_desktop.system.clock import FixedClock
from tests.unit.storage.vaults import DAY, contact, everything, new_case, refused


def days(number: int) -> timedelta:
    return timedelta(days=number)


# ------------------------------------------------------------------------------ follow-ups


def fill(uow: UnitOfWork) -> None:
    first, second = new_case(uow, "Ahorn 17"), new_case(uow, "Birke 3", "Wohngeld")
    uow.follow_ups.add(first.id, DAY - days(2), "Anruf beim Amt")
    uow.follow_ups.add(first.id, DAY, "Widerspruch", is_deadline=True, kind="widerspruch")
    uow.follow_ups.add(second.id, DAY + days(5), "Klage erheben", is_deadline=True)
    for number in (1, 3):
        done = uow.follow_ups.add(second.id, DAY - days(number), f"erledigt {number}")
        uow.follow_ups.set_done(done.id, DAY, "Stempel")


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        (FollowUpQuery(DAY), ["Anruf beim Amt", "Widerspruch", "Klage erheben"]),
        (FollowUpQuery(DAY, state=DueState.OVERDUE), ["Anruf beim Amt"]),
        (FollowUpQuery(DAY, state=DueState.DONE), ["erledigt 1", "erledigt 3"]),
        (FollowUpQuery(DAY, only_deadlines=True), ["Widerspruch", "Klage erheben"]),
        (FollowUpQuery(DAY, until=DAY), ["Anruf beim Amt", "Widerspruch"]),
        (FollowUpQuery(DAY, text="birke"), ["Klage erheben"]),
        (FollowUpQuery(DAY, text="wohngeld klag"), ["Klage erheben"]),
        (FollowUpQuery(DAY, text="stempel", state=DueState.ALL), ["erledigt 3", "erledigt 1"]),
        (FollowUpQuery(DAY, text="***"), []),
        (
            FollowUpQuery(DAY, state=DueState.ALL),
            ["erledigt 3", "Anruf beim Amt", "erledigt 1", "Widerspruch", "Klage erheben"],
        ),
    ],
)
def test_follow_ups_are_filtered_sorted_and_counted(
    vault: Vault, query: FollowUpQuery, texts: list[str]
):
    vault.write(fill)
    page = vault.read(lambda uow: uow.follow_ups.page(query))
    assert [row.follow_up.text for row in page.items] == texts
    assert vault.read(lambda uow: uow.follow_ups.count(query)) == len(texts)


@pytest.mark.parametrize("state", list(DueState))
def test_pages_of_follow_ups_have_neither_gap_nor_double(vault: Vault, state: DueState):
    def many(uow: UnitOfWork) -> None:
        case = new_case(uow)
        for number in range(20):
            made = uow.follow_ups.add(case.id, DAY - days(number % 4), str(number))
            if number % 2:
                uow.follow_ups.set_done(made.id, DAY)

    vault.write(many)
    walked = everything(
        vault,
        lambda uow, after: uow.follow_ups.page(
            FollowUpQuery(DAY, state=state, after=after, limit=3)
        ),
    )
    texts = [row.follow_up.text for row in walked]
    expected = vault.read(lambda uow: uow.follow_ups.count(FollowUpQuery(DAY, state=state)))
    assert len(set(texts)) == len(texts) == expected > 3


def test_taking_a_tick_back_takes_its_proof_back(vault: Vault):
    case = vault.write(new_case)
    made = vault.write(
        lambda uow: uow.follow_ups.add(
            case.id,
            DAY,
            "Widerspruch",
            is_deadline=True,
            kind="widerspruch",
            latest=DAY + days(3),
            remind_on=DAY - days(7),
            computation='{"a":1}',
        )
    )
    done = vault.write(lambda uow: uow.follow_ups.set_done(made.id, DAY, "Faxbericht"))
    assert (done.done_on, done.proof) == (DAY, "Faxbericht")
    assert vault.write(lambda uow: uow.follow_ups.set_done(made.id, None)) == made
    assert vault.read(lambda uow: uow.follow_ups.of_case(case.id)) == (made,)


def test_reminders_leave_out_what_is_due_anyway(vault: Vault):
    def some(uow: UnitOfWork) -> None:
        case = new_case(uow)
        for due, remind in ((3, 0), (20, 0), (20, 1), (20, None)):
            remind_on = None if remind is None else DAY + days(remind)
            uow.follow_ups.add(case.id, DAY + days(due), f"{due} {remind}", remind_on=remind_on)

    vault.write(some)
    rows = vault.read(lambda uow: uow.follow_ups.reminders(DAY, DAY + days(7)))
    assert [row.follow_up.text for row in rows] == ["20 0"]


# ------------------------------------------------------------------------------ retention


def test_a_hold_holds_through_its_last_day(vault: Vault):
    case = vault.write(new_case)
    hold = vault.write(
        lambda uow: uow.holds.add(case.id, "Klage läuft", set_on=DAY, set_by="Kim", until=DAY)
    )
    assert vault.read(lambda uow: uow.holds.active(DAY)) == (hold,)
    assert vault.read(lambda uow: uow.holds.active(DAY + days(1))) == ()
    assert vault.read(lambda uow: uow.holds.of_case(case.id)) == (hold,)
    assert vault.write(lambda uow: uow.holds.lift(hold.id)) == hold
    assert refused(vault, lambda uow: uow.holds.get(hold.id)) == "hold_unknown"
    nobody = CaseId("nobody")
    add = refused(
        vault, lambda uow: uow.holds.add(nobody, "x", set_on=DAY, set_by="Kim", until=DAY)
    )
    assert add == "case_unknown"


def test_what_was_erased_is_written_down_newest_first(vault: Vault, clock: FixedClock):
    first = vault.write(lambda uow: uow.erasures.append("case", "expired", 3))
    clock.advance(timedelta(minutes=1))
    second = vault.write(lambda uow: uow.erasures.append("person", "requested", 1))
    assert vault.read(lambda uow: uow.erasures.list()) == (second, first)
    assert (first.count, first.at) == (3, clock.now() - timedelta(minutes=1))


def test_a_stripped_case_counts_and_leads_nowhere(vault: Vault):
    kept = vault.write(
        lambda uow: uow.stripped.add(
            Topic.MIETE,
            Month(2026, 3),
            Month(2026, 11),
            conceded=EuroBand.E100_499,
            received=EuroBand.NONE,
        )
    )
    assert vault.read(lambda uow: uow.stripped.list()) == (kept,)
    assert vault.read(lambda uow: uow.stripped.count()) == 1
    assert (kept.topic, kept.opened_month, kept.conceded_band) == ("miete", "2026-03", "100-499")


@pytest.mark.parametrize("table", ["erasures", "stripped_cases"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET lamport = 0"])
def test_both_books_only_grow(vault: Vault, table: str, statement: str):
    def entries(uow: UnitOfWork) -> None:
        uow.erasures.append("case", "expired", 3)
        month, band = Month(2026, 3), EuroBand.NONE
        uow.stripped.add(Topic.MIETE, month, month, conceded=band, received=band)

    vault.write(entries)
    with pytest.raises(Exception, match="append-only"):
        vault.write(lambda uow: uow.erasures._tx.connection.execute(text(statement.format(table))))


def test_closed_cases_and_their_papers_are_found_by_the_day_of_closing(
    vault: Vault, clock: FixedClock
):
    def work(uow: UnitOfWork) -> CaseId:
        case = new_case(uow)
        new_case(uow, "Birke 3")
        uow.attachments.add(case.id, "Bescheid", [b"a", b"bc"], added_on=DAY, added_by="Kim")
        uow.cases.set_status(case.id, CaseStatus.CLOSED)
        return case.id

    case_id, today = vault.write(work), clock.today()
    (paper,) = vault.read(lambda uow: uow.attachments.closed_until(today))
    assert (paper.pages, paper.size) == (2, 3)
    assert [case.id for case in vault.read(lambda uow: uow.cases.closed_until(today))] == [case_id]
    assert vault.read(lambda uow: uow.cases.closed_until(today - days(1))) == ()
    assert vault.read(lambda uow: uow.attachments.closed_until(today - days(1))) == ()
    clock.advance(days(3))
    vault.write(lambda uow: uow.cases.set_status(case_id, CaseStatus.CLOSED))
    assert vault.read(lambda uow: uow.cases.get(case_id)).closed_on == today, "closed once"


def test_an_erased_case_leaves_the_contact_and_tombstones_without_content(vault: Vault):
    def work(uow: UnitOfWork) -> CaseId:
        case = new_case(uow)
        uow.contacts.add(contact("Notiz"), DAY, case.person_id, case.id)
        uow.second_looks.add(case.id, "Frage", DAY, "Kim")
        uow.amounts.add(case.id, AmountKind.CLAIMED, 1, DAY, "")
        uow.attachments.add(case.id, "Bescheid", [b"a"], added_on=DAY, added_by="Kim")
        uow.holds.add(case.id, "Grund", set_on=DAY, set_by="Kim", until=DAY)
        matter = uow.collectives.add(CollectiveKind.HOUSE, "Haus", "", DAY)
        uow.collectives.add_case(matter.id, case.id)
        return case.id

    case_id = vault.write(work)
    vault.write(lambda uow: uow.cases.erase(case_id))
    (left,) = vault.read(lambda uow: uow.contacts.last(5))
    assert (left.person_id, left.case_id, left.data.note) == (None, None, "")
    kinds = vault.bare(lambda d: d.execute("SELECT kind FROM tombstones ORDER BY kind").fetchall())
    assert [kind for (kind,) in kinds] == [
        "amounts",
        "attachment_pages",
        "attachments",
        "cases",
        "collective_cases",
        "retention_holds",
        "second_looks",
    ]
    assert refused(vault, lambda uow: uow.cases.erase(case_id)) == "case_unknown"


def test_notes_of_contacts_outside_cases_are_emptied_by_day(vault: Vault):
    def some(uow: UnitOfWork) -> None:
        case = new_case(uow)
        uow.contacts.add(contact("alt", DAY - days(1)), DAY - days(1))
        uow.contacts.add(contact("im Fall", DAY - days(1)), DAY - days(1), None, case.id)
        uow.contacts.add(contact("neu"), DAY)

    vault.write(some)
    assert vault.read(lambda uow: uow.contacts.count_notes(DAY - days(1))) == 1
    assert vault.write(lambda uow: uow.contacts.empty_notes(DAY - days(1))) == 1
    notes = vault.read(lambda uow: [c.data.note for c in uow.contacts.last(5)])
    assert sorted(notes) == ["", "im Fall", "neu"]


def test_a_page_that_is_not_there_is_told_apart_from_a_paper_that_is_not(vault: Vault):
    case = vault.write(new_case)
    kept = vault.write(
        lambda uow: uow.attachments.add(case.id, "B", [b"a", b"b"], added_on=DAY, added_by="Kim")
    )
    assert vault.read(lambda uow: uow.attachments.picture(kept.id, 1)) == b"b"
    page = refused(vault, lambda uow: uow.attachments.picture(kept.id, 2))
    assert page == "attachment_page_unknown"
    nobody = AttachmentId("nobody")
    paper = refused(vault, lambda uow: uow.attachments.picture(nobody, 0))
    assert paper == "attachment_unknown"
