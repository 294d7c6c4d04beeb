# SPDX-License-Identifier: GPL-3.0-or-later
"""Installed versions: whole or not at all, whatever is killed or damaged; and a way back."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.content.packs_store import POINTER, ContentStore
from hilft_desktop.domain.errors import UserError
from tests.unit.content import small_content as small

FIRST, SECOND, THIRD = small.EDITIONS
CHANGED = small.with_series(("2026-01-01", "", 120))

INSTALLER = """
import os, signal, sys
from pathlib import Path
from hilft_desktop.content.packs_format import read_pack
from hilft_desktop.content.packs_store import ContentStore
from datetime import date

home, pack, fatal = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
opened = read_pack(pack.read_bytes(), lambda *_: None)
seen = 0

def watch(event, arguments):
    global seen
    if event in ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"):
        if any(str(home) in str(argument) for argument in arguments):
            seen += 1
            if seen == fatal:
                os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
store = ContentStore(home)
with store.locked(), store.staged(opened) as (folder, _library):
    store.adopt(folder, opened, "Redaktion Probe", date(2026, 11, 22))
print(seen)
"""


@pytest.fixture
def store(tmp_path: Path) -> ContentStore:
    return ContentStore(tmp_path / "content")


def active_version(store: ContentStore) -> str:
    return store.active().library.version


def folders(store: ContentStore) -> set[str]:
    return {path.name for path in store.home.iterdir() if path.is_dir()}


def test_without_an_installation_what_ships_is_used(store):
    active = store.active()
    assert active.installed is None
    assert active.problem == ""
    assert active.library.version == ContentLibrary.load().version


def test_an_installed_version_is_used_and_the_one_before_is_kept(store, tmp_path):
    first = small.install(store, small.make_pack(tmp_path / "1", FIRST))
    second = small.install(store, small.make_pack(tmp_path / "2", SECOND, CHANGED))
    assert active_version(store) == second.version
    assert store.previous() == first
    assert folders(store) == {first.folder, second.folder}
    third = small.install(store, small.make_pack(tmp_path / "3", THIRD))
    assert folders(store) == {second.folder, third.folder}


def test_rolling_back_leads_to_the_version_before_and_then_to_what_ships(store, tmp_path):
    first = small.install(store, small.make_pack(tmp_path / "1", FIRST))
    data = small.make_pack(tmp_path / "2", SECOND, CHANGED)
    second = small.install(store, data)
    with store.locked():
        store.roll_back()
    assert active_version(store) == first.version
    assert small.install(store, data).version == second.version
    for _ in range(2):
        with store.locked():
            store.roll_back()
    assert store.active().installed is None
    assert folders(store) == set()
    with store.locked(), pytest.raises(UserError) as caught:
        store.roll_back()
    assert caught.value.code == "content_no_previous"


def test_a_delta_needs_its_base_and_gives_the_whole_version(store, tmp_path):
    data = small.make_pack(tmp_path / "1", FIRST)
    base = small.opened(data)
    delta = small.make_pack(tmp_path / "2", SECOND, {**CHANGED, small.MORE: None}, base)
    with pytest.raises(UserError) as caught:
        small.install(store, delta)
    assert caught.value.code == "pack_base_missing"
    small.install(store, data)
    small.install(store, delta)
    library = store.active().library
    assert library.facts.text("probe_satz", small.TODAY) == "120\N{NO-BREAK SPACE}€"
    assert [page.id for page in library.guide_index(small.TODAY)] == ["hilfe"]


def test_a_delta_to_a_base_that_was_changed_here_is_refused(store, tmp_path):
    data = small.make_pack(tmp_path / "1", FIRST)
    installed = small.install(store, data)
    file = store.home / installed.folder / small.MORE
    file.write_bytes(file.read_bytes() + b"\n")
    with pytest.raises(UserError) as caught:
        small.install(store, small.make_pack(tmp_path / "2", SECOND, CHANGED, small.opened(data)))
    assert caught.value.code == "pack_base_missing"


def test_a_delta_that_means_another_base_is_refused(store, tmp_path):
    data = small.make_pack(tmp_path / "1", FIRST)
    small.install(store, data)
    pack = small.opened(small.make_pack(tmp_path / "2", SECOND, CHANGED, small.opened(data)))
    members = tuple(
        member if member.carried else member.model_copy(update={"sha256": "0" * 64})
        for member in pack.manifest.members
    )
    other = type(pack)(pack.manifest.model_copy(update={"members": members}), pack.files, pack.size)
    with pytest.raises(UserError) as caught, store.locked(), store.staged(other):
        pass
    assert caught.value.code == "pack_base_missing"


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / small.FACTS).write_bytes(b""),
        lambda folder: (folder / small.FACTS).unlink(),
        lambda folder: (folder / small.HELP).unlink(),
        lambda folder: (folder / small.HELP).write_text(
            small.text_of(small.HELP).replace("Es gibt", "Es gab"), "utf-8"
        ),
        lambda folder: (folder / "facts/mehr.toml").write_text("", "utf-8"),
        lambda folder: folder.rename(folder.with_name("weg")),
    ],
)
def test_a_damaged_version_is_not_used_and_says_so(store, tmp_path, damage):
    data = small.make_pack(tmp_path / "1", FIRST)
    installed = small.install(store, data)
    damage(store.home / installed.folder)
    active = store.active()
    assert (active.problem, active.installed) == ("damaged", None)
    assert active.library.version == ContentLibrary.load().version
    # Installing it again mends it.
    small.install(store, data)
    assert active_version(store) == installed.version


def test_a_damaged_pointer_is_no_reason_to_be_without_content(store, tmp_path):
    data = small.make_pack(tmp_path / "1", FIRST)
    small.install(store, data)
    for text in ("", "Unfug", 'format = "hilft-active/9"\n', "\x00" * 30):
        (store.home / POINTER).write_text(text, encoding="utf-8")
        active = store.active()
        assert (active.problem, active.installed) == ("pointer", None)
    small.install(store, data)
    assert store.active().problem == ""


def test_what_ships_newer_wins_over_an_older_installation(store, tmp_path):
    small.install(store, small.make_pack(tmp_path / "1", "2020-01-01"))
    active = store.active()
    assert (active.problem, active.installed) == ("older", None)


def test_nothing_is_installed_that_is_not_clean_or_lies_about_itself(store, tmp_path):
    small.install(store, small.make_pack(tmp_path / "1", FIRST))
    before = active_version(store)
    other = small.opened(small.make_pack(tmp_path / "2", SECOND))
    unclean = small.text_of(small.HELP).replace("{cite:probe_satz}", "")
    for name, data, code in (
        (small.HELP, unclean.encode(), "pack_not_clean"),
        (small.HELP, small.text_of(small.HELP).replace("Es", "Da").encode(), "pack_broken"),
        (small.FACTS, None, "pack_incomplete"),
        (small.MANIFEST, None, "pack_incomplete"),
    ):
        files = {**other.files, name: data}
        kept = {key: value for key, value in files.items() if value is not None}
        members = tuple(m for m in other.manifest.members if m.name in kept)
        manifest = other.manifest.model_copy(update={"members": members})
        lying = type(other)(manifest, kept, other.size)
        with pytest.raises(UserError) as caught, store.locked(), store.staged(lying):
            pass
        assert caught.value.code == code
        assert active_version(store) == before
        assert len(folders(store)) == 1


def test_two_programs_never_install_at_once(store):
    with store.locked():
        with pytest.raises(UserError) as caught, ContentStore(store.home).locked():
            pass
        assert caught.value.code == "content_busy"
    with ContentStore(store.home).locked():
        pass


def test_prints_stay_when_their_version_is_gone(store, tmp_path):
    small.install(store, small.make_pack(tmp_path / "1", FIRST))
    library = store.active().library
    store.remember(library)
    for number, edition in enumerate((SECOND, THIRD)):
        small.install(store, small.make_pack(tmp_path / f"later{number}", edition))
    prints = store.prints(library.version)
    assert prints is not None
    assert prints.find("page", "hilfe", small.TODAY) is not None
    assert store.prints("2020-01-01-00000000") is None
    assert store.prints("../../aktiv") is None


def run_installer(home: Path, pack: Path, fatal: int) -> subprocess.CompletedProcess[str]:
    """Install in a process of its own that kills itself at its n-th touch of the folder."""
    return subprocess.run(
        [sys.executable, "-c", INSTALLER, str(home), str(pack), str(fatal)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


@pytest.mark.slow
def test_killed_at_any_moment_the_old_or_the_new_version_is_there(store, tmp_path):
    old = small.install(store, small.make_pack(tmp_path / "1", FIRST))
    pack = tmp_path / "neu.hilft-content"
    pack.write_bytes(small.make_pack(tmp_path / "2", SECOND, CHANGED))
    new = small.opened(pack.read_bytes()).manifest.version
    rehearsal = shutil.copytree(store.home, tmp_path / "probe")
    touches = int(run_installer(rehearsal, pack, 0).stdout)
    # Spread over the writing, and every touch near the end, where the switch happens.
    moments = (1, 2, *range(5, touches - 8, touches // 6), *range(touches - 7, touches + 1))
    outcomes = []
    for fatal in moments:
        home = shutil.copytree(store.home, tmp_path / f"home{fatal}")
        done = run_installer(home, pack, fatal)
        assert done.returncode == -signal.SIGKILL, done.stderr
        killed = ContentStore(home)
        active = killed.active()
        assert active.problem == ""
        assert active.library.version in {old.version, new}
        outcomes.append(active.library.version)
        with killed.locked():
            pointed = {path.name for path in home.iterdir() if path.is_dir()}
        assert pointed <= {old.folder, new}
    assert outcomes == sorted(outcomes)  # once the new one is there, it stays
    assert set(outcomes) == {old.version, new}
