# SPDX-License-Identifier: GPL-3.0-or-later
"""The emergency strip that ships: complete, callable, honest about what is not certain."""

from __future__ import annotations

from datetime import date

import pytest

from hilft_desktop.domain.emergency import EmergencyKind

TODAY = date(2026, 11, 22)

# Typed by hand from the research, not read from our files.
NUMBERS = {
    EmergencyKind.SUICIDAL_THOUGHTS: {"112", "0800 1110111", "0800 1110222", "116 111"},
    EmergencyKind.VIOLENCE: {"110", "116 016", "0800 2255530"},
    EmergencyKind.HOMELESS_TONIGHT: {"110", "112"},
    EmergencyKind.NO_FOOD: set(),
    EmergencyKind.CUT_OFF: {"112"},
    EmergencyKind.EVICTION: set(),
    EmergencyKind.NO_HEALTH_COVER: {"112", "116 117", "0800 0117722"},
}


@pytest.fixture(scope="module")
def strip(library):
    return {item.kind: item for item in library.emergencies(TODAY)}


def test_danger_to_life_comes_first(library):
    order = [item.kind for item in library.emergencies(TODAY)]
    assert order[:2] == [EmergencyKind.SUICIDAL_THOUGHTS, EmergencyKind.VIOLENCE]
    assert sorted(order) == sorted(EmergencyKind)


@pytest.mark.parametrize("kind", EmergencyKind)
def test_each_situation_has_its_numbers_its_page_and_its_lines(library, strip, kind):
    item = strip[kind]
    assert {call.number for call in item.calls} == NUMBERS[kind]
    assert 3 <= len(item.lines) <= 5
    assert all(call.label and call.hint for call in item.calls)
    assert library.page(item.page.id, TODAY).title == item.page.title
    if item.checklist.id:
        assert library.checklist(item.checklist.id, TODAY).title == item.checklist.title


def test_where_there_is_no_number_a_way_to_an_office_is_named(strip):
    for kind in (EmergencyKind.NO_FOOD, EmergencyKind.EVICTION):
        text = " ".join(line.text for line in strip[kind].lines)
        assert "Jobcenter" in text
        assert "Sozialamt" in text


@pytest.mark.parametrize(
    ("kind", "page", "checklist"),
    [
        (EmergencyKind.SUICIDAL_THOUGHTS, "krise_suizid", "krise_hilfe"),
        (EmergencyKind.VIOLENCE, "krise_gewalt", "krise_hilfe"),
        (EmergencyKind.HOMELESS_TONIGHT, "krise_obdachlos", "krise_hilfe"),
        (EmergencyKind.NO_FOOD, "krise_alltag", "sozialhilfe_notlage"),
        (EmergencyKind.CUT_OFF, "sperre_heute", "stromsperre_droht"),
        (EmergencyKind.EVICTION, "raeumung_aufschieben", "raeumung_klage"),
        (EmergencyKind.NO_HEALTH_COVER, "ohne_krankenversicherung", "krankenversicherung_pruefen"),
    ],
)
def test_each_situation_leads_on_to_its_own_page_and_checklist(strip, kind, page, checklist):
    assert strip[kind].page.id == page
    assert strip[kind].checklist.id == checklist


def test_without_papers_nobody_is_sent_to_the_office(strip):
    text = " ".join(line.text for line in strip[EmergencyKind.NO_HEALTH_COVER].lines)
    assert "nicht selbst zum Sozialamt" in text


def test_duties_of_offices_have_a_proof(strip):
    for item in strip.values():
        for line in item.lines:
            assert line.citation or "muss" not in line.text, line.text


def test_the_strip_is_not_overdue_today(strip):
    assert [item.kind for item in strip.values() if item.overdue] == []
