# SPDX-License-Identifier: GPL-3.0-or-later
"""Bills, home, debts, account, legal aid: what the checklists tell people to do."""

from __future__ import annotations

import re
from datetime import date

import pytest

from hilft_desktop.domain.checklists import QuestionKind, evaluate
from hilft_desktop.domain.codes import FlagKind

TODAY = date(2026, 11, 22)
OURS = (
    "energie_abgestellt",
    "abrechnung_pruefen",
    "nachzahlung_bekommen",
    "miete_rueckstand",
    "raeumung_klage",
    "schulden_pfaendung",
    "kein_konto",
    "beratungshilfe_holen",
    "rundfunkbeitrag_befreien",
)

# Typed by hand from the law text of 19 August 2026, as the reader sees them.
SHOWN = {
    "kaution.monatsmieten_max": "3",
    "kaution.raten": "3",
    "kaution_kuendigung.rueckstand_monatsmieten": "2",
    "miete_mangel.energetische_modernisierung_monate": "3 Monate",
    "mieterhoehung_ablauf.klage_monate": "3 Monate",
    "mietspiegel_qualifiziert.anpassung_jahre": "2 Jahre",
    "mietspiegel_qualifiziert.neu_jahre": "4 Jahre",
    "staffel_indexmiete.unveraendert_jahre": "1 Jahr",
    "mietpreisbremse_auskunft.nachholung_jahre": "2 Jahre",
    "versaeumnisurteil_einspruch": "2 Wochen",
    "raeumung_vollstreckung.sachen_abfordern_monate": "1 Monat",
    "raeumung_vollstreckung.kosten_zahlen_monate": "2 Monate",
    "raeumung_vollstreckung.aufschub_wochen": "1 Woche",
    "modernisierung_haerte.ueberschreitung_prozent": "10 Prozent",
    "energierechnung_fristen.rechnung_wochen": "6 Wochen",
    "energierechnung_fristen.faellig_wochen": "2 Wochen",
    "energierechnung_fristen.guthaben_wochen": "2 Wochen",
    "energie_preisaenderung": "1 Monat",
    "energie_berechnungsfehler": "3 Jahre",
    "heizkosten_geraeteausfall": "25 Prozent",
    "co2_kuerzung_ausweis": "3 Prozent",
    "mahnbescheid": "2 Wochen",
    "vollstreckungsbescheid": "2 Wochen",
    "verjaehrung.regel_jahre": "3 Jahre",
    "verjaehrung.titel_jahre": "30 Jahre",
    "gerichtsvollzieher_raten.tilgung_monate": "12 Monate",
    "gerichtsvollzieher_raten.rueckstand_wochen": "2 Wochen",
    "vermoegensauskunft.zahlung_wochen": "2 Wochen",
    "vermoegensauskunft.widerspruch_ort_wochen": "1 Woche",
    "vermoegensauskunft.sperre_jahre": "2 Jahre",
    "schuldnerverzeichnis.loeschung_jahre": "3 Jahre",
    "pkonto_gericht.unpfaendbar_monate": "12 Monate",
    "privatinsolvenz.jahre": "3 Jahre",
    "privatinsolvenz.erneut_jahre": "5 Jahre",
    "privatinsolvenz.einigungsversuch_monate": "6 Monate",
    "geldstrafe.tagessaetze_je_tag": "2",
    "pkh_grenzen.aenderung_jahre": "4 Jahre",
    "pkh_grenzen.beschwerde_monate": "1 Monat",
}


@pytest.fixture
def run(library):
    def run(name, days=None, **answers):
        given = {
            key: value if isinstance(value, tuple) else (value,) for key, value in answers.items()
        }
        return evaluate(library.checklist(name, TODAY), given, days or {})

    return run


def steps(evaluation):
    return {step.id for step in evaluation.steps}


def flags(evaluation):
    return {flag.kind for flag in evaluation.flags}


@pytest.mark.parametrize("reference", SHOWN)
def test_a_figure_reads_as_the_law_says(library, reference):
    shown = library.facts.text(*_address(reference)).replace("\u00a0", " ")
    assert shown == SHOWN[reference]


def _address(reference):
    name, _, key = reference.partition(".")
    return (name, TODAY, key) if key else (name, TODAY)


def test_the_named_steps_of_the_co2_split_are_those_of_the_table(library):
    table = [dict(row) for row in library.facts.get("co2_stufenmodell").on(TODAY).rows]
    shares = [row["vermieter"] for row in table]
    floors = [int(re.findall(r"\d+", row["kg_je_qm"])[0]) for row in table]
    named = range(1, len(table))
    value = library.facts.value
    assert shares[0] == 0
    assert [value("co2_anteil_vermieter", TODAY, f"anteil_{at}") for at in named] == shares[1:]
    assert [value("co2_anteil_vermieter", TODAY, f"grenze_{at}_kg") for at in named] == floors[1:]


