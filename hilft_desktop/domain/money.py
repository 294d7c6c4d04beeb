# SPDX-License-Identifier: GPL-3.0-or-later
"""Money is whole cents in an ``int``; floats never touch it."""

from __future__ import annotations

from dataclasses import dataclass

from hilft_desktop.domain.codes import EuroBand

Cents = int

# Lower bounds in whole euros; catalogue v1 of the tallies fixes them, they are not legal figures.
_LOWER_BOUNDS: tuple[tuple[int, EuroBand], ...] = (
    (5000, EuroBand.E5000_PLUS),
    (2000, EuroBand.E2000_4999),
    (500, EuroBand.E500_1999),
    (100, EuroBand.E100_499),
)


def euro_band(received: Cents | None) -> EuroBand:
    """Return the band of an amount received, in cents; ``None`` and 0 are the band "0".

    Bands are cut at full euros: 99,99 € still belongs to 1-99, and the first cent to 1-99 as well,
    so that a small success is not counted as none.
    """
    if not received or received < 0:
        return EuroBand.NONE
    for euros, band in _LOWER_BOUNDS:
        if received >= euros * 100:
            return band
    return EuroBand.E1_99


@dataclass(frozen=True, slots=True)
class Euros:
    """Help in money, in cents: claimed, conceded by the other side, really received.

    Three numbers on purpose: money that was promised is not money that came.
    ``None`` means that nobody said.
    """

    claimed: Cents | None = None
    conceded: Cents | None = None
    received: Cents | None = None

    @property
    def band(self) -> EuroBand:
        """Band of the amount received."""
        return euro_band(self.received)
