# SPDX-License-Identifier: GPL-3.0-or-later
"""Deadlines after a paper of a civil or labour court, or of an employer (ZPO, KSchG)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hilft_desktop.domain.rules.periods import end_after
from hilft_desktop.domain.rules.reasoning import Outcome, Reasoning
from hilft_desktop.domain.rules.remedies import CIVIL_END, move_end

_DEFENCE = "klageerwiderung_fristen"


def served(reasoning: Reasoning, fact: str) -> date:
    """Return the day of service; without it the date on the paper, which is never later."""
    question = reasoning.question
    if question.received is not None:
        reasoning.step("served", fact, day=question.received)
        return question.received
    if question.dated is None:
        raise ValueError("no date is known; the question was not checked")
    reasoning.step("served_on_date", fact, day=question.dated)
    reasoning.doubt("served_on_date")
    return question.dated


def defence_notice(reasoning: Reasoning) -> Outcome:
    """Return the end of the time to tell the court that one defends oneself (§ 276 ZPO)."""
    days = _weeks(reasoning, _DEFENCE, "anzeige_wochen")
    least = reasoning.law.period(_DEFENCE, days.start, "erwiderung_wochen_min")
    reasoning.step("statement_follows", _DEFENCE, period=least)
    reasoning.doubt("court_letter_first")
    judgment = reasoning.law.period("versaeumnisurteil_einspruch", days.start)
    reasoning.remedy("default_judgment", "versaeumnisurteil_einspruch", period=judgment)
    return _close(reasoning, days)


def default_judgment(reasoning: Reasoning) -> Outcome:
    """Return the end of the time for an Einspruch against a default judgment."""
    days = _weeks(reasoning, "versaeumnisurteil_einspruch")
    reasoning.remedy("court_missed")
    return _close(reasoning, days)


def payment_order(reasoning: Reasoning) -> Outcome:
    """Return the end of the time for a Widerspruch against a Mahnbescheid."""
    days = _weeks(reasoning, "mahnbescheid")
    reasoning.remedy("payment_order_missed", "mahnbescheid")
    return _close(reasoning, days)


def enforcement_order(reasoning: Reasoning) -> Outcome:
    """Return the end of the time for an Einspruch against a Vollstreckungsbescheid."""
    days = _weeks(reasoning, "vollstreckungsbescheid")
    reasoning.step("already_enforceable", "vollstreckungsbescheid")
    reasoning.remedy("court_missed")
    return _close(reasoning, days)


def labour_court(reasoning: Reasoning) -> Outcome:
    """Return the end of the time for an action against a dismissal; a pointer to expert help."""
    days = _weeks(reasoning, "kuendigung_klagefrist")
    reasoning.step("dismissal_any", "kuendigung_klagefrist")
    law, late = reasoning.law, "kuendigung_verspaetete_klage"
    reasoning.remedy(
        "dismissal_missed",
        late,
        period=law.period(late, days.start, "antrag_wochen"),
        cap=law.period(late, days.start, "hoechstens_monate"),
    )
    return _close(reasoning, days)


@dataclass(frozen=True, slots=True)
class _Days:
    start: date
    computed: date
    deadline: date
    latest: date


def _weeks(reasoning: Reasoning, fact: str, key: str = "value") -> _Days:
    start = served(reasoning, fact)
    period = reasoning.law.period(fact, start, key)
    computed = end_after(start, period)
    reasoning.step(
        "court_period", fact, "fristberechnung_zivil", period=period, start=start, day=computed
    )
    return _Days(start, computed, *move_end(reasoning, computed, CIVIL_END))


def _close(reasoning: Reasoning, days: _Days) -> Outcome:
    return reasoning.outcome(
        received=days.start,
        computed=days.computed,
        deadline=days.deadline,
        latest=days.latest,
    )
