# SPDX-License-Identifier: GPL-3.0-or-later
"""Names from right to left in the address and the text of a letter."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from hilft_desktop.documents.model import Paragraph, plain
from hilft_desktop.documents.pdf.render import render_pdf
from tests.documents.paper import letter, page_texts

PERSIAN = "علی\u200cرضا کریمی"


def places(pdf: bytes) -> list[tuple[str, float, float]]:
    """Return each sign with the beginning of its baseline, in points from left and below."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        found = []
        for index in range(text.count_chars()):
            x, y = ctypes.c_double(), ctypes.c_double()
            assert pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            found.append((chr(pdfium.FPDFText_GetUnicode(text, index)), x.value, y.value))
        return found


def first(found: list[tuple[str, float, float]], sign: str) -> tuple[float, float]:
    return next((x, y) for each, x, y in found if each == sign)


def test_the_first_word_of_a_name_stands_right_of_the_second():
    found = places(render_pdf(letter(recipient=(PERSIAN, "Hauptstraße 1", "12345 Musterstadt"))))
    given, family = first(found, "ع"), first(found, "ک")
    assert given[0] > family[0] + 20
    assert given[1] == family[1]


def test_a_house_number_stands_left_of_an_arabic_street():
    found = places(render_pdf(letter(recipient=("Herr X", "شارع 17", "12345 Musterstadt"))))
    street = first(found, "ش")
    (number,) = [x for sign, x, y in found if sign == "7" and y == street[1]]
    assert number < street[0]


def test_the_name_is_found_by_search_and_copy():
    text = page_texts(render_pdf(letter(recipient=("محمد عبد الله", "12345 Musterstadt"))))[0]
    # Each word is found; in which order a reader gives words of a line is its own affair.
    assert all(word in text for word in ("محمد", "عبد", "الله"))


@pytest.mark.parametrize("name", ["مُحَمَّدٌ", "حَسَنٌ", "فَاطِمَةُ", "وٌ"])
def test_raised_signs_keep_the_rest_of_the_line_on_its_baseline(name):
    pdf = render_pdf(letter(body=(Paragraph(plain(f"Qherr {name} Zmeyer kommt.")),)))
    found = places(pdf)
    assert first(found, "Z")[1] == pytest.approx(first(found, "Q")[1], abs=0.01)


def test_a_line_may_begin_with_a_raised_sign():
    pdf = render_pdf(letter(recipient=("حَسَنٌ", "12345 Musterstadt")))
    assert len(page_texts(pdf)) == 1
