# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter that is handed over: the same words in three forms, without an envelope around them."""

from __future__ import annotations

import io
from dataclasses import replace

import odfdo

from hilft_desktop.documents.letter_sheet import laid_out
from hilft_desktop.documents.model import (
    Annex,
    Bullets,
    CheckItems,
    Heading,
    Letter,
    Paragraph,
    Run,
    Sheet,
    TearOff,
    plain,
)
from hilft_desktop.documents.odt import render_odt
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.text import render_text
from tests.documents.paper import letter, lines, page_texts, squeezed

BODY = (
    Paragraph((Run("Das ist zu tun:", bold=True),)),
    Bullets((plain("Brief kopieren"), plain("Anrufen"))),
    Paragraph((Run("Das ist "), Run("wichtig", bold=True))),
)


def sheet(**changes: object) -> Letter:
    return replace(letter(body=BODY, enclosures=()), as_sheet=True, **changes)  # type: ignore[arg-type]


def test_a_letter_with_a_window_stays_what_it_is() -> None:
    sent = letter(body=BODY)
    assert laid_out(sent) is sent


def test_a_bold_line_becomes_a_heading_and_a_bold_word_does_not() -> None:
    done = laid_out(sheet())
    assert isinstance(done, Sheet)
    headings = [block.text for block in done.blocks if isinstance(block, Heading)]
    assert headings == ["Das ist zu tun"]
    assert BODY[2] in done.blocks


def test_lists_get_boxes_only_where_there_is_something_to_tick() -> None:
    kinds = {type(block) for block in laid_out(sheet()).blocks}  # type: ignore[union-attr]
    assert Bullets in kinds
    assert CheckItems not in kinds
    ticked = {type(block) for block in laid_out(sheet(ticks=True)).blocks}  # type: ignore[union-attr]
    assert CheckItems in ticked
    assert Bullets not in ticked


def test_nothing_said_is_lost_in_any_form() -> None:
    whole = sheet(
        enclosures=("Kopie",),
        tear_off=TearOff(("Termin am",), ("Beispielweg 3",), "K7M-4QXR"),
        annexes=(Annex("Begründung", (Paragraph(plain("Sehr lang.")),)),),
    )
    said = (
        whole.subject, whole.salutation, "Brief kopieren", whole.closing, whole.signature_name,
        "Kopie", "Termin am", "K7M-4QXR", "Begründung", "Sehr lang.", whole.sender.name,
        "Sonntag, 22.11.2026", *whole.recipient,
    )  # fmt: skip
    pdf = squeezed("".join(page_texts(render_pdf(whole))))
    odt = odfdo.Document(io.BytesIO(render_odt(whole)))
    written = squeezed(odt.get_formatted_text())
    text = squeezed(render_text(whole))
    for words in said:
        for form in (pdf, written, text):
            assert squeezed(words) in form, words


def test_there_is_no_window_and_no_fold() -> None:
    assert [line for line in lines(render_pdf(sheet())) if line.right < 15] == []
    assert [line for line in lines(render_pdf(letter(body=BODY))) if line.right < 15] != []
    frames = odfdo.Document(io.BytesIO(render_odt(sheet()))).body.get_frames()
    assert frames == []
