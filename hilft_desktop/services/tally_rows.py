# SPDX-License-Identifier: GPL-3.0-or-later
"""Immutable values about how a group counts; they cross the pipe: domain only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TallyOptions:
    """What a group chose for the releases to come. Released months never change with it."""

    count_grievances: bool = False
    """Use table catalogue "2": what went wrong in general is counted too, by itself only."""
    dp_first: bool = False
    """Put random noise on every true number before rounding (``TallyMode.DP_FIRST``)."""


@dataclass(frozen=True, slots=True)
class UnitKey:
    """The public key with which a Landesverband checks the signatures of this group."""

    unit_id: str
    unit_name: str
    land: str
    public_key: str
    """Ed25519, unpadded base64url, as it is pinned by whoever adds the files."""
    groups: tuple[str, ...]
    """The same 32 bytes in base32, four signs a group: without 0, 1, 8, 9, for reading aloud."""
    qr_text: str
    """What the QR code says: ``HILFT-KEY:1:<unit id>:<public key>``."""
