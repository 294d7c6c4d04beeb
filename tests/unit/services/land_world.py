# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups that never were, with keys and signed releases as this program writes them."""

from __future__ import annotations

import json
import random
import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hilft_desktop.disclosure.catalogue import CATALOGUES, TableSet
from hilft_desktop.disclosure.margins import margins_of
from hilft_desktop.domain.codes import Land
from hilft_desktop.domain.structures import Unit
from hilft_desktop.domain.tallies import Month, TallyMode
from hilft_desktop.services import release_file
from hilft_desktop.storage import signing


class Group:
    """One group; the same number makes the same group with the same key."""

    def __init__(self, number: int, name: str = "", *, practice: bool = False) -> None:
        chance = random.Random(f"group {number}")
        value = number if practice else chance.getrandbits(128)
        self.id = str(uuid.UUID(int=value, version=4))
        self.name = name or f"Kreisverband {number:03d}"
        self.seed = chance.randbytes(32)
        self.land = list(Land)[number % len(Land)]

    @property
    def key(self) -> str:
        """The public key."""
        return signing.public_key(self.seed)

    def release(
        self,
        month: str,
        *,
        first: str = "",
        fives: int = 6,
        catalogue: str = "1",
        seed: int = 0,
        mode: TallyMode = TallyMode.ROUNDED,
    ) -> bytes:
        """Return a release of ``fives`` blocks of five contacts; enough of them bring the star."""
        last = Month.parse(month)
        start = Month.parse(first or month)
        held_back = []
        while start < last:
            held_back.append(start)
            start = start.next()
        return release_file.compose(
            Unit(self.id, self.name, "", self.land, (), ""),
            held_back[0] if held_back else last,
            last,
            tuple(held_back),
            self.tables(f"{month} {seed}", fives, catalogue),
            lambda data: signing.sign(self.seed, data),
            catalogue=catalogue,
            mode=mode,
        )

    def tables(self, salt: str, fives: int, catalogue: str) -> dict[str, Any]:
        """Return tables of a cube of fives, two-way ones from 60 on."""
        chance = random.Random(f"{self.id} {salt}")
        kind = CATALOGUES[catalogue]
        cells: Counter[tuple[str, ...]] = Counter()
        for _five in range(fives):
            cells[tuple(chance.choice(dim.codes) for dim in kind.dimensions)] += 5
        star = 5 * fives >= kind.two_way_minimum
        margins = margins_of(kind, TableSet.STAR if star else TableSet.ONE_WAY)
        return margins.tables(margins.numbers(cells))

    def key_file(self) -> bytes:
        """Return what ``hilft tally key --json`` prints."""
        content = {"unit_id": self.id, "unit_name": self.name, "public_key": self.key}
        return json.dumps(content, ensure_ascii=False).encode()


def forged(data: bytes, change: Callable[[dict[str, Any]], object], seed: bytes = b"") -> bytes:
    """Return a changed release whose digest fits again; signed anew only with a ``seed``."""
    content = json.loads(data)
    change(content)
    return resealed(content, seed)


def resealed(content: dict[str, Any], seed: bytes = b"") -> bytes:
    """Return a release with a digest that fits."""
    part = {key: value for key, value in content.items() if key not in ("sha256", "signature")}
    sealed = json.dumps(part, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    content = {**content, "sha256": signing.sha256_hex(sealed)}
    if seed:
        content["signature"] = signing.sign(seed, sealed)
    return json.dumps(content).encode()


def write_world(folder: Path, groups: int, months: Sequence[str], fives: int = 16) -> list[Group]:
    """Write key and releases of many groups as they would send them, a folder for each."""
    world = [Group(number) for number in range(1, groups + 1)]
    for group in world:
        place = folder / group.name.replace(" ", "-")
        place.mkdir(parents=True)
        (place / "hilft-schluessel.json").write_bytes(group.key_file())
        for month in months:
            name = f"hilft-monatszahlen-{month}.json"
            (place / name).write_bytes(group.release(month, fives=fives))
    return world
