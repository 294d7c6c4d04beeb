# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft tally key`` and ``options``: the group's key, and how months will be counted."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.conftest import Hilft


def test_the_key_is_told_in_groups_as_json_and_as_a_picture(
    hilft: Hilft, vault: Path, key: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "schluessel.png"
    told = hilft("tally", "key", vault, "--qr", picture, "--passphrase-file", key)
    found = hilft("tally", "key", vault, "--json", "--passphrase-file", key).json
    assert set(found) == {"unit_id", "unit_name", "land", "public_key", "groups", "qr_text"}
    assert " ".join(found["groups"]) in told.out
    assert found["qr_text"] == f"HILFT-KEY:1:{found['unit_id']}:{found['public_key']}"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.read_bytes().count(b"IDAT") == 1


def test_options_are_shown_and_changed_one_by_one(hilft: Hilft, vault: Path, key: Path) -> None:
    def options(*switches: str) -> dict[str, bool]:
        ended = hilft("tally", "options", vault, *switches, "--json", "--passphrase-file", key)
        assert ended.status == 0, ended.err
        return dict(ended.json)

    assert options() == {"count_grievances": False, "dp_first": False}
    assert options("--grievances") == {"count_grievances": True, "dp_first": False}
    assert options("--dp-first") == {"count_grievances": True, "dp_first": True}
    assert options("--no-grievances") == {"count_grievances": False, "dp_first": True}
    assert options() == {"count_grievances": False, "dp_first": True}


def test_a_release_after_noise_is_told_with_its_own_way_of_reading(
    hilft: Hilft, practice: Path, key: Path, tmp_path: Path
) -> None:
    set_to = ("tally", "options", practice, "--dp-first", "--grievances", "--passphrase-file", key)
    assert hilft(*set_to).status == 0
    months = ("--month", "2026-10", "--out", tmp_path / "aus", "--passphrase-file", key)
    ended = hilft("tally", "release", practice, *months)
    assert ended.status == 0, ended.err
    assert "Rauschen" in ended.out
    assert "Was allgemein schieflief" in ended.out
    shown = hilft("tally", "show", tmp_path / "aus" / "hilft-monatszahlen-2026-10.json", "--json")
    assert (shown.json["catalogue"], shown.json["mode"]) == ("2", "dp_first")
