# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON from outside: contacts and letter values, read strictly and given back unchanged."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.codes import (
    AgeBand,
    Channel,
    Grievance,
    Household,
    Language,
    Outcome,
    Topic,
)
from hilft_desktop.domain.contacts import Contact, NewContact
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.ids import ContactId
from hilft_desktop.domain.letters import FieldType, LetterField, LetterValue
from hilft_desktop.domain.money import Euros
from hilft_desktop.services import json_input
from hilft_desktop.services.contact_files import contact_json, read_contacts
from hilft_desktop.services.letter_values import read_values, value_json

FULL: dict[str, Any] = {
    "date": "2026-11-20",
    "channel": "stand",
    "topic": "energie_sperre",
    "topics": ["schulden", "miete"],
    "age_band": "25-44",
    "household": "alleinerziehend",
    "outcome": "schreiben",
    "language": "tr",
    "euros": {"claimed": 512.3, "conceded": 400, "received": 0},
    "note": "Größe ß, 2. Mahnung",
}
NEEDED = {key: FULL[key] for key in ("date", "channel", "topic")}

cents = st.one_of(st.none(), st.integers(0, json_input.LARGEST_CENTS))
contacts = st.builds(
    NewContact,
    date=st.dates(date(2020, 1, 1), date(2026, 11, 22)),
    channel=st.sampled_from(Channel),
    topic=st.sampled_from(Topic),
    topics=st.lists(st.sampled_from(Topic), unique=True, max_size=4).map(tuple),
    age_band=st.sampled_from(AgeBand),
    household=st.sampled_from(Household),
    outcome=st.sampled_from(Outcome),
    language=st.sampled_from(Language),
    euros=st.builds(Euros, cents, cents, cents),
    note=st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    place=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    grievance=st.sampled_from(Grievance),
)


def faults(text: str) -> dict[str | None, str]:
    with pytest.raises(FormErrors) as error:
        read_contacts(text)
    return {fault.field: fault.code for fault in error.value.faults}


def code(text: str) -> str:
    with pytest.raises(UserError) as error:
        read_contacts(text)
    return error.value.code


def test_a_full_contact_comes_back_as_it_was() -> None:
    (new,) = read_contacts(json.dumps(FULL)).contacts

    row = contact_json(Contact(ContactId("x"), new, new.date))

    assert row == {"id": "x", **FULL}


def test_what_went_wrong_is_written_only_where_somebody_said_it() -> None:
    (silent,) = read_contacts(json.dumps(NEEDED)).contacts
    (said,) = read_contacts(json.dumps({**NEEDED, "grievance": "lange_bearbeitung"})).contacts

    assert silent.grievance is Grievance.NONE
    assert "grievance" not in contact_json(Contact(ContactId("x"), silent, silent.date))
    assert (
        contact_json(Contact(ContactId("x"), said, said.date))["grievance"] == "lange_bearbeitung"
    )
    assert faults(json.dumps({**NEEDED, "grievance": "amt ist doof"})) == {
        "grievance": "contact_value_unknown"
    }


@given(contacts)
def test_every_contact_comes_back_as_it_was(new: NewContact) -> None:
    row = contact_json(Contact(ContactId("x"), new, new.date))
    del row["id"]

    batch = read_contacts(json.dumps(row))

    assert batch.contacts == (new,)
    assert not batch.is_list


def test_three_keys_are_enough_and_nothing_is_invented() -> None:
    (new,) = read_contacts(json.dumps([NEEDED])).contacts

    assert new.age_band is AgeBand.UNKNOWN
    assert new.language is Language.UNKNOWN
    assert new.euros == Euros(None, None, None)


def test_every_fault_is_named_at_once() -> None:
    bad = {
        **FULL,
        "topic": "strom",
        "topics": ["miete", "nichts"],
        "age_band": 30,
        "note": 5,
        "farbe": "rot",
        "euros": {"claimed": 1.005, "conceded": -1, "received": "12", "tip": 3},
        "date": "2026-02-31",
    }

    assert faults(json.dumps([NEEDED, bad])) == {
        "2.topic": "contact_value_unknown",
        "2.topics.1": "contact_value_unknown",
        "2.age_band": "contact_value_unknown",
        "2.note": "contact_needs_text",
        "2.farbe": "contact_key_unknown",
        "2.euros.claimed": "euros_too_fine",
        "2.euros.conceded": "money_negative",
        "2.euros.received": "euros_not_a_number",
        "2.euros.tip": "contact_key_unknown",
        "2.date": "date_iso_invalid",
    }


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"topics": "miete"}, "contact_needs_list"),
        ({"topics": ["miete", "miete"]}, "contact_topics_twice"),
        ({"euros": 12}, "contact_needs_object"),
        ({"euros": {"received": True}}, "euros_not_a_number"),
        ({"euros": {"received": 1e12}}, "money_too_big"),
        ({"date": "20.11.2026"}, "date_not_iso"),
        ({"date": 20261120}, "date_not_iso"),
        ({"language": None}, "contact_value_unknown"),
    ],
)
def test_a_wrong_value_is_refused(change: dict[str, Any], expected: str) -> None:
    assert list(faults(json.dumps({**NEEDED, **change})).values()) == [expected]


