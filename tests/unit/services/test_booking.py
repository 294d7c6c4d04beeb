# SPDX-License-Identifier: GPL-3.0-or-later
"""On which day a contact is counted."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hilft_desktop.domain.tallies import Month
from hilft_desktop.services.booking import booking_day, is_closed, next_open_month
from hilft_desktop.services.hub import Services
from hilft_desktop.storage.unit_of_work import UnitOfWork
from tests.unit.services.counted import TODAY


class Undone(Exception):
    """Rolls a trial back."""


def months(*texts: str) -> tuple[Month, ...]:
    return tuple(Month.parse(text) for text in texts)


def settle(
    uow: UnitOfWork, released: Iterable[Month] = (), held_back: Iterable[Month] = ()
) -> None:
    for month in held_back:
        uow.releases.hold_back(month)
    for month in released:
        uow.releases.add(month, month, month, f"id {month}", b"x")


def book(
    services: Services,
    happened_on: date,
    released: Iterable[Month] = (),
    held_back: Iterable[Month] = (),
) -> date:
    found: list[date] = []

    def trial(uow: UnitOfWork) -> None:
        settle(uow, released, held_back)
        found.append(booking_day(uow, happened_on, TODAY))
        raise Undone

    with suppress(Undone):
        services._session.vault.write(trial)
    return found[0]


def test_an_open_month_counts_its_own_contacts(services: Services) -> None:
    assert book(services, date(2026, 10, 31), months("2026-09")) == date(2026, 10, 31)


def test_a_late_contact_counts_today(services: Services) -> None:
    assert book(services, date(2026, 9, 30), months("2026-09")) == TODAY


def test_when_this_month_is_released_as_well_it_counts_in_the_next_open_one(
    services: Services,
) -> None:
    released = months("2026-11", "2026-09")
    assert book(services, date(2026, 9, 30), released) == date(2026, 12, 1)
    assert book(services, TODAY, released) == date(2026, 12, 1)
    assert book(services, TODAY, months("2026-11", "2026-12")) == date(2027, 1, 1)


def test_a_month_held_back_stays_open_until_the_next_one_is_out(services: Services) -> None:
    held = months("2026-09")
    assert book(services, date(2026, 9, 30), (), held) == date(2026, 9, 30)
    assert book(services, date(2026, 9, 30), months("2026-10"), held) == TODAY
    two = months("2026-08", "2026-09")
    assert book(services, date(2026, 8, 3), (), two) == date(2026, 8, 3)
    assert book(services, date(2026, 8, 3), months("2026-10"), two) == TODAY


# Every trial is rolled back, so the vault is the same for each example.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    released=st.frozensets(st.integers(0, 6)),
    held_back=st.frozensets(st.integers(0, 6)),
    day=st.integers(0, 140),
)
def test_no_contact_is_booked_in_a_closed_month_or_before_it_happened(
    services: Services, released: frozenset[int], held_back: frozenset[int], day: int
) -> None:
    start = Month.parse("2026-07")

    def month(number: int) -> Month:
        found = start
        for _ in range(number):
            found = found.next()
        return found

    happened_on = start.first + timedelta(days=day)

    def trial(uow: UnitOfWork) -> None:
        settle(uow, map(month, released), map(month, held_back - released))
        booked = booking_day(uow, happened_on, TODAY)
        assert not is_closed(uow, Month.of(booked))
        assert booked >= happened_on
        assert booked == happened_on or is_closed(uow, Month.of(happened_on))
        assert not is_closed(uow, next_open_month(uow, start))
        raise Undone

    with suppress(Undone):
        services._session.vault.write(trial)
