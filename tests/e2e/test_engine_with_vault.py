# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine with a real vault: whatever dies when, nothing acknowledged is lost."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path

import pytest

from hilft_desktop.domain.cases import NewEntry
from hilft_desktop.domain.changes import Changed
from hilft_desktop.domain.contacts import Contact
from hilft_desktop.domain.errors import LockedError, MachineError, UserError
from hilft_desktop.services.engine.client import EngineClient
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import CaseQuery
from tests.e2e import vault_engine
from tests.e2e.vault_engine import (
    PASSPHRASE,
    PATIENCE,
    TODAY,
    ask,
    contact,
    kill,
    set_up,
    wait_gone,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture
def client() -> Iterator[EngineClient]:
    engine = EngineClient(factory=vault_engine.make)
    engine.start()
    yield engine
    engine.stop()


@pytest.fixture
def vault(client: EngineClient, tmp_path: Path) -> str:
    path = tmp_path / "tresor.hilft"
    ask(client, lambda s: s.vault.create(set_up(path)))
    return str(path)


def reopen(client: EngineClient, vault: str) -> None:
    client.start()
    assert ask(client, lambda s: s.vault.unlock(vault, PASSPHRASE)).is_open


def add(client: EngineClient, note: str) -> Future[Changed[Contact]]:
    return client.call(lambda s: s.contacts.add(contact(note))).future


def notes(client: EngineClient) -> list[str]:
    return [row.data.note for row in ask(client, lambda s: s.contacts.list(limit=1000))]


def healthy(client: EngineClient, vault: str) -> bool:
    """Look at every page and row; the engine is without a vault afterwards."""
    client.restart()
    return ask(client, lambda s: s.vault.check(vault, PASSPHRASE)).healthy


def test_an_acknowledged_save_survives_a_killed_engine(client: EngineClient, vault: str) -> None:
    for round_number in range(4):
        add(client, f"Runde {round_number}").result(PATIENCE)
        kill(client)
        with pytest.raises(MachineError) as caught:
            ask(client, lambda s: s.contacts.list())
        assert caught.value.code == "engine_died"
        reopen(client, vault)
        assert notes(client) == [f"Runde {n}" for n in range(round_number + 1)]
    assert healthy(client, vault)


def test_every_kind_of_save_survives(client: EngineClient, vault: str) -> None:
    started = ask(client, lambda s: s.contacts.add(contact())).value
    case = ask(client, lambda s: s.contacts.open_case(started.id, "Stromsperre")).value
    due = TODAY + timedelta(days=3)
    saves: list[Callable[[Services], object]] = [
        lambda s: s.cases.add_entry(case.id, NewEntry(facts="Brief vom Versorger")),
        lambda s: s.cases.add_follow_up(case.id, due, "nachfragen"),
        lambda s: s.checklists.save_run(case.id, "stromsperre_droht", {"schutz": ("geraet",)}, ()),
        lambda s: s.letters.save_identity(case.id, "Mira Beispiel", ("Weg 1",), "", due),
        lambda s: s.letters.give_consent(case.id, "weitergabe", "Beratungsstelle"),
    ]
    for save in saves:
        ask(client, save)
        kill(client)
        reopen(client, vault)
    detail = ask(client, lambda s: s.cases.show(case.id))
    assert [entry.data.facts for entry in detail.entries] == ["Brief vom Versorger"]
    assert [item.text for item in detail.follow_ups] == ["nachfragen"]
    assert len(detail.runs) == len(detail.flags) == 1
    form = ask(client, lambda s: s.letters.prepare("verweis_energie", case.id))
    assert form.known["person_name"] == "Mira Beispiel"
    assert len(form.consents) == 1
    page = ask(client, lambda s: s.cases.page(CaseQuery(text="Stromsperre")))
    assert [row.id for row in page.rows] == [case.id]
    assert healthy(client, vault)


def test_a_release_survives_byte_for_byte(client: EngineClient, vault: str) -> None:
    ask(client, lambda s: s.contacts.add_all([contact() for _ in range(30)]))
    row = ask(client, lambda s: s.tallies.release("2026-11")).value
    kill(client)
    reopen(client, vault)
    assert ask(client, lambda s: s.tallies.release("2026-11")).value.json_bytes == row.json_bytes


@pytest.mark.parametrize("after", [1, 19])
def test_killed_amid_many_saves_what_was_acknowledged_is_there(
    client: EngineClient, vault: str, after: int
) -> None:
    enough = threading.Event()
    acknowledged: list[str] = []

    def note_it(future: Future[Changed[Contact]]) -> None:
        if future.exception() is None:
            acknowledged.append(future.result().value.data.note)
            if len(acknowledged) >= after:
                enough.set()

    sent = [f"Gespräch {number}" for number in range(120)]
    for note in sent:
        add(client, note).add_done_callback(note_it)
    assert enough.wait(PATIENCE)
    kill(client)
    reopen(client, vault)
    found = notes(client)
    assert set(acknowledged) <= set(found) <= set(sent)
    assert len(found) == len(set(found))
    assert len(acknowledged) >= after
    assert healthy(client, vault)


@pytest.mark.parametrize("seconds", [0.1, 0.4])
def test_killed_amid_one_great_save_it_is_there_wholly_or_not_at_all(
    client: EngineClient, vault: str, seconds: float
) -> None:
    many = [contact(f"Zettel {number}") for number in range(4_000)]
    call = client.call(lambda s: s.contacts.add_all(many))
    threading.Event().wait(seconds)  # not a wait for anything: the moment of the crash
    was_acknowledged = call.future.done()
    kill(client)
    reopen(client, vault)
    count = ask(client, lambda s: s.vault.counts()).contacts
    assert count in ((4_000,) if was_acknowledged else (0, 4_000))
    assert healthy(client, vault)


def test_a_draft_survives_a_killed_engine_and_a_lock(client: EngineClient, vault: str) -> None:
    ask(client, lambda s: s.drafts.put("contact", "halb getippt"))
    kill(client)
    reopen(client, vault)
    assert ask(client, lambda s: s.drafts.get("contact")) == "halb getippt"
    ask(client, lambda s: s.drafts.put("contact", "fast fertig"))
    client.restart()  # that is what locking does
    with pytest.raises(LockedError):
        ask(client, lambda s: s.drafts.get("contact"))
    reopen(client, vault)
    assert ask(client, lambda s: s.drafts.get("contact")) == "fast fertig"


def test_one_vault_opens_in_one_engine_only(client: EngineClient, vault: str) -> None:
    second = EngineClient(factory=vault_engine.make)
    second.start()
    try:
        with pytest.raises(UserError) as caught:
            ask(second, lambda s: s.vault.unlock(vault, PASSPHRASE))
        assert caught.value.code == "vault_in_use"
        kill(client)
        assert ask(second, lambda s: s.vault.unlock(vault, PASSPHRASE)).is_open
    finally:
        second.stop()


WINDOW = """
import sys, threading
from hilft_desktop.services.engine.client import EngineClient
from tests.e2e import vault_engine
from tests.e2e.vault_engine import PASSPHRASE, ask, contact
if __name__ == "__main__":
    client = EngineClient(factory=vault_engine.make)
    client.start()
    ask(client, lambda s: s.vault.unlock(sys.argv[1], PASSPHRASE))
    ask(client, lambda s: s.contacts.add(contact("vor dem Ende")))
    print(client.pid, flush=True)
    threading.Event().wait(60)
"""


def test_a_killed_window_takes_the_engine_along_and_frees_the_vault(
    client: EngineClient, vault: str
) -> None:
    client.stop()
    window = subprocess.Popen(
        [sys.executable, "-c", WINDOW, vault], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert window.stdout is not None
    engine_pid = int(window.stdout.readline())
    client.start()
    with pytest.raises(UserError) as caught:
        ask(client, lambda s: s.vault.unlock(vault, PASSPHRASE))
    assert caught.value.code == "vault_in_use"
    window.kill()
    window.wait(PATIENCE)
    window.stdout.close()
    assert wait_gone(engine_pid)
    assert ask(client, lambda s: s.vault.unlock(vault, PASSPHRASE)).is_open
    assert notes(client) == ["vor dem Ende"]


def test_rows_cross_the_pipe_as_they_are(client: EngineClient, vault: str) -> None:
    row: Contact = ask(client, lambda s: s.contacts.add(contact("ä\n\u200c😀"))).value
    assert row.data.note == "ä\n\u200c😀"
    assert isinstance(row, Contact)
