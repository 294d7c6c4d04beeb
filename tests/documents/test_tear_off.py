# SPDX-License-Identifier: GPL-3.0-or-later
"""The answer slip stands whole at the foot of the letter's last page and names nobody."""

from __future__ import annotations

import pytest

from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.documents.model import Annex, Footer, Form, Paragraph, TearOff, plain
from hilft_desktop.documents.odt import render_odt
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.template import LetterFrame, compose
from hilft_desktop.documents.text import render_text
from hilft_desktop.domain.letters import FieldSource
from tests.documents.paper import TODAY, letter, lines, page_texts, signs, words_of
from tests.documents.test_three_forms import odt_text

SLIP = TearOff(
    ("Termin am", "Wir können nicht helfen, weil"),
    ("Beispielgruppe Musterstadt", "Beispielweg 3", "12345 Musterstadt"),
    "K7M-4QXR",
)
REFERRALS = (
    "uebergabeblatt",
    "verweis_anwalt",
    "verweis_energie",
    "verweis_mietberatung",
    "verweis_migration",
    "verweis_ohne_versicherung",
    "verweis_schuldnerberatung",
    "verweis_schutz_gewalt",
    "verweis_wohnungsnot",
)
ANSWERED = {"feedback": True, "contact_way": "uns"}
UNANSWERED = {"feedback": False, "contact_way": "selbst"}
FOOT = 297 - 27  # millimetres; below it stands the footer


@pytest.fixture(scope="module")
def library():
    return ContentLibrary.load()


def composed(library, letter_id, changes):
    template = library.letter(letter_id, TODAY)
    values = {field.name: field.example for field in template.fields} | changes
    frame = LetterFrame(
        TODAY,
        Footer("test", TODAY),
        lambda fact, key, form: library.facts.text(fact, TODAY, key, form),
    )
    return template, compose(template, values, frame)


def below_the_cut(pdf):
    """Page, text and ink below the cut line of the slip, which must stand on a single page."""
    (page,) = (n for n, text in enumerate(page_texts(pdf)) if "hier abtrennen" in text)
    found = signs(pdf, page)
    first = found[words_of(found).index("hierabtrennen")]
    below = [sign for sign in found if first.bottom < sign.top and sign.bottom < 274]
    return page, words_of(below), below


@pytest.mark.parametrize("letter_id", REFERRALS)
def test_every_referral_that_asks_for_an_answer_has_a_slip(library, letter_id):
    template, answered = composed(library, letter_id, ANSWERED)
    code = next(f.example for f in template.fields if f.source is FieldSource.SLIP_CODE)
    assert answered.tear_off is not None
    assert answered.tear_off.code == code
    assert answered.tear_off.return_to[0] == answered.sender.name
    assert composed(library, letter_id, UNANSWERED)[1].tear_off is None


def test_no_other_letter_has_one(library):
    with_slip = {t.id for t in library.letters(TODAY) if t.slip}
    assert with_slip == set(REFERRALS)


@pytest.mark.parametrize("letter_id", REFERRALS)
def test_the_slip_says_nothing_but_address_code_and_answers(library, letter_id):
    template, answered = composed(library, letter_id, ANSWERED)
    _, text, _ = below_the_cut(render_pdf(answered))
    slip = answered.tear_off
    expected = "".join(
        (
            *("Antwort an uns", "Bitte zurück an", *slip.return_to, "Zeichen", slip.code),
            *slip.options,
            "Bitte keinen Namen eintragen. Das Zeichen genügt.",
            "Datum, Stempel oder Unterschrift",
        )
    )
    assert sorted(text) == sorted(expected.replace(" ", ""))
    name = next(f.example for f in template.fields if f.name == "person_name")
    assert name.replace(" ", "") not in text


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("count", range(0, 46, 3))
def test_the_slip_stands_whole_at_the_foot_whatever_stands_above(count, form, large_print):
    body = (Paragraph(plain("\n".join(["Zeile"] * (count + 1)))),)
    pdf = render_pdf(letter(body=body, tear_off=SLIP), form=form, large_print=large_print)
    page, text, ink = below_the_cut(pdf)
    assert page == len(page_texts(pdf)) - 1
    for piece in ("Antwortanuns", "Beispielweg3", "K7M-4QXR", "Terminam", "Unterschrift"):
        assert piece in text
    assert FOOT - 3 <= max(sign.bottom for sign in ink) <= FOOT


def test_the_cut_line_crosses_the_page():
    pdf = render_pdf(letter(tear_off=SLIP))
    dashed = [line for line in lines(pdf) if line.left > 20 and line.right - line.left > 40]
    cut = [line for line in dashed if line.bottom - line.top < 0.5]
    assert min(line.left for line in cut) < 35
    assert max(line.right for line in cut) == pytest.approx(190, abs=0.5)


def test_without_a_code_a_line_stands_to_write_it_on():
    blank = TearOff(SLIP.options, SLIP.return_to)
    with_code, without = (render_pdf(letter(tear_off=slip)) for slip in (SLIP, blank))
    assert len(lines(without)) == len(lines(with_code)) + 1
    assert "Zeichen: ____" in render_text(letter(tear_off=blank))


def test_long_answers_get_their_line_below_them():
    slip = TearOff(("Eine sehr lange Antwort " * 5,), SLIP.return_to)
    pdf = render_pdf(letter(tear_off=slip))
    assert all(sign.right <= 190.5 for sign in signs(pdf))


def test_annexes_follow_the_slip():
    annex = Annex("Anlage 1: Begründung", (Paragraph(plain("Warum")),))
    texts = page_texts(render_pdf(letter(tear_off=SLIP, annexes=(annex,))))
    assert "hier abtrennen" in texts[0]
    assert "Anlage 1: Begründung" in texts[1]


@pytest.mark.parametrize("form", ["odt", "text"])
def test_the_other_forms_carry_the_slip_too(form):
    document = letter(tear_off=SLIP)
    said = odt_text(render_odt(document)) if form == "odt" else render_text(document)
    slip = said[said.index("hier abtrennen") :]
    places = [slip.find(piece) for piece in ("K7M-4QXR", "Beispielweg 3", "Termin am", "Datum,")]
    assert -1 not in places
    assert places == sorted(places)
    assert said.index("Erika Beispiel") < said.index("hier abtrennen")
