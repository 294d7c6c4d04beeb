# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft proof``, ``queue``, ``bundle``, ``sender`` and letters of a case printed again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from tests.e2e.conftest import Hilft

LETTER = "akteneinsicht"
_QUESTION = ("widerspruch", "--dated", "2026-11-16", "--channel", "post", "--land", "NW")
Refused = Callable[..., str]


@pytest.fixture
def case(hilft: Hilft, practice: Path, key: Path) -> str:
    rows = json.loads(hilft("case", "list", practice, "--passphrase-file", key, "--json").out)
    return str(rows[0]["id"])


@pytest.fixture
def values(hilft: Hilft, tmp_path: Path) -> Path:
    fields = json.loads(hilft("letter", "fields", LETTER, "--json").out)
    file = tmp_path / "werte.json"
    file.write_text(json.dumps({f["name"]: f["example"] for f in fields}), encoding="utf-8")
    return file


def document(hilft: Hilft, practice: Path, key: Path, case: str) -> dict[str, object]:
    shown = hilft("case", "show", practice, case, "--passphrase-file", key, "--json")
    found: dict[str, object] = json.loads(shown.out)["documents"][-1]
    return found


def pages(file: Path) -> int:
    with pypdfium2.PdfDocument(file) as pdf:
        return len(pdf)


def test_a_letter_is_sent_and_its_proof_entered(
    hilft: Hilft,
    refused: Refused,
    practice: Path,
    key: Path,
    case: str,
    values: Path,
    tmp_path: Path,
) -> None:
    secret = ("--passphrase-file", key)
    source = ("--vault", practice, "--case", case, "--values", values, *secret)
    rendered = hilft(
        "letter", "render", LETTER, *source, "--pdf", tmp_path / "b.pdf", "--sent-by", "fax"
    )
    assert rendered.status == 0, rendered
    sent = document(hilft, practice, key, case)
    assert (sent["sent_by"], sent["proof_due"]) == ("fax", "2026-11-22")
    (missing,) = json.loads(hilft("proof", "list", practice, *secret, "--json").out)
    assert (missing["document"]["id"], missing["wanted"]) == (sent["id"], "Faxbericht")
    deadlines = hilft("deadlines", "list", practice, *secret).out
    assert "Nachweis fehlt: Faxbericht" in deadlines

    refused("proof", "sent", practice, sent["id"], "--by", "taube", *secret)
    refused("proof", "enter", practice, sent["id"], "--note", "x", "--on", "2030-01-01", *secret)
    entered = hilft("proof", "enter", practice, sent["id"], "--note", "Faxbericht 14:02", *secret)
    assert "Nachweis liegt vor" in entered.out
    assert json.loads(hilft("proof", "list", practice, *secret, "--json").out) == []
    assert "22.11.2026" in hilft("proof", "reopen", practice, sent["id"], *secret).out
    assert hilft("proof", "waive", practice, sent["id"], "--reason", "bestätigt", *secret).out
    kept = json.loads(hilft("letter", "kept", practice, sent["id"], *secret, "--json").out)
    assert kept["template_changed"] is False
    assert kept["gaps"] is True, "the name was not kept in the case"
    said = refused("letter", "reprint", practice, sent["id"], "--pdf", tmp_path / "c.pdf", *secret)
    assert said
    assert not (tmp_path / "c.pdf").exists()


def test_papers_wait_are_arranged_printed_and_go(
    hilft: Hilft,
    refused: Refused,
    practice: Path,
    key: Path,
    case: str,
    values: Path,
    tmp_path: Path,
) -> None:
    secret = ("--passphrase-file", key)
    source = ("--vault", practice, "--case", case, "--values", values, *secret)
    for _time in range(2):
        assert hilft("queue", "letter", LETTER, *source).status == 0
    first, second = json.loads(hilft("queue", "list", practice, *secret, "--json").out)
    hilft("queue", "move", practice, second["job"]["id"], "--to", "1", *secret)
    hilft("queue", "copies", practice, first["job"]["id"], "--copies", "3", *secret)
    rows = json.loads(hilft("queue", "list", practice, *secret, "--json").out)
    assert [row["job"]["id"] for row in rows] == [second["job"]["id"], first["job"]["id"]]
    file = tmp_path / "druck.pdf"
    assert hilft("queue", "pdf", practice, "--pdf", file, *secret).status == 0
    assert pages(file) == 1 + 4 * first["pages"]
    assert len(json.loads(hilft("queue", "list", practice, *secret, "--json").out)) == 2
    assert hilft("queue", "remove", practice, first["job"]["id"], *secret).status == 0
    refused("queue", "remove", practice, first["job"]["id"], *secret)
    assert hilft("queue", "done", practice, *secret).out.strip().endswith("1")
    refused("queue", "pdf", practice, "--pdf", file, *secret)


def test_a_bundle_of_a_case(
    hilft: Hilft,
    refused: Refused,
    practice: Path,
    key: Path,
    case: str,
    values: Path,
    tmp_path: Path,
) -> None:
    secret = ("--passphrase-file", key)
    source = ("--vault", practice, "--case", case, "--values", values, *secret)
    assert hilft("letter", "render", LETTER, *source, "--pdf", tmp_path / "b.pdf").status == 0
    hilft("deadlines", "book", practice, case, *_QUESTION, *secret)
    items = json.loads(hilft("bundle", "list", practice, case, *secret, "--json").out)
    kinds = {item["key"].partition(":")[0]: item for item in items}
    assert kinds["letter"]["missing"], "the name was not kept in the case"
    assert not kinds["deadline"]["missing"]
    file = tmp_path / "mappe.pdf"
    assert hilft("bundle", "pdf", practice, case, "--pdf", file, *secret).status == 0
    assert pages(file) >= 2
    wrong = ("--paper", "letter:x", "--pdf", tmp_path / "x.pdf")
    refused("bundle", "pdf", practice, case, *wrong, *secret)


def test_letterheads_are_kept_and_removed(
    hilft: Hilft, refused: Refused, practice: Path, key: Path
) -> None:
    secret = ("--passphrase-file", key)
    lines = ("--address", "Weg 1", "--address", "00000 Ort")
    words = ("--name", "Linkes Büro", "--contact", "0000", "--place", "Ort", *lines)
    saved = hilft("sender", "save", practice, "--title", "Büro", *words, *secret, "--json")
    sender = json.loads(saved.out)
    refused("sender", "save", practice, "--title", "büro", *words, *secret)
    assert [s["id"] for s in json.loads(hilft("sender", "list", practice, *secret, "--json").out)]
    assert hilft("sender", "remove", practice, sender["id"], *secret).status == 0
    assert json.loads(hilft("sender", "list", practice, *secret, "--json").out) == []


def test_every_way_of_sending_is_named(hilft: Hilft) -> None:
    ways = json.loads(hilft("proof", "ways", "--json").out)
    assert {way["way"] for way in ways} >= {"fax", "einschreiben", "abgegeben", "portal", "brief"}
    assert "Faxbericht" in hilft("proof", "ways").out
