# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper about data protection as a sheet: its texts, the group's values, the program's lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hilft_desktop.documents import values as typed
from hilft_desktop.documents.model import (
    BlankLines,
    Block,
    CheckItem,
    CheckItems,
    Footer,
    Heading,
    Notice,
    NoticeKind,
    Paragraph,
    Sheet,
    SignatureLine,
    plain,
)
from hilft_desktop.documents.template_run import FactText, TemplateRun
from hilft_desktop.domain.errors import MachineError
from hilft_desktop.domain.letters import LetterValue
from hilft_desktop.domain.papers import PAPER_VALUES, PaperBlock, PaperPart, PaperTemplate


@dataclass(frozen=True, slots=True)
class PaperFrame:
    """What a paper needs besides its template: footer, figures of law, lists of the program."""

    footer: Footer
    fact: FactText
    inserts: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    practice: bool = False
    with_sources: bool = False
    """Print at the end what the statements rest on: for those who answer for them."""


def paper_sheet(
    template: PaperTemplate, values: Mapping[str, LetterValue], frame: PaperFrame
) -> Sheet:
    """Return the sheet that a paper and values make; what has no value counts as not given.

    Raises ``MachineError("letter_template_broken")`` when a text prints a value nobody gave.
    """
    known = {name: _known(name, values.get(name)) for name in PAPER_VALUES[template.kind]}
    run = TemplateRun(
        template.title,
        known,
        frame.fact,
        lambda name: MachineError("letter_template_broken", letter=f"{template.title}: {name}"),
    )
    blocks = [
        made
        for block in template.blocks
        if run.holds(block.when)
        for made in _made(block, run, frame)
    ]
    if frame.with_sources and template.citations:
        blocks += [Heading("Fundstellen"), Paragraph(plain("; ".join(template.citations)))]
    return Sheet(
        title=template.title,
        subtitle=run.line(template.subtitle),
        blocks=tuple(blocks),
        footer=frame.footer,
        practice=frame.practice,
    )


def _known(name: str, value: LetterValue) -> Any:
    if typed.is_empty(value):
        return typed.Missing(name)
    return typed.as_lines(value) if isinstance(value, tuple) else value


def _made(block: PaperBlock, run: TemplateRun, frame: PaperFrame) -> Iterator[Block]:
    match block.part:
        case PaperPart.HEADING:
            yield Heading(run.line(block.text), level=2)
        case PaperPart.TEXT:
            yield from run.blocks((("", block.text),))
        case PaperPart.NOTICE:
            yield Notice(NoticeKind.HINT, run.line(block.text))
        case PaperPart.TICKS:
            lines = block.text.strip().splitlines()
            yield CheckItems(tuple(CheckItem(run.line(line)) for line in lines))
        case PaperPart.LINES:
            yield BlankLines(run.line(block.text), block.lines)
        case PaperPart.SIGNATURE:
            yield SignatureLine(run.line(block.text))
        case PaperPart.INSERT:
            yield from frame.inserts[block.text]
