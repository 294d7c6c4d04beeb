# SPDX-License-Identifier: GPL-3.0-or-later
"""The data that ships with the program: found in a checkout and in an installed wheel alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hilft_desktop.domain.errors import MachineError

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def resource_root() -> Path:
    """Return the folder of the data; raises ``MachineError("resource_missing")``."""
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if folder.is_dir():
            return folder
    raise MachineError("resource_missing", resource="resources")


def resource_path(name: str) -> Path:
    """Return the file or folder of a name like ``content/de/guide``.

    Raises ``MachineError("resource_missing")`` when the installation is incomplete, and
    ``ValueError`` for a name that leads out of the data folder.
    """
    parts = Path(name).parts
    if Path(name).is_absolute() or ".." in parts:
        raise ValueError(f"not a resource name: {name!r}")
    path = resource_root().joinpath(*parts)
    if not path.exists():
        raise MachineError("resource_missing", resource=name)
    return path


def read_text(name: str) -> str:
    """Return a text resource (UTF-8)."""
    return resource_path(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """Return a binary resource."""
    return resource_path(name).read_bytes()


def list_files(name: str, suffix: str = "") -> tuple[Path, ...]:
    """Return all files below a folder whose names end in ``suffix``, in a stable order.

    A folder that does not exist has no files: not every package of content brings every kind.
    """
    folder = resource_root() / name
    found = (path for path in folder.rglob(f"*{suffix}") if path.is_file())
    return tuple(sorted(found, key=lambda path: path.relative_to(folder).as_posix()))
