# SPDX-License-Identifier: GPL-3.0-or-later
"""Months to attack: such as a group may have, and such as break careless rounding.

Where the shares come from: ``resources/practice/weights.toml``, the estimates behind the practice
vault. They are assumed, not counted: nobody publishes who comes to such a stall. Skew, season and
the ties between topic, household, age and money are in them, because an attacker profits from both.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

from hilft_desktop.disclosure.catalogue import CATALOGUE_V1, Catalogue
from hilft_desktop.disclosure.counts import Counts
from hilft_desktop.services.practice_model import practice_model

YEAR_BEGIN = date(2026, 1, 1)


def likely_month(size: int, rng: Random, catalogue: Catalogue = CATALOGUE_V1) -> Counts:
    """Return a month of so many contacts with the assumed shares of a random time of the year."""
    model = practice_model()
    first = YEAR_BEGIN + timedelta(days=rng.randrange(335))
    counts: Counts = Counter()
    for _ in range(size):
        day = first + timedelta(days=rng.randrange(28))
        profile = model.profile(rng, day)
        outcome = model.outcome(rng, profile.topic)
        answers = {
            "topic": profile.topic.value,
            "age": profile.age_band.value,
            "outcome": outcome.value,
            "household": profile.household.value,
            "euro_band": model.euros(rng, profile.topic, outcome).band.value,
            "channel": model.channel(rng, day).value,
            "grievance": model.grievance(rng, profile.topic).value,
        }
        counts[tuple(answers[dimension.table] for dimension in catalogue.dimensions)] += 1
    return counts


def likely_size(rng: Random) -> int:
    """Return a size of 10 to 200 contacts, small ones as often as large ones."""
    return round(10 * 20 ** rng.random())


def all_in_one_cell(size: int, catalogue: Catalogue = CATALOGUE_V1) -> Counts:
    """Return a month in which everybody gave the same answers."""
    return Counter({tuple(dim.codes[0] for dim in catalogue.dimensions): size})


def all_ones(size: int, catalogue: Catalogue = CATALOGUE_V1) -> Counts:
    """Return a month spread as evenly as the codes allow: its two-way tables are full of ones."""
    counts: Counts = Counter()
    for i in range(size):
        counts[
            tuple(dim.codes[(i + i // 12) % len(dim.codes)] for dim in catalogue.dimensions)
        ] += 1
    return counts


def exact_multiples(size: int, catalogue: Catalogue = CATALOGUE_V1) -> Counts:
    """Return a month in which every number, also of the two-way tables, is a multiple of 5."""
    return Counter({cell: 5 * number for cell, number in all_ones(size // 5, catalogue).items()})


def two_two_two_two(catalogue: Catalogue = CATALOGUE_V1) -> Counts:
    """Return a month of twos: rounded to the nearest, everything but the total would be 0."""
    return Counter({cell: 2 * number for cell, number in all_ones(36, catalogue).items()})


DEGENERATE = {
    "all in one cell": all_in_one_cell(60),
    "all in one cell, one more": all_in_one_cell(61),
    "all in one cell, two less": all_in_one_cell(63),
    "one huge cell": all_in_one_cell(5000),
    "all ones": all_ones(60),
    "all ones, more": all_ones(131),
    "exact multiples": exact_multiples(60),
    "exact multiples, many": exact_multiples(300),
    "only twos": two_two_two_two(),
}
