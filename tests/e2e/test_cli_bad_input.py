# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input: the right status, exactly one line that helps, and nothing lost or left behind."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from hilft_desktop.services.hub import Services
from hilft_desktop.services.session import Session
from hilft_desktop.storage.kdf import FLOOR
from hilft_desktop.system.clock import FixedClock
from tests.e2e.conftest import PASSPHRASE, Hilft

Refused = Callable[..., str]
GOOD = {"date": "2026-11-20", "channel": "stand", "topic": "miete"}


def written(folder: Path, text: str) -> Path:
    file = folder / "eingabe.json"
    file.write_text(text, encoding="utf-8")
    return file


# ------------------------------------------------------------------------------- the call itself


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("", "Möglich sind: vault, team, practice, contact, case, person"),
        ("contact", "Möglich sind: add, list"),
        ("kontakt add", "hilft kontakt"),
        ("contact remove f", "hilft contact remove"),
        ("contact add", "DATEI, --json"),
        ("contact add f --json", "Nach --json fehlt ein Wert"),
        ("contact list f --farbe rot", "--farbe rot"),
        ("contact list f --js", "--js"),
        ("contact list f --json=ja", "--json nimmt keinen Wert"),
        ("contact list f --month 2026-13", "2026-13"),
        ("contact list f --month November", "November"),
        ("vault create f", "--counsellor"),
        ("vault create f --counsellor M --land XX", "BW, BY"),
        ("practice f --cases 0", "von 1 bis"),
        ("practice f --months viele", "viele"),
        ("practice f --until 22.11.2026", "JJJJ-MM-TT"),
        ("guide search", "WORTE"),
        ("guide show x --on 2026-02-31", "2026-02-31"),
        ("letter render x --pdf o", "--values"),
        ("letter render x --pdf o --vault v", "--case"),
        ("letter render x --pdf o --form C", "A oder B"),
        ("tally release f --month 2026-10", "--out"),
    ],
)
def test_a_wrong_call_is_explained_in_one_line(refused: Refused, call: str, words: str) -> None:
    assert words in refused(*call.split())


def test_help_speaks_german_and_succeeds(hilft: Hilft) -> None:
    ended = hilft("letter", "render", "--help")

    assert ended.status == 0
    assert ended.out.startswith("Aufruf: hilft letter render")
    assert "optional" not in ended.out
    assert "show this help" not in ended.out


# ------------------------------------------------------------------------------- passphrases


def test_a_wrong_passphrase(refused: Refused, vault: Path, tmp_path: Path) -> None:
    wrong = written(tmp_path, "falsch\n")

    assert "Passphrase" in refused("contact", "list", vault, "--passphrase-file", wrong)


@pytest.mark.parametrize(
    ("text", "words"), [("", "steht nichts"), ("\n\n", "steht nichts"), ("a\nb\n", "mehr als eine")]
)
def test_a_passphrase_file_without_one_line(
    refused: Refused, vault: Path, tmp_path: Path, text: str, words: str
) -> None:
    file = written(tmp_path, text)

    assert words in refused("contact", "list", vault, "--passphrase-file", file)


def test_a_passphrase_file_that_is_no_text(refused: Refused, vault: Path, tmp_path: Path) -> None:
    file = tmp_path / "bild"
    file.write_bytes(b"\xff\xfe\x00")

    assert "UTF-8" in refused("contact", "list", vault, "--passphrase-file", file)


def test_a_missing_passphrase_file(refused: Refused, vault: Path, tmp_path: Path) -> None:
    line = refused("contact", "list", vault, "--passphrase-file", tmp_path / "weg")

    assert "weg" in line


def test_a_passphrase_file_may_end_as_windows_writes_it(
    hilft: Hilft, vault: Path, tmp_path: Path
) -> None:
    file = tmp_path / "key"
    file.write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\n")

    assert hilft("contact", "list", vault, "--passphrase-file", file).status == 0


def test_typed_passphrases_must_agree(
    refused: Refused, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["eins zwei drei vier", "eins zwei drei fünf"])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))

    line = refused("vault", "create", tmp_path / "neu.hilft", "--counsellor", "M")

    assert "verschieden" in line
    assert not (tmp_path / "neu.hilft").exists()


def test_a_typed_passphrase_opens(
    hilft: Hilft, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getpass", lambda _prompt: PASSPHRASE)

    assert hilft("contact", "list", vault).status == 0


# ------------------------------------------------------------------------------- vault files


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"kein Tresor",
        lambda data: os.urandom(len(data)),
        lambda data: data[: len(data) // 2],
        lambda data: bytes([data[0] ^ 1]) + data[1:],
        lambda data: b"SQLite format 3\0" + data[16:],
    ],
    ids=["empty", "text", "random", "cut off", "flipped bit", "plain database"],
)
def test_a_damaged_or_foreign_file(
    hilft: Hilft, vault: Path, key: Path, damage: Callable[[bytes], bytes]
) -> None:
    vault.write_bytes(damage(vault.read_bytes()))

    ended = hilft("contact", "list", vault, "--passphrase-file", key)

    assert ended.status in {2, 3}
    assert ended.err.count("\n") == 1
    assert "Fehler im Programm" not in ended.err


