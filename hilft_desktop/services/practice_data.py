# SPDX-License-Identifier: GPL-3.0-or-later
"""Fictitious counselling for practice, tests and measurements: same seed, same contacts."""

from __future__ import annotations

import heapq
import random
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from hilft_desktop.domain.cases import NewEntry
from hilft_desktop.domain.codes import CaseStatus, FlagKind, Language, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.domain.tallies import Month
from hilft_desktop.services import pseudonyms
from hilft_desktop.services.practice_model import Draw, Profile, practice_model
from hilft_desktop.system.resources import read_text

FEWEST, MOST = 10, 200
"""Contacts of a month, unless more are asked for."""

_TYPICAL_MONTH = 60
_SPREAD = 0.35
_FURTHER_CONTACTS = Draw({0: 0.7, 1: 0.2, 2: 0.1})
_SECOND_CASE_CHANCE = 0.06
_NOTE_CHANCE = 0.55
_SECOND_FLAG_CHANCE = 0.25
_ANSWERED_FLAG_CHANCE = 0.55
_NOTHING_PLANNED_CHANCE = 0.15


@dataclass(frozen=True, slots=True)
class PracticePerson:
    """A person who does not exist."""

    pseudonym: str
    language: Language
    created_on: date


@dataclass(frozen=True, slots=True)
class PracticeFlag:
    """A red flag on a practice case."""

    kind: FlagKind
    detail: str
    raised_on: date
    resolved_on: date | None
    resolution: str


@dataclass(frozen=True, slots=True)
class PracticeFollowUp:
    """Something to do on a practice case."""

    due_on: date
    text: str
    is_deadline: bool
    done_on: date | None


@dataclass(frozen=True, slots=True)
class PracticeCase:
    """A case of ``persons[person]`` with everything that hangs on it."""

    person: int
    topic: Topic
    title: str
    status: CaseStatus
    opened_on: date
    counsellor: str
    entries: tuple[tuple[datetime, NewEntry], ...]
    flags: tuple[PracticeFlag, ...]
    follow_ups: tuple[PracticeFollowUp, ...]


@dataclass(frozen=True, slots=True)
class PracticeContact:
    """A contact, and the index of the case it belongs to."""

    data: NewContact
    case: int | None


@dataclass(frozen=True, slots=True)
class PracticeData:
    """A whole practice vault as values, contacts in the order of their dates."""

    persons: tuple[PracticePerson, ...]
    cases: tuple[PracticeCase, ...]
    contacts: tuple[PracticeContact, ...]


@cache
def texts() -> Mapping[str, Any]:
    """Return the building blocks of fictitious cases."""
    return tomllib.loads(read_text("practice/de.toml"))


def generate(*, months: int, seed: int, until: date, contacts: int | None = None) -> PracticeData:
    """Return ``months`` months of counselling that end on the day ``until``.

    ``contacts`` is their number in all, but never fewer than ``FEWEST`` a month; without it every
    month has between ``FEWEST`` and ``MOST``. The same arguments give the same data everywhere.
    """
    rng = random.Random(seed)  # noqa: S311  (fiction must be repeatable, not secret)
    return _Generator(rng, until).run(_months(until, months), contacts)


def month_sizes(
    rng: random.Random, months: list[Month], until: date, contacts: int | None
) -> list[int]:
    """Return how many contacts each month has; sums to ``contacts`` where that is given."""
    weights = []
    for index, month in enumerate(months):
        share = (min(month.last, until) - month.first).days + 1
        portion = share / ((month.last - month.first).days + 1)
        growth = 1 + 0.02 * index
        season = practice_model().season[month.month - 1]
        weights.append(season * growth * portion * rng.lognormvariate(0, _SPREAD))
    if contacts is None:
        return [max(FEWEST, min(MOST, round(_TYPICAL_MONTH * weight))) for weight in weights]
    total = max(contacts, FEWEST * len(months))
    most = MOST if total <= MOST * len(months) else total
    return _split(total, weights, FEWEST, most)


