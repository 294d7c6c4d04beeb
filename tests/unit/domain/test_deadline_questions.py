# SPDX-License-Identifier: GPL-3.0-or-later
"""What a question must bring, what is assumed, and what is said besides the days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from hilft_desktop.domain.deadlines import (
    DeadlineInput,
    DeadlineKind,
    DeadlineQuestion,
    DeadlineSense,
    Delivery,
    Need,
    RemedyNotice,
)
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.facts import Confidence, Fact, FactStatus, FactValue
from hilft_desktop.domain.rules.kinds import RULES
from hilft_desktop.domain.rules.law import LawBook
from hilft_desktop.domain.rules.periods import Period, PeriodUnit
from hilft_desktop.domain.rules.reckoning import reckon
from tests.unit.domain.deadline_desk import ask, codes, outcome, shipped_facts
from tests.unit.domain.test_periods import NoHolidays

K = DeadlineKind
MONDAY = "2026-06-01"


def faults(question: DeadlineQuestion) -> set[tuple[str, str | None]]:
    with pytest.raises(FormErrors) as caught:
        ask(question)
    return {(fault.code, fault.field) for fault in caught.value.faults}


def test_every_kind_has_a_rule():
    assert set(RULES) == set(DeadlineKind)


@pytest.mark.parametrize("kind", DeadlineKind)
def test_a_kind_without_its_dates_names_the_field(kind: DeadlineKind):
    inputs = RULES[kind].inputs
    needed = {name for name, need in inputs if need is Need.REQUIRED}
    one_of = [name for name, need in inputs if need is Need.ONE_OF]
    expected = {("deadline_date_missing", str(name)) for name in (*needed, *one_of[:1])}
    question = DeadlineQuestion(kind)
    if expected:
        assert faults(question) == expected
    else:
        assert ask(question).deadline == date(2026, 12, 31)


@pytest.mark.parametrize("kind", DeadlineKind)
def test_each_single_date_of_one_of_several_is_enough(kind: DeadlineKind):
    inputs = RULES[kind].inputs
    needed = [name for name, need in inputs if need is Need.REQUIRED]
    one_of = [[name] for name, need in inputs if need is Need.ONE_OF]
    for one in one_of or [[]]:
        given: dict[str, Any] = {name.value: MONDAY for name in (*needed, *one)}
        for delivery in Delivery:
            assert outcome(kind, "BE", delivery=delivery, **given).deadline.year >= 2026


@pytest.mark.parametrize("kind", DeadlineKind)
def test_what_a_kind_does_not_ask_has_no_influence(kind: DeadlineKind):
    asked = {name for name, _need in RULES[kind].inputs}
    every: dict[str, Any] = dict.fromkeys(("dated", "posted", "received"), MONDAY)
    other = {"dated": "2026-03-03", "posted": "2026-03-05", "received": "2026-04-04"}
    changed: dict[str, Any] = {
        name: other[name] if DeadlineInput(name) not in asked else MONDAY for name in every
    }
    if DeadlineInput.DELIVERY not in asked:
        changed["delivery"] = Delivery.HANDED
    if DeadlineInput.REMEDY not in asked:
        changed["remedy"] = RemedyNotice.WRONG
    land = "SN" if DeadlineInput.LAND not in asked else "BE"
    assert outcome(kind, land, **changed) == outcome(kind, "BE", **every)


def test_a_letter_cannot_arrive_before_it_was_posted():
    question = DeadlineQuestion(
        K.OBJECTION, posted=date(2026, 6, 3), received=date(2026, 6, 2), dated=date(2026, 6, 1)
    )
    assert faults(question) == {("deadline_received_before_posted", "received")}
    same_day = DeadlineQuestion(K.OBJECTION, posted=date(2026, 6, 3), received=date(2026, 6, 3))
    assert ask(same_day).deadline == date(2026, 7, 7)


def test_filing_before_the_old_decision_was_posted_is_no_matter_of_delivery():
    answer = outcome(K.REVIEW, posted="2026-06-03", received="2026-02-01")
    assert answer.deadline == date(2026, 12, 31)


@pytest.mark.parametrize("year", [1999, 2101])
def test_dates_far_away_are_slips(year: int):
    question = DeadlineQuestion(K.OBJECTION, dated=date(year, 6, 1), received=date(year, 6, 1))
    assert faults(question) == {
        ("deadline_date_range", "dated"),
        ("deadline_date_range", "received"),
    }


@pytest.mark.parametrize("year", [2000, 2100])
def test_dates_at_the_edge_are_taken(year: int):
    question = DeadlineQuestion(K.OBJECTION, dated=date(year, 6, 1))
    assert ask(question).deadline.year == year


def test_a_day_to_come_is_pointed_out():
    assert "in_future" in codes(outcome(K.OBJECTION, posted="2026-11-23"))
    assert "in_future" in codes(outcome(K.DEFENCE_NOTICE, received="2026-11-23"))
    assert "in_future" not in codes(outcome(K.OBJECTION, posted="2026-11-22"))
    assert "in_future" in codes(outcome(K.OBJECTION, dated="2026-11-23"))
    assert "in_future" not in codes(outcome(K.OBJECTION, dated="2026-11-22"))
    assert "in_future" not in codes(outcome(K.BASIC_INCOME, dated="2026-11-23"))
    assert "in_future" not in codes(outcome(K.REVIEW, received="2026-12-01"))
    assert "in_future" not in codes(outcome(K.REVIEW_GENERAL, received="2026-12-01"))


SAID: tuple[tuple[K, dict[str, Any], set[str], set[str]], ...] = (
    (K.OBJECTION, {"posted": MONDAY}, {"deemed_post", "moved_weekend"}, {"not_moved"}),
    (K.OBJECTION, {"posted": "2026-06-04"}, {"not_moved", "any_office"}, {"moved_weekend"}),
    (K.OBJECTION, {"posted": MONDAY}, set(), {"posting_assumed", "later_view", "prove_receipt"}),
    (K.OBJECTION, {"dated": MONDAY}, {"posting_assumed"}, {"posted_before_dated"}),
    (K.OBJECTION, {"dated": MONDAY, "posted": "2026-05-30"}, {"posted_before_dated"}, set()),
    (K.OBJECTION, {"dated": MONDAY, "posted": MONDAY}, set(), {"posted_before_dated"}),
    (K.OBJECTION, {"posted": MONDAY, "received": "2026-06-04"}, {"earlier_receipt"}, set()),
    (
        K.OBJECTION,
        {"posted": MONDAY, "received": "2026-06-05"},
        set(),
        {"earlier_receipt", "later_receipt"},
    ),
    (
        K.OBJECTION,
        {"posted": MONDAY, "received": "2026-06-06"},
        {"later_receipt", "prove_receipt"},
        {"later_view"},
    ),
    (K.OBJECTION, {"posted": "2026-06-02"}, {"deemed_not_moved", "later_view"}, set()),
    (
        K.OBJECTION,
        {"received": MONDAY, "delivery": Delivery.ABROAD},
        {"received_abroad"},
        {"sent_abroad", "deemed_post"},
    ),
    (K.OBJECTION, {"dated": MONDAY, "delivery": Delivery.ABROAD}, {"sent_abroad"}, set()),
    (
        K.OBJECTION,
        {"posted": "2024-06-03", "delivery": Delivery.PORTAL},
        {"portal_other_law"},
        set(),
    ),
    (
        K.OBJECTION,
        {"posted": MONDAY, "received": "2026-06-05", "delivery": Delivery.PORTAL},
        {"deemed_portal"},
        {"fetched_later", "portal_other_law", "earlier_receipt"},
    ),
    (
        K.OBJECTION,
        {"posted": MONDAY, "received": "2026-06-06", "delivery": Delivery.PORTAL},
        {"fetched_later"},
        {"later_receipt"},
    ),
    (K.OBJECTION, {"received": MONDAY, "delivery": Delivery.PORTAL}, {"fetched_only"}, set()),
    (K.OBJECTION, {"dated": MONDAY, "delivery": Delivery.HANDED}, {"handed_on_date"}, set()),
    (K.OBJECTION, {"posted": MONDAY}, {"check_notice"}, {"notice_wrong", "notice_missing"}),
    (
        K.OBJECTION,
        {"posted": MONDAY, "remedy": RemedyNotice.MISSING},
        {"notice_missing", "check_receipt", "reinstatement", "review", "urgent"},
        {"check_notice"},
    ),
    (
        K.OBJECTION,
        {"posted": MONDAY, "remedy": RemedyNotice.WRONG},
        {"notice_wrong"},
        {"check_notice", "notice_missing"},
    ),
    (K.OBJECTION_ADMIN, {"posted": MONDAY}, {"only_this_office", "follow_notice"}, {"any_office"}),
    (
        K.OBJECTION_ADMIN,
        {"received": MONDAY, "delivery": Delivery.ABROAD},
        {"abroad_admin", "review_housing"},
        {"review"},
    ),
    (
        K.OBJECTION_CHILD_BENEFIT,
        {"posted": MONDAY, "remedy": RemedyNotice.WRONG},
        {"tax_notice", "tax_delivery", "tax_missed"},
        {"notice_wrong", "review"},
    ),
    (K.OBJECTION_CHILD_BENEFIT, {"posted": MONDAY}, set(), {"tax_notice"}),
    (
        K.OBJECTION_CHILD_BENEFIT,
        {"posted": "2026-06-02"},
        {"deemed_kept", "later_view"},
        {"deemed_not_moved"},
    ),
    (K.ACTION, {"received": MONDAY, "delivery": Delivery.ABROAD}, {"abroad_action"}, set()),
    (K.INACTION_APPLICATION, {"dated": MONDAY}, {"arrival_unknown"}, {"waiting_moved"}),
    (K.INACTION_APPLICATION, {"received": "2026-05-15"}, {"waiting_moved"}, {"arrival_unknown"}),
    (K.INACTION_OBJECTION, {"received": "2026-06-01"}, {"waiting"}, {"waiting_moved"}),
    (K.REINSTATEMENT, {"received": MONDAY}, {"cap_unknown"}, {"cap", "cap_decides"}),
    (
        K.REINSTATEMENT,
        {"received": MONDAY, "dated": "2026-05-04"},
        {"cap"},
        {"cap_unknown", "cap_decides"},
    ),
    (
        K.REINSTATEMENT,  # a month to Sun 20.12., so Mon 21.12.: on that day the year ends as well
        {"received": "2026-11-20", "dated": "2025-12-21"},
        {"cap"},
        {"cap_decides"},
    ),
    (K.REINSTATEMENT, {"received": MONDAY, "dated": "2025-06-02"}, {"cap_decides"}, set()),
    (K.REVIEW, {}, {"review_reach", "review_later"}, {"review_limit", "review_limit_over"}),
    (K.REVIEW, {"dated": "2023-03-01"}, {"review_limit", "review_later"}, {"review_limit_over"}),
    (
        K.REVIEW,
        {"dated": "2022-03-01"},
        {"review_limit_over", "review_reach"},
        {"review_later", "review_next_year"},
    ),
    (
        K.REVIEW,
        {"dated": "2021-03-01"},
        {"review_limit_over"},
        {"review_reach", "review_later", "review_later_view"},
    ),
    (
        K.REVIEW,
        {"posted": "2017-12-28", "received": "2022-06-01"},
        {"review_later_view"},
        {"review_reach"},
    ),
    (K.GRACE_PAYMENT, {"received": "2026-11-30"}, {"bank_day", "grace_moved"}, set()),
    (K.GRACE_PAYMENT, {"received": "2026-11-11"}, {"served"}, {"bank_day", "grace_moved"}),
    (K.GRACE_PAYMENT, {"dated": "2026-11-11"}, {"served_on_date"}, {"served"}),
    (K.HARDSHIP_OBJECTION, {"dated": "2027-04-30"}, {"not_moved_back", "hardship_weekend"}, set()),
    (
        K.HARDSHIP_OBJECTION,
        {"dated": "2027-05-15"},
        {"hardship"},
        {"not_moved_back", "hardship_count", "hardship_no_hint", "hardship_weekend"},
    ),
    (K.HARDSHIP_OBJECTION, {"dated": "2027-02-28"}, {"hardship_count"}, {"hardship_weekend"}),
    (
        K.HARDSHIP_OBJECTION,
        {"dated": "2027-05-15", "remedy": RemedyNotice.MISSING},
        {"hardship_no_hint"},
        set(),
    ),
    (K.UTILITY_TENANT, {"dated": MONDAY}, {"bill_date_assumed"}, set()),
    (K.UTILITY_TENANT, {"received": MONDAY, "dated": MONDAY}, set(), {"bill_date_assumed"}),
    (
        K.UTILITY_LANDLORD,
        {"dated": "2025-12-31"},
        {"bill_due"},
        {"bill_late", "bill_in_time", "bill_moved"},
    ),
    (
        K.UTILITY_LANDLORD,
        {"dated": "2025-11-22", "received": "2026-11-23"},
        {"bill_in_time", "bill_moved"},
        {"bill_late"},
    ),
    (K.UTILITY_LANDLORD, {"dated": "2025-11-22", "received": "2026-11-24"}, {"bill_late"}, set()),
    (K.CUT_OFF_THREAT, {"dated": MONDAY}, {"letter_date_assumed"}, set()),
    (K.CUT_OFF_THREAT, {"received": MONDAY, "dated": MONDAY}, set(), {"letter_date_assumed"}),
    (
        K.OBJECTION,
        {"posted": MONDAY, "received": "2026-06-04", "delivery": Delivery.PORTAL},
        {"earlier_receipt"},
        set(),
    ),
    (
        K.OBJECTION,
        {"dated": "2026-06-02", "received": MONDAY, "delivery": Delivery.HANDED},
        {"received_before_dated"},
        set(),
    ),
    (
        K.OBJECTION,
        {"dated": MONDAY, "received": MONDAY, "delivery": Delivery.HANDED},
        set(),
        {"received_before_dated"},
    ),
    (
        K.REINSTATEMENT,
        {"dated": "2026-06-02", "received": MONDAY},
        set(),
        {"received_before_dated"},
    ),
    (K.INSTALMENT_OFFER, {"received": MONDAY}, {"offer"}, {"bill_moved"}),
    (K.INSTALMENT_OFFER, {"received": "2026-06-06"}, {"bill_moved"}, set()),
    (K.BASIC_INCOME, {"dated": "2026-10-05"}, {"month_end_closed"}, set()),
    (K.BASIC_INCOME, {"dated": "2026-11-05"}, {"month_counts"}, {"month_end_closed"}),
    (K.CHILD_BENEFIT, {"dated": "2025-08-31"}, {"month_end_closed"}, set()),
    (K.MAINTENANCE_ADVANCE, {"dated": "2026-10-05"}, {"month_end_closed"}, set()),
    (K.EDUCATION, {"dated": "2026-10-05"}, {"month_end_closed"}, set()),
    (K.HOUSING_BENEFIT_REJECTED, {"received": "2026-12-31"}, {"month_end_moved"}, set()),
    (K.HOUSING_BENEFIT_REJECTED, {"received": "2026-11-22"}, {"rejected"}, {"month_end_moved"}),
    (K.GARNISHMENT, {"dated": "2026-11-10"}, {"letter_date_assumed"}, set()),
    (K.GARNISHMENT, {"received": "2026-11-10"}, {"account"}, {"letter_date_assumed"}),
)  # fmt: skip


def _case_name(case: tuple[K, dict[str, Any], set[str], set[str]]) -> str:
    """Name a case the same way in every process: the order of a set changes, its sorting not."""
    kind, answers, said, unsaid = case
    return f"{kind}-{answers}-{sorted(said)}-{sorted(unsaid)}"


@pytest.mark.parametrize("case", SAID, ids=_case_name)
def test_what_is_said_and_what_is_not(case: tuple[K, dict[str, Any], set[str], set[str]]):
    kind, answers, said, unsaid = case
    spoken = codes(outcome(kind, "BE", **answers))
    assert said <= spoken
    assert not unsaid & spoken


def test_a_possible_holiday_is_named():
    answer = outcome(K.OBJECTION, "SN", posted="2026-04-30")
    (note,) = (note for note in answer.uncertain if note.code == "possible_holiday")
    assert dict(note.values) == {
        "day": date(2026, 6, 4),
        "name": "Fronleichnam",
        "latest": date(2026, 6, 5),
    }


def test_dates_in_notes_are_the_safe_ones():
    """Corpus Christi, Thu 4.6.2026, is a holiday in some places of Saxony."""
    short = outcome(K.OBJECTION, "SN", posted="2026-04-30", remedy=RemedyNotice.MISSING)
    assert noted(short.uncertain, "notice_missing") == {"day": date(2026, 6, 4)}
    late = outcome(K.OBJECTION, "SN", posted="2026-04-30", received="2026-05-10")
    assert noted(late.uncertain, "prove_receipt") == {"day": date(2026, 6, 4)}
    handed: dict[str, Any] = {"received": "2025-06-04", "delivery": Delivery.HANDED}
    wrong = outcome(K.OBJECTION, "SN", remedy=RemedyNotice.WRONG, **handed)
    assert noted(wrong.if_missed, "notice_wrong") == {"day": date(2026, 6, 4)}
    assert wrong.latest == date(2026, 6, 5)
    # Sat 30.10.2027, then Sun, then Mon 1.11., a holiday in some Länder
    weekend = outcome(K.OBJECTION, None, received="2027-09-30", delivery=Delivery.HANDED)
    moved = {"computed": date(2027, 10, 30), "day": date(2027, 11, 1)}
    assert noted(weekend.steps, "moved_weekend") == moved
    assert weekend.latest == date(2027, 11, 2)


def test_a_holiday_before_a_possible_one_moves_to_the_safe_day():
    """No real calendar has such a pair; the rule must not depend on that."""
    tuesday, wednesday, thursday = date(2026, 6, 9), date(2026, 6, 10), date(2026, 6, 11)
    place = NoHolidays(certain={tuesday}, possible={wednesday})
    question = DeadlineQuestion(K.DEFENCE_NOTICE, received=date(2026, 5, 26))
    answer = reckon(question, LawBook(shipped_facts().get), place, date(2026, 6, 1))
    assert noted(answer.steps, "moved_holiday") == {
        "computed": tuesday,
        "day": wednesday,
        "name": "Fest",
    }
    assert (answer.deadline, answer.latest) == (wednesday, thursday)


def test_contradictions_name_both_dates():
    posted = outcome(K.OBJECTION, dated=MONDAY, posted="2026-05-30")
    assert noted(posted.uncertain, "posted_before_dated") == {
        "posted": date(2026, 5, 30),
        "dated": date(2026, 6, 1),
    }
    came: dict[str, Any] = {"received": "2026-05-30", "delivery": Delivery.HANDED}
    handed = outcome(K.OBJECTION, dated=MONDAY, **came)
    assert noted(handed.uncertain, "received_before_dated") == {
        "received": date(2026, 5, 30),
        "dated": date(2026, 6, 1),
    }
    future = outcome(K.OBJECTION, dated="2026-11-23", posted="2026-11-23", received="2026-11-30")
    said = [dict(note.values) for note in future.uncertain if note.code == "in_future"]
    assert said == [{"day": date(2026, 11, 23)}, {"day": date(2026, 11, 30)}]


def test_the_other_view_takes_the_latest_day_and_is_silent_if_nothing_changes():
    # Sat 2.5., other view Mon 4.5., that is Thu 4.6. or Fri 5.6.
    view = outcome(K.OBJECTION, "SN", posted="2026-04-28")
    assert (view.deadline, view.latest) == (date(2026, 6, 2), date(2026, 6, 5))
    # Sat 31.1. and Mon 2.2. both lead to Mon 2.3.
    assert "later_view" not in codes(outcome(K.OBJECTION, "SN", posted="2026-01-27"))


def test_a_possible_holiday_of_a_court_is_cited_from_its_own_law():
    answer = outcome(K.DEFENCE_NOTICE, "SN", received="2026-05-21")
    (note,) = (note for note in answer.uncertain if note.code == "possible_holiday")
    assert note.citation == "§ 193 BGB; § 222 ZPO"
    assert (answer.deadline, answer.latest) == (date(2026, 6, 4), date(2026, 6, 5))


def test_a_holiday_is_called_by_its_name():
    answer = outcome(K.OBJECTION, "SN", posted="2026-10-14")
    (note,) = (note for note in answer.steps if note.code == "moved_holiday")
    assert dict(note.values)["name"] == "Buß- und Bettag"
    assert "L 16 KR 156/20" in note.citation


def test_the_dates_named_beside_the_safe_one_are_reckoned_as_well():
    late = outcome(K.OBJECTION, "BE", posted=MONDAY, received="2026-06-10")
    assert noted(late.uncertain, "prove_receipt") == {"day": date(2026, 7, 6)}
    missing = outcome(K.OBJECTION, "BE", posted=MONDAY, remedy=RemedyNotice.MISSING)
    assert noted(missing.uncertain, "notice_missing") == {"day": date(2026, 7, 6)}
    wrong = outcome(K.OBJECTION, "BE", posted=MONDAY, remedy=RemedyNotice.WRONG)
    year = {"period": Period(1, PeriodUnit.YEARS), "day": date(2027, 6, 7)}
    assert noted(wrong.uncertain, "notice_wrong") == year
    assert noted(wrong.if_missed, "notice_wrong") == {"day": date(2027, 6, 7)}
    view = outcome(K.OBJECTION, "BE", posted="2026-06-02")
    assert noted(view.uncertain, "later_view") == {
        "received": date(2026, 6, 8),
        "day": date(2026, 7, 8),
    }
    review = outcome(K.REVIEW, received="2026-12-31")
    assert noted(review.steps, "review_next_year") == {
        "day": date(2027, 1, 1),
        "back": date(2026, 1, 1),
    }
    assert noted(review.if_missed, "review_later") == noted(review.steps, "review_next_year")
    threat = outcome(K.CUT_OFF_THREAT, received="2026-11-20")
    assert noted(threat.steps, "cut_off_from") == {"day": date(2026, 12, 19)}
    notice = outcome(K.CUT_OFF_NOTICE, "BE", received="2026-11-20")
    assert noted(notice.steps, "cut_off_from") == {"day": date(2026, 11, 30)}


def noted(notes: Any, code: str) -> dict[str, Any]:
    (note,) = (note for note in notes if note.code == code)
    return dict(note.values)


def test_a_pointer_says_so_and_only_pointers_do():
    assert {kind for kind, rule in RULES.items() if rule.pointer} == {K.LABOUR_COURT, K.GARNISHMENT}


def test_what_the_days_mean():
    meanings = {sense: {k for k, r in RULES.items() if r.sense is sense} for sense in DeadlineSense}
    assert meanings[DeadlineSense.FIRST_DAY] == {
        K.INACTION_APPLICATION,
        K.INACTION_OBJECTION,
        K.INACTION_ADMIN,
    }
    assert meanings[DeadlineSense.PROTECTED_UNTIL] == {K.CUT_OFF_THREAT, K.CUT_OFF_NOTICE}
    assert meanings[DeadlineSense.OTHER_SIDE] == {K.UTILITY_LANDLORD, K.INSTALMENT_OFFER}


# -------------------------------------------------------------------------------- law


def made_fact(value: object, unit: str = "months", **changes: Any) -> Fact:
    held = FactValue(None, None, (("value", value),))  # type: ignore[arg-type]
    values: dict[str, Any] = {
        "id": "probe",
        "topic": "probe",
        "title": "Probe",
        "status": FactStatus.IN_FORCE,
        "unit": unit,
        "citation": "§ 1 Probe; § 2 Probe",
        "series": (held,),
        "sources": ("Probe",),
        "checked_on": date(2026, 1, 1),
        "next_check": date(2027, 1, 1),
        "confidence": Confidence.CONFIRMED,
        "recheck": False,
        "note": "",
        **changes,
    }
    return Fact(**values)


def book(fact: Fact) -> LawBook:
    return LawBook(lambda _fact_id: fact)


def test_a_period_is_read_with_its_unit():
    assert book(made_fact(2)).period("probe", date(2026, 1, 1)) == Period(2, PeriodUnit.MONTHS)
    assert book(made_fact(0)).period("probe", date(2026, 1, 1)) == Period(0, PeriodUnit.MONTHS)


def test_law_of_another_time_is_refused():
    drafted = book(made_fact(2, status=FactStatus.DRAFT))
    with pytest.raises(UserError) as caught:
        drafted.period("probe", date(2026, 1, 2))
    assert caught.value.code == "fact_not_in_force"
    assert caught.value.params == {"fact": "probe", "key": "value", "on": "02.01.2026"}
    with pytest.raises(UserError):
        drafted.require("probe", date(2026, 1, 2))
    for kind, day in (
        (K.HARDSHIP_OBJECTION, "2024-12-31"),
        (K.BACK_PAYMENT, "2023-12-31"),
        (K.HOUSING_BENEFIT, "2022-12-31"),
    ):
        with pytest.raises(UserError) as caught:
            outcome(kind, "BE", dated=day)
        assert caught.value.code == "fact_not_in_force"
    assert outcome(K.BACK_PAYMENT, "BE", dated="2024-01-01").deadline == date(2024, 1, 31)


def test_a_rule_without_period_of_validity_holds():
    book(made_fact(2, series=())).require("probe", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("value", "unit"),
    [(2, "eur"), ("zwei", "months"), (Decimal("1.5"), "months"), (True, "months"), (-1, "months")],
)
def test_what_is_no_period_is_a_bug(value: object, unit: str):
    with pytest.raises(ValueError, match="probe"):
        book(made_fact(value, unit)).period("probe", date(2026, 1, 1))


def test_each_place_is_cited_once():
    assert book(made_fact(1)).citation("probe", "probe") == "§ 1 Probe; § 2 Probe"
    assert book(made_fact(1)).citation() == ""


def test_all_law_used_is_in_the_shipped_facts():
    assert shipped_facts().get("frist_klage").citation.startswith("§ 87 SGG")
