# SPDX-License-Identifier: GPL-3.0-or-later
"""The dated facts of law themselves: list, search and show. Public, so it works while locked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.domain.facts import Fact, FactScalar, FactValue
from hilft_desktop.services.content_rows import FactListing, FactRow, FigureRow, PeriodRow

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session


class FactService:
    """Shows what a figure is on a day, what it was, what it will be, and where it comes from."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(self, on: date | None = None, words: str = "") -> tuple[FactListing, ...]:
        """Return the facts by topic and title; ``words`` must all occur in title, id or source."""
        day = on or self._session.clock.today()
        today = self._session.clock.today()
        wanted = words.casefold().split()
        facts = sorted(self._session.content.facts, key=lambda f: (f.topic, f.title.casefold()))
        return tuple(
            FactListing(
                id=fact.id,
                topic=fact.topic,
                title=fact.title,
                text=_text(fact, day),
                status=fact.status,
                uncertain=fact.uncertain,
                overdue=fact.next_check < today,
                next_check=fact.next_check,
            )
            for fact in facts
            if all(word in _searched(fact) for word in wanted)
        )

    def show(self, fact_id: str, on: date | None = None) -> FactRow:
        """Return a fact with all its periods; raises ``UserError("fact_unknown")``."""
        library = self._session.content
        today = self._session.clock.today()
        day = on or today
        fact = library.facts.get(fact_id)
        held = fact.on(day)
        used_by = (i for i in library.prints.items if i.holds_on(day) and fact_id in i.facts)
        return FactRow(
            id=fact.id,
            topic=fact.topic,
            title=fact.title,
            on=day,
            status=fact.status,
            confidence=fact.confidence,
            recheck=fact.recheck,
            uncertain=fact.uncertain,
            citation=fact.citation,
            sources=fact.sources,
            checked_on=fact.checked_on,
            next_check=fact.next_check,
            overdue=fact.next_check < today,
            note=fact.note,
            current=() if held is None else _figures(fact, held.values),
            periods=tuple(_period(fact, value, held) for value in fact.series),
            used_by=tuple(sorted(item.item for item in used_by)),
        )


def _period(fact: Fact, value: FactValue, held: FactValue | None) -> PeriodRow:
    return PeriodRow(
        value.valid_from,
        value.valid_to,
        _figures(fact, value.values),
        tuple(_figures(fact, row) for row in value.rows),
        value is held,
    )


def _figures(fact: Fact, values: tuple[tuple[str, FactScalar], ...]) -> tuple[FigureRow, ...]:
    from hilft_desktop.content.figures import figure_text

    return tuple(
        FigureRow(
            key,
            figure_text(scalar, fact.unit_of(key)),
            str(scalar),
            "" if key == "value" else dict(fact.names).get(key, key.replace("_", " ")),
        )
        for key, scalar in values
    )


def _text(fact: Fact, day: date) -> str:
    held = fact.on(day)
    if held is None:
        return ""
    return " · ".join(row.text for row in _figures(fact, held.values[:3]))


def _searched(fact: Fact) -> str:
    return f"{fact.id} {fact.title} {fact.citation} {fact.topic}".casefold()
