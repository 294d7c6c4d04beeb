# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a letter as a whole: every field is used and known, every example would fit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hilft_desktop.content.lint_checklists import LineFinding
from hilft_desktop.content.loader import Located
from hilft_desktop.content.schema import LetterEntry, LetterFieldEntry
from hilft_desktop.content.template_text import FILTERS, filters_used, names_in, names_used
from hilft_desktop.domain.letters import FieldSource, FieldType, LetterLayout, LetterSender

PROVIDED = frozenset({"today"})
"""Names every letter text may use without a field of its own."""

IMPLIED = frozenset({"recipient"})
"""Fields that the letter's frame uses, whatever its text says."""

_SHOWN_AS_THEY_STAND = ("title", "summary", "warning", "follow_up_text")
_TAG_MARKS = ("{{", "{%", "{#")


def letter_findings(located: Located[LetterEntry]) -> Iterator[LineFinding]:
    """Return what is wrong with fields and text of a letter."""
    letter = located.entry
    names = [field.name for field in letter.field]
    used: set[str] = set()
    for line, text, condition in _texts(located):
        wanted = names_used(text) | (names_in(condition) if condition else frozenset())
        used |= wanted
        for name in sorted(wanted - set(names) - PROVIDED):
            yield line, "field_undefined", f"Das Feld „{name}“ ist nicht beschrieben."
        for name in sorted(filters_used(text) - FILTERS):
            yield line, "filter_unknown", f"Den Filter „{name}“ gibt es nicht."
    for index, field in enumerate(letter.field):
        line = located.line("field", index)
        if names.count(field.name) > 1 and names.index(field.name) != index:
            yield line, "id_duplicate", f"Das Feld „{field.name}“ gibt es zweimal."
        if field.name not in used | IMPLIED | frame_fields(letter):
            yield line, "field_unused", f"Das Feld „{field.name}“ kommt im Text nicht vor."
        problem = _example_problem(field)
        if problem:
            yield located.line("field", index, "example"), "example_wrong", problem
    recipient = next((field for field in letter.field if field.name == "recipient"), None)
    handed_over = letter.layout is not LetterLayout.WINDOW and not letter.consent
    if recipient is None and handed_over:
        return
    if recipient is None or recipient.type is not FieldType.LINES:
        yield (
            located.line("field", 0),
            "recipient_missing",
            "Jedes Schreiben braucht das Feld „recipient“ vom Typ lines.",
        )
    yield from _unread_tags(located)
    yield from _annex_findings(located)
    yield from _slip_findings(located)


def letter_prose(located: Located[LetterEntry]) -> Iterator[tuple[int, str]]:
    """Yield line and text of everything somebody reads, on the screen or on paper."""
    letter = located.entry
    for key in ("title", "summary", "subject", "warning", "follow_up_text"):
        yield located.line(key), str(getattr(letter, key))
    for key, blocks in (("block", letter.block), ("enclosure", letter.enclosure)):
        for index, block in enumerate(blocks):
            yield located.line(key, index), block.text
    for option in letter.slip.options if letter.slip else ():
        yield located.line("slip", "options"), option


def frame_fields(letter: LetterEntry) -> frozenset[str]:
    """Return fields that stand in the letter's frame because of where they come from."""
    return frozenset(
        field.name
        for field in letter.field
        if field.source.value.startswith(("unit.", "person.", "referral."))
    )


def _unread_tags(located: Located[LetterEntry]) -> Iterator[LineFinding]:
    """Return tags in texts that are shown as they stand."""
    for key in _SHOWN_AS_THEY_STAND:
        text = str(getattr(located.entry, key))
        if any(mark in text for mark in _TAG_MARKS):
            advice = f"„{key}“ wird so gezeigt, wie es dasteht; Felder gehören in den Brief."
            yield located.line(key), "tag_not_read", advice


def _annex_findings(located: Located[LetterEntry]) -> Iterator[LineFinding]:
    for index, field in enumerate(located.entry.field):
        if field.annex and field.type is not FieldType.LONG_TEXT:
            yield (
                located.line("field", index, "annex"),
                "annex_wrong",
                f"Nur ein langer Text geht in eine Anlage; „{field.name}“ ist {field.type.value}.",
            )


def _slip_findings(located: Located[LetterEntry]) -> Iterator[LineFinding]:
    """Return what is wrong with the answer slip: it must find the way back, without any name."""
    letter = located.entry
    codes = [at for at, field in enumerate(letter.field) if field.source is FieldSource.SLIP_CODE]
    if letter.slip is None:
        for index in codes:
            advice = "Ein Feld mit source „referral.code“ braucht einen Abschnitt [slip]."
            yield located.line("field", index), "slip_missing", advice
        return
    if letter.sender is not LetterSender.UNIT:
        advice = 'Ein Antwortabschnitt kommt zu uns zurück: Er braucht sender = "unit".'
        yield located.line("sender"), "slip_sender", advice
    if not codes:
        advice = "Ein Antwortabschnitt braucht ein Feld mit source „referral.code“ (use slip)."
        yield located.line("use"), "slip_code_missing", advice
    if any(mark in option for option in letter.slip.options for mark in _TAG_MARKS):
        advice = "Auf dem Antwortabschnitt stehen nur feste Worte, nie ein Feld."
        yield located.line("slip", "options"), "slip_value", advice


def _texts(located: Located[LetterEntry]) -> Iterator[tuple[int, str, str]]:
    letter = located.entry
    for key in ("subject", "salutation", "closing", "signature"):
        yield located.line(key), str(getattr(letter, key)), ""
    for key, blocks in (("block", letter.block), ("enclosure", letter.enclosure)):
        for index, block in enumerate(blocks):
            yield located.line(key, index), block.text, block.when
    if letter.slip:
        yield located.line("slip", "when"), "", letter.slip.when


def _example_problem(field: LetterFieldEntry) -> str:
    example = field.example
    options = {option.value for option in field.options}
    match field.type:
        case FieldType.LINES:
            fits = isinstance(example, tuple)
        case FieldType.CHOICES:
            fits = isinstance(example, tuple) and set(example) <= options
        case FieldType.CHOICE:
            fits = isinstance(example, str) and example in options
        case FieldType.BOOL:
            fits = isinstance(example, bool)
        case FieldType.DATE:
            fits = isinstance(example, date)
        case FieldType.MONEY | FieldType.NUMBER:
            fits = isinstance(example, int) and not isinstance(example, bool)
        case _:
            fits = isinstance(example, str)
    if fits:
        return ""
    return f"Das Beispiel für „{field.name}“ passt nicht zum Typ {field.type.value}."
