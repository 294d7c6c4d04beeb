# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheets the program makes by itself."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from hilft_desktop.documents.model import (
    BarChart,
    BlankLines,
    Block,
    Box,
    Bullets,
    CheckItem,
    CheckItems,
    Columns,
    DataTable,
    FillIn,
    FillInTable,
    Heading,
    Highlight,
    KeyText,
    KeyValueTable,
    Notice,
    NoticeKind,
    Numbered,
    PageBreak,
    Paragraph,
    QrCode,
    Sheet,
    SignatureLine,
    Spacer,
    StrokeTable,
    TearOff,
    plain,
)
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.sheets import (
    RecoveryKey,
    StepsSheet,
    checklist_sheet,
    recovery_sheet,
)
from hilft_desktop.documents.text import render_text
from hilft_desktop.documents.twins import TwinKind, TwinRow, TwinTable
from tests.documents.paper import FOOTER, TODAY, lines, page_texts, signs

GROUPS = ("K7QF2", "9XMPA", "3TRWD", "HB6YN", "C4EVG", "2ZKLS", "8UJQX", "M5DPA")


def test_recovery_sheet_shows_key_checksum_and_code_on_one_page():
    key = RecoveryKey(GROUPS, "4F7A", "hilft:" + "".join(GROUPS))
    sheet = recovery_sheet(
        key,
        vault="musterstadt.hilft",
        unit="Kreisverband Musterstadt",
        made_on=TODAY,
        footer=FOOTER,
    )
    pdf = render_pdf(sheet)
    (text,) = page_texts(pdf)
    places = [text.find(group) for group in GROUPS]
    assert -1 not in places
    assert places == sorted(places)
    assert "4F7A" in text
    assert "Sonntag, 22.11.2026" in text
    # The squares of the code: many small ones, none outside the page.
    squares = [line for line in lines(pdf) if 0.5 < line.right - line.left < 40]
    assert len(squares) > 100


def test_recovery_sheet_as_text_keeps_the_key_but_repeats_it_nowhere():
    key = RecoveryKey(GROUPS, "4F7A", "hilft:GEHEIM")
    said = render_text(recovery_sheet(key, vault="v", unit="u", made_on=TODAY, footer=FOOTER))
    assert " ".join(GROUPS[:4]) in said
    assert "GEHEIM" not in said


@pytest.mark.parametrize("large_print", [False, True])
def test_steps_sheet_speaks_to_the_person(large_print):
    content = StepsSheet(
        topic="Stromsperre droht",
        day=TODAY,
        urgent=(CheckItem("Heute den Versorger anrufen", note="Säugling im Haushalt sagen"),),
        steps=(CheckItem("Darlehen beantragen", ticked=True),),
        papers=("Sperrandrohung",),
        footer=FOOTER,
        notices=(Notice(NoticeKind.WARNING, "Die Sperre ist angekündigt."),),
    )
    text = "".join(page_texts(render_pdf(checklist_sheet(content), large_print=large_print)))
    order = (
        "Ihre nächsten Schritte",
        "Achtung",
        "eilig",
        "Heute den Versorger",
        "Säugling",
        "Darlehen",
        "Sperrandrohung",
        "Termin",
    )
    places = [text.find(piece) for piece in order]
    assert -1 not in places
    assert places == sorted(places)


def test_boxes_are_drawn_and_ticked_ones_crossed():
    def strokes(ticked):
        content = StepsSheet("T", TODAY, (), (CheckItem("a", ticked=ticked),), (), FOOTER)
        return len(lines(render_pdf(checklist_sheet(content))))

    assert strokes(ticked=True) == strokes(ticked=False) + 2


def test_longer_bars_mean_more():
    chart = BarChart("", ("eins", "zwei"), (10, 40))
    sheet = Sheet("T", (chart,), FOOTER)
    bars = [line for line in lines(render_pdf(sheet)) if line.bottom - line.top > 2]
    widths = sorted(bar.right - bar.left for bar in bars)[-2:]
    assert widths[1] == pytest.approx(4 * widths[0], rel=0.05)


