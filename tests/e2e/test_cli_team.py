# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft team`` on a real vault, with passphrases from files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Hilft

COLLEAGUES_PASSPHRASE = "teppich brause ofen linde kran"


@pytest.fixture
def colleagues_secret(tmp_path: Path) -> Path:
    """A file with the passphrase of the second counsellor."""
    file = tmp_path / "kollegin.txt"
    file.write_text(COLLEAGUES_PASSPHRASE + "\n", encoding="utf-8")
    return file


def test_a_colleague_joins_is_trained_and_leaves(
    hilft: Hilft,
    refused: Callable[..., str],
    vault: Path,
    key: Path,
    colleagues_secret: Path,
    tmp_path: Path,
) -> None:
    mine = ("--passphrase-file", key)
    theirs = ("--new-passphrase-file", colleagues_secret)

    added = hilft("team", "add", vault, "--name", "Ali Beispiel", *mine, *theirs, "--json").json
    trained = hilft(
        "team", "train", vault, "--name", "Ali Beispiel", "--until", "2027-01-31", *mine
    )
    by_them = hilft("team", "list", vault, "--passphrase-file", colleagues_secret, "--json").json
    copies = list((tmp_path / "tresor-Sicherungen").glob("*.hilft"))
    left = hilft("team", "leave", vault, "--name", "ali beispiel", *mine)

    assert added["name"] == "Ali Beispiel"
    assert added["has_slot"] is True
    assert "So 31.01.2027" in trained.out
    assert [(row["name"], row["is_self"], row["training"]) for row in by_them] == [
        ("Ali Beispiel", True, "gueltig"),
        ("Mara Muster", False, "keine"),
    ]
    assert len(copies) == 2, "each change of the team was backed up"
    assert "öffnet weiterhin 2 ältere Sicherungen" in left.out
    assert refused("team", "list", vault, "--passphrase-file", colleagues_secret)
    listed = hilft("team", "list", vault, *mine).out
    assert "gegangen am So 22.11.2026" in listed
    assert "Mara Muster" in listed


def test_a_training_can_be_taken_back(hilft: Hilft, vault: Path, key: Path) -> None:
    call = ("team", "train", vault, "--name", "Mara Muster", "--passphrase-file", key, "--json")

    assert hilft(*call, "--until", "2026-11-22").json["training"] == "bald_auffrischen"
    assert hilft(*call, "--until", "keine").json["training"] == "keine"


def test_a_weak_passphrase_is_taken_with_a_hint(
    hilft: Hilft, vault: Path, key: Path, colleagues_secret: Path
) -> None:
    colleagues_secret.write_text("kurz", encoding="utf-8")

    added = hilft(
        "team", "add", vault, "--name", "Ali", "--passphrase-file", key,
        "--new-passphrase-file", colleagues_secret,
    )  # fmt: skip

    assert added.status == 0
    assert "schwach" in added.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "--name", "mara muster"), "gehört schon zum Team"),
        (("leave", "--name", "Mara Muster"), "Den eigenen Zugang"),
        (("leave", "--name", "Niemand"), "gibt es hier nicht"),
        (("train", "--name", "Mara Muster", "--until", "31.01.2027"), "JJJJ-MM-TT"),
        (("train", "--name", "Mara Muster", "--until", "2062-01-31"), "10 Jahre"),
        (("train", "--name", "Mara Muster"), "--until"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    refused: Callable[..., str],
    vault: Path,
    key: Path,
    colleagues_secret: Path,
    arguments: tuple[str, ...],
    words: str,
) -> None:
    verb, *rest = arguments
    secret = ("--new-passphrase-file", colleagues_secret) if verb == "add" else ()

    assert words in refused("team", verb, vault, *rest, *secret, "--passphrase-file", key)
