# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-outs on paper: rows side by side, marks on every page, Arabic from the right."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from hilft_desktop.content.handout_shelf import HandoutShelf
from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.content.local_library import LocalLibrary
from hilft_desktop.documents.handout_sheet import HandoutValues, handout_sheet
from hilft_desktop.documents.model import Footer, Sheet
from hilft_desktop.documents.odt import render_odt
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.pdf.text_frags import unprintable
from hilft_desktop.documents.text import render_text
from hilft_desktop.documents.twins import TwinKind, TwinTable
from hilft_desktop.domain.handouts import (
    LANGUAGES,
    FrameText,
    Handout,
    HandoutFill,
    HandoutPart,
    language_of,
)
from hilft_desktop.domain.local import LocalLayer
from tests.documents.paper import POINTS, lines, page_texts, signs, squeezed

TODAY = date(2026, 11, 22)
SHEETS = ("schritte", "einwilligung", "unterlagen", "sperre")
CODES = tuple(language.code for language in LANGUAGES)
CONTACT = "0228 111111, Montag 16 bis 18 Uhr"
FILL = HandoutFill(
    deadlines=((date(2026, 11, 26), "Widerspruch beim Jobcenter abgeben"),),
    steps=("Antrag beim Jobcenter stellen", "Beim Versorger anrufen, 0228 123456"),
    papers=("Letzte Jahresrechnung",),
)
MIDDLE = (25 + 165 / 2) * POINTS
LAST = 297 - 27
"""Millimetres from the top at which the footer's room begins."""


@cache
def shelf() -> HandoutShelf:
    return HandoutShelf(LocalLibrary(ContentLibrary.load(), LocalLayer()), TODAY, TODAY)


def values(fill: HandoutFill | None = None, contact: str = "") -> HandoutValues:
    footer = Footer("Inhalte 2026", TODAY, contact)
    return HandoutValues(footer, {"gruppe": "KV Musterstadt"}, contact, fill or HandoutFill())


def made(sheet: str, language: str, **given: object) -> Sheet:
    handout = shelf().sheet(sheet, language)
    return handout_sheet(handout, values(**given))  # type: ignore[arg-type]


def table_of(sheet: Sheet) -> TwinTable:
    return next(block for block in sheet.blocks if isinstance(block, TwinTable))


