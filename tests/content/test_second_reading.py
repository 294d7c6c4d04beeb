# SPDX-License-Identifier: GPL-3.0-or-later
"""What the second reading of the content found stays mended."""

from __future__ import annotations

from datetime import date
from itertools import groupby

import pytest

from hilft_desktop.domain.checklists import Evaluation, evaluate
from hilft_desktop.domain.codes import FlagKind
from hilft_desktop.domain.guide import SpanKind

TODAY = date(2026, 11, 22)


def ask(library, checklist_id: str, **answers: str) -> Evaluation:
    checklist = library.checklist(checklist_id, TODAY)
    given = {name: tuple(text.split()) for name, text in answers.items()}
    return evaluate(checklist, given, {})


def steps(result: Evaluation) -> set[str]:
    return {step.id for step in result.steps}


def cited(library, page_id: str) -> set[str]:
    return {citation.fact_id for citation in library.page(page_id, TODAY).citations}


def linked(library, page_id: str, kind: SpanKind) -> set[str]:
    page = library.page(page_id, TODAY)
    return {span.target for block in page.blocks for span in block.spans if span.kind is kind}


def test_each_part_of_the_guide_stands_in_one_piece(library):
    for day in (date(2026, 6, 30), TODAY, date(2027, 1, 2)):
        runs = [part for part, _pages in groupby(library.guide_index(day), lambda row: row.part)]
        assert len(runs) == len(set(runs)) == 20


def test_danger_comes_first_and_the_motions_in_the_council_last(library):
    parts = [row.part for row in library.guide_index(TODAY)]
    assert parts[0] == "Krise und Alltag"
    assert parts[-1] == "Anträge im Rat"


@pytest.mark.parametrize("page_id", ["krise_obdachlos", "wohnung_verloren"])
def test_both_pages_say_the_same_of_the_duty_to_house(library, page_id):
    assert "obdachlos_unterbringung" in cited(library, page_id)
    assert library.page(page_id, TODAY).uncertain
    text = " ".join(block.text for block in library.page(page_id, TODAY).blocks)
    assert "nicht in diesem Leitfaden" not in text


def test_who_was_cut_off_is_led_to_the_list_for_it(library):
    lists = linked(library, "sperre_vollzogen", SpanKind.CHECKLIST_LINK)
    assert lists == {"energie_abgestellt"}


def test_who_has_no_place_tonight_is_told_of_the_duty_to_house(library):
    result = ask(library, "sozialhilfe_notlage", fehlt="dach", leistung="keine", antrag="nein")
    assert "unterbringung" in {step.id for step in result.steps if step.urgent}
    food = ask(library, "sozialhilfe_notlage", fehlt="essen", leistung="keine", antrag="nein")
    assert "unterbringung" not in steps(food)


def test_refused_work_between_april_and_july_is_not_called_old_law(library):
    work = ask(library, "gsg_sanktion", was="arbeit", stand="bescheid", tag="alt")
    duty = ask(library, "gsg_sanktion", was="pflicht", stand="bescheid", tag="alt")
    assert {"altes_recht_arbeit", "hoehe_arbeit"} <= steps(work)
    assert "altes_recht" not in steps(work)
    assert "altes_recht" in steps(duty)
    assert not {"altes_recht_arbeit", "hoehe_arbeit"} & steps(duty)


def test_a_joint_account_is_not_sent_to_become_a_protected_one(library):
    joint = ask(library, "schulden_pfaendung", gepfaendet="konto", pkonto="gemeinsam")
    own = ask(library, "schulden_pfaendung", gepfaendet="konto", pkonto="nein")
    assert "gemeinschaftskonto" in steps(joint)
    assert "pkonto" not in steps(joint)
    assert "pkonto" in steps(own)


def test_thoughts_of_suicide_lead_to_the_page_on_crisis_not_on_energy(library):
    result = ask(library, "raeumung_klage", stand="raeumung", haerte="suizid")
    pages = {step.page for step in result.steps if step.id == "krise"}
    pages |= {flag.page for flag in result.flags if flag.kind == "suizidgedanken"}
    assert pages == {"krise_suizid"}
    assert "krise_suizid" in linked(library, "raeumung_aufschieben", SpanKind.PAGE_LINK)


def test_wohngeld_is_asked_for_before_help_for_living_costs(library):
    assert "wohngeld_falle" in linked(library, "hilfe_lebensunterhalt", SpanKind.PAGE_LINK)


def test_students_are_not_promised_furniture(library):
    page = library.page("ausbildung_bab", TODAY)
    line = next(block.text for block in page.blocks if "Erstausstattung" in block.text)
    assert "Möbel gehören nicht dazu" in line


@pytest.mark.parametrize(("age", "step"), [("ja", "u25_zusicherung"), ("nein", "gewalt_anlass")])
def test_violence_as_the_reason_for_moving_is_seen_at_any_age(library, age, step):
    found = ask(library, "gsg_umzug_kaution", vertrag="nein", alter=age, anlass="gewalt")
    assert [(flag.kind, flag.page) for flag in found.flags] == [(FlagKind.VIOLENCE, "krise_gewalt")]
    assert step in {one.id for one in found.steps if one.urgent}
    assert not ask(library, "gsg_umzug_kaution", alter=age, anlass="notwendig").flags


@pytest.mark.parametrize(
    ("insured", "wanted"), [("nein", "privat"), ("gar_nicht", "ohne_versicherung")]
)
def test_who_is_not_in_a_statutory_fund_is_not_told_a_limit_of_co_payments(
    library, insured, wanted
):
    found = ask(
        library, "zuzahlung_pruefen", versichert=insured, leistung="ja", chronisch="ja",
        grenze="ja", antrag="nein",
    )  # fmt: skip
    assert steps(found) == {wanted}
    assert found.next_question is None


def test_the_old_checklist_does_not_judge_refused_work_by_the_old_steps(library):
    checklist = library.checklist("gsg_bescheid_pruefen", date(2026, 6, 30))
    found = evaluate(checklist, {"punkt": ("minderung",), "verstoss": ("arbeit",)}, {})
    assert "arbeit_abgelehnt" in steps(found)
    assert not {"erste", "weitere"} & steps(found)
