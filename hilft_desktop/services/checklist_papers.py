# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet a person takes home after a checklist: next steps and papers, no names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hilft_desktop.documents.model import CheckItem, Footer, Notice, NoticeKind
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.sheets import StepsSheet, checklist_sheet
from hilft_desktop.domain.checklists import Checklist, Evaluation, Step
from hilft_desktop.domain.structures import Unit
from hilft_desktop.i18n.dates import format_date


def steps_pdf(
    checklist: Checklist,
    evaluation: Evaluation,
    ticked: tuple[str, ...],
    unit: Unit | None,
    day: date,
    content_version: str,
    *,
    practice: bool = False,
) -> bytes:
    """Return the PDF of the sheet "Ihre nächsten Schritte"."""
    notices: tuple[Notice, ...] = ()
    if checklist.overdue:
        until = format_date(checklist.next_check)
        text = f"Diese Angaben sollten bis {until} nachgeprüft werden. Fragen Sie bitte nach."
        notices = (Notice(NoticeKind.OVERDUE, text),)
    sheet = StepsSheet(
        topic=checklist.title,
        day=day,
        urgent=_items((step for step in evaluation.steps if step.urgent), ticked),
        steps=_items((step for step in evaluation.steps if not step.urgent), ticked),
        papers=tuple(paper.text for paper in evaluation.papers),
        footer=Footer(f"Inhalte {content_version}", day, unit.contact if unit else ""),
        notices=notices,
        practice=practice,
    )
    return render_pdf(checklist_sheet(sheet))


def _items(steps: Iterable[Step], ticked: tuple[str, ...]) -> tuple[CheckItem, ...]:
    return tuple(
        CheckItem(step.person_text, step.id in ticked, step.citation)
        for step in steps
        if step.person_text
    )
