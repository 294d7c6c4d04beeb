# SPDX-License-Identifier: GPL-3.0-or-later
"""What tells who somebody is goes out of a kept text, however it was written there."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.services.name_eraser import GAP, NameEraser

LETTERS = st.characters(categories=("Lu", "Ll", "Lo"), max_codepoint=0x1EFF)


def erase(text: str, *, name: str = "", phrase: str = "") -> str:
    eraser = NameEraser()
    if name:
        eraser.add_phrase(name)
        eraser.add_words(name)
    if phrase:
        eraser.add_phrase(phrase)
    return eraser.erase(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ayşe Yılmaz", "Frau Ayşe Yılmaz kam"),
        ("Ayşe Yılmaz", "AYŞE YILMAZ"),
        ("Ayşe Yılmaz", "Ayse Yilmaz"),
        ("Ayşe Yılmaz", "Frau Yılmaz rief an, Ayşe nicht"),
        ("Ayşe Yılmaz", "Ayşes Tochter, Yılmaz'ın Brief"),
        ("Ayşe Yılmaz", "ayşe   yılmaz"),
        ("Ayşe Yılmaz", "Ayşe\nYılmaz"),
        ("Łukasz Wiśniewski", "Lukasz Wisniewski und Wiśniewskiego"),
        ("Nguyễn Thị Ánh", "Nguyen Thi Anh"),
        ("Nguyễn Thị Ánh", unicodedata.normalize("NFD", "Nguyễn Thị Ánh")),
        ("Jürgen Müller", "Juergen Mueller"),
        ("Jürgen Müller-Strauß", "Herr Strauss, Herr STRAUẞ, Herr Müller"),
        ("Оксана Шевченко", "пані Шевченко, ОКСАНА"),
        ("محمد عبد الله", "السيد ومحمد عبد الله"),
        ("Γιώργος Παπαδόπουλος", "ο Γιωργος Παπαδοπουλος"),
        ("Vo", "Frau Vo kam"),
    ],
)
def test_a_name_goes_in_every_spelling(name: str, text: str) -> None:
    left = erase(text, name=name)
    assert GAP in left
    folded = unicodedata.normalize("NFKD", left.casefold())
    for word in name.split():
        plain = unicodedata.normalize("NFKD", word.casefold())
        assert plain not in folded
        without = "".join(sign for sign in plain if not unicodedata.combining(sign))
        assert without not in folded
        assert without.replace("ı", "i").replace("ł", "l") not in folded
    for rest in ("juergen", "mueller", "strauss", "wisniewski", "oksana", "παπαδ", "нко", "محمد"):
        assert rest not in folded


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Anna Klein", "ein klein wenig"),
        ("Can Demir", "die Kanzlei schrieb am Candlelight-Abend"),
        ("An Nguyen", "an die Stadtwerke"),
        ("Ursula von Berg", "Von gestern ist ein Brief von dort"),
        ("Frau Beispiel", "Sehr geehrte Frau Rat"),
        ("Mai", "Am 3. März kam der Brief"),
    ],
)
def test_other_words_stay(name: str, text: str) -> None:
    assert erase(text, name=name) == text


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("Lindenweg 7", "wohnt im LINDENWEG  7 hinten"),
        ("Telefon 0163 555 0199", "unter 0163/5550199 erreichbar"),
        ("0163 555 0199", "unter 0163-555-0199 erreichbar"),
        ("mira@example.org", "an Mira@Example.org geschickt"),
        ("DE89 3704 0044 0532 0130 00", "Konto DE89370400440532013000"),
        ("DE89370400440532013000", "Konto DE89 3704 0044 0532 0130 00."),
        ("K-100200300", "Nummer K 100 200 300"),
    ],
)
def test_addresses_and_numbers_go_however_grouped(phrase: str, text: str) -> None:
    left = erase(text, phrase=phrase)
    assert GAP in left
    assert not [word for word in ("lindenweg", "0199", "mira", "3704", "300") if word in left]


def test_a_short_word_by_itself_is_no_phrase() -> None:
    assert erase("ja, 12 Tage", phrase="12") == "ja, 12 Tage"
    assert erase("im Haus des Hausmeisters", phrase="Haus") == f"im {GAP} des Hausmeisters"


@given(
    name=st.text(LETTERS, min_size=4, max_size=12).map(str.title),
    before=st.text(max_size=20),
    after=st.text(max_size=20),
)
def test_no_text_keeps_a_name_that_stands_apart(name: str, before: str, after: str) -> None:
    if name[0].islower():
        return
    composed = unicodedata.normalize("NFC", name)
    left = erase(f"{before} {composed} {after}", name=composed)
    assert f" {composed} " not in f" {left} "


@given(text=st.text(), name=st.text(max_size=20), phrase=st.text(max_size=40))
def test_it_never_fails_and_only_takes_away(text: str, name: str, phrase: str) -> None:
    left = erase(text, name=name, phrase=phrase)
    kept = iter(text)
    assert all(sign in kept for piece in left.split(GAP) for sign in piece) or GAP in text
    assert erase(text) == text
