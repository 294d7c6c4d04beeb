# SPDX-License-Identifier: GPL-3.0-or-later
"""Case work without a window: every step as a script writes it, every reading command as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.e2e.conftest import PASSPHRASE, Hilft

Record = Callable[..., Any]


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase.txt"
    path.write_text(PASSPHRASE, encoding="utf-8")
    return path


@pytest.fixture
def vault(hilft: Hilft, tmp_path: Path, key: Path) -> Path:
    path = tmp_path / "kv.hilft"
    made = hilft("vault", "create", path, "--counsellor", "Kim", "--passphrase-file", key)
    assert made.status == 0, made.err
    return path


@pytest.fixture
def step(tmp_path: Path) -> Callable[[dict[str, Any]], Path]:
    def write(content: dict[str, Any]) -> Path:
        path = tmp_path / "schritt.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write


@pytest.fixture
def record(hilft: Hilft, vault: Path, key: Path, step: Callable[..., Path]) -> Record:
    """Record a step and return what it made."""

    def run(name: str, **keys: Any) -> Any:
        source = step({"step": name, **keys})
        return hilft("case", "record", vault, "--json", source, "--passphrase-file", key).json

    return run


@pytest.fixture
def case(hilft: Hilft, vault: Path, key: Path, step: Callable[..., Path], record: Record) -> str:
    contact = {"date": "2026-11-20", "channel": "telefon", "topic": "energie_sperre"}
    added = hilft("contact", "add", vault, "--json", step(contact), "--passphrase-file", key)
    opened = record("open", contact=added.json["id"], title="Strom wird abgestellt")
    return str(opened["id"])


def test_a_case_is_worked_through_step_by_step(
    hilft: Hilft, vault: Path, key: Path, record: Record, case: str
) -> None:
    entry = record("write", case=case, facts="Androhung", advice_step="auskunft", light="gruen")
    assert (entry["data"]["step"], entry["data"]["light"]) == ("auskunft", "gruen")
    flag = record("flag", case=case, kind="saeugling", detail="3 Monate")
    due = record("follow_up", case=case, due_on="2026-12-07", text="Widerspruch", is_deadline=True)
    amount = record("amount", case=case, kind="gefordert", euros=512.3, on="2026-11-20")
    assert amount["cents"] == 51230
    record("ask_second_look", case=case, question="Stimmt die Frist?")
    record("assign", case=case, responsible="Kim")
    record("rename", case=case, title="Sperre droht")

    def read(*args: object) -> Any:
        return hilft(*args, "--passphrase-file", key, "--json").json

    (row,) = read("case", "list", vault, "--search", "andrhoung", "--needs", "flag")
    assert (row["title"], row["open_flags"], row["open_looks"]) == ("Sperre droht", 1, 1)
    assert read("case", "list", vault, "--status", "wartet") == []
    assert len(read("case", "list", vault, "--topic", "energie_sperre", "--counsellor", "Kim")) == 1
    detail = read("case", "show", vault, case)
    assert detail["totals"]["claimed"] == 51230
    today = read("today", vault)
    assert (today["flags_total"], today["due_total"]) == (1, 0)

    record("resolve", flag=flag["id"], resolution="versorgt")
    done = record("finish", follow_up=due["id"], proof="Faxbericht")
    assert (done["done_on"], done["proof"]) == ("2026-11-22", "Faxbericht")
    assert record("reopen", follow_up=due["id"])["done_on"] is None
    record("remove_amount", amount=amount["id"])
    closed = record("status", case=case, status="abgeschlossen", accept_open_deadlines=True)
    assert closed["closed_on"] == "2026-11-22"


def test_person_household_and_collective_case(
    hilft: Hilft, vault: Path, key: Path, record: Record, case: str
) -> None:
    shown = hilft("case", "show", vault, case, "--passphrase-file", key, "--json").json
    person, name = shown["person"]["id"], shown["person"]["pseudonym"]
    record("profile", person=person, means=["telefon"], safe_contact="nur SMS")
    record("household", person=person, members=[{"relation": "kind", "age": "0-5"}])
    record("language", person=person, language="tr")
    call = ("person", "show", vault, "--person", name, "--passphrase-file", key)
    detail = hilft(*call, "--json").json
    assert detail["profile"]["safe_contact"] == "nur SMS"
    assert "Kind, 0 bis 5 Jahre" in hilft(*call).out
    end = ("--passphrase-file", key)
    alike = ("person", "duplicates", vault, "--person", f"X{name}", *end)
    assert hilft(*alike, "--json").json[0]["pseudonym"] == name
    assert "ähnlicher Deckname" in hilft(*alike).out

    made = record("new_collective", kind="haus", title="Musterweg 5")
    record("join_collective", collective=made["id"], case=case)
    record("change_collective", collective=made["id"], title="Musterweg 7", note="kalt")
    (listed,) = hilft("collective", "list", vault, *end, "--json").json
    assert (listed["title"], listed["case_ids"]) == ("Musterweg 7", [case])
    members = ("collective", "show", vault, made["id"], *end)
    assert hilft(*members, "--json").json["cases"][0]["id"] == case
    assert "Musterweg 7" in hilft(*members).out
    assert record("leave_collective", collective=made["id"], case=case)["case_ids"] == []


def test_a_photo_goes_in_and_comes_out_as_paper(
    hilft: Hilft, vault: Path, key: Path, case: str, tmp_path: Path
) -> None:
    photo = tmp_path / "p.png"
    Image.new("L", (20, 20)).save(photo)
    end = ("--passphrase-file", key)
    kept = hilft("attachment", "add", vault, case, photo, "--title", "Brief", *end, "--json").json
    renamed = hilft(
        "attachment", "rename", vault, kept["id"], "--title", "Bescheid", *end, "--json"
    )
    assert renamed.json["title"] == "Bescheid"
    (listed,) = hilft("attachment", "list", vault, case, *end, "--json").json
    assert listed["pages"] == 1
    assert "Bescheid" in hilft("attachment", "list", vault, case, *end).out
    paper = tmp_path / "bescheid.pdf"
    assert hilft("attachment", "pdf", vault, kept["id"], "--pdf", paper, *end).status == 0
    assert paper.read_bytes().startswith(b"%PDF-")
    assert hilft("attachment", "remove", vault, kept["id"], *end).status == 0
    assert hilft("attachment", "list", vault, case, *end, "--json").json == []


def test_case_and_shift_are_handed_over(
    hilft: Hilft, vault: Path, key: Path, record: Record, case: str, tmp_path: Path
) -> None:
    record("flag", case=case, kind="saeugling")
    end = ("--passphrase-file", key)
    for number, call in enumerate((("case", vault, case), ("sheet", vault))):
        paper = tmp_path / f"{number}.pdf"
        done = hilft("handover", *call, "--pdf", paper, *end)
        assert done.status == 0, done.err
        assert paper.read_bytes().startswith(b"%PDF-")
    shift = hilft("handover", "shift", vault, *end, "--json").json
    assert [row["flag"]["kind"] for row in shift["flags"]] == ["saeugling"]
    assert "Säugling" in hilft("handover", "shift", vault, *end).out
    assert "Säugling" in hilft("today", vault, *end).out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ([], "genau ein Schritt"),
        ({"case": "x"}, "Möglich sind: open, write"),
        ({"step": "fliegen"}, "„fliegen“"),
        ({"step": ["write"]}, "Möglich sind"),
        ({"step": "rename", "case": "x"}, "„title“ fehlt"),
        ({"step": "rename", "case": "x", "title": "t", "farbe": 1}, "„farbe“"),
        ({"step": "rename", "case": 7, "title": "t"}, "Text"),
        ({"step": "flag", "case": "x", "kind": "husten"}, "saeugling"),
        (
            {"step": "amount", "case": "x", "kind": "erhalten", "euros": -1, "on": "2026-11-1"},
            "euros",
        ),
        ({"step": "household", "person": "x", "members": [{"relation": "hund"}]}, "partner"),
        ({"step": "household", "person": "x", "members": {}}, "Liste"),
        ({"step": "status", "case": "x", "status": "offen", "accept_open_deadlines": "ja"}, "true"),
        ({"step": "rename", "case": "x", "title": "t"}, "Fall"),
    ],
)
def test_a_wrong_step_is_refused_in_one_line(
    hilft: Hilft, vault: Path, key: Path, step: Callable[..., Path], content: Any, words: str
) -> None:
    call = ("case", "record", vault, "--json", step(content), "--passphrase-file", key)
    refused = hilft(*call)
    assert refused.status == 2
    assert refused.err.count("\n") == 1
    assert words in refused.err


@pytest.mark.parametrize("switch", [("--status", "zu"), ("--topic", "wetter"), ("--needs", "tee")])
def test_an_unknown_filter_names_the_known_ones(
    hilft: Hilft, vault: Path, key: Path, switch: tuple[str, str]
) -> None:
    refused = hilft("case", "list", vault, *switch, "--passphrase-file", key)
    assert refused.status == 2
    assert "lich sind" in refused.err or "Erlaubt sind" in refused.err


def test_a_checklist_and_a_name_are_kept_with_the_case(
    hilft: Hilft, vault: Path, key: Path, step: Callable[..., Path], record: Record, case: str
) -> None:
    answers = {"energie": ["strom"], "abgestellt": ["ja"]}
    run = record("checklist", case=case, checklist="stromsperre_droht", answers=answers)
    assert dict(run["answers"]) == answers
    gone = {"step": "identity", "case": case, "name": "Mira Beispiel"}
    source = step({**gone, "purge_on": "2027-01-31"})
    kept = hilft("case", "record", vault, "--json", source, "--passphrase-file", key).json
    assert (kept["name"], kept["purge_on"]) == ("Mira Beispiel", "2027-01-31")

    def fault(**content: Any) -> str:
        call = ("case", "record", vault, "--json", step(content), "--passphrase-file", key)
        ended = hilft(*call)
        assert (ended.status, ended.err.count("\n")) == (2, 1), ended
        return ended.err

    begun = {"step": "checklist", "case": case, "checklist": "stromsperre_droht"}
    assert "answers" in fault(**begun)
    assert "energie" in fault(**begun, answers={"energie": ["kohle"]})
    assert "answers" in fault(**begun, answers=["strom"])
    fault(**{**begun, "checklist": "gibtesnicht"}, answers={})
    fault(**gone, purge_on="2026-01-01")
    assert "purge_on" in fault(**gone, purge_on="bald")
