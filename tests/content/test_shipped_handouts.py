# SPDX-License-Identifier: GPL-3.0-or-later
"""The hand-outs that ship: every language says everything, with the same figures."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hilft_desktop.content.figures import FactBook
from hilft_desktop.content.handout_shelf import HandoutShelf
from hilft_desktop.content.handouts import foreign_figure, german_texts, segment_digest
from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.content.local_library import LocalLibrary
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.handouts import LANGUAGES, HandoutPart
from hilft_desktop.domain.local import LocalLayer
from hilft_desktop.i18n.foreign import plural_categories, plural_category, weekday_date

TODAY = date(2026, 11, 22)
CODES = [language.code for language in LANGUAGES]
CYRILLIC, ARABIC = re.compile("[а-яА-ЯіїєґІЇЄҐё]"), re.compile("[\u0600-\u06ff]")
SCRIPTS = {"ar": ARABIC, "uk": CYRILLIC, "ru": CYRILLIC}
OWN_SIGNS = {"tr": "ğışçöü", "pl": "ąęłśżźć", "uk": "іїє", "ru": "ыэъё"}
FIGURE = re.compile(r"\{fact:([a-z0-9_.]+)(?:\|[a-z]+)?\}")


@pytest.fixture(scope="module")
def shelf(library: ContentLibrary) -> HandoutShelf:
    return HandoutShelf(LocalLibrary(library, LocalLayer()), TODAY, TODAY)


def translation(library: ContentLibrary, code: str):
    return next(
        located.entry for located in library.source.translations if located.entry.language == code
    )


@pytest.mark.parametrize("code", CODES)
def test_every_segment_is_there_in_every_language(library, shelf, code):
    german = german_texts(library.source)
    entry = translation(library, code)
    assert {segment.key for segment in entry.segment} == set(german)
    assert all(segment.of == segment_digest(german[segment.key]) for segment in entry.segment)
    for sheet in shelf.sheets():
        translated = shelf.sheet(sheet.id, code)
        assert translated.outdated == 0
        assert all(segment.other for segment in translated.segments)
        assert not translated.checked


@pytest.mark.parametrize("code", CODES)
def test_both_languages_lean_on_the_same_facts_and_type_no_figure(library, code):
    german = german_texts(library.source)
    for segment in translation(library, code).segment:
        original = german[segment.key]
        assert sorted(FIGURE.findall(segment.text)) == sorted(FIGURE.findall(original))
        assert ("{wert:gruppe}" in segment.text) == ("{wert:gruppe}" in original)
        assert not re.search(r"\d", FIGURE.sub("", segment.text)), segment.key


@pytest.mark.parametrize("code", CODES)
def test_no_text_is_left_in_german_or_in_another_script(library, code):
    german = german_texts(library.source)
    own = "".join(segment.text for segment in translation(library, code).segment)
    for segment in translation(library, code).segment:
        assert segment.text != german[segment.key]
        for other, script in SCRIPTS.items():
            is_own = SCRIPTS.get(code) is script
            found = len(script.findall(segment.text))
            assert (found > 0) == is_own, (segment.key, other)
    assert all(sign in own for sign in OWN_SIGNS.get(code, ""))


def test_the_four_sheets_begin_with_their_title_and_a_way_to_reach_the_group(shelf):
    sheets = shelf.sheets()
    assert [sheet.id for sheet in sheets] == ["schritte", "einwilligung", "unterlagen", "sperre"]
    for sheet in sheets:
        assert sheet.segments[0].part is HandoutPart.TITLE
        assert any(segment.part is HandoutPart.CONTACT for segment in sheet.segments)
        assert not any("Leichte Sprache" in segment.german for segment in sheet.segments)


def test_consent_asks_for_the_same_purposes_as_the_german_paper(library, shelf):
    sheet = {s.german for s in shelf.sheet("einwilligung").segments if s.part is HandoutPart.TICK}
    paper = next(p.entry for p in library.source.papers if p.entry.id == "einwilligung")
    purposes = [block for block in paper.block if block.when.startswith("asks_")]
    asked = [block.text for block in purposes if block.part == "kaestchen"]
    assert len(asked) == 7
    for text in asked:
        start = text.split(" (Art.")[0].split(".{%")[0][:28]
        # The hand-out says "Strom- oder Gasversorger", which people know better.
        assert any(words.startswith(start) for words in sheet) or "Versorger" in text


def test_figures_come_from_the_facts(library, shelf):
    texts = {segment.id: segment for segment in shelf.sheet("sperre", "ru").segments}
    weeks = library.facts.value("sperre_androhung_wochen", TODAY)
    assert texts["androhung"].other.endswith(f"{weeks}\u00a0недели.")
    assert texts["androhung"].german.endswith(f"{weeks}\u00a0Wochen liegen.")
    assert "112" in texts["lebensgefahr"].other


@pytest.mark.parametrize(
    ("code", "number", "words"),
    [
        ("en", 1, "1 week"),
        ("en", 5, "5 weeks"),
        ("tr", 3, "3 hafta"),
        ("pl", 2, "2 tygodnie"),
        ("pl", 5, "5 tygodni"),
        ("pl", 22, "22 tygodnie"),
        ("ru", 1, "1 неделя"),
        ("ru", 3, "3 недели"),
        ("ru", 11, "11 недель"),
        ("uk", 21, "21 тиждень"),
        ("uk", 6, "6 тижнів"),
        ("ar", 1, "أسبوع واحد"),
        ("ar", 2, "أسبوعان"),
        ("ar", 4, "4 أسابيع"),
        ("ar", 12, "12 أسبوعًا"),
    ],
)
def test_a_changed_figure_takes_the_noun_along(library, code, number, words):
    fact = library.facts.get("sperre_androhung_wochen")
    changed = replace(
        fact, series=tuple(replace(v, values=(("value", number),)) for v in fact.series)
    )
    book = FactBook([changed])
    entry = translation(library, code)
    assert foreign_figure("sperre_androhung_wochen", book, TODAY, entry) == words.replace(
        " ", "\u00a0", 1 if words[0].isdigit() else 0
    )


@pytest.mark.parametrize("code", CODES)
def test_every_number_has_its_word(library, code):
    entry = translation(library, code)
    for forms in entry.units.values():
        assert set(forms) >= plural_categories(code)
        assert all(plural_category(number, code) in forms for number in range(1, 120))
        assert forms[plural_category(Decimal("1.5"), code)]


def test_a_figure_that_does_not_hold_leaves_the_german_text_alone(library):
    entry = translation(library, "en")
    with pytest.raises(UserError, match="fact_not_in_force"):
        foreign_figure("sperre_androhung_wochen", library.facts, date(2020, 1, 1), entry)


def test_days_are_named_in_the_language_with_the_same_figures():
    day = date(2026, 11, 26)
    assert weekday_date(day, "en") == "Thursday, 26.11.2026"
    assert weekday_date(day, "ar") == "الخميس، 26.11.2026"
    assert weekday_date(day, "pl") == "czwartek, 26.11.2026"
