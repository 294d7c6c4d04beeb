# SPDX-License-Identifier: GPL-3.0-or-later
"""Two languages side by side, segment by segment: the part of the neutral document for hand-outs.

A row is never parted: whoever reads one language points at the same line of the other.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class TwinKind(enum.Enum):
    """What a row is."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    NOTICE = "notice"
    BULLET = "bullet"
    STEP = "step"
    """Carries its number."""
    TICK = "tick"
    """One box for both languages: two boxes could be ticked differently."""
    LABEL = "label"
    """Stands above lines to write on."""
    SIGNATURE = "signature"
    """`first` and `second` stand under the two lines: place and date, signature."""


class Ruled(enum.Enum):
    """Where the lines to write on run."""

    ACROSS = "across"
    EACH = "each"
    """In both columns, for what is written down twice."""
    SECOND = "second"
    """Beside the German text, for what is written down in the other language."""


@dataclass(frozen=True, slots=True)
class TwinRow:
    """A segment: German first, the other language second (empty where there is none)."""

    kind: TwinKind
    first: str
    second: str = ""
    number: int = 0
    lines: int = 0
    ruled: Ruled = Ruled.ACROSS
    below: str = ""
    """Stands below both texts as it is, from left to right: a phone number must not turn round."""


@dataclass(frozen=True, slots=True)
class TwinTable:
    """All rows of a sheet. `heads` and `marks` stand above both columns on every page.

    Without `language` (ISO 639-1) there is one column, German.
    """

    rows: tuple[TwinRow, ...]
    heads: tuple[str, str] = ("", "")
    marks: tuple[str, str] = ("", "")
    language: str = ""
    right_to_left: bool = False
