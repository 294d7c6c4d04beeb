# SPDX-License-Identifier: GPL-3.0-or-later
"""What the vault already knows for a letter, so that nobody is asked twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hilft_desktop.domain.codes import Language
from hilft_desktop.domain.letters import FieldSource, FieldType, LetterField, LetterValue
from hilft_desktop.domain.persons import Identity
from hilft_desktop.domain.structures import Unit
from hilft_desktop.i18n.labels import label


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """Where the values of a letter may come from; each part may be missing."""

    today: date
    unit: Unit | None = None
    counsellor: str = ""
    pseudonym: str = ""
    language: Language | None = None
    identity: Identity | None = None

    def values(self, fields: tuple[LetterField, ...]) -> dict[str, LetterValue]:
        """Return the values of all fields that have a source and a value there."""
        offered = self._offered()
        found = {field.name: _shaped(field, offered.get(field.source)) for field in fields}
        return {name: value for name, value in found.items() if value not in (None, "", ())}

    def _offered(self) -> Mapping[FieldSource, LetterValue]:
        offered: dict[FieldSource, LetterValue] = {
            FieldSource.TODAY: self.today,
            FieldSource.COUNSELLOR: self.counsellor,
            FieldSource.CASE_PSEUDONYM: self.pseudonym,
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
        if self.language is not None:
            offered[FieldSource.PERSON_LANGUAGE] = label(self.language)
        return offered


def without_identity(
    text: str, values: Mapping[str, LetterValue], fields: tuple[LetterField, ...]
) -> str:
    """Return an edited text with every personal value taken out.

    What is kept with a case must not keep a name alive beyond its purge date.
    """
    parts: set[str] = set()
    for field in fields:
        value = values.get(field.name)
        if field.personal and value:
            entries = value if isinstance(value, tuple) else (str(value),)
            parts.update(entry.strip() for entry in entries if len(entry.strip()) > 1)
    for part in sorted(parts, key=len, reverse=True):
        text = text.replace(part, "…")
    return text


def _shaped(field: LetterField, value: LetterValue) -> LetterValue:
    if field.type is FieldType.LINES and isinstance(value, str):
        return tuple(line.strip() for line in value.splitlines() if line.strip())
    if field.type in (FieldType.TEXT, FieldType.LONG_TEXT) and isinstance(value, tuple):
        return ", ".join(value)
    return value
