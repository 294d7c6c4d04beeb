# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft tally add`` as it is called: real vaults release, a Land adds up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hilft_desktop.cli.main import main
from tests.unit.services.land_world import Group, write_world

MONTHS = ("2025-11", "2025-12")


def call(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    status = main([str(word) for word in words])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_what_is_refused_is_said_and_changes_the_status(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    world = write_world(tmp_path / "in", 2, MONTHS)
    out = tmp_path / "out"
    status, said, _errors = call(capsys, "tally", "add", tmp_path / "in", "--out", out)
    assert status == 0
    assert "320 Gespräche aus 4 Veröffentlichungen von 2 Gruppen" in said
    assert world[0].name in said
    assert str(out / "sum.pdf") in said

    bad = tmp_path / "in" / "doppelt.json"
    bad.write_bytes(world[0].release("2025-11", seed=3))
    status, said, _errors = call(capsys, "tally", "add", tmp_path / "in", "--out", out)
    assert status == 2
    assert "schon anders veröffentlicht" in said
    status, said, _errors = call(capsys, "tally", "add", tmp_path / "in", "--out", out, "--json")
    content = json.loads(said)
    assert status == 2
    assert [(each["file"], each["code"]) for each in content["refused"]] == [
        ("doppelt.json", "land_second_release")
    ]
    assert (content["total"], content["releases"], content["new_keys"]) == (320, 4, [])


def test_a_namesake_is_trusted_by_its_id(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    write_world(tmp_path / "in", 1, MONTHS)
    other = Group(7, "Kreisverband 001")
    (tmp_path / "in" / "zwei.json").write_bytes(other.release("2025-11"))
    command = ("tally", "add", tmp_path / "in", "--out", tmp_path / "out")
    assert call(capsys, *command)[0] == 2
    assert call(capsys, *command, "--trust-new-key", other.id)[0] == 0
    assert call(capsys, *command)[0] == 0


def test_an_empty_folder_is_one_line_and_writes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    status, said, errors = call(capsys, "tally", "add", tmp_path / "in", "--out", tmp_path / "out")
    assert (status, said) == (2, "")
    assert len(errors.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()
