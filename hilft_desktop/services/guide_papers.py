# SPDX-License-Identifier: GPL-3.0-or-later
"""A guide page as a neutral document, so that paper says exactly what the screen says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice

from hilft_desktop.documents.model import (
    Block,
    Bullets,
    Columns,
    Footer,
    Heading,
    Notice,
    NoticeKind,
    Numbered,
    Paragraph,
    QrCode,
    Run,
    Runs,
    Sheet,
)
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.domain.guide import BlockKind, Citation, GuideBlock, GuidePage, SpanKind
from hilft_desktop.domain.web import WebAddress
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_date, format_weekday_date
from hilft_desktop.i18n.local_texts import local_boxes

_MOST_ADDRESSES = 4
_QR_MM = 18.0


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
    yield from _local(page)
    if page.uncertain:
        yield Notice(
            NoticeKind.HINT, _("Diese Seite stützt sich auf Angaben, die noch zu prüfen sind.")
        )
    for kind, group in groupby(page.blocks, key=lambda block: block.kind):
        yield from _group(kind, tuple(group))
    if page.citations:
        yield Heading(_("Fundstellen"))
        yield Bullets(tuple((Run(_citation_line(citation)),) for citation in page.citations))
    yield from _addresses(page)


def _local(page: GuidePage) -> Iterator[Block]:
    """Frame what the group added, each with who and when: it is not the national text."""
    parts = []
    if page.confirmed is not None:
        words = _("Von {initials} am {day} mit den Quellen verglichen: stimmt noch.")
        day = format_weekday_date(page.confirmed.confirmed_on)
        parts.append(words.format(initials=page.confirmed.initials, day=day))
    for box in local_boxes(page):
        lines = (box.heading, *box.lines, box.warning)
        parts.append("\n".join(line for line in lines if line))
    if parts:
        yield Notice(NoticeKind.LOCAL, "\n\n".join(parts))


def _addresses(page: GuidePage) -> Iterator[Block]:
    """Print the most used addresses with a small code each; a wall of codes helps nobody."""
    shown = tuple(islice(page.addresses, _MOST_ADDRESSES))
    if not shown:
        return
    yield Heading(_("Im Netz nachlesen"), 2)
    codes = [QrCode(address.url, _address_words(address), _QR_MM) for address in shown]
    yield Columns((tuple(codes[::2]), tuple(codes[1::2])))
    more = len(page.addresses) - len(shown)
    if more:
        words = ngettext(
            "{n} weitere Adresse zeigt das Programm auf dieser Seite.",
            "{n} weitere Adressen zeigt das Programm auf dieser Seite.",
            more,
        )
        yield Paragraph((Run(words.format(n=more)),))


def _address_words(address: WebAddress) -> str:
    about = address.about[0] if address.about else ""
    if len(address.about) > 1:
        about += _(" und mehr")
    return f"{address.address}\n{about}".strip()


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
