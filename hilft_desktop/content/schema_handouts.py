# SPDX-License-Identifier: GPL-3.0-or-later
"""The file formats of hand-outs and of their translations."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from hilft_desktop.content.schema import Dated, Entry, Identifier, Words
from hilft_desktop.domain.facts import Unit
from hilft_desktop.domain.handouts import FrameText, HandoutInsert, HandoutPart

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
"""The first signs of the SHA-256 of a German segment."""
LanguageCode = Literal["en", "tr", "ar", "uk", "ru", "pl"]
PluralCategory = Literal["zero", "one", "two", "few", "many", "other"]


class HandoutSegmentEntry(Entry):
    """A segment of the German text."""

    id: Identifier
    part: HandoutPart = HandoutPart.TEXT
    text: Words
    lines: Annotated[int, Field(ge=1, le=12)] = 1
    insert: HandoutInsert | None = None

    @model_validator(mode="after")
    def _insert_named(self) -> HandoutSegmentEntry:
        if (self.insert is not None) != (self.part is HandoutPart.INSERT):
            raise ValueError("insert gehört genau zu part = einschub")
        return self


class HandoutEntry(Dated):
    """A hand-out; the order of its segments is the order on the page."""

    format: Literal["hilft-handout/1"]
    id: Identifier
    title: Words
    summary: Words
    order: int
    cites: tuple[Identifier, ...] = ()
    segment: Annotated[tuple[HandoutSegmentEntry, ...], Field(min_length=1)]


class HandoutFrameFile(Entry):
    """The German words that every bilingual sheet carries."""

    format: Literal["hilft-handout-frame/1"]
    segment: dict[FrameText, Words]


class TranslatedSegmentEntry(Entry):
    """A translated segment; ``of`` is the digest of the German text it was made from."""

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$", max_length=120)]
    """Sheet and segment, or ``rahmen.`` and a word of the frame."""
    of: Digest
    text: Words


class TranslationEntry(Dated):
    """All translations into one language.

    ``units`` holds the words of counted figures by plural category (CLDR), with ``{n}`` for the
    number, because the number itself is a fact and may change.
    """

    format: Literal["hilft-translation/1"]
    language: LanguageCode
    units: dict[Unit, dict[PluralCategory, Words]] = {}
    segment: Annotated[tuple[TranslatedSegmentEntry, ...], Field(min_length=1)]
