# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures that follow from each other do: amounts from percentages, examples from tables.

A slip in one of the large tables would be seen here, because the official examples and the
formulas of the law lead through them.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

import pytest

from hilft_desktop.domain.codes import Land
from hilft_desktop.system.holiday_calendar import HolidayCalendar

TODAY = date(2026, 11, 22)
CENT = Decimal("0.01")
DAYS_OF_YEARS = (date(2024, 12, 1), date(2025, 12, 1), TODAY)


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def up(amount: Decimal, step: int = 1) -> Decimal:
    return (amount / step).to_integral_value(ROUND_CEILING) * step


@pytest.fixture
def figure(library):
    def look_up(fact_id: str, key: str = "value", on: date = TODAY) -> Decimal:
        return Decimal(library.facts.value(fact_id, on, key))

    return look_up


@pytest.fixture
def table(library):
    def look_up(fact_id: str, on: date = TODAY) -> list[dict[str, object]]:
        held = library.facts.get(fact_id).on(on)
        return [dict(row) for row in held.rows]

    return look_up


def test_additional_needs_are_their_percentage_of_the_standard_need(figure):
    pregnant = figure("mehrbedarf_schwangerschaft") / 100
    for step in ("rbs1", "rbs2", "rbs3"):
        amount = figure("mehrbedarf_betraege", f"schwangerschaft_{step}")
        assert amount == cents(pregnant * figure("regelbedarf", step))
    single = figure("regelbedarf", "rbs1") / 100
    for key, percent in (
        ("alleinerziehend_36_prozent", "prozent_1_kind_unter_7_oder_2_3_unter_16"),
        ("alleinerziehend_12_prozent", "prozent_je_kind"),
        ("alleinerziehend_hoechstens", "prozent_max"),
    ):
        share = figure("mehrbedarf_alleinerziehend", percent)
        assert figure("mehrbedarf_betraege", key) == cents(share * single)
    mark_g = figure("mehrbedarf_merkzeichen_g_nichterwerbsfaehig")
    assert figure("mehrbedarf_betraege", "merkzeichen_g_rbs1") == cents(mark_g * single)


@pytest.mark.parametrize(
    ("fact_id", "key"),
    [
        ("sgb12_erwerbsfreibetrag", "max_eur"),
        ("sgb12_freibetrag_zusatzrente", "max_eur"),
        ("sgb12_freibetrag_grundrentenzeiten", "max_eur"),
    ],
)
def test_allowances_of_social_assistance_end_at_half_the_standard_need(figure, fact_id, key):
    assert figure(fact_id, key) == figure("regelbedarf", "rbs1") / 2


def test_income_limit_and_housing_allowance_follow_the_standard_need(figure):
    need = figure("regelbedarf", "rbs1")
    assert figure("sgb12_einkommensgrenze_85", "grundbetrag") == 2 * need
    share = figure("sgb12_einkommensgrenze_85", "familienzuschlag_prozent") / 100
    assert figure("sgb12_einkommensgrenze_85", "familienzuschlag") == up(share * need)
    assert figure("wohngeld_freibetrag_grundrente", "jahr_max") == 12 * need / 2


@pytest.mark.parametrize("day", [TODAY, date(2027, 1, 1)])
def test_the_marginal_job_limit_follows_the_minimum_wage(figure, day):
    wage = figure("mindestlohn", on=day)
    assert figure("geringfuegigkeitsgrenze", on=day) == up(wage * 130 / 3)


def test_the_examples_of_the_earnings_allowance_follow_its_steps(figure, table):
    steps = table("freibetrag_erwerbstaetige_stufen")
    for row in table("freibetrag_beispiele"):
        for key, ceiling in (("freibetrag", "bis"), ("freibetrag_mit_kind", "bis_mit_kind")):
            if key not in row:
                continue
            free = figure("freibetrag_grundabsetzbetrag")
            for step in steps:
                end = Decimal(str(step.get(ceiling, step["bis"])))
                part = min(Decimal(str(row["brutto"])), end) - Decimal(str(step["von"]))
                free += max(part, Decimal(0)) * Decimal(str(step["prozent"])) / 100
            assert free == row[key], row


def test_old_assets_that_still_hold_are_those_of_the_old_law(figure):
    last_day = date(2026, 6, 30)
    for key in ("karenz_erste_person", "karenz_weitere_person", "danach_je_person"):
        old = figure("vermoegen_sgb2_alt", key, last_day)
        assert figure("sgb2_uebergangsrecht_65a", f"vermoegen_{key}") == old


def test_assets_by_age_say_the_same_as_table_and_as_names(library):
    held = library.facts.get("vermoegen_sgb2_neu").on(TODAY)
    rows = [dict(row) for row in held.rows]
    assert [row["ab_alter_jahre"] for row in rows] == [0, 30, 40, 50]
    assert [row["betrag"] for row in rows] == [amount for _, amount in held.values]


@pytest.mark.parametrize("day", DAYS_OF_YEARS[1:])
def test_maintenance_advance_is_minimum_maintenance_less_child_benefit(figure, day):
    for step, age in (("stufe1", "0_bis_5"), ("stufe2", "6_bis_11"), ("stufe3", "12_bis_17")):
        rest = figure("mindestunterhalt", step, day) - figure("kindergeld", on=day)
        assert figure("unterhaltsvorschuss", f"alter_{age}", day) == rest


@pytest.mark.parametrize("day", DAYS_OF_YEARS)
def test_the_protected_account_rounds_the_basic_amount_up(figure, day):
    basic = figure("pfaendungsfreigrenzen", "grundbetrag_monat", day)
    assert figure("pkonto_grundfreibetrag", on=day) == up(basic, 10)


