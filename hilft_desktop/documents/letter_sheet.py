# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter that is handed over, not sent: the same words as a sheet without an address window."""

from __future__ import annotations

from collections.abc import Iterator

from hilft_desktop.documents.model import (
    Block,
    Bullets,
    CheckItem,
    CheckItems,
    Document,
    Heading,
    Letter,
    Paragraph,
    Run,
    Sheet,
    plain,
    runs_text,
)
from hilft_desktop.i18n.dates import format_long_date


def laid_out(document: Document) -> Document:
    """Return a letter that is handed over as the sheet it is printed as; others as they are."""
    if not isinstance(document, Letter) or not document.as_sheet:
        return document
    place = document.sender.place
    day = format_long_date(document.written_on)
    blocks: list[Block] = [*document.notices]
    if document.recipient:
        blocks.append(Paragraph((Run("An: ", bold=True), Run(", ".join(document.recipient)))))
    blocks.append(Paragraph(plain(document.salutation)))
    for block in document.body:
        blocks += _block(block, ticks=document.ticks)
    last = "\n".join(part for part in (document.closing, document.signature_name) if part)
    blocks.append(Paragraph(plain(last)))
    for annex in document.annexes:
        blocks += [Heading(annex.title), *annex.blocks]
    if document.enclosures:
        blocks += [Heading("Anlagen", level=2), Bullets(tuple(map(plain, document.enclosures)))]
    if document.tear_off is not None:
        blocks.append(document.tear_off)
    sender = document.sender
    subtitle = " · ".join(part for part in (sender.name, *sender.contact) if part)
    when = ", ".join(part for part in (place, day) if part)
    return Sheet(
        title=document.subject,
        subtitle="\n".join(part for part in (subtitle, when) if part),
        blocks=tuple(blocks),
        footer=document.footer,
        language=document.language,
        practice=document.practice,
    )


def _block(block: Block, *, ticks: bool) -> Iterator[Block]:
    """Yield a block; a bold line is a heading here, and what is listed may have boxes."""
    if isinstance(block, Paragraph) and _is_bold(block):
        yield Heading(runs_text(block.runs).rstrip(":"))
    elif isinstance(block, Bullets) and ticks:
        yield CheckItems(tuple(CheckItem(runs_text(item)) for item in block.items))
    else:
        yield block


def _is_bold(block: Paragraph) -> bool:
    return bool(block.runs) and all(run.bold for run in block.runs if run.text.strip())
