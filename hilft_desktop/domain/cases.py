# SPDX-License-Identifier: GPL-3.0-or-later
"""A case and what hangs on it: entries, red flags, follow-ups, checklist runs, documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from hilft_desktop.domain.codes import CaseStatus, FlagKind, Topic
from hilft_desktop.domain.ids import (
    CaseId,
    DocumentId,
    EntryId,
    FlagId,
    FollowUpId,
    PersonId,
    RunId,
)

ENTRY_LIMIT = 20_000
TITLE_LIMIT = 120


@dataclass(frozen=True, slots=True)
class Case:
    """One matter of one person. ``law_on`` is the day whose law applies to it."""

    id: CaseId
    person_id: PersonId
    topic: Topic
    title: str
    status: CaseStatus
    opened_on: date
    law_on: date
    counsellor: str
    second_counsellor: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A chronicle entry along the note skeleton; ``source`` names guide page and version."""

    facts: str = ""
    question: str = ""
    advice: str = ""
    source: str = ""
    next_step: str = ""
    step: str = ""
    """Code of the step of advice (``services.scope``), if one was chosen."""
    light: str = ""
    """Light under § 6 RDG that the step had when this was written: green, yellow or red."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was written."""
        return not any(
            part.strip()
            for part in (self.facts, self.question, self.advice, self.source, self.next_step)
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """A recorded chronicle entry."""

    id: EntryId
    case_id: CaseId
    written_at: datetime
    counsellor: str
    data: NewEntry


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A sign of danger on a case; it stays until somebody writes down what was done."""

    id: FlagId
    case_id: CaseId
    kind: FlagKind
    detail: str
    raised_on: date
    resolved_on: date | None = None
    resolution: str = ""
    origin: str = "hand"
    """Who raised it: ``hand``, ``answer`` (a checklist) or ``date`` (a date came near)."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to be done by a day."""

    id: FollowUpId
    case_id: CaseId
    due_on: date
    text: str
    is_deadline: bool = False
    done_on: date | None = None
    kind: str = ""
    """Kind of deadline (``domain.deadlines``); empty for other things to do."""
    latest: date | None = None
    """The other view's later date, where the safe one is in dispute."""
    remind_on: date | None = None
    computation: str = ""
    """JSON of question and result, so that the control sheet can be printed again."""
    proof: str = ""
    """What proves that the deadline was kept: fax report, stamped copy."""


@dataclass(frozen=True, slots=True)
class ChecklistRun:
    """Answers and ticks of one walk through a checklist, with the content they were given under."""

    id: RunId
    case_id: CaseId
    checklist_id: str
    content_version: str
    worked_on: date
    answers: tuple[tuple[str, tuple[str, ...]], ...]
    ticked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """A letter made for a case: what went in, which template, which bytes came out."""

    id: DocumentId
    case_id: CaseId
    letter_id: str
    title: str
    template_version: str
    content_version: str
    created_on: date
    values_json: str
    edited_text: str | None
    pdf_sha256: str
    sent_by: str = ""
    """How it was sent, a ``Delivery`` code; empty while nobody said so."""
    proof: str = ""
    """What became of its proof, a ``ProofState`` code."""
    proof_note: str = ""
    """What proves the delivery, or why no proof is wanted."""
    proof_on: date | None = None
    """When that was entered."""
    proof_due: date | None = None
    """Day from which the proof is asked for; ``None`` once entered, or when none is wanted."""