def test_a_folder_or_a_missing_file(refused: Refused, tmp_path: Path, key: Path) -> None:
    assert refused("contact", "list", tmp_path, "--passphrase-file", key)
    assert refused("contact", "list", tmp_path / "weg.hilft", "--passphrase-file", key)


def test_a_vault_without_its_keys(refused: Refused, vault: Path, key: Path) -> None:
    vault.with_name(f"{vault.name}-keys").unlink()

    assert "chlüssel" in refused("contact", "list", vault, "--passphrase-file", key)


def test_a_vault_that_is_open_elsewhere(
    refused: Refused, vault: Path, key: Path, clock: FixedClock
) -> None:
    other = Services(session=Session(clock, FLOOR))
    other.vault.unlock(str(vault), PASSPHRASE)
    try:
        assert "geöffnet" in refused("contact", "list", vault, "--passphrase-file", key)
    finally:
        other.vault.close()


@pytest.mark.parametrize("command", ["vault create", "practice", "vault restore"])
def test_an_existing_vault_is_never_overwritten(
    refused: Refused, vault: Path, key: Path, command: str
) -> None:
    before = vault.read_bytes()
    calls: dict[str, tuple[object, ...]] = {
        "vault create": ("vault", "create", vault, "--counsellor", "M"),
        "practice": ("practice", vault, "--cases", 10, "--months", 1, "--seed", 1),
        "vault restore": ("vault", "restore", vault, "--to", vault),
    }

    assert str(vault) in refused(*calls[command], "--passphrase-file", key)
    assert vault.read_bytes() == before


def test_an_existing_sheet_is_never_overwritten(
    refused: Refused, tmp_path: Path, key: Path
) -> None:
    sheet = tmp_path / "blatt.pdf"
    sheet.write_text("alt", encoding="utf-8")

    refused(
        "vault", "create", tmp_path / "neu.hilft", "--counsellor", "M",
        "--passphrase-file", key, "--recovery-out", sheet,
    )  # fmt: skip

    assert sheet.read_text(encoding="utf-8") == "alt"
    assert not (tmp_path / "neu.hilft").exists()


def test_a_sheet_that_cannot_be_written_makes_no_vault(
    refused: Refused, tmp_path: Path, key: Path
) -> None:
    refused(
        "vault", "create", tmp_path / "neu.hilft", "--counsellor", "M",
        "--passphrase-file", key, "--recovery-out", tmp_path / "weg" / "blatt.pdf",
    )  # fmt: skip

    assert not (tmp_path / "neu.hilft").exists()


def test_a_missing_backup(refused: Refused, tmp_path: Path, key: Path) -> None:
    gone, target = tmp_path / "weg.hilft", tmp_path / "neu.hilft"

    assert "weg" in refused("vault", "restore", gone, "--to", target, "--passphrase-file", key)
    assert not target.exists()


def test_a_file_name_that_is_no_text_is_still_said(refused: Refused, key: Path) -> None:
    assert "udcff" in refused("contact", "list", os.fsdecode(b"\xff"), "--passphrase-file", key)


# ------------------------------------------------------------------------------- contacts


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"topic": "strom"}, "energie_sperre"),
        ({"channel": None}, "sprechstunde"),
        ({"farbe": "rot"}, "age_band"),
        ({"date": "2026-02-31"}, "2026-02-31"),
        ({"date": "31.02.2026"}, "JJJJ-MM-TT"),
        ({"date": "2026-11-23"}, "Zukunft"),
        ({"euros": {"received": 1.234}}, "zwei Stellen"),
        ({"euros": {"received": -1}}, "unter null"),
        ({"euros": {"bekommen": 1}}, "claimed"),
        ({"note": "x" * 4001}, "zu lang"),
    ],
)
def test_a_wrong_contact_is_refused_and_nothing_is_saved(
    refused: Refused,
    hilft: Hilft,
    vault: Path,
    key: Path,
    tmp_path: Path,
    change: dict[str, object],
    words: str,
) -> None:
    source = written(tmp_path, json.dumps([GOOD, {**GOOD, **change}]))

    line = refused("contact", "add", vault, "--json", source, "--passphrase-file", key)

    assert words in line
    assert line.startswith("2.")
    assert hilft("contact", "list", vault, "--passphrase-file", key, "--json").json == []


def test_many_faults_still_make_one_line(
    refused: Refused, vault: Path, key: Path, tmp_path: Path
) -> None:
    source = written(tmp_path, json.dumps([{"farbe": n} for n in range(500)]))

    line = refused("contact", "add", vault, "--json", source, "--passphrase-file", key)

    assert "weitere Fehler" in line
    assert len(line) < 2000


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"date": 1, "date": 2}', "[" * 9999])
def test_what_is_no_contact(
    refused: Refused, vault: Path, key: Path, tmp_path: Path, text: str
) -> None:
    assert refused(
        "contact", "add", vault, "--json", written(tmp_path, text), "--passphrase-file", key
    )


def test_a_missing_input_file(refused: Refused, vault: Path, key: Path, tmp_path: Path) -> None:
    assert "weg" in refused(
        "contact", "add", vault, "--json", tmp_path / "weg", "--passphrase-file", key
    )


