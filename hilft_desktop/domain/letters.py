# SPDX-License-Identifier: GPL-3.0-or-later
"""Letter templates as dated content: typed fields and text blocks that follow the facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LetterValue = str | int | bool | date | tuple[str, ...] | None
"""A field's value: text, cents, yes/no, a date, lines or chosen codes."""


class FieldType(StrEnum):
    """What a field holds. ``MONEY`` is cents; ``LINES`` and ``CHOICES`` are tuples of text."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    LINES = "lines"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    BOOL = "bool"
    CHOICE = "choice"
    CHOICES = "choices"
    IBAN = "iban"


class FieldSource(StrEnum):
    """Where a value comes from before anybody is asked."""

    ASK = "ask"
    UNIT_NAME = "unit.name"
    UNIT_PLACE = "unit.place"
    UNIT_CONTACT = "unit.contact"
    UNIT_ADDRESS = "unit.address"
    COUNSELLOR = "counsellor"
    PERSON_NAME = "person.name"
    PERSON_ADDRESS = "person.address"
    PERSON_CONTACT = "person.contact"
    PERSON_LANGUAGE = "person.language"
    CASE_PSEUDONYM = "case.pseudonym"
    SLIP_CODE = "referral.code"
    REFERRAL_BODY = "referral.body"
    CASE_DEADLINES = "case.deadlines"
    """Open deadlines of the case, each with weekday and date."""
    CASE_DATES = "case.dates"
    """What else is due in the case."""
    CASE_STEPS = "case.steps"
    """Steps for the person from the checklists of the case that are not ticked."""
    CASE_PAPERS = "case.papers"
    """Papers that the checklists of the case ask for."""
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class LetterField:
    """A placeholder of a letter: asked for only when its source cannot fill it."""

    name: str
    label: str
    type: FieldType
    required: bool
    example: LetterValue
    why: str
    source: FieldSource = FieldSource.ASK
    options: tuple[tuple[str, str], ...] = ()
    personal: bool = False
    """True when the value tells who somebody is; such values leave only with consent."""
    annex: str = ""
    """Heading of the annex that takes a long text; empty keeps the text in the letter."""


@dataclass(frozen=True, slots=True)
class LetterBlock:
    """A text block; ``when`` is a condition over the fields in the template language."""

    text: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class LetterSlip:
    """The answer slip below a letter; ``when`` is a condition like that of a text block.

    ``options`` are the answers to tick. The slip carries a code and never says whose matter it is.
    """

    options: tuple[str, ...]
    when: str = ""


class LetterSender(StrEnum):
    """Whose letterhead a letter carries."""

    UNIT = "unit"
    PERSON = "person"


class LetterLayout(StrEnum):
    """How a template becomes paper."""

    WINDOW = "brief"
    """A letter with an address in the window."""
    SHEET = "blatt"
    """A sheet to hand over, without an address."""
    TICK_SHEET = "hakenblatt"
    """The same; what is listed has boxes to tick."""


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A letter as dated content."""

    id: str
    title: str
    summary: str
    kind: str
    topic: str
    version: str
    sender: LetterSender
    fields: tuple[LetterField, ...]
    subject: str
    salutation: str
    blocks: tuple[LetterBlock, ...]
    closing: str
    signature: str
    enclosures: tuple[LetterBlock, ...]
    consent: str
    """Purpose of consent needed before it leaves, a ``ConsentPurpose`` code; empty for none."""
    follow_up_days: int | None
    follow_up_text: str
    facts: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    checked_on: date
    next_check: date
    layout: LetterLayout = LetterLayout.WINDOW
    warning: str = ""
    """What the counsellor must know before this letter is sent, shown above its fields."""
    slip: LetterSlip | None = None
    """What the recipient tears off and sends back; none for letters that ask for no answer."""
