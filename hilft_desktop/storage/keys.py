# SPDX-License-Identifier: GPL-3.0-or-later
"""The key file beside the vault: who can open it, without saying who they are.

A random 256-bit data key opens the vault. Every slot owns an X25519 key pair: the private half is
wrapped with a key derived from the passphrase (AES-256-GCM), the data key is sealed to the public
half (HPKE, RFC 9180). So a passphrase change rewraps one slot, and a new data key can be sealed to
the remaining slots without asking everybody for a passphrase.

The counsellors' slots of a vault share one salt. So nobody has to say who they are, no name stands
outside the vault, and opening costs one derivation however many counsel. The price: whoever guesses
against a stolen file tries each guess on all of these slots at once.
"""

from __future__ import annotations

import base64
import binascii
import dataclasses
import json
import secrets
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hilft_desktop.domain.errors import UserError
from hilft_desktop.storage.kdf import KEY_BYTES, SALT_BYTES, KdfParams, derive_key
from hilft_desktop.storage.transaction import new_id
from hilft_desktop.system import atomic

FORMAT = "hilft-keys"
VERSION = 1
_NONCE_BYTES = 12
_SIZE_LIMIT = 1_000_000
_SEAL = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class SlotKind(StrEnum):
    """Whose slot it is."""

    COUNSELLOR = "counsellor"
    RECOVERY = "recovery"


@dataclasses.dataclass(frozen=True, slots=True)
class Slot:
    """One way to the data key. ``sealed_next`` is there only while the vault is being rekeyed."""

    id: str
    kind: SlotKind
    kdf: KdfParams
    salt: bytes
    nonce: bytes
    wrapped_key: bytes
    public_key: bytes
    sealed: bytes
    sealed_next: bytes | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class KeyFile:
    """Content of a key file. ``restored`` asks for a new laptop id at the next opening."""

    vault_id: str
    slots: tuple[Slot, ...]
    restored: bool = False

    def with_slots(self, slots: Iterator[Slot] | tuple[Slot, ...]) -> KeyFile:
        """Return the file with other slots."""
        return dataclasses.replace(self, slots=tuple(slots))


@dataclasses.dataclass(frozen=True, slots=True)
class Access:
    """A slot that a secret fits, and the data keys it leads to (two while rekeying)."""

    vault_id: str
    slot: Slot
    data_keys: tuple[bytes, ...]


def key_path(vault: Path) -> Path:
    """Return where the key file of a vault lies."""
    return vault.with_name(f"{vault.name}-keys")


def new_data_key() -> bytes:
    """Return a fresh 256-bit data key."""
    return secrets.token_bytes(KEY_BYTES)


def new_slot(
    vault_id: str,
    kind: SlotKind,
    secret: str,
    data_key: bytes,
    params: KdfParams,
    beside: tuple[Slot, ...] = (),
) -> Slot:
    """Return a slot through which ``secret`` opens the data key; ``beside`` stay as they are.

    Raises ``UserError("passphrase_taken")`` when the secret opens one of ``beside``.
    """
    private = X25519PrivateKey.generate()
    blank = Slot(
        new_id(), kind, params, b"", b"", b"", private.public_key().public_bytes_raw(), b""
    )
    wrapped = _wrapped(vault_id, blank, private.private_bytes_raw(), secret, params, beside)
    return dataclasses.replace(wrapped, sealed=seal(vault_id, wrapped, data_key))


def rewrap(
    vault_id: str,
    slot: Slot,
    old: str,
    new: str,
    params: KdfParams,
    beside: tuple[Slot, ...] = (),
) -> Slot:
    """Return the slot with another passphrase; ``beside`` are the other counsellors' slots.

    Raises ``UserError`` with ``passphrase_wrong`` or ``passphrase_taken``.
    """
    private = _private_key(vault_id, slot, _Derived(old))
    if private is None:
        raise UserError("passphrase_wrong", field="passphrase")
    return _wrapped(vault_id, slot, private, new, params, beside)


def seal(vault_id: str, slot: Slot, data_key: bytes) -> bytes:
    """Return the data key sealed to the slot's public half."""
    public = X25519PublicKey.from_public_bytes(slot.public_key)
    return _SEAL.encrypt(data_key, public, _bound_to(vault_id, slot))


def open_slots(keys: KeyFile, kind: SlotKind, secret: str, prefer: str | None = None) -> Access:
    """Return the first slot of a kind that the secret fits; ``prefer`` names the one to try first.

    Raises ``UserError("passphrase_wrong")`` or ``UserError("recovery_key_wrong")``.
    """
    slots = [slot for slot in keys.slots if slot.kind is kind]
    derived = _Derived(secret)
    for slot in sorted(slots, key=lambda slot: slot.id != prefer):
        private = _private_key(keys.vault_id, slot, derived)
        if private is not None:
            return Access(keys.vault_id, slot, tuple(_unsealed(keys.vault_id, slot, private)))
    if kind is SlotKind.RECOVERY:
        raise UserError("recovery_key_wrong", field="recovery_key")
    raise UserError("passphrase_wrong", field="passphrase")


