# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery key as it is printed: 128 random bits in groups of five signs with a check.

Crockford's alphabet has no I, L, O, U; what a tired reader takes for one of them is put right.
"""

from __future__ import annotations

import hashlib
import secrets

from hilft_desktop.domain.errors import UserError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, "–": None, " ": None})
_KEY_SIGNS = 26
_CHECK_SIGNS = 4
_GROUP = 5


def new_recovery_key() -> str:
    """Return a fresh recovery key, printed form: six groups of five signs."""
    number = secrets.randbits(128)
    signs = _signs(number << 2, _KEY_SIGNS)  # 128 bits fill 25.6 signs; the last two bits are 0
    return _grouped(signs + _check(signs))


def normalise_recovery_key(text: str) -> str:
    """Return the 26 signs of the key that were meant.

    Raises ``UserError("recovery_key_length")``, ``UserError("recovery_key_mistyped")``.
    """
    signs = "".join(text.upper().split()).translate(_LOOK_ALIKE)
    if len(signs) != _KEY_SIGNS + _CHECK_SIGNS:
        raise UserError(
            "recovery_key_length",
            field="recovery_key",
            count=len(signs),
            expected=_KEY_SIGNS + _CHECK_SIGNS,
        )
    key, check = signs[:_KEY_SIGNS], signs[_KEY_SIGNS:]
    if not set(signs) <= set(_ALPHABET) or check != _check(key):
        raise UserError("recovery_key_mistyped", field="recovery_key")
    return key


def _check(signs: str) -> str:
    digest = hashlib.sha256(b"hilft recovery key " + signs.encode("ascii")).digest()
    return _signs(int.from_bytes(digest[:3]) >> 4, _CHECK_SIGNS)


def _signs(number: int, count: int) -> str:
    return "".join(_ALPHABET[number >> (5 * place) & 31] for place in reversed(range(count)))


def _grouped(signs: str) -> str:
    return "-".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))