def test_each_value_stands_beside_its_label_first_on_top():
    sheet = Sheet("T", (BarChart("", ("oben", "mitte", "unten"), (15, 40, 75)),), FOOTER)
    found = [sign for sign in signs(render_pdf(sheet)) if sign.top < 60]
    level = {sign.text: (sign.top + sign.bottom) / 2 for sign in found if sign.text in "omu147"}
    assert level["o"] < level["m"] < level["u"]
    for label, value in (("o", "1"), ("m", "4"), ("u", "7")):
        assert level[value] == pytest.approx(level[label], abs=1)


def test_a_sheet_of_all_blocks_embeds_all_its_fonts():
    blocks = (
        Heading("Kopf"),
        Heading("Unter", level=2),
        Bullets((plain("a"),)),
        Numbered((plain("a"),)),
        CheckItems((CheckItem("a", note="b"),)),
        KeyValueTable((("a", "b"),)),
        DataTable(("a", "b"), (("c", "1"),), frozenset({1}), "Tabelle"),
        StrokeTable("Striche", (("A", "links"),), (("1", "Zeile"),), "Summe"),
        BarChart("Balken", ("a",), (5,), "Notiz"),
        QrCode("daten", "Code"),
        KeyText(("AAAAA",)),
        SignatureLine("Unterschrift"),
        SignatureLine("Kürzel", with_date=False),
        BlankLines("Notizen", 2),
        Columns(((Paragraph(plain("links")),), (SignatureLine("rechts"),))),
        Notice(NoticeKind.HINT, "Hinweis"),
        Highlight("Darüber", "Groß", "Darunter"),
        Box("Kasten", (BlankLines("Innen"),)),
        TearOff(("Termin am",), ("Beispielweg 3",)),
        FillIn("Tag", "wann", parts=(("Tag", 1.0), ("Jahr", 2.0))),
        FillIn("Thema", boxes=(("1", "Wohnen"), ("", "Arbeit"))),
        FillInTable("Liste", ("Was", "Wer"), ("1", "")),
        TwinTable((TwinRow(TwinKind.TEXT, "deutsch", "other"),), language="en"),
    )
    assert {type(block) for block in (*blocks, PageBreak(), Paragraph(()), Spacer())} == set(
        get_args(Block)
    )
    pdf = render_pdf(Sheet("T", blocks, FOOTER))
    assert all(name.startswith(b"AAAAA") for name in re.findall(rb"/BaseFont /(\S+)", pdf))
    text = "".join(page_texts(pdf))
    for word in (
        "Kopf",
        "Tabelle",
        "Balken",
        "Notiz",
        "Striche",
        "Zeile",
        "Unterschrift",
        "links",
        "rechts",
    ):
        assert word in text
        assert word in render_text(Sheet("T", blocks, FOOTER))


def test_practice_sheets_say_so_on_every_page():
    blocks = (Paragraph(plain("a")), PageBreak(), Paragraph(plain("b")))
    texts = page_texts(render_pdf(Sheet("T", blocks, FOOTER, practice=True)))
    assert len(texts) == 2
    assert all("Übungsdaten" in text for text in texts)


def test_a_heading_stays_with_the_lines_below_it():
    """Whatever stands above, a heading never ends a page while its lines begin the next."""
    for height in range(190, 230, 3):
        blocks = (Spacer(height), Heading("Wann wir uns wieder sprechen"), BlankLines("Termin:", 2))
        pages = page_texts(render_pdf(Sheet("T", blocks, FOOTER)))
        (page,) = (text for text in pages if "Wann wir" in text)
        assert "Termin:" in page, height


def test_a_heading_and_its_lines_stay_where_there_is_room():
    blocks = (Paragraph(plain("oben")), Heading("Wann"), BlankLines("Termin:", 2))
    assert len(page_texts(render_pdf(Sheet("T", blocks, FOOTER)))) == 1
