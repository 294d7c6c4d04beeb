# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures finished PDFs with another program than the one that wrote them; examples for all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pypdfium2
import pypdfium2.raw as pdfium

from hilft_desktop.documents.model import (
    Footer,
    Letter,
    Paragraph,
    Reference,
    SenderBlock,
    plain,
)

TODAY = date(2026, 11, 22)
POINTS = 72 / 25.4
FOOTER = Footer("Vorlage 2026.1", TODAY, "Beispielgruppe Musterstadt, Telefon 0000 123456")
NAMES = {
    "türkisch": "Şükrü Öztürk",
    "polnisch": "Łukasz Wiśniewski",
    "vietnamesisch": "Nguyễn Thị Hồng Ánh",
    "ukrainisch": "Оксана Шевченко",
    "griechisch": "Γιώργος Παπαδόπουλος",
    "arabisch": "محمد عبد الله",
}


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign on paper; edges in millimetres from the left and upper edge of the sheet."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn straight line, in millimetres like `Sign`."""

    left: float
    top: float
    right: float
    bottom: float


def signs(pdf: bytes, page: int = 0) -> list[Sign]:
    """Return all visible signs of a page with their ink edges."""
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page]
        height = sheet.get_height()
        text = sheet.get_textpage()
        found = []
        for index in range(text.count_chars()):
            sign = chr(pdfium.FPDFText_GetUnicode(text, index))
            left, bottom, right, top = text.get_charbox(index)
            if sign.strip() and right > left:
                edges = (left, height - top, right, height - bottom)
                found.append(Sign(sign, *(edge / POINTS for edge in edges)))
        return found


def words_of(found: list[Sign]) -> str:
    """Return the signs as a string without any space."""
    return "".join(sign.text for sign in found)


def lines(pdf: bytes, page: int = 0) -> list[Line]:
    """Return all drawn paths of a page by their bounds."""
    return list(_lines(pdf, page))


def _lines(pdf: bytes, page: int) -> Iterator[Line]:
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page]
        height = sheet.get_height()
        for item in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = item.get_bounds()
            edges = (left, height - top, right, height - bottom)
            yield Line(*(edge / POINTS for edge in edges))


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def squeezed(text: str) -> str:
    """Return text without spaces and without what a reader makes of hyphens at line ends."""
    return re.sub(r"[\s\u00a0\u00ad\u0002\ufffe-]", "", text)


def letter(**changes: object) -> Letter:
    """Return a complete example letter with some parts changed."""
    parts: dict[str, object] = {
        "sender": SenderBlock(
            "Beispielgruppe Musterstadt",
            ("Beispielweg 3", "12345 Musterstadt"),
            ("Telefon 0000 123456",),
            "Musterstadt",
        ),
        "recipient": (
            "Stadtwerke Musterstadt GmbH",
            "Forderungsmanagement",
            "Hauptstraße 1",
            "12345 Musterstadt",
        ),
        "written_on": TODAY,
        "subject": "Angekündigte Sperre: Bitte um Ratenzahlung",
        "salutation": "Sehr geehrte Damen und Herren,",
        "body": (Paragraph(plain("Wir bitten um Antwort bis Montag, 30.11.2026.")),),
        "closing": "Mit freundlichen Grüßen",
        "signature_name": "Erika Beispiel",
        "footer": FOOTER,
        "enclosures": ("Sperrandrohung vom 10.11.2026", "Einwilligung"),
        "references": (Reference("Kundennummer", "4711-0815"),),
    }
    return Letter(**{**parts, **changes})  # type: ignore[arg-type]  # the tests' own keywords
