# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters filled and shown, with and without a vault, in every form."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pypdfium2
import pytest

from hilft_desktop.domain.errors import LockedError, UserError
from hilft_desktop.domain.letters import FieldType
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import LetterRequest
from tests.unit.services.letter_desk import (
    FUND,
    LETTERS,
    REFERRAL,
    SUPPLIER,
    TODAY,
    examples,
    odt_text,
    open_case,
    pdf_facts,
    pdf_text,
    request,
)

NAME = "Zwetlana Quittenbaum"
STREET = "Ypsilonpfad 7"
PHONE = "0000 555 0199"
ADVICE = "Schuldnerberatung Musterstadt"


@pytest.fixture
def case_id(services: Services) -> str:
    return open_case(services)


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        call()
    return caught.value.code


# -- without a vault -----------------------------------------------------------------------------


def test_letters_are_written_without_a_vault(keyless: Services) -> None:
    assert {row.id for row in keyless.letters.list()} > set(LETTERS)
    for letter_id in LETTERS:
        form = keyless.letters.prepare(letter_id)
        assert form.consents == ()
        assert form.identity is None
        preview = keyless.letters.preview(request(keyless, letter_id))
        assert preview.pdf.startswith(b"%PDF")
        assert preview.pages
        with pytest.raises(LockedError):
            keyless.letters.record(request(keyless, letter_id), "pdf")


def test_unknown_letters_and_times_are_refused(keyless: Services) -> None:
    assert code_of(lambda: keyless.letters.fields("gibt_es_nicht")) == "letter_unknown"
    assert code_of(lambda: keyless.letters.fields("../x")) == "letter_unknown"
    past = date(2025, 12, 22)
    assert code_of(lambda: keyless.letters.fields(SUPPLIER, past)) == "letter_other_time"
    assert SUPPLIER not in {row.id for row in keyless.letters.list(past)}


@pytest.mark.parametrize("letter_id", LETTERS)
@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("form", ["A", "B"])
@pytest.mark.parametrize("required_only", [False, True])
def test_every_letter_is_complete_in_every_form(
    keyless: Services, letter_id: str, form: str, *, large_print: bool, required_only: bool
) -> None:
    values = examples(keyless, letter_id, required_only=required_only)
    wanted = LetterRequest(letter_id, values, form=form, large_print=large_print)
    files = keyless.letters.files(wanted)
    preview = keyless.letters.preview(wanted)
    assert preview.pdf == files.pdf, "what is shown is what is printed"
    assert len(preview.pages) == len(pypdfium2.PdfDocument(files.pdf)) <= (6 if large_print else 3)
    text = pdf_text(files.pdf)
    recipient, name = values["recipient"], values["person_name"]
    assert isinstance(recipient, tuple)
    assert isinstance(name, str)
    for words in (*recipient, name, "22.11.2026"):
        assert words in text
        assert words in files.text
        assert words in odt_text(files.odt)
    for trace in ("{", "}", "None", "True", "False", "Missing", "\ue000", "jinja"):
        assert trace not in text
        assert trace not in files.text
    labels = [label for label, _printed in preview.leaving]
    assert len(labels) == len(values)
    assert ", ".join(recipient) in [printed for _label, printed in preview.leaving]


def test_each_missing_value_is_named(keyless: Services) -> None:
    for letter_id in LETTERS:
        fields = [f for f in keyless.letters.fields(letter_id) if f.required]
        values = examples(keyless, letter_id)
        for field in fields:
            rest = {name: value for name, value in values.items() if name != field.name}
            with pytest.raises(UserError) as caught:
                keyless.letters.preview(LetterRequest(letter_id, rest))
            assert caught.value.code == "letter_values_missing"
            assert caught.value.params["fields"] == (field.name,)
        with pytest.raises(UserError) as caught:
            keyless.letters.files(LetterRequest(letter_id, {}))
        assert caught.value.params["fields"] == tuple(field.name for field in fields)


def test_each_optional_value_may_be_missing(keyless: Services) -> None:
    for letter_id in LETTERS:
        values = examples(keyless, letter_id)
        for field in keyless.letters.fields(letter_id):
            if field.required:
                continue
            rest = {name: value for name, value in values.items() if name != field.name}
            text = keyless.letters.files(LetterRequest(letter_id, rest)).text
            assert "None" not in text


