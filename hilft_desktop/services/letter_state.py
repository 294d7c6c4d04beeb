# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a template may still be used: checked in time, its law in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.facts import Fact, FactStatus
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date

if TYPE_CHECKING:
    from hilft_desktop.content.local_library import LocalLibrary
    from hilft_desktop.domain.letters import LetterTemplate

CHECK_GRACE = timedelta(days=30)
"""So long after its check was due a template is used with a warning only; our habit, no law."""


@dataclass(frozen=True, slots=True)
class LetterState:
    """What stands against a template on a day."""

    overdue_since: date | None = None
    """Day by which it should have been checked, if that has passed."""
    needs_reason: bool = False
    """The check is overdue beyond the grace: whoever uses it all the same says why."""
    stopped: tuple[str, ...] = ()
    """Why it must not be used at all, in German sentences."""


def letter_state(
    template: LetterTemplate, content: LocalLibrary, on: date, today: date
) -> LetterState:
    """Return what stands against a template whose law is that of ``on``."""
    overdue = template.next_check if template.next_check < today else None
    facts = (content.facts.get(fact_id) for fact_id in template.facts)
    return LetterState(
        overdue_since=overdue,
        needs_reason=overdue is not None and today > overdue + CHECK_GRACE,
        stopped=tuple(words for fact in facts if (words := _against(fact, on))),
    )


def refuse_stale(state: LetterState, reason: str) -> None:
    """Stop a letter that must not leave.

    Raises ``UserError``: ``letter_law_changed`` whatever reason is given, ``letter_check_overdue``
    without one.
    """
    if state.stopped:
        raise UserError("letter_law_changed", reasons=state.stopped)
    if state.needs_reason and state.overdue_since is not None and not reason.strip():
        since = format_date(state.overdue_since)
        raise UserError("letter_check_overdue", field="override", since=since)


def _against(fact: Fact, on: date) -> str:
    if fact.status is FactStatus.DRAFT:
        return _("„{fact}“ ist erst ein Entwurf und gilt noch nicht.").format(fact=fact.title)
    if fact.status is FactStatus.EXPIRED or (fact.series and fact.on(on) is None):
        return _("„{fact}“ gilt am {day} nicht.").format(fact=fact.title, day=format_date(on))
    return ""
