# SPDX-License-Identifier: GPL-3.0-or-later
"""The process that draws hostile files answers, refuses, dies or hangs, and the vault lives."""

from __future__ import annotations

import io
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PIL import Image

from hilft_desktop.documents.pictures import reencoded_pages
from hilft_desktop.domain.errors import Cancelled, UserError
from hilft_desktop.services import picture_process
from hilft_desktop.services.picture_process import pages_of, serve
from hilft_desktop.services.task import Task, running


def picture(kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (30, 20), (200, 20, 20)).save(file, kind)
    return file.getvalue()


def test_it_gives_back_what_is_drawn_in_this_process():
    assert pages_of(picture()) == reencoded_pages(picture())


def test_it_says_why_a_file_is_refused():
    for data, code in ((b"Hallo", "attachment_kind"), (b"", "attachment_empty")):
        with pytest.raises(UserError) as error:
            pages_of(data)
        assert (error.value.code, error.value.field) == (code, "path")
    with pytest.raises(UserError) as error:
        pages_of(b"BM" + bytes(11 * 1024 * 1024))
    assert (error.value.code, error.value.params["limit"]) == ("attachment_too_big", 10)


def test_it_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(picture_process, "PATIENCE_S", 0.01)
    with pytest.raises(UserError) as error:
        pages_of(picture())
    assert error.value.code == "attachment_too_slow"


def test_a_cancel_ends_it():
    task = Task()
    timer = threading.Timer(0.05, task.cancel)
    timer.start()
    with running(task), pytest.raises(Cancelled):
        pages_of(picture())
    timer.join()


@pytest.mark.parametrize("cut", [0, 1, 5, 9, 40])
def test_a_process_that_dies_in_the_middle_costs_the_file_only(cut: int):
    target = io.BytesIO()
    serve(io.BytesIO(picture()), target)
    with pytest.raises(UserError) as error:
        picture_process._read_answer(target.getvalue()[:cut])
    assert error.value.code == "attachment_unreadable"


if sys.platform == "linux":

    def confined(code: str) -> str:
        """Run code in a confined process of its own and return its last word."""
        script = f"from hilft_desktop.services.picture_process import confine\nconfine()\n{code}"
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=False
        )
        return done.stderr.strip().splitlines()[-1]

    def test_it_can_write_no_file(tmp_path: Path):
        place = tmp_path / "spur"
        said = confined(f"file = open({str(place)!r}, 'wb', buffering=0)\nfile.write(b'geheim')")
        assert "File too large" in said
        assert not place.read_bytes()

    def test_it_cannot_eat_the_memory_of_the_laptop():
        assert confined("bytearray(3 * 1024**3)") == "MemoryError"
