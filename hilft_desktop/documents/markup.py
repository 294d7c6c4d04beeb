# SPDX-License-Identifier: GPL-3.0-or-later
r"""The text form of a letter's body that people edit: paragraphs, `**bold**`, `- ` and `1. ` lists.

A blank line ends a paragraph. A numbered list goes on while each number is the next one; any other
number begins a list of its own, so that what is printed is what was typed. A backslash takes the
meaning from `*`, `-`, `.`, `\`, a space or the end of a line, so that every text can be written;
nothing else is markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from hilft_desktop.documents.model import Bullets, Numbered, Paragraph, Run, Runs, TextBlock

_ITEM = re.compile(r"- +(?=\S)|-$|([1-9]\d{0,2})\. +(?=\S)")
_NUMBER = re.compile(r"^(\d+)(\.)")
_CONTINUED = "  "
_TOKEN = re.compile(r"\\([*\\.-]|[^\S\n])|\\(?=\n|\Z)|(\*\*)|([^\\*]+|.)", re.DOTALL)


def parse(text: str) -> tuple[TextBlock, ...]:
    """Return the blocks of an edited text; every text is valid."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    blocks: list[TextBlock] = []
    for chunk in _chunks(text):
        for start, lines in _groups(chunk):
            if start is not None:
                blocks += _lists(start, [_runs(line) for line in lines])
            elif runs := _runs("\n".join(lines)):
                blocks.append(Paragraph(runs))
    return tuple(blocks)


def unparse(blocks: Iterable[TextBlock]) -> str:
    """Return the text form of `blocks`; `parse` gives them back (empty ones are left out)."""
    return "\n\n".join(text for block in blocks if (text := _block_text(block)))


def join_runs(runs: Iterable[Run]) -> Runs:
    """Return `runs` without empty ones, neighbours of one weight joined."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].bold == run.bold:
            joined[-1] = Run(joined[-1].text + run.text, run.bold)
        elif run.text:
            joined.append(run)
    return tuple(joined)


def _chunks(text: str) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            lines.append(line)
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _groups(lines: Sequence[str]) -> Iterator[tuple[int | None, list[str]]]:
    """Yield what belongs together with its kind: no list, a bullet list (0) or its first number."""
    group: list[str] = []
    start: int | None = None
    for line in lines:
        marker = _ITEM.match(line)
        if marker:
            number = int(marker[1] or 0)
            goes_on = start is not None and number == (start + len(group) if start else 0)
            if group and not goes_on:
                yield start, group
                group = []
            if not group:
                start = number
            group.append(line[marker.end() :])
        elif start is not None and line.startswith(_CONTINUED):
            group[-1] += "\n" + line[len(_CONTINUED) :]
        else:
            if group and start is not None:
                yield start, group
                group = []
            start = None
            group.append(line)
    if group:
        yield start, group


def _lists(start: int, items: Sequence[Runs]) -> Iterator[TextBlock]:
    """Yield the lists that items make; one without words is left out, no number changes by it."""
    if not start:
        if said := tuple(item for item in items if item):
            yield Bullets(said)
        return
    first, said = start, ()
    for number, item in enumerate((*items, ()), start=start):
        if item:
            said = (*said, item)
            continue
        if said:
            yield Numbered(said, first)
        first, said = number + 1, ()


def _runs(text: str) -> Runs:
    tokens = [(match[2] is not None, _literal(match)) for match in _TOKEN.finditer(text)]
    delimiters = [index for index, (is_delimiter, _) in enumerate(tokens) if is_delimiter]
    pairs = dict(_pairs(delimiters))
    bold = False
    runs: list[Run] = []
    for index, (_, literal) in enumerate(tokens):
        if index in pairs:
            bold = pairs[index]
        else:
            runs.append(Run(literal, bold))
    return join_runs(runs)


def _literal(match: re.Match[str]) -> str:
    if match[1] is not None:
        return match[1]
    return match[2] or match[3] or ""


def _pairs(delimiters: Sequence[int]) -> Iterator[tuple[int, bool]]:
    """Yield delimiters that open (True) or close (False) bold text; others stay literal."""
    index = 0
    while index + 1 < len(delimiters):
        opening, closing = delimiters[index : index + 2]
        if closing == opening + 1:
            index += 2  # nothing between them: four literal asterisks
            continue
        yield opening, True
        yield closing, False
        index += 2


def _block_text(block: TextBlock) -> str:
    if isinstance(block, Paragraph):
        return _runs_text(block.runs)
    first = block.start if isinstance(block, Numbered) else None
    lines = []
    for offset, item in enumerate(block.items):
        mark = "-" if first is None else f"{first + offset}."
        if text := _runs_text(item):
            lines.append(f"{mark} {text}".replace("\n", f"\n{_CONTINUED}"))
    return "\n".join(lines)


def _runs_text(runs: Runs) -> str:
    runs = join_runs(runs)
    beside_marks = any(run.bold for run in runs)
    pieces = []
    for run in runs:
        text = _escaped(run.text, beside_marks=beside_marks)
        pieces.append(f"**{text}**" if run.bold else text)
    return "\n".join(_protected(line) for line in "".join(pieces).split("\n"))


def _escaped(text: str, *, beside_marks: bool) -> str:
    """Escape what would be read as markup; `beside_marks`: the marks of bold text touch `text`."""
    signs: list[str] = []
    for index, sign in enumerate(text):
        before, after = text[:index][-1:], text[index + 1 :][:1]
        if sign == "\\":
            means_something = not after or after in "*\\.-" or after.isspace()
        elif sign == "*":
            at_edge = beside_marks and not (before and after)
            means_something = at_edge or "*" in (before, after)
        else:
            means_something = False
        signs.append(f"\\{sign}" if means_something else sign)
    return "".join(signs)


def _protected(line: str) -> str:
    """Take the meaning from the start of a line, and keep a blank line inside its paragraph."""
    marker = _ITEM.match(line)
    if marker and marker[1]:
        return _NUMBER.sub(r"\1\\\2", line, count=1)
    if not line.strip() or line[0].isspace() or marker:
        return "\\" + line
    return line
