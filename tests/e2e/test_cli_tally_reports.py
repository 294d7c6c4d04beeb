# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft tally report``, ``press`` and ``explain`` as they are called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Hilft


@pytest.fixture
def released(hilft: Hilft, practice: Path, key: Path, tmp_path: Path) -> tuple[object, ...]:
    """The practice vault with two months released; returns what opens it."""
    for month in ("2026-09", "2026-10"):
        ended = hilft(
            "tally", "release", practice, "--month", month, "--out", tmp_path / "frei",
            "--passphrase-file", key,
        )  # fmt: skip
        assert ended.status == 0, ended.err
    return ("--passphrase-file", key)


def test_a_half_year_is_reported_in_words_and_as_json(
    hilft: Hilft, practice: Path, released: tuple[object, ...]
) -> None:
    found = hilft("tally", "report", practice, "2026-H2", *released, "--json").json
    assert found["period"] == "2026-H2"
    assert found["releases"] == 2
    assert found["bound"] == 10
    assert found["total"] == sum(line["number"] for line in found["tables"][0]["lines"])
    assert found["files"] == []
    said = hilft("tally", "report", practice, "2026-H2", *released)
    assert "± 10" in said.out
    assert "Summen aus 2 Veröffentlichungen können um bis zu 10 danebenliegen" in " ".join(
        said.out.split()
    )


def test_papers_are_written_and_registered(
    hilft: Hilft, practice: Path, released: tuple[object, ...], tmp_path: Path
) -> None:
    out = tmp_path / "aus"
    found = hilft(
        "tally", "report", practice, "2026", "--pdf", "--ods", "--csv", "--tiles", "--press",
        "--releases", "--out", out, *released, "--json",
    ).json  # fmt: skip
    names = {path.name for path in out.iterdir()}
    assert {Path(file).name for file in found["files"]} == names
    assert {"hilft-zahlen-2026-bericht.pdf", "hilft-monatszahlen-2026-10.json"} <= names


def test_texts_are_printed(hilft: Hilft, practice: Path, released: tuple[object, ...]) -> None:
    found = hilft("tally", "press", practice, "2026-10", *released, "--json").json
    assert {text["id"] for text in found} >= {"kurz", "pressemitteilung"}
    assert "== Kurzmeldung ==" in hilft("tally", "press", practice, "2026-10", *released).out


def test_the_explanation_needs_no_vault(hilft: Hilft) -> None:
    found = hilft("tally", "explain", "--json").json
    assert len(found["sections"]) >= 8
    assert found["title"] in hilft("tally", "explain").out


def test_what_is_wrong_is_said_in_one_line(
    refused: Callable[..., str],
    hilft: Hilft,
    practice: Path,
    released: tuple[object, ...],
    tmp_path: Path,
) -> None:
    call = ("tally", "report", practice)
    assert "kein Zeitraum" in refused(*call, "Oktober", *released)
    assert "noch kein Monat veröffentlicht" in refused(*call, "2025", *released)
    assert "Ordner" in refused(*call, "2026", "--pdf", *released)
    assert "Ordner" in refused(*call, "2026", "--out", tmp_path, *released)
