# SPDX-License-Identifier: GPL-3.0-or-later
"""People at the stall: what the checklists on work, health, pension and crisis tell them to do."""

from __future__ import annotations

from datetime import date

import pytest

from hilft_desktop.domain.checklists import evaluate
from hilft_desktop.domain.codes import FlagKind

TODAY = date(2026, 11, 22)

CHECKLISTS = (
    "kuendigung_lohn",
    "arbeitslosengeld_sperrzeit",
    "krankenversicherung_pruefen",
    "zuzahlung_pruefen",
    "behinderung_gdb",
    "rente_erwerbsminderung",
    "krise_hilfe",
)


@pytest.fixture
def ask(library):
    def ask(checklist, **answers):
        given = {name: tuple(value.split()) for name, value in answers.items()}
        return evaluate(library.checklist(checklist, TODAY), given, {})

    return ask


def steps(evaluation):
    return {step.id for step in evaluation.steps}


def flags(evaluation):
    return {flag.kind for flag in evaluation.flags}


def words(evaluation, step_id):
    return next(step for step in evaluation.steps if step.id == step_id)


@pytest.mark.parametrize("name", CHECKLISTS)
def test_every_step_names_a_page_that_holds_and_speaks_formally_to_the_person(library, name):
    checklist = library.checklist(name, TODAY)
    assert len(checklist.steps) >= 12
    for step in checklist.steps:
        assert library.page(step.page, TODAY).id == step.page
        assert not {"Du", "Dir", "Dich", "Euch", "Eure"} & set(step.person_text.split())


@pytest.mark.parametrize("name", CHECKLISTS)
def test_nothing_shows_a_gap_where_a_figure_belongs(library, name):
    checklist = library.checklist(name, TODAY)
    texts = [question.text + question.help for question in checklist.questions]
    texts += [option.label for question in checklist.questions for option in question.options]
    texts += [step.text + step.person_text for step in checklist.steps]
    assert not [text for text in texts if "{" in text or "[für diesen Tag" in text]


def test_a_fresh_notice_leads_to_the_labour_court_and_the_agency(ask):
    found = ask(
        "kuendigung_lohn", worum="kuendigung", form="papier", zugang="2026-11-16",
        klagefrist="nein", geklagt="nein", schutz="schwanger", gemeldet="nein", geld="ja",
    )  # fmt: skip
    assert {"klage", "schwanger", "arbeitsuchend", "rechtsrat"} <= steps(found)
    assert not {"klage_spaet", "verfall", "leben"} & steps(found)
    assert FlagKind.DEADLINE in flags(found)
    assert "binnen 3\u00a0Wochen nach Zugang" in words(found, "klage").person_text


def test_who_has_sued_already_is_not_sent_to_sue(ask):
    found = ask(
        "kuendigung_lohn", worum="kuendigung", klagefrist="nein", geklagt="ja", gemeldet="ja"
    )
    assert not {"klage", "klage_spaet", "arbeitsuchend"} & steps(found)
    assert FlagKind.DEADLINE not in flags(found)


def test_unpaid_wages_of_a_bankrupt_firm_ask_for_the_short_deadline(ask):
    found = ask(
        "kuendigung_lohn", worum="lohn", lohn_art="ganz rest", insolvenz="ja", gefordert="nein",
        geld="essen",
    )  # fmt: skip
    assert {"verfall", "fordern", "insolvenzgeld", "resturlaub", "leben", "essen"} <= steps(found)
    assert not {"klage", "mindestlohn"} & steps(found)
    assert {FlagKind.DEADLINE, FlagKind.NO_FOOD} <= flags(found)


def test_a_blocking_period_for_unpaid_wages_is_contested_and_bridged(ask):
    found = ask(
        "arbeitslosengeld_sperrzeit", stand="bescheid", zeiten="ja", inhalt="sperrzeit",
        vorwurf="selbst", grund="lohn", geld="nein", wohngeld="nein",
    )  # fmt: skip
    assert {"grund", "widerspruch", "gleichwohl", "krankenkasse", "jobcenter"} <= steps(found)
    assert not {"wohngeld", "arbeitslos", "anhoerung"} & steps(found)


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("arbeitslosengeld_sperrzeit", {"stand": "wartet", "geld": "nein"}),
        ("rente_erwerbsminderung", {"lebt_von": "nichts", "stand": "laeuft", "reicht": "nein"}),
    ],
)
def test_housing_benefit_is_compared_before_another_claim_ends_it(ask, name, answers):
    with_it = steps(ask(name, wohngeld="ja", **answers))
    without = steps(ask(name, wohngeld="nein", **answers))
    assert "wohngeld" in with_it - without
    assert {"jobcenter", "aufstocken"} & (without - with_it)


