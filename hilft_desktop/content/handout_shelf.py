# SPDX-License-Identifier: GPL-3.0-or-later
"""The hand-outs in use: by sheet and language, with what the group has confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hilft_desktop.content.handouts import (
    HandoutMaker,
    held,
    translation_parts,
    translations_of,
)
from hilft_desktop.content.local_library import LocalLibrary
from hilft_desktop.content.rendering import Rendering
from hilft_desktop.content.schema_handouts import HandoutEntry
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.handouts import LANGUAGES, Handout, HandoutLanguage, translation_id
from hilft_desktop.domain.updates import CheckedContent, ItemKind


class HandoutShelf:
    """Reads hand-outs from a library; cheap to make anew for each question."""

    def __init__(self, library: LocalLibrary, on: date, today: date) -> None:
        self._library = library
        self._on = on
        self._translated = translations_of(library.source)
        frame = library.source.handout_frame
        self._maker = HandoutMaker(
            frame.entry if frame else None,
            Rendering(
                facts=library.facts,
                on=on,
                today=today,
                version=library.version,
                exists=lambda _kind, _name: False,  # hand-outs link to nothing
            ),
        )

    @property
    def languages(self) -> tuple[HandoutLanguage, ...]:
        """The languages there are translations in; an older pack may have fewer."""
        return tuple(language for language in LANGUAGES if language.code in self._translated)

    def sheets(self) -> tuple[Handout, ...]:
        """Return every sheet that holds on the day, in German."""
        return tuple(self._maker.build(entry) for entry in self._held())

    def sheet(self, handout_id: str, language: str = "") -> Handout:
        """Return a sheet, beside a language when one is named.

        Raises ``UserError``: ``handout_unknown``, ``handout_other_time``,
        ``handout_language_unknown``.
        """
        entry = next((entry for entry in self._held() if entry.id == handout_id), None)
        if entry is None:
            known = any(loc.entry.id == handout_id for loc in self._library.source.handouts)
            if known:
                on = f"{self._on:%d.%m.%Y}"
                raise UserError("handout_other_time", id=handout_id[:60], on=on)
            raise UserError("handout_unknown", id=handout_id[:60])
        if not language:
            return self._maker.build(entry)
        translated = self._translated.get(language)
        if translated is None:
            codes = tuple(each.code for each in self.languages)
            raise UserError("handout_language_unknown", language=language[:20], allowed=codes)
        return self._maker.build(entry, translated, checked=self._confirmed(entry, language))

    def translations(self) -> Iterator[CheckedContent]:
        """Yield every translation of what holds on the day, for whoever reads both languages."""
        sheets = {entry.id for entry in self._held()}
        for part in translation_parts(self._library.source):
            if part.id.rpartition("_")[0] in sheets:
                yield CheckedContent(
                    ItemKind.TRANSLATION,
                    part.id,
                    part.title,
                    part.checked_on,
                    part.next_check,
                    (),
                    part.pairs,
                )

    def _held(self) -> tuple[HandoutEntry, ...]:
        return held(self._library.source.handouts, self._on)

    def _confirmed(self, entry: HandoutEntry, language: str) -> bool:
        name = translation_id(entry.id, language)
        digest = self._library.prints.statement(ItemKind.TRANSLATION, name, self._on)
        return any(
            (review.kind, review.id, review.digest) == (ItemKind.TRANSLATION.value, name, digest)
            for review in self._library.layer.reviews
        )
