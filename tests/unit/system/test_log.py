# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import json
import logging
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.errors import MachineError
from hilft_desktop.system.clock import FixedClock
from hilft_desktop.system.log import ALLOWED_KEYS, EventLog, EventLogHandler


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hilft.log"


@pytest.fixture
def log(path: Path, clock: FixedClock) -> EventLog:
    return EventLog(path, clock)


def records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="ascii").splitlines()]


def test_writes_codes_and_numbers(log: EventLog, path: Path):
    log.event("vault_opened", duration_ms=412, schema=3, verb="open")
    assert records(path) == [
        {
            "at": "2026-11-22T10:00:00+01:00",
            "event": "vault_opened",
            "duration_ms": 412,
            "schema": 3,
            "verb": "open",
        }
    ]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_unknown_keys_and_free_text_stay_out(log: EventLog, path: Path):
    log.event("saved", name="Ahorn", verb="Frau Muster, Hauptstr. 1", passphrase="x")
    assert records(path)[0].keys() == {"at", "event", "dropped"}
    assert records(path)[0]["dropped"] == 3


@given(
    fields=st.dictionaries(
        st.sampled_from(sorted(ALLOWED_KEYS - {"event"})) | st.just("note"),
        st.text(min_size=1).map(lambda text: f"MARKER {text}"),
    )
)
def test_no_text_with_a_space_ever_enters(
    fields: dict[str, str], tmp_path_factory: pytest.TempPathFactory
):
    path = tmp_path_factory.mktemp("log") / "hilft.log"
    EventLog(path).event("MARKER x", **fields)
    assert "MARKER" not in path.read_text(encoding="ascii")


def test_errors_leave_code_and_place_but_no_message(log: EventLog, path: Path):
    for error in (ValueError("Frau Muster"), MachineError("disk_full", file="/home/muster/a.pdf")):
        with pytest.raises(type(error)) as caught:
            raise error
        log.failure(caught.value)
    first, second = records(path)
    assert first["kind"] == "ValueError"
    assert str(first["where"]).startswith("test_log:")
    assert second["code"] == "disk_full"
    assert "uster" not in path.read_text(encoding="ascii")


def test_libraries_warnings_leave_a_trace_without_words(log: EventLog, path: Path):
    logger = logging.getLogger("some.library")
    handler = EventLogHandler(log)
    logger.addHandler(handler)
    logger.propagate = False
    try:
        logger.warning("cannot open %s", "/home/muster/brief.pdf")
    finally:
        logger.removeHandler(handler)
        logger.propagate = True
    (record,) = records(path)
    assert (record["logger"], record["level"]) == ("some.library", "WARNING")
    assert "muster" not in path.read_text(encoding="ascii")


def test_log_is_bounded_to_two_files(log: EventLog, path: Path):
    path.write_text("x" * 600_000, encoding="ascii")
    log.event("a")
    path.write_text("y" * 600_000, encoding="ascii")
    log.event("b")
    assert len(records(path)) == 1
    assert sorted(file.name for file in path.parent.iterdir()) == ["hilft.alt", "hilft.log"]
    assert path.with_suffix(".alt").read_text(encoding="ascii").startswith("y")


def test_log_that_cannot_be_written_stops_nobody(tmp_path: Path):
    EventLog(tmp_path / "weg" / "hilft.log").event("started")
    assert list(tmp_path.iterdir()) == []
