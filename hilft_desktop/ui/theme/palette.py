# SPDX-License-Identifier: GPL-3.0-or-later
"""Every colour of the window. No other module may write one down.

``PAIRS`` names each foreground with the ground it is read on and the contrast it needs; a test
computes them (WCAG 2.2: 4.5 for text, 3 for borders and marks; sunlight: 7 for text).
"""

from __future__ import annotations

from dataclasses import dataclass


# No comparison, no repr: the start-up time of thirty generated fields is felt.
@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Palette:
    """The colours of one theme as ``#RRGGBB``."""

    name: str
    is_dark: bool
    bold_labels: bool
    focus_width: int
    ground: str
    surface: str
    text: str
    muted: str
    accent: str
    accent_strong: str
    on_accent: str
    focus: str
    ok: str
    warn: str
    danger: str
    lines: str
    hairline: str
    hover: str
    selected: str
    info_ground: str
    ok_ground: str
    warn_ground: str
    danger_ground: str
    practice: str
    on_practice: str
    paper: str
    """Paper stays white: what is previewed is what is printed."""


LIGHT = Palette(
    name="hell",
    is_dark=False,
    bold_labels=False,
    focus_width=2,
    ground="#F7F6F3",
    surface="#FFFFFF",
    text="#1C1B1A",
    muted="#5A5753",
    accent="#A3001E",
    accent_strong="#7F0017",
    on_accent="#FFFFFF",
    focus="#0B57D0",
    ok="#1B6E3C",
    warn="#7A4F00",
    danger="#A3001E",
    lines="#8C8882",
    hairline="#E0DDD6",
    hover="#EFEDE8",
    selected="#E1EAF8",
    info_ground="#EAF0FA",
    ok_ground="#E9F4ED",
    warn_ground="#FBF2DF",
    danger_ground="#FBEBED",
    practice="#A3001E",
    on_practice="#FFFFFF",
    paper="#FFFFFF",
)

DARK = Palette(
    name="dunkel",
    is_dark=True,
    bold_labels=False,
    focus_width=2,
    ground="#18191B",
    surface="#222427",
    text="#ECEBE8",
    muted="#B5B2AC",
    accent="#FF8F99",
    accent_strong="#FFB3BA",
    on_accent="#2B0007",
    focus="#8AB4F8",
    ok="#7BD89A",
    warn="#F2C36B",
    danger="#FF8F99",
    lines="#7E7B76",
    hairline="#383A3E",
    hover="#2C2E32",
    selected="#2A3850",
    info_ground="#1F2A3C",
    ok_ground="#1C2E23",
    warn_ground="#322919",
    danger_ground="#3A2125",
    practice="#FF8F99",
    on_practice="#2B0007",
    paper="#FFFFFF",
)

SUNLIGHT = Palette(
    name="sonne",
    is_dark=False,
    bold_labels=True,
    focus_width=3,
    ground="#FFFFFF",
    surface="#FFFFFF",
    text="#000000",
    muted="#000000",
    accent="#7A0015",
    accent_strong="#5C0010",
    on_accent="#FFFFFF",
    focus="#00308F",
    ok="#004D1F",
    warn="#553700",
    danger="#7A0015",
    lines="#000000",
    hairline="#000000",
    hover="#E8E8E8",
    selected="#D9E6FF",
    info_ground="#FFFFFF",
    ok_ground="#FFFFFF",
    warn_ground="#FFFFFF",
    danger_ground="#FFFFFF",
    practice="#7A0015",
    on_practice="#FFFFFF",
    paper="#FFFFFF",
)

PALETTES = (LIGHT, DARK, SUNLIGHT)

_GROUNDS = ("ground", "surface", "hover", "selected")
_NOTICES = ("info_ground", "ok_ground", "warn_ground", "danger_ground")

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *(("text", ground) for ground in (*_GROUNDS, *_NOTICES)),
    *(("muted", ground) for ground in (*_GROUNDS, *_NOTICES)),
    *((mark, ground) for mark in ("accent", "danger", "ok", "warn") for ground in _GROUNDS),
    ("danger", "danger_ground"),
    ("ok", "ok_ground"),
    ("warn", "warn_ground"),
    ("focus", "surface"),
    ("focus", "ground"),
    ("focus", "info_ground"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("on_practice", "practice"),
)
"""Text on its ground."""

MARK_PAIRS: tuple[tuple[str, str], ...] = (
    ("lines", "ground"),
    ("lines", "surface"),
    ("focus", "hover"),
    ("focus", "selected"),
)
"""Borders of fields, focus frames and other marks that carry meaning."""


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#RRGGBB`` (WCAG 2.2)."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
