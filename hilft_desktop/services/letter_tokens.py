# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the personal values of a letter out of its kept words so that they can be put back.

What a case keeps of a letter names nobody. Where a value stood word for word, a mark stands that
names its field; as long as the vault still knows the value, the letter can be printed again as it
was. Once the value is gone the mark reads as a gap.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from hilft_desktop.documents.values import as_text, is_empty, typed_value
from hilft_desktop.domain.letters import FieldType, LetterField, LetterValue
from hilft_desktop.services.name_eraser import GAP

_MARK = re.compile(r"⟦([a-z][a-z0-9_]*(?:\.\d+)?)⟧")
_SHORTEST = 4
"""Shorter values are no words of their own: "12" stands in many numbers."""
_CODES = frozenset({FieldType.BOOL, FieldType.CHOICE, FieldType.CHOICES, FieldType.NUMBER})


def personal_words(
    fields: tuple[LetterField, ...], values: Mapping[str, LetterValue]
) -> dict[str, str]:
    """Return the personal values of a letter as printed, by the name of their mark."""
    words: dict[str, str] = {}
    for field in fields:
        value = values.get(field.name)
        if not field.personal or field.type in _CODES or is_empty(value):
            continue
        if isinstance(value, tuple):
            lines = {f"{field.name}.{at}": line for at, line in enumerate(value, start=1)}
            words |= lines
        else:
            words[field.name] = as_text(typed_value(field, value))
    return words


def marked(text: str, words: Mapping[str, str]) -> str:
    """Return the text with a mark wherever one of the words stands whole; longest words first."""
    usable = {word: name for name, word in reversed(tuple(words.items())) if len(word) >= _SHORTEST}
    if not usable:
        return text
    longest_first = sorted(usable, key=len, reverse=True)
    whole = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest_first)
    return re.sub(whole, lambda found: f"⟦{usable[found[0]]}⟧", text)


def filled(text: str, words: Mapping[str, str]) -> str:
    """Return the text with the words in the places of their marks, a gap for what is not known."""
    return _MARK.sub(lambda found: words.get(found[1], GAP), text)
