# SPDX-License-Identifier: GPL-3.0-or-later
"""The file formats of content, checked at the edge: unknown keys are refused, all faults named."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr, model_validator

from hilft_desktop.domain.checklists import QuestionKind
from hilft_desktop.domain.codes import ConsentPurpose, FlagKind, Topic
from hilft_desktop.domain.emergency import EmergencyKind
from hilft_desktop.domain.facts import Confidence, FactStatus, Unit
from hilft_desktop.domain.letters import FieldSource, FieldType, LetterLayout, LetterSender
from hilft_desktop.domain.local import LocalTableKind, PlaceKind

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Words = Annotated[str, Field(min_length=1)]
Scalar = StrictBool | StrictInt | Decimal | date | StrictStr


class Entry(BaseModel):
    """Base of all entries: frozen, and a misspelt key is a fault, not a surprise."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Dated(Entry):
    """Since when and until when something holds, and when somebody last looked."""

    valid_from: date | None = None
    valid_to: date | None = None
    checked_on: date
    next_check: date

    @model_validator(mode="after")
    def _in_order(self) -> Dated:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("valid_to liegt vor valid_from")
        if self.next_check <= self.checked_on:
            raise ValueError("next_check muss nach checked_on liegen")
        return self


class SeriesEntry(Entry):
    """Values of a fact in one period."""

    valid_from: date | None = None
    valid_to: date | None = None
    value: Scalar | None = None
    values: dict[Identifier, Scalar] = {}
    rows: tuple[dict[Identifier, Scalar], ...] = ()


def overlapping(one: Dated | SeriesEntry, other: Dated | SeriesEntry) -> bool:
    """Tell whether two periods share a day; an open end reaches for ever."""
    begin = max(item.valid_from or date.min for item in (one, other))
    return begin <= min(item.valid_to or date.max for item in (one, other))


class FactEntry(Entry):
    """A dated, sourced fact of law."""

    id: Identifier
    title: Words
    status: FactStatus = FactStatus.IN_FORCE
    unit: Unit = Unit.NONE
    units: dict[Identifier, Unit] = {}
    names: dict[Identifier, Words] = {}
    citation: Words
    sources: Annotated[tuple[Words, ...], Field(min_length=1)]
    checked_on: date
    next_check: date
    confidence: Confidence
    recheck: bool = False
    note: Words
    series: tuple[SeriesEntry, ...] = ()


class FactFile(Entry):
    """A file of facts on one subject."""

    format: Literal["hilft-facts/1"]
    topic: Identifier
    title: Words
    fact: tuple[FactEntry, ...]


class PageEntry(Dated):
    """The head of a guide page; its text is Markdown below."""

    id: Identifier
    title: Words
    summary: Words
    part: Words
    order: int
    topic: Topic
    sources: Annotated[tuple[Words, ...], Field(min_length=1)]
    related: tuple[Identifier, ...] = ()
    keywords: tuple[Words, ...] = ()
    local: tuple[LocalTableKind | PlaceKind, ...] = ()
    """Local tables and addresses of the group that belong on this page."""


class ConditionEntry(Entry):
    """A condition over one question; days may be a reference ``fact:id``."""

    question: Identifier
    any_of: tuple[Identifier, ...] = ()
    none_of: tuple[Identifier, ...] = ()
    within_working_days: StrictInt | Annotated[str, Field(pattern=r"^fact:[a-z0-9_.]+$")] | None = (
        None
    )


class OptionEntry(Entry):
    """An answer on offer."""

    value: Identifier
    label: Words


class QuestionEntry(Entry):
    """A question of a checklist."""

    id: Identifier
    text: Words
    kind: QuestionKind
    options: tuple[OptionEntry, ...] = ()
    help: str = ""
    page: str = ""
    when: tuple[ConditionEntry, ...] = ()


class PaperEntry(Entry):
    """A paper to bring."""

    id: Identifier
    text: Words
    when: tuple[ConditionEntry, ...] = ()


class FlagEntry(Entry):
    """A red flag."""

    kind: FlagKind
    text: Words
    page: str = ""
    when: Annotated[tuple[ConditionEntry, ...], Field(min_length=1)]


