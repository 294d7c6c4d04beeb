# SPDX-License-Identifier: GPL-3.0-or-later
"""Deadlines around a flat and its energy (BGB, EnWG)."""

from __future__ import annotations

from datetime import date

from hilft_desktop.domain.deadlines import RemedyNotice
from hilft_desktop.domain.rules.courts import served
from hilft_desktop.domain.rules.periods import (
    ONE_DAY,
    Period,
    add_months,
    end_after,
    end_of_whole_months,
)
from hilft_desktop.domain.rules.reasoning import Outcome, Reasoning
from hilft_desktop.domain.rules.remedies import CIVIL_END, move_end
from hilft_desktop.domain.rules.workdays import after_working_days, move_back, move_forward

_GRACE = "schonfristzahlung"
_HARDSHIP = "haertewiderspruch"
_UTILITY = "betriebskosten_abrechnungsfrist"
_OLD_CUT_OFF = "sperre_recht_alt"
_OFFER = "abwendungsvereinbarung"


def grace_payment(reasoning: Reasoning) -> Outcome:
    """Return until when arrears must be paid to undo a termination without notice.

    Money must have arrived, and no bank moves any on a Sunday: so the safe day lies on or before
    the end of the period, and what § 193 BGB may add is only named.
    """
    start = served(reasoning, _GRACE)
    period = reasoning.law.period(_GRACE, start, "monate_nach_rechtshaengigkeit")
    computed = end_after(start, period)
    reasoning.step(
        "grace", _GRACE, "fristberechnung_zivil", period=period, start=start, day=computed
    )
    safe = move_back(computed, reasoning.holidays)
    latest = move_forward(computed, reasoning.holidays).latest
    if safe < computed:
        reasoning.step("bank_day", _GRACE, computed=computed, day=safe)
    if latest > computed:
        reasoning.doubt("grace_moved", "fristende_zivil", day=latest)
    reasoning.step("grace_whole", _GRACE)
    reasoning.step("grace_only_extraordinary", "schonfrist_nicht_ordentliche")
    reasoning.doubt(
        "grace_once", _GRACE, period=reasoning.law.period(_GRACE, start, "sperre_jahre")
    )
    reasoning.remedy("grace_missed", "raeumungsfrist")
    reasoning.remedy("rent_debt", "kdu_schulden_uebernahme", "sgb12_schulden_36")
    return reasoning.outcome(
        received=start, computed=computed, deadline=safe, latest=max(computed, latest)
    )


def hardship_objection(reasoning: Reasoning) -> Outcome:
    """Return until when an objection for hardship must reach the landlord.

    The time is counted back from the end of the tenancy. Two ways of counting differ by up to
    three days when months are of unequal length; the earlier one is safe. Nothing is moved
    forward: the other side may rely on the time before.
    """
    end = _dated(reasoning)
    period = reasoning.law.period(_HARDSHIP, end)
    whole = end_of_whole_months(end, -period.amount)
    computed = min(whole, add_months(end, -period.amount))
    deadline = move_back(computed, reasoning.holidays)
    reasoning.step("hardship", _HARDSHIP, period=period, end=end, day=computed)
    if deadline < computed:
        reasoning.step("not_moved_back", _HARDSHIP, computed=computed, day=deadline)
    if whole > computed:
        reasoning.doubt("hardship_count", _HARDSHIP, day=whole)
    elif whole > deadline:
        reasoning.doubt("hardship_weekend", _HARDSHIP, day=whole)
    reasoning.step("hardship_form", _HARDSHIP)
    if reasoning.question.remedy is not RemedyNotice.OK:
        reasoning.doubt("hardship_no_hint", _HARDSHIP)
    reasoning.doubt("hardship_excluded", _HARDSHIP)
    reasoning.remedy("hardship_missed", _HARDSHIP)
    reasoning.remedy("grace_missed", "raeumungsfrist")
    return reasoning.outcome(received=None, computed=computed, deadline=deadline, latest=whole)


def utility_tenant(reasoning: Reasoning) -> Outcome:
    """Return until when objections to a utility bill must reach the landlord."""
    question = reasoning.question
    start = question.received
    if start is None:
        start = _dated(reasoning)
        reasoning.doubt("bill_date_assumed", day=start)
    period = reasoning.law.period(_UTILITY, start, "einwendungen_monate")
    computed = end_after(start, period)
    reasoning.step(
        "bill_objection",
        _UTILITY,
        "fristberechnung_zivil",
        period=period,
        start=start,
        day=computed,
    )
    deadline, latest = move_end(reasoning, computed, CIVIL_END)
    reasoning.step("bill_papers", "betriebskosten_belegeinsicht")
    reasoning.doubt("bill_pay_under_reserve")
    reasoning.remedy("bill_missed", _UTILITY)
    return reasoning.outcome(received=start, computed=computed, deadline=deadline, latest=latest)


