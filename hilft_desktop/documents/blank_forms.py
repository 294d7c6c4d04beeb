# SPDX-License-Identifier: GPL-3.0-or-later
"""A blank form as a sheet: the fields of the screen in its order, with room for a hand."""

from __future__ import annotations

from collections.abc import Iterator

from hilft_desktop.documents.model import (
    Block,
    FillIn,
    FillInTable,
    Footer,
    Heading,
    Notice,
    NoticeKind,
    Paragraph,
    Run,
    Sheet,
)
from hilft_desktop.domain.blank_forms import (
    BlankField,
    BlankForm,
    BlankGroup,
    BlankKind,
    BlankSection,
)

_HEAD_SHARES = {"Kürzel": 0.7}
_PARTS: dict[BlankKind, tuple[tuple[str, float], ...]] = {
    BlankKind.DATE: (("Wochentag", 2.2), ("Tag", 1), ("Monat", 1), ("Jahr", 1.4)),
    BlankKind.MONEY: (("Euro", 2.6), ("Cent", 1)),
}
_NO_NAMES = (
    "Keine Namen, keine Anschrift, keine Telefonnummer, kein Aktenzeichen. Auch ohne Namen erzählt "
    "es vom Leben eines Menschen: nicht liegen lassen, nach dem Eintippen vernichten."
)
_NAMES = (
    "Auf diesem Blatt können Namen stehen. Nicht liegen lassen, getrennt vom Fall aufbewahren, "
    "nach dem Eintippen vernichten."
)
_PLACE = "Nur über Stellen und Ämter, nichts über Ratsuchende: dieser Teil ist nicht verschlüsselt."
_REQUIRED = "*"


def blank_sheet(form: BlankForm, *, footer: Footer, practice: bool = False) -> Sheet:
    """Return the sheet; a field marked with an asterisk is needed on screen."""
    blocks: list[Block] = [_rule(form)]
    if form.head:
        parts = tuple((words, _HEAD_SHARES.get(words, 1.0)) for words in form.head)
        blocks.append(FillIn("", parts=parts))
    for section in form.sections:
        blocks += _section(section)
    if any(field.required for section in form.sections for field in section.fields):
        blocks.append(Paragraph((Run(f"{_REQUIRED} braucht das Programm zum Speichern."),)))
    return Sheet(
        title=form.title,
        subtitle=f"Vordruck · {form.summary}",
        blocks=tuple(blocks),
        footer=footer,
        practice=practice,
    )


def _rule(form: BlankForm) -> Notice:
    if form.group is BlankGroup.PLACE:
        return Notice(NoticeKind.HINT, _PLACE)
    if form.no_names:
        return Notice(NoticeKind.WARNING, f"Kein Name auf dieses Blatt. {_NO_NAMES}")
    return Notice(NoticeKind.WARNING, _NAMES)


def _section(section: BlankSection) -> Iterator[Block]:
    if section.title:
        yield Heading(section.title)
    if section.repeat:
        yield from _repeated(section)
        return
    for field in section.fields:
        yield _field(field)


def _repeated(section: BlankSection) -> Iterator[Block]:
    """Yield the words to choose from once, and below them a line for each answer."""
    for field in section.fields:
        if field.options:
            words = " · ".join(_words(sign, text) for sign, text in _boxes(field))
            yield Paragraph((Run(f"{field.label} ", bold=True), Run(words)))
    header = tuple(_label(field) for field in section.fields)
    yield FillInTable("", header, ("",) * section.repeat)


def _field(field: BlankField) -> Block:
    label = _label(field)
    match field.kind:
        case BlankKind.TABLE:
            return FillInTable(label, field.columns, field.rows, field.help)
        case BlankKind.CHOICE | BlankKind.CHOICES:
            several = "" if field.kind is BlankKind.CHOICE else _several(field)
            help_text = " ".join(part for part in (field.help, several) if part)
            return FillIn(label, help_text, boxes=_boxes(field))
        case BlankKind.DATE | BlankKind.MONEY:
            return FillIn(label, field.help, parts=_PARTS[field.kind])
        case BlankKind.LINE | BlankKind.TEXT:
            return FillIn(label, field.help, lines=field.lines)


def _several(field: BlankField) -> str:
    said = "ehrere" in field.help
    return "Mehrere möglich." if len(field.options) > 1 and not said else ""


def _label(field: BlankField) -> str:
    # Tied to the last word: a sign alone in a line says nothing.
    return f"{field.label}\u00a0{_REQUIRED}" if field.required else field.label


def _boxes(field: BlankField) -> tuple[tuple[str, str], ...]:
    return tuple((option.sign, option.words) for option in field.options)


def _words(sign: str, text: str) -> str:
    return f"{sign} {text}" if sign else text
