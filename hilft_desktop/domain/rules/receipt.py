# SPDX-License-Identifier: GPL-3.0-or-later
"""When a decision counts as received (§ 37 SGB X).

The day of deemed receipt is never moved: a Sunday stays a Sunday (BSG B 14 AS 12/09 R). The other
view, that it moves to the next working day, is kept beside it as the later possible day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hilft_desktop.domain.deadlines import DeadlineKind, Delivery
from hilft_desktop.domain.rules.periods import Period, PeriodUnit, end_after
from hilft_desktop.domain.rules.reasoning import Reasoning
from hilft_desktop.domain.rules.workdays import may_be_off, move_forward

_NOT_MOVED = "bekanntgabefiktion_wochenende"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The day from which the time runs, and what else could be held."""

    day: date
    later: date | None = None
    """A later day that may hold as well."""
    earlier: date | None = None
    """The deemed day, where a later receipt replaced it and must be proven."""


def take_receipt(reasoning: Reasoning) -> Receipt:
    """Return when the letter of the question counts as received; the reasoning learns the steps.

    At least one of the dates of the question must be known (see ``deadlines.check``).
    """
    by_delivery = {
        Delivery.POST: _by_post,
        Delivery.PORTAL: _by_portal,
        Delivery.ABROAD: _abroad,
        Delivery.HANDED: _handed,
    }
    return by_delivery[reasoning.question.delivery](reasoning)


def _by_post(reasoning: Reasoning) -> Receipt:
    received = reasoning.question.received
    sent = _sent(reasoning)
    if sent is None:
        day = _known(received)
        reasoning.step("received_only", "bekanntgabefiktion", day=day)
        reasoning.doubt("received_only")
        return Receipt(day)
    period = reasoning.law.period("bekanntgabefiktion", sent)
    deemed = end_after(sent, period)
    reasoning.step("deemed_post", "bekanntgabefiktion", period=period, sent=sent, day=deemed)
    if received is not None and received > deemed:
        reasoning.step("later_receipt", "bekanntgabefiktion", day=received)
        return Receipt(received, earlier=deemed)
    if received is not None and received < deemed:
        reasoning.step("earlier_receipt", "bekanntgabefiktion", received=received, day=deemed)
    return Receipt(deemed, later=_other_view(reasoning, deemed))


def _by_portal(reasoning: Reasoning) -> Receipt:
    received = reasoning.question.received
    sent = _sent(reasoning)
    if sent is None:
        day = _known(received)
        reasoning.step("fetched_only", "bekanntgabefiktion_portal", day=day)
        reasoning.doubt("fetched_only")
        return Receipt(day)
    period = reasoning.law.period_or_none("bekanntgabefiktion_portal", sent)
    if period is None:
        reasoning.doubt("portal_other_law", "bekanntgabefiktion_portal", sent=sent)
        period = Period(0, PeriodUnit.DAYS)
    deemed = end_after(sent, period)
    reasoning.step(
        "deemed_portal", "bekanntgabefiktion_portal", period=period, sent=sent, day=deemed
    )
    later = _other_view(reasoning, deemed)
    if received is not None and received < deemed:
        reasoning.step(
            "earlier_receipt", "bekanntgabefiktion_portal", received=received, day=deemed
        )
    if received is not None and received > deemed:
        reasoning.doubt("fetched_later", "bekanntgabefiktion_portal", day=received)
        later = max(received, later or received)
    return Receipt(deemed, later=later)


def _abroad(reasoning: Reasoning) -> Receipt:
    question = reasoning.question
    if question.received is not None:
        reasoning.step("received_abroad", "bekanntgabefiktion", day=question.received)
        return Receipt(question.received)
    day = _known(question.posted or question.dated)
    reasoning.step("sent_abroad", "bekanntgabefiktion", day=day)
    reasoning.doubt("sent_abroad")
    return Receipt(day)


def _handed(reasoning: Reasoning) -> Receipt:
    question = reasoning.question
    if question.received is not None:
        reasoning.step("handed", "bekanntgabefiktion", day=question.received)
        return Receipt(question.received)
    day = _known(question.dated or question.posted)
    reasoning.step("handed_on_date", "bekanntgabefiktion", day=day)
    reasoning.doubt("handed_on_date")
    return Receipt(day)


def _sent(reasoning: Reasoning) -> date | None:
    """Return the day of posting, or the date on the letter: nothing is posted before it exists."""
    question = reasoning.question
    if question.posted is None:
        if question.dated is not None:
            reasoning.doubt("posting_assumed", day=question.dated)
        return question.dated
    if question.dated is not None and question.posted < question.dated:
        reasoning.doubt("posted_before_dated", posted=question.posted, dated=question.dated)
    return question.posted


def _other_view(reasoning: Reasoning, deemed: date) -> date | None:
    if not may_be_off(deemed, reasoning.holidays):
        return None
    if reasoning.question.kind is DeadlineKind.OBJECTION_CHILD_BENEFIT:
        # Tax law moves the day; it is kept all the same, because the earlier day is the safe one.
        reasoning.step("deemed_kept", _NOT_MOVED, day=deemed)
    else:
        reasoning.step("deemed_not_moved", _NOT_MOVED, day=deemed)
    return move_forward(deemed, reasoning.holidays).latest


def _known(day: date | None) -> date:
    if day is None:
        raise ValueError("no date is known; the question was not checked")
    return day
