# SPDX-License-Identifier: GPL-3.0-or-later
"""Locks that die with their process, and processes that leave nothing behind."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from hilft_desktop.domain.errors import UserError
from hilft_desktop.system.instance import FileLock, vault_lock
from hilft_desktop.system.process import private_temp_folder, wipe_leftovers

HOLD = """
import pathlib, sys
from hilft_desktop.system.instance import vault_lock
print(vault_lock(pathlib.Path(sys.argv[1])).try_acquire(), flush=True)
sys.stdin.read()
"""
HARDEN = """
import os, pathlib, resource, sys
from hilft_desktop.system.process import harden_process
harden_process()
pathlib.Path(sys.argv[1]).touch()
print(resource.getrlimit(resource.RLIMIT_CORE))
print(os.stat("/proc/self/environ").st_uid == os.getuid(), os.getuid())
"""
LEAVE = """
import os, pathlib, sys
from hilft_desktop.system.process import private_temp_folder
with private_temp_folder(pathlib.Path(sys.argv[1])) as folder:
    (folder / "brief.pdf").write_text("geheim")
    print(folder, flush=True)
    os.kill(os.getpid(), 9)
"""


def python(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_second_lock_is_refused_and_release_frees(tmp_path: Path):
    vault = tmp_path / "tresor.hilft"
    with vault_lock(vault) as first:
        assert first.held
        second = vault_lock(vault)
        assert not second.try_acquire()
        with pytest.raises(UserError) as caught, second:
            pytest.fail("two programs opened one vault")
        assert caught.value.code == "vault_in_use"
    assert vault_lock(vault).try_acquire()


def test_a_link_to_the_vault_meets_the_same_lock(tmp_path: Path):
    (tmp_path / "tresor.hilft").touch()
    (tmp_path / "verweis.hilft").symlink_to("tresor.hilft")
    with vault_lock(tmp_path / "tresor.hilft"):
        assert not vault_lock(tmp_path / "verweis.hilft").try_acquire()


def test_many_processes_share_the_place_of_private_folders(tmp_path: Path):
    program = (
        "import pathlib, sys\n"
        "from hilft_desktop.system.process import private_temp_folder\n"
        "for number in range(60):\n"
        "    with private_temp_folder(pathlib.Path(sys.argv[1])) as folder:\n"
        "        (folder / 'a').write_text(str(number)); assert (folder / 'a').exists()\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    crowd = [subprocess.Popen(command) for _number in range(3)]
    assert [process.wait() for process in crowd] == [0, 0, 0]
    assert list(tmp_path.iterdir()) == []


def test_release_removes_the_file_and_is_harmless_twice(tmp_path: Path):
    lock = FileLock(tmp_path / "a.lock")
    assert lock.try_acquire()
    assert lock.try_acquire()
    lock.release()
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_release_leaves_the_next_holders_file_alone(tmp_path: Path):
    path = tmp_path / "a.lock"
    first, second = FileLock(path), FileLock(path)
    assert first.try_acquire()
    path.unlink()
    assert second.try_acquire()
    first.release()
    assert path.exists()
    assert not FileLock(path).try_acquire()


def test_killed_process_frees_its_lock(tmp_path: Path):
    vault = tmp_path / "tresor.hilft"
    command = [sys.executable, "-c", HOLD, str(vault)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "True"
        lock = vault_lock(vault)
        assert not lock.try_acquire()
        other.kill()
        other.wait()
        assert vault.with_name("tresor.hilft.lock").exists()
        assert lock.try_acquire()
        lock.release()


def test_lock_in_a_missing_folder_is_said(tmp_path: Path):
    with pytest.raises(UserError) as caught:
        vault_lock(tmp_path / "weg" / "tresor.hilft").try_acquire()
    assert caught.value.code == "folder_missing"


def test_hardened_process_dumps_nothing_and_writes_privately(tmp_path: Path):
    done = python(HARDEN, tmp_path / "neu")
    limit, dumpable = done.stdout.splitlines()
    assert limit == "(0, 0)"
    # The files of an undumpable process belong to root, so the check speaks for other users only.
    assert dumpable in {"False " + str(os.getuid()), "True 0"}
    assert stat.S_IMODE((tmp_path / "neu").stat().st_mode) == 0o600


def test_core_of_a_hardened_process_is_forbidden_by_the_kernel():
    program = (
        "import ctypes\n"
        "from hilft_desktop.system.process import harden_process\n"
        "libc = ctypes.CDLL(None)\n"
        "before = libc.prctl(3, 0, 0, 0, 0); harden_process()\n"
        "print(before, libc.prctl(3, 0, 0, 0, 0))\n"
    )
    assert python(program).stdout.split() == ["1", "0"]


def test_private_folder_is_private_and_gone_afterwards(tmp_path: Path):
    with private_temp_folder(tmp_path) as folder:
        (folder / "a").mkdir()
        (folder / "a" / "brief.pdf").write_bytes(b"geheim")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert folder.parent == tmp_path
    assert list(tmp_path.iterdir()) == []


def test_private_folder_is_wiped_before_removal(tmp_path: Path):
    with private_temp_folder(tmp_path) as folder:
        secret = folder / "brief.pdf"
        secret.write_bytes(b"geheim" * 1000)
        other_name = tmp_path / "hard link"
        os.link(secret, other_name)
    assert other_name.read_bytes() == bytes(6000)


def test_leftovers_of_a_killed_process_go_and_a_living_one_stays(tmp_path: Path):
    left = Path(python(LEAVE, tmp_path).stdout.strip())
    assert (left / "brief.pdf").exists()
    with private_temp_folder(tmp_path) as alive:
        assert not left.exists()
        assert wipe_leftovers(tmp_path) == 0
        assert alive.exists()
