# SPDX-License-Identifier: GPL-3.0-or-later
"""Several finished papers as one file, each with the very pages it had; and the list on top."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pypdfium2

from hilft_desktop.documents.model import Block, DataTable, Footer, Paragraph, Sheet, plain
from hilft_desktop.documents.preview import drawing
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_long_date

_BOX = "☐"
_MADE_AT = re.compile(rb"(?<=/CreationDate\(D:)\d{14}")
_FILE_ID = re.compile(rb"(?<=/ID\[<)([0-9A-F]{32})><([0-9A-F]{32})(?=>\])")


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A paper on the list; ``about`` is a pseudonym or empty, never a name."""

    title: str
    about: str
    pages: int
    copies: int


def cover_sheet(
    lines: Sequence[CoverLine], title: str, day: date, footer: Footer, *, practice: bool = False
) -> Sheet:
    """Return the list that lies on top: papers, pages, copies, boxes for what was done."""
    sheets = sum(line.pages * line.copies for line in lines)
    papers = ngettext("{n} Papier", "{n} Papiere", len(lines)).format(n=len(lines))
    pages = ngettext("{n} Seite", "{n} Seiten", sheets).format(n=sheets)
    table = DataTable(
        header=(
            _("Nr."),
            _("Papier"),
            _("Fall"),
            _("Umfang"),
            _("gedruckt"),
            _("unterschrieben"),
            _("abgeschickt"),
        ),
        rows=tuple(
            (str(number), line.title, line.about, _extent(line), _BOX, _BOX, _BOX)
            for number, line in enumerate(lines, start=1)
        ),
        shares=(0.7, 4.9, 2.4, 1.7, 2.1, 3.1, 2.6),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(plain(_("{papers}, zusammen {pages}.").format(papers=papers, pages=pages))),
        table,
        Paragraph(
            plain(
                _(
                    "Auf diesem Blatt stehen nur Decknamen, in den Schreiben darunter stehen "
                    "Namen. Die Liste kommt nicht in den Umschlag."
                )
            )
        ),
    )
    return Sheet(
        title=title,
        subtitle=format_long_date(day),
        blocks=blocks,
        footer=footer,
        practice=practice,
        landscape=True,
    )


def joined(papers: Sequence[bytes], progress: Callable[[int, int], None] | None = None) -> bytes:
    """Return all pages of these PDFs, in order, as one PDF without author, title or outline.

    ``progress`` hears after each paper how many are done; what it raises ends the work.
    """
    out = io.BytesIO()
    with drawing, pypdfium2.PdfDocument.new() as whole:
        for done, paper in enumerate(papers, start=1):
            with pypdfium2.PdfDocument(paper) as part:
                whole.import_pages(part)
            if progress is not None:
                progress(done, len(papers))
        whole.save(out)
    return _timeless(out.getvalue())


def _extent(line: CoverLine) -> str:
    pages = _("{n} S.").format(n=line.pages)
    return pages if line.copies == 1 else f"{line.copies} × {pages}"


def _timeless(pdf: bytes) -> bytes:
    """Return the file without the second it was made in: same papers, same bytes.

    Both places keep their length, because the file's own table counts in bytes.
    """
    pdf = _MADE_AT.sub(b"0" * 14, pdf)
    pdf = _FILE_ID.sub(b"0" * 32 + b"><" + b"0" * 32, pdf)
    digest = hashlib.sha256(pdf).hexdigest()[:32].upper().encode("ascii")
    return pdf.replace(b"0" * 32 + b"><" + b"0" * 32, digest + b"><" + digest)