def _split(total: int, weights: list[float], fewest: int, most: int) -> list[int]:
    """Share a total by weights within bounds; whatever rounding leaves goes where there is room."""
    sizes = [fewest] * len(weights)
    left = total - sum(sizes)
    while left > 0:
        open_slots = [i for i, size in enumerate(sizes) if size < most]
        unit = sum(weights[i] for i in open_slots)
        before = left
        for i in open_slots:
            extra = min(int(before * weights[i] / unit), most - sizes[i], left)
            sizes[i] += extra
            left -= extra
        if left == before:
            heaviest = max(open_slots, key=lambda i: (weights[i], i))
            sizes[heaviest] += 1
            left -= 1
    return sizes


def _months(until: date, count: int) -> list[Month]:
    months = [Month.of(until)]
    while len(months) < count:
        months.append(months[-1].previous())
    return months[::-1]


@dataclass(slots=True)
class _Draft:
    """A case while its contacts are still being made up."""

    person: int
    profile: Profile
    story: Mapping[str, Any]
    opened_on: date
    counsellor: str
    last_on: date
    more: int
    entries: list[tuple[datetime, NewEntry]] = field(default_factory=list)


class _Generator:
    def __init__(self, rng: random.Random, until: date) -> None:
        self._rng = rng
        # Drawn aside: what was drawn before there were grievances stays as it is.
        self._grievances = random.Random(f"grievance {until}")  # noqa: S311  (repeatable)
        self._model = practice_model()
        self._until = until
        self._pseudonyms: Iterator[str] = pseudonyms.series(rng)
        self._persons: list[PracticePerson] = []
        self._drafts: list[_Draft] = []
        self._contacts: list[PracticeContact] = []
        self._returns: list[tuple[date, int]] = []

    def run(self, months: list[Month], contacts: int | None) -> PracticeData:
        sizes = month_sizes(self._rng, months, self._until, contacts)
        for month, size in zip(months, sizes, strict=True):
            for day in self._days(month, size):
                self._contacts.append(self._contact(day))
        cases = tuple(self._finish(draft) for draft in self._drafts)
        return PracticeData(tuple(self._persons), cases, tuple(self._contacts))

    def _days(self, month: Month, size: int) -> list[date]:
        last = min(month.last, self._until)
        days = [month.first + timedelta(n) for n in range((last - month.first).days + 1)]
        weights = [self._model.weekdays[day.weekday()] for day in days]
        return sorted(self._rng.choices(days, weights, k=size))

    def _contact(self, day: date) -> PracticeContact:
        if self._returns and self._returns[0][0] <= day:
            _, case = heapq.heappop(self._returns)
            self._return(case, day)
            profile = self._drafts[case].profile
        else:
            profile = self._model.profile(self._rng, day)
            if not self._model.becomes_case(self._rng, profile.topic):
                return PracticeContact(self._data(day, profile), None)
            case = self._open(day, profile)
        return PracticeContact(self._data(day, profile), case)

    def _data(self, day: date, profile: Profile) -> NewContact:
        rng = self._rng
        outcome = self._model.outcome(rng, profile.topic)
        notes = texts()["topics"][profile.topic.value]["notes"]
        note = rng.choice(notes) if rng.random() < _NOTE_CHANCE else ""
        return NewContact(
            date=day,
            channel=self._model.channel(rng, day),
            topic=profile.topic,
            topics=profile.topics,
            age_band=profile.age_band,
            household=profile.household,
            outcome=outcome,
            language=profile.language,
            euros=self._model.euros(rng, profile.topic, outcome),
            note=note,
            grievance=self._model.grievance(self._grievances, profile.topic),
        )

    def _open(self, day: date, profile: Profile) -> int:
        rng = self._rng
        known = self._persons and rng.random() < _SECOND_CASE_CHANCE
        person = rng.randrange(len(self._persons)) if known else len(self._persons)
        if not known:
            self._persons.append(PracticePerson(next(self._pseudonyms), profile.language, day))
        draft = _Draft(
            person=person,
            profile=profile,
            story=rng.choice(texts()["topics"][profile.topic.value]["stories"]),
            opened_on=day,
            counsellor=rng.choice(texts()["counsellors"]),
            last_on=day,
            more=_FURTHER_CONTACTS(rng),
        )
        self._drafts.append(draft)
        self._write(draft, day)
        self._plan_return(len(self._drafts) - 1, day)
        return len(self._drafts) - 1

    def _return(self, case: int, day: date) -> None:
        draft = self._drafts[case]
        draft.last_on = day
        draft.more -= 1
        self._write(draft, day)
        self._plan_return(case, day)

    def _plan_return(self, case: int, day: date) -> None:
        if self._drafts[case].more:
            heapq.heappush(self._returns, (day + timedelta(self._rng.randint(5, 35)), case))

    def _write(self, draft: _Draft, day: date) -> None:
        """Write an entry: the first tells the story, later ones what was done next."""
        story, number = draft.story, len(draft.entries)
        first = number == 0
        entry = NewEntry(
            facts=story["facts"] if first else "",
            question=story["question"] if first else "",
            advice=story["advice"][min(number, len(story["advice"]) - 1)],
            next_step=story["next_steps"][min(number, len(story["next_steps"]) - 1)],
        )
        hour, minute = self._rng.randint(9, 17), self._rng.randrange(60)
        draft.entries.append((datetime.combine(day, time(hour, minute), tzinfo=UTC), entry))

    def _finish(self, draft: _Draft) -> PracticeCase:
        status = self._status((self._until - draft.last_on).days)
        return PracticeCase(
            person=draft.person,
            topic=draft.profile.topic,
            title=draft.story["title"],
            status=status,
            opened_on=draft.opened_on,
            counsellor=draft.counsellor,
            entries=tuple(draft.entries),
            flags=self._flags(draft, status),
            follow_ups=self._follow_ups(draft, status),
        )

    def _status(self, quiet_days: int) -> CaseStatus:
        closed, waiting = (0.88, 0.06) if quiet_days > 60 else (0.5, 0.3)
        if quiet_days <= 21:
            closed, waiting = 0.08, 0.34
        fate = self._rng.random()
        if fate < closed:
            return CaseStatus.CLOSED
        return CaseStatus.WAITING if fate < closed + waiting else CaseStatus.OPEN

    def _flags(self, draft: _Draft, status: CaseStatus) -> tuple[PracticeFlag, ...]:
        rng = self._rng
        offered = list(draft.story.get("flags", {}).items())
        if not offered or not self._model.raises_flag(rng, draft.profile.topic):
            return ()
        count = 2 if len(offered) > 1 and rng.random() < _SECOND_FLAG_CHANCE else 1
        flags = []
        for kind, detail in rng.sample(offered, count):
            answered = status is CaseStatus.CLOSED or rng.random() < _ANSWERED_FLAG_CHANCE
            day = min(self._until, draft.opened_on + timedelta(rng.randint(0, 6)))
            text = rng.choice(texts()["resolutions"])
            flags.append(
                PracticeFlag(
                    FlagKind(kind),
                    detail,
                    draft.opened_on,
                    day if answered else None,
                    text if answered else "",
                )
            )
        return tuple(flags)

    def _follow_ups(self, draft: _Draft, status: CaseStatus) -> tuple[PracticeFollowUp, ...]:
        rng, story = self._rng, draft.story
        text, is_deadline = story["follow_up"], story.get("is_deadline", False)
        if status is CaseStatus.CLOSED:
            due = draft.last_on + timedelta(rng.randint(2, 14))
            return (PracticeFollowUp(due, text, is_deadline, min(due, self._until)),)
        if rng.random() < _NOTHING_PLANNED_CHANCE:
            return ()
        due = self._until + timedelta(rng.randint(-3, 21))
        return (PracticeFollowUp(max(due, draft.last_on), text, is_deadline, None),)
