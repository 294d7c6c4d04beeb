# SPDX-License-Identifier: GPL-3.0-or-later
"""To which bodies people are sent, and how their answers find the case again.

A slip carries a code and no name. The code is drawn by chance: it says nothing about person, body
or day, and whoever finds a slip in the street learns nothing from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId, DocumentId, ReferralId
from hilft_desktop.domain.local import PlaceKind

# A prime number of signs makes the check below find every single wrong sign and every swap of two.
# No vowels, so that no word comes about; none of the signs that are taken for another one.
SLIP_SIGNS = "23456789CDFHJKMNPRTVWXY"
SLIP_LENGTH = 6
"""Signs of a code, the check sign included; written in two groups of three."""
_GROUP = 3
_BASE = len(SLIP_SIGNS)
_MEANT = {"B": "8", "G": "6", "S": "5", "Z": "2", "Q": "9"}
"""Signs that no code contains, and the one that was surely meant."""
_IGNORED = frozenset(" -–—.·/")

ANSWER_DAYS = 14
"""After how many days without an answer a referral is brought to mind."""


class ReferralAnswer(StrEnum):
    """What came back from a body; ``OPEN`` until somebody enters it."""

    PREPARED = "vorbereitet"
    """Body and code are chosen, nothing left yet."""
    OPEN = ""
    APPOINTMENT = "termin"
    HELPS = "hilft"
    CANNOT_HELP = "kann_nicht"
    CALL_BACK = "bitte_anrufen"
    SENT_ON = "weiterverwiesen"
    NOT_REACHED = "nicht_angekommen"
    NO_ANSWER = "keine_antwort"


ANSWERS = tuple(
    answer
    for answer in ReferralAnswer
    if answer not in (ReferralAnswer.PREPARED, ReferralAnswer.OPEN)
)
"""What can be entered as an answer."""


@dataclass(frozen=True, slots=True)
class Referral:
    """A person was sent to a body, or is about to be."""

    id: ReferralId
    case_id: CaseId
    code: str
    body_id: str
    body_kind: str
    body_name: str
    sent_on: date
    document_id: DocumentId | None = None
    answer: ReferralAnswer = ReferralAnswer.OPEN
    answered_on: date | None = None
    answer_note: str = ""

    @property
    def is_prepared(self) -> bool:
        """Tell whether no paper of it has left."""
        return self.answer is ReferralAnswer.PREPARED

    @property
    def waits(self) -> bool:
        """Tell whether an answer is still to come."""
        return self.answer is ReferralAnswer.OPEN


@dataclass(frozen=True, slots=True)
class BodyNumber:
    """A nationwide number: ``uncertain`` ones are to be called before they are passed on."""

    label: str
    number: str
    hint: str
    fact_id: str
    uncertain: bool


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of body: what it is for, what to bring, how it is reached nationwide.

    ``unproven`` tells that this rests on what practitioners know, not on a source that was read.
    """

    id: str
    title: str
    purpose: str
    bring: tuple[str, ...]
    hint: str
    place: PlaceKind | None
    numbers: tuple[BodyNumber, ...]
    web: tuple[str, ...]
    page: str
    page_title: str
    letter: str
    citation: str
    unproven: bool
    uncertain: bool
    next_check: date
    overdue: bool


def new_code(choose: Callable[[str], str]) -> str:
    """Return a code as it is kept; ``choose`` picks one sign of a text by chance."""
    signs = "".join(choose(SLIP_SIGNS) for _ in range(SLIP_LENGTH - 1))
    return signs + _check_sign(signs)


def printed_code(code: str) -> str:
    """Return a code as it stands on a slip: ``K7M-R4X``."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def read_code(text: str) -> str:
    """Return the code that was typed, as it is kept.

    Small letters, blanks and dashes do not matter. Raises ``UserError("slip_code_missing" |
    "slip_code_length" | "slip_code_sign" | "slip_code_wrong")`` with the field ``code``.
    """
    signs = [sign for sign in text.upper() if sign not in _IGNORED]
    if not signs:
        raise UserError("slip_code_missing", field="code")
    if len(signs) != SLIP_LENGTH:
        raise UserError("slip_code_length", field="code", length=len(signs), wanted=SLIP_LENGTH)
    code = "".join(_MEANT.get(sign, sign) for sign in signs)
    strange = next((sign for sign in code if sign not in SLIP_SIGNS), "")
    if strange:
        raise UserError("slip_code_sign", field="code", sign=strange)
    if _check_sign(code[:-1]) != code[-1]:
        raise UserError("slip_code_wrong", field="code")
    return code


def _check_sign(signs: str) -> str:
    """Return the sign that makes the weighted sum a multiple of the number of signs.

    Weights are 2, 3, 4 …, the check sign itself counts once: all differ, so a swap shows as well.
    """
    total = sum(weight * SLIP_SIGNS.index(sign) for weight, sign in enumerate(signs, start=2))
    return SLIP_SIGNS[-total % _BASE]
