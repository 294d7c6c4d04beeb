# SPDX-License-Identifier: GPL-3.0-or-later
"""Signatures of the group (Ed25519) and digests; both travel as unpadded base64url."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

_SEED_BYTES = 32


def new_signing_key() -> bytes:
    """Return a fresh private key as its 32-byte seed."""
    return secrets.token_bytes(_SEED_BYTES)


def public_key(seed: bytes) -> str:
    """Return the public key of a private one."""
    return _encode(Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw())


def sign(seed: bytes, data: bytes) -> str:
    """Return the signature of data; the same key and data give the same signature."""
    return _encode(Ed25519PrivateKey.from_private_bytes(seed).sign(data))


def verify(key: str, data: bytes, signature: str) -> bool:
    """Tell whether a signature over data was made with the private half of ``key``.

    A key or signature that is none at all is simply not valid.
    """
    try:
        Ed25519PublicKey.from_public_bytes(_decode(key)).verify(_decode(signature), data)
    except (InvalidSignature, ValueError, binascii.Error):
        return False
    return True


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 digest of data in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _decode(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
