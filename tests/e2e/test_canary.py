# SPDX-License-Identifier: GPL-3.0-or-later
"""Every field of a vault is filled with a marker; it must not turn up anywhere else.

The program is used end to end through the engine process, its engine is killed amid writing, the
vault is locked, errors and bugs happen. Then every file under home, temporary folders, log,
settings, vault and backups is searched, and what was printed. The marker may be only in the papers
that somebody asked for.
"""

from __future__ import annotations

import base64
import logging
import sys
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication

from hilft_desktop.domain.cases import NewEntry
from hilft_desktop.domain.codes import FlagKind
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.letters import FieldType, LetterField, LetterValue
from hilft_desktop.i18n.error_texts import error_text
from hilft_desktop.services.engine.client import EngineClient
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import CaseQuery, LetterRequest
from hilft_desktop.system.log import EventLog, EventLogHandler
from hilft_desktop.system.paths import find_paths
from hilft_desktop.system.settings import WindowSettings, save_settings
from hilft_desktop.ui.crash import install_crash_hook
from tests.e2e import vault_engine
from tests.e2e.vault_engine import PASSPHRASE, TODAY, ask, contact, kill, set_up

T = TypeVar("T")

MARKER = "Zwiebelturmkanarie"
SECRETS = (MARKER, PASSPHRASE)
PAPERS = "papiere"


def spellings(secret: str) -> Iterator[tuple[str, bytes]]:
    """Yield the forms in which a text may lie in a file, lower case."""
    for codec in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
        yield codec, secret.lower().encode(codec)
    yield "hex", secret.encode().hex().encode()
    for shift in range(3):
        # Whatever stands before it, one of three shifts is how Base64 spells the middle of it.
        coded = base64.b64encode(b"x" * shift + secret.encode())[4:-4]
        yield "base64", coded.lower()


def traces_in(data: bytes) -> set[str]:
    lowered = data.lower()
    return {
        f"{secret[:6]}… as {kind}"
        for secret in SECRETS
        for kind, form in spellings(secret)
        if form in lowered
    }


