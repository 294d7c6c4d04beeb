# SPDX-License-Identifier: GPL-3.0-or-later
"""The stall on a real vault: counted once, taken back in a row, paper all or none."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.codes import AgeBand, Channel, Household, Language, Outcome, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.tallies import Month
from hilft_desktop.services.hub import Services
from hilft_desktop.services.stall_rows import (
    SHEET_LIMIT,
    SheetCount,
    StallEntry,
    TallySheet,
)
from tests.unit.services.conftest import PASSPHRASE

TODAY = date(2026, 11, 22)
SATURDAY = date(2026, 11, 21)


def entry(token: str, topic: Topic = Topic.MIETE, pseudonym: str = "", **more) -> StallEntry:
    new = NewContact(**{"date": TODAY, "channel": Channel.STALL, "topic": topic, **more})
    return StallEntry(token, new, pseudonym)


def sheet(*counts: tuple[Topic, Outcome, int], day: date = SATURDAY) -> TallySheet:
    return TallySheet(day, "Marktplatz", tuple(SheetCount(*each) for each in counts))


def code(verb) -> str:
    with pytest.raises(UserError) as error:
        verb()
    return error.value.code


def test_the_day_counts_what_was_recorded_here_today_at_the_stall(services: Services) -> None:
    assert services.stall.day().place == "Musterstadt", "before the first stall"
    services.contacts.add(NewContact(TODAY, Channel.PHONE, Topic.ARBEIT))
    services.contacts.add(NewContact(SATURDAY, Channel.STALL, Topic.ARBEIT, place="Marktplatz"))
    empty = services.stall.day()
    assert (empty.total, empty.last) == (0, None)
    assert empty.place == "Marktplatz", "the place of the last stall is offered again"

    services.stall.add(entry("1", Topic.SCHULDEN))
    services.stall.add(entry("2", Topic.MIETE))
    changed = services.stall.add(entry("3", Topic.MIETE, place="Bahnhof"))

    assert changed.changes.kinds == {Kind.CONTACT}
    day = changed.value.day
    assert day.topics == ((Topic.MIETE, 2), (Topic.SCHULDEN, 1))
    assert day.total == 3
    assert day.last == changed.value.contact
    assert services.stall.day().place == "Bahnhof"


def test_what_another_laptop_recorded_is_not_in_this_tally(
    services: Services, vault_path: Path
) -> None:
    services.stall.add(entry("1"))
    services._session.vault.write(lambda uow: uow.settings.new_laptop_id())
    services.vault.close()
    services.vault.unlock(str(vault_path), PASSPHRASE)
    assert services.stall.day().total == 0


def test_an_entry_sent_twice_is_counted_once(services: Services) -> None:
    first = services.stall.add(entry("a")).value
    again = services.stall.add(entry("a")).value
    assert again == first
    assert services.stall.day().total == 1
    services.stall.add(entry("b"))
    assert services.stall.day().total == 2


def test_several_are_taken_back_one_after_the_other(services: Services) -> None:
    before = services.contacts.add(NewContact(SATURDAY, Channel.STALL, Topic.ARBEIT)).value
    for token in "abc":
        services.stall.add(entry(token))
    day = services.stall.day()
    assert day.total == 3
    while day.last is not None:
        day = services.stall.undo(day.last.id).value
    assert day.total == 0
    assert services.contacts.list() == (before,)
    assert code(lambda: services.stall.undo("nobody")) == "contact_unknown"


def test_a_known_person_is_linked_by_the_exact_pseudonym(services: Services) -> None:
    first = services.contacts.add(NewContact(TODAY, Channel.PHONE, Topic.MIETE)).value
    person = services.contacts.make_person(first.id, "Ahorn 17").value

    saved = services.stall.add(entry("a", pseudonym="  ahorn   17 "))
    assert saved.value.contact.person_id == person.id
    assert saved.changes.touches(Kind.PERSON)

    for wrong in ("Ahorn", "Ahorn 1", "Ahorn 170", "%"):
        assert code(lambda wrong=wrong: services.stall.add(entry("b", pseudonym=wrong))) == (
            "pseudonym_unknown"
        )
    assert services.stall.day().total == 1, "what was refused is not counted"

    services.stall.undo(saved.value.contact.id)
    assert services.stall.day().total == 0, "the person was known before: the contact may go"


def test_a_contact_is_attached_to_a_known_person_afterwards(services: Services) -> None:
    first = services.contacts.add(NewContact(TODAY, Channel.PHONE, Topic.MIETE)).value
    person = services.contacts.make_person(first.id, "Ahorn 17").value
    second = services.contacts.add(NewContact(TODAY, Channel.STALL, Topic.MIETE)).value

    assert code(lambda: services.contacts.attach(second.id, "Birke 3")) == "pseudonym_unknown"
    assert services.contacts.attach(second.id, "Ahorn 17").value == person
    assert code(lambda: services.contacts.attach(second.id, "Ahorn 17")) == "contact_has_person"
    rows = {row.id: row.person_id for row in services.contacts.list()}
    assert rows == {first.id: person.id, second.id: person.id}


def test_a_contact_out_of_which_a_person_was_made_stays(services: Services) -> None:
    saved = services.stall.add(entry("a")).value.contact
    services.contacts.make_person(saved.id)
    assert code(lambda: services.stall.undo(saved.id)) == "contact_has_person"


def test_faults_of_an_entry_are_named(services: Services) -> None:
    late = entry("a", date=TODAY + timedelta(days=1))
    assert code(lambda: services.stall.add(late)) == "date_in_future"
    assert services.stall.day().total == 0


# ------------------------------------------------------------------------------- paper


def test_a_sheet_counts_every_stroke_and_invents_nothing(services: Services) -> None:
    typed = sheet((Topic.MIETE, Outcome.INFORMATION, 3), (Topic.SCHULDEN, Outcome.LETTER, 2))
    preview = services.stall.preview_sheet(typed)
    assert (preview.total, preview.already, preview.booked_on) == (5, 0, SATURDAY)
    assert preview.topics == ((Topic.MIETE, 3), (Topic.SCHULDEN, 2))
    assert preview.outcomes == ((Outcome.INFORMATION, 3), (Outcome.LETTER, 2))
    assert services.contacts.list() == (), "looking counts nothing"

    saved = services.stall.add_sheet(typed).value
    assert len(saved) == 5
    assert {(row.data.topic, row.data.outcome) for row in saved} == {
        (Topic.MIETE, Outcome.INFORMATION), (Topic.SCHULDEN, Outcome.LETTER),
    }  # fmt: skip
    assert {
        (row.data.channel, row.data.place, row.data.date, row.data.age_band, row.data.household,
         row.data.language) for row in saved
    } == {
        (Channel.STALL, "Marktplatz", SATURDAY, AgeBand.UNKNOWN, Household.OTHER, Language.UNKNOWN)
    }  # fmt: skip
    assert services.stall.preview_sheet(typed).already == 5, "typed in twice is seen"


def test_a_sheet_is_taken_back_as_a_whole_or_not_at_all(services: Services) -> None:
    saved = services.stall.add_sheet(sheet((Topic.MIETE, Outcome.INFORMATION, 4))).value
    ids = [row.id for row in saved]
    later = services.stall.add(entry("a")).value.contact
    assert code(lambda: services.contacts.remove_all(ids)) == "contact_not_last"
    assert len(services.contacts.list()) == 5
    services.stall.undo(later.id)
    services.contacts.remove_all(ids)
    assert services.contacts.list() == ()


def test_bad_sheets_are_refused_as_a_whole(services: Services) -> None:
    mine = (Topic.MIETE, Outcome.INFORMATION)
    for bad, wanted in (
        (sheet(), "sheet_empty"),
        (sheet((*mine, 0)), "sheet_empty"),
        (sheet((*mine, -1), (Topic.ARBEIT, Outcome.LETTER, 3)), "sheet_number_invalid"),
        (sheet((*mine, SHEET_LIMIT + 1)), "sheet_too_full"),
        (sheet((*mine, 1), day=TODAY + timedelta(days=1)), "date_in_future"),
        (TallySheet(SATURDAY, "x" * 81, (SheetCount(*mine, 1),)), "place_too_long"),
    ):
        assert code(lambda bad=bad: services.stall.preview_sheet(bad)) == wanted
        assert code(lambda bad=bad: services.stall.add_sheet(bad)) == wanted
    assert services.contacts.list() == ()


def test_a_sheet_of_a_released_month_says_where_it_will_count(services: Services) -> None:
    month = Month.parse("2026-10")
    services._session.vault.write(
        lambda uow: uow.releases.add(month, month, month, "release", b"{}")
    )
    late = sheet((Topic.MIETE, Outcome.INFORMATION, 1), day=date(2026, 10, 31))
    assert services.stall.preview_sheet(late).booked_on == TODAY
    assert services.stall.add_sheet(late).value[0].booked_on == TODAY


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    counts=st.dictionaries(
        st.tuples(st.sampled_from(Topic), st.sampled_from(Outcome)), st.integers(0, 6), min_size=1
    )
)
def test_preview_and_saving_agree(services: Services, counts) -> None:
    typed = sheet(*((topic, outcome, number) for (topic, outcome), number in counts.items()))
    if not typed.total:
        assert code(lambda: services.stall.add_sheet(typed)) == "sheet_empty"
        return
    preview = services.stall.preview_sheet(typed)
    saved = services.stall.add_sheet(typed).value
    assert preview.total == len(saved) == sum(number for _topic, number in preview.topics)
    assert sum(number for _outcome, number in preview.outcomes) == preview.total
    services.contacts.remove_all([row.id for row in saved])


def test_the_paper_needs_no_vault_and_names_the_group_with_one(
    keyless: Services, services: Services
) -> None:
    assert services.stall.paper().startswith(b"%PDF")
    services.vault.close()
    assert keyless.stall.paper("Marktplatz", SATURDAY).startswith(b"%PDF")
