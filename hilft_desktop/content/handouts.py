# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-outs for a working date: German and translated segments brought together.

A translation belongs to the very German text it was made from. When that changes, only the German
is shown, with a mark: an old translation of new law is worse than none.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hilft_desktop.content.figures import FactBook, FigureReference
from hilft_desktop.content.loader import ContentSource, Located
from hilft_desktop.content.rendering import Rendering, earliest_check, figures_in
from hilft_desktop.content.schema_handouts import (
    HandoutEntry,
    HandoutFrameFile,
    TranslationEntry,
)
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.facts import Unit
from hilft_desktop.domain.handouts import (
    FrameText,
    Handout,
    HandoutFrame,
    HandoutSegment,
    language_of,
    translation_id,
)
from hilft_desktop.i18n.foreign import format_count, plural_category

FRAME = "rahmen"
"""First part of the keys of the words that every sheet carries."""
_DIGEST_SIGNS = 12
_FIGURE = re.compile(r"\{fact:([^{}\s]+)\}")


def segment_digest(german: str) -> str:
    """Return the digest by which a translation names the German text it was made from."""
    return hashlib.sha256(german.encode("utf-8")).hexdigest()[:_DIGEST_SIGNS]


def german_texts(source: ContentSource) -> dict[str, str]:
    """Return every German segment by its key, those of the frame too."""
    found: dict[str, str] = {}
    if source.handout_frame is not None:
        words = source.handout_frame.entry.segment
        found |= {f"{FRAME}.{text.value}": german for text, german in words.items()}
    for located in source.handouts:
        entry = located.entry
        found |= {f"{entry.id}.{segment.id}": segment.text for segment in entry.segment}
    return found


def handout_facts(entry: HandoutEntry) -> tuple[str, ...]:
    """Return the facts a sheet leans on: cited in its head or shown in its text."""
    shown = [fact for segment in entry.segment for fact in figures_in(segment.text)]
    return tuple(dict.fromkeys([*entry.cites, *shown]))


@dataclass(frozen=True, slots=True)
class Translated:
    """The translation of one sheet and of the frame, as far as it is up to date."""

    entry: TranslationEntry
    texts: Mapping[str, str]
    """By key; a text whose German has changed is not among them."""

    @classmethod
    def of(cls, entry: TranslationEntry, german: Mapping[str, str]) -> Translated:
        """Keep what was made from the German text as it is now."""
        fitting = (s for s in entry.segment if segment_digest(german.get(s.key, "")) == s.of)
        return cls(entry, {segment.key: segment.text for segment in fitting})

    def said(self, handout: HandoutEntry) -> list[tuple[str, str]]:
        """Return all that a reader of the sheet sees in this language, for its digest."""
        wanted = (f"{handout.id}.", f"{FRAME}.")
        units = self.entry.units.items()
        return [
            *((key, text) for key, text in self.texts.items() if key.startswith(wanted)),
            *((f"{unit.value}:{name}", form) for unit, f in units for name, form in f.items()),
        ]


def translations_of(source: ContentSource) -> dict[str, Translated]:
    """Return what is translated and up to date, by language."""
    german = german_texts(source)
    entries = (located.entry for located in source.translations)
    return {entry.language: Translated.of(entry, german) for entry in entries}


