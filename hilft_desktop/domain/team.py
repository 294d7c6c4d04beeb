# SPDX-License-Identifier: GPL-3.0-or-later
"""How the training of a counsellor stands on a day.

Giving legal advice without payment takes guidance and training by a qualified person (§ 6 Abs. 2
RDG). The law names no date on which a training ends; the group and its guidance set one.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

RENEW_WITHIN = timedelta(days=60)
"""So long before its last day a training is due again: courses are not held every week."""


class TrainingState(StrEnum):
    """Whether a training counts; the last two do."""

    NONE = "keine"
    EXPIRED = "abgelaufen"
    RENEW = "bald_auffrischen"
    VALID = "gueltig"

    @property
    def counts(self) -> bool:
        """Tell whether the training counts."""
        return self in (TrainingState.RENEW, TrainingState.VALID)


def training_state(until: date | None, on: date) -> TrainingState:
    """Return how a training stands on a day; its last day ``until`` still counts."""
    if until is None:
        return TrainingState.NONE
    if until < on:
        return TrainingState.EXPIRED
    return TrainingState.RENEW if until - on <= RENEW_WITHIN else TrainingState.VALID
