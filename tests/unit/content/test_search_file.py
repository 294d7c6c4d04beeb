# SPDX-License-Identifier: GPL-3.0-or-later
"""Index files: the same answers as from memory, and none from a file that is not ours."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.content import search_shelf
from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.content.search import SearchIndex
from hilft_desktop.content.search_file import IndexKey, index_bytes, tables_of
from hilft_desktop.content.search_shelf import MOST_KEPT, IndexShelf
from hilft_desktop.content.search_tables import SearchDocument, make_tables
from tests.unit.content import small_content as small

TODAY = small.TODAY
KEY = IndexKey("ab" * 32, date(2026, 7, 1), None)
TABLES = make_tables(
    [
        SearchDocument(
            "raten", "page", "Ratenzahlung", "In Raten.", ("abstottern",), ("Zinsfrei.",)
        ),
        SearchDocument("brief", "letter", "Brief", "Fragt nach.", (), ("An wen",)),
    ],
    [["Raten", "Stückeln"]],
    ["der", "die"],
)
FILE = index_bytes(KEY, TABLES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small.write_content(tmp_path / "inhalt")


def sealed(body: bytes) -> bytes:
    """Return a file with a right checksum over whatever body."""
    packed = zlib.compress(body)
    head = json.loads(FILE.partition(b"\n")[0])
    head["sha256"] = hashlib.sha256(packed).hexdigest()
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + packed


def body_of(file: bytes) -> dict[str, object]:
    body = json.loads(zlib.decompress(file.partition(b"\n")[2]))
    assert isinstance(body, dict)
    return body


def test_a_file_gives_back_the_tables_it_was_made_of():
    assert tables_of(KEY, FILE) == TABLES
    assert index_bytes(KEY, TABLES) == FILE


def test_an_empty_index_is_an_index():
    empty = make_tables([], [], [])
    assert tables_of(KEY, index_bytes(KEY, empty)) == empty


@pytest.mark.parametrize(
    "other",
    [
        replace(KEY, content="cd" * 32),
        replace(KEY, since=None),
        replace(KEY, until=date(2027, 1, 1)),
    ],
)
def test_an_index_of_other_content_or_other_days_is_not_used(other):
    assert tables_of(other, FILE) is None


def test_an_index_of_another_program_is_not_used():
    head = json.loads(FILE.partition(b"\n")[0])
    for name in ("format", "program"):
        foreign = json.dumps({**head, name: "other"}, separators=(",", ":")).encode()
        assert tables_of(KEY, foreign + b"\n" + FILE.partition(b"\n")[2]) is None


@given(at=st.integers(0, len(FILE) - 1), bit=st.integers(0, 7))
def test_a_changed_bit_is_noticed_wherever_it_is(at, bit):
    broken = bytearray(FILE)
    broken[at] ^= 1 << bit
    assert tables_of(KEY, bytes(broken)) is None


@given(st.integers(0, len(FILE) - 1))
def test_a_cut_file_is_noticed(length):
    assert tables_of(KEY, FILE[:length]) is None


@pytest.mark.parametrize(
    "change",
    [
        {"starts": "AAAA"},
        {"starts": ""},
        {"where": "/////w=="},
        {"scores": ""},
        {"stems": ["nur", "zwei"]},
        {"entries": []},
        {"entries": [["zu", "kurz"]]},
        {"synonyms": []},
        {"stop_words": None},
    ],
)
def test_a_file_with_a_right_checksum_is_still_looked_through(change):
    body = {**body_of(FILE), **change}
    assert tables_of(KEY, sealed(json.dumps(body).encode())) is None


def test_a_body_that_is_no_index_is_refused():
    for body in (b"", b"[]", b"\xff\xfe", b"{}", b"null"):
        assert tables_of(KEY, sealed(body)) is None


# ---------------------------------------------------------------------------------- shelf


def test_the_second_library_reads_what_the_first_one_kept(folder, tmp_path):
    shelf = IndexShelf(tmp_path / "suche")
    first = ContentLibrary.load(folder, shelf)
    key = first.index_key(TODAY)
    assert shelf.find(key) is None
    made = first.index(TODAY)
    kept = shelf.find(key)
    assert kept is not None
    assert kept.tables == made.tables
    again = ContentLibrary.load(folder, shelf)
    again.make_index = None  # type: ignore[method-assign,assignment]
    assert again.search("hilfe", TODAY) == first.search("hilfe", TODAY)


@pytest.mark.parametrize("damage", [b"", b"kaputt", FILE, None])
def test_a_broken_file_is_thrown_away_and_made_again(folder, tmp_path, damage):
    home = tmp_path / "suche"
    library = ContentLibrary.load(folder, IndexShelf(home))
    key = library.index_key(TODAY)
    good = index_bytes(key, library.make_index(key).tables)
    home.mkdir()
    (home / key.name).write_bytes(good[:-1] if damage is None else damage)
    assert library.search("mehr", TODAY)[0].id == "mehr"
    assert (home / key.name).read_bytes() == good


def test_another_word_in_the_content_makes_another_index(folder, tmp_path):
    shelf = IndexShelf(tmp_path / "suche")
    assert ContentLibrary.load(folder, shelf).search("zauberwort", TODAY) == ()
    page = folder / small.MORE
    page.write_text(
        page.read_text("utf-8").replace("Lies den Brief", "Sag das Zauberwort"), "utf-8"
    )
    assert [h.id for h in ContentLibrary.load(folder, shelf).search("zauberwort", TODAY)] == [
        "mehr"
    ]


def test_a_folder_that_cannot_be_made_costs_no_search(folder, tmp_path):
    blocked = tmp_path / "datei"
    blocked.write_text("keine Mappe", "utf-8")
    library = ContentLibrary.load(folder, IndexShelf(blocked / "suche"))
    assert library.search("hilfe", TODAY)


def test_old_indexes_do_not_pile_up(tmp_path):
    home = tmp_path / "suche"
    shelf = IndexShelf(home)
    index = SearchIndex(TABLES)
    for at in range(MOST_KEPT + 5):
        shelf.keep(replace(KEY, content=f"{at:064}"[::-1]), index)
    assert len(list(home.iterdir())) == MOST_KEPT


def test_what_ships_is_read_from_the_programs_own_folder(folder, tmp_path, monkeypatch):
    library = ContentLibrary.load(folder)
    key = library.index_key(TODAY)
    monkeypatch.setattr(search_shelf, "resource_root", lambda: tmp_path)
    assert IndexShelf().find(key) is None
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / key.name).write_bytes(index_bytes(key, library.make_index(key).tables))
    assert IndexShelf().find(key) is not None


# --------------------------------------------------------------------------------- periods


def test_an_index_answers_for_all_days_until_something_turns():
    library = ContentLibrary.load()
    key = library.index_key(TODAY)
    assert key.since is not None
    assert key.until is not None
    assert key.since <= TODAY <= key.until
    middle = library.make_index(replace(key, since=TODAY))
    last = library.make_index(replace(key, since=key.until))
    assert library.make_index(key).tables == middle.tables == last.tables
    after = library.index_key(key.until + timedelta(days=1))
    assert after.since == key.until + timedelta(days=1)
    before = library.index_key(key.since - timedelta(days=1))
    assert before.until == key.since - timedelta(days=1)


def test_the_days_after_an_edition_are_covered_without_a_gap():
    library = ContentLibrary.load()
    keys = library.index_keys(TODAY)
    assert keys[0] == library.index_key(TODAY)
    assert keys[-1].until is None
    for one, following in pairwise(keys):
        assert one.until is not None
        assert following.since == one.until + timedelta(days=1)


def test_an_index_made_otherwise_gets_another_format_number(folder):
    """Whoever changes stems, weights or rendering counts ``FORMAT`` up and enters the new print."""
    library = ContentLibrary.load(folder)
    key = IndexKey("0" * 64, None, None)
    tables = library.make_index(library.index_key(TODAY)).tables
    made = index_bytes(key, tables)
    # Logarithms differ in their last bit from machine to machine.
    body = {**body_of(made), "scores": [round(score, 6) for score in tables.scores]}
    text = json.dumps(body, sort_keys=True, ensure_ascii=False)
    assert (
        json.loads(made.partition(b"\n")[0])["format"],
        hashlib.sha256(text.encode("utf-8")).hexdigest()[:16],
    ) == ("hilft-search-index/1", "ae2ae04b44746f31")
