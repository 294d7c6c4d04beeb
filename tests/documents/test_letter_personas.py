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
from tests.documents.paper import TODAY, page_texts, signs, squeezed
from tests.documents.test_letter_geometry import window_text

PERSONAS = Path(__file__).parents[1] / "data" / "personas"
OLDER = {"fondsantrag_einzelhilfe", "raten_versorger", "verweis_energie"}
"""Measured with their examples elsewhere, before there were personas."""
LETTERS = sorted(path.stem for path in PERSONAS.glob("*.toml"))
FEWEST = 3
_LINES_ABOVE = 2


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
    assert shipped - set(LETTERS) == OLDER
    assert all(len(personas(letter_id)) >= FEWEST for letter_id in LETTERS)


@pytest.mark.parametrize("letter_id", LETTERS)
def test_a_letter_keeps_its_measures_for_everybody(library, letter_id):
    template = library.letter(letter_id, TODAY)
    for persona in personas(letter_id):
        letter = written(library, template, persona["values"])
        for form in Form:
            pdf = render_pdf(letter, form=form)
            where = f"{letter_id}, {persona['name']}, Form {form.value}"
            in_window = window_text(pdf, form)
            address = squeezed("".join(letter.recipient))
            assert squeezed(in_window).endswith(address), where
            pages = page_texts(pdf)
            for number, text in enumerate(pages, start=1):
                assert f"Seite {number} von {len(pages)}" in text, where
                for sign in signs(pdf, number - 1):
                    assert 24 <= sign.left <= sign.right <= 190.5, where
                    assert 5 <= sign.top <= sign.bottom <= 290, where
            assert_signature_is_no_widow(pages, letter, where)


def assert_signature_is_no_widow(pages, letter, where):
    """On the page of the closing at least two lines of the text stand above it."""
    if not letter.closing:
        return
    page = next(text for text in reversed(pages) if letter.closing in text)
    above = page[: page.rindex(letter.closing)]
    lines = [line for line in above.splitlines() if re.search(r"\w{3}", line)]
    assert len(lines) >= _LINES_ABOVE, where


@pytest.mark.parametrize("letter_id", LETTERS)
def test_personas_lead_to_different_letters(library, letter_id):
    """A letter that says the same to everybody smells of a form."""
    template = library.letter(letter_id, TODAY)
    bodies = {str(written(library, template, p["values"]).body) for p in personas(letter_id)}
    assert len(bodies) == len(personas(letter_id))
