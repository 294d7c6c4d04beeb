# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever somebody types into a letter is printed as it was typed, and does nothing else.

Forty payloads go into every field of every letter that takes free text: all of them at once into
what flows, four at a time into what stands in the window and at the head of the page.
"""

from __future__ import annotations

import re

import pytest

from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.documents.cleaning import clean, clean_line
from hilft_desktop.documents.letter_text import LetterText
from hilft_desktop.documents.model import Footer
from hilft_desktop.documents.odt import render_odt
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.template import LetterFrame, compose
from hilft_desktop.documents.text import render_text
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.letters import FieldSource, FieldType
from hilft_desktop.system.resources import resource_root
from tests.documents.paper import TODAY, page_texts, squeezed
from tests.documents.test_three_forms import odt_text

ARABIC = "محمد عبد الله"
PAYLOADS = (
    # Markup of the PDF library
    '<img src="file:///etc/passwd" width="10"/>',
    '<img src="http://example.invalid/x.png"/>',
    '<a href="file:///etc/passwd">hier</a>',
    "<b>nicht fett</b> <i>und</i> <u>nicht</u>",
    "<br/> <para alignment='center'>x</para>",
    "</para></font><unclosed",
    '<font size="99" color="red">klein</font>',
    '<onDraw name="x" label="y"/> <seq id="z"/>',
    '<index item="x"/> <bullet>&bull;</bullet>',
    # Entities and XML
    "Müller & Söhne &amp; &lt; &#65; &xxe;",
    '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/hosts">]>&y;',
    '<![CDATA[x]]> <?xml version="1.0"?>',
    "<!-- kein Kommentar -->",
    # Templates
    "{{ 7 * 7 }} und {{ person_name }}",
    "{% for x in y %}z{% endfor %}{% endraw %}",
    '{# bleibt #} {{ fact("x") }}',
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "${HOME} $(id) `id` %(name)s {0} %s%n",
    # Files and shares
    r"\\server\share\bild.png",
    "file:///etc/passwd",
    r"C:\Windows\System32\drivers\etc\hosts",
    "../../../../etc/passwd",
    "smb://server/share/x",
    # Formulas
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    '+HYPERLINK("http://example.invalid";"Klick")',
    # Fields and scripts of office documents
    '<text:a xlink:href="file:///etc/passwd">x</text:a>',
    '<text:page-number/> <text:user-defined text:name="x"/>',
    "<office:binary-data>AAAA</office:binary-data>",
    r"</w:t><w:instrText>DDEAUTO c:\\x</w:instrText>",
    # The text form of edits
    "**nicht fett** und *nicht kursiv*",
    "- kein Punkt",
    "1. keine Nummer",
    r"\- \*\* \\ \. Schrägstriche \ ",
    # What a PDF is made of
    r"%PDF-1.7 ) ( \( endstream endobj /JS (x)",
    # Signs that hide, turn and control
    "a\u202eb\u202cc\u2066d\u2069e",
    "f\u200bg\u200dh\u00adi\ufeffj",
    "k\x00l\x07m\x1b[31mn\x7fo",
    ARABIC,
    "x" * 10_000,
)
EMOJI = "Danke 😀"
FREE = {FieldType.TEXT, FieldType.LONG_TEXT, FieldType.LINES, FieldType.IBAN}
FRAME = {
    FieldSource.UNIT_NAME,
    FieldSource.UNIT_PLACE,
    FieldSource.UNIT_CONTACT,
    FieldSource.UNIT_ADDRESS,
    FieldSource.PERSON_NAME,
    FieldSource.PERSON_ADDRESS,
    FieldSource.PERSON_CONTACT,
    FieldSource.COUNSELLOR,
    FieldSource.SLIP_CODE,
}
FOOTER = Footer("Vorlage test", TODAY, "Telefon 0000 000001")
RUNNING = re.compile(r"Seite\d+von\d+|Telefon0000000001·Vorlagetest·Stand22\.11\.2026")
LETTERS = sorted(path.stem for path in (resource_root() / "content/de/letters").glob("*.toml"))
_SHORT = 40  # signs, what a line of an address window holds


@pytest.fixture(scope="module")
def library():
    return ContentLibrary.load()


def written(library, template, values):
    return compose(
        template,
        values,
        LetterFrame(
            TODAY, FOOTER, lambda fact, key, form: library.facts.text(fact, TODAY, key, form)
        ),
    )


def in_frame(field):
    return field.name == "recipient" or field.source in FRAME


def filled(field, texts):
    """All of `texts` in the one value that a field takes."""
    return tuple(texts) if field.type is FieldType.LINES else "\n".join(texts)


def on_paper(pdf):
    """What the pages say without spaces and without what stands at the foot of each."""
    return RUNNING.sub("", squeezed("".join(page_texts(pdf)))).replace("\ufb01", "fi")


def wanted(payload):
    return squeezed(clean_line(payload))


def three_forms(letter):
    return render_pdf(letter), render_odt(letter), render_text(letter)


def times_printed(library, template, values, fields):
    """How often each field stands in the letter; conditions keep some of them out."""
    marks = {field.name: f"Merkmal{number:03}x" for number, field in enumerate(fields)}
    marked = {f.name: filled(f, [marks[f.name]]) for f in fields}
    text = render_text(written(library, template, values | marked))
    return sum(text.count(mark) for mark in marks.values())


def test_there_are_forty_of_them():
    assert len(set(PAYLOADS)) >= 40


@pytest.mark.parametrize("letter_id", LETTERS)
def test_payloads_in_running_text_are_printed_literally(library, letter_id, opened_files):
    template = library.letter(letter_id, TODAY)
    values = {field.name: field.example for field in template.fields}
    fields = [f for f in template.fields if f.type in FREE and not in_frame(f)]
    with opened_files() as usual:
        three_forms(written(library, template, values))
    planted = values | {f.name: filled(f, PAYLOADS) for f in fields}
    with opened_files() as opened:
        forms = three_forms(written(library, template, planted))
    assert set(opened) <= set(usual)
    times = times_printed(library, template, values, fields)
    assert times or not fields
    for said in (on_paper(forms[0]), squeezed(odt_text(forms[1])), squeezed(forms[2])):
        for payload in PAYLOADS:
            if payload is not ARABIC:
                assert said.count(wanted(payload)) >= times, (payload[:60], times)
        for word in ARABIC.split():
            assert said.count(word) >= times


@pytest.mark.parametrize("letter_id", LETTERS)
def test_payloads_survive_the_text_form_of_edits(library, letter_id):
    """A letter opened for editing and kept as it is stays the same letter."""
    template = library.letter(letter_id, TODAY)
    fields = [f for f in template.fields if f.type in FREE and not in_frame(f)]
    values = {field.name: field.example for field in template.fields}
    letter = written(library, template, values | {f.name: filled(f, PAYLOADS) for f in fields})
    assert LetterText.of(letter).apply(letter) == letter


@pytest.mark.parametrize("letter_id", LETTERS)
def test_payloads_at_fixed_places_are_printed_literally(library, letter_id):
    template = library.letter(letter_id, TODAY)
    values = {field.name: field.example for field in template.fields}
    fields = [f for f in template.fields if f.type in FREE and in_frame(f)]
    short = tuple(clean(payload)[:_SHORT].strip() for payload in PAYLOADS)
    for start in range(0, len(short), 4):
        group = short[start : start + 4]
        planted = {
            field.name: group if field.type is FieldType.LINES else group[number % len(group)]
            for number, field in enumerate(fields)
        }
        said = on_paper(render_pdf(written(library, template, values | planted)))
        # A sheet that is handed over has no address; at its head stands our name.
        for payload in group if "recipient" in planted else (str(planted["unit_name"]),):
            if payload != ARABIC:
                assert squeezed(payload) in said, payload


@pytest.mark.parametrize("letter_id", LETTERS)
def test_a_sign_no_font_has_stops_the_letter_instead_of_vanishing(library, letter_id):
    template = library.letter(letter_id, TODAY)
    values = {field.name: field.example for field in template.fields}
    signed = "person_name" if "person_name" in values else "counsellor"
    letter = written(library, template, values | {signed: EMOJI})
    with pytest.raises(UserError, match="document_unprintable") as caught:
        render_pdf(letter)
    assert caught.value.params["signs"] == ("😀",)
    assert EMOJI in render_text(letter)
