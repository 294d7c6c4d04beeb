# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns findings of the schema into German sentences an author without Python can act on."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

_ADVICE = {
    "string_too_short": "„{key}“ darf nicht leer sein.",
    "string_pattern_mismatch": "„{key}“: nur Kleinbuchstaben, Ziffern und Unterstriche verwenden.",
    "too_short": "„{key}“ braucht mindestens einen Eintrag.",
    "date_from_datetime_parsing": "„{key}“ ist kein Datum; bitte als 2026-11-22 schreiben.",
    "date_type": "„{key}“ ist kein Datum; bitte als 2026-11-22 schreiben, ohne Anführungszeichen.",
    "string_type": "„{key}“ muss Text in Anführungszeichen sein.",
    "bool_type": "„{key}“ muss true oder false sein.",
    "int_type": "„{key}“ muss eine ganze Zahl sein.",
    "int_parsing": "„{key}“ muss eine ganze Zahl sein.",
    "tuple_type": "„{key}“ muss eine Liste in eckigen Klammern sein.",
}


def advice_for(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """Return fault code and advice for a finding."""
    key = _key_of(detail["loc"])
    kind = detail["type"]
    if kind == "missing":
        return "key_missing", f"Die Angabe „{key}“ fehlt; bitte ergänzen."
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(key, sorted(set(_field_names(model))), n=1)
        hint = f" Gemeint ist vielleicht „{near[0]}“." if near else ""
        return "key_unknown", f"Die Angabe „{key}“ gibt es hier nicht.{hint}"
    if kind in ("enum", "literal_error"):
        expected = str(detail.get("ctx", {}).get("expected", "")).replace("' or '", "' oder '")
        return "value_not_allowed", f"„{key}“ kennt diesen Wert nicht. Erlaubt: {expected}."
    if kind == "value_error":
        reason = str(detail.get("ctx", {}).get("error", detail["msg"]))
        return "value_wrong", f"Die Angaben passen nicht zusammen: {reason}."
    words = _ADVICE.get(kind, "„{key}“ hat einen Wert, der hier nicht passt.")
    return "value_wrong", words.format(key=key)


def _key_of(location: tuple[str | int, ...]) -> str:
    names = [part for part in location if isinstance(part, str)]
    return names[-1] if names else "Datei"


def _field_names(model: type[BaseModel]) -> Iterator[str]:
    for name, info in model.model_fields.items():
        yield name
        for inner in _models_in(info.annotation):
            yield from _field_names(inner)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