@dataclass(frozen=True, slots=True)
class HandoutMaker:
    """Builds sheets for a working date."""

    frame: HandoutFrameFile | None
    rendering: Rendering

    def build(
        self, entry: HandoutEntry, translated: Translated | None = None, *, checked: bool = False
    ) -> Handout:
        """Return a sheet, beside the translation when there is one."""
        facts = self.rendering.facts
        used = handout_facts(entry)
        next_check = earliest_check(entry.next_check, facts, used)
        segments = tuple(self._segments(entry, translated))
        return Handout(
            id=entry.id,
            title=entry.title,
            summary=entry.summary,
            language=language_of(translated.entry.language) if translated else None,
            segments=segments,
            frame=self._frame(translated),
            checked=checked,
            outdated=sum(not segment.other for segment in segments) if translated else 0,
            version=self.rendering.version,
            citations=tuple(dict.fromkeys(self.rendering.citation_text(fact) for fact in used)),
            checked_on=entry.checked_on,
            next_check=next_check,
            overdue=next_check < self.rendering.today,
        )

    def _segments(
        self, entry: HandoutEntry, translated: Translated | None
    ) -> Iterator[HandoutSegment]:
        for segment in entry.segment:
            other = translated.texts.get(f"{entry.id}.{segment.id}", "") if translated else ""
            yield HandoutSegment(
                segment.id,
                segment.part,
                self.rendering.text(segment.text),
                self._foreign(other, translated) if translated else "",
                segment.lines,
                segment.insert,
            )

    def _frame(self, translated: Translated | None) -> HandoutFrame:
        german = tuple(self.frame.segment.items()) if self.frame else ()
        if translated is None:
            return HandoutFrame(german)
        texts = translated.texts
        found = ((text, texts.get(f"{FRAME}.{text.value}", "")) for text in FrameText)
        return HandoutFrame(german, tuple(found))

    def _foreign(self, text: str, translated: Translated) -> str:
        """Fill figures in; without one that holds on the day, the German text stands alone."""
        try:
            return _FIGURE.sub(
                lambda found: foreign_figure(
                    found[1], self.rendering.facts, self.rendering.on, translated.entry
                ),
                text,
            )
        except UserError:
            return ""


def foreign_figure(reference: str, facts: FactBook, on: date, entry: TranslationEntry) -> str:
    """Return a figure in the words of a language.

    Raises ``UserError("fact_not_in_force")`` for a figure that does not hold on the day, or that
    the language has no words for.
    """
    wanted = FigureReference.parse(reference)
    value = facts.value(wanted.fact_id, on, wanted.key)
    if isinstance(value, str):
        return value
    unit = facts.get(wanted.fact_id).unit_of(wanted.key)
    if isinstance(value, bool | date) or not isinstance(value, int | Decimal):
        raise UserError("fact_not_in_force", fact=wanted.fact_id, key=wanted.key, on=f"{on}")
    number = format_count(value, entry.language)
    if unit in (Unit.NONE, Unit.NUMBER) or wanted.form == "zahl":
        return number
    forms = entry.units.get(unit, {})
    words = next(
        (form for name, form in forms.items() if name == plural_category(value, entry.language)), ""
    )
    if not words:
        raise UserError("fact_not_in_force", fact=wanted.fact_id, key=wanted.key, on=f"{on}")
    # A number must not be parted from its noun at the end of a line.
    return words.replace("{n} ", "{n}\u00a0").replace("{n}", number)


def held(entries: Iterable[Located[HandoutEntry]], day: date) -> tuple[HandoutEntry, ...]:
    """Return the sheets that hold on a day, in the order in which they are offered."""
    found = (located.entry for located in entries)
    return tuple(
        sorted(
            (
                entry
                for entry in found
                if (entry.valid_from or date.min) <= day <= (entry.valid_to or date.max)
            ),
            key=lambda entry: (entry.order, entry.id),
        )
    )


@dataclass(frozen=True, slots=True)
class TranslationPart:
    """The translation of a sheet as something to be compared and confirmed."""

    id: str
    title: str
    valid_from: date | None
    valid_to: date | None
    checked_on: date
    next_check: date
    said: list[tuple[str, str]]
    pairs: tuple[str, ...]
    """German and translated segment below each other, for whoever reads both."""


def translation_parts(source: ContentSource) -> Iterator[TranslationPart]:
    """Yield every sheet in every language, as far as it is up to date."""
    german = german_texts(source)
    for code, translated in translations_of(source).items():
        language = language_of(code)
        assert language is not None  # the schema knows the same languages
        for entry in (located.entry for located in source.handouts):
            said = translated.said(entry)
            yield TranslationPart(
                translation_id(entry.id, code),
                f"{entry.title} ({language.german_name})",
                entry.valid_from,
                entry.valid_to,
                translated.entry.checked_on,
                translated.entry.next_check,
                said,
                tuple(
                    f"{german[key]}\n{_isolated(text) if language.right_to_left else text}"
                    for key, text in said
                    if key in german
                ),
            )


def _isolated(text: str) -> str:
    """Let a text run from the right among lines that run from the left (UAX #9, isolates)."""
    return f"\u2067{text}\u2069"
