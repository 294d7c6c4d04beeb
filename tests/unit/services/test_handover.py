# SPDX-License-Identifier: GPL-3.0-or-later
"""Collective cases and hand-over sheets, on a real vault; the sheets are read from their PDF."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from hilft_desktop.domain.cases import NewEntry
from hilft_desktop.domain.casework import (
    AmountKind,
    CollectiveKind,
    HouseholdMember,
    MemberAge,
    PersonProfile,
    Relation,
)
from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.codes import CaseStatus, FlagKind
from hilft_desktop.domain.persons import Identity
from hilft_desktop.services import handover
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import CaseQuery
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.casework import code, open_case

TODAY = date(2026, 11, 22)


def words_of(pdf: bytes) -> str:
    """Return the words of a PDF in one line, however they were broken."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())


# ----------------------------------------------------------------------------- collectives


def test_cases_of_one_house_stand_together(services: Services):
    first, second = open_case(services, "Heizung A"), open_case(services, "Heizung B")
    made = services.collectives.create(CollectiveKind.HOUSE, " Musterweg  5 ", "kalte Heizung")
    assert made.changes.touches(Kind.COLLECTIVE)
    collective = made.value.id
    services.collectives.add_case(collective, first)
    services.collectives.add_case(collective, second)
    assert services.collectives.add_case(collective, first).value.case_ids == (first, second)
    shown = services.collectives.show(collective)
    assert [row.title for row in shown.cases] == ["Heizung A", "Heizung B"]
    assert shown.collective.title == "Musterweg 5"
    assert services.cases.show(first).collectives == (shown.collective,)
    found = services.cases.page(CaseQuery(text="musterweg"))
    assert sorted(row.title for row in found.rows) == ["Heizung A", "Heizung B"]

    services.collectives.change(collective, "Lindenallee 5", "")
    assert services.cases.page(CaseQuery(text="musterweg")).rows == ()
    assert services.cases.page(CaseQuery(text="lindenallee")).total == 2
    assert services.collectives.remove_case(collective, first).value.case_ids == (second,)
    assert services.cases.show(first).collectives == ()
    services.collectives.remove(collective)
    assert services.collectives.list() == ()
    assert services.cases.page(CaseQuery(text="lindenallee")).rows == ()
    assert services.cases.page(CaseQuery()).total == 2


def test_what_is_wrong_with_a_collective_case_is_said(services: Services):
    case = open_case(services)
    create = services.collectives.create
    assert code(lambda: create(CollectiveKind.OTHER, " ")) == "title_empty"
    assert code(lambda: create(CollectiveKind.OTHER, "x", "y" * 4001)) == "collective_note_too_long"
    kept = create(CollectiveKind.OTHER, "x").value.id
    assert code(lambda: services.collectives.add_case(kept, "nix")) == "case_unknown"
    assert code(lambda: services.collectives.add_case("nix", case)) == "collective_unknown"
    assert code(lambda: services.collectives.show("nix")) == "collective_unknown"


def test_the_newest_collective_case_stands_first(services: Services, clock: FixedClock):
    services.collectives.create(CollectiveKind.SUPPLIER, "alt")
    clock.advance(timedelta(1))
    services.collectives.create(CollectiveKind.OFFICE, "neu")
    assert [collective.title for collective in services.collectives.list()] == ["neu", "alt"]


# -------------------------------------------------------------------------- the case sheet


@pytest.fixture
def full_case(services: Services, tmp_path: Path) -> str:
    """A case with something in every part."""
    case = open_case(services, "Strom wird abgestellt")
    person = services.cases.show(case).person
    services.persons.save_profile(person.id, PersonProfile(safe_contact="nur SMS"))
    child = HouseholdMember(Relation.CHILD, MemberAge.A0_5)
    services.persons.save_household(person.id, (child,))
    services.cases.raise_flag(case, FlagKind.INFANT, "3 Monate alt")
    done = services.cases.raise_flag(case, FlagKind.OTHER, "längst vorbei").value
    services.cases.resolve_flag(done.id, "geklärt")
    services.cases.add_follow_up(case, date(2026, 11, 24), "Rate bieten", is_deadline=True)
    services.cases.add_entry(
        case, NewEntry(facts="Erika Mustermann hat 400 € Rückstand.", advice="Rate anbieten")
    )
    services.cases.add_amount(case, AmountKind.CLAIMED, 40_000, TODAY, "Rückstand")
    services.cases.request_second_look(case, "Ist die Androhung wirksam?")
    photo = tmp_path / "p.png"
    Image.new("L", (20, 20)).save(photo)
    services.attachments.add(case, str(photo), "Sperrandrohung")
    return case


