# SPDX-License-Identifier: GPL-3.0-or-later
"""PDF, ODT and plain text of a letter say the same in the same order."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest

from hilft_desktop.documents.model import (
    Bullets,
    DataTable,
    Form,
    Heading,
    Notice,
    NoticeKind,
    Numbered,
    Paragraph,
    Reference,
    Run,
    Sheet,
    plain,
)
from hilft_desktop.documents.odt import render_odt
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.text import render_text
from tests.documents.paper import FOOTER, NAMES, letter, page_texts

NS = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
PIECES = (
    "Stadtwerke Musterstadt GmbH",
    "Hauptstraße 1",
    "Kundennummer",
    "4711-0815",
    "Angekündigte Sperre",
    "Sehr geehrte Damen und Herren,",
    "Erster Absatz mit fettem Wort.",
    "erste Rate",
    "zweite Rate",
    NAMES["vietnamesisch"],
    "<b>&amp; **nicht fett**",
    "Mit freundlichen Grüßen",
    "Erika Beispiel",
    "Anlagen",
    "Sperrandrohung vom 10.11.2026",
    "Prüfung überfällig",
    "Vorlage 2026.1",
)


def full_letter():
    return letter(
        references=(Reference("Kundennummer", "4711-0815"),),
        body=(
            Paragraph((Run("Erster Absatz mit "), Run("fettem", bold=True), Run(" Wort."))),
            Bullets((plain("erste Rate"), plain("zweite Rate"))),
            Paragraph(plain(f"{NAMES['vietnamesisch']} und {NAMES['arabisch']}")),
            Paragraph(plain("<b>&amp; **nicht fett**")),
        ),
        notices=(Notice(NoticeKind.OVERDUE, "Die Vorlage war bis 01.10.2026 zu prüfen."),),
    )


def part(odt, name):
    with zipfile.ZipFile(io.BytesIO(odt)) as archive:
        return ET.fromstring(archive.read(name))


def odt_text(odt):
    """All text of an ODT as a reader hears it: body, then the footer of its pages."""
    return _spoken(part(odt, "content.xml")) + _spoken(part(odt, "styles.xml"))


def _spoken(element):
    """Text with the spaces and line breaks that ODF writes as elements of their own."""
    mine = element.text or ""
    for child in element:
        local = child.tag.rpartition("}")[2]
        if local == "s":
            mine += " " * int(child.get(f"{{{NS['text']}}}c", "1"))
        elif local in ("line-break", "tab"):
            mine += "\n"
        mine += _spoken(child) + (child.tail or "")
    return mine


@pytest.mark.parametrize("form", ["pdf", "odt", "text"])
def test_all_pieces_stand_in_the_same_order(form):
    document = full_letter()
    said = {
        "pdf": lambda: " ".join("".join(page_texts(render_pdf(document))).split()),
        "odt": lambda: odt_text(render_odt(document)),
        "text": lambda: render_text(document),
    }[form]()
    places = [said.find(piece) for piece in PIECES]
    assert -1 not in places, PIECES[places.index(-1)]
    assert places == sorted(places)


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize(("lines", "top", "height"), [(4, 17.7, 27.3), (9, 5, 40)])
def test_odt_has_the_address_in_a_frame_at_the_window(form, lines, top, height):
    window = {Form.A: 27, Form.B: 45}[form]
    recipient = (*(f"Zeile {n}" for n in range(lines - 1)), "Hauptstraße 1")
    content = part(render_odt(letter(recipient=recipient), form=form), "content.xml")
    assert _place(content, "Anschrift") == pytest.approx((25, window + top, 80, height))
    assert _place(content, "Rücksendeangabe") == pytest.approx((25, window, 80, 5))
    frame = content.find(".//draw:frame[@draw:name='Anschrift']", NS)
    assert ["".join(p.itertext()) for p in frame.iterfind(".//text:p", NS)] == list(recipient)


def _place(content, name):
    """Left, top, width and height of a frame in millimetres."""
    frame = content.find(f".//draw:frame[@draw:name='{name}']", NS)
    sizes = (frame.get(f"{{{NS['svg']}}}{key}") for key in ("x", "y", "width", "height"))
    return tuple(float(size.removesuffix("mm")) for size in sizes)


def test_odt_has_real_headings_lists_and_header_rows():
    sheet = Sheet(
        "Titel",
        (
            Heading("Abschnitt"),
            Numbered((plain("eins"), plain("zwei")), start=3),
            DataTable(("Wort", "Zahl"), (("a", "1"), ("b", "2")), frozenset({1})),
        ),
        FOOTER,
    )
    content = part(render_odt(sheet), "content.xml")
    assert ["".join(head.itertext()) for head in content.iterfind(".//text:h", NS)] == [
        "Titel",
        "Abschnitt",
    ]
    assert len(content.findall(".//text:list-item", NS)) == 2
    head = content.find(".//table:table-header-rows", NS)
    assert head is not None
    assert "".join(head.itertext()) == "WortZahl"


def test_odt_says_its_language_and_names_nobody():
    odt = render_odt(full_letter())
    styles = part(odt, "styles.xml")
    ways = styles.iterfind(".//style:default-style/style:text-properties", NS)
    assert {way.get(f"{{{NS['fo']}}}language") for way in ways} == {"de"}
    meta = "".join(part(odt, "meta.xml").itertext())
    for word in ("Erika", "Stadtwerke", "LibreOffice", "odfdo"):
        assert word not in meta
    with zipfile.ZipFile(io.BytesIO(odt)) as archive:
        assert "Thumbnails/thumbnail.png" not in archive.namelist()
        assert b"thumbnail" not in archive.read("META-INF/manifest.xml").lower()


def test_odt_begins_with_its_type_uncompressed():
    odt = render_odt(full_letter())
    with zipfile.ZipFile(io.BytesIO(odt)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_same_letter_same_odt_at_any_time():
    odt = render_odt(full_letter())
    assert odt == render_odt(full_letter())
    with zipfile.ZipFile(io.BytesIO(odt)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_plain_text_has_no_control_or_override_signs():
    said = render_text(letter(subject="a\u202eb\x07c\u200b"))
    assert "abc" in said
