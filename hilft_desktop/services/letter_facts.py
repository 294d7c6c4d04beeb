# SPDX-License-Identifier: GPL-3.0-or-later
"""What the vault already knows for a letter, so that nobody is asked twice."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hilft_desktop.documents.values import as_text, is_empty, typed_value
from hilft_desktop.domain.codes import Language
from hilft_desktop.domain.letters import FieldSource, FieldType, LetterField, LetterValue
from hilft_desktop.domain.persons import Identity
from hilft_desktop.domain.structures import Unit
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.name_eraser import NameEraser

_SHORTEST_STREET = 4


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """Where the values of a letter may come from; each part may be missing."""

    today: date
    unit: Unit | None = None
    counsellor: str = ""
    pseudonym: str = ""
    language: Language | None = None
    identity: Identity | None = None
    slip_code: str = ""
    body: tuple[str, ...] = ()
    """Name and address of the body the case is about to be referred to."""
    case_lines: Mapping[FieldSource, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    """What stands open in the case, in words for the person."""

    def values(self, fields: tuple[LetterField, ...]) -> dict[str, LetterValue]:
        """Return the values of all fields that have a source and a value there."""
        offered = self._offered()
        found = {each.name: _shaped(each, offered.get(each.source)) for each in fields}
        return {name: value for name, value in found.items() if value not in (None, "", ())}

    def _offered(self) -> Mapping[FieldSource, LetterValue]:
        offered: dict[FieldSource, LetterValue] = {
            FieldSource.TODAY: self.today,
            FieldSource.COUNSELLOR: self.counsellor,
            FieldSource.CASE_PSEUDONYM: self.pseudonym,
            FieldSource.SLIP_CODE: self.slip_code,
            FieldSource.REFERRAL_BODY: self.body,
            **self.case_lines,
        }
        if self.unit is not None:
            offered |= {
                FieldSource.UNIT_NAME: self.unit.name,
                FieldSource.UNIT_PLACE: self.unit.place,
                FieldSource.UNIT_CONTACT: self.unit.contact,
                FieldSource.UNIT_ADDRESS: self.unit.address,
            }
        if self.identity is not None:
            offered |= {
                FieldSource.PERSON_NAME: self.identity.name,
                FieldSource.PERSON_ADDRESS: self.identity.address,
                FieldSource.PERSON_CONTACT: self.identity.contact,
            }
        if self.language not in (None, Language.UNKNOWN):
            offered[FieldSource.PERSON_LANGUAGE] = label(self.language)
        return offered


def eraser_of(
    fields: tuple[LetterField, ...],
    values: Mapping[str, LetterValue],
    identity: Identity | None,
) -> NameEraser:
    """Return what takes everything out of a text that tells whose letter it was.

    What is kept with a case must not keep a name alive beyond its purge date, wherever it was
    typed: in a field of its own, in the middle of another one, or into the edited text.
    """
    eraser = NameEraser()
    for field in fields:
        value = values.get(field.name)
        if not field.personal or is_empty(value) or isinstance(value, bool):
            continue
        if field.type in (FieldType.CHOICE, FieldType.CHOICES, FieldType.NUMBER):
            continue  # codes and small numbers name nobody
        lines = value if isinstance(value, tuple) else (as_text(typed_value(field, value)),)
        _teach(eraser, field.source, lines)
    if identity is not None:
        _teach(eraser, FieldSource.PERSON_NAME, (identity.name,))
        _teach(eraser, FieldSource.PERSON_ADDRESS, identity.address)
        _teach(eraser, FieldSource.PERSON_CONTACT, (identity.contact,))
    return eraser


def _teach(eraser: NameEraser, source: FieldSource, lines: tuple[str, ...]) -> None:
    for line in lines:
        eraser.add_phrase(line)
    if source is FieldSource.PERSON_NAME:
        for line in lines:
            eraser.add_words(line)
    if source is FieldSource.PERSON_ADDRESS:
        # The last line is postcode and town: half the town's letters carry that word.
        for line in lines[:-1]:
            eraser.add_words(line, _SHORTEST_STREET)


def _shaped(field: LetterField, value: LetterValue) -> LetterValue:
    if field.type is FieldType.LINES and isinstance(value, str):
        return tuple(line.strip() for line in value.splitlines() if line.strip())
    if field.type in (FieldType.TEXT, FieldType.LONG_TEXT) and isinstance(value, tuple):
        return ", ".join(value)
    return value
