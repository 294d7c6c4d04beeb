# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter template and values become a letter. Values are data: never template, never markup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter
from typing import Any

from hilft_desktop.documents import values as typed
from hilft_desktop.documents import words
from hilft_desktop.documents.model import (
    Annex,
    Footer,
    Letter,
    Notice,
    Paragraph,
    Reference,
    SenderBlock,
    TearOff,
    plain,
)
from hilft_desktop.documents.template_run import FactText, TemplateRun
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.letters import (
    FieldSource,
    LetterLayout,
    LetterSender,
    LetterTemplate,
    LetterValue,
)


@dataclass(frozen=True, slots=True)
class LetterFrame:
    """What a letter needs besides its template and values."""

    written_on: date
    footer: Footer
    fact: FactText
    sender: SenderBlock | None = None
    """Who writes; `None` takes the sender from the values by the sources of their fields."""
    references: tuple[Reference, ...] = ()
    notices: tuple[Notice, ...] = ()
    practice: bool = False


def missing_fields(template: LetterTemplate, values: Mapping[str, LetterValue]) -> tuple[str, ...]:
    """Return the names of required fields without a value, in the order of the template."""
    return tuple(
        entry.name
        for entry in template.fields
        if entry.required and typed.is_empty(values.get(entry.name))
    )


def compose(
    template: LetterTemplate,
    values: Mapping[str, LetterValue],
    frame: LetterFrame,
    edit: str | None = None,
) -> Letter:
    """Return the letter that a template and values make.

    `edit` is the reworded body that will take the place of the letter's own (see `letter_text`);
    the annexes are those it refers to.

    Raises `UserError("letter_values_missing", fields=...)` when a value is asked for and missing,
    `UserError("letter_value_wrong", field=...)` when one has the wrong type, and
    `MachineError("letter_template_broken", letter=...)` when the template itself cannot be read.
    """
    missing = missing_fields(template, values)
    if missing:
        raise _missing(template, missing)
    known = typed.for_template(template.fields, values, edit)
    writer = TemplateRun(
        template.title, known, frame.fact, lambda name: _missing(template, (name,))
    )
    sender = frame.sender or sender_from(template, values)
    letter = Letter(
        sender=sender,
        recipient=_recipient(known),
        written_on=frame.written_on,
        subject=writer.line(template.subject),
        salutation=writer.line(template.salutation),
        body=writer.blocks((block.when, block.text) for block in template.blocks),
        closing=writer.line(template.closing),
        signature_name=writer.line(template.signature),
        footer=frame.footer,
        enclosures=writer.lines((entry.when, entry.text) for entry in template.enclosures),
        references=frame.references,
        notices=frame.notices,
        title=template.title,
        practice=frame.practice,
        tear_off=_tear_off(template, values, sender, writer),
        as_sheet=template.layout is not LetterLayout.WINDOW,
        ticks=template.layout is LetterLayout.TICK_SHEET,
    )
    return _with_annexes(letter, writer)


def sender_from(template: LetterTemplate, values: Mapping[str, LetterValue]) -> SenderBlock:
    """Return the sender that the values name, by the sources of the template's fields."""
    by_source = {entry.source: values.get(entry.name) for entry in template.fields}

    def lines(source: FieldSource) -> tuple[str, ...]:
        return typed.as_lines(by_source.get(source))

    if template.sender is LetterSender.PERSON:
        address = lines(FieldSource.PERSON_ADDRESS)
        return SenderBlock(
            name=" ".join(lines(FieldSource.PERSON_NAME)),
            address=address,
            contact=lines(FieldSource.PERSON_CONTACT),
            place=address[-1].lstrip("0123456789 ") if address else "",
        )
    return SenderBlock(
        name=" ".join(lines(FieldSource.UNIT_NAME)),
        address=lines(FieldSource.UNIT_ADDRESS),
        contact=lines(FieldSource.UNIT_CONTACT),
        place=" ".join(lines(FieldSource.UNIT_PLACE)),
    )


def _tear_off(
    template: LetterTemplate,
    values: Mapping[str, LetterValue],
    sender: SenderBlock,
    writer: TemplateRun,
) -> TearOff | None:
    if template.slip is None or not writer.holds(template.slip.when):
        return None
    by_source = {entry.source: values.get(entry.name) for entry in template.fields}
    return TearOff(
        options=template.slip.options,
        return_to=tuple(part for part in (sender.name, *sender.address, *sender.contact) if part),
        code=" ".join(typed.as_lines(by_source.get(FieldSource.SLIP_CODE))),
    )


def _with_annexes(letter: Letter, writer: TemplateRun) -> Letter:
    """Return `letter` with the long texts it mentions, each named among the enclosures."""
    annexes = tuple(
        Annex(
            words.annex_title(number, heading),
            tuple(Paragraph(plain(part)) for part in text.split("\n\n") if part.strip()),
        )
        for (heading, text), number in sorted(writer.annexes.items(), key=itemgetter(1))
    )
    titles = tuple(annex.title for annex in annexes)
    return replace(letter, annexes=annexes, enclosures=(*titles, *letter.enclosures))


def _missing(template: LetterTemplate, names: tuple[str, ...]) -> UserError:
    labels = {entry.name: entry.label for entry in template.fields}
    return UserError(
        "letter_values_missing", fields=names, labels=tuple(labels[name] for name in names)
    )


def _recipient(known: Mapping[str, Any]) -> tuple[str, ...]:
    return typed.as_lines(known.get("recipient") or None)
