# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.codes import Land
from hilft_desktop.system.holiday_calendar import HolidayCalendar

CALENDAR = HolidayCalendar()
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31))
LAENDER = st.sampled_from(Land)


@pytest.mark.parametrize("land", Land)
def test_national_holidays_hold_everywhere(land: Land):
    for day in (date(2026, 1, 1), date(2026, 4, 3), date(2026, 5, 1), date(2026, 12, 25)):
        assert CALENDAR.is_holiday(day, land)
    assert CALENDAR.holiday_name(date(2026, 10, 3), land) == "Tag der Deutschen Einheit"


@pytest.mark.parametrize(
    ("day", "laender"),
    [
        (date(2026, 1, 6), {"BW", "BY", "ST"}),
        (date(2026, 3, 8), {"BE", "MV"}),
        (date(2026, 6, 4), {"BW", "BY", "HE", "NW", "RP", "SL"}),
        (date(2026, 10, 31), {"BB", "HB", "HH", "MV", "NI", "SN", "ST", "SH", "TH"}),
        (date(2026, 11, 1), {"BW", "BY", "NW", "RP", "SL"}),
        (date(2026, 11, 18), {"SN"}),
        (date(2026, 9, 20), {"TH"}),
    ],
)
def test_holidays_of_single_laender(day: date, laender: set[str]):
    assert {land.value for land in Land if CALENDAR.is_holiday(day, land)} == laender


def test_holidays_of_some_municipalities_are_working_days_but_known():
    corpus_christi = date(2026, 6, 4)
    assert CALENDAR.is_local_holiday(corpus_christi, Land.TH)
    assert CALENDAR.is_working_day(corpus_christi, Land.TH)
    assert not CALENDAR.is_local_holiday(corpus_christi, Land.BW)
    assert not CALENDAR.is_local_holiday(corpus_christi, Land.BE)


def test_saturday_counts_only_where_asked():
    saturday, sunday = date(2026, 11, 21), date(2026, 11, 22)
    assert not CALENDAR.is_working_day(saturday, Land.BE)
    assert CALENDAR.is_working_day(saturday, Land.BE, saturday_counts=True)
    assert not CALENDAR.is_working_day(sunday, Land.BE, saturday_counts=True)
    boxing_saturday = date(2026, 12, 26)
    assert not CALENDAR.is_working_day(boxing_saturday, Land.BE, saturday_counts=True)


def test_counting_over_christmas():
    start = date(2026, 12, 23)
    assert CALENDAR.add_working_days(start, 3, Land.BE) == date(2026, 12, 29)
    assert CALENDAR.add_working_days(start, 3, Land.BE, saturday_counts=True) == date(2026, 12, 29)
    assert CALENDAR.add_working_days(start, -1, Land.BE) == date(2026, 12, 22)
    assert CALENDAR.next_working_day(date(2026, 12, 25), Land.BE) == date(2026, 12, 28)
    assert CALENDAR.next_working_day(start, Land.BE) == start


@given(start=DAYS, days=st.integers(0, 40), land=LAENDER, saturday=st.booleans())
def test_counting_and_adding_agree(start: date, days: int, land: Land, saturday: bool):
    end = CALENDAR.add_working_days(start, days, land, saturday_counts=saturday)
    assert CALENDAR.working_days_between(start, end, land, saturday_counts=saturday) == days
    if days:
        assert CALENDAR.is_working_day(end, land, saturday_counts=saturday)
    assert CALENDAR.working_days_between(end, start, land, saturday_counts=saturday) == 0


@given(start=DAYS, days=st.integers(1, 40), land=LAENDER)
def test_saturdays_never_make_a_deadline_later(start: date, days: int, land: Land):
    without = CALENDAR.add_working_days(start, days, land)
    assert CALENDAR.add_working_days(start, days, land, saturday_counts=True) <= without


@given(start=DAYS, land=LAENDER)
def test_back_and_forth_ends_at_the_same_working_day(start: date, land: Land):
    working = CALENDAR.next_working_day(start, land)
    there = CALENDAR.add_working_days(working, 7, land)
    assert CALENDAR.add_working_days(there, -7, land) == working
    assert there - working >= timedelta(days=9)


def test_a_place_knows_certain_and_possible_holidays():
    peace, corpus_christi = date(2025, 8, 8), date(2026, 6, 4)
    augsburg = CALENDAR.at(Land.BY, " AUGSBURG ")
    assert augsburg.certain(peace) == "Augsburger Hohes Friedensfest"
    assert augsburg.certain(date(2025, 8, 15)) == "Mariä Himmelfahrt"
    assert augsburg.possible(date(2025, 8, 15)) is None
    bavaria, hof = CALENDAR.at(Land.BY), CALENDAR.at(Land.BY, "Hof")
    assert bavaria.certain(peace) is None
    assert bavaria.possible(peace) == "Augsburger Hohes Friedensfest"
    assert bavaria.possible(date(2025, 8, 15)) == "Mariä Himmelfahrt"
    assert hof.possible(peace) is None
    assert hof.possible(date(2025, 8, 15)) == "Mariä Himmelfahrt"
    assert CALENDAR.at(Land.SN).possible(corpus_christi) == "Fronleichnam"
    assert CALENDAR.at(Land.HE).certain(corpus_christi) == "Fronleichnam"
    assert CALENDAR.at(Land.HE).possible(corpus_christi) is None


def test_an_unknown_land_is_sure_only_of_what_holds_everywhere():
    nowhere = CALENDAR.at(None, "Augsburg")
    assert nowhere.certain(date(2026, 12, 25)) == "Erster Weihnachtstag"
    assert nowhere.certain(date(2026, 11, 18)) is None
    assert nowhere.possible(date(2026, 11, 18)) == "Buß- und Bettag"
    assert nowhere.possible(date(2026, 12, 25)) is None
    assert nowhere.possible(date(2026, 11, 19)) is None
    assert nowhere.possible(date(2025, 8, 8)) == "Augsburger Hohes Friedensfest"


@given(day=DAYS, land=LAENDER)
def test_a_day_is_never_certain_and_possible_at_once(day: date, land: Land):
    for place in (CALENDAR.at(land), CALENDAR.at(None), CALENDAR.at(Land.BY, "Augsburg")):
        assert place.certain(day) is None or place.possible(day) is None
    assert CALENDAR.at(land).certain(day) == CALENDAR.holiday_name(day, land)


def test_municipalities_whose_holidays_are_known():
    assert CALENDAR.municipalities(Land.BY) == ("Augsburg",)
    assert {land for land in Land if CALENDAR.municipalities(land)} == {Land.BY}
