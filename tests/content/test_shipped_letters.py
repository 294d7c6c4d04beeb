# SPDX-License-Identifier: GPL-3.0-or-later
"""The letters that ship: complete with their examples, sound with any part left out."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hilft_desktop.documents.model import Bullets, Footer, Paragraph, runs_text
from hilft_desktop.documents.template import LetterFrame, compose
from hilft_desktop.domain.codes import ConsentPurpose
from hilft_desktop.domain.letters import FieldType, LetterLayout
from hilft_desktop.services.hub import Services
from hilft_desktop.system.resources import resource_root

TODAY = date(2026, 11, 22)
LETTERS = tuple(
    sorted(path.stem for path in (resource_root() / "content/de/letters").glob("*.toml"))
)


def words_of(library, template, values):
    frame = LetterFrame(
        written_on=TODAY,
        footer=Footer("test", TODAY),
        fact=lambda fact, key, form: library.facts.text(fact, TODAY, key, form),
    )
    letter = compose(template, values, frame)
    lines = [letter.subject, letter.salutation]
    for block in letter.body:
        if isinstance(block, Bullets):
            lines += [runs_text(item) for item in block.items]
        elif isinstance(block, Paragraph):
            lines.append(runs_text(block.runs))
    return [*lines, letter.closing, letter.signature_name, *letter.enclosures]


def examples(template, *, required_only=False):
    return {f.name: f.example for f in template.fields if f.required or not required_only}


def test_every_letter_ships_under_the_name_of_its_file(library):
    assert len(LETTERS) >= 32
    assert {template.id for template in library.letters(TODAY)} == set(LETTERS)


@pytest.mark.parametrize("letter_id", LETTERS)
def test_examples_make_a_complete_letter(library, letter_id):
    template = library.letter(letter_id, TODAY)
    text = "\n".join(words_of(library, template, examples(template)))
    for name in ("{", "}", "None", "True", "Missing"):
        assert name not in text
    named = examples(template).get("person_name", "")
    assert named in text
    assert named or template.layout is not LetterLayout.WINDOW


@pytest.mark.parametrize("letter_id", LETTERS)
def test_every_letter_says_to_whom_and_why_each_field_is_asked(library, letter_id):
    template = library.letter(letter_id, TODAY)
    fields = {field.name: field for field in template.fields}
    assert all(field.why and field.label for field in template.fields)
    if template.layout is LetterLayout.WINDOW or template.consent:
        assert fields["recipient"].type is FieldType.LINES
        assert fields["recipient"].required
        assert fields["person_name"].personal
    else:  # handed to the person: no address, and better no name
        assert {"recipient", "person_name"}.isdisjoint(fields)


# Every paper a first counsellor needs, as the list was agreed; what is no letter is named beside.
NEEDED = {
    "verweis_schuldnerberatung", "verweis_energie", "verweis_mietberatung", "verweis_schutz_gewalt",
    "verweis_anwalt", "verweis_migration", "verweis_ohne_versicherung", "verweis_wohnungsnot",
    "uebergabeblatt", "widerspruch_sgb", "widerspruch_begruendung_folgt", "ueberpruefung_44",
    "akteneinsicht", "antrag_formlos", "antrag_bedarf_24", "antrag_heiznachzahlung",
    "antrag_energieschulden", "antrag_mietschulden", "vorschuss_42", "untaetigkeit",
    "anhoerung_antwort", "wichtiger_grund_termin", "persoenliche_meldung", "raten_versorger",
    "sperre_widerspruch",
    "rechnung_einwand", "belegeinsicht_vermieter", "betriebskosten_einwand",
    "heizkosten_kuerzung_15", "heizkosten_kuerzung_3", "mieterhoehung_antwort", "haertewiderspruch",
    "maengelanzeige", "mietueberhoehung_anzeige", "p_konto_umwandlung", "p_konto_bescheinigung",
    "basiskonto_antrag", "glaeubiger_mittellos", "glaeubiger_raten", "rundfunk_befreiung",
    "vollmacht", "beistand_13", "schweigepflicht_entbindung", "naechste_schritte",
    "empfang_unterlagen", "terminkarte",
}  # fmt: skip
ELSEWHERE = {"einwilligung", "information", "fristblatt"}
"""Consent, Art. 13 sheet, control sheet of a deadline: filled by other parts of the program."""


def test_every_paper_of_the_list_is_there():
    assert set(LETTERS) >= NEEDED
    assert {row.id for row in Services().letters.other_papers()} >= ELSEWHERE


@pytest.mark.parametrize("benefit", ["sgb2", "alter", "hlu", "wohngeld", "kiz", "but"])
def test_the_formless_application_serves_every_benefit_of_the_list(library, benefit):
    fields = {field.name: field for field in library.letter("antrag_formlos", TODAY).fields}
    options = [code for field in fields.values() for code, _words in field.options]
    assert benefit in options


def test_personal_letters_of_the_unit_need_consent(library):
    assert library.letter("verweis_energie", TODAY).consent == ConsentPurpose.REFERRAL
    assert library.letter("fondsantrag_einzelhilfe", TODAY).consent == ConsentPurpose.FUND
    assert library.letter("raten_versorger", TODAY).consent == ""


def test_the_letter_to_the_supplier_follows_the_contract(library):
    template = library.letter("raten_versorger", TODAY)
    values = examples(template)
    basic = "\n".join(words_of(library, template, values))
    assert "Ich verlange, dass Sie mir eine Abwendungsvereinbarung anbieten (§ 41g EnWG)" in basic
    assert "binnen 1\u00a0Woche" in basic
    assert "6 bis 18\u00a0Monate" in basic
    special = "\n".join(words_of(library, template, {**values, "contract": "sondervertrag"}))
    assert "41g" not in special
    assert "bitte Sie um eine Ratenzahlung" in special
    assert "§ 41f Abs. 1 und 2 EnWG" in special
    broken = "\n".join(words_of(library, template, {**values, "broken": True}))
    assert "Ich verlange" not in broken


def test_the_letter_names_only_dangers_somebody_named(library):
    template = library.letter("raten_versorger", TODAY)
    values = examples(template) | {"danger": None, "danger_text": None}
    text = "\n".join(words_of(library, template, values))
    assert "gefährlich" not in text
    assert "Schutzbedürftigkeit" not in text
    assert "Nachweis über die Gefahr" not in text


def test_nothing_is_acknowledged_that_is_disputed(library):
    template = library.letter("raten_versorger", TODAY)
    text = "\n".join(words_of(library, template, examples(template)))
    assert "Soweit ich sie beanstande, erkenne ich die Forderung nicht an." in text


def test_the_fund_is_warned_about_income_when_benefits_are_drawn(library):
    template = library.letter("fondsantrag_einzelhilfe", TODAY)
    values = examples(template)
    assert "Bundessozialgericht" not in "\n".join(words_of(library, template, values))
    warned = "\n".join(words_of(library, template, {**values, "income": ("jobcenter",)}))
    assert "12.03.2026" in warned
    assert "B 4 AS 26/24 R" in warned
    assert "direkt an den Gläubiger" in warned
    assert "Einkommen angerechnet" in template.warning


def test_the_fund_application_has_all_ten_groups(library):
    template = library.letter("fondsantrag_einzelhilfe", TODAY)
    text = "\n".join(words_of(library, template, examples(template)))
    groups = re.findall(r"^(\d+)\. \S", text, re.MULTILINE)
    assert groups == [str(number) for number in range(1, 11)]


@pytest.mark.parametrize("letter_id", LETTERS)
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_choice_of_fields_makes_a_sound_letter(library, letter_id, data):
    template = library.letter(letter_id, TODAY)
    values = examples(template, required_only=True)
    for field in template.fields:
        codes = [code for code, _ in field.options]
        if field.type is FieldType.CHOICE:
            values[field.name] = data.draw(st.sampled_from(codes))
        elif not field.required and data.draw(st.booleans()):
            values[field.name] = field.example
        if field.type is FieldType.CHOICES and field.name in values:
            chosen = data.draw(st.lists(st.sampled_from(codes), unique=True, min_size=1))
            values[field.name] = tuple(chosen)
    for line in words_of(library, template, values):
        assert line.strip(), values
        assert not re.search(r"\s[.,;:]|\.\.|,,|\(\)|None|[{}]", line), line
