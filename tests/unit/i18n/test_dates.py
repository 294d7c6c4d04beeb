# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n import dates

SUNDAY = date(2026, 11, 22)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.10.", date(2026, 10, 3)),
        ("3.10", date(2026, 10, 3)),
        ("03.10.26", date(2026, 10, 3)),
        ("3.10.2026", date(2026, 10, 3)),
        ("3. 10. 2026", date(2026, 10, 3)),
        ("2026-10-03", date(2026, 10, 3)),
        ("3. Oktober", date(2026, 10, 3)),
        ("3. Okt. 2025", date(2025, 10, 3)),
        ("12. März 2026", date(2026, 3, 12)),
        ("heute", SUNDAY),
        (" Gestern ", date(2026, 11, 21)),
        ("vorgestern", date(2026, 11, 20)),
        ("morgen", date(2026, 11, 23)),
        ("letzten Montag", date(2026, 11, 16)),
        ("letzten Sonntag", date(2026, 11, 15)),
        ("Sonnabend", date(2026, 11, 21)),
        ("So 22.11.2026", SUNDAY),
        ("Sonntag, 22.11.2026", SUNDAY),
        ("Sa., 3.10.", date(2026, 10, 3)),
        ("31.12.49", date(2049, 12, 31)),
        ("1.1.50", date(1950, 1, 1)),
        ("29.2.2028", date(2028, 2, 29)),
    ],
)
def test_reads_what_people_write(text: str, expected: date):
    assert dates.parse_date(text, SUNDAY) == expected


def test_date_without_year_is_the_nearest_one():
    assert dates.parse_date("20.12.", date(2027, 1, 5)) == date(2026, 12, 20)
    assert dates.parse_date("5.1.", date(2026, 12, 20)) == date(2027, 1, 5)
    assert dates.parse_date("29.2.", date(2027, 12, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31.02.", "date_invalid"),
        ("31.02.2026", "date_invalid"),
        ("29.2.2027", "date_invalid"),
        ("0.1.2026", "date_invalid"),
        ("1.13.2026", "date_invalid"),
        ("1.1.1066", "date_invalid"),
        ("2026-02-30", "date_invalid"),
        ("Mo 22.11.2026", "date_weekday_mismatch"),
        ("", "date_unreadable"),
        ("bald", "date_unreadable"),
        ("22112026", "date_unreadable"),
        ("22.11.2026 abends", "date_unreadable"),
        ("xy 22.11.2026", "date_unreadable"),
        ("1.1.202", "date_unreadable"),
    ],
)
def test_refuses_with_a_reason(text: str, code: str):
    with pytest.raises(UserError) as caught:
        dates.parse_date(text, SUNDAY, field="date")
    assert (caught.value.code, caught.value.field) == (code, "date")


def test_mismatch_names_the_real_weekday():
    with pytest.raises(UserError) as caught:
        dates.parse_date("Mo 22.11.2026", SUNDAY)
    assert caught.value.params["really"] == "Sonntag, 22.11.2026"


@given(DAYS)
def test_every_written_form_is_read_back(day: date):
    for text in (
        dates.format_date(day),
        dates.format_weekday_date(day),
        dates.format_long_date(day),
        day.isoformat(),
    ):
        assert dates.parse_date(text, SUNDAY) == day


@given(DAYS)
def test_date_without_year_lies_within_half_a_year(today: date):
    found = dates.parse_date("15.6.", today)
    assert abs((found - today).days) <= 183


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_user_error(text: str):
    try:
        assert isinstance(dates.parse_date(text, SUNDAY), date)
    except UserError as error:
        assert error.code.startswith("date_")


def test_written_forms():
    assert dates.format_weekday_date(SUNDAY) == "So 22.11.2026"
    assert dates.format_long_date(SUNDAY) == "Sonntag, 22.11.2026"
    assert dates.format_day_month(SUNDAY) == "So 22.11."
    assert dates.format_month(2026, 3) == "März 2026"
    assert dates.format_period(date(2026, 11, 1), date(2026, 11, 30)) == "01.11.2026 bis 30.11.2026"


@pytest.mark.parametrize(
    ("offset", "words"),
    [(-3, "vor 3 Tagen"), (-1, "gestern"), (0, "heute"), (2, "übermorgen"), (8, "in 8 Tagen")],
)
def test_distance_in_words(offset: int, words: str):
    day = date.fromordinal(SUNDAY.toordinal() + offset)
    assert dates.format_relative(day, SUNDAY) == words
