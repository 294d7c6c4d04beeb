# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies and referrals by ``hilft``, as a group without a window would use them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.unit.services.letter_desk import pdf_text

TABLE = "Name;Art;Ort;Tel.;Stand\nMieterverein Quellental;Mieterverein;Ort;0000 1;1.3.2026\n;x;;;\n"


def test_a_list_is_taken_in_checked_and_printed(hilft, tmp_path: Path):
    kinds = hilft("directory", "kinds", "--json").json
    assert {"jobcenter", "notruf"} <= {kind["id"] for kind in kinds}
    assert "ungeprüft" in hilft("directory", "kinds").out
    assert hilft("directory", "list").out.strip() == "Keine Stelle gefunden."

    file = tmp_path / "liste.csv"
    file.write_text(TABLE, encoding="utf-8")
    tried = hilft("directory", "import", file, "--initials", "KM", "--dry-run")
    assert "Zeile 3" in tried.out
    assert hilft("directory", "list", "--json").json == []
    found = hilft("directory", "import", file, "--initials", "KM", "--json").json
    assert [row["name"] for row in found["new"]] == ["Mieterverein Quellental"]
    assert found["columns"][0] == ["Name", "name"]

    (row,) = hilft("directory", "list", "--old", "--json").json
    assert (row["is_old"], row["verified_on"]) == (True, "2026-03-01")
    assert "vorher anrufen" in hilft("directory", "show", row["id"]).out
    assert hilft("directory", "show", row["id"], "--json").json["kind"]["id"] == "mietberatung"
    sheet = tmp_path / "anrufe.pdf"
    hilft("directory", "paper", "anrufe", "--pdf", sheet)
    assert "Mieterverein Quellental" in pdf_text(sheet.read_bytes())
    hilft("directory", "confirm", row["id"], "--initials", "KM")
    assert hilft("directory", "list", "--old", "--json").json == []

    out = tmp_path / "aus.ods"
    hilft("directory", "export", out)
    again = hilft("directory", "import", out, "--initials", "KM", "--json").json
    assert (again["same"], again["new"]) == (1, [])


def test_the_poster_says_when_and_where(hilft, refused, tmp_path: Path):
    poster = tmp_path / "aushang.pdf"
    assert "Ort und Zeiten" in refused("directory", "paper", "aushang", "--pdf", poster)
    desk = hilft(
        "directory", "desk", "--place", "Bürgerhaus", "--hours", "dienstags 16 Uhr", "--json"
    ).json
    assert desk["recheck_days"] == 180
    hilft("directory", "paper", "aushang", "--strips", "--size", "a3", "--pdf", poster)
    assert pdf_text(poster.read_bytes()).count("dienstags 16 Uhr") == 15
    for paper in ("stelle", "adressen"):
        assert refused("directory", "paper", paper, "--pdf", poster)


def test_wrong_words_are_named(hilft, refused, tmp_path: Path):
    file = tmp_path / "liste.csv"
    file.write_text(TABLE, encoding="utf-8")
    assert "jobcenter" in refused("directory", "list", "--kind", "quatsch")
    columns = ("--columns", "name,quatsch")
    assert "phone" in refused("directory", "import", file, "--initials", "KM", *columns)
    assert refused("directory", "show", "gibtesnicht")


def test_a_referral_goes_out_and_its_slip_comes_back(
    hilft, refused, practice: Path, key: Path, tmp_path: Path
):
    vault = (practice, "--passphrase-file", key)
    body = {
        "type": "address", "kind": "schuldnerberatung", "name": "Schuldnerberatung Quellental",
        "lines": ["Ring 1", "12345 Ort"], "verified_on": "2026-11-01", "initials": "KM",
    }  # fmt: skip
    file = tmp_path / "stelle.json"
    file.write_text(json.dumps(body), encoding="utf-8")
    body_id = hilft("local", "add", file).out.strip()
    case = hilft("case", "list", *vault, "--json").json[0]["id"]
    plan = hilft("referral", "begin", *vault, "--case", case, "--body", body_id, "--json").json
    assert plan["consent_fault"] == "consent_missing"
    code = plan["referral"]["slip"]
    waiting = hilft("referral", "list", *vault, "--case", case, "--json").json
    assert [row["answer"] for row in waiting] == ["vorbereitet"]
    hilft("referral", "drop", *vault, "--case", case)
    assert refused("referral", "find", *vault, code)

    handed = hilft(
        "referral", "begin", *vault, "--case", case, "--body", body_id, "--hand-out"
    ).out.strip()
    assert hilft("referral", "find", *vault, handed, "--json").json["body_id"] == body_id
    (row,) = hilft("referral", "list", *vault, "--json").json
    assert row["slip"] == handed
    assert hilft("referral", "list", *vault, "--late", "--json").json == []
    wrong = handed[:-1] + ("2" if handed[-1] != "2" else "3")
    assert "Stelle ist falsch" in refused("referral", "find", *vault, wrong)
    answered = hilft(
        "referral", "answer", *vault, handed.lower(), "--answer", "termin", "--note", "Do 10 Uhr",
        "--json",
    ).json  # fmt: skip
    assert (answered["answer"], answered["answer_note"]) == ("termin", "Do 10 Uhr")
    assert hilft("referral", "list", *vault, "--json").json == []
    assert json.loads(hilft("referral", "days", *vault, "--set", "21", "--json").out) == {
        "days": 21
    }
    assert "termin" in refused("referral", "answer", *vault, handed, "--answer", "x")
