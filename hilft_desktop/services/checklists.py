# SPDX-License-Identifier: GPL-3.0-or-later
"""Checklists: walk through (public) and keep with a case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hilft_desktop.domain.cases import ChecklistRun
from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.checklists import (
    Answers,
    Checklist,
    Evaluation,
    Question,
    QuestionKind,
    evaluate,
)
from hilft_desktop.domain.codes import FlagKind, Land
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId
from hilft_desktop.services.rows import ChecklistListing
from hilft_desktop.system.holiday_calendar import HolidayCalendar

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

_MAX_ANSWERS = 20
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HORIZON = timedelta(days=400)
"""Days are counted so far only: no rule asks for more, and nobody waits for the year 9999."""


class ChecklistService:
    """Shows, evaluates, prints and keeps checklists."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._calendar = HolidayCalendar()

    def list(self, on: date | None = None) -> tuple[ChecklistListing, ...]:
        """Return the checklists that hold on the working date."""
        return tuple(
            ChecklistListing(c.id, c.title, c.summary, c.topic, c.version, c.next_check, c.overdue)
            for c in self._session.content.checklists(self._day(on), self._session.clock.today())
        )

    def show(self, checklist_id: str, on: date | None = None) -> Checklist:
        """Return a checklist; raises ``UserError("checklist_unknown" | "…_other_time")``."""
        today = self._session.clock.today()
        return self._session.content.checklist(checklist_id, self._day(on), today)

    def evaluate(self, checklist_id: str, answers: Answers, on: date | None = None) -> Evaluation:
        """Return what follows from the answers so far; dates are answered as ISO text.

        Raises ``UserError("checklist_answer_unknown")`` for an answer that is not on offer.
        """
        checklist = self.show(checklist_id, on)
        checked = _checked(checklist, answers)
        return evaluate(checklist, checked, self._days_until(checklist, checked, self._day(on)))

    def sheet_pdf(
        self,
        checklist_id: str,
        answers: Answers,
        ticked: tuple[str, ...],
        on: date | None = None,
    ) -> bytes:
        """Return the sheet "Ihre nächsten Schritte" for the person, without any name."""
        from hilft_desktop.services.checklist_papers import steps_pdf

        return steps_pdf(
            self.show(checklist_id, on),
            self.evaluate(checklist_id, answers, on),
            ticked,
            self._session.unit_or_none(),
            self._day(on),
            self._session.content.version,
            practice=self._session.state().is_practice,
        )

    def save_run(
        self,
        case_id: str,
        checklist_id: str,
        answers: Answers,
        ticked: tuple[str, ...],
    ) -> Changed[ChecklistRun]:
        """Keep answers and ticks with the case and raise the red flags that follow.

        A flag of the same kind that is still open is not raised twice.
        """
        today = self._session.clock.today()
        checklist = self.show(checklist_id)
        evaluation = self.evaluate(checklist_id, answers)
        kept = {q: a for q, a in _checked(checklist, answers).items() if q in evaluation.visible}
        known_steps = {step.id for step in evaluation.steps} | {p.id for p in evaluation.papers}

        def keep(uow: UnitOfWork) -> ChecklistRun:
            case = uow.cases.get(CaseId(case_id))
            open_kinds = {
                flag.kind for flag in uow.flags.of_case(case.id) if flag.resolved_on is None
            }
            for rule in evaluation.flags:
                if rule.kind not in open_kinds:
                    uow.flags.add(case.id, FlagKind(rule.kind), rule.text, today, origin="answer")
                    open_kinds.add(rule.kind)
            return uow.checklist_runs.add(
                case.id,
                checklist_id=checklist_id,
                content_version=self._session.content.version,
                worked_on=today,
                answers=kept,
                ticked=tuple(step for step in ticked if step in known_steps),
            )

        run = self._session.vault.write(keep)
        return Changed(run, Changes.of(Kind.CHECKLIST_RUN, Kind.FLAG, case_id=case_id))

    def _days_until(self, checklist: Checklist, answers: Answers, day: date) -> Mapping[str, int]:
        """Count working days from the working date to each date answered.

        Without a Land the smallest count of all Länder is taken: the warning then comes earlier,
        never later.
        """
        unit = self._session.unit_or_none()
        lands = (unit.land,) if unit is not None else tuple(Land)
        dates = {
            question.id: date.fromisoformat(answers[question.id][0])
            for question in checklist.questions
            if question.kind is QuestionKind.DATE and answers.get(question.id)
        }
        return {
            name: min(
                self._calendar.working_days_between(day, min(end, day + _HORIZON), land)
                for land in lands
            )
            for name, end in dates.items()
        }

    def _day(self, on: date | None) -> date:
        return on or self._session.clock.today()


def _checked(checklist: Checklist, answers: Answers) -> dict[str, tuple[str, ...]]:
    questions = {question.id: question for question in checklist.questions}
    for name, given in answers.items():
        question = questions.get(name)
        if question is None or len(given) > _MAX_ANSWERS or not _fits(question, given):
            raise UserError("checklist_answer_unknown", field=name, question=name)
    return {name: tuple(given) for name, given in answers.items() if given}


def _fits(question: Question, given: tuple[str, ...]) -> bool:
    if question.kind is QuestionKind.DATE:
        return all(_is_iso_date(text) for text in given) and len(given) <= 1
    if question.kind is QuestionKind.CHOICE and len(given) > 1:
        return False
    return set(given) <= {option.value for option in question.options}


def _is_iso_date(text: str) -> bool:
    if not _ISO_DATE.fullmatch(text):  # fromisoformat takes "2026-W47-7" as well
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
