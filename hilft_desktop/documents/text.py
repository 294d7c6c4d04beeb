# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain text of a document: what the PDF says, in the same order, for mail and screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from hilft_desktop.documents import model, words
from hilft_desktop.documents.letter_sheet import laid_out
from hilft_desktop.documents.twins import TwinKind, TwinRow, TwinTable
from hilft_desktop.documents.typography import typeset, typeset_line, typeset_runs
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.numbers import format_number

_RULE = "_" * 30


def render_text(document: model.Document) -> str:
    """Return the document as plain text with line feeds as line ends."""
    document = laid_out(document)
    parts = list(_letter(document) if isinstance(document, model.Letter) else _sheet(document))
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _letter(letter: model.Letter) -> Iterator[str]:
    sender = letter.sender
    if letter.practice:
        yield words.PRACTICE
    details = " · ".join(part for part in (*sender.address, *sender.contact) if part)
    yield "\n".join(part for part in (typeset_line(sender.name), typeset_line(details)) if part)
    yield "\n".join(typeset_line(line) for line in letter.recipient if line.strip())
    date_line = ", ".join(part for part in (sender.place, format_date(letter.written_on)) if part)
    rows = [*((line.label, line.value) for line in letter.references), (words.DATE, date_line)]
    yield "\n".join(f"{typeset_line(label)}: {typeset_line(value)}" for label, value in rows)
    yield typeset(letter.subject)
    yield typeset(letter.salutation)
    for block in letter.body:
        yield block_text(block)
    yield typeset(letter.closing)
    yield typeset(letter.signature_name)
    if letter.enclosures:
        head = words.enclosures_word(len(letter.enclosures))
        yield "\n".join((head, *(typeset(entry) for entry in letter.enclosures)))
    for notice in letter.notices:
        yield block_text(notice)
    if letter.tear_off:
        yield block_text(letter.tear_off)
    for annex in letter.annexes:
        yield typeset_line(annex.title)
        yield typeset_line(words.annex_of(letter))
        for block in annex.blocks:
            yield block_text(block)
    yield typeset_line(words.footer_line(letter.footer))


def _sheet(sheet: model.Sheet) -> Iterator[str]:
    if sheet.practice:
        yield words.PRACTICE
    if sheet.titled:
        yield typeset(sheet.title)
    yield typeset(sheet.subtitle)
    for block in sheet.blocks:
        yield block_text(block)
    yield typeset_line(words.footer_line(sheet.footer))


@singledispatch
def block_text(block: model.Block) -> str:
    """Return one block as plain text; empty for what only paper can show."""
    raise TypeError(f"no plain text for {type(block).__name__}")


@block_text.register
def _(block: model.Paragraph) -> str:
    return model.runs_text(typeset_runs(block.runs))


@block_text.register
def _(block: model.Heading) -> str:
    return typeset(block.text)


@block_text.register
def _(block: model.Bullets) -> str:
    return "\n".join(_hanging("• ", model.runs_text(item)) for item in block.items)


@block_text.register
def _(block: model.Numbered) -> str:
    return "\n".join(
        _hanging(f"{number}. ", model.runs_text(item))
        for number, item in enumerate(block.items, start=block.start)
    )


@block_text.register
def _(block: model.CheckItems) -> str:
    return "\n".join(
        _hanging(f"{words.TICKED if item.ticked else words.UNTICKED} ", _with_note(item))
        for item in block.items
    )


def _with_note(item: model.CheckItem) -> str:
    return f"{item.text}\n{item.note}" if item.note else item.text


@block_text.register
def _(block: model.KeyValueTable) -> str:
    return "\n".join(
        _hanging("", f"{typeset_line(label)}: {typeset(value)}") for label, value in block.rows
    )


@block_text.register
def _(block: model.DataTable) -> str:
    rows = [block.header, *block.rows]
    lines = ["\t".join(typeset_line(cell) for cell in row) for row in rows]
    return "\n".join([typeset(block.caption), *lines] if block.caption else lines)


@block_text.register
def _(block: model.StrokeTable) -> str:
    heads = " | ".join(f"{sign} {words}" for sign, words in block.columns)
    boxes = " | ".join("___" for _ in range(len(block.columns) + 1))
    lines = [f"{block.corner}: {heads} | {block.sum_word}"]
    return "\n".join([*lines, *(f"{sign} {words}: {boxes}" for sign, words in block.rows)])