def traces(folder: Path) -> dict[str, set[str]]:
    """Return what was found in names and bytes of all files below a folder, unpacked ones too."""
    found: dict[str, set[str]] = {}
    for file in sorted(folder.rglob("*")):
        name = str(file.relative_to(folder))
        kinds = traces_in(name.encode("utf-8", "surrogateescape"))
        if file.is_file():
            kinds |= traces_in(file.read_bytes())
            if zipfile.is_zipfile(file):
                with zipfile.ZipFile(file) as archive:
                    for member in archive.namelist():
                        kinds |= traces_in(archive.read(member))
        if kinds:
            found[name] = kinds
    return found


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One folder in which everything lies: home, cache, temporary files, vault, papers."""
    places = {
        "HOME": "home",
        "USERPROFILE": "home",
        "APPDATA": "home/appdata",
        "LOCALAPPDATA": "home/appdata",
        "XDG_CONFIG_HOME": "home/config",
        "XDG_DATA_HOME": "home/data",
        "XDG_STATE_HOME": "home/state",
        "XDG_CACHE_HOME": "home/cache",
        "XDG_RUNTIME_DIR": "run",
        "TMPDIR": "tmp",
        "TEMP": "tmp",
        "TMP": "tmp",
        "SQLITE_TMPDIR": "tmp",
    }
    root = tmp_path / "welt"
    for name, place in places.items():
        (root / place).mkdir(mode=0o700, parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(root / place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    (root / PAPERS).mkdir()
    return root


class Counsellor:
    """Works with the program as the window does: calls, logs what failed, saves what was asked."""

    def __init__(self, client: EngineClient, world: Path, log: EventLog) -> None:
        self.client = client
        self.world = world
        self.log = log
        self.vault = str(world / "home" / "data" / "tresor.hilft")

    def ask(self, call: Callable[[Services], T]) -> T:
        return ask(self.client, call)

    def fail(self, call: Callable[[Services], object]) -> HilftError:
        """Do something that cannot work; the window logs it and shows words."""
        with pytest.raises(HilftError) as caught:
            self.ask(call)
        self.log.failure(caught.value)
        assert error_text(caught.value)
        return caught.value

    def unlock(self) -> None:
        self.client.start()
        self.ask(lambda s: s.vault.unlock(self.vault, PASSPHRASE))

    def put(self, name: str, data: bytes) -> None:
        (self.world / PAPERS / name).write_bytes(data)


def fill(user: Counsellor) -> str:
    """Fill every field there is with the marker; return the case."""
    due = TODAY + timedelta(days=30)
    unit = user.ask(lambda s: s.settings.unit())
    marked = replace(
        unit, place=MARKER, address=(MARKER,), contact=MARKER, guidance=f"{MARKER} leitet an"
    )
    user.ask(lambda s: s.settings.save_unit(marked))
    new = replace(contact(f"{MARKER} rief an"), place=MARKER)
    first = user.ask(lambda s: s.contacts.add(new)).value
    user.ask(lambda s: s.contacts.make_person(first.id, MARKER))
    case = user.ask(lambda s: s.contacts.open_case(first.id, f"{MARKER} ohne Strom")).value
    entry = NewEntry(MARKER, f"{MARKER}?", f"{MARKER}!", MARKER, f"{MARKER} anrufen")
    user.ask(lambda s: s.cases.add_entry(case.id, entry))
    user.ask(lambda s: s.cases.add_follow_up(case.id, due, f"bei {MARKER} nachfragen"))
    flag = user.ask(lambda s: s.cases.raise_flag(case.id, FlagKind.OTHER, MARKER)).value
    user.ask(lambda s: s.cases.resolve_flag(flag.id, f"{MARKER} geklärt"))
    answers = {"schutz": ("geraet",)}
    user.ask(lambda s: s.checklists.save_run(case.id, "stromsperre_droht", answers, ()))
    user.ask(lambda s: s.letters.save_identity(case.id, MARKER, (MARKER, MARKER), MARKER, due))
    user.ask(lambda s: s.letters.give_consent(case.id, "weitergabe", MARKER))
    user.ask(lambda s: s.letters.give_consent(case.id, "fondsantrag", MARKER))
    for key in ("contact", "letter", "checklist", f"case:{case.id}"):
        user.ask(partial(put_draft, key))
    user.ask(lambda s: s.exports.note("sonstiges", f"Blatt für {MARKER}", "0" * 64))
    for name in (f"{MARKER} berät", f"{MARKER} geht"):
        user.ask(partial(join, name))
    user.ask(lambda s: s.team.leave(f"{MARKER} geht"))
    return case.id


def join(name: str, services: Services) -> None:
    services.team.add(name, f"{name} mit ruhigen Worten")


def put_draft(key: str, services: Services) -> None:
    services.drafts.put(key, f"{MARKER} halb getippt")


def marked_value(field: LetterField) -> LetterValue:
    if field.type in (FieldType.TEXT, FieldType.LONG_TEXT):
        return f"{MARKER} {field.example}"
    if field.type is FieldType.LINES:
        return (MARKER, *field.example) if isinstance(field.example, tuple) else (MARKER,)
    return field.example


def use(user: Counsellor, case_id: str) -> None:
    """Look, search, print, write letters, release, back up, and let things go wrong."""
    user.ask(lambda s: s.today.overview())
    assert user.ask(lambda s: s.cases.page(CaseQuery(text=MARKER))).rows
    assert MARKER in repr(user.ask(lambda s: s.cases.show(case_id)))
    user.ask(lambda s: s.guide.search(MARKER))
    user.ask(lambda s: s.checklists.sheet_pdf("stromsperre_droht", {"schutz": ("geraet",)}, ()))
    for listed in user.ask(lambda s: s.letters.list()):
        write_letter(user, case_id, listed.id)
    user.ask(lambda s: s.contacts.add_all([contact(f"{MARKER} {n}") for n in range(40)]))
    user.ask(lambda s: s.tallies.release("2026-11"))
    user.ask(lambda s: s.tallies.export("2026-11", str(user.world / "stick")))
    backup = user.ask(lambda s: s.backups.make()).value
    user.ask(lambda s: s.backups.prove(backup.path))
    restored = str(user.world / "home" / "zurueck.hilft")
    user.ask(lambda s: s.backups.restore(backup.path, restored, PASSPHRASE))


def write_letter(user: Counsellor, case_id: str, letter_id: str) -> None:
    form = user.ask(lambda s: s.letters.prepare(letter_id, case_id))
    values = {field.name: marked_value(field) for field in form.fields}
    request = LetterRequest(
        letter_id,
        {**values, **form.known, "recipient": (MARKER, "Ort")},
        case_id,
        edited_text=f"an {MARKER}",
    )
    preview = user.ask(lambda s: s.letters.preview(request))
    user.ask(lambda s: s.papers.pictures(preview.pdf))
    files = user.ask(lambda s: s.letters.files(request))
    user.ask(lambda s: s.letters.record(request, "pdf"))
    user.put(f"{letter_id}.pdf", files.pdf)
    user.put(f"{letter_id}.odt", files.odt)
    user.put(f"{letter_id}.txt", files.text.encode())


def let_things_go_wrong(user: Counsellor, case_id: str) -> None:
    too_long = MARKER * 500
    codes = [
        user.fail(lambda s: s.contacts.add(contact(too_long))).code,
        user.fail(lambda s: s.cases.show(MARKER)).code,
        user.fail(lambda s: s.letters.files(LetterRequest(MARKER, {}))).code,
        user.fail(lambda s: s.letters.files(LetterRequest("raten_versorger", {}))).code,
        user.fail(lambda s: s.guide.page(MARKER)).code,
        user.fail(lambda s: s.tallies.release(MARKER)).code,
        user.fail(lambda s: s.tallies.read_file(f"/{MARKER}")).code,
        user.fail(lambda s: s.backups.prove(f"/{MARKER}")).code,
        user.fail(lambda s: s.vault.change_passphrase(MARKER, f"{MARKER} {MARKER} {MARKER}")).code,
        user.fail(lambda s: s.checklists.evaluate("stromsperre_droht", {MARKER: ("x",)})).code,
        user.fail(lambda s: s.team.add(f"{MARKER} berät", MARKER)).code,
        user.fail(lambda s: s.team.leave(MARKER)).code,
    ]
    assert "internal_error" not in codes, codes
    # Bugs: a value of a kind nobody should ever send.
    for bug in (
        lambda s: s.contacts.add(MARKER),
        lambda s: s.letters.give_consent(case_id, MARKER, MARKER),
        lambda s: s.drafts.put("contact", {MARKER}),
        lambda s: getattr(s.cases, MARKER)(MARKER),
    ):
        assert user.fail(bug).code == "internal_error"


def crash_the_window(log: EventLog, app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    install_crash_hook(log)
    try:
        int(f"{MARKER} is no number")
    except ValueError as error:
        assert MARKER in str(error)
        sys.excepthook(type(error), error, error.__traceback__)
    app.processEvents()
    handler = EventLogHandler(log)
    record = logging.LogRecord("fremd", logging.WARNING, __file__, 1, "%s", (MARKER,), None)
    handler.handle(record)


@pytest.mark.slow
def test_the_marker_is_only_in_the_papers_somebody_asked_for(
    world: Path,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    paths = find_paths(()).ensure()
    assert world in paths.logs.parents
    log = EventLog(paths.logs / "hilft.log")
    client = EngineClient(factory=vault_engine.make)
    client.start()
    user = Counsellor(client, world, log)
    try:
        ask(
            client,
            lambda s: s.vault.create(set_up(Path(user.vault), counsellor=f"Frau {MARKER}")),
        )
        case_id = fill(user)
        use(user, case_id)
        let_things_go_wrong(user, case_id)
        save_settings(paths.config / "fenster.json", WindowSettings())
        crash_the_window(log, qapp, monkeypatch)
        open_and_at_work = traces(world)

        # A crash amid a great write, with a letter being made at the same time.
        client.call(lambda s: s.contacts.add_all([contact(f"{MARKER} {n}") for n in range(4_000)]))
        client.call(lambda s: s.drafts.put("letter", MARKER * 1_000))
        threading.Event().wait(0.3)
        kill(client)
        after_the_crash = traces(world)

        user.unlock()
        assert MARKER in (user.ask(lambda s: s.drafts.get("contact")) or "")
        client.stop()  # locked
        locked = traces(world)

        user.unlock()
        letters = len(user.ask(lambda s: s.letters.list()))
        user.ask(lambda s: s.vault.close())
    finally:
        client.stop()
    closed = traces(world)
    printed = capfd.readouterr()

    asked_for = {name for name in closed if name.startswith(f"{PAPERS}/")}
    assert len(asked_for) == 2 * letters, "the search finds the marker in each ODT and each text"
    for moment, found in (
        ("open", open_and_at_work),
        ("crashed", after_the_crash),
        ("locked", locked),
        ("closed", closed),
    ):
        leaks = {name: kinds for name, kinds in found.items() if name not in asked_for}
        assert not leaks, f"{moment}: {leaks}"
    assert not traces_in((printed.out + printed.err).encode())
    # The search had something to search: all of these were written.
    written = {str(file.relative_to(world)) for file in world.rglob("*") if file.is_file()}
    assert str((paths.logs / "hilft.log").relative_to(world)) in written
    assert str((paths.config / "fenster.json").relative_to(world)) in written
    assert any(name.startswith("stick/") for name in written)
    assert sum(name.endswith(".hilft") or "Sicherung" in name for name in written) >= 3
    assert (paths.logs / "hilft.log").read_text().count("\n") >= 14


def test_the_search_finds_every_spelling(tmp_path: Path) -> None:
    for number, codec in enumerate(("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")):
        (tmp_path / f"{number}").write_bytes(b"\x01\x02" + f"..{MARKER.upper()}..".encode(codec))
    for shift in range(3):
        coded = base64.b64encode(b"a" * shift + f"{MARKER} und mehr".encode())
        (tmp_path / f"b{shift}").write_bytes(coded)
    (tmp_path / "hex").write_text(f"xx{MARKER} ".encode().hex())
    (tmp_path / f"{MARKER}.txt").write_text("leer")
    with zipfile.ZipFile(tmp_path / "z.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inhalt.xml", f"<a>{MARKER}</a>" * 9)
    (tmp_path / "sauber").write_text("Zwiebel, Turm, Kanarie")
    assert set(traces(tmp_path)) == {file.name for file in tmp_path.iterdir()} - {"sauber"}