@pytest.mark.parametrize("key", sorted(NEEDED))
def test_what_must_be_there_is_asked_for(key: str) -> None:
    left = {name: value for name, value in NEEDED.items() if name != key}

    assert faults(json.dumps(left)) == {key: "contact_key_missing"}


def test_an_unknown_key_is_answered_with_the_known_ones() -> None:
    with pytest.raises(FormErrors) as error:
        read_contacts(json.dumps({**NEEDED, "place_of_birth": "x"}))

    (fault,) = error.value.faults
    assert fault.params["allowed"] == (*FULL, "place", "grievance")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "json_invalid"),
        ("{", "json_invalid"),
        ("[1, 2]", "contact_file_shape"),
        ("[]", "contact_file_shape"),
        ('"text"', "contact_file_shape"),
        ('{"date": "2026-11-20", "date": "2026-11-21"}', "json_key_twice"),
        ('{"euros": {"received": NaN}}', "json_unusable"),
        ('{"euros": {"received": 1e99}}', "json_unusable"),
        ('{"euros": {"received": 1e999999999999999999999}}', "json_unusable"),
        ('{"note": "\\ud800"}', "json_unusable"),
        ("[" * 100_000, "json_unusable"),
        ("9" * 5000, "json_unusable"),
    ],
)
def test_what_is_no_contact_file_is_said(text: str, expected: str) -> None:
    assert code(text) == expected


@given(st.integers(0, json_input.LARGEST_CENTS))
def test_euros_become_the_very_same_cents(amount: int) -> None:
    written = json.dumps(json_input.euros(amount))

    assert json_input.cents(json_input.parse(written), field="x") == amount
    assert json_input.cents(Decimal(amount) / 100, field="x") == amount


def field(kind: FieldType, **more: Any) -> LetterField:
    return LetterField("f", "Feld", kind, required=True, example=None, why="", **more)


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (FieldType.TEXT, "Şükrü Öztürk", "Şükrü Öztürk"),
        (FieldType.LONG_TEXT, "a\nb", "a\nb"),
        (FieldType.IBAN, "DE00", "DE00"),
        (FieldType.LINES, ["a", "b"], ("a", "b")),
        (FieldType.DATE, "2026-11-22", date(2026, 11, 22)),
        (FieldType.MONEY, 512.35, 51235),
        (FieldType.MONEY, 12, 1200),
        (FieldType.NUMBER, -3, -3),
        (FieldType.BOOL, False, False),
        (FieldType.TEXT, None, None),
    ],
)
def test_letter_values_are_read_and_written_alike(
    kind: FieldType, written: Any, value: LetterValue
) -> None:
    asked = field(kind)

    assert read_values(json.dumps({"f": written}), [asked]) == {"f": value}
    assert value_json(asked, value) == written


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        (FieldType.TEXT, 5, "letter_value_text"),
        (FieldType.LINES, "a", "letter_value_lines"),
        (FieldType.LINES, ["a", 1], "letter_value_lines"),
        (FieldType.LINES, ["x"] * 201, "letter_value_lines"),
        (FieldType.DATE, "31.02.2026", "date_not_iso"),
        (FieldType.DATE, "2026-02-31", "date_iso_invalid"),
        (FieldType.MONEY, "12", "euros_not_a_number"),
        (FieldType.MONEY, 1.234, "euros_too_fine"),
        (FieldType.NUMBER, 1.5, "letter_value_number"),
        (FieldType.NUMBER, True, "letter_value_number"),
        (FieldType.BOOL, "ja", "letter_value_bool"),
    ],
)
def test_a_letter_value_of_the_wrong_kind_is_refused(
    kind: FieldType, written: Any, expected: str
) -> None:
    with pytest.raises(FormErrors) as error:
        read_values(json.dumps({"f": written}), [field(kind)])

    assert [(fault.field, fault.code) for fault in error.value.faults] == [("f", expected)]


def test_a_choice_must_be_one_of_those_on_offer() -> None:
    options = (("strom", "Strom"), ("gas", "Gas"))
    one, many = field(FieldType.CHOICE, options=options), field(FieldType.CHOICES, options=options)

    assert read_values('{"f": "gas"}', [one]) == {"f": "gas"}
    assert read_values('{"f": ["gas", "strom"]}', [many]) == {"f": ("gas", "strom")}
    for asked, text in ((one, '{"f": "öl"}'), (many, '{"f": ["gas", "öl"]}')):
        with pytest.raises(FormErrors) as error:
            read_values(text, [asked])
        assert error.value.faults[0].params["allowed"] == ("strom", "gas")


def test_unknown_letter_fields_are_answered_with_the_known_ones() -> None:
    with pytest.raises(FormErrors) as error:
        read_values('{"g": 1, "h": 2}', [field(FieldType.TEXT)])

    (fault,) = error.value.faults
    assert fault.code == "letter_fields_unknown"
    assert fault.params == {"names": ("g", "h"), "allowed": ("f",)}
