# SPDX-License-Identifier: GPL-3.0-or-later
"""Responsibility, second looks, money, flags by date and what Heute shows, on a real vault."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.cases import NewEntry
from hilft_desktop.domain.casework import Amount, AmountKind, AmountTotals, totals_of
from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.codes import CaseStatus, FlagKind
from hilft_desktop.domain.errors import FormErrors
from hilft_desktop.domain.ids import AmountId, CaseId
from hilft_desktop.services.date_flags import DAYS_BEFORE
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import CaseQuery
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.casework import (
    COLLEAGUE,
    DAY,
    code,
    open_case,
    reopen_as_colleague,
)
from tests.unit.services.conftest import COUNSELLOR, PASSPHRASE

TODAY = date(2026, 11, 22)


def titles(services: Services, **query: object) -> list[str]:
    page = services.cases.page(CaseQuery(**query))  # type: ignore[arg-type]
    assert page.total == len(page.rows)
    return sorted(row.title for row in page.rows)


# ------------------------------------------------------------------------- responsibility


def test_a_case_is_handed_over_and_found_by_both(
    services: Services, vault_path: Path, clock: FixedClock
):
    mine, other = open_case(services, "A"), open_case(services, "B")
    colleague = reopen_as_colleague(services, vault_path, clock)
    try:
        assert colleague.cases.counsellors() == (COLLEAGUE, COUNSELLOR)
        changed = colleague.cases.assign(other, COLLEAGUE, COUNSELLOR)
        assert changed.changes.touches(Kind.CASE)
        assert (changed.value.counsellor, changed.value.second_counsellor) == (
            COLLEAGUE,
            COUNSELLOR,
        )
        assert titles(colleague, counsellor=COLLEAGUE) == ["B"]
        assert titles(colleague, counsellor=COUNSELLOR) == ["A", "B"]
        colleague.cases.assign(mine, "", "")
        assert titles(colleague, counsellor=COUNSELLOR) == ["B"]
    finally:
        colleague._session.close()


def test_nobody_unknown_and_nobody_twice_is_responsible(services: Services):
    case = open_case(services)
    assert code(lambda: services.cases.assign(case, "Niemand")) == "counsellor_unknown"
    assert code(lambda: services.cases.assign(case, COUNSELLOR, COUNSELLOR)) == "counsellors_same"
    assert code(lambda: services.cases.assign("nix", COUNSELLOR)) == "case_unknown"
    assert services.cases.show(case).case.counsellor == COUNSELLOR


def test_a_case_gets_another_title_and_is_found_by_it(services: Services):
    case = open_case(services, "Sperre")
    assert services.cases.rename(case, "  Gas   gesperrt ").value.title == "Gas gesperrt"
    assert titles(services, text="gas") == ["Gas gesperrt"]
    assert titles(services, text="sperre droht") == []
    assert code(lambda: services.cases.rename(case, " ")) == "title_empty"


# ---------------------------------------------------------------------------- second looks


def test_a_second_look_is_given_by_somebody_else(
    services: Services, vault_path: Path, clock: FixedClock
):
    case = open_case(services)
    look = services.cases.request_second_look(case, "Stimmt die Frist?").value
    assert (look.requested_on, look.requested_by) == (TODAY, COUNSELLOR)
    assert titles(services, needs="second_look") == ["Sperre droht"]
    assert services.today.overview().second_looks == ()
    refused = code(lambda: services.cases.finish_second_look(look.id, "ja"))
    assert refused == "second_look_same_person"

    colleague = reopen_as_colleague(services, vault_path, clock)
    try:
        overview = colleague.today.overview()
        assert [row.look for row in overview.second_looks] == [look]
        assert overview.second_looks_total == 1
        assert code(lambda: colleague.cases.finish_second_look(look.id, " ")) == "remark_empty"
        done = colleague.cases.finish_second_look(look.id, "Ja, 7.12.").value
        assert (done.done_on, done.done_by, done.remark) == (TODAY, COLLEAGUE, "Ja, 7.12.")
        again = code(lambda: colleague.cases.finish_second_look(look.id, "noch eins"))
        assert again == "second_look_done"
        assert colleague.cases.show(case).second_looks == (done,)
        assert titles(colleague, needs="second_look") == []
        assert titles(colleague, text="stimmt frist") == ["Sperre droht"]
    finally:
        colleague._session.close()


def test_a_second_look_goes_to_whoever_is_second(
    services: Services, vault_path: Path, clock: FixedClock
):
    case = open_case(services)
    services.cases.request_second_look(case, "Bitte ansehen")
    colleague = reopen_as_colleague(services, vault_path, clock)
    try:
        colleague.cases.assign(case, COLLEAGUE, COUNSELLOR)
        assert colleague.today.overview().second_looks_total == 0
    finally:
        colleague._session.close()


def test_a_request_needs_a_question(services: Services):
    case = open_case(services)
    assert code(lambda: services.cases.request_second_look(case, " ")) == "second_look_empty"
    assert code(lambda: services.cases.request_second_look("nix", "?")) == "case_unknown"


# ---------------------------------------------------------------------------------- money


def test_promised_money_is_not_paid_money(services: Services):
    case = open_case(services)
    add = services.cases.add_amount
    add(case, AmountKind.CLAIMED, 50_000, DAY, "Nachzahlung  Heizung")
    promised = add(case, AmountKind.CONCEDED, 30_000, TODAY).value
    detail = services.cases.show(case)
    assert detail.totals == AmountTotals(claimed=50_000, conceded=30_000, received=0)
    assert [amount.on for amount in detail.amounts] == [DAY, TODAY]
    assert detail.amounts[0].what == "Nachzahlung Heizung"
    assert titles(services, text="nachzahlung heiz") == ["Sperre droht"]

    removed = services.cases.remove_amount(promised.id)
    assert removed.value == promised
    assert removed.changes.touches(Kind.AMOUNT)
    assert services.cases.show(case).totals.conceded == 0
    assert code(lambda: services.cases.remove_amount(promised.id)) == "amount_unknown"
    assert titles(services, text="nachzahlung heiz") == ["Sperre droht"]


def test_every_fault_of_an_amount_is_named_at_once(services: Services):
    case = open_case(services)
    with pytest.raises(FormErrors) as error:
        services.cases.add_amount(case, AmountKind.CLAIMED, -1, TODAY + timedelta(1), "x" * 501)
    assert [(fault.code, fault.field) for fault in error.value.faults] == [
        ("money_negative", "cents"),
        ("date_in_future", "on"),
        ("amount_too_long", "what"),
    ]
    big = code(lambda: services.cases.add_amount(case, AmountKind.CLAIMED, 10**12, TODAY))
    assert big == "money_too_big"
    assert services.cases.show(case).amounts == ()


@given(st.lists(st.tuples(st.sampled_from(AmountKind), st.integers(0, 10**9))))
def test_totals_add_up_by_kind(booked: list[tuple[AmountKind, int]]):
    amounts = [
        Amount(AmountId(str(n)), CaseId("c"), kind, cents, DAY, "")
        for n, (kind, cents) in enumerate(booked)
    ]
    totals = totals_of(amounts)
    assert totals.claimed + totals.conceded + totals.received == sum(c for _k, c in booked)
    assert totals.received == sum(c for kind, c in booked if kind is AmountKind.RECEIVED)


# ------------------------------------------------------------------------- follow-ups, closing


def test_a_finished_follow_up_keeps_its_proof_until_it_is_reopened(services: Services):
    case = open_case(services)
    kept = services.cases.add_follow_up(case, TODAY, "Widerspruch", is_deadline=True).value
    done = services.cases.finish_follow_up(kept.id, " Faxbericht  14:02 ").value
    assert (done.done_on, done.proof) == (TODAY, "Faxbericht 14:02")
    assert titles(services, text="faxbericht") == ["Sperre droht"]
    assert services.cases.reopen_follow_up(kept.id).value == kept
    assert titles(services, text="faxbericht") == []
    assert code(lambda: services.cases.finish_follow_up(kept.id, "x" * 501)) == "proof_too_long"


def test_closing_over_an_open_deadline_has_to_be_said(services: Services):
    case = open_case(services)
    services.cases.add_follow_up(case, TODAY + timedelta(30), "Klage", is_deadline=True)
    services.cases.add_follow_up(case, TODAY + timedelta(30), "Nachfragen")
    close = services.cases.set_status
    assert code(lambda: close(case, CaseStatus.CLOSED)) == "case_has_open_deadlines"
    flag = services.cases.raise_flag(case, FlagKind.OTHER, "").value
    refused = code(lambda: close(case, CaseStatus.CLOSED, accept_open_deadlines=True))
    assert refused == "case_has_open_flags"
    services.cases.resolve_flag(flag.id, "geklärt")
    closed = close(case, CaseStatus.CLOSED, accept_open_deadlines=True).value
    assert closed.closed_on == TODAY
    assert close(case, CaseStatus.OPEN).value.closed_on is None


def test_a_reminder_comes_before_its_day_and_shows_on_heute(services: Services, clock: FixedClock):
    case = open_case(services)
    far = TODAY + timedelta(40)
    add = services.cases.add_follow_up
    late = code(lambda: add(case, far, "Antrag", remind_on=far + timedelta(1)))
    assert late == "reminder_too_late"
    kept = add(case, far, "Antrag", remind_on=TODAY + timedelta(2)).value
    assert services.today.overview().reminders == ()
    clock.advance(timedelta(2))
    (row,) = services.today.overview().reminders
    assert (row.follow_up, row.days_left) == (kept, 38)
    clock.advance(timedelta(35))
    overview = services.today.overview()
    assert (len(overview.due), overview.reminders) == (1, ())


# ---------------------------------------------------------------------------- flags by date


def reopened(services: Services, path: Path) -> int:
    services._session.close()
    return services.vault.unlock(str(path), PASSPHRASE).date_flags


def test_a_near_deadline_raises_one_flag_when_the_vault_is_opened(
    services: Services, vault_path: Path, clock: FixedClock
):
    case = open_case(services)
    due = TODAY + timedelta(DAYS_BEFORE + 1)
    services.cases.add_follow_up(case, due, "Widerspruch", is_deadline=True)
    services.cases.add_follow_up(case, TODAY, "nur ein Anruf")
    assert reopened(services, vault_path) == 0
    clock.advance(timedelta(1))
    assert reopened(services, vault_path) == 1
    (flag,) = services.cases.show(case).flags
    assert (flag.kind, flag.origin) == (FlagKind.DEADLINE, "date")
    assert flag.detail == "Widerspruch (Do 26.11.2026)"
    services.cases.resolve_flag(flag.id, "eingelegt")
    clock.advance(timedelta(9))
    assert reopened(services, vault_path) == 0
    assert len(services.cases.show(case).flags) == 1


def test_done_deadlines_and_closed_cases_raise_no_flag(services: Services, vault_path: Path):
    case, closed = open_case(services, "A"), open_case(services, "B")
    done = services.cases.add_follow_up(case, TODAY, "Klage", is_deadline=True).value
    services.cases.finish_follow_up(done.id)
    services.cases.add_follow_up(closed, TODAY, "Klage", is_deadline=True)
    services.cases.set_status(closed, CaseStatus.CLOSED, accept_open_deadlines=True)
    assert reopened(services, vault_path) == 0


# -------------------------------------------------------------------------- lists and search


def test_cases_that_wait_for_something_are_filtered(services: Services):
    flagged, overdue, calm = (open_case(services, title) for title in "ABC")
    services.cases.raise_flag(flagged, FlagKind.NO_FOOD, "")
    services.cases.add_follow_up(overdue, TODAY - timedelta(1), "Anruf")
    services.cases.add_follow_up(calm, TODAY, "Anruf")
    assert titles(services, needs="flag") == ["A"]
    assert titles(services, needs="overdue") == ["B"]
    assert titles(services, needs="overdue", text="anruf") == ["B"]
    assert titles(services, needs="flag", text="anruf") == []
    assert code(lambda: services.cases.page(CaseQuery(needs="x"))) == "case_need_unknown"


def test_a_typo_is_mended_and_said(services: Services):
    case = open_case(services, "Räumungsklage")
    services.cases.add_entry(case, NewEntry(facts="Zwangsräumung für Große Straße angekündigt"))
    page = services.cases.page(CaseQuery(text="zwangsräumng anegkündigt"))
    assert [row.id for row in page.rows] == [case]
    assert page.corrected == "Zwangsräumung angekündigt"
    assert services.cases.page(CaseQuery(text="zwangsr")).corrected == ""
    nothing = services.cases.page(CaseQuery(text="zebrastreifen"))
    assert (nothing.rows, nothing.corrected) == ((), "")


def test_the_light_of_an_entry_is_a_known_one(services: Services):
    case = open_case(services)
    entry = NewEntry(advice="Frist genannt", step="frist_berechnen", light="gelb")
    assert services.cases.add_entry(case, entry).value.data == entry
    wrong = code(lambda: services.cases.add_entry(case, NewEntry(advice="x", light="blau")))
    assert wrong == "entry_light_unknown"