def test_an_unknown_case(refused: Refused, vault: Path, key: Path) -> None:
    assert refused("case", "show", vault, "gibtsnicht", "--passphrase-file", key)


# ------------------------------------------------------------------------------- letters


@pytest.mark.parametrize("group", ["guide show", "checklist show", "letter fields"])
def test_unknown_content(refused: Refused, group: str) -> None:
    assert refused(*group.split(), "gibtsnicht")


def test_a_search_without_hits_is_no_error(hilft: Hilft) -> None:
    assert hilft("guide", "search", "xyzzyxyzzy", "--json").json == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "recipient"),
        ({"nirgendwo": 1}, "nirgendwo"),
        ({"recipient": "Stadtwerke"}, "recipient"),
        ({"cut_off_date": "2026-02-31"}, "2026-02-31"),
        ({"arrears": "viel"}, "arrears"),
        ({"energy": "holz"}, "strom"),
        ([], "JSON-Objekt"),
    ],
)
def test_wrong_letter_values_write_nothing(
    refused: Refused, tmp_path: Path, values: object, words: str
) -> None:
    source, pdf = written(tmp_path, json.dumps(values)), tmp_path / "brief.pdf"

    assert words in refused("letter", "render", "raten_versorger", "--values", source, "--pdf", pdf)
    assert not pdf.exists()


def test_two_outputs_in_one_file(refused: Refused, tmp_path: Path) -> None:
    source, pdf = written(tmp_path, "{}"), tmp_path / "brief"

    line = refused(
        "letter", "render", "raten_versorger", "--values", source, "--pdf", pdf, "--odt", pdf
    )

    assert "dieselbe Datei" in line


def test_an_output_folder_that_is_not_there(refused: Refused, tmp_path: Path) -> None:
    source, pdf = written(tmp_path, "{}"), tmp_path / "weg" / "brief.pdf"

    assert "weg" in refused("letter", "render", "raten_versorger", "--values", source, "--pdf", pdf)


# ------------------------------------------------------------------------------- tallies


def test_a_month_to_come_is_not_released(
    refused: Refused, practice: Path, key: Path, tmp_path: Path
) -> None:
    assert refused(
        "tally", "release", practice, "--month", "2026-12", "--out", tmp_path,
        "--passphrase-file", key,
    )  # fmt: skip


def test_a_month_that_is_too_small_is_held_back(
    refused: Refused, vault: Path, key: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"

    refused("tally", "release", vault, "--month", "2026-10", "--out", out, "--passphrase-file", key)

    assert not out.exists()


@pytest.mark.parametrize("text", ["", "{}", '{"format": "hilft-tally/2"}', "[" * 9999])
def test_what_is_no_release(refused: Refused, tmp_path: Path, text: str) -> None:
    assert refused("tally", "show", written(tmp_path, text))


def test_content_with_faults_says_where(hilft: Hilft, tmp_path: Path) -> None:
    pages = tmp_path / "content" / "de" / "guide"
    pages.mkdir(parents=True)
    (pages / "kaputt.md").write_text("ohne Kopf", encoding="utf-8")

    ended = hilft("content", "check", tmp_path, "--json")

    assert ended.status == 2
    assert any("kaputt.md" in fault["file"] for fault in json.loads(ended.out))
    assert ended.err.count("\n") == 1


def test_a_content_folder_that_is_not_there(refused: Refused, tmp_path: Path) -> None:
    assert "weg" in refused("content", "check", tmp_path / "weg")


# ------------------------------------------------------------------------------- machine and bugs


def test_a_place_that_is_no_folder_is_said(hilft: Hilft, tmp_path: Path, key: Path) -> None:
    blocked = written(tmp_path, "kein Ordner") / "neu.hilft"

    ended = hilft("vault", "create", blocked, "--counsellor", "M", "--passphrase-file", key)

    assert ended.status in {2, 3}
    assert ended.err.count("\n") == 1
    assert "Fehler im Programm" not in ended.err


def test_a_bug_is_one_line_without_a_trace(
    hilft: Hilft, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_args: object) -> None:
        raise ValueError("geheimer Name")

    monkeypatch.setattr("hilft_desktop.services.guide.GuideService.search", stumble)

    ended = hilft("guide", "search", "strom")

    assert ended.status == 70
    assert ended.err.count("\n") == 1
    assert "geheimer Name" not in ended.err
    logs = list(own_home.rglob("hilft.log"))
    assert len(logs) == 1
    assert "geheimer Name" not in logs[0].read_text(encoding="utf-8")
    assert "ValueError" in logs[0].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "status"), [(MemoryError(), 3), (OSError(5, "x"), 3), (KeyboardInterrupt(), 2)]
)
def test_what_the_machine_does_is_told_apart(
    hilft: Hilft, monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int
) -> None:
    def fail(*_args: object) -> None:
        raise error

    monkeypatch.setattr("hilft_desktop.services.guide.GuideService.search", fail)

    ended = hilft("guide", "search", "strom")

    assert ended.status == status
    assert ended.err.count("\n") == 1
