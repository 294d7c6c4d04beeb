# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that wait for a printer, and letterheads besides the group's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hilft_desktop.domain.ids import CaseId, PrintJobId, SenderId

COPIES_LIMIT = 99


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A paper that waits; ``case_id`` is ``None`` for papers of no case."""

    id: PrintJobId
    case_id: CaseId | None
    kind: str
    """``letter`` or ``paper``."""
    title: str
    """What it is, in words that name nobody."""
    copies: int
    position: int
    queued_on: date


@dataclass(frozen=True, slots=True)
class SenderProfile:
    """A letterhead of the group besides its own, for example of an office or a working group.

    An empty ``signature`` leaves the counsellor's own name below the letter.
    """

    id: SenderId
    title: str
    name: str
    address: tuple[str, ...]
    contact: str
    place: str
    signature: str = ""
