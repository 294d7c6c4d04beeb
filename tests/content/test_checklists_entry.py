# SPDX-License-Identifier: GPL-3.0-or-later
"""People at the door: first talk, no German passport, an application to a fund."""

from __future__ import annotations

from datetime import date

import pytest

from hilft_desktop.domain.checklists import evaluate
from hilft_desktop.domain.codes import FlagKind

TODAY = date(2026, 11, 22)
FAR, NEAR = 30, 2


@pytest.fixture
def run(library):
    def run(checklist_id, days=FAR, **answers):
        checklist = library.checklist(checklist_id, TODAY)
        given = {key: value if isinstance(value, tuple) else (value,)
                 for key, value in answers.items()}  # fmt: skip
        dates = {question.id: days for question in checklist.questions}
        return evaluate(checklist, given, dates)

    return run


def steps(evaluation):
    return {step.id for step in evaluation.steps}


def flags(evaluation):
    return {flag.kind for flag in evaluation.flags}


TALK = {
    "akut": "nichts",
    "frist": "nein",
    "anliegen": "wohnen",
    "bescheid": "nein",
    "leistungen": "keine",
    "versucht": "nichts",
    "sprache": "nein",
    "einwilligung": "ja",
    "ziel": "information",
}


def test_a_quiet_first_talk_raises_nothing_and_ends_with_written_steps(run):
    result = run("erstes_gespraech", **TALK)
    assert result.next_question is None
    assert flags(result) == set()
    assert steps(result) == {"drei_schritte"}


@pytest.mark.parametrize(
    ("answer", "kind", "page"),
    [
        ("suizid", FlagKind.SUICIDAL_THOUGHTS, "krise_suizid"),
        ("gewalt", FlagKind.VIOLENCE, "krise_gewalt"),
        ("essen", FlagKind.NO_FOOD, "krise_alltag"),
        ("dach", FlagKind.OTHER, "krise_obdachlos"),
        ("raeumung", FlagKind.EVICTION, "raeumung_aufschieben"),
        ("krank", FlagKind.HEALTH_RISK, "ohne_krankenversicherung"),
        ("energie", FlagKind.CUT_OFF_DATE, "sperre_heute"),
    ],
)
def test_each_emergency_raises_its_flag_with_its_page_and_an_urgent_step(run, answer, kind, page):
    result = run("erstes_gespraech", **{**TALK, "akut": answer})
    assert [(flag.kind, flag.page) for flag in result.flags] == [(kind, page)]
    assert any(step.urgent for step in result.steps)


@pytest.mark.parametrize(("days", "flagged"), [(6, False), (5, True), (0, True), (-2, True)])
def test_a_near_deadline_comes_before_everything(run, days, flagged):
    result = run("erstes_gespraech", days, **{**TALK, "frist": "ja", "fristtag": "2026-11-27"})
    assert (FlagKind.DEADLINE in flags(result)) is flagged
    assert ("frist_nah" in steps(result)) is flagged
    assert "frist_eintragen" in steps(result)


def test_a_decision_goes_to_the_person_with_legal_training(run):
    assert "anleitung" in steps(run("erstes_gespraech", **{**TALK, "bescheid": "ja"}))


def test_without_consent_nothing_is_kept(run):
    assert "ohne_speichern" in steps(run("erstes_gespraech", **{**TALK, "einwilligung": "nein"}))


def test_without_papers_nobody_is_sent_to_an_office(run):
    result = run("ohne_deutschen_pass", papier="keins", **{"not": "arzt"}, brief="nein")
    assert "ohne_papiere" in steps(result)
    assert FlagKind.OTHER in flags(result)
    assert not {"asyl_amt", "humanitaer_jobcenter", "titel_vorher_beraten"} & steps(result)
    assert "meldung" not in {paper.id for paper in result.papers}
    for step in result.steps:
        assert "Jobcenter" not in step.person_text


