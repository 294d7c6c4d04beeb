# SPDX-License-Identifier: GPL-3.0-or-later
"""Ed25519 keys of content packs: made, read, trusted.

A public key file is TOML with name and key, so that it can be read and compared by people. A
private key is PKCS#8 in PEM, with a passphrase if one is given.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import Field, ValidationError

from hilft_desktop.content.schema import Entry, Words
from hilft_desktop.content.toml_source import TomlSyntaxError, parse_toml
from hilft_desktop.content.toml_text import toml_text
from hilft_desktop.domain.errors import UserError
from hilft_desktop.system.atomic import storage_error, write_text
from hilft_desktop.system.resources import resource_root

PUBLIC_NAME = "hilft-inhalte.pub.toml"
PRIVATE_NAME = "hilft-inhalte.geheim.pem"
SHIPPED = "content/keys.toml"
_FORMAT = "hilft-keys/1"
_LARGEST = 64 * 1024


class _KeyEntry(Entry):
    name: Annotated[Words, Field(max_length=80)]
    ed25519: Annotated[str, Field(min_length=44, max_length=44)]


class _KeyFile(Entry):
    format: Literal["hilft-keys/1"]
    key: tuple[_KeyEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Somebody whose packs can be told from others'."""

    name: str
    raw: bytes

    @property
    def id(self) -> str:
        """Return the fingerprint as hex digits: the start of the SHA-256 of the key."""
        return hashlib.sha256(self.raw).hexdigest()[:32]


class Keyring(Mapping[str, PublicKey]):
    """Public keys by id."""

    def __init__(self, keys: Iterable[PublicKey]) -> None:
        self._keys = {key.id: key for key in keys}

    def __getitem__(self, key_id: str) -> PublicKey:
        return self._keys[key_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def verify(self, key_id: str, signed: bytes, signature: bytes) -> None:
        """Return if the key is trusted and the signature is its own.

        Raises ``UserError("pack_signer_unknown")`` or ``UserError("pack_signature_wrong")``.
        """
        key = self._keys.get(key_id)
        if key is None:
            raise UserError("pack_signer_unknown", fingerprint=grouped(key_id))
        try:
            Ed25519PublicKey.from_public_bytes(key.raw).verify(signature, signed)
        except InvalidSignature:
            raise UserError("pack_signature_wrong", name=key.name) from None


def grouped(key_id: str) -> str:
    """Return a fingerprint as people compare it: groups of four signs."""
    return " ".join(key_id[at : at + 4] for at in range(0, len(key_id), 4))


def make_keys(folder: Path, name: str, passphrase: str = "") -> PublicKey:
    """Write a new pair of keys into a folder and return the public one.

    Raises ``UserError("key_exists")`` rather than overwrite a key, ``key_name_invalid``, or an
    error of ``storage_error``.
    """
    name = " ".join(name.split())
    if not name or len(name) > 80:
        raise UserError("key_name_invalid")
    private_file, public_file = folder / PRIVATE_NAME, folder / PUBLIC_NAME
    for file in (private_file, public_file):
        if file.exists():
            raise UserError("key_exists", file=str(file))
    private = Ed25519PrivateKey.generate()
    encryption: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if passphrase:
        encryption = serialization.BestAvailableEncryption(passphrase.encode("utf-8"))
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption
    )
    public = PublicKey(name, _raw(private.public_key()))
    write_text(private_file, pem.decode("ascii"))
    write_keys(public_file, (public,))
    return public


def read_private(file: Path, passphrase: str = "") -> Ed25519PrivateKey:
    """Return a private key.

    Raises ``UserError``: ``key_passphrase_needed``, ``key_passphrase_wrong``, ``key_unreadable``,
    or an error of ``storage_error``.
    """
    data = _read(file)
    try:
        key = serialization.load_pem_private_key(data, passphrase.encode("utf-8") or None)
    except TypeError:
        # The library says so both for a missing passphrase and for one that nobody asked for.
        if passphrase:
            return read_private(file)
        raise UserError("key_passphrase_needed", file=str(file)) from None
    except (ValueError, UnsupportedAlgorithm):
        code = "key_passphrase_wrong" if b"ENCRYPTED" in data else "key_unreadable"
        raise UserError(code, file=str(file)) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise UserError("key_unreadable", file=str(file))
    return key


def public_of(private: Ed25519PrivateKey, name: str = "") -> PublicKey:
    """Return the public half of a private key."""
    return PublicKey(name, _raw(private.public_key()))


def read_keys(file: Path) -> tuple[PublicKey, ...]:
    """Return the public keys of a file; raises ``UserError("key_unreadable")``."""
    try:
        source = parse_toml(_read(file).decode("utf-8"))
        entries = _KeyFile.model_validate(source.data).key
        return tuple(_public(entry) for entry in entries)
    except (UnicodeDecodeError, TomlSyntaxError, ValidationError, binascii.Error):
        raise UserError("key_unreadable", file=str(file)) from None


def write_keys(file: Path, keys: Iterable[PublicKey]) -> None:
    """Write public keys into a file."""
    entries = [
        {"name": key.name, "ed25519": base64.b64encode(key.raw).decode("ascii")} for key in keys
    ]
    write_text(file, toml_text({"format": _FORMAT, "key": entries}))


def shipped_keys() -> tuple[PublicKey, ...]:
    """Return the keys that ship with the program."""
    return read_keys(resource_root() / SHIPPED)


def _public(entry: _KeyEntry) -> PublicKey:
    raw = base64.b64decode(entry.ed25519, validate=True)
    if len(raw) != 32:
        raise binascii.Error("not a key")
    return PublicKey(entry.name, raw)


def _raw(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            data = source.read(_LARGEST + 1)
    except OSError as error:
        raise storage_error(error, file) from error
    if len(data) > _LARGEST:
        raise UserError("key_unreadable", file=str(file))
    return data
