# SPDX-License-Identifier: GPL-3.0-or-later
"""How long records may rest before they go: the group's own rules within sensible bounds.

The law names no period for notes of counselling; whoever is responsible sets one and says why
(Art. 5 para. 1 c, e GDPR, fact ``dsgvo_speicherbegrenzung``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from hilft_desktop.domain.privacy import Hold, RetentionKind, RetentionRule

DEFAULT_DAYS: Mapping[RetentionKind, int] = {
    # A letter and its answer; who needs longer, sets the day of that name.
    RetentionKind.IDENTITY: 90,
    # A review of an old decision may still reach back to the year before last's end: two years.
    RetentionKind.CASE: 730,
    # Pictures of notices tell most, and the person holds the original.
    RetentionKind.ATTACHMENT: 180,
    # Without a case nobody comes back to such a note after half a year.
    RetentionKind.CONTACT_NOTE: 180,
    # Long enough for holidays; a draft may hold a name.
    RetentionKind.DRAFT: 14,
}
BOUNDS: Mapping[RetentionKind, tuple[int, int]] = {
    RetentionKind.IDENTITY: (1, 730),
    RetentionKind.CASE: (30, 3650),
    RetentionKind.ATTACHMENT: (1, 3650),
    RetentionKind.CONTACT_NOTE: (1, 730),
    RetentionKind.DRAFT: (2, 90),
}
"""Fewest and most days of each kind."""
UNTOUCHED_DAYS = 365
"""After so long an open case is probably over and nobody closed it: open cases never go."""
HOLD_DAYS = 730
"""Longest hold; who needs longer, sets it again and looks at the reason once more."""


def default_rules() -> tuple[RetentionRule, ...]:
    """Return the rules a group begins with."""
    return tuple(RetentionRule(kind, days) for kind, days in DEFAULT_DAYS.items())


def due_on(since: date, days: int) -> date:
    """Return the day on which something that rests since a day goes."""
    return since + timedelta(days=days)


def resting_since(on: date, days: int) -> date:
    """Return the latest day since which something must have rested to go on a day."""
    return on - timedelta(days=days)


def holds_by_case(holds: Iterable[Hold], on: date) -> dict[str, Hold]:
    """Return for each held case the hold that lasts longest; the last day still holds."""
    lasting: dict[str, Hold] = {}
    for hold in holds:
        known = lasting.get(hold.case_id)
        if hold.until >= on and (known is None or hold.until > known.until):
            lasting[hold.case_id] = hold
    return lasting