class StepEntry(Entry):
    """A next step; ``practice`` says that it is advice of experience, not of law."""

    id: Identifier
    text: Words
    person_text: Words
    page: str = ""
    cites: tuple[Identifier, ...] = ()
    practice: bool = False
    letter: str = ""
    urgent: bool = False
    when: tuple[ConditionEntry, ...] = ()


class ChecklistEntry(Dated):
    """A checklist file."""

    id: Identifier
    title: Words
    summary: Words
    topic: Topic
    keywords: tuple[Words, ...] = ()
    question: Annotated[tuple[QuestionEntry, ...], Field(min_length=1)]
    paper: tuple[PaperEntry, ...] = ()
    flag: tuple[FlagEntry, ...] = ()
    step: Annotated[tuple[StepEntry, ...], Field(min_length=1)]


class LetterFieldEntry(Entry):
    """A placeholder of a letter."""

    name: Identifier
    label: Words
    type: FieldType
    required: bool = True
    example: Scalar | tuple[StrictStr, ...]
    why: Words
    source: FieldSource = FieldSource.ASK
    options: tuple[OptionEntry, ...] = ()
    personal: bool = False
    annex: str = ""


class LetterBlockEntry(Entry):
    """A text block with its condition."""

    text: Words
    when: str = ""


class LetterSlipEntry(Entry):
    """The answer slip below a letter with its condition."""

    when: str = ""
    options: Annotated[tuple[Words, ...], Field(min_length=1, max_length=6)]


class LetterEntry(Dated):
    """A letter file."""

    id: Identifier
    title: Words
    summary: Words
    kind: Identifier
    topic: Topic
    keywords: tuple[Words, ...] = ()
    sender: LetterSender
    layout: LetterLayout = LetterLayout.WINDOW
    subject: Words
    salutation: Words
    closing: Words
    signature: Words
    consent: ConsentPurpose | Literal[""] = ""
    follow_up_days: int | None = None
    follow_up_text: str = ""
    warning: str = ""
    cites: tuple[Identifier, ...] = ()
    use: tuple[Identifier, ...] = ()
    field: Annotated[tuple[LetterFieldEntry, ...], Field(min_length=1)]
    block: Annotated[tuple[LetterBlockEntry, ...], Field(min_length=1)]
    enclosure: tuple[LetterBlockEntry, ...] = ()
    slip: LetterSlipEntry | None = None


class EmergencyLineEntry(Entry):
    """A line of the emergency strip; ``practice`` as in a step."""

    text: Words
    cites: tuple[Identifier, ...] = ()
    practice: bool = False


class EmergencyCallEntry(Entry):
    """A number to call: ``fact`` is the reference of the fact that holds it."""

    label: Words
    fact: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")]
    hint: str = ""


class EmergencyEntry(Dated):
    """A situation of the emergency strip."""

    id: EmergencyKind
    title: Words
    page: Identifier
    checklist: Identifier | Literal[""] = ""
    handout: Identifier | Literal[""] = ""
    line: Annotated[tuple[EmergencyLineEntry, ...], Field(min_length=1)]
    call: tuple[EmergencyCallEntry, ...] = ()


class EmergencyFile(Entry):
    """The emergency strip; the order of the file is the order on the screen."""

    format: Literal["hilft-emergency/1"]
    emergency: tuple[EmergencyEntry, ...]


class TermEntry(Entry):
    """An abbreviation or word of the field, explained in one or two sentences."""

    id: Identifier
    term: Words
    long: str = ""
    text: Words
    page: str = ""


class GlossaryFile(Entry):
    """The glossary."""

    format: Literal["hilft-glossary/1"]
    term: tuple[TermEntry, ...]


class SearchWordsFile(Entry):
    """Words that say nothing to a search, and groups of words that mean the same."""

    format: Literal["hilft-search/1"]
    stop_words: tuple[Words, ...] = ()
    synonyms: tuple[tuple[Words, ...], ...] = ()


class Manifest(Entry):
    """The edition of the whole content; ``revision`` counts further editions of the same day."""

    format: Literal["hilft-content/1"]
    edition: date
    revision: Annotated[int, Field(ge=0, le=9999)] = 0
    language: Literal["de"]
