# SPDX-License-Identifier: GPL-3.0-or-later
"""What a case worker keeps beside the chronicle: household, money, papers, a second look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hilft_desktop.domain.ids import (
    AmountId,
    AttachmentId,
    CaseId,
    CollectiveId,
    PersonId,
    SecondLookId,
)

ATTACHMENT_LIMIT = 10 * 1024 * 1024
"""Largest file that is taken in, in bytes."""
MEMBER_LIMIT = 20
"""Most household members of one person."""


class Relation(StrEnum):
    """What a member of the household is to the person."""

    PARTNER = "partner"
    CHILD = "kind"
    PARENT = "elternteil"
    SIBLING = "geschwister"
    RELATIVE = "verwandt"
    FLATMATE = "mitbewohnt"
    OTHER = "andere"


class MemberAge(StrEnum):
    """Age of a household member, in the bands that benefits ask for. Never a birthday."""

    A0_5 = "0-5"
    A6_13 = "6-13"
    A14_17 = "14-17"
    A18_24 = "18-24"
    A25_64 = "25-64"
    A65_PLUS = "65+"
    UNKNOWN = "unbekannt"


class ReadsGerman(StrEnum):
    """Whether the person can read a German letter; it decides about hand-outs."""

    YES = "ja"
    A_LITTLE = "etwas"
    NO = "nein"
    UNKNOWN = "unbekannt"


class Means(StrEnum):
    """What the person can use at home or with friends."""

    PRINTER = "drucker"
    PHONE = "telefon"
    MAIL = "mail"
    SMARTPHONE = "smartphone"


class AmountKind(StrEnum):
    """What happened to a sum of money."""

    CLAIMED = "gefordert"
    CONCEDED = "zugesagt"
    RECEIVED = "erhalten"


class CollectiveKind(StrEnum):
    """What the cases of several persons have in common."""

    HOUSE = "haus"
    SUPPLIER = "versorger"
    OFFICE = "behoerde"
    EMPLOYER = "arbeitgeber"
    OTHER = "sonstiges"


@dataclass(frozen=True, slots=True)
class HouseholdMember:
    """Somebody who lives with the person: an age band and a relation, never a name."""

    relation: Relation
    age: MemberAge = MemberAge.UNKNOWN


@dataclass(frozen=True, slots=True)
class PersonProfile:
    """How a person can be reached and what helps them, apart from any name.

    ``safe_contact`` is the rule that everybody reads before any telephone number: "nur SMS",
    "nie nach 18 Uhr", "nicht anrufen: Partner liest mit".
    """

    reads_german: ReadsGerman = ReadsGerman.UNKNOWN
    means: tuple[Means, ...] = ()
    safe_contact: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """Euros of a case by day. A promise is never booked as paid: each kind is its own row."""

    id: AmountId
    case_id: CaseId
    kind: AmountKind
    cents: int
    on: date
    what: str


@dataclass(frozen=True, slots=True)
class AmountTotals:
    """Sums of a case in cents, by kind."""

    claimed: int = 0
    conceded: int = 0
    received: int = 0


def totals_of(amounts: Iterable[Amount]) -> AmountTotals:
    """Return the sums of amounts by kind."""
    sums = dict.fromkeys(AmountKind, 0)
    for amount in amounts:
        sums[amount.kind] += amount.cents
    return AmountTotals(
        sums[AmountKind.CLAIMED], sums[AmountKind.CONCEDED], sums[AmountKind.RECEIVED]
    )


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo or scan kept inside the vault; its pages are pictures without metadata."""

    id: AttachmentId
    case_id: CaseId
    title: str
    pages: int
    size: int
    """Bytes inside the vault."""
    sha256: str
    added_on: date
    added_by: str


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A request that another counsellor looks at a case, and the answer."""

    id: SecondLookId
    case_id: CaseId
    question: str
    requested_on: date
    requested_by: str
    done_on: date | None = None
    done_by: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Collective:
    """One matter of several persons: one house, one supplier."""

    id: CollectiveId
    kind: CollectiveKind
    title: str
    note: str
    opened_on: date
    case_ids: tuple[CaseId, ...] = ()


@dataclass(frozen=True, slots=True)
class DuplicateHint:
    """A person who may be the same one, and why."""

    person_id: PersonId
    pseudonym: str
    reasons: tuple[str, ...]
    """Codes: ``pseudonym_similar``, ``same_identity``, ``same_contact``."""
