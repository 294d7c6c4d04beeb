# SPDX-License-Identifier: GPL-3.0-or-later
"""Deadlines: reckon the day until which a letter must be answered. Public, works while locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hilft_desktop.domain.codes import Land
from hilft_desktop.domain.deadlines import (
    DeadlineAsk,
    DeadlineKind,
    DeadlineKindInfo,
    DeadlineQuestion,
    DeadlineResult,
    DeadlineStep,
)
from hilft_desktop.domain.rules.kinds import RULES
from hilft_desktop.domain.rules.law import LawBook
from hilft_desktop.domain.rules.reasoning import Outcome
from hilft_desktop.domain.rules.reckoning import reckon
from hilft_desktop.i18n.deadline_kinds import input_label, kind_help, kind_title
from hilft_desktop.i18n.deadline_words import doubt_text, remedy_text, step_text
from hilft_desktop.system.holiday_calendar import HolidayCalendar

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session


class DeadlineService:
    """Knows the kinds of deadlines and reckons them from the dated facts of law."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._calendar = HolidayCalendar()

    def kinds(self) -> tuple[DeadlineKindInfo, ...]:
        """Return the kinds by group, with what each asks for."""
        return tuple(_info(kind) for kind in RULES)

    def municipalities(self, land: Land) -> tuple[str, ...]:
        """Return the municipalities with holidays of their own that the program knows."""
        return self._calendar.municipalities(land)

    def compute(self, question: DeadlineQuestion) -> DeadlineResult:
        """Return the safe date with every step.

        Raises ``FormErrors`` naming each field that is missing or contradicts another, and
        ``UserError("fact_not_in_force")`` for a time whose law is not in the facts.
        """
        law = LawBook(self._session.content.facts.get)
        holidays = self._calendar.at(question.land, question.municipality)
        outcome = reckon(question, law, holidays, self._session.clock.today())
        return _in_words(question.kind, outcome)


def _info(kind: DeadlineKind) -> DeadlineKindInfo:
    rule = RULES[kind]
    return DeadlineKindInfo(
        kind=kind,
        group=rule.group,
        sense=rule.sense,
        title=kind_title(kind),
        help=kind_help(kind),
        asks=tuple(DeadlineAsk(name, input_label(kind, name), need) for name, need in rule.inputs),
        pointer=rule.pointer,
    )


def _in_words(kind: DeadlineKind, outcome: Outcome) -> DeadlineResult:
    return DeadlineResult(
        kind=kind,
        sense=RULES[kind].sense,
        deemed_received=outcome.deemed_received,
        computed_end=outcome.computed_end,
        deadline=outcome.deadline,
        latest=outcome.latest,
        steps=tuple(DeadlineStep(step_text(note), note.citation) for note in outcome.steps),
        uncertain=tuple(doubt_text(note) for note in outcome.uncertain),
        if_missed=tuple(remedy_text(note) for note in outcome.if_missed),
        reaches_back=outcome.reaches_back,
    )
