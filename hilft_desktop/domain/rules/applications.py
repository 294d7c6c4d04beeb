# SPDX-License-Identifier: GPL-3.0-or-later
"""Until when an application costs nothing, and how far it reaches back.

The end of a month is not a deadline that a weekend could move: what counts is the month in which
the application arrives. So nothing is moved here, except where a law sets a real deadline.
"""

from __future__ import annotations

from datetime import date

from hilft_desktop.domain.rules.periods import (
    add_months,
    end_after,
    first_of_month,
    last_of_month,
)
from hilft_desktop.domain.rules.reasoning import Outcome, Reasoning
from hilft_desktop.domain.rules.workdays import before_working_days, may_be_off, move_forward

_HOUSING = "wohngeld_beginn_dauer"
_REPEATED = "wiederholte_antragstellung_28"


def basic_income(reasoning: Reasoning) -> Outcome:
    """Return until when an application to the Jobcenter still counts for the whole month."""
    end = _month_end(reasoning, "antrag_sgb2_wirkung")
    reasoning.step("separate_requests", "antrag_sgb2_wirkung")
    reasoning.doubt("housing_benefit_trap", "wohngeld_ausschluss")
    reasoning.remedy("month_lost", "antrag_sgb2_wirkung", _REPEATED)
    return _of_month(reasoning, end)


def back_payment(reasoning: Reasoning) -> Outcome:
    """Return until when to apply for a back-payment of heating costs or for fuel."""
    end = _month_end(reasoning, "kdu_einmaliger_heizbedarf")
    reasoning.step("back_payment_running", "kdu_einmaliger_heizbedarf")
    reasoning.doubt("housing_benefit_trap", "wohngeld_ausschluss")
    reasoning.remedy("back_payment_missed", "kdu_einmaliger_heizbedarf")
    return _of_month(reasoning, end)


def housing_benefit(reasoning: Reasoning) -> Outcome:
    """Return until when an application for Wohngeld still counts from this month on."""
    end = _month_end(reasoning, _HOUSING)
    reasoning.remedy("month_lost", _HOUSING)
    return _of_month(reasoning, end)


def housing_benefit_rejected(reasoning: Reasoning) -> Outcome:
    """Return until when Wohngeld can be applied for after a rejection by another office."""
    known = reasoning.question.received
    if known is None:
        raise ValueError("no date is known; the question was not checked")
    computed = last_of_month(add_months(first_of_month(known), 1))
    reasoning.step("rejected", _HOUSING, start=known, day=computed)
    latest = move_forward(computed, reasoning.holidays).latest
    if latest > computed:
        reasoning.doubt("month_end_moved", "fristende_wochenende", day=latest)
    reasoning.step("objection_no_help", _HOUSING)
    reasoning.remedy("month_lost", _HOUSING)
    return reasoning.outcome(received=known, computed=computed, deadline=computed, latest=latest)


def child_supplement(reasoning: Reasoning) -> Outcome:
    """Return until when an application for Kinderzuschlag still counts from this month on."""
    end = _month_end(reasoning, "kinderzuschlag_antrag")
    reasoning.remedy("month_lost", "kinderzuschlag_antrag", _REPEATED)
    return _of_month(reasoning, end)


def child_benefit(reasoning: Reasoning) -> Outcome:
    """Return until when an application for Kindergeld loses no month."""
    fact = "kindergeld_rueckwirkung"
    since, months = _since(reasoning), reasoning.law.period(fact, reasoning.today)
    end = last_of_month(add_months(first_of_month(since), months.amount))
    reasoning.step("reaches_back", fact, period=months, since=since, day=end)
    _not_moved(reasoning, fact, end)
    reasoning.remedy("month_lost_each", fact)
    return reasoning.outcome(received=None, computed=end, deadline=end, back=first_of_month(since))


def maintenance_advance(reasoning: Reasoning) -> Outcome:
    """Return until when an application for Unterhaltsvorschuss surely loses no month.

    It reaches back only for who tried to get maintenance, so the safe day is that of the month
    itself; the later one is named.
    """
    fact = "unterhaltsvorschuss_rueckwirkung"
    since, months = _since(reasoning), reasoning.law.period(fact, reasoning.today)
    end = last_of_month(since)
    latest = last_of_month(add_months(first_of_month(since), months.amount))
    reasoning.step("month_counts", fact, day=end, back=first_of_month(since))
    _not_moved(reasoning, fact, end)
    reasoning.doubt("maintenance_effort", fact, period=months, day=latest)
    reasoning.remedy("month_lost", fact, _REPEATED)
    return reasoning.outcome(
        received=None, computed=end, deadline=end, latest=latest, back=first_of_month(since)
    )


def education(reasoning: Reasoning) -> Outcome:
    """Return until when to apply for Bildung und Teilhabe so that nothing is lost.

    With Wohngeld or Kinderzuschlag there is more time; the day of the other case is the safe one.
    """
    fact = "but_weitere"
    since, period = _since(reasoning), reasoning.law.period(fact, reasoning.today)
    end, latest = last_of_month(since), end_after(since, period)
    reasoning.step("month_counts", "antrag_sgb2_wirkung", day=end, back=first_of_month(since))
    reasoning.step("education_included", "antrag_sgb2_wirkung")
    _not_moved(reasoning, fact, end)
    reasoning.doubt("education_longer", fact, period=period, day=latest)
    reasoning.remedy("month_lost", "antrag_sgb2_wirkung", _REPEATED)
    return reasoning.outcome(
        received=None, computed=end, deadline=end, latest=latest, back=first_of_month(since)
    )


def garnishment(reasoning: Reasoning) -> Outcome:
    """Return until when to ask the bank for a P-Konto so that it protects from the start.

    The bank has some business days; they are taken off the month, so that asking on the safe day
    is early enough even with a slow bank. A pointer: the rest needs a debt advice centre.
    """
    fact = "pkonto_umwandlung"
    question = reasoning.question
    start = question.received or question.dated
    if start is None:
        raise ValueError("no date is known; the question was not checked")
    if question.received is None:
        reasoning.doubt("letter_date_assumed", day=start)
    month = reasoning.law.period(fact, start, "rueckwirkung_monate")
    bank = reasoning.law.period(fact, start, "geschaeftstage")
    computed = end_after(start, month)
    deadline = before_working_days(computed, bank.amount, reasoning.holidays)
    reasoning.step("account", fact, period=month, start=start, day=computed)
    reasoning.step("account_bank_days", fact, period=bank, day=deadline)
    reasoning.step("account_court", "pkonto_gericht", "pfaendung_erhoehung")
    reasoning.doubt("account_fast_bank", fact, day=computed)
    reasoning.remedy("account_missed", fact)
    return reasoning.outcome(received=start, computed=computed, deadline=deadline, latest=computed)


def _month_end(reasoning: Reasoning, fact: str) -> date:
    """Return the end of the month from which on the benefit is needed, and tell what it means."""
    since = _since(reasoning)
    reasoning.law.require(fact, since)
    end = last_of_month(since)
    reasoning.step("month_counts", fact, day=end, back=first_of_month(since))
    _not_moved(reasoning, fact, end)
    return end


def _of_month(reasoning: Reasoning, end: date) -> Outcome:
    return reasoning.outcome(received=None, computed=end, deadline=end, back=first_of_month(end))


def _not_moved(reasoning: Reasoning, fact: str, end: date) -> None:
    if may_be_off(end, reasoning.holidays):
        reasoning.step("month_end_closed", fact, day=end)


def _since(reasoning: Reasoning) -> date:
    day = reasoning.question.dated
    if day is None:
        raise ValueError("no date is known; the question was not checked")
    return day
