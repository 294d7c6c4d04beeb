# SPDX-License-Identifier: GPL-3.0-or-later
"""Every sign of a letter is on paper, in the right order, and nothing but the letter."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
import zlib
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hilft_desktop.documents.cleaning import clean
from hilft_desktop.documents.model import Bullets, KeyValueTable, Paragraph, Run, Sheet, plain
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.pdf.shaped_font import ShapedFont
from hilft_desktop.documents.preview import page_images
from hilft_desktop.domain.errors import UserError
from tests.documents.paper import FOOTER, NAMES, letter, page_texts, squeezed

HOSTILE = [
    '<img src="file:///etc/passwd" width="10" height="10"/>',
    '<a href="file:///etc/passwd">hier</a>',
    "<b>nicht fett</b> <br/> <para>x</para>",
    "Müller & Söhne &amp; &lt; &#65;",
    "{{ 7 * 7 }} {% for x in y %} ${HOME} %(name)s {0}",
    "</para></font><unclosed",
    "\\( \\) \\n (Klammer) ) ( \\",
    "**nicht fett** - kein Punkt",
]


def text_of(pdf):
    return squeezed("".join(page_texts(pdf)))


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_text_is_printed_literally_everywhere(payload):
    hostile = letter(
        recipient=("Amt", payload[:60]),
        subject=payload,
        salutation=payload,
        body=(Paragraph(plain(payload)), Bullets((plain(payload),))),
        closing=payload,
        signature_name=payload,
        enclosures=(payload,),
    )
    assert text_of(render_pdf(hostile)).count(squeezed(payload)) >= 7


def test_hostile_text_opens_no_file(opened_files):
    body = tuple(Paragraph(plain(payload)) for payload in HOSTILE)
    render_pdf(letter())  # fonts are loaded by now
    with opened_files() as opened:
        render_pdf(letter(body=body))
    assert opened == []


@given(
    st.text(
        st.characters(codec="latin-1", exclude_categories=["Cc", "Cf"])
        | st.sampled_from(list("<>&{}%\\()*ŁşŐЖяΩάđữ \n")),
        max_size=200,
    )
)
@settings(max_examples=40)
def test_no_sign_is_lost_whatever_is_typed(text):
    pdf = render_pdf(Sheet("Titel", (Paragraph(plain(f"A{text}Z")),), FOOTER))
    expected = squeezed(f"A{clean(text)}Z")
    assert expected in text_of(pdf).replace("\ufb01", "fi")


@pytest.mark.parametrize(
    "text",
    [
        "a\u202eb\u202cc",  # override and pop: would print "cb"
        "a\u2066b\u2069c",
        "a\u200bb\u00adc",
        "a\x00b\x07c\x1b",
        "\ufeffabc",
        "a\u200db\u200cc",
    ],
)
def test_control_and_override_signs_vanish(text):
    assert "abc" in text_of(render_pdf(letter(body=(Paragraph(plain(text)),))))


@pytest.mark.parametrize("value", ["Wort " * 2000, "x" * 10_000, "Zeile\n" * 1600])
@pytest.mark.parametrize("kind", ["letter", "sheet"])
def test_ten_thousand_signs_flow_over_pages_without_loss(value, kind):
    sign = value[0]  # occurs nowhere else in the example

    def printed(text):
        blocks = (Paragraph(plain(text)), KeyValueTable((("Lage", text),)))
        document = letter(body=blocks) if kind == "letter" else Sheet("Titel", blocks, FOOTER)
        return "".join(page_texts(render_pdf(document))).count(sign)

    assert printed(value) - printed("·") == 2 * value.count(sign)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_names_of_all_scripts_are_printed(name):
    pdf = render_pdf(letter(recipient=(name, "Musterweg 1"), signature_name=name))
    text = "".join(page_texts(pdf))
    # The reader may bring Arabic words into another order; the words themselves must be whole.
    for word in name.split():
        assert text.count(word) >= 2
    assert shown_without_glyph(pdf) == []


def test_the_guard_against_missing_glyphs_sees_one(monkeypatch):
    everything = ShapedFont.covers
    monkeypatch.setattr(
        ShapedFont, "covers", lambda font, sign: sign == "語" or everything(font, sign)
    )
    assert shown_without_glyph(render_pdf(letter(signature_name="A 語")))


def test_arabic_letters_join():
    """Shaped letters take less room than the same letters kept apart."""
    joined = ink_width("محمد")
    apart = ink_width("م ح م د".replace(" ", "\u00a0"))
    assert joined < apart * 0.8


def ink_width(text):
    pdf = render_pdf(Sheet(".", (Paragraph(plain(text)),), replace(FOOTER, contact="")))
    image = page_images(pdf, dpi=150)[0]
    row_height = image.height
    top, bottom = int(row_height * 0.085), int(row_height * 0.14)
    columns = set()
    for row in range(top, bottom):
        line = image.rgb[row * image.stride : row * image.stride + image.width * 3]
        columns |= {index // 3 for index, value in enumerate(line) if value < 128}
    assert columns, "nothing printed where the paragraph stands"
    return max(columns) - min(columns)


@pytest.mark.parametrize("text", ["Ge\u0308fa\u0308lle", "Ö\u0323", "e\u0301\u0323"])
def test_decomposed_accents_are_composed_or_placed(text):
    pdf = render_pdf(letter(body=(Paragraph(plain(f"Hier {text} da")),)))
    assert squeezed(clean(text)) in text_of(pdf)


@pytest.mark.parametrize("sign", ["ቤ", "語", "😀"])
def test_a_sign_without_glyph_is_refused_not_dropped(sign):
    with pytest.raises(UserError, match="document_unprintable") as caught:
        render_pdf(letter(signature_name=f"A {sign}"))
    assert caught.value.params["signs"] == (sign,)


def test_bold_runs_use_the_bold_face():
    pdf = render_pdf(letter(body=(Paragraph((Run("normal "), Run("kräftig", bold=True))),)))
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        fonts = {
            item.extract(): item.get_font().get_base_name()
            for item in page.get_objects(
                filter=[pdfium.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage()
            )
        }
    assert any("kräftig" in text and "Bold" in name for text, name in fonts.items())
    assert any("normal" in text and "Bold" not in name for text, name in fonts.items())


def test_same_letter_same_bytes_whatever_was_printed_before():
    first = render_pdf(letter(signature_name=NAMES["arabisch"]))
    render_pdf(letter(signature_name="پژمان گلستان"))
    assert render_pdf(letter(signature_name=NAMES["arabisch"])) == first


def test_same_letter_same_bytes_in_another_process():
    code = (
        "import sys, hashlib; sys.path.insert(0, '.')\n"
        "from tests.documents.paper import letter, NAMES\n"
        "from hilft_desktop.documents.pdf.render import render_pdf\n"
        "render_pdf(letter(signature_name='پژمان گلستان'))\n"
        "print(hashlib.sha256(render_pdf(letter(signature_name=NAMES['arabisch']))).hexdigest())"
    )
    here = hashlib.sha256(render_pdf(letter(signature_name=NAMES["arabisch"]))).hexdigest()
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == here


def test_all_fonts_are_embedded_subsets():
    pdf = render_pdf(letter(signature_name=NAMES["arabisch"]))
    names = re.findall(rb"/BaseFont /(\S+)", pdf)
    assert names
    assert all(re.match(rb"[A-Z]{6}\+Hilft", name) for name in names), names
    assert pdf.count(b"/FontFile2") >= len(set(names))
    assert len(pdf) < 120_000


def test_metadata_names_the_program_and_nobody_else():
    pdf = render_pdf(letter(title="Ratenzahlung"))
    with pypdfium2.PdfDocument(pdf) as document:
        meta = document.get_metadata_dict()
    assert meta["Title"] == "Ratenzahlung"
    assert meta["Author"] == "hilft desktop"
    assert not {"Erika", "Stadtwerke", "Musterstadt"} & set(" ".join(meta.values()).split())
    assert b"/Lang (de)" in pdf


def shown_without_glyph(pdf):
    """Return text operators that show code 0: what ReportLab writes for a sign it has not."""
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        if stream.rstrip().endswith(b"~>"):
            content = zlib.decompress(base64.a85decode(stream.strip().removesuffix(b"~>")))
            if b" Tf " in content:
                found += re.findall(rb"\((?:[^()\\]|\\.)*\\000(?:[^()\\]|\\.)*\)", content)
    return found