def origins(pdf: bytes) -> Iterator[tuple[int, str, float, float]]:
    """Yield page, sign and where its baseline begins, in points from the left and lower edge."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            for index in range(text.count_chars()):
                x, y = pdfium.c_double(), pdfium.c_double()
                assert pdfium.FPDFText_GetCharOrigin(text, index, x, y)
                sign = chr(pdfium.FPDFText_GetUnicode(text, index))
                if sign.strip():
                    yield number, sign, x.value, y.value


@pytest.mark.parametrize("language", ["", *CODES])
@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("large", [False, True])
def test_every_sheet_stays_on_its_page_and_says_what_it_is(sheet, language, large):
    pdf = render_pdf(made(sheet, language), large_print=large)
    pages = page_texts(pdf)
    assert len(pages) <= (4 if large else 2)
    for number, text in enumerate(pages):
        found = signs(pdf, number)
        assert min(sign.left for sign in found) > 24
        assert max(sign.right for sign in found) < 191
        body = [sign for sign in found if sign.top < LAST]
        assert max(sign.bottom for sign in body) <= LAST + 0.5
        assert f"Seite {number + 1} von {len(pages)}" in text
        assert "Stand 22.11.2026" in text
        marked = "Übersetzungungeprüft" in squeezed(text)
        assert marked == bool(language)


@pytest.mark.parametrize("language", [code for code in CODES if code != "ar"])
def test_the_mark_stands_in_both_languages_until_the_translation_is_checked(language):
    handout = shelf().sheet("sperre", language)
    mark = squeezed(handout.frame.in_other(FrameText.UNCHECKED))
    pages = page_texts(render_pdf(handout_sheet(handout, values())))
    assert len(pages) == 2
    assert all(mark in squeezed(page) for page in pages)
    checked = replace(handout, checked=True)
    pages = page_texts(render_pdf(handout_sheet(checked, values())))
    assert not any(mark in squeezed(page) for page in pages)
    assert not any("ungeprüft" in page for page in pages)
    binding = squeezed(handout.frame.in_other(FrameText.BINDING))
    assert all(binding in squeezed(page) for page in pages)


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("sheet", SHEETS)
def test_every_row_begins_at_one_height_on_one_page(sheet, language):
    document = made(sheet, language)
    found = list(origins(render_pdf(document)))
    # A reader of PDFs turns mixed lines round; the places on paper do not.
    left = sorted(
        (sign for sign in found if sign[2] < MIDDLE),
        key=lambda sign: (sign[0], -round(sign[3], 1), sign[2]),
    )
    right = [sign for sign in found if sign[2] >= MIDDLE]
    stream = "".join(sign for _page, sign, _x, _y in left)
    at = 0
    compared = 0
    for row in table_of(document).rows:
        if not (row.first and row.second) or row.kind is TwinKind.SIGNATURE:
            continue
        # Hyphens and no-break spaces are read differently; letters are enough to find the row.
        wanted = "".join(row.first.split())[:10]
        at = stream.index(wanted, at)
        page, _sign, _x, height = left[at]
        beside = [y for number, _s, _x, y in right if number == page]
        assert min(abs(y - height) for y in beside) < 0.6, row.first
        compared += 1
    assert compared >= 12


def test_arabic_begins_at_the_right_edge_with_its_numbers_and_boxes_outside():
    pdf = render_pdf(made("sperre", "ar"))
    first = signs(pdf)
    edge = max(sign.right for sign in first)
    assert edge == pytest.approx(190, abs=1.0)
    numbers = [sign for sign in first if sign.text == "1" and sign.left > 100]
    assert max(sign.left for sign in numbers) > 183
    boxes = [line for line in lines(pdf, 1) if 3 < line.right - line.left < 5]
    assert len(boxes) == 4
    assert all(box.right == pytest.approx(190, abs=0.6) for box in boxes)


def test_every_arabic_line_begins_at_one_of_two_right_edges():
    text_edge, edge = 190 - 11 * 1.9 / POINTS, 190
    found: list[tuple[int, float, float]] = []
    with pypdfium2.PdfDocument(render_pdf(made("unterlagen", "ar"))) as document:
        for number, page in enumerate(document):
            for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                left, bottom, right, _top = item.get_bounds()
                if left > MIDDLE and bottom > (297 - LAST) * POINTS:
                    found.append((number, item.get_matrix().f, right / POINTS))
    found.sort()
    lines_found: list[list[tuple[int, float, float]]] = []
    for place in found:
        # Raised signs belong to the line they stand above.
        if lines_found and abs(place[1] - lines_found[-1][-1][1]) < 5:
            lines_found[-1].append(place)
        else:
            lines_found.append([place])
    rights = [max(right for _page, _y, right in line) for line in lines_found]
    assert len(rights) > 40
    assert all(min(abs(r - text_edge), abs(r - edge)) < 1.0 for r in rights), rights


def test_boxes_of_other_languages_stand_left_of_their_text():
    boxes = [
        line
        for page in range(2)
        for line in lines(render_pdf(made("einwilligung", "ru")), page)
        if 3 < line.right - line.left < 5
    ]
    ticks = [s for s in shelf().sheet("einwilligung").segments if s.part is HandoutPart.TICK]
    assert len(boxes) == len(ticks)
    assert all(105 < box.left < 115 for box in boxes)


def test_a_number_inside_arabic_keeps_its_order():
    handout = shelf().sheet("sperre", "ar")
    loud = replace(
        handout,
        segments=tuple(
            replace(s, other=s.other.replace("112", "116 016")) for s in handout.segments
        ),
    )
    pdf = render_pdf(handout_sheet(loud, values(contact=CONTACT)))
    for page, number in ((0, "116016"), (1, "0228111111")):
        placed = sorted(
            (x, sign)
            for at, sign, x, y in origins(pdf)
            if at == page and x > MIDDLE and sign.isdigit() and y in _height_of(pdf, page, number)
        )
        assert number in "".join(sign for _x, sign in placed)


def _height_of(pdf: bytes, page: int, number: str) -> set[float]:
    """Return the heights of the lines right of the middle that hold as many digits."""
    heights: dict[float, int] = {}
    for at, sign, x, y in origins(pdf):
        if at == page and x > MIDDLE and sign.isdigit():
            heights[y] = heights.get(y, 0) + 1
    return {y for y, count in heights.items() if count >= len(number)}


@pytest.mark.parametrize("language", ["", *CODES])
def test_every_sign_of_every_text_has_a_glyph(language):
    for name in SHEETS:
        handout = shelf().sheet(name, language)
        texts = [s.german + s.other for s in handout.segments]
        texts += [text for _name, text in (*handout.frame.german, *handout.frame.other)]
        assert unprintable("".join(texts)) == ()
        assert "�" not in "".join(page_texts(render_pdf(handout_sheet(handout, values()))))


def test_a_case_fills_in_german_with_room_for_the_other_language():
    document = made("schritte", "tr", fill=FILL, contact=CONTACT)
    text = "".join(page_texts(render_pdf(document)))
    assert "Donnerstag,26.11.2026" in squeezed(text)
    assert "Perşembe,26.11.2026" in squeezed(text)
    for line in (*FILL.steps, *FILL.papers, FILL.deadlines[0][1], CONTACT):
        assert squeezed(line) in squeezed(text)
    rows = [row for row in table_of(document).rows if row.first in (*FILL.steps, *FILL.papers)]
    assert len(rows) == 3
    assert all(row.lines >= 1 and not row.second for row in rows)


def test_a_long_line_from_a_case_is_parted_between_rows_and_nothing_is_lost():
    words = " ".join(f"Wort{number}" for number in range(400))
    document = made("schritte", "ar", fill=HandoutFill(steps=(words,)))
    text = "".join(page_texts(render_pdf(document, large_print=True)))
    assert squeezed(words) in squeezed(text.replace("Übersetzung ungeprüft", "")) or all(
        f"Wort{number}" in text for number in range(400)
    )


def test_what_is_not_translated_stands_there_in_german_with_a_word_about_it():
    handout = shelf().sheet("sperre", "pl")
    stale = replace(
        handout,
        segments=tuple(
            replace(segment, other="") if segment.id == "androhung" else segment
            for segment in handout.segments
        ),
    )
    document = handout_sheet(stale, values())
    row = next(row for row in table_of(document).rows if row.first.startswith("Zwischen der"))
    assert row.second == handout.frame.in_other(FrameText.GERMAN_ONLY)
    assert squeezed(row.second) in squeezed("".join(page_texts(render_pdf(document))))


def test_hostile_words_from_a_case_are_printed_as_they_are():
    hostile = "<b>fett</b> {wert:gruppe} {{ x }} <img src='file:///etc/passwd'/> & 100 %"
    text = "".join(page_texts(render_pdf(made("schritte", "en", fill=HandoutFill((), (hostile,))))))
    assert squeezed(hostile) in squeezed(text)


@pytest.mark.parametrize("language", CODES)
def test_the_odt_marks_every_text_with_its_language(language):
    document = made("einwilligung", language)
    with zipfile.ZipFile(io.BytesIO(render_odt(document))) as odt:
        content = odt.read("content.xml").decode()
        styles = odt.read("styles.xml").decode()
    assert content.count(f'text:style-name="Language_5f_{language}"') >= 19
    assert content.count('text:style-name="Language_5f_de"') > 20
    assert "<table:table-header-rows>" in content
    style = styles.partition(f'style:name="Language_5f_{language}"')[2].partition("</style:style>")
    known = language_of(language)
    assert known is not None
    assert ('style:writing-mode="rl-tb"' in style[0]) == known.right_to_left
    assert f'anguage{"-complex" if known.right_to_left else ""}="{language}"' in style[0]


def test_the_text_says_the_same_in_the_same_order():
    text = render_text(made("sperre", "uk", contact=CONTACT))
    assert text.startswith("Deutsch / Українська\n")
    position = 0
    for segment in shelf().sheet("sperre", "uk").segments:
        for words in (segment.german, segment.other):
            position = text.index(words.split("{")[0][:30], position)
    assert CONTACT in text
    assert "[ ] " in text


def test_german_alone_has_one_column_and_no_mark():
    document = made("einwilligung", "")
    assert table_of(document).language == ""
    text = page_texts(render_pdf(document))[0]
    assert "ungeprüft" not in text
    assert "KV Musterstadt" in text


def test_the_same_sheet_gives_the_same_bytes():
    document: Sheet = made("unterlagen", "ar")
    assert render_pdf(document) == render_pdf(document)
    assert render_odt(document) == render_odt(document)


def test_an_overdue_sheet_says_so():
    handout: Handout = replace(shelf().sheet("sperre", "en"), overdue=True)
    text = page_texts(render_pdf(handout_sheet(handout, values())))[0]
    assert "Prüfung überfällig" in text
