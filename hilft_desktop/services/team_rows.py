# SPDX-License-Identifier: GPL-3.0-or-later
"""Immutable values about the team that services return and front ends show (see ``rows``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hilft_desktop.domain.team import TrainingState


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody who counsels here, or did."""

    name: str
    has_slot: bool
    """May open the vault with a passphrase of their own."""
    trained_until: date | None = None
    """Last day on which the training on the limits of advice (§ 6 RDG) counts."""
    left_on: date | None = None
    is_self: bool = False
    """Opened the vault that is open now."""
    training: TrainingState = TrainingState.NONE
    """How the training stands today."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What stays behind when somebody leaves."""

    name: str
    open_cases: int
    """Open cases for which they are responsible, first or second."""
    older_backups: int
    """Copies in the backup folder that their passphrase goes on opening."""
