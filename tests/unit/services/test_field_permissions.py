# SPDX-License-Identifier: GPL-3.0-or-later
"""Every stored field is allowed in a tally or is not, and the tally keeps to it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import update

from hilft_desktop.disclosure.catalogue import CATALOGUE_V2
from hilft_desktop.domain.codes import (
    AgeBand,
    Channel,
    EuroBand,
    Grievance,
    Household,
    Language,
    Outcome,
    Topic,
)
from hilft_desktop.domain.tallies import Month
from hilft_desktop.services.data_dictionary import SHADOW, field_permissions
from hilft_desktop.services.hub import Services
from hilft_desktop.storage.tables import contacts
from tests.unit.services.counted import add

DAY = date(2026, 10, 5)


def columns(driver: Any) -> dict[str, set[str]]:
    """Return the columns of a vault file as they are, whatever the code says of them."""
    names = [row[0] for row in driver.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    return {
        name: {row[1] for row in driver.execute(f"PRAGMA table_info({name})")}
        for name in names
        if not name.startswith(SHADOW) or name == "case_search_words"
    }


def test_every_column_of_every_table_is_listed_once_and_none_that_is_not_there(
    services: Services,
) -> None:
    permissions = field_permissions()
    stored = services._session.vault.storage.bare(columns)
    assert permissions.tables == set(stored)
    for table, fields in stored.items():
        listed = set(permissions.of(table))
        assert fields - set(permissions.row) == listed - set(permissions.row), table
    assert len(permissions.rules) == len({(rule.table, rule.field) for rule in permissions.rules})
    assert all(rule.why for rule in permissions.rules)


def test_what_may_be_counted_is_what_the_catalogue_counts() -> None:
    counted = {r.dimension: r for r in field_permissions().rules if r.dimension}
    assert set(counted) == {dimension.table for dimension in CATALOGUE_V2.dimensions}
    assert all(rule.in_tally and rule.table == "contacts" for rule in counted.values())
    allowed = {(rule.table, rule.field) for rule in field_permissions().rules if rule.in_tally}
    beside = allowed - {(rule.table, rule.field) for rule in counted.values()}
    assert {table for table, _field in beside} == {"contacts", "releases", "held_back_months"}
    assert ("contacts", "booked_on") in beside


OTHER: dict[str, Any] = {
    "id": "another",
    "origin": "another",
    "lamport": 99,
    "date": date(2026, 10, 30),
    "booked_on": date(2026, 11, 3),
    "channel": Channel.PHONE,
    "topic": Topic.MIGRATION,
    "topics": ["schulden"],
    "age_band": AgeBand.A65_PLUS,
    "household": Household.SINGLE_PARENT,
    "outcome": Outcome.FUND,
    "language": Language.TR,
    "claimed": 999_99,
    "conceded": 888_88,
    "received": 777_77,
    "euro_band": EuroBand.E5000_PLUS,
    "note": "etwas anderes",
    "place": "woanders",
    "grievance": Grievance.SLOW,
}


@pytest.mark.parametrize("field", [*OTHER, "person_id", "case_id", "created_at", "changed_at"])
def test_a_count_changes_with_the_fields_that_may_be_counted_and_with_no_other(
    services: Services, field: str
) -> None:
    (row,) = add(services, DAY, 1)
    value = OTHER.get(field)
    if field == "person_id":
        value = services.contacts.make_person(add(services, DAY, 1)[0].id, "Ahorn 17").value.id
    elif field == "case_id":
        value = services.contacts.open_case(add(services, DAY, 1)[0].id, "Strom").value.id
    elif field.endswith("_at"):
        value = services._session.clock.now()
    vault = services._session.vault

    def counts() -> object:
        return vault.read(lambda uow: uow.contacts.count_by(Month.of(DAY), with_grievance=True))

    before = counts()
    vault.write(
        lambda uow: (
            uow.contacts._tx.connection.execute(
                update(contacts).where(contacts.c.id == row.id).values({field: value})
            ).rowcount
        )
    )
    rules = field_permissions().of("contacts")
    may_count = field in rules and rules[field].in_tally
    assert (counts() != before) is may_count
