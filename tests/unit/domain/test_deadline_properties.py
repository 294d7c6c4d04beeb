# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold for every letter of 2020 to 2035 in every Land."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hilft_desktop.domain.codes import Land
from hilft_desktop.domain.deadlines import (
    DeadlineInput,
    DeadlineKind,
    DeadlineQuestion,
    DeadlineSense,
    Delivery,
    Need,
    RemedyNotice,
)
from hilft_desktop.domain.rules.kinds import RULES
from hilft_desktop.domain.rules.reasoning import Outcome
from tests.unit.domain.deadline_desk import CALENDAR, ask
from tests.unit.domain.second_opinion import deemed_receipt, holidays, next_working_day

ONE_DAY = timedelta(days=1)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2034, 12, 31))
LAENDER = st.sampled_from(Land)
PLACES = st.one_of(st.none(), LAENDER)
TOWNS = st.sampled_from(["", "Augsburg", "Musterstadt"])
FORWARD = st.sampled_from(
    [
        DeadlineKind.OBJECTION,
        DeadlineKind.OBJECTION_ADMIN,
        DeadlineKind.OBJECTION_CHILD_BENEFIT,
        DeadlineKind.ACTION,
        DeadlineKind.ACTION_ADMIN,
        DeadlineKind.DEFENCE_NOTICE,
        DeadlineKind.DEFAULT_JUDGMENT,
        DeadlineKind.PAYMENT_ORDER,
        DeadlineKind.ENFORCEMENT_ORDER,
        DeadlineKind.LABOUR_COURT,
        DeadlineKind.UTILITY_TENANT,
        DeadlineKind.REINSTATEMENT,
        DeadlineKind.REINSTATEMENT_OFFICE,
        DeadlineKind.REINSTATEMENT_ADMIN,
    ]
)
"""Kinds whose end moves to the next working day."""
WITH_HARDSHIP_LAW = date(2025, 1, 1)
WITH_OFFER_LAW = date(2025, 12, 23)
FROM_YEAR = {DeadlineKind.BACK_PAYMENT: 2024, DeadlineKind.HOUSING_BENEFIT: 2023}


@st.composite
def questions(draw: st.DrawFn) -> DeadlineQuestion:
    """Any question that its kind can answer."""
    kind = draw(st.sampled_from(DeadlineKind))
    start = draw(DAYS)
    question = DeadlineQuestion(
        kind,
        dated=start,
        posted=draw(st.one_of(st.none(), st.just(start + draw(st.integers(0, 5)) * ONE_DAY))),
        delivery=draw(st.sampled_from(Delivery)),
        remedy=draw(st.sampled_from(RemedyNotice)),
        land=draw(PLACES),
        municipality=draw(TOWNS),
    )
    needs_receipt = (DeadlineInput.RECEIVED, Need.REQUIRED) in RULES[kind].inputs
    if needs_receipt or draw(st.booleans()):
        late = draw(st.integers(5, 40))
        question = replace(question, received=start + late * ONE_DAY)
    if kind is DeadlineKind.HARDSHIP_OBJECTION:
        assume(start >= WITH_HARDSHIP_LAW)
    if kind is DeadlineKind.INSTALMENT_OFFER:
        assume(start >= WITH_OFFER_LAW)
    assume(start.year >= FROM_YEAR.get(kind, 0))
    return question


def posted(kind: DeadlineKind, day: date, land: Land | None, **more: object) -> Outcome:
    return ask(DeadlineQuestion(kind, dated=day, posted=day, land=land, **more))  # type: ignore[arg-type]


@settings(max_examples=400)
@given(question=questions(), today=DAYS)
def test_every_answer_is_safe_first_and_explained(question: DeadlineQuestion, today: date):
    answer = ask(question, today)
    assert answer.latest is None or answer.latest > answer.deadline
    assert answer.steps
    assert all(note.citation for note in answer.steps)
    assert answer.if_missed
    if answer.latest is not None:
        assert answer.uncertain


@given(kind=FORWARD, day=DAYS, land=LAENDER, town=TOWNS)
def test_a_moved_end_is_a_working_day_and_the_first_one(
    kind: DeadlineKind, day: date, land: Land, town: str
):
    answer = ask(
        DeadlineQuestion(kind, received=day, delivery=Delivery.HANDED, land=land, municipality=town)
    )
    place = CALENDAR.at(land, town)
    assert answer.deadline.weekday() < 5
    assert place.certain(answer.deadline) is None
    assert answer.deadline >= answer.computed_end
    between = (answer.deadline - answer.computed_end).days
    skipped = [answer.computed_end + n * ONE_DAY for n in range(between)]
    assert all(d.weekday() >= 5 or place.certain(d) is not None for d in skipped)
    if not town:
        assert answer.deadline == next_working_day(answer.computed_end, land.value)


@given(kind=FORWARD, day=DAYS, land=PLACES, remedy=st.sampled_from(RemedyNotice))
def test_a_later_letter_never_ends_earlier(
    kind: DeadlineKind, day: date, land: Land | None, remedy: RemedyNotice
):
    today = DeadlineQuestion(kind, received=day, land=land, remedy=remedy, delivery=Delivery.HANDED)
    tomorrow = replace(today, received=day + ONE_DAY)
    assert ask(today).deadline <= ask(tomorrow).deadline
    first, second = ask(today), ask(tomorrow)
    assert (first.latest or first.deadline) <= (second.latest or second.deadline)


@given(day=DAYS, land=LAENDER)
def test_posting_a_day_later_never_ends_earlier(day: date, land: Land):
    first = posted(DeadlineKind.OBJECTION, day, land)
    second = posted(DeadlineKind.OBJECTION, day + ONE_DAY, land)
    assert first.deadline <= second.deadline


