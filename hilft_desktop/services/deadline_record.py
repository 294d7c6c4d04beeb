# SPDX-License-Identifier: GPL-3.0-or-later
"""A computed deadline as JSON inside the vault: question and answer of the day it was booked.

The answer is kept, not only the question: whoever looks later must see what was told then, even
if law or program have changed meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from hilft_desktop.domain.codes import Land
from hilft_desktop.domain.deadlines import (
    DeadlineKind,
    DeadlineQuestion,
    DeadlineResult,
    DeadlineSense,
    DeadlineStep,
    Delivery,
    RemedyNotice,
)
from hilft_desktop.domain.errors import UserError
from hilft_desktop.services.deadline_rows import DeadlineRecord

_FORMAT = 1


def encode(record: DeadlineRecord) -> str:
    """Return the record as text; the same record gives the same text."""
    question, result = record.question, record.result
    state = {
        "format": _FORMAT,
        "computed_on": _iso(record.computed_on),
        "content": record.content_version,
        "light": record.light,
        "question": {
            "kind": question.kind,
            "dated": _iso(question.dated),
            "posted": _iso(question.posted),
            "received": _iso(question.received),
            "delivery": question.delivery,
            "remedy": question.remedy,
            "land": question.land,
            "municipality": question.municipality,
            "office": question.office,
        },
        "result": {
            "sense": result.sense,
            "deemed_received": _iso(result.deemed_received),
            "computed_end": _iso(result.computed_end),
            "deadline": _iso(result.deadline),
            "latest": _iso(result.latest),
            "steps": [[step.text, step.citation] for step in result.steps],
            "uncertain": result.uncertain,
            "if_missed": result.if_missed,
            "reaches_back": _iso(result.reaches_back),
        },
    }
    return json.dumps(state, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode(text: str) -> DeadlineRecord:
    """Return the record; raises ``UserError("deadline_record_unreadable")``."""
    try:
        state = json.loads(text)
        if state["format"] == _FORMAT:
            return _record(state)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserError("deadline_record_unreadable") from error
    raise UserError("deadline_record_unreadable")


def _record(state: Mapping[str, Any]) -> DeadlineRecord:
    question = _question(state["question"])
    return DeadlineRecord(
        question,
        _result(question.kind, state["result"]),
        date.fromisoformat(state["computed_on"]),
        str(state["content"]),
        light=str(state.get("light", "")),  # the first records had none
    )


def _question(state: Mapping[str, Any]) -> DeadlineQuestion:
    land = state["land"]
    return DeadlineQuestion(
        kind=DeadlineKind(state["kind"]),
        dated=_day(state["dated"]),
        posted=_day(state["posted"]),
        received=_day(state["received"]),
        delivery=Delivery(state["delivery"]),
        remedy=RemedyNotice(state["remedy"]),
        land=None if land is None else Land(land),
        municipality=str(state["municipality"]),
        office=str(state["office"]),
    )


def _result(kind: DeadlineKind, state: Mapping[str, Any]) -> DeadlineResult:
    return DeadlineResult(
        kind=kind,
        sense=DeadlineSense(state["sense"]),
        deemed_received=_day(state["deemed_received"]),
        computed_end=date.fromisoformat(state["computed_end"]),
        deadline=date.fromisoformat(state["deadline"]),
        latest=_day(state["latest"]),
        steps=tuple(DeadlineStep(str(text), str(citation)) for text, citation in state["steps"]),
        uncertain=tuple(str(sentence) for sentence in state["uncertain"]),
        if_missed=tuple(str(sentence) for sentence in state["if_missed"]),
        reaches_back=_day(state["reaches_back"]),
    )


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
