# SPDX-License-Identifier: GPL-3.0-or-later
"""Contacts, persons, cases and the start page, on a real vault."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from hilft_desktop.domain.cases import ENTRY_LIMIT, TITLE_LIMIT, NewEntry
from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.codes import CaseStatus, Channel, FlagKind, Language, Topic
from hilft_desktop.domain.contacts import NOTE_LIMIT, PLACE_LIMIT, Contact, NewContact
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.money import Euros
from hilft_desktop.domain.tallies import Month
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import CaseQuery
from hilft_desktop.system.clock import FixedClock

DAY = date(2026, 11, 20)


def contact(day: date = DAY, **more: object) -> NewContact:
    return NewContact(day, Channel.PHONE, Topic.ENERGIE_SPERRE, **more)  # type: ignore[arg-type]


def code(verb) -> str:
    with pytest.raises(UserError) as error:
        verb()
    return error.value.code


def release(services: Services, *months: str) -> None:
    """Freeze months as a tally does, without needing enough contacts for one."""

    def freeze(uow):
        for name in months:
            month = Month.parse(name)
            uow.releases.add(month, month, month, f"release {name}", b"{}")

    services._session.vault.write(freeze)


def open_case(services: Services, title: str = "Sperre droht") -> str:
    return services.contacts.open_case(services.contacts.add(contact()).value.id, title).value.id


# ------------------------------------------------------------------------------- contacts


def test_a_contact_counts_in_its_own_month(services: Services) -> None:
    saved = services.contacts.add(contact(date(2026, 10, 5), euros=Euros(100, None, 0))).value

    assert saved.booked_on == date(2026, 10, 5)
    assert services.contacts.list("2026-10") == (saved,)
    assert services.contacts.list("2026-11") == ()


def test_a_late_contact_counts_in_the_next_open_month(services: Services) -> None:
    release(services, "2026-10")
    late = services.contacts.add(contact(date(2026, 10, 5))).value
    assert late.booked_on == date(2026, 11, 22)

    release(services, "2026-11")
    later = services.contacts.add(contact(date(2026, 10, 5))).value
    assert later.booked_on == date(2026, 12, 1)
    assert later.data.date == date(2026, 10, 5)


def test_notes_lose_signs_nobody_sees(services: Services) -> None:
    saved = services.contacts.add(contact(note="a\u202eb\x00c\r\nd نوشته\u200cها")).value

    assert saved.data.note == "abc\nd نوشته\u200cها"


def test_every_fault_of_a_contact_is_named(services: Services) -> None:
    bad = contact(
        date(2026, 11, 23),
        note="x" * (NOTE_LIMIT + 1),
        place="x" * (PLACE_LIMIT + 1),
        euros=Euros(-1, 10**12, 0),
    )

    with pytest.raises(FormErrors) as error:
        services.contacts.add(bad)

    assert {(fault.field, fault.code) for fault in error.value.faults} == {
        ("date", "date_in_future"),
        ("note", "note_too_long"),
        ("place", "place_too_long"),
        ("claimed", "money_negative"),
        ("conceded", "money_too_big"),
    }
    assert services.contacts.list() == ()


def test_several_contacts_are_saved_all_or_none(services: Services) -> None:
    good, bad = contact(), contact(date(2027, 1, 1))

    with pytest.raises(UserError) as error:
        services.contacts.add_all((good, bad))
    assert error.value.field == "2.date"
    assert services.contacts.list() == ()

    assert len(services.contacts.add_all((good, good)).value) == 2
    assert len(services.contacts.list()) == 2


def test_contacts_are_paged_without_gaps_or_doubles(services: Services) -> None:
    days = [DAY - timedelta(days=n % 40) for n in range(25)]
    services.contacts.add_all([contact(day) for day in days])

    found: list[Contact] = []
    after = ""
    while True:
        page = services.contacts.page(limit=4, after=after)
        found += page.rows
        after = page.next_after
        if not after:
            break

    assert len({row.id for row in found}) == 25
    assert [row.booked_on for row in found] == sorted(days)
    assert code(lambda: services.contacts.page(after="nonsense")) == "page_key_invalid"


def test_only_the_last_contact_can_be_taken_back(services: Services) -> None:
    first = services.contacts.add(contact()).value
    second = services.contacts.add(contact()).value

    assert code(lambda: services.contacts.remove(first.id)) == "contact_not_last"
    services.contacts.remove(second.id)
    assert services.contacts.list() == (first,)
    assert code(lambda: services.contacts.remove(second.id)) == "contact_unknown"


def test_what_was_released_is_not_taken_back(services: Services) -> None:
    saved = services.contacts.add(contact()).value
    release(services, "2026-11")

    assert code(lambda: services.contacts.remove(saved.id)) == "contact_month_closed"


def test_what_became_a_case_is_not_taken_back(services: Services) -> None:
    saved = services.contacts.add(contact()).value
    services.contacts.make_person(saved.id)
    assert code(lambda: services.contacts.remove(saved.id)) == "contact_has_person"

    services.contacts.open_case(saved.id, "Sperre")
    assert code(lambda: services.contacts.remove(saved.id)) == "contact_has_case"


# ------------------------------------------------------------------------------- persons


def test_a_person_gets_the_pseudonym_that_was_chosen(services: Services) -> None:
    saved = services.contacts.add(contact(language=Language.TR)).value

    person = services.contacts.make_person(saved.id, "  Ahorn   17 ").value

    assert person.pseudonym == "Ahorn 17"
    assert person.language is Language.TR
    assert services.contacts.list()[0].person_id == person.id


def test_a_pseudonym_is_given_once(services: Services) -> None:
    first, second = (services.contacts.add(contact()).value for _ in range(2))
    services.contacts.make_person(first.id, "Ahorn 17")

    assert code(lambda: services.contacts.make_person(second.id, "ahorn 17")) == "pseudonym_taken"
    assert code(lambda: services.contacts.make_person(first.id)) == "contact_has_person"
    assert services.contacts.make_person(second.id).value.pseudonym != "Ahorn 17"


def test_a_suggestion_can_be_used(services: Services) -> None:
    saved = services.contacts.add(contact()).value
    name = services.contacts.suggest_pseudonym()

    assert services.contacts.make_person(saved.id, name).value.pseudonym == name


# ------------------------------------------------------------------------------- cases


def test_a_case_knows_its_person_its_law_and_its_contact(services: Services) -> None:
    saved = services.contacts.add(contact(date(2025, 12, 1))).value

    changed = services.contacts.open_case(saved.id, " Sperre  droht ")
    detail = services.cases.show(changed.value.id)

    assert detail.case.title == "Sperre droht"
    assert detail.case.law_on == date(2025, 12, 1)
    assert detail.case.counsellor == "Mara Muster"
    assert detail.person.id == detail.case.person_id
    assert [c.id for c in detail.contacts] == [saved.id]
    assert changed.changes.touches(Kind.CASE, Kind.PERSON)
    assert changed.changes.case_id == changed.value.id
    assert code(lambda: services.contacts.open_case(saved.id, "x")) == "contact_has_case"


def test_a_case_joins_the_person_that_is_there(services: Services) -> None:
    saved = services.contacts.add(contact()).value
    person = services.contacts.make_person(saved.id, "Kranich 5").value

    case = services.contacts.open_case(saved.id, "Sperre").value

    assert case.person_id == person.id


@pytest.mark.parametrize(
    ("title", "expected"), [("  ", "title_empty"), ("x" * (TITLE_LIMIT + 1), "title_too_long")]
)
def test_a_case_without_a_usable_title_is_not_opened(
    services: Services, title: str, expected: str
) -> None:
    saved = services.contacts.add(contact()).value

    assert code(lambda: services.contacts.open_case(saved.id, title)) == expected
    assert services.contacts.list()[0].person_id is None


def test_the_chronicle_keeps_its_skeleton(services: Services) -> None:
    case_id = open_case(services)

    entry = services.cases.add_entry(case_id, NewEntry(facts=" Mahnung ", advice="Raten")).value

    assert entry.data == NewEntry(facts="Mahnung", advice="Raten")
    assert entry.counsellor == "Mara Muster"
    assert services.cases.show(case_id).entries == (entry,)
    assert code(lambda: services.cases.add_entry(case_id, NewEntry(facts=" \n"))) == "entry_empty"
    too_long = NewEntry(advice="x" * (ENTRY_LIMIT + 1))
    assert code(lambda: services.cases.add_entry(case_id, too_long)) == "entry_too_long"
    assert code(lambda: services.cases.add_entry("x", NewEntry(facts="a"))) == "case_unknown"


def test_a_case_is_not_closed_over_an_open_danger(services: Services) -> None:
    case_id = open_case(services)
    flag = services.cases.raise_flag(case_id, FlagKind.INFANT, "Baby im Haushalt").value

    def close() -> object:
        return services.cases.set_status(case_id, CaseStatus.CLOSED)

    assert code(close) == "case_has_open_flags"
    assert code(lambda: services.cases.resolve_flag(flag.id, "  ")) == "flag_needs_resolution"
    services.cases.resolve_flag(flag.id, "Versorger sperrt nicht")
    close()
    assert services.cases.show(case_id).case.status is CaseStatus.CLOSED


def test_a_follow_up_is_ticked_off_today(services: Services, clock: FixedClock) -> None:
    case_id = open_case(services)
    item = services.cases.add_follow_up(case_id, DAY, "Nachfragen", is_deadline=True).value

    done = services.cases.finish_follow_up(item.id).value

    assert done.done_on == clock.today()
    assert done.is_deadline
    assert code(lambda: services.cases.add_follow_up(case_id, DAY, " ")) == "follow_up_empty"


def test_cases_are_found_by_pseudonym_title_and_chronicle(services: Services) -> None:
    case_id = open_case(services, "Gassperre")
    other = open_case(services, "Mietschulden")
    services.cases.add_entry(case_id, NewEntry(facts="Der Herd bleibt kalt, Größe ß"))
    pseudonym = services.cases.show(case_id).person.pseudonym

    def found(text: str, **more: object) -> list[str]:
        page = services.cases.page(CaseQuery(text=text, **more))  # type: ignore[arg-type]
        assert page.total == len(page.rows)
        return [row.id for row in page.rows]

    assert found("gassp") == [case_id]
    assert found(pseudonym) == [case_id]
    assert found("grösse herd") == [case_id]
    assert found('herd" OR *') == []
    assert found('"herd* (') == [case_id]
    assert found("gassp", status=CaseStatus.CLOSED) == []
    assert set(found("")) == {case_id, other}


def test_a_list_row_carries_what_is_urgent(services: Services) -> None:
    case_id = open_case(services)
    services.cases.raise_flag(case_id, FlagKind.INFANT, "")
    services.cases.add_follow_up(case_id, DAY, "a")
    services.cases.add_follow_up(case_id, DAY - timedelta(days=1), "b")

    (row,) = services.cases.page(CaseQuery()).rows

    assert row.open_flags == 1
    assert row.next_due == DAY - timedelta(days=1)


def test_cases_are_paged_without_gaps_or_doubles(services: Services) -> None:
    ids = {open_case(services, f"Strom {n}") for n in range(7)}

    for text in ("", "strom"):
        found: list[str] = []
        after = ""
        while True:
            page = services.cases.page(CaseQuery(text=text, limit=3, after=after))
            assert page.total == 7
            found += [row.id for row in page.rows]
            after = page.next_after
            if not after:
                break
        assert len(found) == 7
        assert set(found) == ids


# ------------------------------------------------------------------------------- start page


def test_the_start_page_tells_what_is_due(services: Services, clock: FixedClock) -> None:
    case_id = open_case(services, "Sperre")
    today = clock.today()
    late = services.cases.add_follow_up(case_id, today - timedelta(days=3), "spät").value
    soon = services.cases.add_follow_up(case_id, today + timedelta(days=7), "bald").value
    services.cases.add_follow_up(case_id, today + timedelta(days=8), "später")
    done = services.cases.add_follow_up(case_id, today, "getan").value
    services.cases.finish_follow_up(done.id)
    flag = services.cases.raise_flag(case_id, FlagKind.MEDICAL_DEVICE, "Atemgerät").value

    overview = services.today.overview()

    assert overview.day == today
    assert [(row.follow_up.id, row.days_left) for row in overview.due] == [
        (late.id, -3),
        (soon.id, 7),
    ]
    assert overview.due_total == 2
    assert [row.flag for row in overview.flags] == [flag]
    assert overview.flags_total == 1
    assert overview.due[0].case_title == "Sperre"
    assert overview.due[0].pseudonym == services.cases.show(case_id).person.pseudonym
    assert overview.contacts_this_month == 1
    assert not overview.backup.overdue


def test_an_empty_vault_has_an_empty_start_page(services: Services) -> None:
    overview = services.today.overview()

    assert overview.due == ()
    assert overview.flags == ()
    assert overview.contacts_this_month == 0


# ------------------------------------------------------------------------------- drafts, register


def test_a_draft_survives_the_lock(services: Services, vault_path: Path) -> None:
    services.drafts.put("contact", '{"note": "halb"}')
    services._session.close()
    services.vault.unlock(str(vault_path), "kralle kord dekret ablage deich")

    assert services.drafts.get("contact") == '{"note": "halb"}'
    services.drafts.delete("contact")
    assert services.drafts.get("contact") is None
    assert code(lambda: services.drafts.put("x", "x" * 2_000_001)) == "draft_too_big"


def test_the_register_grows_newest_first(services: Services, clock: FixedClock) -> None:
    services.exports.note("letter", "Antrag   an den Fonds", "ab")
    clock.advance(timedelta(minutes=1))
    services.exports.note("tally", "Monatszahlen", "cd")

    rows = services.exports.register()

    assert [(row.kind, row.what, row.sha256) for row in rows] == [
        ("tally", "Monatszahlen", "cd"),
        ("letter", "Antrag an den Fonds", "ab"),
    ]
    assert rows[0].at == clock.now()
