# SPDX-License-Identifier: GPL-3.0-or-later
"""How long what is kept, what is held back from erasure, and what was erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class RetentionKind(StrEnum):
    """Kinds of records with a time limit of their own."""

    IDENTITY = "name_und_anschrift"
    CASE = "fall"
    ATTACHMENT = "anhang"
    CONTACT_NOTE = "kontaktnotiz"
    DRAFT = "entwurf"


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """After how many days a kind of record goes; counted from its last change or closing."""

    kind: RetentionKind
    days: int


@dataclass(frozen=True, slots=True)
class Hold:
    """A case that must not be erased yet, with the reason and until when."""

    id: str
    case_id: str
    reason: str
    set_on: date
    set_by: str
    until: date


@dataclass(frozen=True, slots=True)
class Erasure:
    """One line of the append-only book of erasures. It names nobody."""

    id: str
    at: datetime
    kind: str
    """``identity``, ``case``, ``person``, ``attachment``, ``contact_note`` or ``draft``."""
    reason: str
    """``expired``, ``requested``, ``withdrawn`` or ``by_hand``."""
    count: int


@dataclass(frozen=True, slots=True)
class StrippedCase:
    """What is left of an expired case: enough to count it, nothing to know anybody by."""

    id: str
    topic: str
    opened_month: str
    closed_month: str
    conceded_band: str
    received_band: str
