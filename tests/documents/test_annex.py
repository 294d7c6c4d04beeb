# SPDX-License-Identifier: GPL-3.0-or-later
"""A long reason goes to an annex: nothing is lost, and the letter says where it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.documents.letter_text import LetterText
from hilft_desktop.documents.model import Footer, Paragraph, runs_text
from hilft_desktop.documents.odt import render_odt
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.template import LetterFrame, compose
from hilft_desktop.documents.text import render_text
from hilft_desktop.domain.letters import FieldType
from tests.documents.paper import TODAY, page_texts
from tests.documents.test_three_forms import odt_text

LONG = "\n\n".join(
    f"Absatz {n}: " + " ".join(f"Wort{n}x{k:02}" for k in range(90)) for n in range(1, 9)
)
SHORT = "Die Miete ist zu niedrig angesetzt."


@pytest.fixture(scope="module")
def library():
    return ContentLibrary.load()


def annexed_fields(template):
    return [field for field in template.fields if field.annex]


def composed(library, template, **changes):
    values = {field.name: field.example for field in template.fields} | changes
    frame = LetterFrame(
        TODAY,
        Footer("test", TODAY),
        lambda fact, key, form: library.facts.text(fact, TODAY, key, form),
    )
    return compose(template, values, frame)


def lost(said):
    """Return the words of the long text that are not there."""
    return [word for word in LONG.split() if word.startswith("Wort") and word not in said]


def with_annexes(library):
    return [t for t in library.letters(TODAY) if annexed_fields(t)]


def test_the_letters_that_argue_have_room_for_reasons(library):
    found = {template.id for template in with_annexes(library)}
    assert {
        "anhoerung_antwort",
        "haertewiderspruch",
        "maengelanzeige",
        "ueberpruefung_44",
        "untaetigkeit",
        "widerspruch_sgb",
    } <= found


def test_every_annex_takes_its_text_whole(library):
    for template in with_annexes(library):
        for field in annexed_fields(template):
            assert field.type is FieldType.LONG_TEXT
            letter = composed(library, template, **{field.name: LONG})
            if not letter.annexes:
                # A condition keeps the field out of this letter, and then out of it altogether.
                assert "Wort1x01" not in render_text(letter), (template.id, field.name)
                continue
            (annex,) = letter.annexes
            assert "\n\n".join(runs_text(block.runs) for block in annex.blocks) == LONG
            body = " ".join(runs_text(b.runs) for b in letter.body if isinstance(b, Paragraph))
            assert f"Siehe Anlage 1 ({field.annex})." in body, (template.id, field.name)
            assert "Wort1x01" not in body
            assert letter.enclosures[0] == annex.title == f"Anlage 1: {field.annex}"


def test_a_short_reason_stays_in_the_letter(library):
    letter = composed(library, library.letter("widerspruch_sgb", TODAY), reasons=SHORT)
    assert not letter.annexes
    assert SHORT in render_text(letter)
    assert "Anlage 1" not in render_text(letter)


def test_text_without_an_annex_flows_on_without_loss(library):
    letter = composed(library, library.letter("widerspruch_sgb", TODAY), urgent=LONG)
    assert not letter.annexes
    assert lost("".join(page_texts(render_pdf(letter)))) == []


@pytest.mark.parametrize("form", ["pdf", "odt", "text"])
def test_every_form_carries_the_annex_with_its_heading(library, form):
    letter = composed(library, library.letter("widerspruch_sgb", TODAY), reasons=LONG)
    if form == "pdf":
        pages = page_texts(render_pdf(letter))
        start = next(n for n, text in enumerate(pages) if text.startswith("Anlage 1: Begründung"))
        assert start > 0, "the annex begins a page of its own"
        said = "".join(pages[start:])
    elif form == "odt":
        said = odt_text(render_odt(letter))
    else:
        said = render_text(letter)
    assert "zum Schreiben vom 22.11.2026" in said
    assert lost(said) == []


def edited(library, template, body, **changes):
    """The letter as it is printed after somebody reworded its body and changed some values."""
    values = {field.name: field.example for field in template.fields} | changes
    frame = LetterFrame(
        TODAY,
        Footer("test", TODAY),
        lambda fact, key, form: library.facts.text(fact, TODAY, key, form),
    )
    letter = compose(template, values, frame, body)
    return replace(LetterText.of(letter), body=body).apply(letter)


def test_an_edited_letter_has_the_annex_it_refers_to_however_short(library):
    template = library.letter("widerspruch_sgb", TODAY)
    body = "Neu.\n\n**Begründung:** Siehe Anlage 1 (Begründung)."
    letter = edited(library, template, body, reasons=SHORT)
    (annex,) = letter.annexes
    assert runs_text(annex.blocks[0].runs) == SHORT
    assert "Anlage 1: Begründung" in letter.enclosures


def test_an_edited_letter_has_no_annex_it_does_not_mention(library):
    template = library.letter("widerspruch_sgb", TODAY)
    letter = edited(library, template, "Alles steht hier.", reasons=LONG)
    assert letter.annexes == ()
    assert "Anlage 1" not in render_text(letter)


def test_an_annex_keeps_its_number_when_another_is_edited_away(library):
    template = library.letter("widerspruch_sgb", TODAY)
    fields = tuple(
        replace(field, annex="Eile") if field.name == "urgent" else field
        for field in template.fields
    )
    template = replace(template, fields=fields)
    both = composed(library, template, reasons=LONG, urgent=LONG + " eilt")
    assert [annex.title for annex in both.annexes] == ["Anlage 1: Begründung", "Anlage 2: Eile"]
    letter = edited(library, template, "Siehe Anlage 2 (Eile).", reasons=LONG, urgent=LONG)
    assert [annex.title for annex in letter.annexes] == ["Anlage 2: Eile"]


def test_an_edit_of_the_letter_keeps_its_annex(library):
    letter = composed(library, library.letter("widerspruch_sgb", TODAY), reasons=LONG)
    wording = LetterText.of(letter)
    assert "Siehe Anlage 1 (Begründung)." in wording.body
    assert (
        edited(library, library.letter("widerspruch_sgb", TODAY), wording.body, reasons=LONG)
        == letter
    )
