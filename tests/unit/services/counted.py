# SPDX-License-Identifier: GPL-3.0-or-later
"""Contacts for the tests of the tallies, and when they are counted."""

from __future__ import annotations

from datetime import date

from hilft_desktop.domain.codes import AgeBand, Channel, Household, Outcome, Topic
from hilft_desktop.domain.contacts import Contact, NewContact
from hilft_desktop.domain.money import Euros
from hilft_desktop.domain.tallies import Month
from hilft_desktop.services.hub import Services

TODAY = date(2026, 11, 22)


def contact(day: date, number: int = 0, note: str = "") -> NewContact:
    """Contacts that differ in every dimension."""
    return NewContact(
        date=day,
        channel=list(Channel)[number % 4],
        topic=list(Topic)[number % 12],
        age_band=list(AgeBand)[number % 6],
        household=list(Household)[number % 5],
        outcome=list(Outcome)[number % 5],
        euros=Euros(received=number * 7_000),
        note=note,
    )


def add(services: Services, day: date, count: int) -> tuple[Contact, ...]:
    return services.contacts.add_all([contact(day, n) for n in range(count)]).value


def booked(services: Services) -> dict[str, Month]:
    found: dict[str, Month] = {}
    after = ""
    while True:
        page = services.contacts.page(None, 1000, after)
        found.update({row.id: Month.of(row.booked_on) for row in page.rows})
        after = page.next_after
        if not after:
            return found
