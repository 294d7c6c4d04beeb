# SPDX-License-Identifier: GPL-3.0-or-later
"""How practice contacts hang together: skewed, correlated and seasonal, as real ones do.

The weights are data (``resources/practice/weights.toml``); here is how they are drawn from.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import accumulate
from typing import Any, Generic, TypeVar

from hilft_desktop.domain.codes import (
    AgeBand,
    Channel,
    Grievance,
    Household,
    Language,
    Outcome,
    Topic,
)
from hilft_desktop.domain.money import Euros
from hilft_desktop.system.resources import read_text

T = TypeVar("T")
C = TypeVar("C", bound=StrEnum)

_DEFAULT = "default"
_FURTHER_TOPIC_CHANCE = 0.22
_OPEN, _REFUSED = 0.28, 0.36
"""Cumulated chances that money is still open, and that the other side refused it."""
_GRANTED_IN_FULL = 0.45
_PAID = 0.7
_SKEW = 0.8


class Draw(Generic[T]):
    """A weighted choice, prepared once because it is drawn a hundred thousand times."""

    __slots__ = ("_cumulated", "_values")

    def __init__(self, weights: Mapping[T, float]) -> None:
        self._values = tuple(weights)
        self._cumulated = tuple(accumulate(weights.values()))

    def __call__(self, rng: random.Random) -> T:
        return rng.choices(self._values, cum_weights=self._cumulated)[0]


@dataclass(frozen=True, slots=True)
class Profile:
    """What stays the same when somebody comes again."""

    topic: Topic
    topics: tuple[Topic, ...]
    age_band: AgeBand
    household: Household
    language: Language


class PracticeModel:
    """Draws who comes on a day, how, and what it leads to."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self.season: tuple[float, ...] = tuple(weights["season"])
        self.weekdays: tuple[float, ...] = tuple(weights["weekdays"])
        self._case_chance = _by_topic(weights["case_chance"])
        self._flag_chance = _by_topic(weights["flag_chance"])
        self._median_euros = _by_topic(weights["median_euros"])
        self._money_chance = _codes(Outcome, weights["money_chance"])
        self._topics = tuple(_topic_draw(weights, month) for month in range(12))
        self._households = _draws_by_topic(Household, weights["household"])
        self._languages = _draws_by_topic(Language, weights["language"])
        self._outcomes = _draws_by_topic(Outcome, weights["outcome"])
        self._grievances = _draws_by_topic(Grievance, weights["grievance"])
        self._channels = tuple(Draw(_codes(Channel, table)) for table in weights["channel"])
        self._ages = {
            Household(name): Draw(_codes(AgeBand, table))
            for name, table in weights["age_band"].items()
        }
        self._ages_by_topic = {
            Topic(name): Draw(_codes(AgeBand, table))
            for name, table in weights["age_band_by_topic"].items()
        }

    def profile(self, rng: random.Random, day: date) -> Profile:
        """Return who comes on a day, and with what."""
        topics = self._topics[day.month - 1]
        topic = topics(rng)
        household = self._households[topic](rng)
        age = self._ages_by_topic.get(topic, self._ages[household])(rng)
        language = self._languages[topic](rng)
        further = topics(rng) if rng.random() < _FURTHER_TOPIC_CHANCE else topic
        return Profile(topic, () if further is topic else (further,), age, household, language)

    def becomes_case(self, rng: random.Random, topic: Topic) -> bool:
        """Tell whether a first contact becomes a case."""
        return rng.random() < self._case_chance[topic]

    def raises_flag(self, rng: random.Random, topic: Topic) -> bool:
        """Tell whether a case carries a red flag."""
        return rng.random() < self._flag_chance[topic]

    def channel(self, rng: random.Random, day: date) -> Channel:
        """Return how somebody comes on a day."""
        return self._channels[day.weekday()](rng)

    def outcome(self, rng: random.Random, topic: Topic) -> Outcome:
        """Return what a contact on a topic leads to."""
        return self._outcomes[topic](rng)

    def grievance(self, rng: random.Random, topic: Topic) -> Grievance:
        """Return what went wrong in general with a topic; mostly nobody says."""
        return self._grievances[topic](rng)

    def euros(self, rng: random.Random, topic: Topic, outcome: Outcome) -> Euros:
        """Return money claimed, conceded, received; most contacts are about none."""
        if rng.random() >= self._money_chance[outcome]:
            return Euros()
        euros = int(self._median_euros[topic] * rng.lognormvariate(0, _SKEW))
        claimed = euros * 100 + rng.randrange(100)
        fate = rng.random()
        if fate < _OPEN:
            return Euros(claimed=claimed)
        if fate < _REFUSED:
            return Euros(claimed=claimed, conceded=0, received=0)
        share = 1.0 if rng.random() < _GRANTED_IN_FULL else rng.uniform(0.25, 0.95)
        conceded = int(claimed * share)
        return Euros(claimed, conceded, conceded if rng.random() < _PAID else None)


@cache
def practice_model() -> PracticeModel:
    """Return the model of the shipped weights."""
    return PracticeModel(tomllib.loads(read_text("practice/weights.toml")))


def _codes(kind: type[C], table: Mapping[str, float]) -> dict[C, float]:
    return {kind(name): float(weight) for name, weight in table.items()}


def _by_topic(table: Mapping[str, float]) -> dict[Topic, float]:
    default = table.get(_DEFAULT, 0.0)
    return {topic: float(table.get(topic.value, default)) for topic in Topic}


def _draws_by_topic(kind: type[C], tables: Mapping[str, Any]) -> dict[Topic, Draw[C]]:
    default = tables[_DEFAULT]
    return {topic: Draw(_codes(kind, tables.get(topic.value, default))) for topic in Topic}


def _topic_draw(weights: Mapping[str, Any], month: int) -> Draw[Topic]:
    table = _codes(Topic, weights["topic"])
    for name, factors in weights["topic_by_month"].items():
        table[Topic(name)] *= factors[month]
    return Draw(table)
