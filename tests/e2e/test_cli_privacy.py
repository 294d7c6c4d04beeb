# SPDX-License-Identifier: GPL-3.0-or-later
"""Consent, retention and privacy without a window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hilft_desktop.domain.codes import CaseStatus
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import CaseQuery
from hilft_desktop.services.session import Session
from hilft_desktop.storage.kdf import FLOOR
from hilft_desktop.system.clock import FixedClock
from tests.e2e.conftest import PASSPHRASE, Hilft
from tests.unit.services.letter_desk import pdf_text

Refused = Callable[..., str]


@pytest.fixture
def case(practice: Path, clock: FixedClock) -> dict[str, Any]:
    """A closed case of the practice vault."""
    services = Services(session=Session(clock, FLOOR))
    services.vault.unlock(str(practice), PASSPHRASE)
    try:
        row = services.cases.page(CaseQuery(limit=1)).rows[0]
        for flag in services.cases.show(row.id).flags:
            if flag.resolved_on is None:
                services.cases.resolve_flag(flag.id, "erledigt")
        for each in services.cases.show(row.id).follow_ups:
            if each.done_on is None:
                services.cases.finish_follow_up(each.id)
        services.cases.set_status(row.id, CaseStatus.CLOSED)
    finally:
        services.vault.close()
    return {"id": row.id, "pseudonym": row.pseudonym}


def words(file: Path) -> str:
    return pdf_text(file.read_bytes())


def test_consents_are_given_listed_and_withdrawn(
    hilft: Hilft, practice: Path, key: Path, case: dict[str, Any], tmp_path: Path
) -> None:
    who = ("--person", case["pseudonym"], "--passphrase-file", key)
    given = hilft(
        "consent", "give", practice, *who, "--purpose", "weitergabe",
        "--recipient", "Beratung Nord", "--until", "2027-01-31", "--json",
    ).json  # fmt: skip
    assert given["expires_on"] == "2027-01-31"
    rows = hilft("consent", "list", practice, *who, "--json").json
    assert given in rows
    out = tmp_path / "widerruf.pdf"
    hilft(
        "consent", "withdraw", practice, "--id", given["id"], "--pdf", out,
        "--passphrase-file", key,
    )  # fmt: skip
    assert "Beratung Nord" in words(out)
    listed = hilft("consent", "list", practice, *who).out
    assert "Beratung Nord" in listed
    assert "22.11.2026" in listed


def test_blank_papers_need_no_vault(hilft: Hilft, tmp_path: Path) -> None:
    sheet, form = tmp_path / "info.pdf", tmp_path / "form.pdf"
    assert hilft("privacy", "sheet", "--pdf", sheet).status == 0
    assert hilft("consent", "form", "--pdf", form, "--purpose", "fallbeispiel").status == 0
    assert "Art. 13 DSGVO" in words(sheet)
    assert "Von meinem Fall erzählen" in words(form)


def test_blank_papers_with_a_vault_name_the_group(
    hilft: Hilft, vault: Path, key: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "info.pdf"
    done = hilft("privacy", "sheet", "--pdf", sheet, "--vault", vault, "--passphrase-file", key)
    assert done.status == 0
    assert "730 Tage" in words(sheet)


def test_rules_preview_hold_and_run(
    hilft: Hilft, practice: Path, key: Path, case: dict[str, Any], clock: FixedClock
) -> None:
    secret = ("--passphrase-file", key)
    rules = hilft("retention", "rules", practice, "--set", "fall=60", *secret, "--json").json
    assert {"kind": "fall", "days": 60} in rules
    until = ("--until", "2027-12-31")
    rows = hilft("retention", "preview", practice, *until, *secret, "--json").json["rows"]
    assert case["id"] in {row["case_id"] for row in rows}
    held = hilft(
        "retention", "hold", practice, "--case", case["id"], "--reason", "Klage",
        "--until", "2027-06-30", *secret, "--json",
    ).json  # fmt: skip
    assert hilft("retention", "holds", practice, *secret, "--json").json[0]["hold"] == held
    assert "Klage" in hilft("retention", "holds", practice, *secret).out
    assert "nicht angefasst" not in hilft("retention", "preview", practice, *secret).out
    clock.advance(timedelta(days=70))
    hilft("retention", "run", practice, "--yes", *secret)
    assert hilft("retention", "holds", practice, *secret, "--json").json
    assert hilft("retention", "lift", practice, "--id", held["id"], *secret).status == 0
    result = hilft("retention", "run", practice, "--yes", *secret, "--json").json
    assert result["stripped"] == 1
    book = hilft("privacy", "erasures", practice, *secret, "--json").json
    assert {"case", "person"} <= {line["kind"] for line in book}
    assert "nichts fällig" in hilft("retention", "run", practice, "--yes", *secret).out


def test_a_preview_names_open_cases_nobody_touched_for_a_year(
    hilft: Hilft, practice: Path, key: Path, clock: FixedClock
) -> None:
    secret = ("--passphrase-file", key)
    clock.advance(timedelta(days=800))
    untouched = hilft("retention", "preview", practice, *secret, "--json").json["untouched"]
    listed = hilft("case", "list", practice, *secret, "--json").json
    # Opening raised a flag where a deadline had run out: those cases stand on "Heute".
    quiet = {
        row["id"] for row in listed if row["status"] != "abgeschlossen" and not row["open_flags"]
    }
    assert quiet
    assert quiet <= {row["case_id"] for row in untouched}
    assert untouched[0]["label"] in hilft("retention", "preview", practice, *secret).out


def test_a_person_gets_a_copy_and_goes_with_proof(
    hilft: Hilft, practice: Path, key: Path, case: dict[str, Any], tmp_path: Path
) -> None:
    who = ("--person", case["pseudonym"], "--passphrase-file", key)
    copy, proof = tmp_path / "kopie.pdf", tmp_path / "beweis.pdf"
    assert hilft("privacy", "copy", practice, *who, "--pdf", copy).status == 0
    assert case["pseudonym"] in words(copy)
    assert hilft("privacy", "erase", practice, *who, "--pdf", proof, "--yes").status == 0
    assert "Bestätigung der Löschung" in words(proof)
    assert (
        case["pseudonym"]
        not in hilft("case", "list", practice, "--passphrase-file", key, "--json").out
    )


def test_records_are_written(hilft: Hilft, vault: Path, key: Path, tmp_path: Path) -> None:
    for name, told in (("record", "Art. 30 DSGVO"), ("impact", "Folgenabschätzung")):
        out = tmp_path / f"{name}.pdf"
        assert hilft("privacy", name, vault, "--pdf", out, "--passphrase-file", key).status == 0
        assert told in words(out)


def test_nothing_is_erased_without_yes_or_a_place_for_the_proof(
    hilft: Hilft, refused: Refused, practice: Path, key: Path, case: dict[str, Any], tmp_path: Path
) -> None:
    secret = ("--passphrase-file", key)
    who = ("--person", case["pseudonym"], *secret)
    assert "--yes" in refused("retention", "run", practice, *secret)
    assert "--yes" in refused("privacy", "erase", practice, *who, "--pdf", tmp_path / "p.pdf")
    nowhere = tmp_path / "fehlt" / "p.pdf"
    refused("privacy", "erase", practice, *who, "--pdf", nowhere, "--yes")
    refused("privacy", "erase", practice, *who, "--pdf", tmp_path, "--yes")
    assert hilft("privacy", "erasures", practice, *secret, "--json").json == []


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("consent", "list", "VAULT", "--person", "Niemand 1"), "Niemand 1"),
        (("consent", "form", "--pdf", "OUT", "--purpose", "alles"), "alles"),
        (("retention", "rules", "VAULT", "--set", "fall=bald"), "fall=bald"),
        (("retention", "rules", "VAULT", "--set", "fall=1"), "30 bis 3650"),
        (("retention", "lift", "VAULT", "--id", "x"), "Aufschub"),
    ],
)
def test_bad_input_is_one_line(
    refused: Refused, vault: Path, key: Path, tmp_path: Path, call: tuple[str, ...], told: str
) -> None:
    places = {"VAULT": str(vault), "OUT": str(tmp_path / "o.pdf")}
    secret = ("--passphrase-file", key) if "VAULT" in call else ()
    assert told in refused(*(places.get(word, word) for word in call), *secret)
