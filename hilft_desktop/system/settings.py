# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window remembers without a vault: how it looks, and the one vault it opens.

Nothing personal: no names, no list of recent files, no dates of work.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from hilft_desktop.system.atomic import write_text


class Theme(StrEnum):
    """How the window looks."""

    SYSTEM = "system"
    LIGHT = "hell"
    DARK = "dunkel"
    SUNLIGHT = "sonne"


FONT_SCALES = (100, 125, 150, 175, 200)
MOST_BOOKMARKS = 30


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """Settings of the window on this laptop."""

    theme: Theme = Theme.SYSTEM
    font_scale: int = 100
    """Per cent, one of ``FONT_SCALES``."""
    sidebar_collapsed: bool = False
    reduced_motion: bool = False
    lock_minutes_stall: int = 5
    """Minutes without a key until the vault locks, at the stall (1 to 60)."""
    lock_minutes_office: int = 15
    """The same in the office (1 to 60)."""
    vault_path: str | None = None
    """The one vault file that the lock screen offers."""
    sheet_due: str | None = None
    """The vault file whose recovery sheet nobody has put away yet."""
    bookmarks: tuple[str, ...] = ()
    """Guide pages kept at hand on this laptop, by id: public pages, nothing about people."""

    def with_changes(self, **changes: Any) -> WindowSettings:
        """Return a copy with other values; unknown names raise ``TypeError``."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings as read, and where an unreadable file was put aside (``None`` if it was fine)."""

    settings: WindowSettings
    kept_aside: Path | None = None


def load_settings(path: Path) -> LoadedSettings:
    """Read the settings; a missing file gives the defaults, a bad one too and is kept aside.

    A single bad or unknown value costs only itself, so that an older program can read the file
    of a newer one.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return LoadedSettings(WindowSettings())
    except (OSError, UnicodeDecodeError):
        return LoadedSettings(WindowSettings(), _put_aside(path))
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return LoadedSettings(WindowSettings(), _put_aside(path))
    if not isinstance(data, dict):
        return LoadedSettings(WindowSettings(), _put_aside(path))
    return LoadedSettings(_from_dict(data))


def save_settings(path: Path, settings: WindowSettings) -> None:
    """Write the settings in one step; raises the errors of ``system.atomic``."""
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2, sort_keys=True)
    write_text(path, text + "\n")


def _from_dict(data: dict[str, Any]) -> WindowSettings:
    known = {f.name for f in fields(WindowSettings)}
    return WindowSettings(
        **{
            key: _typed(key, value)
            for key, value in data.items()
            if key in known and _ok(key, value)
        }
    )


def _ok(key: str, value: Any) -> bool:
    match key:
        case "theme":
            return isinstance(value, str) and value in {theme.value for theme in Theme}
        case "font_scale":
            return type(value) is int and value in FONT_SCALES
        case "lock_minutes_stall" | "lock_minutes_office":
            return type(value) is int and 1 <= value <= 60
        case "vault_path" | "sheet_due":
            return value is None or (isinstance(value, str) and 0 < len(value) <= 4096)
        case "bookmarks":
            return (
                isinstance(value, list)
                and len(value) <= MOST_BOOKMARKS
                and all(isinstance(each, str) and 0 < len(each) <= 100 for each in value)
            )
        case _:
            return isinstance(value, bool)


def _typed(key: str, value: Any) -> Any:
    match key:
        case "theme":
            return Theme(value)
        case "bookmarks":
            return tuple(value)
        case _:
            return value


def _put_aside(path: Path) -> Path | None:
    aside = path.with_name(f"{path.name}.defekt")
    with contextlib.suppress(OSError):
        path.replace(aside)
        return aside
    return None
