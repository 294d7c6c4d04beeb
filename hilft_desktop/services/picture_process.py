# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws a hostile file anew in a process of its own, which knows no key and may write nothing.

Decoders of pictures and PDF are large and have had holes. The engine holds the key of the vault, so
it never runs them on a file from outside: this process gets the bytes on its standard input, gives
pictures back on its standard output, and ends. A crash, a bomb or an endless loop costs the file,
not the vault. ``attachments`` is the only one that starts it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from hilft_desktop.domain.errors import UserError
from hilft_desktop.services.task import current_task

PATIENCE_S = 60
_CPU_S = 45
_MEMORY_BYTES = 2 * 1024**3
_DONE, _REFUSED = b"+", b"-"
_JPEG = b"\xff\xd8\xff"
_LENGTH = 8
_DIE_WITH_PARENT = 1


def pages_of(data: bytes) -> tuple[bytes, ...]:
    """Return the pages of a picture or PDF as plain JPEG files (see ``documents.pictures``).

    A cancel of the running task ends the process. Raises ``UserError`` as ``reencoded_pages`` does,
    ``attachment_unreadable`` also when a decoder crashed, ``attachment_too_slow`` when it did not
    come to an end.
    """
    package = Path(__file__).resolve().parents[2]
    # Found where this program was found, whatever folder or environment it was started in.
    environment = {**os.environ, "PYTHONPATH": str(package)}
    with subprocess.Popen(  # noqa: S603  (our own interpreter on our own module)
        [sys.executable, "-B", "-P", "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:
        try:
            with current_task().interruptible(process.kill):
                answer, _nothing = process.communicate(data, timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            raise UserError("attachment_too_slow", field="path") from None
        except BaseException:
            process.kill()
            raise
    current_task().check()
    return _read_answer(answer)


def _read_answer(answer: bytes) -> tuple[bytes, ...]:
    if answer[:1] == _REFUSED:
        said: dict[str, Any] = json.loads(answer[1:])
        raise UserError(said["code"], field=said["field"], **said["params"])
    pages = tuple(_parts(answer[1:])) if answer[:1] == _DONE else ()
    if not pages:
        raise UserError("attachment_unreadable", field="path")
    return pages


def _parts(packed: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(packed):
        length = int.from_bytes(packed[at : at + _LENGTH], "big")
        part = packed[at + _LENGTH : at + _LENGTH + length]
        if len(part) < length or not part.startswith(_JPEG):  # it died while it wrote
            raise UserError("attachment_unreadable", field="path")
        yield part
        at += _LENGTH + length


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Read a file, write its pages or why there are none."""
    from hilft_desktop.documents.pictures import reencoded_pages

    try:
        pages = reencoded_pages(source.read())
    except UserError as error:
        said = {"code": error.code, "field": error.field, "params": dict(error.params)}
        target.write(_REFUSED + json.dumps(said).encode())
    else:
        target.write(_DONE)
        target.writelines(len(page).to_bytes(_LENGTH, "big") + page for page in pages)
    target.flush()


def confine() -> None:
    """Take away what drawing a picture does not need: writing files, memory and time without end.

    Limits that the system does not know are left out; the parent's patience holds everywhere.
    """
    from hilft_desktop.system.process import harden_process

    harden_process()
    if sys.platform == "win32":
        return
    import resource  # not on Windows

    for limit, value in (
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, _CPU_S),
        (resource.RLIMIT_AS, _MEMORY_BYTES),
    ):
        try:
            resource.setrlimit(limit, (value, value))
        except (OSError, ValueError):
            continue
    if sys.platform == "linux":
        import ctypes

        # The engine is killed when the vault is locked: what it was drawing must go with it.
        ctypes.CDLL(None, use_errno=True).prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)


if __name__ == "__main__":
    confine()
    serve(sys.stdin.buffer, sys.stdout.buffer)
