# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known already fits the field that asks for it; what names somebody is known to go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hilft_desktop.domain.codes import Land, Language
from hilft_desktop.domain.ids import PersonId
from hilft_desktop.domain.letters import FieldSource, FieldType, LetterField, LetterValue
from hilft_desktop.domain.persons import Identity
from hilft_desktop.domain.structures import Unit
from hilft_desktop.services.letter_case import CASE_SOURCES
from hilft_desktop.services.letter_facts import KnownFacts, eraser_of

TODAY = date(2026, 11, 22)
UNIT = Unit(
    "7d1c", "Gruppe", "Musterstadt", Land.NW, ("Musterweg 1", "0 Musterstadt"), "Tel. 1\nMail a"
)
IDENTITY = Identity(PersonId("p"), "Mira Beispiel", ("Lindenweg 7", "0 Ort"), "", TODAY)
LINES = dict.fromkeys(CASE_SOURCES, ("Zeile",))
KNOWN = KnownFacts(
    TODAY, UNIT, "Kim", "Ahorn 17", Language.TR, IDENTITY,
    slip_code="K7M-4QXR", body=("Stelle", "Weg 1"), case_lines=LINES,
)  # fmt: skip


def field(
    source: FieldSource, kind: FieldType = FieldType.TEXT, *, personal: bool = False
) -> LetterField:
    return LetterField("x", "x", kind, True, "", "", source, personal=personal)


@pytest.mark.parametrize(
    ("source", "kind", "value"),
    [
        (FieldSource.TODAY, FieldType.DATE, TODAY),
        (FieldSource.COUNSELLOR, FieldType.TEXT, "Kim"),
        (FieldSource.CASE_PSEUDONYM, FieldType.TEXT, "Ahorn 17"),
        (FieldSource.UNIT_NAME, FieldType.TEXT, "Gruppe"),
        (FieldSource.UNIT_PLACE, FieldType.TEXT, "Musterstadt"),
        (FieldSource.UNIT_ADDRESS, FieldType.LINES, ("Musterweg 1", "0 Musterstadt")),
        (FieldSource.UNIT_ADDRESS, FieldType.TEXT, "Musterweg 1, 0 Musterstadt"),
        (FieldSource.UNIT_CONTACT, FieldType.LINES, ("Tel. 1", "Mail a")),
        (FieldSource.PERSON_NAME, FieldType.TEXT, "Mira Beispiel"),
        (FieldSource.PERSON_ADDRESS, FieldType.LINES, ("Lindenweg 7", "0 Ort")),
        (FieldSource.PERSON_LANGUAGE, FieldType.TEXT, "Türkisch"),
    ],
)
def test_a_value_comes_from_its_source_in_the_shape_of_its_field(
    source: FieldSource, kind: FieldType, value: LetterValue
) -> None:
    assert KNOWN.values((field(source, kind),)) == {"x": value}


def test_every_source_is_served_but_that_of_the_person_asked() -> None:
    silent = {source for source in FieldSource if not KNOWN.values((field(source),))}
    assert silent == {FieldSource.ASK, FieldSource.PERSON_CONTACT}  # the contact is empty


def test_an_unknown_language_is_not_said() -> None:
    known = replace(KNOWN, language=Language.UNKNOWN)
    assert known.values((field(FieldSource.PERSON_LANGUAGE),)) == {}


def test_nothing_is_known_but_the_day_while_locked() -> None:
    known = [source for source in FieldSource if KnownFacts(TODAY).values((field(source),))]
    assert known == [FieldSource.TODAY]


@pytest.mark.parametrize(
    ("kind", "value", "text", "left"),
    [
        (FieldType.MONEY, 123_450, "Rückstand 1.234,50 € seit Mai", "Rückstand … seit Mai"),
        (FieldType.DATE, date(1980, 5, 3), "geboren 03.05.1980 in", "geboren … in"),
        (FieldType.TEXT, "K-100200", "Nr. K 100 200", "Nr. …"),
        (FieldType.LINES, ("Erste Zeile", "Zweite"), "Zweite, erste  Zeile", "…, …"),
        (FieldType.NUMBER, 12, "12 Tage", "12 Tage"),
        (FieldType.BOOL, True, "True ja", "True ja"),
        (FieldType.CHOICES, ("lohn",), "Lohn und Belohnung", "Lohn und Belohnung"),
        (FieldType.TEXT, "  ", "  ", "  "),
    ],
)
def test_a_personal_value_goes_as_it_is_printed(
    kind: FieldType, value: LetterValue, text: str, left: str
) -> None:
    asked = field(FieldSource.ASK, kind, personal=True)
    assert eraser_of((asked,), {"x": value}, None).erase(text) == left
    public = field(FieldSource.ASK, kind)
    assert eraser_of((public,), {"x": value}, None).erase(text) == text


def test_a_street_goes_alone_and_the_town_stays() -> None:
    eraser = eraser_of((), {}, IDENTITY)
    assert eraser.erase("im Lindenweg, Ort und Datum, 0 Ort") == "im …, Ort und Datum, …"
