# SPDX-License-Identifier: GPL-3.0-or-later
"""What a rule answers: days, and the reasons as codes with values. The words are made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from hilft_desktop.domain.deadlines import DeadlineQuestion
from hilft_desktop.domain.rules.law import LawBook
from hilft_desktop.domain.rules.periods import Period
from hilft_desktop.domain.rules.workdays import Holidays

NoteValue = date | Period | str


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence to be made: its code, its values, and the law it rests on (may be empty)."""

    code: str
    values: tuple[tuple[str, NoteValue], ...]
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer of a rule; the meaning of the days is that of ``DeadlineResult``."""

    deemed_received: date | None
    computed_end: date
    deadline: date
    latest: date | None
    steps: tuple[Note, ...]
    uncertain: tuple[Note, ...]
    if_missed: tuple[Note, ...]
    reaches_back: date | None


@dataclass(slots=True)
class Reasoning:
    """One question being thought through: the law, the place, the day, and the notes so far."""

    question: DeadlineQuestion
    law: LawBook
    holidays: Holidays
    today: date
    steps: list[Note] = field(default_factory=list)
    uncertain: list[Note] = field(default_factory=list)
    missed: list[Note] = field(default_factory=list)

    def step(self, code: str, *facts: str, **values: NoteValue) -> None:
        """Add a step of the reckoning, resting on facts."""
        self.steps.append(self._note(code, facts, values))

    def doubt(self, code: str, *facts: str, **values: NoteValue) -> None:
        """Add what is uncertain or was assumed."""
        self.uncertain.append(self._note(code, facts, values))

    def remedy(self, code: str, *facts: str, **values: NoteValue) -> None:
        """Add what can still be done when the day has passed."""
        self.missed.append(self._note(code, facts, values))

    def outcome(
        self,
        *,
        received: date | None,
        computed: date,
        deadline: date,
        latest: date | None = None,
        back: date | None = None,
    ) -> Outcome:
        """Close the reasoning; a latest day that is not later is left out."""
        return Outcome(
            deemed_received=received,
            computed_end=computed,
            deadline=deadline,
            latest=latest if latest is not None and latest > deadline else None,
            steps=tuple(self.steps),
            uncertain=tuple(self.uncertain),
            if_missed=tuple(self.missed),
            reaches_back=back,
        )

    def _note(self, code: str, facts: tuple[str, ...], values: dict[str, NoteValue]) -> Note:
        return Note(code, tuple(values.items()), self.law.citation(*facts))
