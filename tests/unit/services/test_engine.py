# SPDX-License-Identifier: GPL-3.0-or-later
"""The pipe between window and engine, with real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hilft_desktop.domain.errors import Cancelled, HilftError, MachineError, UserError
from hilft_desktop.services.engine.client import EngineClient
from hilft_desktop.services.engine.protocol import Call, perform, record
from tests.unit.services import engine_stand

ROOT = Path(__file__).parents[3]


@pytest.fixture
def client() -> Iterator[EngineClient]:
    engine = EngineClient(factory=engine_stand.make)
    engine.start()
    yield engine
    engine.stop()


def ask(client: EngineClient, make: Any) -> Any:
    return client.call(make).future.result(30)


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] == "Z"


def wait_gone(pid: int) -> bool:
    tick = threading.Event()
    return any(gone(pid) or tick.wait(0.05) for _ in range(400)) and gone(pid)


def test_a_call_runs_in_another_process_and_returns_its_value(client: EngineClient) -> None:
    assert ask(client, lambda s: s.echo.say("ja", times=2)) == "jaja"
    assert ask(client, lambda s: s.echo.pid()) == client.pid != os.getpid()


def test_an_error_crosses_the_pipe_with_code_field_and_parameters(client: EngineClient) -> None:
    with pytest.raises(UserError) as caught:
        ask(client, lambda s: s.echo.refuse())
    assert (caught.value.code, caught.value.field) == ("date_invalid", "date")
    assert caught.value.params == {"text": "31.02."}


def test_a_bug_arrives_without_the_words_that_may_name_somebody(client: EngineClient) -> None:
    with pytest.raises(HilftError) as caught:
        ask(client, lambda s: s.echo.stumble("Ahorn"))
    assert caught.value.exit_status == 70
    assert caught.value.params["call"] == "echo.stumble"
    assert caught.value.params["kind"] == "ValueError"
    assert "Ahorn" not in repr(caught.value.params)


def test_private_names_cannot_be_called(client: EngineClient) -> None:
    with pytest.raises(HilftError) as caught:
        ask(client, lambda s: s.echo._hidden())
    assert caught.value.params["kind"] == "AttributeError"
    with pytest.raises(AttributeError):
        perform(engine_stand.make(), Call("__class__", "mro", (), {}))


def test_cancel_stops_the_work_and_is_told_at_once(client: EngineClient, tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    started = threading.Event()
    call = client.call(
        lambda s: s.echo.work_until_cancelled(str(marker)),  # type: ignore[attr-defined]
        on_progress=lambda done, total: started.set(),
    )
    assert started.wait(30)
    call.cancel()
    with pytest.raises(Cancelled):
        call.future.result(0)
    tick = threading.Event()
    assert any(marker.exists() or tick.wait(0.05) for _ in range(400))
    assert ask(client, lambda s: s.echo.say("weiter")) == "weiter"


def test_stop_ends_the_process_and_a_restart_is_a_new_one(client: EngineClient) -> None:
    before = ask(client, lambda s: s.echo.pid())
    client.restart()
    assert gone(before)
    assert ask(client, lambda s: s.echo.pid()) != before


def test_a_killed_engine_is_noticed_and_owed_calls_fail(tmp_path: Path) -> None:
    died = threading.Event()
    client = EngineClient(died.set, factory=engine_stand.make)
    client.start()
    started = threading.Event()
    call = client.call(
        lambda s: s.echo.work_until_cancelled(str(tmp_path / "m")),  # type: ignore[attr-defined]
        on_progress=lambda done, total: started.set(),
    )
    assert started.wait(30)
    engine_pid = client.pid
    assert engine_pid is not None
    os.kill(engine_pid, signal.SIGKILL)
    with pytest.raises(MachineError) as caught:
        call.future.result(30)
    assert caught.value.code == "engine_died"
    assert died.wait(30)
    assert client.pid is None
    with pytest.raises(MachineError):
        ask(client, lambda s: s.echo.pid())
    client.start()
    assert ask(client, lambda s: s.echo.say("da")) == "da"
    client.stop()


def test_asked_to_stop_is_not_a_death() -> None:
    died = threading.Event()
    client = EngineClient(died.set, factory=engine_stand.make)
    client.start()
    ask(client, lambda s: s.echo.say("x"))
    reader = next(t for t in threading.enumerate() if t.name == "engine-reader")
    client.stop()
    reader.join(30)
    assert not reader.is_alive()
    assert not died.is_set()


def test_the_engine_does_not_outlive_a_killed_window() -> None:
    code = (
        "import sys, threading\n"
        "from hilft_desktop.services.engine.client import EngineClient\n"
        "from tests.unit.services import engine_stand\n"
        "if __name__ == '__main__':\n"
        "    c = EngineClient(factory=engine_stand.make); c.start()\n"
        "    print(c.call(lambda s: s.echo.pid()).future.result(30), flush=True)\n"
        "    threading.Event().wait(60)\n"
    )
    window = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert window.stdout is not None
    engine_pid = int(window.stdout.readline())
    window.kill()
    window.wait(30)
    window.stdout.close()
    assert wait_gone(engine_pid)


def test_recording_wants_exactly_one_call() -> None:
    call = record(lambda s: s.guide.search("strom", limit=3))
    assert call == Call("guide", "search", ("strom",), {"limit": 3})
    with pytest.raises(TypeError):
        record(lambda s: None)
    with pytest.raises(TypeError):
        record(lambda s: (s.guide.contents(), s.guide.contents()))


def test_the_clients_end_loads_nothing_heavy() -> None:
    code = (
        "import sys, hilft_desktop.services.engine.client, hilft_desktop.services.engine.host\n"
        "import hilft_desktop.services.rows\n"
        "heavy = {'sqlalchemy', 'sqlcipher3', 'reportlab', 'pydantic', 'highspy', 'cryptography'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert out.stdout.strip() == "[]"