@pytest.mark.parametrize(
    ("iban", "fits"),
    [
        ("DE89 3704 0044 0532 0130 00", True),
        ("DE89370400440532013000", True),
        ("DE89 3704 0044 0532 0130 01", False),
        ("DE89 3704 0044 0532 0130", False),
        ("XX", False),
        ("' OR 1=1", False),
        ("\udce4", False),
        ("DE٨٩370400440532013000", False),
    ],
)
def test_an_iban_with_wrong_digits_is_refused(keyless: Services, iban: str, *, fits: bool) -> None:
    wanted = request(keyless, FUND, changes={"creditor_iban": iban})
    if fits:
        assert keyless.letters.preview(wanted).pdf
        return
    with pytest.raises(UserError) as caught:
        keyless.letters.preview(wanted)
    assert (caught.value.code, caught.value.field) in (
        ("iban_invalid", "creditor_iban"),
        ("letter_values_missing", None),
    )


def test_a_blank_iban_is_missing_not_wrong(keyless: Services) -> None:
    wanted = request(keyless, FUND, changes={"creditor_iban": "  "})
    assert code_of(lambda: keyless.letters.preview(wanted)) == "letter_values_missing"


@pytest.mark.parametrize(
    "value",
    [
        '<img src="file:///etc/passwd">',
        "<b>fett</b> & <a href='http://example.org'>hier</a>",
        "{{ 7 * 7 }}{% for x in y %}",
        "**fett** - Liste \\",
        "=HYPERLINK(1)",
        "محمد عبد الله",
        "Nguyễn Thị Hồng Ánh",
        "Оксана Шевченко",
        "\u202egnirts\u2066",
        "\x00\x1b[2J Muster",
        "\ud800 Muster",
        "W" * 300,
        "wort " * 2_000,
    ],
)
@pytest.mark.parametrize("letter_id", LETTERS)
def test_hostile_values_are_printed_as_they_are(
    keyless: Services, letter_id: str, value: str
) -> None:
    long_field = {FUND: "situation", REFERRAL: "concern", SUPPLIER: "person_name"}[letter_id]
    changes = {long_field: value[:10_000], "person_name": value[:80]}
    wanted = request(keyless, letter_id, changes=changes)
    files = keyless.letters.files(wanted)
    with pypdfium2.PdfDocument(files.pdf) as document:
        assert len(document) >= 1
    text = " ".join(files.text.split())
    assert "root:" not in text
    for sign in ("\x00", "\x1b", "\u202e", "\u2066", "\ud800"):
        assert sign not in files.text
        assert sign not in odt_text(files.odt)
    if value.isprintable() and len(value) < 80:
        shown = unicodedata.normalize("NFC", value)
        assert shown in text
    assert b"/URI" not in files.pdf
    assert b"/Launch" not in files.pdf
    assert b"/EmbeddedFile" not in files.pdf


def test_ten_thousand_characters_arrive(keyless: Services) -> None:
    words = " ".join(f"w{number}" for number in range(1_700))[:10_000]
    wanted = request(keyless, REFERRAL, changes={"concern": words})
    preview = keyless.letters.preview(wanted)
    text = pdf_text(preview.pdf)
    assert f"w{0} w1" in text
    assert words.split()[-2] in text
    assert len(preview.pages) > 2


def test_a_value_of_the_wrong_kind_is_refused(keyless: Services) -> None:
    for letter_id in LETTERS:
        for field in keyless.letters.fields(letter_id):
            wrong = 1 if field.type in (FieldType.TEXT, FieldType.LONG_TEXT) else "Unsinn"
            if field.type is FieldType.IBAN:
                continue
            wanted = request(keyless, letter_id, changes={field.name: wrong})
            assert code_of(partial(keyless.letters.preview, wanted)) == "letter_value_wrong"


