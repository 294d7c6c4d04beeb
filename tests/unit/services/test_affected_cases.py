# SPDX-License-Identifier: GPL-3.0-or-later
"""After an update: which open cases used a text or figure that says something else now."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from hilft_desktop.content.packs_keys import public_of, write_keys
from hilft_desktop.domain.cases import NewEntry
from hilft_desktop.domain.codes import CaseStatus, Channel, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.domain.errors import LockedError
from hilft_desktop.services.hub import Services
from hilft_desktop.system.clock import FixedClock
from tests.unit.content import small_content as small
from tests.unit.content.small_scope import LINKS, SCOPE, links_text, scope_text

FIRST, SECOND, THIRD = small.EDITIONS


@pytest.fixture
def update(services: Services, tmp_path: Path):
    key = tmp_path / "key.toml"
    write_keys(key, (public_of(small.editors_key(), "Redaktion Probe"),))
    services.content_packs.trust(str(key))

    def run(edition: str, changes: dict[str, str | None] | None = None) -> str:
        file = tmp_path / f"{edition}.hilft-content"
        file.write_bytes(small.make_pack(tmp_path / edition, edition, changes))
        return services.content_packs.install(str(file)).value.version

    run(FIRST)
    return run


@pytest.fixture
def case_id(services: Services, update) -> str:
    contact = services.contacts.add(
        NewContact(date(2026, 11, 20), Channel.STALL, Topic.SONSTIGES)
    ).value
    return services.contacts.open_case(contact.id, "Ein Brief").value.id


def found(services: Services) -> list[tuple[str, str, str]]:
    return [
        (use.used_in, use.item.id, use.reason)
        for case in services.content_packs.affected_cases()
        for use in case.uses
    ]


def test_without_a_vault_there_are_no_cases(keyless: Services):
    with pytest.raises(LockedError):
        keyless.content_packs.affected_cases()


def test_only_what_was_used_and_changed_is_named(services, update, case_id):
    services.checklists.save_run(case_id, "brief", {"offen": ("ja",)}, ())
    assert found(services) == []
    update(SECOND, {small.MORE: small.text_of(small.MORE).replace("den Brief", "jeden Brief")})
    assert found(services) == []
    update(THIRD, {small.LIST: small.text_of(small.LIST).replace("zusammen", "gemeinsam")})
    (case,) = services.content_packs.affected_cases()
    assert case.case_id == case_id
    assert found(services) == [("checklist", "brief", "corrected")]


def test_a_corrected_figure_concerns_what_leans_on_it(services, update, case_id):
    services.checklists.save_run(case_id, "brief", {"offen": ("ja",)}, ())
    update(SECOND, small.with_series(("2026-01-01", "", 120)))
    assert found(services) == [("checklist", "brief", "corrected")]


def test_a_figure_that_waits_concerns_a_case_only_on_its_day(
    services, update, case_id, clock: FixedClock
):
    services.checklists.save_run(case_id, "brief", {"offen": ("ja",)}, ())
    update(SECOND, small.with_series(("2026-01-01", "2026-12-31", 100), ("2027-01-01", "", 130)))
    assert found(services) == []
    clock.advance(timedelta(days=40))
    assert found(services) == [("checklist", "brief", "law_changed")]


def test_an_entry_that_names_page_and_version_counts(services, update, case_id):
    page = services.guide.page("hilfe")
    source = f"Guter Rat; {page.title}, Fassung {page.version}"
    services.cases.add_entry(case_id, NewEntry(facts="Brief", source=source))
    assert found(services) == []
    update(SECOND, {small.HELP: small.text_of(small.HELP).replace("Es gibt", "Nun gibt es")})
    assert found(services) == [("entry", "hilfe", "corrected")]


def test_what_does_not_hold_any_more_and_unknown_versions_are_named(services, update, case_id):
    services.checklists.save_run(case_id, "brief", {"offen": ("ja",)}, ())
    update(SECOND, {small.LIST: None})
    assert found(services) == [("checklist", "brief", "removed")]
    prints = services._session.desk.store.home / "fassungen"
    for file in prints.iterdir():
        file.unlink()
    assert found(services) == [("checklist", "brief", "version_unknown")]


def test_closed_cases_are_left_alone(services, update, case_id):
    services.checklists.save_run(case_id, "brief", {"offen": ("ja",)}, ())
    services.cases.set_status(case_id, CaseStatus.CLOSED)
    update(SECOND, small.with_series(("2026-01-01", "", 120)))
    assert found(services) == []


def test_an_entry_that_names_an_emergency_counts(services, update, case_id):
    strip = "content/de/emergency.toml"
    first, *others = services.guide.emergency()
    source = f"{first.title}, Fassung {first.version}"
    services.cases.add_entry(case_id, NewEntry(facts="Anruf", source=source))
    other = small.text_of(strip).replace("Bleib ruhig.", "Bleib ruhig und atme.", 1)
    update(SECOND, {strip: other})
    assert found(services) == [("entry", first.kind.value, "corrected")]
    assert others


def test_a_noted_light_counts_when_it_is_stricter_now_and_only_then(services, update, case_id):
    for step, light in (("auskunft", "gruen"), ("begleiten", "gelb"), ("unterlagen", "rot")):
        services.cases.add_entry(case_id, NewEntry(advice="Rat", step=step, light=light))
    assert found(services) == [], "content without a light judges nothing"
    update(SECOND, {SCOPE: scope_text(), LINKS: links_text()})
    assert found(services) == [("entry", "ampel", "corrected")]
    later = scope_text() + (
        '\n[[rule]]\nstep = "begleiten"\ntopics = ["sonstiges"]\nlight = "rot"\nreason = "Neu."\n'
        'page = "hilfe"\ncautious = true\nrefer_to = ["anwalt"]\nvalid_from = 2027-01-01\n'
    )
    update(THIRD, {SCOPE: later, LINKS: links_text()})
    assert found(services) == [("entry", "ampel", "corrected")]


def test_a_light_that_turns_concerns_a_case_from_that_day_on(
    services, update, case_id, clock: FixedClock
):
    services.cases.add_entry(case_id, NewEntry(advice="Rat", step="begleiten", light="gelb"))
    later = scope_text() + (
        '\n[[rule]]\nstep = "begleiten"\ntopics = ["sonstiges"]\nlight = "rot"\nreason = "Neu."\n'
        'page = "hilfe"\ncautious = true\nrefer_to = ["anwalt"]\nvalid_from = 2027-01-01\n'
    )
    update(SECOND, {SCOPE: later, LINKS: links_text()})
    assert found(services) == []
    clock.advance(timedelta(days=60))
    assert found(services) == [("entry", "ampel", "law_changed")]
