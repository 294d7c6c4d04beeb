# SPDX-License-Identifier: GPL-3.0-or-later
"""No line ends between a paragraph sign and its number, or between a number and its unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.documents.model import Paragraph, Run, Sheet, plain
from hilft_desktop.documents.odt import render_odt
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.text import render_text
from hilft_desktop.documents.typography import bound, typeset_runs
from tests.documents.paper import FOOTER, page_texts
from tests.documents.test_three_forms import odt_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nach § 44 SGB X", "nach §~44 SGB~X"),
        ("Telefon 0000 123456, IBAN DE89 3704 0044", "Telefon~0000~123456, IBAN DE89~3704~0044"),
        ("§ 41f Abs. 1 und 2 EnWG", "§~41f~Abs.~1 und 2 EnWG"),
        ("§§ 574 bis 574b BGB", "§§~574 bis 574b BGB"),
        ("§ 67 Abs. 1 Satz 2 Nr. 3 SGB XII", "§~67~Abs.~1~Satz~2~Nr.~3 SGB~XII"),
        ("Art. 13 DSGVO, Absatz 2, Anlage 1", "Art.~13 DSGVO, Absatz~2, Anlage~1"),
        ("12 kWh, 412,50 €, 5 % und 60 m²", "12~kWh, 412,50~€, 5~% und 60~m²"),
        ("in 3 Monaten, 14 Tage, 2 Stunden", "in 3~Monaten, 14~Tage, 2~Stunden"),
        ("am 5. Dezember 2026", "am 5.~Dezember 2026"),
        ("am 22.11.2026 um 9 Uhr", "am 22.11.2026 um 9~Uhr"),
        ("der Satz war lang, Nummer sieben", "der Satz war lang, Nummer sieben"),
        ("3 Tageszeitungen", "3 Tageszeitungen"),
        ("§ \n44", "§ \n44"),
    ],
)
def test_what_belongs_together_is_bound(text, expected):
    assert bound(text).replace("\u00a0", "~") == expected


@given(st.text(st.sampled_from(list("§ 1aAbs.SatzNr.kWh€SGBXI\n\u00a0"))))
def test_only_spaces_change_and_a_second_time_nothing(text):
    once = bound(text)
    assert len(once) == len(text)
    assert once.replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert bound(once) == once


def test_bold_type_does_not_part_them():
    runs = (Run("nach § "), Run("44", bold=True), Run(" SGB X"))
    assert typeset_runs(runs) == (Run("nach §\u00a0"), Run("44", bold=True), Run(" SGB\u00a0X"))


def test_all_three_forms_bind_alike():
    sheet = Sheet("Titel", (Paragraph(plain("nach § 44 SGB X")),), FOOTER)
    assert "§\u00a044 SGB\u00a0X" in render_text(sheet)
    assert "§\u00a044 SGB\u00a0X" in odt_text(render_odt(sheet))
    assert "".join(page_texts(render_pdf(sheet))).count("§") == 1


@pytest.mark.parametrize("length", range(60, 96))
def test_no_line_of_the_paper_ends_with_a_paragraph_sign(length):
    words = "n" * 5 + " "
    text = (words * 30)[:length].rstrip() + " § 44 Abs. 1 SGB X und 412,50 € mehr"
    lines = "".join(page_texts(render_pdf(Sheet("T", (Paragraph(plain(text)),), FOOTER))))
    for line in lines.splitlines():
        assert not line.rstrip().endswith(("§", "Abs.", "SGB", "412,50")), lines
