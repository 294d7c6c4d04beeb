# SPDX-License-Identifier: GPL-3.0-or-later
"""Checking a folder of content: the linter's faults for a front end that must not know it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hilft_desktop.domain.errors import UserError


@dataclass(frozen=True, slots=True, order=True)
class ContentFault:
    """A fault in a content file, with German advice for its author."""

    file: str
    line: int
    code: str
    advice: str


def check_folder(folder: Path) -> tuple[ContentFault, ...]:
    """Return every fault below a folder, in file order; raises ``UserError("folder_missing")``."""
    if not folder.is_dir():
        raise UserError("folder_missing", file=str(folder))
    from hilft_desktop.content.linter import check

    return tuple(
        ContentFault(fault.file, fault.line, fault.code, fault.advice) for fault in check(folder)
    )
