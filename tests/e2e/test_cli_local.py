# SPDX-License-Identifier: GPL-3.0-or-later
"""The group's own words and the emergency strip by ``hilft``, without any vault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

NOTE = {"type": "note", "page_id": "sperre_heute", "text": "Zuerst anrufen.", "initials": "KM"}
TABLE = {
    "type": "table", "kind": "heizung", "place": "Musterstadt", "basis": "ohne Warmwasser",
    "source": "Richtlinie", "valid_from": "2026-02-01", "checked_on": "2026-11-22",
    "initials": "KM", "per_person_more": 20.5, "rows": [{"persons": 1, "euros": 82.25}],
}  # fmt: skip
ADDRESS = {
    "type": "address", "kind": "jobcenter", "name": "Jobcenter Musterstadt",
    "lines": ["Ring 1"], "verified_on": "2026-11-22", "initials": "KM",
}  # fmt: skip


@pytest.fixture
def write(tmp_path: Path):
    def make(content: object) -> Path:
        file = tmp_path / "eingabe.json"
        file.write_text(json.dumps(content), encoding="utf-8")
        return file

    return make


def test_entries_are_written_listed_shown_and_replaced(hilft, write):
    assert hilft("local", "list", "--json").json == []
    added = hilft("local", "add", write([NOTE, TABLE, ADDRESS]), "--json").json
    assert [row["type"] for row in added] == ["note", "table", "address"]
    assert hilft("local", "list", "--json").json == added
    note, table, address = added
    assert note["page_title"] == hilft("guide", "show", "sperre_heute", "--json").json["title"]
    assert (table["per_person_more"], table["rows"][0]["euros"]) == (20.5, 82.25)
    assert hilft("local", "show", table["id"], "--json").json == table
    shown = hilft("local", "show", table["id"]).out
    assert "Heizkostengrenzen in Musterstadt (ohne Warmwasser)" in shown
    assert "82,25" in shown
    assert "Zuerst anrufen." in hilft("guide", "show", "sperre_heute").out

    moved = {**ADDRESS, "id": address["id"], "lines": ["Platz 2"]}
    assert hilft("local", "add", write(moved)).out.split() == [address["id"]]
    assert hilft("local", "show", address["id"], "--json").json["lines"] == ["Platz 2"]
    for row, rest in ((note, ["table", "address"]), (table, ["address"]), (address, [])):
        gone = row.get("id") or row["page_id"]
        assert hilft("local", "remove", gone).out.startswith("Gelöscht:")
        assert [kept["type"] for kept in hilft("local", "list", "--json").json] == rest


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({**NOTE, "type": "notiz"}, "note"),
        ([], "note"),
        ({**TABLE, "rows": []}, "rows"),
        ({**TABLE, "ort": "Musterstadt"}, "ort"),
        ({**ADDRESS, "verified_on": "bald"}, "verified_on"),
        ({**NOTE, "page_id": "gibt_es_nicht"}, "gibt_es_nicht"),
        ({**ADDRESS, "id": "nie_gesehen"}, "nicht (mehr)"),
        ([NOTE, {**TABLE, "place": ""}, {**ADDRESS, "name": ""}], "2.place"),
    ],
)
def test_what_cannot_be_written_is_named_and_nothing_is_written(
    hilft, refused, write, content, words
):
    assert words in refused("local", "add", write(content))
    assert hilft("local", "list", "--json").json == []


def test_a_layer_travels_as_a_file(hilft, refused, write, tmp_path: Path):
    hilft("local", "add", write([NOTE, TABLE]))
    file = tmp_path / "anderer.toml"
    assert hilft("local", "export", file).out.strip() == str(file)
    hilft("local", "add", write({**NOTE, "text": "Neuer."}))
    seen = hilft("local", "import", file, "--dry-run", "--json").json
    assert [note["text"] for note in seen["replaced"]["notes"]] == ["Zuerst anrufen."]
    assert seen["same"] == 1
    title = hilft("guide", "show", "sperre_heute", "--json").json["title"]
    assert seen["titles"] == [["page", "sperre_heute", title]]
    assert hilft("local", "show", "sperre_heute", "--json").json["text"] == "Neuer."
    assert "1 Notiz" in hilft("local", "import", file).out
    assert hilft("local", "show", "sperre_heute", "--json").json["text"] == "Zuerst anrufen."
    assert refused("local", "import", tmp_path / "fehlt.toml")
    assert refused("local", "show", "fehlt")


def test_an_emergency_is_read_aloud(hilft, refused):
    strip = hilft("emergency", "list", "--json").json
    assert len(strip) == 7
    for item in strip:
        shown = hilft("emergency", "show", item["kind"]).out
        for line in item["lines"]:
            assert "".join(line["text"].split()) in "".join(shown.split())
        for call in item["calls"]:
            assert call["number"] in shown
        assert hilft("emergency", "show", item["kind"], "--json").json == item
    assert "brand" in refused("emergency", "show", "brand")


def test_a_page_names_where_to_read_on_in_the_net(hilft):
    page = hilft("guide", "show", "sperre_heute", "--json").json
    shown = hilft("guide", "show", "sperre_heute").out
    assert page["addresses"][0]["address"] == "gesetze-im-internet.de"
    for address in page["addresses"]:
        assert address["address"] in shown
