# SPDX-License-Identifier: GPL-3.0-or-later
"""What a case keeps of a letter: values and words without names, and how it was printed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from hilft_desktop.domain.delivery import Delivery
from hilft_desktop.domain.letters import LetterTemplate, LetterValue
from hilft_desktop.domain.persons import Identity
from hilft_desktop.services import json_input
from hilft_desktop.services.delivery_ways import delivery_way
from hilft_desktop.services.letter_facts import eraser_of
from hilft_desktop.services.letter_tokens import filled, marked, personal_words
from hilft_desktop.services.letter_values import read_kept, value_json
from hilft_desktop.services.texts import cleaned
from hilft_desktop.storage.repositories.case_records import NewDocument

if TYPE_CHECKING:
    from collections.abc import Callable

    from hilft_desktop.domain.cases import CaseDocument
    from hilft_desktop.domain.letters import LetterField
    from hilft_desktop.services.rows import LetterRequest

PRINT = "@print"
"""Key beside the values for how the letter was printed; no field can be called so."""
WORDS = "@words"
"""Key beside the values for the words that went out."""
_EDITED = "@edited"


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept letter, read back."""

    values: Mapping[str, LetterValue]
    edited_text: str | None
    words: str
    form: str
    large_print: bool
    on: date | None
    sender: str
    has_gaps: bool


def new_document(
    template: LetterTemplate,
    request: LetterRequest,
    identity: Identity | None,
    *,
    body: str,
    digest: str,
    content_version: str,
    today: date,
    on: date,
) -> NewDocument:
    """Return what is kept of a letter; ``body`` is the text of its paragraphs as it went out.

    Values that tell who somebody is are left out, and taken out of everything else.
    """
    words = personal_words(template.fields, request.values)
    eraser = eraser_of(template.fields, request.values, identity)

    def nameless(text: str) -> str:
        return eraser.erase(marked(cleaned(text), words))

    kept: dict[str, Any] = {
        field.name: value_json(field, _each(request.values.get(field.name), nameless))
        for field in template.fields
        if not field.personal
    }
    kept[PRINT] = {
        "form": request.form,
        "large_print": request.large_print,
        "on": on.isoformat(),
        "sender": request.sender,
        "override": nameless(request.override),
    }
    kept[WORDS] = nameless(body)
    due = delivery_way(Delivery(request.sent_by)).ask_from(today) if request.sent_by else None
    return NewDocument(
        letter_id=template.id,
        title=template.title,
        template_version=template.version,
        content_version=content_version,
        created_on=today,
        values_json=json.dumps(kept, ensure_ascii=False),
        edited_text=None if request.edited_text is None else nameless(request.edited_text),
        pdf_sha256=digest,
        sent_by=request.sent_by,
        proof_due=due,
    )


def sent_json(fields: tuple[LetterField, ...], request: LetterRequest) -> str:
    """Return a letter as it went out, names included, for its draft."""
    values: dict[str, Any] = {
        field.name: value_json(field, _each(request.values.get(field.name), cleaned))
        for field in fields
    }
    edited = None if request.edited_text is None else cleaned(request.edited_text)
    return json.dumps({**values, _EDITED: edited}, ensure_ascii=False)


def read_document(
    document: CaseDocument,
    fields: tuple[LetterField, ...],
    known: Mapping[str, LetterValue],
    sent: str = "",
) -> Kept:
    """Return a kept letter with the personal values that are still known put back.

    ``sent`` is its draft (``sent_json``), empty once that has gone.
    """
    content: dict[str, Any] = json_input.parse(document.values_json)
    printed: dict[str, Any] = content.pop(PRINT, None) or {}
    body = str(content.pop(WORDS, "") or "")
    fresh: dict[str, Any] = json_input.parse(sent) if sent else {}
    edited = fresh.pop(_EDITED, document.edited_text)
    known = {**known, **read_kept(fresh, fields)}
    personal = {field.name: known[field.name] for field in fields if _is_known(field, known)}
    words = personal_words(fields, personal)
    values = {
        name: _each(value, lambda text: filled(text, words))
        for name, value in read_kept(content | fresh, fields).items()
    }
    kept_on = printed.get("on")
    return Kept(
        values={**values, **personal},
        edited_text=None if edited is None else filled(edited, words),
        words=filled(body, words),
        form=str(printed.get("form", "B")),
        large_print=printed.get("large_print") is True,
        on=date.fromisoformat(kept_on) if isinstance(kept_on, str) else None,
        sender=str(printed.get("sender", "")),
        has_gaps=any(
            field.required and field.personal and field.name not in personal for field in fields
        ),
    )


def values_only(values_json: str) -> dict[str, Any]:
    """Return the kept values by field, gaps for marks, without how the letter was printed."""
    content: dict[str, Any] = json_input.parse(values_json)
    return {name: _gapped(value) for name, value in content.items() if name not in (PRINT, WORDS)}


def _is_known(field: LetterField, known: Mapping[str, LetterValue]) -> bool:
    return field.personal and known.get(field.name) not in (None, "", ())


def _each(value: LetterValue, change: Callable[[str], str]) -> LetterValue:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(change(line) for line in value)
    return value


def _gapped(value: Any) -> Any:
    if isinstance(value, str):
        return filled(value, {})
    return [_gapped(part) for part in value] if isinstance(value, list) else value
