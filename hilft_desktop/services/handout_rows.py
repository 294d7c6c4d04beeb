# SPDX-License-Identifier: GPL-3.0-or-later
"""Immutable values of the hand-outs; they cross the pipe like ``rows``."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """How far the translation of a sheet can be trusted.

    ``outdated`` counts segments that are printed in German only.
    """

    language: str
    own_name: str
    german_name: str
    checked: bool
    outdated: int


@dataclass(frozen=True, slots=True)
class HandoutRow:
    """A sheet in the list."""

    id: str
    title: str
    summary: str
    version: str
    next_check: date
    overdue: bool
    translations: tuple[TranslationRow, ...]
    fills_from_case: bool
    """A case brings deadlines, steps and papers into it."""


@dataclass(frozen=True, slots=True)
class HandoutPaper:
    """A sheet as it leaves; ``file_name`` names nobody and has no ending."""

    title: str
    file_name: str
    contains: str
    from_case: bool
    data: bytes = field(repr=False)
