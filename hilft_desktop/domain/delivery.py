# SPDX-License-Identifier: GPL-3.0-or-later
"""How a letter leaves, and what proves later that it arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Delivery(StrEnum):
    """How a letter is sent."""

    FAX = "fax"
    REGISTERED = "einschreiben"
    HANDED_IN = "abgegeben"
    PORTAL = "portal"
    MAIL = "brief"
    BY_PERSON = "person"


class ProofState(StrEnum):
    """What became of the proof of a letter that was sent."""

    NONE = ""
    """Nothing entered: wanted if there is a day from which it is asked for, else never wanted."""
    ENTERED = "eingetragen"
    WAIVED = "verzichtet"


@dataclass(frozen=True, slots=True)
class DeliveryWay:
    """A way of sending and our working habit about its proof; none of it is law."""

    way: Delivery
    proof: str
    """What proves it, in German words ("Faxbericht"); empty when this way proves nothing."""
    ask_after_days: int | None
    """Days after which somebody is asked for the proof; ``None`` when there is none to ask for."""
    advice: str
    """What to do so that there will be a proof."""

    def ask_from(self, sent_on: date) -> date | None:
        """Return the day from which the proof is asked for; ``None`` for never."""
        if self.ask_after_days is None:
            return None
        return sent_on + timedelta(days=self.ask_after_days)
