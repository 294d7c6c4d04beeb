# SPDX-License-Identifier: GPL-3.0-or-later
"""Deadlines: reckon the day until which a letter must be answered. Public, works while locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hilft_desktop.domain.codes import Land
from hilft_desktop.domain.deadlines import DeadlineKindInfo, DeadlineQuestion, DeadlineResult

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session


class DeadlineService:
    """Knows the kinds of deadlines and reckons them from the dated facts of law."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def kinds(self) -> tuple[DeadlineKindInfo, ...]:
        """Return the kinds by group, with what each asks for."""
        raise NotImplementedError

    def municipalities(self, land: Land) -> tuple[str, ...]:
        """Return the municipalities with holidays of their own that the program knows."""
        raise NotImplementedError

    def compute(self, question: DeadlineQuestion) -> DeadlineResult:
        """Return the safe date with every step.

        Raises ``FormErrors`` naming each field that is missing or contradicts another, and
        ``UserError("fact_not_in_force")`` for a time whose law is not in the facts.
        """
        raise NotImplementedError
