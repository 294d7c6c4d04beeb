# SPDX-License-Identifier: GPL-3.0-or-later
"""A guide page as a neutral document, so that paper says exactly what the screen says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from hilft_desktop.documents.model import (
    Block,
    Bullets,
    Footer,
    Heading,
    Notice,
    NoticeKind,
    Numbered,
    Paragraph,
    Run,
    Runs,
    Sheet,
)
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.domain.guide import BlockKind, Citation, GuideBlock, GuidePage, SpanKind
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date


def page_pdf(page: GuidePage, content_version: str) -> bytes:
    """Return the PDF of a guide page."""
    footer = Footer(_("Inhalte {version}").format(version=content_version), page.working_date)
    return render_pdf(Sheet(page.title, tuple(_blocks(page)), footer, subtitle=page.summary))


def _blocks(page: GuidePage) -> Iterator[Block]:
    if page.overdue:
        day = format_date(page.next_check)
        yield Notice(
            NoticeKind.OVERDUE,
            _("Diese Seite sollte bis {day} geprüft werden. Vor Gebrauch nachsehen.").format(
                day=day
            ),
        )
    if page.uncertain:
        yield Notice(
            NoticeKind.HINT, _("Diese Seite stützt sich auf Angaben, die noch zu prüfen sind.")
        )
    for kind, group in groupby(page.blocks, key=lambda block: block.kind):
        yield from _group(kind, tuple(group))
    if page.citations:
        yield Heading(_("Fundstellen"))
        yield Bullets(tuple((Run(_citation_line(citation)),) for citation in page.citations))


def _group(kind: BlockKind, blocks: tuple[GuideBlock, ...]) -> Iterator[Block]:
    match kind:
        case BlockKind.HEADING:
            for block in blocks:
                yield Heading(block.text, min(block.level, 2))
        case BlockKind.BULLET:
            yield Bullets(tuple(_runs(block) for block in blocks))
        case BlockKind.NUMBER:
            yield Numbered(tuple(_runs(block) for block in blocks))
        case BlockKind.WARNING:
            for block in blocks:
                yield Notice(NoticeKind.WARNING, block.text)
        case BlockKind.PARAGRAPH:
            for block in blocks:
                yield Paragraph(_runs(block))


def _runs(block: GuideBlock) -> Runs:
    return tuple(Run(span.text, span.kind is SpanKind.STRONG) for span in block.spans)


def _citation_line(citation: Citation) -> str:
    parts = [citation.citation]
    if citation.valid_from is not None:
        parts.append(_("gilt seit {day}").format(day=format_date(citation.valid_from)))
    if citation.valid_to is not None:
        parts.append(_("gilt bis {day}").format(day=format_date(citation.valid_to)))
    parts.append(_("geprüft {day}").format(day=format_date(citation.checked_on)))
    if citation.uncertain:
        parts.append(_("noch zu prüfen"))
    if citation.overdue:
        parts.append(_("Prüfung überfällig"))
    return " · ".join(parts)