@pytest.mark.parametrize("name", OURS)
def test_each_step_leads_to_a_page_and_speaks_politely_to_the_person(library, name):
    checklist = library.checklist(name, TODAY)
    assert len(checklist.questions) >= 8
    for step in checklist.steps:
        assert library.page(step.page, TODAY)
        assert not {"Du", "Dein", "Euch", "Ihr habt"} & set(step.person_text.split())
    for question in checklist.questions:
        assert question.options or question.kind is QuestionKind.DATE


@pytest.mark.parametrize("name", OURS)
def test_every_first_option_leads_to_the_end_with_something_to_do(library, name):
    checklist = library.checklist(name, TODAY)
    for pick in (0, 1, -1):
        answers = {
            question.id: (question.options[pick].value,) if question.options else ("2026-12-15",)
            for question in checklist.questions
        }
        result = evaluate(checklist, answers, {})
        assert result.next_question is None
        assert 1 <= len(result.steps) <= 16, (name, pick)
        assert result.papers


def test_a_device_without_power_means_emergency_first(run):
    result = run("energie_abgestellt", energie="strom", schutz="geraet", grund="schulden")
    assert result.steps[0].id == "notruf"
    assert {FlagKind.MEDICAL_DEVICE, FlagKind.ALREADY_CUT_OFF} <= flags(result)
    assert "gefahr_mitteilen" in steps(result)


def test_a_cut_off_without_notice_is_named(run):
    case = {"energie": "gas", "schutz": "niemand", "grund": "schulden"}
    assert "ankuendigung_fehlte" in steps(run("energie_abgestellt", **case, ankuendigung="nein"))
    assert "regeln_fehlen" in steps(run("energie_abgestellt", **case, androhung="nein"))
    fault = run("energie_abgestellt", energie="gas", schutz="niemand", grund="technik")
    assert "stoerung" in steps(fault)
    assert "zahlbar" not in fault.visible


def test_a_late_bill_of_the_landlord_and_missing_co2_share_are_named(run):
    result = run(
        "abrechnung_pruefen",
        absender="vermieter",
        rechtzeitig="nein",
        einwand_frist="nein",
        verbrauch="nein",
        co2="nein",
        ergebnis="nachzahlung",
    )
    assert {"zu_spaet", "einwand_jetzt", "kuerzen_verbrauch", "kuerzen_co2"} <= steps(result)
    assert "beschwerde" not in steps(result)


def test_the_own_gas_boiler_leads_to_the_refund(run):
    result = run("abrechnung_pruefen", absender="lieferant", therme="ja", zaehler="nein")
    assert {"co2_zurueck", "beschwerde"} <= steps(result)
    assert "rechtzeitig" not in result.visible


@pytest.mark.parametrize(
    ("month", "benefit", "step"),
    [
        ("ja", "keine", "antrag_monat"),
        ("ja", "wohngeld", "wohngeld_rechnen"),
        ("frueher", "keine", "zu_spaet"),
        ("spaeter", "keine", "antrag_spaeter"),
        ("frueher", "jobcenter", "ueberpruefung"),
    ],
)
def test_a_back_payment_for_heating_depends_on_the_month(run, month, benefit, step):
    case = {"art": "heizung", "faellig": month, "wohnung": "ja", "leistung": benefit}
    result = run("nachzahlung_bekommen", **case)
    assert step in steps(result)
    assert (FlagKind.DEADLINE in flags(result)) is (month == "ja")


def test_household_power_is_no_need_of_the_month(run):
    case = {"art": "strom", "faellig": "ja", "leistung": "keine", "zahlbar": "nichts"}
    result = run("nachzahlung_bekommen", **case)
    assert "strom_darlehen" in steps(result)
    assert "antrag_monat" not in steps(result)
    assert FlagKind.DEADLINE not in flags(result)


def test_before_notice_the_whole_arrear_is_to_be_paid(run):
    case = {"stand": "rueckstand", "hoehe": "viel", "leistung": "jobcenter", "antrag": "nein"}
    result = run("miete_rueckstand", **case)
    assert {"vor_kuendigung", "antrag_jobcenter"} <= steps(result)
    assert "antrag_sozialamt" not in steps(result)


def test_after_notice_payment_heals_only_one_of_two_notices(run):
    case = {"stand": "kuendigung", "hoehe": "viel", "leistung": "keine", "antrag": "nein"}
    both = run("miete_rueckstand", **case, art="beides", form="ja")
    assert {"ausgleichen", "ordentlich_bleibt", "haerte", "antrag_sozialamt"} <= steps(both)
    assert FlagKind.EVICTION in flags(both)
    at_once = run("miete_rueckstand", **case, art="fristlos", form="nein", frueher="ja")
    assert {"ausgleichen", "form_mangel", "schon_genutzt"} <= steps(at_once)
    assert "haerte" not in steps(at_once)