def test_who_wants_a_confidential_office_first_is_not_sent_to_an_authority(ask):
    found = ask(
        "krankenversicherung_pruefen", akut="leben", lage="ohne", fachstelle="ja", letzte="nie",
        leistung="nein",
    )  # fmt: skip
    assert {"notruf", "fachstelle"} <= steps(found)
    assert "antrag" not in steps(found)
    assert FlagKind.HEALTH_RISK in flags(found)
    assert "112" in words(found, "notruf").text


def test_debts_with_the_sickness_fund_are_lowered_first_and_then_paid_in_instalments(ask):
    found = ask(
        "krankenversicherung_pruefen", akut="nein", lage="schulden", art="gesetzlich",
        brief="ruhen hoechst", leistung="nein", einkommen="nein", raten="ja",
    )  # fmt: skip
    assert {"trotzdem", "neufestsetzung", "raten"} <= steps(found)
    assert not {"notlagentarif", "letzte_kasse", "antrag_schulden"} & steps(found)


@pytest.mark.parametrize(
    ("leistung", "chronisch", "wanted", "figure"),
    [
        ("ja", "nein", "grenze_leistung", "135,12\u00a0€"),
        ("ja", "ja", "grenze_leistung_chronisch", "67,56\u00a0€"),
        ("nein", "nein", "grenze_brutto", "2\u00a0Prozent"),
        ("nein", "ja", "grenze_brutto_chronisch", "1\u00a0Prozent"),
    ],
)
def test_the_limit_of_co_payments_fits_the_household(ask, leistung, chronisch, wanted, figure):
    found = ask("zuzahlung_pruefen", versichert="ja", leistung=leistung, chronisch=chronisch)
    assert {step for step in steps(found) if step.startswith("grenze")} == {wanted}
    assert figure in words(found, wanted).person_text


def test_a_low_degree_of_disability_is_contested_and_the_job_protected(ask):
    found = ask(
        "behinderung_gdb", stand="bescheid", ergebnis="zu_niedrig", aerzte="ja", arbeit="gefahr",
        grad="mittel",
    )  # fmt: skip
    assert {"akte", "stellungnahme", "gleichstellung", "kuendigung"} <= steps(found)
    assert not {"antrag", "verschlimmerung", "nachteile"} & steps(found)
    assert FlagKind.DEADLINE in flags(found)


def test_the_end_of_sick_pay_leads_to_the_agency_before_the_money_stops(ask):
    found = ask(
        "rente_erwerbsminderung", lebt_von="krankengeld", krankengeld_ende="ja",
        aufforderung="kasse", stunden="wenig", zeiten="unklar", stand="nichts", reicht="ja",
        seele="nein",
    )  # fmt: skip
    assert {"nahtlos", "reha_kasse", "antrag", "zeiten"} <= steps(found)
    assert not {"krise", "aufstocken", "eher_nicht"} & steps(found)


def test_in_danger_the_emergency_call_comes_first(ask):
    found = ask(
        "krise_hilfe", gefahr="ja", allein="nein", gewalt="heute", kinder="ja", suizid="nah",
        schlafplatz="nein", essen="nein", medizin="nein", kontakt="nein",
    )  # fmt: skip
    assert [step.id for step in found.steps][:2] == ["notruf", "suizid_nah"]
    assert {"hilfetelefon", "kinder", "kontakt", "zettel", "notunterkunft", "essen"} <= steps(found)
    assert {
        FlagKind.VIOLENCE, FlagKind.SUICIDAL_THOUGHTS, FlagKind.NO_FOOD, FlagKind.HEALTH_RISK,
    } <= flags(found)  # fmt: skip


def test_paper_about_violence_is_handed_out_only_where_nobody_can_find_it(ask):
    for violence in ("ja", "heute"):
        warning = words(ask("krise_hilfe", gewalt=violence, kontakt="ja"), "zettel")
        assert warning.urgent
        assert "nur mit, wenn ihn niemand findet" in warning.person_text


def test_a_quiet_talk_raises_no_alarm(ask):
    found = ask(
        "krise_hilfe", gefahr="nein", allein="ja", gewalt="nein", suizid="nein",
        schlafplatz="ja", essen="ja", medizin="nein",
    )  # fmt: skip
    assert not flags(found)
    assert not [step.id for step in found.steps if step.urgent]


# Typed by hand from the research, not read from our files.
NUMBERS = {
    "krise_suizid": {"112", "0800 1110111", "0800 1110222", "116 111", "0800 1110550", "116 117"},
    "krise_gewalt": {"110", "112", "116 016", "0800 2255530", "116 111"},
    "krise_obdachlos": {"112"},
    "krise_alltag": {"0800 4040020"},
    "ohne_krankenversicherung": {"112", "116 117", "0800 0117722"},
    "rente_alter": {"0800 1000 4800"},
}


@pytest.mark.parametrize("name", NUMBERS)
def test_pages_name_the_numbers_that_were_found_documented(library, name):
    text = " ".join(block.text for block in library.page(name, TODAY).blocks)
    assert not [number for number in NUMBERS[name] if number not in text]
