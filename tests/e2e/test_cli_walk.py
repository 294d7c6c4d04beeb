# SPDX-License-Identifier: GPL-3.0-or-later
"""The first whole walk without a window: vault, contacts, cases, guide, letters, tally, backup."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hilft_desktop import __version__
from tests.e2e.conftest import PASSPHRASE, Hilft

CONTACT: dict[str, Any] = {
    "date": "2026-11-20",
    "channel": "stand",
    "topic": "energie_sperre",
    "topics": ["schulden"],
    "age_band": "25-44",
    "household": "alleinerziehend",
    "outcome": "schreiben",
    "language": "tr",
    "euros": {"claimed": 512.3, "conceded": None, "received": 0},
    "note": "Größe ß",
}
LETTERS = ("fondsantrag_einzelhilfe", "raten_versorger", "verweis_energie")


def written(folder: Path, content: object) -> Path:
    file = folder / "eingabe.json"
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return file


def examples(hilft: Hilft, letter: str) -> dict[str, Any]:
    fields = hilft("letter", "fields", letter, "--json").json
    return {field["name"]: field["example"] for field in fields}


def test_the_version_is_told(hilft: Hilft) -> None:
    assert hilft("--version").out == f"hilft {__version__}\n"


def test_a_vault_is_created_with_its_recovery_sheet(
    hilft: Hilft, tmp_path: Path, key: Path
) -> None:
    vault, sheet = tmp_path / "neu.hilft", tmp_path / "blatt.pdf"

    ended = hilft(
        "vault", "create", vault, "--counsellor", "Mara Muster", "--land", "nw",
        "--passphrase-file", key, "--recovery-out", sheet,
    )  # fmt: skip

    assert ended.status == 0
    assert ended.err == ""
    assert sheet.read_bytes().startswith(b"%PDF")
    assert hilft("vault", "check", vault, "--passphrase-file", key, "--json").json["healthy"]


def test_without_a_sheet_the_recovery_key_is_printed_once(
    hilft: Hilft, tmp_path: Path, key: Path
) -> None:
    ended = hilft(
        "vault", "create", tmp_path / "neu.hilft", "--counsellor", "M", "--passphrase-file", key
    )

    assert ended.status == 0
    assert re.fullmatch(r"([0-9A-Z]{5}-){5}[0-9A-Z]{5}", ended.out.splitlines()[1].strip())
    assert "--land" in ended.err


def test_a_weak_passphrase_is_taken_with_a_hint(hilft: Hilft, tmp_path: Path) -> None:
    weak = tmp_path / "schwach"
    weak.write_text("geheim", encoding="utf-8")
    args = ("vault", "create", tmp_path / "neu.hilft", "--counsellor", "M", "--land", "BE")

    ended = hilft(*args, "--passphrase-file", weak)

    assert ended.status == 0
    assert "schwach" in ended.err
    assert hilft("contact", "list", tmp_path / "neu.hilft", "--passphrase-file", weak).status == 0


def test_a_contact_comes_back_with_its_id(
    hilft: Hilft, vault: Path, key: Path, tmp_path: Path
) -> None:
    source = written(tmp_path, CONTACT)

    added = hilft("contact", "add", vault, "--json", source, "--passphrase-file", key).json
    listed = hilft("contact", "list", vault, "--passphrase-file", key, "--json").json

    assert added == {"id": added["id"], **CONTACT}
    assert listed == [added]


def test_a_list_of_contacts_comes_back_by_month(
    hilft: Hilft, vault: Path, key: Path, tmp_path: Path
) -> None:
    october = {**CONTACT, "date": "2026-10-31"}
    source = written(tmp_path, [CONTACT, october])

    added = hilft("contact", "add", vault, "--json", source, "--passphrase-file", key).json
    listed = hilft(
        "contact", "list", vault, "--month", "2026-10", "--passphrase-file", key, "--json"
    ).json

    assert [row["date"] for row in added] == ["2026-11-20", "2026-10-31"]
    assert listed == [added[1]]


def test_contacts_come_from_the_standard_input(
    hilft: Hilft, vault: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = json.dumps(CONTACT, ensure_ascii=False).encode("utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given), encoding="ascii"))

    assert hilft("contact", "add", vault, "--json", "-", "--passphrase-file", key).status == 0
    assert "Größe" in hilft("contact", "list", vault, "--passphrase-file", key).out


def test_practice_lists_every_contact_however_many(hilft: Hilft, practice: Path, key: Path) -> None:
    rows = hilft("contact", "list", practice, "--passphrase-file", key, "--json").json

    assert len(rows) == 240
    # What went wrong in general is told only where somebody said so.
    assert all(set(row) - {"grievance"} == {"id", *CONTACT} for row in rows)
    assert len({row["id"] for row in rows}) == 240


def test_practice_repeats_itself(hilft: Hilft, practice: Path, key: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.hilft"
    call = ("practice", again, "--cases", 240, "--months", 3, "--seed", 4)

    assert hilft(*call, "--passphrase-file", key).status == 0

    one, two = (
        hilft("contact", "list", file, "--passphrase-file", key, "--json").json
        for file in (practice, again)
    )
    assert one == two


def test_practice_tells_its_passphrase_when_it_chose_one(hilft: Hilft, tmp_path: Path) -> None:
    file = tmp_path / "übung.hilft"
    told = hilft("practice", file, "--cases", 10, "--months", 1, "--until", "2026-11-01").out
    key = tmp_path / "key"
    key.write_text(told.splitlines()[-1].split(": ", 1)[1], encoding="utf-8")

    rows = hilft("contact", "list", file, "--passphrase-file", key, "--json").json

    assert {row["date"] for row in rows} == {"2026-11-01"}


def test_cases_are_listed_found_and_shown(hilft: Hilft, practice: Path, key: Path) -> None:
    rows = hilft("case", "list", practice, "--passphrase-file", key, "--json").json
    case = next(row for row in rows if row["open_flags"])
    words = ("--search", case["pseudonym"], "--passphrase-file", key, "--json")

    shown = hilft("case", "show", practice, case["id"], "--passphrase-file", key, "--json").json
    text = hilft("case", "show", practice, case["id"], "--passphrase-file", key).out
    found = hilft("case", "list", practice, *words).json

    assert shown["person"]["pseudonym"] == case["pseudonym"]
    assert shown["case"]["title"] == case["title"]
    assert len([flag for flag in shown["flags"] if not flag["resolved_on"]]) == case["open_flags"]
    assert case["pseudonym"] in text
    assert shown["entries"][0]["data"]["advice"].split()[0] in text
    assert case["id"] in {row["id"] for row in found}
    assert case["pseudonym"] in hilft("case", "list", practice, "--passphrase-file", key).out


def test_the_guide_is_found_and_read_without_a_vault(hilft: Hilft) -> None:
    hits = hilft("guide", "search", "strom", "abgestellt", "--json").json
    page = next(hit for hit in hits if hit["kind"] == "page")

    assert set(page) == {"id", "kind", "title", "snippet"}
    assert page["title"] in hilft("guide", "search", "strom", "abgestellt").out
    text = hilft("guide", "show", page["id"]).out
    assert text.startswith(page["title"])
    assert "EnWG" in text
    assert hilft("guide", "show", page["id"], "--json").json["title"] == page["title"]
    assert page["id"] in hilft("guide", "list").out


def test_the_guide_knows_the_law_of_another_day(hilft: Hilft) -> None:
    now = {page["id"] for page in hilft("guide", "list", "--json").json}
    before = {p["id"] for p in hilft("guide", "list", "--on", "2025-12-01", "--json").json}

    assert now != before


def test_checklists_are_listed_and_shown(hilft: Hilft) -> None:
    rows = hilft("checklist", "list", "--json").json
    row = next(row for row in rows if row["id"] == "stromsperre_droht")

    shown = hilft("checklist", "show", row["id"], "--json").json

    assert shown["title"] == row["title"]
    assert shown["questions"][0]["text"] in hilft("checklist", "show", row["id"]).out
    assert row["id"] in hilft("checklist", "list").out


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_is_complete_with_its_examples(
    hilft: Hilft, tmp_path: Path, letter: str
) -> None:
    assert letter in {row["id"] for row in hilft("letter", "list", "--json").json}
    values = written(tmp_path, examples(hilft, letter))
    pdf, odt, text = (tmp_path / f"brief.{ending}" for ending in ("pdf", "odt", "txt"))

    ended = hilft(
        "letter", "render", letter, "--values", values, "--pdf", pdf, "--odt", odt, "--text", text
    )

    assert ended.status == 0, ended.err
    assert pdf.read_bytes().startswith(b"%PDF")
    assert odt.read_bytes().startswith(b"PK")
    assert "None" not in text.read_text(encoding="utf-8")


def test_the_same_values_make_the_same_bytes(hilft: Hilft, tmp_path: Path) -> None:
    values = written(tmp_path, examples(hilft, LETTERS[1]))
    one, two = tmp_path / "1.pdf", tmp_path / "2.pdf"

    for pdf in (one, two):
        assert hilft("letter", "render", LETTERS[1], "--values", values, "--pdf", pdf).status == 0

    assert one.read_bytes() == two.read_bytes()


def test_hostile_and_foreign_values_stay_words(hilft: Hilft, tmp_path: Path) -> None:
    payload = '<img src="file:///etc/passwd"> & {{ 7*7 }}'
    values = {**examples(hilft, LETTERS[1]), "person_name": "محمد عبد الله", "office": payload}
    values["disputed"] = "Wort " * 2000
    text = tmp_path / "brief.txt"

    ended = hilft(
        "letter", "render", LETTERS[1], "--values", written(tmp_path, values),
        "--pdf", tmp_path / "brief.pdf", "--text", text,
    )  # fmt: skip

    assert ended.status == 0, ended.err
    content = text.read_text(encoding="utf-8")
    assert payload in content
    assert "محمد عبد الله" in content
    assert content.count("Wort") >= 2000


def test_a_letter_of_a_case_is_recorded(
    hilft: Hilft, practice: Path, key: Path, tmp_path: Path
) -> None:
    case = hilft("case", "list", practice, "--passphrase-file", key, "--json").json[0]["id"]
    pdf = tmp_path / "brief.pdf"

    ended = hilft(
        "letter", "render", LETTERS[1], "--vault", practice, "--case", case,
        "--passphrase-file", key, "--values", written(tmp_path, examples(hilft, LETTERS[1])),
        "--pdf", pdf,
    )  # fmt: skip

    shown = hilft("case", "show", practice, case, "--passphrase-file", key, "--json").json
    assert (ended.status, ended.err) == (0, "")
    assert pdf.exists()
    assert [document["letter_id"] for document in shown["documents"]] == [LETTERS[1]]


def test_a_referral_without_consent_leaves_no_file(
    refused, hilft: Hilft, practice: Path, key: Path, tmp_path: Path
) -> None:
    case = hilft("case", "list", practice, "--passphrase-file", key, "--json").json[0]["id"]
    pdf = tmp_path / "brief.pdf"

    line = refused(
        "letter", "render", LETTERS[2], "--vault", practice, "--case", case,
        "--passphrase-file", key, "--values", written(tmp_path, examples(hilft, LETTERS[2])),
        "--pdf", pdf,
    )  # fmt: skip

    assert "Einwilligung" in line
    assert not pdf.exists()


def test_a_month_is_released_once_and_exported_byte_for_byte(
    hilft: Hilft, practice: Path, key: Path, tmp_path: Path
) -> None:
    call = ("tally", "release", practice, "--month", "2026-10", "--passphrase-file", key)

    release = hilft(*call, "--out", tmp_path / "1", "--json").json
    assert hilft(*call, "--out", tmp_path / "2").status == 0

    first, second = (sorted((tmp_path / name).iterdir()) for name in ("1", "2"))
    assert sorted(file.suffix for file in first) == [".csv", ".json", ".pdf"]
    assert [f.read_bytes() for f in first] == [f.read_bytes() for f in second]
    file = next(f for f in first if f.suffix == ".json")
    assert json.loads(file.read_bytes()) == release
    assert hilft("tally", "show", file, "--json").json == release
    assert str(release["tables"]["total"]) in hilft("tally", "show", file).out


def test_a_backup_is_made_and_restored(
    hilft: Hilft, practice: Path, key: Path, tmp_path: Path
) -> None:
    made = hilft(
        "vault", "backup", practice, "--to", tmp_path / "stick", "--passphrase-file", key, "--json"
    ).json
    back = tmp_path / "zurück.hilft"

    ended = hilft("vault", "restore", made["path"], "--to", back, "--passphrase-file", key)

    assert ended.status == 0, ended.err
    one, two = (
        hilft("contact", "list", file, "--passphrase-file", key, "--json").json
        for file in (practice, back)
    )
    assert one == two


def test_a_script_restores_without_a_passphrase_and_is_told_what_was_not_checked(
    hilft: Hilft, practice: Path, key: Path, tmp_path: Path
) -> None:
    made = hilft(
        "vault", "backup", practice, "--to", tmp_path / "stick", "--passphrase-file", key, "--json"
    ).json
    back = tmp_path / "back.hilft"

    ended = hilft("vault", "restore", made["path"], "--to", back)

    assert ended.status == 0, ended.err
    assert "nur von außen geprüft" in ended.out
    assert hilft("vault", "check", back, "--passphrase-file", key).status == 0


def test_shipped_content_is_clean(hilft: Hilft) -> None:
    root = Path(__file__).resolve().parents[2] / "resources"

    assert hilft("content", "check", root, "--json").json == []


def test_it_runs_as_a_process_of_its_own(vault: Path, key: Path, tmp_path: Path) -> None:
    call = [sys.executable, "-m", "hilft_desktop.cli.main"]
    root = Path(__file__).resolve().parents[2]
    source = written(tmp_path, CONTACT)

    def run(*args: object, status: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*call, *(str(arg) for arg in args)],
            capture_output=True,
            encoding="utf-8",
            cwd=root,
            env={"LANG": "C", "PATH": "", "HOME": str(tmp_path)},
            stdin=subprocess.DEVNULL,
            check=False,
        )
        assert done.returncode == status, done.stderr
        return done

    added = run("contact", "add", vault, "--json", source, "--passphrase-file", key)
    assert json.loads(added.stdout)["note"] == "Größe ß"
    listed = run("contact", "list", vault, "--passphrase-file", key, "--json")
    assert json.loads(listed.stdout) == [json.loads(added.stdout)]
    assert run("contact", "list", vault, status=2).stderr.count("\n") == 1
    assert PASSPHRASE not in added.stdout + added.stderr


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    call = f"{sys.executable} -m hilft_desktop.cli.main guide list --json | head -1"
    root = Path(__file__).resolve().parents[2]

    done = subprocess.run(
        ["sh", "-c", call], capture_output=True, encoding="utf-8", cwd=root, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "[\n", "")


def test_nothing_heavy_is_loaded_before_a_command_needs_it() -> None:
    heavy = {"sqlalchemy", "sqlcipher3", "reportlab", "pydantic", "highspy", "cryptography"}
    code = "import sys, hilft_desktop.cli.main as m; m.build_parser(); print(*sys.modules)"
    root = Path(__file__).resolve().parents[2]

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=root, check=True
    )

    assert not heavy & {name.split(".")[0] for name in done.stdout.split()}


def test_a_sheet_to_count_on_paper_needs_no_vault(
    hilft: Hilft, tmp_path: Path, vault: Path, key: Path
) -> None:
    neutral, named = tmp_path / "blatt.pdf", tmp_path / "gruppe.pdf"

    ended = hilft("contact", "tally-sheet", "--out", neutral, "--place", "Markt")
    assert (ended.status, ended.err) == (0, "")
    assert neutral.read_bytes().startswith(b"%PDF")

    ended = hilft(
        "contact", "tally-sheet", "--out", named, "--date", "2026-11-21",
        "--vault", vault, "--passphrase-file", key,
    )  # fmt: skip
    assert (ended.status, ended.err) == (0, "")
    assert named.read_bytes() != neutral.read_bytes()
