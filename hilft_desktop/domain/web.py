# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses in the net, as they stand in sources. The program opens none: people type or scan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_ENDS = "de|org|com|eu|info|net|io|berlin|hamburg|nrw|at|ch|news|media|online"
"""Ends of host names that occur in sources; with any end, file names would be taken for hosts."""
_ADDRESS = re.compile(
    rf"(?<![\w@./-])(?:https?://)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{_ENDS}))"
    r"(?![\w@-]|\.\w)(/[^\s;,()„“”\"<>]*[^\s;,()„“”\"<>.:])?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address as it is written, without a scheme; ``about`` says what was read there."""

    address: str
    about: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """The address in full, as a QR code carries it."""
        return f"https://{self.address}"


def addresses_in(text: str) -> Iterator[str]:
    """Yield the addresses that stand in a text, hosts in small letters."""
    for found in _ADDRESS.finditer(text):
        yield found[1].lower() + (found[2] or "")


def collect_addresses(texts: Iterable[str], sources: Iterable[str]) -> tuple[WebAddress, ...]:
    """Return each address once: those of the running text first, then the most used sources."""
    about: dict[str, dict[str, None]] = {}
    uses: dict[str, int] = {}
    for text in texts:
        for address in addresses_in(text):
            about.setdefault(address, {})
    in_text = len(about)
    for source in sources:
        for address in addresses_in(source):
            said = about.setdefault(address, {})
            uses[address] = uses.get(address, 0) + 1
            rest = source.partition(f"{address}:")[2].strip()
            if rest and not any(True for _other in addresses_in(rest)):
                said[rest] = None
    order = list(about)
    order[in_text:] = sorted(order[in_text:], key=lambda address: -uses[address])
    return tuple(WebAddress(address, tuple(about[address])) for address in order)
