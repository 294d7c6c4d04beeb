# SPDX-License-Identifier: GPL-3.0-or-later
"""Content from an editor's folder to a counsellor's laptop, and looking things up, by ``hilft``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.content import small_content as small

FIRST, SECOND, _THIRD = small.EDITIONS


@pytest.fixture
def editors(hilft, tmp_path: Path) -> Path:
    """A folder with the editors' keys and a first whole pack and a delta to it."""
    folder = tmp_path / "redaktion"
    folder.mkdir()
    (folder / "wort").write_text("geheim\n", encoding="utf-8")
    locked = ("--passphrase-file", folder / "wort")
    made = hilft("content", "keygen", "--out", folder, "--name", "Redaktion", *locked, "--json")
    assert Path(made.json["public_file"]).is_file()
    key = ("--key", made.json["secret_file"], *locked)
    small.write_content(folder / "1", FIRST)
    small.write_content(folder / "2", SECOND, small.with_series(("2026-01-01", "", 120)))
    whole, delta = folder / "eins.hilft-content", folder / "zwei.hilft-content"
    assert hilft("content", "pack", folder / "1", *key, "--out", whole).status == 0
    report = hilft("content", "pack", folder / "2", *key, "--out", delta, "--base", whole, "--json")
    assert report.json["carried"] == 2
    return folder


def test_a_pack_goes_from_the_editors_to_the_laptop_and_back(hilft, refused, editors):
    whole, delta = editors / "eins.hilft-content", editors / "zwei.hilft-content"
    public = editors / "hilft-inhalte.pub.toml"
    assert "fremden Schlüssel" in refused("content", "install", whole)
    (row,) = [hilft("content", "trust", public, "--json").json]
    assert hilft("content", "keys", "--json").json == [row]
    assert hilft("content", "verify", whole, "--key", public).status == 0
    assert "Grundlage" not in hilft("content", "verify", whole).out
    assert refused("content", "install", delta)

    first = hilft("content", "install", whole, "--json").json
    assert hilft("content", "status", "--json").json == first
    preview = hilft("content", "preview", delta)
    assert "100\N{NO-BREAK SPACE}€ → 120\N{NO-BREAK SPACE}€" in preview.out
    assert hilft("content", "install", delta).status == 0
    assert "120" in hilft("guide", "show", "hilfe").out
    assert "älter" in refused("content", "install", whole)
    assert hilft("content", "rollback", "--json").json["version"] == first["version"]
    assert "100" in hilft("guide", "show", "hilfe").out
    assert hilft("content", "rollback").status == 0
    assert "vorige" in refused("content", "rollback")
    assert hilft("content", "distrust", row["fingerprint"]).status == 0
    assert "hilft content trust" in hilft("content", "keys").out


def test_a_wrong_fingerprint_or_passphrase_goes_no_further(hilft, refused, editors, tmp_path):
    public = editors / "hilft-inhalte.pub.toml"
    assert "Fingerabdruck" in refused("content", "trust", public, "--fingerprint", "0000 0000")
    secret = editors / "hilft-inhalte.geheim.pem"
    out = tmp_path / "x.hilft-content"
    call = ("content", "pack", editors / "1", "--key", secret, "--out", out)
    assert "Passphrase" in refused(*call)
    assert not out.exists()
    assert "überschrieben" in refused("content", "keygen", "--out", editors)


def test_facts_and_words_are_looked_up_without_a_vault(hilft, refused):
    listed = hilft("facts", "list", "androhung", "--json").json
    assert "sperre_androhung_wochen" in {row["id"] for row in listed}
    shown = hilft("facts", "show", "sperre_androhung_wochen", "--on", "2026-11-22", "--json").json
    assert shown["current"][0]["raw"].isdecimal()
    assert shown["periods"]
    text = hilft("facts", "show", "sperre_androhung_wochen", "--on", "2026-11-22").out
    assert "Am 22.11.2026 gilt" in text
    assert "Fundstelle" in text
    assert (
        "kein Wert" in hilft("facts", "show", "sperre_androhung_wochen", "--on", "1990-01-01").out
    )
    assert refused("facts", "show", "fehlt")
    words = hilft("glossary", "--json").json
    assert len(words) > 20
    term = words[0]["term"]
    assert term in {word["term"] for word in hilft("glossary", term, "--json").json}
    assert "Verzeichnis der Worte" in refused("glossary", "gibtesnicht")


def test_what_is_due_or_comes_soon_is_listed(hilft, refused):
    assert isinstance(hilft("content", "reviews", "--json").json, list)
    due = hilft("content", "reviews", "--within", 400, "--json").json
    assert "sperre_heute" in {row["id"] for row in due}
    confirmed = hilft("content", "confirm", "page", "sperre_heute", "--initials", "KM", "--json")
    assert confirmed.json["initials"] == "KM"
    assert "bestätigt von KM" in hilft("guide", "show", "sperre_heute").out
    assert refused("content", "confirm", "page", "fehlt", "--initials", "KM")
    changes = hilft("content", "soon", "--json").json
    assert [c["day"] for c in changes] == sorted(c["day"] for c in changes)
    assert all(date.fromisoformat(c["day"]) > date(2026, 11, 22) for c in changes)
    assert hilft("content", "soon").status == 0


def test_cases_of_a_vault_are_compared(hilft, practice, key):
    call = ("content", "affected", practice, "--passphrase-file", key)
    cases = hilft(*call, "--json").json
    assert all(case["uses"] for case in cases)
    assert hilft(*call).out.strip()
