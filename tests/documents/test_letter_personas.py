# SPDX-License-Identifier: GPL-3.0-or-later
"""Every letter for every persona, in both forms, measured in the finished PDF."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.documents.model import Footer, Form
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.template import LetterFrame, compose
from hilft_desktop.services.letter_values import read_values
from hilft_desktop.system.resources import resource_root
from tests.documents.paper import TODAY, lines, page_texts, signs, squeezed
from tests.documents.test_letter_geometry import FOLDS, PUNCH, window_text

PERSONAS = Path(__file__).parents[1] / "data" / "personas"
LETTERS = sorted(path.stem for path in PERSONAS.glob("*.toml"))
FEWEST = 3
_LINES_ABOVE = 2
MARKS = 15  # millimetres; further left stands nothing but the marks of folds and punch
HOLE = re.compile(r" [,;:.] |\(\)|,,|None|[{}]")


@pytest.fixture(scope="module")
def library():
    return ContentLibrary.load()


def personas(letter_id):
    return tomllib.loads((PERSONAS / f"{letter_id}.toml").read_text("utf-8"))["persona"]


def written(library, template, values):
    frame = LetterFrame(
        written_on=TODAY,
        footer=Footer("Vorlage test", TODAY, "Telefon 0000 000001"),
        fact=lambda fact, key, form: library.facts.text(fact, TODAY, key, form),
    )
    return compose(template, read_values(json.dumps(values), template.fields), frame)


def test_every_letter_has_personas():
    shipped = {path.stem for path in (resource_root() / "content/de/letters").glob("*.toml")}
    assert shipped == set(LETTERS)
    assert all(len(personas(letter_id)) >= FEWEST for letter_id in LETTERS)


@pytest.mark.parametrize("letter_id", LETTERS)
def test_a_letter_keeps_its_measures_for_everybody(library, letter_id):
    template = library.letter(letter_id, TODAY)
    for persona in personas(letter_id):
        letter = written(library, template, persona["values"])
        for form in Form:
            where = f"{letter_id}, {persona['name']}, Form {form.value}"
            assert_measures(letter, form, where)


@pytest.mark.parametrize("letter_id", LETTERS)
def test_a_letter_keeps_its_measures_in_large_print(library, letter_id):
    template = library.letter(letter_id, TODAY)
    persona = max(personas(letter_id), key=lambda persona: len(str(persona["values"])))
    letter = written(library, template, persona["values"])
    for form in Form:
        assert_measures(letter, form, f"{letter_id}, large print", large_print=True)


@pytest.mark.parametrize("letter_id", LETTERS)
def test_a_letter_is_sound_whatever_nobody_said(library, letter_id):
    """Each value that may be missing is left out once, for each persona, and then all of them."""
    template = library.letter(letter_id, TODAY)
    optional = {field.name for field in template.fields if not field.required}
    for persona in personas(letter_id):
        given = persona["values"]
        bare = {name: value for name, value in given.items() if name not in optional}
        without = [{name} for name in given if name in optional]
        for left_out in without:
            kept = {name: value for name, value in given.items() if name not in left_out}
            where = f"{letter_id}, {persona['name']} without {left_out}"
            letter = written(library, template, kept)
            for form in Form:
                assert_complete(letter, form, where)
        for form in Form:
            where = f"{letter_id}, {persona['name']} without anything optional"
            assert_measures(written(library, template, bare), form, where)


def assert_complete(letter, form, where):
    """The pages count up, everything with a place is on them, and no hole is left in a sentence."""
    pages = page_texts(render_pdf(letter, form=form))
    for number, text in enumerate(pages, start=1):
        assert f"Seite {number} von {len(pages)}" in text, where
        assert not HOLE.search(text), where
    said = squeezed("".join(pages))
    # On a sheet the lines of an address stand side by side.
    address = letter.recipient if letter.as_sheet else ("".join(letter.recipient),)
    for piece in (*address, letter.subject, letter.signature_name):
        assert squeezed(piece) in said, where
    assert_signature_is_no_widow(pages, letter, where)


def assert_measures(letter, form, where, *, large_print=False):
    pdf = render_pdf(letter, form=form, large_print=large_print)
    address = squeezed("".join(letter.recipient))
    marks = [line for line in lines(pdf) if line.right < MARKS]
    heights = sorted(round((mark.top + mark.bottom) / 2, 1) for mark in marks)
    if letter.as_sheet:  # handed over: no window, nothing to fold
        assert heights == [], where
    else:
        assert squeezed(window_text(pdf, form)).endswith(address), where
        assert heights == sorted([*FOLDS[form], PUNCH]), where
    pages = page_texts(pdf)
    for number, text in enumerate(pages, start=1):
        assert f"Seite {number} von {len(pages)}" in text, where
        assert not HOLE.search(text), where
        for sign in signs(pdf, number - 1):
            assert 24 <= sign.left <= sign.right <= 190.5, where
            assert 5 <= sign.top <= sign.bottom <= 290, where
        for line in lines(pdf, number - 1):
            assert 3.5 <= line.left <= line.right <= 190.5, where
            assert 0 <= line.top <= line.bottom <= 297, where
    assert_signature_is_no_widow(pages, letter, where)


def assert_signature_is_no_widow(pages, letter, where):
    """On the page of the closing at least two lines of the text stand above it."""
    if not letter.closing or letter.as_sheet:  # nobody signs a sheet
        return
    page = next(text for text in reversed(pages) if letter.closing in text)
    above = page[: page.rindex(letter.closing)]
    above_it = [line for line in above.splitlines() if re.search(r"\w{3}", line)]
    assert len(above_it) >= _LINES_ABOVE, where
    if letter.enclosures:
        below = page[page.rindex(letter.closing) :]
        assert squeezed(letter.enclosures[0]) in squeezed(below), f"{where}: enclosures alone"


@pytest.mark.parametrize("letter_id", LETTERS)
def test_personas_lead_to_different_letters(library, letter_id):
    """A letter that says the same to everybody smells of a form."""
    template = library.letter(letter_id, TODAY)
    bodies = {str(written(library, template, p["values"]).body) for p in personas(letter_id)}
    assert len(bodies) == len(personas(letter_id))