def test_the_official_table_of_attachment_follows_the_formula(figure, table):
    shares = {row["unterhaltspflichten"]: row["anteil"] for row in table("pfaendung_formel")}
    first = figure("pfaendungsfreigrenzen", "erste_person_monat")
    further = figure("pfaendungsfreigrenzen", "zweite_bis_fuenfte_je_monat")
    samples = table("pfaendung_tabelle_2026_stichproben")
    assert len(samples) == 2
    for row in samples:
        for people in range(6):
            free = figure("pfaendungsfreigrenzen", "grundbetrag_monat")
            free += (first if people else 0) + further * max(people - 1, 0)
            rest = max(Decimal(str(row["netto_ab"])) - free, Decimal(0))
            assert cents(rest * shares[people]) == row[f"u{people}"]


def by_people(rows: list[dict[str, object]], people: object) -> dict[str, object]:
    return next(row for row in rows if row["personen"] == people)


def housing_benefit(coefficients: dict[str, object], rent: Decimal, income: Decimal) -> Decimal:
    a, b, c = (Decimal(str(coefficients[name])) for name in "abc")
    exact = Decimal("1.15") * (rent - (a + b * rent + c * income) * income)
    return exact.quantize(Decimal(1), ROUND_HALF_UP)


def test_official_examples_of_housing_benefit_follow_from_our_tables(table):
    examples = table("wohngeld_beispiele_bmwsb_2025")
    assert [example["wohngeld"] for example in examples] == [110, 166, 320, 485]
    for example in examples:
        people = example["personen_haushalt"]
        ceiling = by_people(table("wohngeld_hoechstbetraege"), people)
        climate = by_people(table("wohngeld_klimakomponente"), people)["betrag"]
        heating = by_people(table("wohngeld_heizkostenkomponente"), people)["gesamt"]
        capped = Decimal(str(ceiling[f"stufe_{example['stufe']}"])) + Decimal(str(climate))
        rent = min(example["miete"], capped) + heating
        assert rent == example["m"]
        coefficients = by_people(table("wohngeld_koeffizienten"), example["personen_formel"])
        assert housing_benefit(coefficients, rent, example["y"]) == example["wohngeld"]


def test_income_of_the_official_examples_follows_from_the_allowances(figure, table):
    flat = {
        "lohn": figure("wohngeld_werbungskosten", "arbeitnehmer_jahr") / 12,
        "rente": figure("wohngeld_werbungskosten", "rente_jahr") / 12,
    }
    for example in table("wohngeld_beispiele_bmwsb_2025"):
        income = -Decimal(str(example["freibetrag_jahr"])) / 12
        for number in (1, 2):
            kind = example.get(f"posten_{number}_art")
            if kind:
                gross = Decimal(str(example[f"posten_{number}_brutto"])) - flat[str(kind)]
                income += gross * (100 - example[f"posten_{number}_abzug_prozent"]) / 100
        assert cents(income) == example["y"]


def test_edges_of_housing_benefit_are_lifted_to_the_least_values(table):
    least = by_people(table("wohngeld_mindestwerte"), 1)
    coefficients = by_people(table("wohngeld_koeffizienten"), 1)
    for row in table("wohngeld_testfaelle_grenzen"):
        rent = max(Decimal(str(row["m"])), Decimal(str(least["min_m"])))
        income = max(Decimal(str(row["y"])), Decimal(str(least["min_y"])))
        assert housing_benefit(coefficients, rent, income) == row["wohngeld"]


@pytest.mark.parametrize("day", [date(2024, 6, 1), TODAY])
def test_the_tables_of_housing_benefit_have_a_row_for_each_household(table, day):
    assert [row["personen"] for row in table("wohngeld_koeffizienten", day)] == list(range(1, 13))


def test_heating_relief_adds_up(figure, table):
    for row in table("wohngeld_heizkostenkomponente"):
        assert row["co2"] + row["dauerhaft"] == row["gesamt"]
    whole = figure("wohngeld_heizkostenkomponente", "je_weitere_gesamt")
    parts = ("je_weitere_co2", "je_weitere_dauerhaft")
    assert sum(figure("wohngeld_heizkostenkomponente", part) for part in parts) == whole


def test_every_place_has_one_rent_step(table):
    rows = table("wohngeld_mietenstufen")
    places = [
        (row["land"], row["art"], name) for row in rows for name in str(row["namen"]).splitlines()
    ]
    assert len(places) == len(set(places)) == 1881
    steps = {
        (row["land"], row["art"], name): row["stufe"]
        for row in rows
        for name in str(row["namen"]).splitlines()
    }
    assert steps["Berlin", "Gemeinde", "Berlin, Stadt"] == 4
    assert steps["Bayern", "Gemeinde", "München"] == 7
    assert steps["Sachsen", "Gemeinde", "Leipzig, Stadt"] == 2
    assert steps["Thüringen", "Gemeinde", "Weimar, Stadt"] == 3
    assert steps["Brandenburg", "Gemeinde", "Jüterbog, Stadt"] == 1
    assert steps["Schleswig-Holstein", "Kreis", "Schleswig-Flensburg"] == 1
    assert {row["stufe"] for row in rows} == set(range(1, 8))


@pytest.mark.parametrize("year", [2026, 2027])
@pytest.mark.parametrize("land", list(Land))
def test_the_calendar_that_counts_deadlines_knows_the_same_holidays(table, land, year):
    new_year = date(year, 1, 1)
    listed = {
        row["datum"]
        for row in table("feiertage", new_year)
        if row["laender"] == "alle" or land.value in str(row["laender"]).split(", ")
    }
    calendar = HolidayCalendar()
    days = (new_year + timedelta(days=number) for number in range(365))
    assert {day for day in days if calendar.is_holiday(day, land)} == listed