@pytest.mark.parametrize(
    ("answers", "step"),
    [
        ({"arbeit_eu": "jetzt", "schulkind": "nein", "fuenf_jahre": "nein"}, "eu_arbeit"),
        ({"arbeit_eu": "unfreiwillig", "schulkind": "nein", "fuenf_jahre": "nein"}, "eu_status"),
        ({"arbeit_eu": "nie", "schulkind": "ja", "fuenf_jahre": "nein"}, "eu_schulkind"),
        ({"arbeit_eu": "nie", "schulkind": "nein", "fuenf_jahre": "ja"}, "eu_daueraufenthalt"),
        ({"arbeit_eu": "nie", "schulkind": "nein", "fuenf_jahre": "nein"}, "eu_ueberbrueckung"),
    ],
)
def test_each_ground_of_a_citizen_of_the_union_has_its_step(run, answers, step):
    result = run("ohne_deutschen_pass", papier="eu", **{"not": "nichts"}, brief="nein", **answers)
    assert step in steps(result)
    grounds = {"eu_arbeit", "eu_status", "eu_schulkind", "eu_daueraufenthalt", "eu_ueberbrueckung"}
    assert steps(result) & grounds == {step}


def test_a_cut_of_asylum_benefits_is_a_deadline(run):
    result = run(
        "ohne_deutschen_pass", papier="duldung", **{"not": "nichts"}, dauer_asyl="ja",
        gekuerzt="ja", brief="nein", verlaengerung="nein", wohnsitz="nein",
    )  # fmt: skip
    assert FlagKind.DEADLINE in flags(result)
    assert {"asyl_amt", "asyl_analog", "asyl_gekuerzt"} <= steps(result)


@pytest.mark.parametrize(("paper", "step"), [("ja", "ukraine_jobcenter"), ("nein", "ukraine_asyl")])
def test_in_the_case_of_ukraine_the_paper_decides(run, paper, step):
    result = run(
        "ohne_deutschen_pass", papier="ukraine", **{"not": "nichts"}, fiktion=paper,
        brief="nein", wohnsitz="nein",
    )  # fmt: skip
    assert {"ukraine_jobcenter", "ukraine_asyl"} & steps(result) == {step}


FUND = {
    "wofuer": "anderes",
    "termin": "offen",
    "leistung": "rente_lohn",
    "amt": "abgelehnt",
    "fonds_bekannt": "verband",
    "unterlagen": "rechnung",
    "frueher": "nein",
    "einwilligung": "ja",
}


def test_the_plain_application_gets_the_letter_and_no_promise(run):
    result = run("fondsantrag_helfen", **FUND)
    assert result.next_question is None
    letters = {step.letter for step in result.steps} - {""}
    assert letters == {"fondsantrag_einzelhilfe"}
    assert {"ablehnung_pruefen", "regeln_fragen", "kein_anspruch"} <= steps(result)
    assert "amt_zuerst" not in steps(result)


@pytest.mark.parametrize(
    ("need", "step"), [("energie", "anspruch_energie"), ("miete", "anspruch_miete")]
)
def test_the_claim_comes_before_the_fund(run, need, step):
    result = run("fondsantrag_helfen", **{**FUND, "wofuer": need, "amt": "nein"})
    order = [item.id for item in result.steps]
    assert order.index(step) < order.index("antrag")
    assert order.index("amt_zuerst") < order.index("antrag")


def test_nothing_leaves_without_consent(run):
    result = run("fondsantrag_helfen", **{**FUND, "einwilligung": "nein"})
    assert "antrag" not in steps(result)
    assert "ohne_einwilligung" in steps(result)


def test_with_benefits_the_set_off_is_asked_about(run):
    assert "anrechnung" not in steps(run("fondsantrag_helfen", **FUND))
    result = run(
        "fondsantrag_helfen", **{**FUND, "leistung": "jobcenter", "fonds_bekannt": "kommune"}
    )
    assert {"anrechnung", "kommune_anrechnung"} <= steps(result)


def test_hunger_does_not_wait_for_a_fund(run):
    result = run("fondsantrag_helfen", NEAR, **{**FUND, "wofuer": "leben"})
    assert FlagKind.NO_FOOD in flags(result)
    assert "vorschuss" in steps(result)
