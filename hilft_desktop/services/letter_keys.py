# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a sent letter lies with its names for as long as that is allowed."""

from __future__ import annotations


def sent_key(case_id: str, document_id: str = "") -> str:
    """Return the key of the draft that holds a sent letter with its names (without id: begins so).

    It lies among the drafts because it goes with them: after the group's days for drafts, with
    the name of the person, with the case.
    """
    return f"sent_letter:{case_id}:{document_id}"
