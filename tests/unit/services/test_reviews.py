# SPDX-License-Identifier: GPL-3.0-or-later
"""Due checks and the group's confirmations."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import pytest

from hilft_desktop.domain.errors import UserError
from hilft_desktop.services.hub import Services
from hilft_desktop.system.clock import FixedClock

PAGE = "sperre_heute"


@pytest.fixture
def later(keyless: Services, clock: FixedClock) -> Services:
    """Two years on, everything is overdue."""
    clock.advance(timedelta(days=730))
    return keyless


def test_nothing_far_ahead_is_due_and_everything_is_one_day(keyless, clock):
    soon = keyless.reviews.due(within_days=400)
    assert {row.kind for row in soon} >= {"page", "fact", "checklist", "letter"}
    assert list(soon) == sorted(soon, key=lambda row: row.next_check)
    assert all(row.overdue for row in keyless.reviews.due())


def test_a_fact_says_how_much_leans_on_it(later):
    rows = {row.id: row for row in later.reviews.due() if row.kind == "fact"}
    assert rows["sperre_androhung_wochen"].used_by >= 2
    assert rows["sperre_androhung_wochen"].sources


def test_a_confirmed_page_is_not_overdue_for_half_a_year_at_most(later, clock):
    assert later.guide.page(PAGE).overdue
    row = later.reviews.confirm("page", PAGE, "KM").value
    assert (row.initials, row.overdue, row.confirmed_on) == ("KM", False, clock.today())
    page = later.guide.page(PAGE)
    assert not page.overdue
    assert page.confirmed is not None
    assert page.next_check == row.counts_until
    assert PAGE not in {r.id for r in later.reviews.due() if r.kind == "page"}
    assert [r.id for r in later.reviews.confirmed()] == [PAGE]
    clock.advance(timedelta(days=184))
    assert later.guide.page(PAGE).overdue


def test_a_confirmation_can_be_given_again_and_taken_back(later):
    later.reviews.confirm("checklist", "stromsperre_droht", "KM")
    later.reviews.confirm("checklist", "stromsperre_droht", "MM")
    assert not later.checklists.show("stromsperre_droht").overdue
    assert [row.initials for row in later.reviews.confirmed()] == ["MM"]
    later.reviews.withdraw("checklist", "stromsperre_droht")
    assert later.checklists.show("stromsperre_droht").overdue
    with pytest.raises(UserError) as caught:
        later.reviews.withdraw("checklist", "stromsperre_droht")
    assert caught.value.code == "review_unknown"


@pytest.mark.parametrize(
    ("kind", "identifier", "initials", "code"),
    [
        ("page", "fehlt", "KM", "review_unknown"),
        ("seite", PAGE, "KM", "review_unknown"),
        ("page", PAGE, "", "initials_missing"),
    ],
)
def test_what_cannot_be_confirmed_is_refused(keyless, kind, identifier, initials, code):
    with pytest.raises(UserError) as caught:
        keyless.reviews.confirm(kind, identifier, initials)
    assert caught.value.code == code
    assert keyless.reviews.confirmed() == ()


def test_editors_get_confirmations_as_table_and_as_json(keyless):
    keyless.reviews.confirm("page", PAGE, "=KM")
    keyless.reviews.confirm("fact", "sperre_androhung_wochen", "MM")
    rows = list(
        csv.DictReader(io.StringIO(keyless.reviews.export().decode("utf-8-sig")), delimiter=";")
    )
    assert [row["id"] for row in rows] == [PAGE, "sperre_androhung_wochen"]
    assert rows[0]["initials"] == "'=KM"
    assert all(row["title"] and row["content_version"] for row in rows)
    document = json.loads(keyless.reviews.export("json"))
    assert [review["initials"] for review in document["reviews"]] == ["=KM", "MM"]
    with pytest.raises(UserError) as caught:
        keyless.reviews.export("xml")
    assert caught.value.code == "review_format_unknown"


@pytest.mark.parametrize(
    ("kind", "identifier"), [("scope", "ampel"), ("links", "nachfragen"), ("paper", "information")]
)
def test_what_has_no_page_is_due_is_confirmed_and_shows_what_it_says(
    keyless: Services, clock: FixedClock, kind: str, identifier: str
) -> None:
    def overdue() -> set[tuple[str, str]]:
        return {(item.kind, item.id) for item in keyless.guide.overdue()}

    assert (kind, identifier) not in overdue()
    clock.advance(timedelta(days=730))
    assert (kind, identifier) in overdue()
    (due,) = (row for row in keyless.reviews.due() if (row.kind, row.id) == (kind, identifier))
    assert due.sources
    assert due.text
    assert not any("{fact:" in line for line in due.text)
    row = keyless.reviews.confirm(kind, identifier, "KM").value
    assert (row.initials, row.overdue) == ("KM", False)
    assert (kind, identifier) not in overdue()
    assert (kind, identifier) in {(row.kind, row.id) for row in keyless.reviews.confirmed()}


def test_a_confirmed_light_says_so_at_the_step(keyless: Services, clock: FixedClock) -> None:
    clock.advance(timedelta(days=730))
    asked = ("miete", "auskunft")
    assert keyless.scope.light(*asked, trained=True, guided=True).overdue
    keyless.reviews.confirm("scope", "ampel", "KM")
    assert not keyless.scope.light(*asked, trained=True, guided=True).overdue
