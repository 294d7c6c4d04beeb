# SPDX-License-Identifier: GPL-3.0-or-later
"""Problems that come together: what to ask about when somebody comes with one of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TopicLink:
    """One more thing to ask about. Page and checklist are empty when none holds on the date."""

    id: str
    question: str
    """What to ask the person, word for word ("Sie")."""
    reason: str
    """Why to ask, for the counsellor."""
    page: str
    page_title: str
    checklist: str
    checklist_title: str
    citation: str
    """Empty for advice of experience."""
    uncertain: bool
    is_urgent: bool
    """A deadline or a danger may hide behind it: ask first."""