@block_text.register
def _(block: model.BarChart) -> str:
    lines = [
        f"{typeset_line(label)}: {format_number(value)}"
        for label, value in zip(block.labels, block.values, strict=True)
    ]
    return "\n".join(part for part in (typeset(block.title), *lines, typeset(block.note)) if part)


@block_text.register
def _(block: model.QrCode) -> str:
    return typeset(block.caption)


@block_text.register
def _(block: model.KeyText) -> str:
    count = max(1, block.per_line)
    lines = [block.groups[start : start + count] for start in range(0, len(block.groups), count)]
    return "\n".join(" ".join(line) for line in lines)


@block_text.register
def _(block: model.SignatureLine) -> str:
    lines = [f"{words.SIGNATURE_DATE}: {_RULE}"] if block.with_date else []
    return "\n".join([*lines, f"{typeset_line(block.label)}: {_RULE}"])


@block_text.register
def _(block: model.BlankLines) -> str:
    return "\n".join([typeset_line(block.label), *[_RULE] * block.lines]).strip("\n")


@block_text.register
def _(block: model.FillIn) -> str:
    label = " – ".join(typeset_line(part) for part in (block.label, block.help) if part)
    boxes = [
        f"{words.UNTICKED} {sign} {typeset(text)}".replace("  ", " ") for sign, text in block.boxes
    ]
    return "\n".join([label, *(boxes or [_RULE] * block.lines)])


@block_text.register
def _(block: model.FillInTable) -> str:
    rows = [f"{typeset_line(row)} {_RULE}".strip() for row in block.rows]
    return "\n".join([typeset_line(block.label), typeset_line(" | ".join(block.header)), *rows])


@block_text.register
def _(block: model.Notice) -> str:
    return f"{words.notice_word(block.kind)}\n{typeset(block.text)}"


@block_text.register
def _(block: model.Highlight) -> str:
    return "\n".join(typeset(part) for part in (block.label, block.text, block.note) if part)


@block_text.register
def _(block: model.Box) -> str:
    parts = (typeset(block.title), *(block_text(inner) for inner in block.blocks))
    return "\n".join(part for part in parts if part)


@block_text.register
def _(block: model.Columns) -> str:
    texts = (block_text(inner) for column in block.columns for inner in column)
    return "\n\n".join(text for text in texts if text)


@block_text.register
def _(block: model.TearOff) -> str:
    code = typeset_line(block.code) or _RULE
    return "\n".join(
        (
            f"- - - - - {words.CUT_HERE} - - - - -",
            words.SLIP_TITLE,
            f"{words.SLIP_CODE}: {code}",
            f"{words.SLIP_RETURN}: {', '.join(typeset_line(line) for line in block.return_to)}",
            *(f"{words.UNTICKED} {typeset_line(option)}: {_RULE}" for option in block.options),
            words.SLIP_NOTE,
            f"{words.SLIP_SIGN}: {_RULE}",
        )
    )


@block_text.register
def _(block: TwinTable) -> str:
    heads = " / ".join(head for head in block.heads if head)
    marks = "\n".join(mark for mark in block.marks if mark)
    return "\n\n".join(part for part in (heads, marks, *map(_twin_text, block.rows)) if part)


def _twin_text(row: TwinRow) -> str:
    signs = {TwinKind.TICK: words.UNTICKED, TwinKind.BULLET: "•", TwinKind.STEP: f"{row.number}."}
    mark = f"{signs[row.kind]} " if row.kind in signs else ""
    if row.kind is TwinKind.SIGNATURE:
        return f"{row.first}: {_RULE}\n{row.second}: {_RULE}"
    lines = [_hanging(mark, text) for text in (row.first, row.second) if text] or [mark.strip()]
    return "\n".join((*lines, *([row.below] if row.below else []), *[_RULE] * row.lines))


@block_text.register(model.Spacer)
@block_text.register(model.PageBreak)
def _(block: model.Spacer | model.PageBreak) -> str:
    del block  # room on paper says nothing
    return ""


def _hanging(mark: str, value: str) -> str:
    return mark + typeset(value).replace("\n", "\n" + " " * len(mark))
