# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums and results of funds are those of the research, and say that nobody recounted them."""

from __future__ import annotations

from datetime import date

import pytest

TODAY = date(2026, 11, 22)

# Typed by hand from the research, not read from our files.
FIGURES = [
    ("fonds_muenchen", "volumen_eur", 20_000_000),
    ("fonds_muenchen", "ausgezahlt_eur", 19_300_000),
    ("fonds_muenchen", "haushalte", 15_400),
    ("fonds_muenchen", "pauschale_eur", 700),
    ("fonds_muenchen", "je_weitere_person_eur", 300),
    ("fonds_hamburg", "volumen_eur", 15_000_000),
    ("fonds_hamburg", "ausgezahlt_eur", 105_513),
    ("fonds_hamburg", "faelle", 75),
    ("fonds_berlin", "antraege", 608),
    ("fonds_berlin", "bewilligt", 178),
    ("fonds_berlin", "abgelehnt", 373),
    ("fonds_berlin", "ablehnung_androhung", 55),
    ("fonds_berlin", "ablehnung_mitwirkung", 22),
    ("fonds_berlin", "durchschnitt_eur", 1_241),
    ("fonds_giessen", "jahr_eur", 120_000),
    ("fonds_giessen", "antraege_erstes_jahr", 0),
    ("fonds_giessen", "sperren", 285),
    ("fonds_bremen", "volumen_eur", 250_000),
    ("fonds_hannover", "jahr_eur", 150_000),
    ("fonds_hannover", "durchschnitt_eur", 1_200),
    ("fonds_niedersachsen", "land_eur", 50_000_000),
    ("fonds_niedersachsen", "osterholz_eur", 200_000),
    ("fonds_staerkungspakt", "verplant_mitte_eur", 64_000_000),
    ("fonds_koeln", "hoechstens_eur", 500),
    ("fonds_fuerth", "geholfen", 90),
    ("fonds_flensburg", "uebrig_eur", 300_000),
    ("fonds_norderstedt", "abgerufen_eur", "10.060,25 €"),
    ("fonds_eichstaett", "antraege", 35),
    ("fonds_eichstaett", "summe_eur", 10_793),
    ("fonds_spandau", "richtwert_eur", 100),
    ("fonds_weimar", "je_antrag_eur", 200),
    ("fonds_parteispenden", "bar_hoechstens_eur", 1_000),
    ("fonds_parteispenden", "anonym_hoechstens_eur", 500),
    ("fonds_mildtaetig_53", "mehrfaches", 4),
    ("fonds_mildtaetig_53", "mehrfaches_alleinstehend", 5),
    ("fonds_projekt_sachsen_anhalt", "in_der_regel_eur", 2_000),
    ("fonds_alternative54", "meist_bis_eur", 600),
    ("praxis_heizkostencheck", "halle_eur", "2.350,20 €"),
    ("praxis_verbreitung", "kreisverbaende", 120),
    ("praxis_schulung", "richtig", 20),
    ("praxis_schulung", "fragen", 25),
    ("praxis_stufenplan", "stufe3_stunden", 80),
    ("praxis_vergabe_vorschlag", "beleg_wochen", 4),
]


@pytest.mark.parametrize(("fact", "key", "value"), FIGURES, ids=str)
def test_a_figure_is_that_of_the_research(library, fact, key, value):
    assert library.facts.value(fact, TODAY, key) == value


def test_results_of_funds_are_never_shown_as_certain(library):
    funds = [fact for fact in library.facts if fact.topic == "fonds"]
    assert len(funds) >= 35
    assert [fact.id for fact in funds if not fact.uncertain] == []


def test_the_wrong_quota_of_hamburg_is_told_apart_from_the_right_one(library):
    paid = library.facts.value("fonds_hamburg", TODAY, "ausgezahlt_eur")
    whole = library.facts.value("fonds_hamburg", TODAY, "volumen_eur")
    assert round(100 * paid / whole, 1) == 0.7


def test_refusals_in_berlin_fit_into_the_applications(library):
    said = {key: library.facts.value("fonds_berlin", TODAY, key)
            for key in ("antraege", "bewilligt", "abgelehnt")}  # fmt: skip
    assert said["bewilligt"] + said["abgelehnt"] <= said["antraege"]
