# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office program and a screen reader find in the ODT of every letter."""

from __future__ import annotations

import io

import odfdo
import pytest

from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.documents.model import DataTable, Footer, Form, Sheet
from hilft_desktop.documents.odt import render_odt
from hilft_desktop.documents.template import LetterFrame, compose
from hilft_desktop.documents.typography import bound
from hilft_desktop.system.resources import resource_root
from tests.documents.paper import FOOTER, TODAY, letter

LETTERS = sorted(path.stem for path in (resource_root() / "content/de/letters").glob("*.toml"))
WINDOW_TOP = {Form.A: 27.0, Form.B: 45.0}
LONG = "Die Heizung fällt aus. " * 200
ACTIVE = ("text:a", "draw:image", "draw:object", "office:scripts", "script:event-listener")
FIELDS = {"text:page-number", "text:page-count"}


@pytest.fixture(scope="module")
def library():
    return ContentLibrary.load()


@pytest.fixture(scope="module", params=LETTERS)
def composed(request, library):
    """A letter with all its examples, its answer wanted and its reasons too long to stay in it."""
    template = library.letter(request.param, TODAY)
    values = {field.name: field.example for field in template.fields}
    values |= {field.name: LONG for field in template.fields if field.annex}
    values |= {"feedback": True, "contact_way": "uns"}
    frame = LetterFrame(
        TODAY,
        Footer("test", TODAY),
        lambda fact, key, form: library.facts.text(fact, TODAY, key, form),
    )
    return compose(template, {k: v for k, v in values.items() if k in names(template)}, frame)


def names(template):
    return {field.name for field in template.fields}


def opened(document, form=Form.B):
    return odfdo.Document(io.BytesIO(render_odt(document, form=form)))


def millimetres(frame):
    found = (*frame.position, *frame.size)
    return tuple(float(str(edge).removesuffix("mm")) for edge in found)


@pytest.mark.parametrize("form", Form)
def test_return_line_and_address_share_the_window(composed, form):
    found = frames(composed, form)
    if composed.as_sheet:
        assert found == {}
        return
    top = WINDOW_TOP[form]
    for name in ("Rücksendeangabe", "Anschrift"):
        left, upper, width, height = millimetres(found[name])
        assert left >= 20, name
        assert left + width <= 105, name
        assert top <= upper, name
        assert upper + height <= top + 45 + 0.01, name
    for name in ("Absender", "Angaben"):
        left, upper, width, height = millimetres(found[name])
        assert upper + height <= top or left >= 105, name
    lines = [line.text_recursive for line in found["Anschrift"].get_elements("descendant::text:p")]
    assert [line.replace("\u00a0", " ") for line in lines] == list(composed.recipient)


def frames(document, form):
    body = opened(document, form).body
    return {frame.name: frame for frame in body.get_elements("descendant::draw:frame")}


def test_subject_and_annexes_are_headings_and_the_slip_is_one_row(composed):
    body = opened(composed).body
    heads = {
        head.text_recursive: (head.level, head.get_attribute("text:style-name"))
        for head in body.get_elements("descendant::text:h")
    }
    title = "Title" if composed.as_sheet else "Subject"
    assert heads[bound(composed.subject)] == ("1", title)
    for annex in composed.annexes:
        assert heads[bound(annex.title)] == ("1", "Heading_20_1")
    slips = [
        table
        for table in body.get_elements("descendant::table:table")
        if table.get_attribute("table:name") == "Antwortabschnitt"
    ]
    assert len(slips) == (1 if composed.tear_off else 0)
    for slip in slips:
        (row,) = slip.get_elements("descendant::table:table-row")
        assert row.get_attribute("table:style-name") == "Slip_20_Row"
        assert composed.tear_off.code in row.text_recursive


def test_every_style_that_is_used_is_there(composed):
    document = opened(composed)
    known = {
        style.get_attribute("style:name")
        for part in (document.styles.root, document.content.root)
        for style in part.get_elements("descendant::style:style")
        + part.get_elements("descendant::text:list-style")
    }
    used = {
        element.get_attribute(key)
        for element in document.body.get_elements("descendant::*")
        for key in ("text:style-name", "table:style-name", "draw:style-name")
    } - {None}
    assert used <= known


def test_nothing_in_it_is_active_and_the_only_fields_are_page_numbers(composed):
    document = opened(composed)
    for tag in ACTIVE:
        assert document.body.get_elements(f"descendant::{tag}") == [], tag
    for part in (document.body, document.styles.root):
        linked = [e for e in part.get_elements("descendant::*") if e.get_attribute("xlink:href")]
        assert linked == []
    footers = document.styles.root.get_elements("descendant::style:footer//*")
    assert {element.tag for element in footers} >= FIELDS


def test_it_says_its_language(composed):
    document = opened(composed)
    (standard,) = document.styles.root.get_elements(
        "descendant::style:default-style[@style:family='paragraph']/style:text-properties"
    )
    assert standard.get_attribute("fo:language") == "de"
    assert standard.get_attribute("fo:country") == "DE"
    assert document.meta.language == "de-DE"


def test_a_table_names_its_columns_in_a_header_row():
    sheet = Sheet("Titel", (DataTable(("Wort", "Zahl"), (("a", "1"), ("b", "2"))),), FOOTER)
    (head,) = opened(sheet).body.get_elements("descendant::table:table-header-rows")
    assert head.text_recursive.split() == ["Wort", "Zahl"]


def test_signature_and_enclosures_stay_together():
    """Each line but the last keeps the next one on its page."""
    document = opened(letter(enclosures=("eins", "zwei", "drei")))
    styles = {
        style.get_attribute("style:name"): style
        for style in document.styles.root.get_elements("descendant::style:style")
    }
    lines = document.body.get_elements("text:p")
    texts = [line.text_recursive for line in lines]
    start = texts.index("Mit freundlichen Grüßen")
    tied = [
        bool(
            styles[line.get_attribute("text:style-name")].get_elements(
                "style:paragraph-properties[@fo:keep-with-next='always']"
            )
        )
        for line in lines[start:]
    ]
    signed = ["Mit freundlichen Grüßen", "Erika Beispiel", "Anlagen"]
    assert texts[start:] == [*signed, "eins", "zwei", "drei"]
    assert tied == [True] * 5 + [False]
