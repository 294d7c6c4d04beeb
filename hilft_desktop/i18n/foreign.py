# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers, plurals and days in the languages of the hand-outs, by the rules of the CLDR.

Digits are European ones in every language: they must be found again in the German letter.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel import Locale
from babel.dates import get_day_names
from babel.numbers import format_decimal

from hilft_desktop.i18n.dates import format_date


def plural_category(number: int | Decimal, language: str) -> str:
    """Return ``one``, ``few``, ``many``, …: the form that a noun takes after the number."""
    return str(Locale.parse(language).plural_form(number))


def plural_categories(language: str) -> frozenset[str]:
    """Return the categories that whole numbers have in a language."""
    rules = Locale.parse(language).plural_form
    return frozenset(str(rules(number)) for number in range(201))


def format_count(number: int | Decimal, language: str) -> str:
    """Return a number in the writing of a language, in European digits."""
    return str(format_decimal(number, locale=language, numbering_system="latn"))


def weekday_date(day: date, language: str) -> str:
    """Return a day with its weekday, for example ``Sunday, 22.11.2026``.

    The figures stand as in German letters, so that both are seen to be the same day.
    """
    names = get_day_names("wide", context="stand-alone", locale=language)
    comma = "،" if language == "ar" else ","
    return f"{names[day.weekday()]}{comma} {format_date(day)}"
