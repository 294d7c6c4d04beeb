# SPDX-License-Identifier: GPL-3.0-or-later
"""What a case offers to the sheets a person takes home: deadlines, dates, steps, papers in words.

The counsellor sees every line in a field before it is printed and strikes what is not for the
person's eyes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.domain.cases import ChecklistRun, FollowUp
from hilft_desktop.domain.checklists import Evaluation
from hilft_desktop.domain.deadlines import DeadlineKind, DeadlineSense
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.letters import FieldSource
from hilft_desktop.domain.rules.kinds import RULES
from hilft_desktop.i18n.dates import format_long_date
from hilft_desktop.i18n.deadline_kinds import sense_text
from hilft_desktop.services.checklists import ChecklistService

if TYPE_CHECKING:
    from hilft_desktop.domain.ids import CaseId
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

CASE_SOURCES = frozenset(
    {
        FieldSource.CASE_DEADLINES,
        FieldSource.CASE_DATES,
        FieldSource.CASE_STEPS,
        FieldSource.CASE_PAPERS,
    }
)


def case_lines(
    uow: UnitOfWork, session: Session, case_id: CaseId, today: date
) -> Mapping[FieldSource, tuple[str, ...]]:
    """Return the lines by source; what is done, ticked or over is left out."""
    waiting = [each for each in uow.follow_ups.of_case(case_id) if each.done_on is None]
    waiting.sort(key=lambda each: each.due_on)
    ours = tuple(
        letter.follow_up_text
        for letter in session.content.letters(today)
        if letter.follow_up_text  # what we ask ourselves after a letter is no date of the person
    )
    found = [_evaluated(session, run) for run in _latest(uow.checklist_runs.of_case(case_id))]
    steps = [
        step.person_text
        for evaluation, ticked in found
        for urgent in (True, False)
        for step in evaluation.steps
        if step.urgent is urgent and step.person_text and step.id not in ticked
    ]
    papers = [paper.text for evaluation, _ticked in found for paper in evaluation.papers]
    return {
        FieldSource.CASE_DEADLINES: tuple(_deadline(e) for e in waiting if e.is_deadline),
        FieldSource.CASE_DATES: tuple(
            f"{format_long_date(each.due_on)}: {each.text}"
            for each in waiting
            if not each.is_deadline and each.due_on >= today and not each.text.startswith(ours)
        ),
        FieldSource.CASE_STEPS: tuple(dict.fromkeys(steps)),
        FieldSource.CASE_PAPERS: tuple(dict.fromkeys(papers)),
    }


def _deadline(follow_up: FollowUp) -> str:
    """Say what the day means: a day of protection is none by which something must be there."""
    kind = follow_up.kind
    sense = RULES[DeadlineKind(kind)].sense if kind in set(DeadlineKind) else DeadlineSense.LAST_DAY
    return f"{sense_text(sense)} {format_long_date(follow_up.due_on)}: {follow_up.text}"


def _latest(runs: tuple[ChecklistRun, ...]) -> list[ChecklistRun]:
    """Return the last walk through each checklist."""
    newest = {
        run.checklist_id: run for run in sorted(runs, key=lambda run: (run.worked_on, run.id))
    }
    return list(newest.values())


def _evaluated(session: Session, run: ChecklistRun) -> tuple[Evaluation, tuple[str, ...]]:
    """Return what follows from a walk today; nothing when its checklist has changed since."""
    try:
        found = ChecklistService(session).evaluate(run.checklist_id, dict(run.answers))
    except UserError:
        return Evaluation((), None, (), (), ()), ()
    return found, run.ticked
