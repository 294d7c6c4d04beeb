# SPDX-License-Identifier: GPL-3.0-or-later
"""Three whole cases as a new counsellor works them: contact to printed bundle, on the command line.

Energy cut-off, sanction of the Jobcenter, eviction. People and offices are made up.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.documents.paper import page_texts, squeezed
from tests.e2e.conftest import Hilft

NAME = "Mira Beispiel"
IDENTITY = {
    "name": NAME,
    "address": ["Lindenweg 7", "12345 Musterstadt"],
    "contact": "Telefon 0000 000000",
    "purge_on": "2027-01-31",
}


@dataclass(frozen=True)
class Story:
    """What was said, and what has to leave the room on paper."""

    contact: Mapping[str, Any]
    title: str
    checklist: str
    answers: Mapping[str, list[str]]
    deadlines: tuple[tuple[str, ...], ...]
    letters: Mapping[str, Mapping[str, Any]]
    consents: tuple[tuple[str, str], ...]
    handout: str
    flags: frozenset[str]
    says: Mapping[str, tuple[str, ...]]
    """Words that must stand in a letter, and so be readable on its paper."""


ENERGY = Story(
    contact={"date": "2026-11-20", "channel": "stand", "topic": "energie_sperre", "language": "tr"},
    title="Strom: Sperre angekündigt",
    checklist="stromsperre_droht",
    answers={
        "energie": ["strom"],
        "abgestellt": ["nein"],
        "schutz": ["geraet"],
        "vertrag": ["grundversorgung"],
        "androhung": ["ja"],
        "androhung_datum": ["2026-10-26"],
        "androhung_zeit": ["ja"],
        "ankuendigung": ["ja"],
        "sperrtermin": ["2026-12-01"],
        "ankuendigung_zeit": ["ja"],
        "abzug": ["nichts"],
        "rueckstand": ["erreicht"],
        "raten": ["nie"],
        "zahlbar": ["rate"],
        "leistung": ["jobcenter"],
        "heizung": ["nein"],
        "meldung": ["ja"],
    },
    deadlines=(("sperre_ankuendigung", "--dated", "2026-11-16", "--received", "2026-11-18"),),
    letters={
        "raten_versorger": {
            "recipient": [
                "Stadtwerke Musterstadt",
                "Kundenservice",
                "Werkstraße 1",
                "12345 Musterstadt",
            ],
            "customer_number": "K-100200300",
            "energy": "strom",
            "contract": "grundversorgung",
            "situation": "ankuendigung",
            "letter_date": "2026-11-16",
            "cut_off_date": "2026-12-01",
            "arrears": 412.5,
            "rate": 30,
            "rate_from": "2027-01-04",
            "danger": ["geraet"],
            "danger_text": "Ohne Strom fällt das Inhaliergerät meines Kindes aus.",
            "proof": True,
            "children": 1,
            "office": "Jobcenter Musterstadt",
            "application_date": "2026-11-22",
            "reply_by": "2026-11-27",
        },
        "sperre_widerspruch": {
            "recipient": ["Stadtwerke Musterstadt", "Werkstraße 1", "12345 Musterstadt"],
            "customer_number": "K-100200300",
            "energy": "strom",
            "letter_date": "2026-11-16",
            "cut_off_date": "2026-12-01",
            "grounds": ["gefahr"],
            "danger": ["geraet"],
            "danger_text": "Ohne Strom fällt das Inhaliergerät meines Kindes aus.",
            "proof": True,
            "arrears": 412.5,
            "reply_by": "2026-11-27",
        },
        "antrag_energieschulden": {
            "recipient": ["Jobcenter Musterstadt", "Amtsstraße 1", "12345 Musterstadt"],
            "reference": "12345//0067890",
            "law": "sgb2",
            "energy": "strom",
            "status": "ankuendigung",
            "cut_off_date": "2026-12-01",
            "supplier": "Stadtwerke Musterstadt",
            "customer_number": "K-100200300",
            "arrears": 412.5,
            "cause": "Nach der Jahresrechnung ist der Abschlag gestiegen, ohne dass ich es gemerkt "
            "habe.",
            "tried": "Ich habe am 20.11.2026 beim Versorger angerufen und Raten verlangt.",
            "children": 1,
            "danger": ["geraet"],
            "reply_by": "2026-11-27",
            "documents": ["ankuendigung", "rechnung"],
        },
        "verweis_energie": {
            "recipient": ["Schuldnerberatung Musterstadt", "Bahnhofstraße 12", "12345 Musterstadt"],
            "consent_date": "2026-11-22",
            "concern": "Der Stromversorger hat eine Sperre angekündigt. Raten sind verlangt.",
            "deadline": "2026-12-01",
            "deadline_reason": "Sperre des Stromanschlusses",
            "tried": ["Anruf beim Versorger am 20.11.2026"],
            "wanted": "Überblick über alle Schulden.",
            "feedback": True,
        },
    },
    consents=(("weitergabe", "Schuldnerberatung Musterstadt"),),
    handout="sperre",
    flags=frozenset({"sperrtermin"}),
    says={
        "raten_versorger": ("41g", "Dienstag, 01.12.2026", "Inhaliergerät"),
        "sperre_widerspruch": ("K-100200300", "Inhaliergerät"),
        "antrag_energieschulden": ("Darlehen", "412,50"),
        "verweis_energie": ("hier abtrennen", NAME),
    },
)

SANCTION = Story(
    contact={"date": "2026-11-20", "channel": "sprechstunde", "topic": "grundsicherung"},
    title="Minderung wegen versäumtem Termin",
    checklist="gsg_sanktion",
    answers={
        "was": ["termin"],
        "stand": ["bescheid"],
        "tag": ["neu"],
        "folge": ["zwei"],
        "belehrung": ["unklar"],
        "zugang": ["nein"],
        "grund": ["kind"],
        "haerte": ["kinder"],
        "feststellung": ["unklar"],
    },
    deadlines=(
        (
            "widerspruch",
            "--dated",
            "2026-11-12",
            "--posted",
            "2026-11-12",
            "--channel",
            "post",
            "--land",
            "NW",
        ),
    ),
    letters={
        "widerspruch_begruendung_folgt": {
            "recipient": [
                "Jobcenter Musterstadt",
                "Widerspruchsstelle",
                "Amtsstraße 1",
                "12345 Musterstadt",
            ],
            "reference": "12345//0067890",
            "notice_date": "2026-11-12",
            "notice_title": "Minderung wegen eines Meldeversäumnisses",
            "received": "2026-11-16",
            "effect": "kuerzung",
            "reasons_by": "2026-12-16",
        },
        "akteneinsicht": {
            "recipient": ["Jobcenter Musterstadt", "Amtsstraße 1", "12345 Musterstadt"],
            "reference": "12345//0067890",
            "occasion": "widerspruch",
            "occasion_date": "2026-11-12",
            "parts": ["einladungen", "vermerke"],
            "way": "kopien",
            "reply_by": "2026-12-04",
        },
        "uebergabeblatt": {
            "recipient": ["Kanzlei Beispiel und Muster", "Bahnhofstraße 12", "12345 Musterstadt"],
            "consent_date": "2026-11-22",
            "concern": "Das Jobcenter hat die Leistung gemindert. Die Einladung kam nicht an.",
            "deadline": "2026-12-16",
            "deadline_reason": "Widerspruch muss beim Jobcenter sein",
            "tried": ["Widerspruch ohne Begründung am 22.11.2026"],
            "documents": ["bescheid", "umschlag"],
            "wanted": "Begründung des Widerspruchs.",
        },
    },
    consents=(("weitergabe", "Kanzlei Beispiel und Muster"),),
    handout="unterlagen",
    flags=frozenset(),
    says={
        "widerspruch_begruendung_folgt": ("Widerspruch", "12.11.2026"),
        "akteneinsicht": ("§ 25", "Einladungen"),
        "uebergabeblatt": ("Kanzlei Beispiel und Muster", "Mittwoch, 16.12.2026"),
    },
)

EVICTION = Story(
    contact={"date": "2026-11-20", "channel": "sprechstunde", "topic": "miete"},
    title="Räumungsklage wegen Mietschulden",
    checklist="raeumung_klage",
    answers={
        "stand": ["klage"],
        "zugestellt": ["2026-11-17"],
        "grund": ["schulden"],
        "geantwortet": ["nein"],
        "schulden_offen": ["nein"],
        "leistung": ["jobcenter"],
        "haerte": ["kinder"],
        "anwalt": ["nein"],
    },
    deadlines=(
        ("verteidigungsanzeige", "--received", "2026-11-17", "--channel", "handed", "--land", "NW"),
        ("schonfristzahlung", "--received", "2026-11-17", "--channel", "handed", "--land", "NW"),
    ),
    letters={
        "antrag_mietschulden": {
            "recipient": ["Jobcenter Musterstadt", "Amtsstraße 1", "12345 Musterstadt"],
            "reference": "12345//0067890",
            "law": "sgb2",
            "status": "klage",
            "served_on": "2026-11-17",
            "landlord": "Hausverwaltung Muster, Werkstraße 9, 12345 Musterstadt",
            "arrears": 1240,
            "rent": 620,
            "cause": "Nach der Geburt habe ich zwei Monate kein Elterngeld bekommen.",
            "future": "Die Miete zahlt das Jobcenter ab Dezember direkt.",
            "children": 1,
            "reply_by": "2026-11-30",
            "documents": ["klage", "kuendigung"],
        },
        "verweis_wohnungsnot": {
            "recipient": ["Fachstelle Wohnungssicherung", "Rathausplatz 1", "12345 Musterstadt"],
            "consent_date": "2026-11-22",
            "situation": "klage",
            "concern": "Der Vermieter klagt wegen zwei Monatsmieten auf Räumung.",
            "adults": 1,
            "children": 1,
            "deadline": "2026-12-01",
            "deadline_reason": "Verteidigung beim Gericht anzeigen",
            "arrears": 1240,
            "served_on": "2026-11-17",
            "application": "nein",
            "wanted": ["schulden", "vermieter"],
            "tried": ["Anruf beim Vermieter am 20.11.2026"],
            "documents": ["kuendigung", "klage", "vertrag"],
            "feedback": True,
        },
        "verweis_anwalt": {
            "recipient": ["Kanzlei Beispiel und Muster", "Bahnhofstraße 12", "12345 Musterstadt"],
            "consent_date": "2026-11-22",
            "area": "mietrecht",
            "concern": "Räumungsklage wegen zwei Monatsmieten, zugestellt am 17.11.2026.",
            "opponent": "Hausverwaltung Muster",
            "deadline": "2026-12-01",
            "court": True,
            "certificate": "offen",
            "benefits": "grundsicherung",
            "wanted": "Verteidigung anzeigen und Prozesskostenhilfe beantragen.",
            "documents": ["verkehr", "einkommen"],
        },
    },
    consents=(
        ("weitergabe", "Fachstelle Wohnungssicherung"),
        ("weitergabe", "Kanzlei Beispiel und Muster"),
    ),
    handout="unterlagen",
    flags=frozenset(),
    says={
        "verweis_wohnungsnot": ("hier abtrennen", "1.240,00"),
        "verweis_anwalt": ("Dienstag, 01.12.2026", "Mietrecht"),
    },
)

STORIES = {"energy": ENERGY, "sanction": SANCTION, "eviction": EVICTION}


@pytest.fixture
def vault(hilft: Hilft, tmp_path: Path, key: Path) -> Path:
    """A vault of a group that writes letters."""
    path = tmp_path / "tresor.hilft"
    made = hilft(
        "vault", "create", path, "--counsellor", "Kim Muster", "--passphrase-file", key,
        "--recovery-out", tmp_path / "blatt.pdf", "--unit-name", "Sozialberatung Musterstadt",
        "--place", "Musterstadt", "--land", "NW", "--address", "Marktplatz 3",
        "--address", "12345 Musterstadt", "--contact", "Telefon 0000 000001",
    )  # fmt: skip
    assert made.status == 0, made.err
    return path


Work = Callable[..., Any]


@pytest.fixture
def work(hilft: Hilft, vault: Path, tmp_path: Path, key: Path) -> Work:
    """Record a step of case work and return what it made."""

    def record(step: str, **keys: Any) -> Any:
        source = given(tmp_path, {"step": step, **keys})
        return hilft("case", "record", vault, "--json", source, "--passphrase-file", key).json

    return record


def given(folder: Path, content: Mapping[str, Any]) -> Path:
    file = folder / "eingabe.json"
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return file


def case_of(hilft: Hilft, vault: Path, folder: Path, key: Path, work: Work, story: Story) -> str:
    """Contact, case, checklist, deadlines, name: everything before the first letter."""
    source = given(folder, story.contact)
    contact = hilft("contact", "add", vault, "--json", source, "--passphrase-file", key).json
    case = work("open", contact=contact["id"], title=story.title)["id"]
    work("checklist", case=case, checklist=story.checklist, answers=story.answers)
    for kind, *rest in story.deadlines:
        booked = hilft("deadlines", "book", vault, case, kind, *rest, "--passphrase-file", key)
        assert booked.status == 0, booked.err
    work("identity", case=case, **IDENTITY)
    pseudonym = shown(hilft, vault, key, case)["person"]["pseudonym"]
    for purpose, recipient in story.consents:
        call = ("consent", "give", vault, "--person", pseudonym, "--purpose", purpose)
        agreed = hilft(*call, "--recipient", recipient, "--passphrase-file", key)
        assert agreed.status == 0, agreed.err
    return str(case)


def shown(hilft: Hilft, vault: Path, key: Path, case: str) -> Any:
    return hilft("case", "show", vault, case, "--passphrase-file", key, "--json").json


def words(pdf: Path) -> str:
    """Return the words of a paper on one line; ties between words count as spaces."""
    return " ".join("\n".join(page_texts(pdf.read_bytes())).split()).replace("\xa0", " ")


@pytest.mark.parametrize("name", STORIES)
def test_a_case_goes_from_the_first_word_to_the_printed_bundle(
    hilft: Hilft, vault: Path, tmp_path: Path, key: Path, work: Work, name: str
) -> None:
    story = STORIES[name]
    case = case_of(hilft, vault, tmp_path, key, work, story)
    out = tmp_path / name
    out.mkdir()
    flags = {flag["kind"] for flag in shown(hilft, vault, key, case)["flags"]}
    assert story.flags <= flags

    for letter, values in (*story.letters.items(), ("naechste_schritte", {})):
        pdf = out / f"{letter}.pdf"
        made = hilft(
            "letter", "render", letter, "--vault", vault, "--case", case, "--values",
            given(tmp_path, values), "--pdf", pdf, "--passphrase-file", key,
        )  # fmt: skip
        assert made.status == 0, f"{letter}: {made.err}"
        text = words(pdf)
        for said in story.says.get(letter, ()):
            assert said in text, f"{letter}: {said}"
    home = words(out / "naechste_schritte.pdf")
    assert "Diese Tage sind wichtig" in home
    assert NAME not in home

    handout = out / "merkblatt.pdf"
    made = hilft("handout", "pdf", story.handout, "--language", "tr", "--out", handout)
    assert made.status == 0, made.err
    bundle = out / "mappe.pdf"
    made = hilft("bundle", "pdf", vault, case, "--pdf", bundle, "--passphrase-file", key)
    assert made.status == 0, made.err
    papers = hilft("bundle", "list", vault, case, "--passphrase-file", key, "--json").json
    assert [paper["key"] for paper in papers if paper["missing"]] == []
    assert len(papers) >= len(story.letters) + 2
    pages = page_texts(bundle.read_bytes())
    cover = squeezed(pages[0])
    assert squeezed(NAME) not in cover
    assert all(squeezed(paper["title"]) in cover for paper in papers)

    detail = shown(hilft, vault, key, case)
    assert {document["letter_id"] for document in detail["documents"]} >= set(story.letters)
    assert NAME not in json.dumps(hilft("today", vault, "--passphrase-file", key, "--json").json)