def test_edited_words_are_printed_and_the_rest_stays(keyless: Services) -> None:
    plain = keyless.letters.preview(request(keyless, REFERRAL))
    edited = "Ein eigener Satz mit **Nachdruck**.\n\n- erstens\n- zweitens"
    wanted = request(keyless, REFERRAL, edited_text=edited)
    files = keyless.letters.files(wanted)
    for words in ("Ein eigener Satz mit Nachdruck.", "erstens", ADVICE, "Mit freundlichen Grüßen"):
        assert words in pdf_text(files.pdf)
    assert "Was schon versucht wurde" not in pdf_text(files.pdf)
    unchanged = request(keyless, REFERRAL, edited_text=plain.body_text)
    assert keyless.letters.preview(unchanged).pdf == plain.pdf
    empty = request(keyless, REFERRAL, edited_text="")
    assert "Was schon versucht wurde" not in keyless.letters.files(empty).text


# -- with a vault --------------------------------------------------------------------------------


def test_what_the_vault_knows_is_filled_in(services: Services, case_id: str) -> None:
    until = TODAY + timedelta(days=30)
    services.letters.save_identity(case_id, f" {NAME} ", (STREET, "", "0 Ort"), PHONE, until)
    form = services.letters.prepare(FUND, case_id)
    person = services.cases.show(case_id).person
    assert form.known["unit_name"] == "Kreisverband Musterstadt"
    assert form.known["unit_address"] == ("Musterweg 1", "00000 Musterstadt")
    assert form.known["unit_place"] == "Musterstadt"
    assert form.known["unit_contact"] == "0000 0000"
    assert form.known["counsellor"] == "Mara Muster"
    assert form.known["case_number"] == person.pseudonym
    assert form.known["person_name"] == NAME
    assert form.known["person_address"] == (STREET, "0 Ort")
    assert form.known["person_contact"] == PHONE
    assert form.known["person_language"] == "Türkisch"
    assert form.identity is not None
    assert form.identity.purge_on == until
    assert form.warning
    required = {field.name for field in form.fields if field.required}
    assert set(form.missing) == required - set(form.known)
    assert not set(form.known) - {field.name for field in form.fields}


def test_without_a_case_the_vault_fills_in_the_group_only(services: Services) -> None:
    form = services.letters.prepare(FUND)
    assert "unit_name" in form.known
    assert not {"person_name", "case_number", "person_language"} & set(form.known)
    assert code_of(lambda: services.letters.prepare(FUND, "gibt es nicht")) == "case_unknown"


def test_every_known_value_fits_its_field(services: Services, case_id: str) -> None:
    services.letters.save_identity(case_id, NAME, (STREET,), PHONE, TODAY + timedelta(days=1))
    for letter_id in LETTERS:
        known = services.letters.prepare(letter_id, case_id).known
        wanted = request(services, letter_id, case_id, dict(known))
        assert NAME in services.letters.files(wanted).text


def test_a_letter_of_the_person_carries_nothing_of_the_group(
    services: Services, case_id: str
) -> None:
    files = services.letters.files(request(services, SUPPLIER, case_id))
    for paper in (pdf_text(files.pdf), files.text, odt_text(files.odt), pdf_facts(files.pdf)):
        for words in ("Musterweg", "0000 0000", "Kreisverband", "Mara Muster"):
            assert words not in paper.replace("0000 000000", "")
    own = services.letters.files(request(services, REFERRAL, case_id))
    assert "0000 0000" in pdf_text(own.pdf).replace("0000 000001", "")


def test_papers_of_a_practice_vault_say_so(keyless: Services, tmp_path: Path) -> None:
    assert "ÜBUNG" not in pdf_text(keyless.letters.files(request(keyless, REFERRAL)).pdf).upper()
    keyless.practice.create(str(tmp_path / "uebung.hilft"), cases=10, months=1)
    for letter_id in LETTERS:
        files = keyless.letters.files(request(keyless, letter_id))
        assert "ÜBUNG" in pdf_text(files.pdf).upper()
        assert "ÜBUNG" in files.text.upper()
        assert "ÜBUNG" in odt_text(files.odt).upper()


def test_the_printers_test_page_shows_both_forms(keyless: Services) -> None:
    pages = {form: keyless.letters.test_page(form) for form in ("A", "B")}
    assert pages["A"] != pages["B"]
    assert all(len(pypdfium2.PdfDocument(pdf)) == 1 for pdf in pages.values())
