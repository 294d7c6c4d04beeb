# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-outs as dated content: German segment by segment, beside it the person's own language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class HandoutPart(StrEnum):
    """What a segment becomes on the page."""

    TITLE = "titel"
    HEADING = "ueberschrift"
    TEXT = "text"
    NOTICE = "hinweis"
    BULLET = "punkt"
    STEP = "schritt"
    """Counted through the sheet, from 1."""
    TICK = "kaestchen"
    LINES = "linien"
    """Ruled lines to write on; the text is their label."""
    SIGNATURE = "unterschrift"
    CONTACT = "kontakt"
    """Label of how the group is reached: its contact, or lines while nobody knows it."""
    INSERT = "einschub"
    """What comes from a case, or lines to fill in by hand; ``insert`` says which."""


class HandoutInsert(StrEnum):
    """What a case brings into a sheet."""

    DEADLINES = "fristen"
    STEPS = "schritte"
    PAPERS = "unterlagen"


class FrameText(StrEnum):
    """Words that every bilingual sheet carries in both languages."""

    UNCHECKED = "ungeprueft"
    """The mark on every page of a translation that nobody has confirmed."""
    BINDING = "massgeblich"
    """Which of the two texts counts."""
    GERMAN_ONLY = "nur_deutsch"
    """Stands in the place of a translation that is missing or out of date."""
    PLACE_AND_DATE = "ort_datum"
    FILLED_IN_GERMAN = "deutsch_ausgefuellt"
    """Says that a line from the case is in German only, with room to write it down."""


HANDOUT_VALUES = frozenset({"gruppe"})
"""Values a text may show as ``{wert:name}``; without one a line to write on stands there."""


@dataclass(frozen=True, slots=True)
class HandoutLanguage:
    """A language beside German; ``own_name`` as its speakers write it."""

    code: str
    own_name: str
    german_name: str
    right_to_left: bool = False


LANGUAGES: tuple[HandoutLanguage, ...] = (
    HandoutLanguage("en", "English", "Englisch"),
    HandoutLanguage("tr", "Türkçe", "Türkisch"),
    HandoutLanguage("ar", "العربية", "Arabisch", right_to_left=True),
    HandoutLanguage("uk", "Українська", "Ukrainisch"),
    HandoutLanguage("ru", "Русский", "Russisch"),
    HandoutLanguage("pl", "Polski", "Polnisch"),
)
"""The languages of the hand-outs, in the order in which they are offered."""


def language_of(code: str) -> HandoutLanguage | None:
    """Return a language by its ISO 639-1 code, ``None`` when there are no hand-outs in it."""
    return next((language for language in LANGUAGES if language.code == code), None)


@dataclass(frozen=True, slots=True)
class HandoutSegment:
    """A piece of text in both languages; ``other`` is empty where only German is to be printed."""

    id: str
    part: HandoutPart
    german: str
    other: str = ""
    lines: int = 1
    insert: HandoutInsert | None = None


@dataclass(frozen=True, slots=True)
class HandoutFrame:
    """The words of every sheet, German and other; ``other`` may lack words that are out of date."""

    german: tuple[tuple[FrameText, str], ...]
    other: tuple[tuple[FrameText, str], ...] = ()

    def in_german(self, text: FrameText) -> str:
        """Return the German words."""
        return dict(self.german)[text]

    def in_other(self, text: FrameText) -> str:
        """Return the words in the other language; empty where there are none."""
        return dict(self.other).get(text, "")


@dataclass(frozen=True, slots=True)
class Handout:
    """A sheet for a working date. Without a language it is German alone."""

    id: str
    title: str
    summary: str
    language: HandoutLanguage | None
    segments: tuple[HandoutSegment, ...]
    frame: HandoutFrame
    checked: bool
    """Somebody of the group who reads the language has confirmed this very translation."""
    outdated: int
    """Segments whose German text changed after the translation, or that have none."""
    version: str
    citations: tuple[str, ...]
    checked_on: date
    next_check: date
    overdue: bool


@dataclass(frozen=True, slots=True)
class HandoutFill:
    """What a case brings: German lines, and days with what happens on them."""

    deadlines: tuple[tuple[date, str], ...] = ()
    steps: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()


def translation_id(handout_id: str, language: str) -> str:
    """Return the name under which the translation of a sheet is reviewed."""
    return f"{handout_id}_{language}"
