# SPDX-License-Identifier: GPL-3.0-or-later
"""What texts about tallies may speak of, and the lowest amount that each band of money proves."""

from __future__ import annotations

from typing import Final

from hilft_desktop.domain.codes import EuroBand

PRESS_VALUES: Final = frozenset(
    {
        "unit",
        "land",
        "period_words",
        "when_words",
        "base",
        "bound",
        "total",
        "topics",
        "top_topic",
        "top_share",
        "euro_amount",
        "euro_certain",
        "grievances",
        "compared",
        "before",
        "before_words",
        "says_more",
        "says_less",
    }
)
"""Values of press texts. All of them are published numbers or follow from such."""

EXPLANATION_VALUES: Final = frozenset({"base", "one_way_minimum", "two_way_minimum"})
"""Values of the explanation: what the program itself goes by."""

EURO_FLOORS: Final = {
    EuroBand.NONE: 0,
    EuroBand.E1_99: 0,  # begins with the first cent
    EuroBand.E100_499: 100,
    EuroBand.E500_1999: 500,
    EuroBand.E2000_4999: 2000,
    EuroBand.E5000_PLUS: 5000,
}
"""Whole euros that a contact of a band reached at the very least; no public value is higher."""
