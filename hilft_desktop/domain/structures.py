# SPDX-License-Identifier: GPL-3.0-or-later
"""The group that counsels: its Kreisverband, its counsellors, its legal guidance."""

from __future__ import annotations

from dataclasses import dataclass

from hilft_desktop.domain.codes import Land


@dataclass(frozen=True, slots=True)
class Unit:
    """A Kreisverband (or group) as it appears on letterheads and in tallies.

    ``guidance`` names the person who gives legal guidance under § 6 RDG; empty means that the
    group has none, and the program says so wherever advice on a single case is given.
    """

    id: str
    name: str
    place: str
    land: Land
    address: tuple[str, ...]
    contact: str
    guidance: str = ""