@pytest.mark.parametrize(("days", "near"), [(60, False), (55, True), (40, True)])
def test_the_objection_for_hardship_is_warned_of_before_its_deadline(run, days, near):
    case = {"stand": "kuendigung", "art": "frist", "mietende": "2027-01-31"}
    result = run("miete_rueckstand", days={"mietende": days}, **case)
    assert (FlagKind.DEADLINE in flags(result)) is near


def test_a_served_claim_needs_an_answer_and_an_application(run):
    case = {"stand": "klage", "grund": "schulden", "schulden_offen": "nein", "anwalt": "nein"}
    result = run("raeumung_klage", **case, geantwortet="nein", leistung="jobcenter")
    wanted = {"antworten", "schonfrist_jobcenter", "raeumungsfrist", "pkh", "wohnungssicherung"}
    assert wanted <= steps(result)
    assert {FlagKind.EVICTION, FlagKind.DEADLINE} <= flags(result)
    assert "vollstreckungsschutz" not in steps(result)


@pytest.mark.parametrize(("days", "near"), [(16, False), (15, True), (0, True), (-2, True)])
def test_a_near_eviction_is_a_flag_of_its_own(run, days, near):
    case = {"stand": "raeumung", "raeumungstermin": "2026-12-10", "haerte": "krank"}
    result = run("raeumung_klage", days={"raeumungstermin": days}, **case)
    texts = {flag.text for flag in result.flags if flag.kind is FlagKind.EVICTION}
    assert any("Räumungstermin" in text for text in texts) is near
    assert {"vollstreckungsschutz", "aufschub_gv", "sachen"} <= steps(result)


def test_thoughts_of_suicide_come_before_the_law(run):
    result = run("raeumung_klage", stand="raeumung", haerte="suizid")
    assert result.steps[0].id == "krise"
    assert FlagKind.SUICIDAL_THOUGHTS in flags(result)


def test_an_attached_account_becomes_a_protected_one_today(run):
    case = {"gepfaendet": "konto", "pkonto": "nein", "personen": ("kinder", "nachzahlung")}
    result = run(
        "schulden_pfaendung", dringend="essen", post="nichts", **case, bescheinigung="nein"
    )
    assert {"essen", "pkonto", "bescheinigung", "nachzahlung"} <= steps(result)
    assert FlagKind.NO_FOOD in flags(result)
    none = run("schulden_pfaendung", gepfaendet="nichts", pkonto="kein_konto")
    assert "basiskonto" in steps(none)
    assert "pkonto" not in steps(none)


def test_the_yellow_letter_is_told_apart(run):
    order = run("schulden_pfaendung", post="mahnbescheid", berechtigt="nein")
    assert "widerspruch_mb" in steps(order)
    assert "einspruch_vb" not in steps(order)
    writ = run("schulden_pfaendung", post="vb", berechtigt="unklar")
    assert "einspruch_vb" in steps(writ)
    right = run("schulden_pfaendung", post="mahnbescheid", berechtigt="ja")
    assert "widerspruch_mb" not in steps(right)
    assert "berechtigt" in steps(right)


def test_a_refused_account_goes_to_the_supervision(run):
    result = run("kein_konto", lage="keins", antrag="abgelehnt", begruendung="schulden")
    assert {"bafin", "grund_falsch"} <= steps(result)
    assert "antrag" not in steps(result)
    silent = run("kein_konto", lage="keins", antrag="laeuft", frist_um="ja")
    assert "bafin_schweigen" in steps(silent)


def test_legal_aid_depends_on_court_and_place(run):
    advice = run("beratungshilfe_holen", lage="nein", begonnen="nein", ort="sonst")
    assert "schein" in steps(advice)
    hamburg = run("beratungshilfe_holen", lage="nein", begonnen="nein", ort="hb_hh")
    assert "oeffentlich" in steps(hamburg)
    assert "schein" not in steps(hamburg)
    court = run("beratungshilfe_holen", lage="ja", gericht="amt")
    assert {"pkh", "risiko"} <= steps(court)
    assert "risiko" not in steps(run("beratungshilfe_holen", lage="ja", gericht="sozial"))


def test_the_broadcasting_fee_tells_exemption_from_hardship(run):
    assert "befreiung" in steps(run("rundfunkbeitrag_befreien", leistung="befreiend"))
    housing = run("rundfunkbeitrag_befreien", leistung="nicht", knapp="nein")
    assert "nicht_befreit" in steps(housing)
    hard = run("rundfunkbeitrag_befreien", leistung="keine", knapp="ja")
    assert "haertefall" in steps(hard)
    parents = run("rundfunkbeitrag_befreien", leistung="ausbildung", eltern="ja")
    assert "befreiung_ausbildung" not in steps(parents)
