# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a review request reaches back (§ 44 SGB X; § 40 SGB II; § 116a SGB XII)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hilft_desktop.domain.rules.periods import ONE_DAY
from hilft_desktop.domain.rules.reasoning import Outcome, Reasoning
from hilft_desktop.domain.rules.receipt import take_receipt

_SHORT = "ueberpruefungsantrag_sgb2_sgb12"
_LONG = "ueberpruefungsantrag_allgemein"


def review(reasoning: Reasoning) -> Outcome:
    """Return until when a request for Jobcenter or Sozialamt reaches as far back as now.

    With a date of the decision the second limit is reckoned as well: the request must come within
    some years after the end of the year of receipt. The earlier of the two days is the safe one.
    """
    year_end, back = _reach(reasoning, _SHORT)
    question = reasoning.question
    deadline = year_end
    latest: date | None = None
    received: date | None = None
    reach: date | None = back
    if question.dated is not None or question.posted is not None:
        # Here ``received`` is the day of filing, not that of the letter.
        letter = replace(reasoning, question=replace(question, received=None))
        receipt = take_receipt(letter)
        received = receipt.day
        years = reasoning.law.period(_SHORT, reasoning.today, "antrag_jahre")
        limit = _year_end(receipt.day.year + years.amount)
        reasoning.step("review_limit", _SHORT, period=years, day=limit, received=receipt.day)
        if limit < year_end:
            deadline, reach = limit, None
            latest = _year_end((receipt.later or receipt.day).year + years.amount)
            reasoning.remedy("review_limit_over", _SHORT)
    reasoning.doubt("review_repayment", _SHORT)
    reasoning.doubt("review_false", _LONG)
    return reasoning.outcome(
        received=received, computed=deadline, deadline=deadline, latest=latest, back=reach
    )


def review_general(reasoning: Reasoning) -> Outcome:
    """Return the same for the other social benefits, which reach back further."""
    year_end, back = _reach(reasoning, _LONG)
    reasoning.doubt("review_not_for", _LONG)
    reasoning.doubt("review_false", _LONG)
    return reasoning.outcome(received=None, computed=year_end, deadline=year_end, back=back)


def _reach(reasoning: Reasoning, fact: str) -> tuple[date, date]:
    """Return the end of the year of filing and the first day that filing in it reaches."""
    filed = reasoning.question.received or reasoning.today
    years = reasoning.law.period(fact, filed)
    year_end = _year_end(filed.year)
    back = date(filed.year - years.amount, 1, 1)
    following = date(back.year + 1, 1, 1)
    reasoning.step("review_reach", fact, period=years, day=year_end, back=back)
    reasoning.step("review_next_year", fact, day=year_end + ONE_DAY, back=following)
    reasoning.step("review_not_moved", fact)
    reasoning.remedy("review_later", fact, day=year_end + ONE_DAY, back=following)
    return year_end, back


def _year_end(year: int) -> date:
    return date(year, 12, 31)
