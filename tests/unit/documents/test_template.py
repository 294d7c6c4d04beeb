# SPDX-License-Identifier: GPL-3.0-or-later
"""Templates and values make letters; values stay data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.documents.cleaning import clean
from hilft_desktop.documents.model import Bullets, Footer, Paragraph, Run, SenderBlock, runs_text
from hilft_desktop.documents.template import LetterFrame, compose, missing_fields
from hilft_desktop.domain.errors import MachineError, UserError
from hilft_desktop.domain.letters import (
    FieldSource,
    FieldType,
    LetterBlock,
    LetterField,
    LetterSender,
    LetterTemplate,
    LetterValue,
)

TODAY = date(2026, 11, 22)


def fact(fact_id, key, form):
    return f"[{fact_id}.{key}|{form}]"


FRAME = LetterFrame(TODAY, Footer("Vorlage 1", TODAY), fact)


def field(name, kind, *, required=False, source=FieldSource.ASK, options=()):
    return LetterField(name, name.title(), kind, required, None, "", source, options)


FIELDS = (
    field("recipient", FieldType.LINES, required=True),
    field("name", FieldType.TEXT, required=True),
    field("rate", FieldType.MONEY),
    field("tag", FieldType.DATE),
    field("kinder", FieldType.NUMBER),
    field("eilig", FieldType.BOOL),
    field("lage", FieldType.LONG_TEXT),
    field("art", FieldType.CHOICE, options=(("strom", "Strom"), ("gas", "Gas"))),
    field("arten", FieldType.CHOICES, options=(("strom", "Strom"), ("gas", "Gas"))),
    field("iban", FieldType.IBAN),
    field("unit", FieldType.TEXT, source=FieldSource.UNIT_NAME),
    field("unit_address", FieldType.LINES, source=FieldSource.UNIT_ADDRESS),
    field("unit_contact", FieldType.TEXT, source=FieldSource.UNIT_CONTACT),
    field("unit_place", FieldType.TEXT, source=FieldSource.UNIT_PLACE),
    field("person", FieldType.TEXT, source=FieldSource.PERSON_NAME),
    field("person_address", FieldType.LINES, source=FieldSource.PERSON_ADDRESS),
)
VALUES: dict[str, LetterValue] = {"recipient": ("Amt", "Weg 1"), "name": "Erika Beispiel"}


def template(*texts, **changes):
    blocks = tuple(text if isinstance(text, LetterBlock) else LetterBlock(text) for text in texts)
    parts = {
        "id": "probe",
        "title": "Probe",
        "summary": "",
        "kind": "brief",
        "topic": "energie_sperre",
        "version": "1",
        "sender": LetterSender.UNIT,
        "fields": FIELDS,
        "subject": "Betrifft {{ name }}",
        "salutation": "Guten Tag,",
        "blocks": blocks,
        "closing": "Mit freundlichen Grüßen",
        "signature": "{{ name }}",
        "enclosures": (),
        "consent": "",
        "follow_up_days": None,
        "follow_up_text": "",
        "facts": (),
        "valid_from": None,
        "valid_to": None,
        "checked_on": TODAY,
        "next_check": TODAY,
    }
    return LetterTemplate(**{**parts, **changes})


def said(text, **values):
    letter = compose(template(text), {**VALUES, **values}, FRAME)
    return "|".join(words(block) for block in letter.body)


def words(block):
    if isinstance(block, Bullets):
        return ";".join(runs_text(item) for item in block.items)
    return runs_text(block.runs)


@pytest.mark.parametrize(
    ("text", "values", "result"),
    [
        ("{{ rate }}", {"rate": 123450}, "1.234,50\u00a0€"),
        ("{{ rate|money }}", {"rate": 5}, "0,05\u00a0€"),
        ("{{ tag }}", {"tag": TODAY}, "22.11.2026"),
        ("{{ tag|date }}", {"tag": TODAY}, "22.11.2026"),
        ("{{ tag|weekday_date }}", {"tag": TODAY}, "Sonntag, 22.11.2026"),
        ("{{ kinder|plural('Kind', 'Kinder') }}", {"kinder": 1}, "1 Kind"),
        ("{{ kinder|plural('Kind', 'Kinder') }}", {"kinder": 0}, "0 Kinder"),
        ("{{ eilig }}", {"eilig": False}, "nein"),
        ("{{ art }}", {"art": "gas"}, "Gas"),
        ("{% if art == 'gas' %}ja{% else %}nein{% endif %}", {"art": "gas"}, "ja"),
        ("{{ arten|listing }}", {"arten": ("strom", "gas")}, "Strom und Gas"),
        ("{{ arten|length }}", {"arten": ("strom", "gas")}, "2"),
        ("{% for a in arten %}\n- {{ a }}\n{% endfor %}", {"arten": ("strom", "gas")}, "Strom;Gas"),
        ("{{ fact('abwendung') }}", {}, "[abwendung.value|]"),
        ("{{ fact('abwendung', 'raten', 'dativ') }}", {}, "[abwendung.raten|dativ]"),
        ("{% if rate %}Rate{% else %}ohne{% endif %}", {}, "ohne"),
        ("{% if rate %}Rate{% else %}ohne{% endif %}", {"rate": None}, "ohne"),
    ],
)
def test_values_are_printed_the_german_way(text, values, result):
    assert said(text, **values) == result


def test_blocks_follow_the_facts_of_the_case():
    letter = compose(
        template(
            LetterBlock("mit", "rate"),
            LetterBlock("ohne", "not rate"),
            LetterBlock("gas", "art == 'gas'"),
        ),
        {**VALUES, "rate": 100, "art": "strom"},
        FRAME,
    )
    assert [words(block) for block in letter.body] == ["mit"]


def test_zero_and_no_are_given_values():
    needed = template(
        fields=(
            *FIELDS[:2],
            field("kinder", FieldType.NUMBER, required=True),
            field("eilig", FieldType.BOOL, required=True),
        )
    )
    assert missing_fields(needed, {**VALUES, "kinder": 0, "eilig": False}) == ()


@pytest.mark.parametrize("empty", [None, "", "  ", "\u200b", ()])
def test_missing_values_are_asked_for_all_at_once(empty):
    with pytest.raises(UserError, match="letter_values_missing") as caught:
        compose(template("x"), {"name": empty}, FRAME)
    assert caught.value.params["fields"] == ("recipient", "name")
    assert caught.value.params["labels"] == ("Recipient", "Name")


@pytest.mark.parametrize(
    "text", ["{{ rate }}", "{{ rate|money }}", "{{ tag|date }}", "{{ rate ~ 'x' }}"]
)
def test_an_optional_value_that_is_printed_is_asked_for_as_well(text):
    with pytest.raises(UserError, match="letter_values_missing"):
        said(text)


@pytest.mark.parametrize(
    "text",
    [
        "{{ unbekannt }}",
        "{{ name.upper }}{{ name.__class__.__mro__ }}",
        "{{ name|upper }}",
        "{% include 'x' %}",
        "{{ range(3) }}",
        "{{ offen",
        "{% if %}",
    ],
)
def test_a_template_that_reaches_for_more_is_broken(text):
    with pytest.raises(MachineError, match="letter_template_broken"):
        said(text)


HOSTILE = [
    "{{ 7 * 7 }}{% raw %}",
    "**fett** und - Punkt",
    "- kein Punkt\n- auch nicht",
    "a\n\nb",
    "\\* \\- \\",
    "\ue0000\ue001",
    "\ue00099\ue001",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_neither_template_nor_markup(value):
    letter = compose(template("{{ lage }}"), {**VALUES, "lage": value}, FRAME)
    assert letter.body == (Paragraph((Run(clean(value).strip()),)),)


@given(
    st.text(st.sampled_from(list("ab*-\\{}%# \n\ue000\ue0011")), min_size=1).filter(
        lambda s: clean(s).strip()
    )
)
def test_any_value_arrives_as_it_was_typed(value):
    letter = compose(
        template("Vor **{{ lage }}** nach\n- {{ lage }}"), {**VALUES, "lage": value}, FRAME
    )
    typed = clean(value).strip()
    assert letter.body == (
        Paragraph((Run("Vor "), Run(typed, bold=True), Run(" nach"))),
        Bullets(((Run(typed),),)),
    )


def test_one_line_parts_stay_on_one_line():
    letter = compose(template("x", subject="Zu {{ lage }}"), {**VALUES, "lage": "a\nb  c"}, FRAME)
    assert letter.subject == "Zu a b c"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rate", "12"),
        ("rate", True),
        ("tag", "22.11."),
        ("art", "öl"),
        ("arten", ("öl",)),
        ("recipient", "Amt"),
        ("eilig", 1),
        ("kinder", "3"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(name, value):
    with pytest.raises(UserError, match="letter_value_wrong") as caught:
        compose(template("x"), {**VALUES, name: value}, FRAME)
    assert caught.value.field == name


def test_sender_comes_from_the_fields_by_their_source():
    values = {
        **VALUES,
        "unit": "Gruppe",
        "unit_address": ("Weg 3", "12345 Ort"),
        "unit_contact": "Telefon 1",
        "unit_place": "Ort",
        "person": "Erika Beispiel",
        "person_address": ("Gasse 5", "54321 Stadt am See"),
    }
    assert compose(template("x"), values, FRAME).sender == SenderBlock(
        "Gruppe", ("Weg 3", "12345 Ort"), ("Telefon 1",), "Ort"
    )
    personal = compose(template("x", sender=LetterSender.PERSON), values, FRAME).sender
    assert personal == SenderBlock(
        "Erika Beispiel", ("Gasse 5", "54321 Stadt am See"), (), "Stadt am See"
    )


def test_enclosures_follow_conditions_and_leave_no_gaps():
    enclosures = (
        LetterBlock("Bescheid"),
        LetterBlock("Rechnung", "rate"),
        LetterBlock("{% if rate %}x{% endif %}"),
    )
    letter = compose(template("x", enclosures=enclosures), VALUES, FRAME)
    assert letter.enclosures == ("Bescheid",)


def test_a_given_sender_wins():
    sender = SenderBlock("Anders")
    assert compose(template("x"), VALUES, replace(FRAME, sender=sender)).sender == sender
