# SPDX-License-Identifier: GPL-3.0-or-later
"""Objection and action against a decision (§§ 66, 84, 87 SGG; §§ 58, 70, 74 VwGO; § 355 AO)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hilft_desktop.domain.deadlines import Delivery, RemedyNotice
from hilft_desktop.domain.rules.periods import Period, end_after
from hilft_desktop.domain.rules.reasoning import Outcome, Reasoning
from hilft_desktop.domain.rules.receipt import Receipt, take_receipt
from hilft_desktop.domain.rules.workdays import is_weekend, may_be_off, move_forward

_MONTHS = "fristberechnung_monat"
_END = "fristende_wochenende"
_PLACE = "feiertag_massgeblicher_ort"
_NO_NOTICE = "rechtsbehelfsbelehrung_fehlt"
_ABROAD = "frist_widerspruch_ausland"
CIVIL_END = ("fristende_zivil",)
"""The fact of the same rule for civil matters: courts of law, landlords, suppliers."""
_REINSTATED = "wiedereinsetzung_widerspruch_klage"


@dataclass(frozen=True, slots=True)
class _Periods:
    """The period that decides, and a longer one that may hold instead."""

    period: Period
    fact: str
    longer: Period | None = None


def objection(reasoning: Reasoning) -> Outcome:
    """Return the end of the objection period in social law."""
    receipt = take_receipt(reasoning)
    periods = _social(reasoning, receipt, "frist_widerspruch_sozialrecht")
    outcome = _reckon(reasoning, receipt, periods)
    reasoning.step("form_objection", "frist_widerspruch_sozialrecht")
    reasoning.step("any_office", "widerspruch_andere_behoerde")
    _missed_social(reasoning, receipt.day)
    return _close(reasoning, outcome)


def action(reasoning: Reasoning) -> Outcome:
    """Return the end of the period for an action before the Sozialgericht."""
    receipt = take_receipt(reasoning)
    periods = _social(reasoning, receipt, "frist_klage", abroad_is_certain=False)
    outcome = _reckon(reasoning, receipt, periods)
    reasoning.step("action_free", "gerichtskosten")
    _missed_social(reasoning, receipt.day)
    return _close(reasoning, outcome)


def objection_admin(reasoning: Reasoning) -> Outcome:
    """Return the end of the objection period where the Verwaltungsgericht decides in the end."""
    receipt = take_receipt(reasoning)
    periods = _admin(reasoning, receipt, "frist_widerspruch_verwaltungsrecht")
    outcome = _reckon(reasoning, receipt, periods)
    reasoning.step("only_this_office", "widerspruch_andere_behoerde")
    reasoning.doubt("follow_notice", "wohngeld_widerspruch_zweig")
    reasoning.doubt("other_delivery_law", "bekanntgabefiktion")
    _missed_admin(reasoning, receipt.day)
    return _close(reasoning, outcome)


def action_admin(reasoning: Reasoning) -> Outcome:
    """Return the end of the period for an action before the Verwaltungsgericht."""
    receipt = take_receipt(reasoning)
    periods = _admin(reasoning, receipt, "frist_klage")
    outcome = _reckon(reasoning, receipt, periods)
    reasoning.step("action_arrives", "frist_klage")
    reasoning.doubt("other_delivery_law", "bekanntgabefiktion")
    _missed_admin(reasoning, receipt.day)
    return _close(reasoning, outcome)


def objection_child_benefit(reasoning: Reasoning) -> Outcome:
    """Return the end of the period for an Einspruch at the Familienkasse (tax law).

    What the facts do not say of tax law is taken in the way that leads to the earlier day.
    """
    receipt = take_receipt(reasoning)
    month = reasoning.law.period("einspruch_familienkasse", receipt.day)
    outcome = _reckon(reasoning, receipt, _Periods(month, "einspruch_familienkasse"))
    reasoning.step("child_benefit_form", "einspruch_familienkasse")
    reasoning.doubt("tax_delivery", "bekanntgabefiktion_wochenende")
    if reasoning.question.remedy is not RemedyNotice.OK:
        reasoning.doubt("tax_notice")
    reasoning.remedy("tax_missed", "einspruch_familienkasse")
    return _close(reasoning, outcome)


# ------------------------------------------------------------------------------ periods


def _social(
    reasoning: Reasoning, receipt: Receipt, fact: str, *, abroad_is_certain: bool = True
) -> _Periods:
    period, source, longer = reasoning.law.period(fact, receipt.day), fact, None
    if reasoning.question.delivery is Delivery.ABROAD:
        abroad = reasoning.law.period(_ABROAD, receipt.day)
        if abroad_is_certain:
            period, source = abroad, _ABROAD
        else:
            longer = abroad
            reasoning.doubt("abroad_action", _ABROAD, period=abroad)
    return _with_notice(reasoning, receipt, _Periods(period, source, longer))


def _admin(reasoning: Reasoning, receipt: Receipt, fact: str) -> _Periods:
    if reasoning.question.delivery is Delivery.ABROAD:
        reasoning.doubt("abroad_admin", _ABROAD)
    month = reasoning.law.period(fact, receipt.day)
    return _with_notice(reasoning, receipt, _Periods(month, fact))


def _with_notice(reasoning: Reasoning, receipt: Receipt, periods: _Periods) -> _Periods:
    """Return the periods in view of the notice.

    That a notice is missing can be seen; that it is wrong is a judgement. So a missing one leads
    to the year, a wrong one keeps the short day as the safe one and names the year beside it.
    """
    remedy = reasoning.question.remedy
    if remedy is RemedyNotice.OK:
        return periods
    year = reasoning.law.period(_NO_NOTICE, receipt.day)
    if remedy is RemedyNotice.MISSING:
        short = move_forward(end_after(receipt.day, periods.period), reasoning.holidays).day
        reasoning.step("notice_missing", _NO_NOTICE, period=year)
        reasoning.doubt("notice_missing", day=short)
        return _Periods(year, _NO_NOTICE)
    end = move_forward(end_after(receipt.day, year), reasoning.holidays).day
    reasoning.doubt("notice_wrong", _NO_NOTICE, period=year, day=end)
    reasoning.remedy("notice_wrong", _NO_NOTICE, day=end)
    return _Periods(periods.period, periods.fact, year)


# ---------------------------------------------------------------------------- reckoning


@dataclass(frozen=True, slots=True)
class _Reckoned:
    received: date
    computed: date
    deadline: date
    latest: date


def _reckon(reasoning: Reasoning, receipt: Receipt, periods: _Periods) -> _Reckoned:
    computed = end_after(receipt.day, periods.period)
    reasoning.step(
        "period", periods.fact, _MONTHS, period=periods.period, start=receipt.day, day=computed
    )
    deadline, end = move_end(reasoning, computed)
    latest = [end]
    if receipt.later is not None:
        other = move_forward(end_after(receipt.later, periods.period), reasoning.holidays).latest
        if other > deadline:
            reasoning.doubt("later_view", received=receipt.later, day=other)
        latest.append(other)
    if receipt.earlier is not None:
        early = move_forward(end_after(receipt.earlier, periods.period), reasoning.holidays).day
        reasoning.doubt("prove_receipt", "bekanntgabefiktion", day=early)
    if periods.longer is not None:
        start = receipt.later or receipt.day
        latest.append(move_forward(end_after(start, periods.longer), reasoning.holidays).latest)
    return _Reckoned(receipt.day, computed, deadline, max(latest))


def move_end(
    reasoning: Reasoning, computed: date, facts: tuple[str, ...] = (_END, _PLACE)
) -> tuple[date, date]:
    """Return the safe and the latest end after weekends and holidays, and tell why.

    ``facts`` are those of the branch of law; the result is the same in all of them.

    Holidays of the place count where the deadline has to be kept, not those of the home.
    """
    holidays = reasoning.holidays
    moved = move_forward(computed, holidays)
    name = holidays.certain(computed)
    if name is not None:
        reasoning.step("moved_holiday", *facts, computed=computed, day=moved.day, name=name)
    elif is_weekend(computed):
        reasoning.step("moved_weekend", facts[0], computed=computed, day=moved.day)
    elif not may_be_off(computed, holidays):
        reasoning.step("not_moved", facts[0], day=computed)
    if moved.latest > moved.day:
        reasoning.doubt(
            "possible_holiday", facts[-1], day=moved.day, name=moved.possible, latest=moved.latest
        )
    return moved.day, moved.latest


def _close(reasoning: Reasoning, reckoned: _Reckoned) -> Outcome:
    return reasoning.outcome(
        received=reckoned.received,
        computed=reckoned.computed,
        deadline=reckoned.deadline,
        latest=reckoned.latest,
    )


def _missed_social(reasoning: Reasoning, on: date) -> None:
    law = reasoning.law
    _check_letter(reasoning, on)
    reasoning.remedy(
        "reinstatement",
        _REINSTATED,
        period=law.period(_REINSTATED, on, "sgg_monate"),
        cap=law.period(_REINSTATED, on, "max_jahr"),
    )
    reasoning.remedy(
        "review",
        "ueberpruefungsantrag_sgb2_sgb12",
        "ueberpruefungsantrag_allgemein",
        short=law.period("ueberpruefungsantrag_sgb2_sgb12", on),
        long=law.period("ueberpruefungsantrag_allgemein", on),
    )
    reasoning.remedy("urgent", "eilantrag")


def _missed_admin(reasoning: Reasoning, on: date) -> None:
    law = reasoning.law
    _check_letter(reasoning, on)
    reasoning.remedy(
        "reinstatement",
        _REINSTATED,
        period=law.period(_REINSTATED, on, "vwgo_wochen"),
        cap=law.period(_REINSTATED, on, "max_jahr"),
    )
    reasoning.remedy(
        "review_housing",
        "ueberpruefungsantrag_allgemein",
        long=law.period("ueberpruefungsantrag_allgemein", on),
    )


def _check_letter(reasoning: Reasoning, on: date) -> None:
    """Point to the two mistakes that make a deadline only seem to be over."""
    if reasoning.question.remedy is RemedyNotice.OK:
        reasoning.remedy("check_notice", _NO_NOTICE, period=reasoning.law.period(_NO_NOTICE, on))
    reasoning.remedy("check_receipt", "bekanntgabefiktion")
