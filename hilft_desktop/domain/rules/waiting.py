# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for a decision, and deadlines that were missed without fault.

§§ 67, 88 SGG; § 27 SGB X; §§ 60, 75 VwGO.
"""

from __future__ import annotations

from datetime import date

from hilft_desktop.domain.rules.periods import ONE_DAY, end_after
from hilft_desktop.domain.rules.reasoning import Outcome, Reasoning
from hilft_desktop.domain.rules.remedies import move_end
from hilft_desktop.domain.rules.workdays import move_forward

_INACTION = "untaetigkeitsklage"


def inaction_application(reasoning: Reasoning) -> Outcome:
    """Return the first day for an action because an application was not decided."""
    return _inaction(reasoning, "antrag_sgg_monate")


def inaction_objection(reasoning: Reasoning) -> Outcome:
    """Return the first day for an action because an objection was not decided."""
    return _inaction(reasoning, "widerspruch_sgg_monate")


def inaction_admin(reasoning: Reasoning) -> Outcome:
    """Return the first day for such an action before the Verwaltungsgericht."""
    return _inaction(reasoning, "vwgo_monate")


def _inaction(reasoning: Reasoning, key: str) -> Outcome:
    """Return the day after the waiting time; here the later day is the safe one.

    An action that comes too early can be dismissed, so the end of the waiting time is moved over
    every weekend and holiday, possible ones as well.
    """
    question = reasoning.question
    arrived = question.received or question.dated
    if arrived is None:
        raise ValueError("no date is known; the question was not checked")
    if question.received is None:
        reasoning.doubt("arrival_unknown", day=arrived)
    period = reasoning.law.period(_INACTION, arrived, key)
    computed = end_after(arrived, period)
    first = move_forward(computed, reasoning.holidays).latest + ONE_DAY
    reasoning.step(
        "waiting", _INACTION, "fristberechnung_monat", period=period, start=arrived, day=computed
    )
    if first > computed + ONE_DAY:
        reasoning.step("waiting_moved", "fristende_wochenende", computed=computed, day=first)
    reasoning.step("waiting_reason", _INACTION, day=first)
    advance = reasoning.law.period("vorschuss_sgb1", arrived)
    reasoning.step("ask_advance", "vorschuss_sgb1", period=advance)
    reasoning.remedy("inaction_no_end", _INACTION)
    reasoning.remedy("urgent", "eilantrag")
    return reasoning.outcome(received=arrived, computed=computed, deadline=first)


def reinstatement(reasoning: Reasoning) -> Outcome:
    """Return the end of the time for reinstatement after a missed objection or action."""
    return _reinstatement(reasoning, "wiedereinsetzung_widerspruch_klage", "sgg_monate")


def reinstatement_office(reasoning: Reasoning) -> Outcome:
    """Return the same for deadlines of the procedure at an office (§ 27 SGB X)."""
    return _reinstatement(reasoning, "wiedereinsetzung_verwaltung", "wochen")


def reinstatement_admin(reasoning: Reasoning) -> Outcome:
    """Return the same where the Verwaltungsgericht is competent (§ 60 VwGO)."""
    return _reinstatement(reasoning, "wiedereinsetzung_widerspruch_klage", "vwgo_wochen")


def _reinstatement(reasoning: Reasoning, fact: str, key: str) -> Outcome:
    """Return the earlier of two ends: after the hindrance fell away, and a year after the miss.

    The year is not moved over a weekend: to miss it is final.
    """
    free_again, missed_on = _both(reasoning)
    period = reasoning.law.period(fact, free_again, key)
    computed = end_after(free_again, period)
    reasoning.step("hindrance", fact, period=period, start=free_again, day=computed)
    deadline, latest = move_end(reasoning, computed)
    cap_period = reasoning.law.period(fact, free_again, "max_jahr")
    if missed_on is None:
        reasoning.doubt("cap_unknown", fact, period=cap_period)
    else:
        cap = end_after(missed_on, cap_period)
        reasoning.step("cap", fact, period=cap_period, start=missed_on, day=cap)
        if cap < deadline:
            computed = deadline = cap
            latest = move_forward(cap, reasoning.holidays).latest
            reasoning.doubt("cap_decides", fact, day=cap)
    reasoning.step("make_up", fact)
    reasoning.doubt("fault")
    reasoning.remedy("reinstatement_missed", "ueberpruefungsantrag_allgemein")
    return reasoning.outcome(
        received=free_again, computed=computed, deadline=deadline, latest=latest
    )


def _both(reasoning: Reasoning) -> tuple[date, date | None]:
    free_again = reasoning.question.received
    if free_again is None:
        raise ValueError("no date is known; the question was not checked")
    return free_again, reasoning.question.dated
