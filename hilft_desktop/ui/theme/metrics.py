# SPDX-License-Identifier: GPL-3.0-or-later
"""Distances and sizes in logical pixels and points, the same on every page."""

from __future__ import annotations

XS = 4
S = 8
M = 12
L = 16
XL = 24
"""The five distances; nothing else is used between things."""

RADIUS = 6
CONTROL = 34
"""Least height of a field or button."""
TOUCH = 44
"""Least size of what is touched at the stall."""
ICON = 20

BODY_PT = 11.0
LEAD_PT = 13.0
HEADING_PT = 16.0
TITLE_PT = 22.0
STALL_PT = 14.0
"""Least size of type at the stall."""

READING_WIDTH = 640
"""Width of a text column: 60 to 80 signs at the base size."""
FORM_WIDTH = 640
"""Width of a form of one column."""
CAPTION = 100
"""Width of a word that stands before the answers to it."""
SIDEBAR_WIDTH = 184
SIDEBAR_COLLAPSED = 52
COLLAPSE_BELOW = 1100
SMALLEST = (1024, 560)
DIALOG_HEIGHT = 500
