# SPDX-License-Identifier: GPL-3.0-or-later
"""What a team costs: opening as one of several, and the new key when somebody leaves."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from hilft_desktop.storage.kdf import FLOOR
from hilft_desktop.storage.vault import Vault
from tests.benchmarks.timing import Measure, paired_ms

PASSPHRASE = "sechs ruhige worte reichen hier gut"
SIZE = 50_000_000
MEMBERS = 5


def team(folder: Path) -> Iterator[Measure]:
    """Measure with key derivations at the floor, as the other vault benchmarks do."""
    alone, together = folder / "allein.hilft", folder / "team.hilft"
    for path in (alone, together):
        Vault.create(path, counsellor="Kim", passphrase=PASSPHRASE, kdf=FLOOR).close()
    with Vault.open(together, PASSPHRASE) as vault:
        added = [
            vault.keyring.add_counsellor(f"Lou {number}", f"{PASSPHRASE} {number}")
            for number in range(1, MEMBERS)
        ]
    ours, base, ratio = paired_ms(
        lambda: Vault.open(together, f"{PASSPHRASE} {MEMBERS - 1}").close(),
        lambda: Vault.open(alone, PASSPHRASE).close(),
        9,
    )
    yield Measure(
        f"Opening as the last of {MEMBERS} counsellors",
        f"{ours:.0f} ms",
        f"{base:.0f} ms (as the only one)",
        f"{ratio:.2f}",
        "≤ 1.3",
        ratio <= 1.3,
    )
    with Vault.open(together, PASSPHRASE) as vault:
        vault.write(lambda uow: uow.settings.put("padding", "x" * SIZE))
        begin = time.perf_counter()
        vault.keyring.remove_counsellor(added[-1].id)
        spent = time.perf_counter() - begin
    yield Measure(
        f"Somebody leaves a vault of {SIZE // 1_000_000} MB",
        f"{spent:.1f} s",
        "–",
        "–",
        "≤ 10 s",
        spent <= 10,
    )
