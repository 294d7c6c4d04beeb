# SPDX-License-Identifier: GPL-3.0-or-later
"""A missing proof of delivery as lists show it; crosses the pipe, so it imports the domain only."""

from __future__ import annotations

from dataclasses import dataclass

from hilft_desktop.domain.cases import CaseDocument

PROOF = "proof:"
"""The id of an entry in the list of deadlines begins so when it stands for a missing proof."""


@dataclass(frozen=True, slots=True)
class ProofRow:
    """A letter whose proof of delivery is asked for."""

    document: CaseDocument
    case_title: str
    pseudonym: str
    wanted: str
    """What proves the delivery ("Faxbericht")."""
    days_left: int
    """Days until it is asked for; negative for those that wait."""