def test_the_sheet_of_a_case_says_what_the_next_one_needs(services: Services, full_case: str):
    pseudonym = services.cases.show(full_case).person.pseudonym
    words = words_of(services.handover.case_sheet(full_case))
    for part in (
        f"Übergabe: {pseudonym}",
        "Strom wird abgestellt",
        "Säugling im Haushalt: 3 Monate alt",
        "Vor jedem Anruf lesen: nur SMS",
        "Kind, 0 bis 5 Jahre",
        "Di 24.11.2026: FRIST – Rate bieten",
        "Ist die Androhung wirksam?",
        "Rate anbieten",
        "400,00 €",
        "Sperrandrohung (1 Seite)",
        "0000 0000",
    ):
        assert part in words
    assert "längst vorbei" not in words


def test_no_real_name_is_on_the_sheet_even_if_it_was_typed(services: Services, full_case: str):
    person = services.cases.show(full_case).person.id
    assert "Erika Mustermann" in words_of(services.handover.case_sheet(full_case))
    identity = Identity(
        person, "Erika Mustermann", ("Nirgendweg 1", "00000 Ort"), "", date(2027, 1, 1)
    )
    services._session.vault.write(lambda uow: uow.persons.put_identity(identity))
    words = words_of(services.handover.case_sheet(full_case))
    assert "Erika" not in words
    assert "Mustermann" not in words
    assert "Nirgendweg" not in words
    assert "hat 400 € Rückstand" in words


def test_long_chronicles_are_cut_and_say_so(services: Services):
    case = open_case(services)
    for number in range(handover.ENTRIES_PRINTED + 3):
        services.cases.add_entry(case, NewEntry(facts=f"Eintrag Nummer {number} Ende"))
    words = words_of(services.handover.case_sheet(case))
    assert "3 ältere Einträge stehen im Programm." in words
    assert "Nummer 2 Ende" not in words
    newest = words.index(f"Nummer {handover.ENTRIES_PRINTED + 2} Ende")
    assert newest < words.index("Nummer 3 Ende")


def test_a_bare_case_prints_as_well(services: Services):
    words = words_of(services.handover.case_sheet(open_case(services)))
    assert "Noch kein Eintrag." in words
    assert code(lambda: services.handover.case_sheet("nix")) == "case_unknown"


# ------------------------------------------------------------------------- the shift sheet


def test_the_shift_says_what_is_open_by_date(services: Services, full_case: str):
    services.cases.set_status(full_case, CaseStatus.WAITING)
    late = open_case(services, "Wohngeld")
    services.cases.add_follow_up(late, TODAY - timedelta(2), "Nachfragen")
    services.cases.add_follow_up(late, TODAY + timedelta(30), "viel später")
    shift = services.handover.shift()
    assert [row.follow_up.text for row in shift.due] == ["Nachfragen", "Rate bieten"]
    assert [row.days_left for row in shift.due] == [-2, 2]
    assert len(shift.flags) == len(shift.second_looks) == len(shift.waiting) == 1
    assert shift.left_out == 0
    words = words_of(services.handover.shift_sheet())
    assert "überfällig seit Fr 20.11.2026: Nachfragen" in words
    assert "Di 24.11.2026: FRIST – Rate bieten" in words
    assert "viel später" not in words
    assert words.index("Säugling") < words.index("Nachfragen")


def test_what_does_not_fit_on_the_sheet_is_counted(
    services: Services, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(handover, "LINES_PRINTED", 2)
    case = open_case(services)
    for number in range(5):
        services.cases.add_follow_up(case, TODAY, f"Anruf {number}")
    assert services.handover.shift().left_out == 3
    assert "3 weitere Einträge passen nicht" in words_of(services.handover.shift_sheet())


def test_an_empty_shift_is_said_to_be_empty(services: Services):
    words = words_of(services.handover.shift_sheet())
    assert "Kein Warnzeichen ist offen." in words
    assert "Nichts ist fällig." in words