def read_key_file(path: Path) -> KeyFile:
    """Return the content of a key file.

    Raises ``UserError`` with ``vault_keys_missing``, ``vault_keys_damaged``, ``vault_newer``.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(_SIZE_LIMIT)
    except FileNotFoundError as error:
        raise UserError("vault_keys_missing", file=str(path)) from error
    except OSError as error:
        raise atomic.storage_error(error, path) from error
    try:
        return _parsed(json.loads(raw))
    except _NewerError as error:
        raise UserError("vault_newer", file=str(path)) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UserError("vault_keys_damaged", file=str(path)) from error


def write_key_file(path: Path, keys: KeyFile) -> None:
    """Write a key file whole or not at all; raises what ``atomic.write_bytes`` raises."""
    data: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "vault_id": keys.vault_id,
        "slots": [_slot_to(slot) for slot in keys.slots],
    }
    if keys.restored:
        data["restored"] = True
    text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    atomic.write_bytes(path, text.encode("utf-8"))


class _Derived:
    """A secret and the keys derived from it so far: the same salt is never stretched twice."""

    __slots__ = ("_keys", "_secret")

    def __init__(self, secret: str) -> None:
        self._secret = secret
        self._keys: dict[tuple[bytes, KdfParams], bytes] = {}

    def key(self, salt: bytes, params: KdfParams) -> bytes:
        """Return the key for a salt."""
        known = self._keys.get((salt, params))
        if known is None:
            known = self._keys[salt, params] = derive_key(self._secret, salt, params)
        return known


def _wrapped(
    vault_id: str,
    slot: Slot,
    private: bytes,
    secret: str,
    params: KdfParams,
    beside: tuple[Slot, ...],
) -> Slot:
    derived = _Derived(secret)
    if any(_private_key(vault_id, other, derived) is not None for other in beside):
        # Nobody could tell later which of the two it was, and neither could ever be removed.
        raise UserError("passphrase_taken", field="passphrase")
    shared = (other.salt for other in beside if other.kdf == params)
    salt = next(shared, None) or secrets.token_bytes(SALT_BYTES)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    key = derived.key(salt, params)
    wrapped = AESGCM(key).encrypt(nonce, private, _bound_to(vault_id, slot))
    return dataclasses.replace(slot, kdf=params, salt=salt, nonce=nonce, wrapped_key=wrapped)


def _private_key(vault_id: str, slot: Slot, derived: _Derived) -> bytes | None:
    key = derived.key(slot.salt, slot.kdf)
    try:
        return AESGCM(key).decrypt(slot.nonce, slot.wrapped_key, _bound_to(vault_id, slot))
    except (InvalidTag, ValueError):
        return None


def _unsealed(vault_id: str, slot: Slot, private: bytes) -> Iterator[bytes]:
    key = X25519PrivateKey.from_private_bytes(private)
    for sealed in (slot.sealed, slot.sealed_next):
        if sealed is None:
            continue
        try:
            data_key = _SEAL.decrypt(sealed, key, _bound_to(vault_id, slot))
        except (InvalidTag, ValueError) as error:
            raise UserError("vault_keys_damaged") from error
        if len(data_key) != KEY_BYTES:
            raise UserError("vault_keys_damaged")
        yield data_key


def _bound_to(vault_id: str, slot: Slot) -> bytes:
    """Return the associated data: a slot is good for this vault, format and kind only."""
    return f"{FORMAT}/{VERSION} {vault_id} {slot.kind.value} {slot.id}".encode()


class _NewerError(Exception):
    """The key file was written by a later program."""


def _parsed(data: Any) -> KeyFile:
    if data["format"] != FORMAT or not isinstance(data["version"], int):
        raise ValueError("not a key file")
    if data["version"] > VERSION:
        raise _NewerError
    slots = tuple(_slot_from(item) for item in data["slots"])
    if not slots or not all(slot.kdf.is_acceptable for slot in slots):
        raise ValueError("no slots, or parameters this program never wrote")
    return KeyFile(str(data["vault_id"]), slots, data.get("restored") is True)


def _slot_to(slot: Slot) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": slot.id,
        "kind": slot.kind.value,
        "kdf": {"name": "argon2id", **dataclasses.asdict(slot.kdf)},
    }
    for name in ("salt", "nonce", "wrapped_key", "public_key", "sealed", "sealed_next"):
        value = getattr(slot, name)
        if value is not None:
            data[name] = base64.b64encode(value).decode("ascii")
    return data


def _slot_from(data: dict[str, Any]) -> Slot:
    kdf = data["kdf"]
    if kdf["name"] != "argon2id":
        raise ValueError("unknown key derivation")
    params = KdfParams(*(int(kdf[name]) for name in ("memory_kib", "passes", "lanes")))
    return Slot(
        id=str(data["id"]),
        kind=SlotKind(data["kind"]),
        kdf=params,
        salt=_bytes(data["salt"], SALT_BYTES),
        nonce=_bytes(data["nonce"], _NONCE_BYTES),
        wrapped_key=_bytes(data["wrapped_key"]),
        public_key=_bytes(data["public_key"], KEY_BYTES),
        sealed=_bytes(data["sealed"]),
        sealed_next=_bytes(data["sealed_next"]) if "sealed_next" in data else None,
    )


def _bytes(text: str, length: int | None = None) -> bytes:
    try:
        value = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if length is not None and len(value) != length:
        raise ValueError("wrong length")
    return value