@given(day=DAYS, land=PLACES, way=st.sampled_from([Delivery.POST, Delivery.PORTAL]))
def test_deemed_receipt_is_never_moved(day: date, land: Land | None, way: Delivery):
    assume(way is Delivery.POST or day.year >= 2025)
    answer = posted(DeadlineKind.OBJECTION, day, land, delivery=way)
    assert answer.deemed_received == deemed_receipt(day)


@given(day=DAYS, land=LAENDER, late=st.integers(min_value=0, max_value=60))
def test_a_proven_receipt_never_shortens(day: date, land: Land, late: int):
    without = posted(DeadlineKind.OBJECTION, day, land)
    proven = posted(DeadlineKind.OBJECTION, day, land, received=day + late * ONE_DAY)
    assert proven.deadline >= without.deadline
    assert proven.deemed_received == max(deemed_receipt(day), day + late * ONE_DAY)


@given(day=DAYS, land=LAENDER, way=st.sampled_from(Delivery))
def test_a_doubtful_notice_never_takes_time_away(day: date, land: Land, way: Delivery):
    good = posted(DeadlineKind.OBJECTION, day, land, delivery=way)
    wrong = posted(DeadlineKind.OBJECTION, day, land, delivery=way, remedy=RemedyNotice.WRONG)
    missing = posted(DeadlineKind.OBJECTION, day, land, delivery=way, remedy=RemedyNotice.MISSING)
    assert wrong.deadline == good.deadline
    assert wrong.latest is not None
    assert wrong.latest >= missing.deadline > good.deadline


@given(day=DAYS, land=LAENDER)
def test_knowing_the_land_only_ever_adds_days(day: date, land: Land):
    unknown = posted(DeadlineKind.OBJECTION, day, None)
    known = posted(DeadlineKind.OBJECTION, day, land)
    assert unknown.deadline <= known.deadline
    assert known.deadline <= (unknown.latest or unknown.deadline)


@given(day=DAYS)
def test_knowing_the_town_only_ever_adds_days(day: date):
    unknown = posted(DeadlineKind.OBJECTION, day, Land.BY)
    augsburg = posted(DeadlineKind.OBJECTION, day, Land.BY, municipality="Augsburg")
    assert unknown.deadline <= augsburg.deadline
    assert augsburg.deadline <= (unknown.latest or unknown.deadline)


@given(day=DAYS, land=PLACES)
def test_money_is_due_on_a_day_on_which_banks_work(day: date, land: Land | None):
    place = CALENDAR.at(land)
    for kind in (DeadlineKind.GRACE_PAYMENT, DeadlineKind.GARNISHMENT):
        answer = ask(DeadlineQuestion(kind, received=day, land=land))
        assert answer.deadline <= answer.computed_end
        assert answer.deadline.weekday() < 5
        assert place.certain(answer.deadline) is None
        assert place.possible(answer.deadline) is None


@given(day=DAYS, land=LAENDER)
def test_protection_ends_no_later_than_the_law_surely_gives(day: date, land: Land):
    threat = ask(DeadlineQuestion(DeadlineKind.CUT_OFF_THREAT, received=day))
    assert (threat.deadline - day).days == 28
    notice = ask(DeadlineQuestion(DeadlineKind.CUT_OFF_NOTICE, received=day, land=land))
    through = range((notice.deadline - day).days)
    full = [day + (n + 1) * ONE_DAY for n in through]
    werktage = [d for d in full if d.isoweekday() != 7 and d not in holidays(land.value, d.year)]
    assert len(werktage) == 7  # the cut may come on the eighth
    assert RULES[DeadlineKind.CUT_OFF_NOTICE].sense is DeadlineSense.PROTECTED_UNTIL


@given(end=st.dates(WITH_HARDSHIP_LAW, date(2035, 12, 31)), land=PLACES)
def test_hardship_leaves_the_landlord_two_months(end: date, land: Land | None):
    answer = ask(DeadlineQuestion(DeadlineKind.HARDSHIP_OBJECTION, dated=end, land=land))
    assert answer.deadline <= answer.computed_end
    assert 59 <= (end - answer.computed_end).days <= 62
    assert answer.deadline.weekday() < 5


@given(day=DAYS, land=PLACES)
def test_an_application_in_time_reaches_the_first_month(day: date, land: Land | None):
    kinds = (
        DeadlineKind.BASIC_INCOME,
        DeadlineKind.BACK_PAYMENT,
        DeadlineKind.HOUSING_BENEFIT,
        DeadlineKind.CHILD_SUPPLEMENT,
        DeadlineKind.MAINTENANCE_ADVANCE,
        DeadlineKind.EDUCATION,
        DeadlineKind.CHILD_BENEFIT,
    )
    assume(day.year >= max(FROM_YEAR.values()))
    for kind in kinds:
        answer = ask(DeadlineQuestion(kind, dated=day, land=land))
        assert answer.reaches_back == day.replace(day=1)
        assert answer.deadline >= day
        assert (answer.deadline + ONE_DAY).day == 1
        if kind is not DeadlineKind.CHILD_BENEFIT:
            assert (answer.deadline.year, answer.deadline.month) == (day.year, day.month)


@given(today=DAYS)
def test_a_review_reaches_back_from_the_year_of_filing(today: date):
    short = ask(DeadlineQuestion(DeadlineKind.REVIEW), today)
    long = ask(DeadlineQuestion(DeadlineKind.REVIEW_GENERAL), today)
    assert short.deadline == long.deadline == date(today.year, 12, 31)
    assert short.reaches_back == date(today.year - 1, 1, 1)
    assert long.reaches_back == date(today.year - 4, 1, 1)
