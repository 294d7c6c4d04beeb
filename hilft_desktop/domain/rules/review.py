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
    some years after the end of the year of receipt. When that limit lies before the year of
    filing, nothing is paid back any more and only the limit is told.
    """
    year_end = _year_end(_filed(reasoning).year)
    question = reasoning.question
    received: date | None = None
    if question.dated is not None or question.posted is not None:
        # Here ``received`` is the day of filing, not that of the letter.
        receipt = take_receipt(replace(reasoning, question=replace(question, received=None)))
        received = receipt.day
        years = reasoning.law.period(_SHORT, _filed(reasoning), "antrag_jahre")
        limit = _year_end(receipt.day.year + years.amount)
        reasoning.step("review_limit", _SHORT, period=years, day=limit, received=receipt.day)
        if limit <= year_end:
            reasoning.remedy("review_limit_over", _SHORT)
        if limit < year_end:
            later = _year_end((receipt.later or receipt.day).year + years.amount)
            if later > limit:
                reasoning.doubt("review_later_view", _SHORT, day=later)
            return _close(reasoning, received, limit, later=later)
        return _close(
            reasoning, received, year_end, _reach(reasoning, _SHORT, last=limit == year_end)
        )
    return _close(reasoning, received, year_end, _reach(reasoning, _SHORT))


def review_general(reasoning: Reasoning) -> Outcome:
    """Return the same for the other social benefits, which reach back further."""
    back = _reach(reasoning, _LONG)
    reasoning.doubt("review_not_for", _LONG)
    reasoning.doubt("review_false", _LONG)
    year_end = _year_end(_filed(reasoning).year)
    return reasoning.outcome(received=None, computed=year_end, deadline=year_end, back=back)


def _reach(reasoning: Reasoning, fact: str, *, last: bool = False) -> date:
    """Return the first day that filing this year reaches; ``last`` if next year is too late."""
    filed = _filed(reasoning)
    years = reasoning.law.period(fact, filed)
    year_end, back = _year_end(filed.year), date(filed.year - years.amount, 1, 1)
    reasoning.step("review_reach", fact, period=years, day=year_end, back=back)
    if not last:
        following, new_year = date(back.year + 1, 1, 1), year_end + ONE_DAY
        reasoning.step("review_next_year", fact, day=new_year, back=following)
        reasoning.remedy("review_later", fact, day=new_year, back=following)
    reasoning.step("review_not_moved", fact)
    return back


def _close(
    reasoning: Reasoning,
    received: date | None,
    day: date,
    back: date | None = None,
    *,
    later: date | None = None,
) -> Outcome:
    reasoning.doubt("review_repayment", _SHORT)
    reasoning.doubt("review_false", _LONG)
    return reasoning.outcome(received=received, computed=day, deadline=day, latest=later, back=back)


def _filed(reasoning: Reasoning) -> date:
    return reasoning.question.received or reasoning.today


def _year_end(year: int) -> date:
    return date(year, 12, 31)