def utility_landlord(reasoning: Reasoning) -> Outcome:
    """Return until when the landlord's bill must have arrived.

    It is the other side's day, so every doubt goes to the later day: only a bill that came after
    it is late for certain.
    """
    end = _dated(reasoning)
    period = reasoning.law.period(_UTILITY, end, "abrechnung_monate")
    computed = end_of_whole_months(end, period.amount)
    deadline = move_forward(computed, reasoning.holidays).latest
    reasoning.step("bill_due", _UTILITY, period=period, end=end, day=computed)
    if deadline > computed:
        reasoning.step("bill_moved", "fristende_zivil", computed=computed, day=deadline)
    came = reasoning.question.received
    if came is not None:
        reasoning.step("bill_late" if came > deadline else "bill_in_time", _UTILITY, day=came)
    reasoning.doubt("bill_excuse", _UTILITY)
    reasoning.remedy("bill_after", _UTILITY)
    return reasoning.outcome(received=came, computed=computed, deadline=deadline)


# ------------------------------------------------------------------------------- energy


def cut_off_threat(reasoning: Reasoning) -> Outcome:
    """Return the last day on which supply may not be cut after the first threat."""
    start = _letter(reasoning)
    period, fact = _cut_off(reasoning, start, "sperre_androhung_wochen", "androhung_wochen")
    computed = end_after(start, period)
    reasoning.step("cut_off_threat", fact, period=period, start=start, day=computed)
    reasoning.step("cut_off_from", fact, day=computed + ONE_DAY)
    reasoning.step("cut_off_notice_too", "sperre_ankuendigung_werktage")
    _cut_off_help(reasoning)
    return reasoning.outcome(received=start, computed=computed, deadline=computed)


def cut_off_notice(reasoning: Reasoning) -> Outcome:
    """Return the last day on which supply may not be cut after the announcement.

    Every doubt goes to the earlier day: Saturdays are Werktage, and the cut may come on the last
    day of the period itself.
    """
    start = _letter(reasoning)
    period, fact = _cut_off(
        reasoning, start, "sperre_ankuendigung_werktage", "ankuendigung_werktage"
    )
    soonest = after_working_days(start, period.amount, reasoning.holidays, soonest=True)
    other = after_working_days(start, period.amount, reasoning.holidays, soonest=False)
    deadline = soonest - ONE_DAY
    reasoning.step("cut_off_notice", fact, period=period, start=start, day=soonest)
    reasoning.step("cut_off_from", fact, day=soonest)
    reasoning.doubt("cut_off_count", fact, day=other)
    _cut_off_help(reasoning)
    return reasoning.outcome(received=start, computed=soonest, deadline=deadline, latest=other)


def instalment_offer(reasoning: Reasoning) -> Outcome:
    """Return until when a supplier must have made the offer that was asked for."""
    asked = reasoning.question.received
    if asked is None:
        raise ValueError("no date is known; the question was not checked")
    period = reasoning.law.period(_OFFER, asked, "angebot_auf_verlangen_wochen")
    computed = end_after(asked, period)
    deadline = move_forward(computed, reasoning.holidays).latest
    reasoning.step("offer", _OFFER, period=period, start=asked, day=computed)
    if deadline > computed:
        reasoning.step("bill_moved", "fristende_zivil", computed=computed, day=deadline)
    reasoning.step("offer_accept", _OFFER)
    reasoning.doubt("offer_basic_supply", _OFFER)
    reasoning.remedy("offer_missed", "sperre_unverhaeltnismaessig", "energie_schlichtung")
    reasoning.remedy("energy_debt", "energieschulden_sozialleistung")
    return reasoning.outcome(received=asked, computed=computed, deadline=deadline)


def _cut_off(reasoning: Reasoning, start: date, fact: str, old_key: str) -> tuple[Period, str]:
    """Return the period of the law that held on the day, and the fact it stands in."""
    period = reasoning.law.period_or_none(fact, start)
    if period is not None:
        return period, fact
    return reasoning.law.period(_OLD_CUT_OFF, start, old_key), _OLD_CUT_OFF


def _cut_off_help(reasoning: Reasoning) -> None:
    reasoning.doubt("cut_off_tricks", "sperre_unverhaeltnismaessig")
    reasoning.remedy("cut_off_unlawful", "sperre_eilrechtsschutz", "sperre_wiederherstellung")
    reasoning.remedy("energy_debt", "energieschulden_sozialleistung")


def _letter(reasoning: Reasoning) -> date:
    """Return the day the letter came; without it its date, which leads to the earlier day."""
    question = reasoning.question
    if question.received is not None:
        return question.received
    start = _dated(reasoning)
    reasoning.doubt("letter_date_assumed", day=start)
    return start


def _dated(reasoning: Reasoning) -> date:
    day = reasoning.question.dated
    if day is None:
        raise ValueError("no date is known; the question was not checked")
    return day
