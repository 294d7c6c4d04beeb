# SPDX-License-Identifier: GPL-3.0-or-later
"""People at the stall: what the checklist on cut-offs tells them to do."""

from __future__ import annotations

from datetime import date

import pytest

from hilft_desktop.domain.checklists import QuestionKind, evaluate
from hilft_desktop.domain.codes import FlagKind

TODAY = date(2026, 11, 22)

BASE = {
    "energie": ("strom",),
    "abgestellt": ("nein",),
    "schutz": ("niemand",),
    "vertrag": ("grundversorgung",),
    "androhung": ("ja",),
    "androhung_datum": ("2026-10-20",),
    "androhung_zeit": ("ja",),
    "ankuendigung": ("ja",),
    "sperrtermin": ("2026-12-15",),
    "ankuendigung_zeit": ("ja",),
    "abzug": ("nichts",),
    "rueckstand": ("erreicht",),
    "raten": ("nie",),
    "zahlbar": ("rate",),
    "leistung": ("jobcenter",),
    "heizung": ("nein",),
    "meldung": ("nein",),
}


@pytest.fixture
def run(library):
    checklist = library.checklist("stromsperre_droht", TODAY)

    def run(days=16, **changes):
        answers = {**BASE, **changes}
        return evaluate(checklist, answers, {"sperrtermin": days, "androhung_datum": -24})

    return run


def steps(evaluation):
    return {step.id for step in evaluation.steps}


def flags(evaluation):
    return {flag.kind for flag in evaluation.flags}


def test_the_plain_case_is_asked_to_the_end_and_gets_the_usual_way(run):
    result = run()
    assert result.next_question is None
    assert flags(result) == set()
    assert {"anrufen", "abwendung_verlangen", "antrag_jobcenter", "verweisen"} <= steps(result)
    assert not {"androhung_fehlt", "schwelle_nicht_erreicht", "wiederanschluss"} & steps(result)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("geraet", FlagKind.MEDICAL_DEVICE),
        ("saeugling", FlagKind.INFANT),
        ("krankheit", FlagKind.HEALTH_RISK),
        ("alter", FlagKind.HEALTH_RISK),
        ("schwanger", FlagKind.HEALTH_RISK),
    ],
)
def test_people_at_risk_raise_a_flag_and_a_letter(run, answer, kind):
    result = run(schutz=(answer,))
    assert flags(result) == {kind}
    told = next(step for step in result.steps if step.id == "gefahr_mitteilen")
    assert told.urgent
    assert told.letter == "raten_versorger"
    assert told.page == "sperre_schutz"
    assert "attest" in {paper.id for paper in result.papers}


@pytest.mark.parametrize(("days", "flagged"), [(9, False), (8, True), (0, True), (-3, True)])
def test_a_near_cut_off_date_is_a_red_flag(run, days, flagged):
    result = run(days=days)
    assert (FlagKind.CUT_OFF_DATE in flags(result)) is flagged
    assert ("rechtsrat" in steps(result)) is flagged


def test_the_number_of_days_comes_from_the_law(library):
    checklist = library.checklist("stromsperre_droht", TODAY)
    rule = next(flag for flag in checklist.flags if flag.kind is FlagKind.CUT_OFF_DATE)
    assert rule.when[0].within_working_days == library.facts.value(
        "sperre_ankuendigung_werktage", TODAY
    )


def test_without_a_threat_there_is_no_cut_off(run):
    result = run(androhung=("nein",))
    assert "androhung_fehlt" in steps(result)
    assert "androhung_datum" not in result.visible
    assert "abwendung_verlangen" not in steps(result)


def test_after_a_broken_agreement_no_new_threat_is_needed(run):
    result = run(androhung=("nein",), raten=("gebrochen",))
    assert "androhung_fehlt" not in steps(result)
    assert "vereinbarung_gebrochen" in steps(result)


def test_a_special_contract_needs_a_threat_even_after_broken_instalments(run):
    result = run(vertrag=("sondervertrag",), androhung=("nein",), raten=("gebrochen",))
    assert "androhung_fehlt_sondervertrag" in steps(result)
    assert "neue_raten" in steps(result)
    assert "vereinbarung_gebrochen" not in steps(result)


def test_a_small_arrear_and_disputed_sums_stop_the_cut_off(run):
    result = run(rueckstand=("nicht_erreicht",), abzug=("beanstandet", "schlichtung"))
    assert {"schwelle_nicht_erreicht", "abziehen", "schlichtung"} <= steps(result)


def test_a_late_announcement_is_named(run):
    assert "ankuendigung_zu_kurz" in steps(run(ankuendigung_zeit=("nein",)))
    assert "ankuendigung_fehlt" in steps(run(ankuendigung=("nein",)))


def test_already_cut_off_with_a_device_means_emergency_first(run):
    result = run(abgestellt=("ja",), schutz=("geraet",))
    assert result.steps[0].id == "notruf"
    assert {FlagKind.ALREADY_CUT_OFF, FlagKind.MEDICAL_DEVICE} <= flags(result)
    assert FlagKind.CUT_OFF_DATE not in flags(result)
    assert "sperrtermin" not in result.visible
    assert "wiederanschluss" in steps(result)


def test_the_right_office_is_named(run):
    assert "antrag_jobcenter" in steps(run(leistung=("jobcenter",)))
    for benefit in ("sozialamt", "wohngeld", "keine"):
        found = steps(run(leistung=(benefit,)))
        assert "antrag_sozialamt" in found
        assert "antrag_jobcenter" not in found


def test_heating_without_benefits_has_a_deadline_this_month(run):
    result = run(leistung=("keine",), heizung=("ja",), faellig=("ja",))
    assert "heizung_antrag" in steps(result)
    assert FlagKind.DEADLINE in flags(result)
    housing = run(leistung=("wohngeld",), heizung=("ja",), faellig=("ja",))
    assert "heizung_wohngeld" in steps(housing)
    assert "heizung_antrag" not in steps(housing)
    assert "wohngeld_schuetzen" in steps(housing)
    for month, step in (("frueher", "heizung_frueher"), ("spaeter", "heizung_spaeter")):
        other = run(leistung=("keine",), heizung=("ja",), faellig=(month,))
        assert step in steps(other)
        assert "heizung_antrag" not in steps(other)
        assert FlagKind.DEADLINE not in flags(other)


def test_a_special_contract_gives_no_right_to_the_agreement(run):
    result = run(vertrag=("sondervertrag",))
    assert "abwendung_verlangen" not in steps(result)
    assert "raten_bitten" in steps(result)
    assert "meldung" not in result.visible


def test_the_office_is_told_only_with_consent(run):
    assert "meldung_unterschreiben" not in steps(run())
    assert "meldung_unterschreiben" in steps(run(meldung=("ja",)))


def test_the_fund_comes_last(run):
    result = run(zahlbar=("nichts",))
    assert result.steps[-1].id == "fonds"
    assert "fonds" not in steps(run(zahlbar=("alles",)))


def test_every_step_leads_somewhere_and_speaks_to_both(library):
    for checklist in library.checklists(TODAY):
        assert sum(bool(step.page) for step in checklist.steps) == len(checklist.steps)
        for step in checklist.steps:
            assert step.person_text
            assert library.page(step.page, TODAY)
            assert not step.letter or library.letter(step.letter, TODAY)
        for question in checklist.questions:
            assert question.options or question.kind is QuestionKind.DATE
