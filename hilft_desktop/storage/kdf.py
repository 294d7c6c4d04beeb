# SPDX-License-Identifier: GPL-3.0-or-later
"""From a passphrase to a key: Argon2id, slow on purpose, as strong as the laptop bears."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import dataclass

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from hilft_desktop.domain.errors import MachineError

KEY_BYTES = 32
SALT_BYTES = 16
_MIB = 1024
_PASSES_LIMIT = 64


@dataclass(frozen=True, slots=True)
class KdfParams:
    """Cost of one derivation: memory in KiB, passes over it, lanes."""

    memory_kib: int = 256 * _MIB
    passes: int = 3
    lanes: int = 2

    @property
    def is_acceptable(self) -> bool:
        """Tell whether the cost is neither below the floor nor beyond what any laptop can bear."""
        return (
            FLOOR.memory_kib <= self.memory_kib <= 4096 * _MIB
            and FLOOR.passes <= self.passes <= _PASSES_LIMIT
            and 1 <= self.lanes <= 16
        )


FLOOR = KdfParams(memory_kib=64 * _MIB, passes=3, lanes=2)
"""Never cheaper than this. Practice vaults and tests use it."""

STANDARD = KdfParams()


def derive_key(secret: str, salt: bytes, params: KdfParams) -> bytes:
    """Return the 32-byte key of a passphrase.

    The text is composed first (NFC), so that an umlaut is the same sign on every keyboard.
    Raises ``MachineError("memory_short")`` when the memory cannot be had.
    """
    try:
        return hash_secret_raw(
            unicodedata.normalize("NFC", secret).encode("utf-8"),
            salt,
            time_cost=params.passes,
            memory_cost=params.memory_kib,
            parallelism=params.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except (HashingError, MemoryError) as error:
        raise MachineError("memory_short", mib=params.memory_kib // _MIB) from error


def calibrate(target_seconds: float = 1.0) -> KdfParams:
    """Return parameters that take about the target time here, never below the floor.

    Takes as much memory as can be had up to the standard, then as many passes as the time allows.
    Raises ``MachineError("memory_short")`` when not even the floor's memory can be had.
    """
    memory = STANDARD.memory_kib
    while True:
        params = KdfParams(memory, STANDARD.passes, STANDARD.lanes)
        started = time.perf_counter()
        try:
            derive_key("calibration", bytes(SALT_BYTES), params)
        except MachineError:
            if memory <= FLOOR.memory_kib:
                raise
            memory //= 2
            continue
        spent = time.perf_counter() - started
        if spent > 2 * target_seconds and memory > FLOOR.memory_kib:
            memory //= 2
            continue
        passes = round(params.passes * target_seconds / spent)
        return KdfParams(memory, min(max(passes, FLOOR.passes), _PASSES_LIMIT), params.lanes)
