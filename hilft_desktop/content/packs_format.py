# SPDX-License-Identifier: GPL-3.0-or-later
"""The file format of a content pack, read from memory and trusted only step by step.

A pack is, in this order: a line that names the format, the length of the manifest, the manifest
(canonical JSON), its Ed25519 signature, and the members as one zlib stream. The signature covers
the manifest, the manifest covers everything else by SHA-256: nothing is decompressed before the
signature and the hash of the compressed bytes are right, and never more than was announced.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hilft_desktop.domain.errors import UserError

SUFFIX = ".hilft-content"
MAGIC = b"hilft-content-pack/1\n"
SIGNATURE_BYTES = 64
LARGEST_PACK = 50 * 1024 * 1024
LARGEST_CONTENT = 50 * 1024 * 1024
LARGEST_MANIFEST = 2 * 1024 * 1024
LARGEST_RATIO = 100
MOST_MEMBERS = 5000

_LENGTH = struct.Struct(">I")
_WORD = r"[a-z0-9][a-z0-9_]{0,79}"
_MEMBER = re.compile(rf"(?:facts/{_WORD}\.toml|content/de/(?:{_WORD}/){{0,3}}{_WORD}\.(?:toml|md))")
# Windows opens devices under these names, whatever the ending.
_DEVICES = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\.")

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Version = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}-[0-9a-f]{8}$")]
Verify = Callable[[str, bytes, bytes], None]
"""Takes key id, signed bytes and signature; raises ``UserError`` unless the signature is right."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Member(_Part):
    """A file of the content; ``carried`` says whether its bytes are in this pack."""

    name: str
    size: Annotated[int, Field(ge=0, le=LARGEST_CONTENT)]
    sha256: Digest
    carried: bool


class Payload(_Part):
    """The compressed bytes of all members carried, one after the other."""

    size: Annotated[int, Field(ge=0, le=LARGEST_PACK)]
    sha256: Digest


class PackManifest(_Part):
    """What a pack says of itself. ``base`` names the version a delta pack adds to, else empty."""

    format: Literal["hilft-content-pack/1"]
    version: Version
    edition: Annotated[date, Field(strict=False)]
    revision: Annotated[int, Field(ge=0, le=9999)]
    language: Literal["de"]
    base: Version | Literal[""]
    key: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    members: Annotated[tuple[Member, ...], Field(strict=False, min_length=1)]
    payload: Payload

    @property
    def order(self) -> tuple[date, int]:
        """Return what makes a version older or newer than another."""
        return self.edition, self.revision


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack whose signature and hashes are right; ``files`` are the members it carries."""

    manifest: PackManifest
    files: Mapping[str, bytes]
    size: int


def member_allowed(name: str) -> bool:
    """Tell whether a name can be a member: small letters, known folders, no way out of them."""
    return bool(_MEMBER.fullmatch(name)) and not _DEVICES.search(name)


def sha256(data: bytes) -> str:
    """Return the SHA-256 as hex digits."""
    return hashlib.sha256(data).hexdigest()


def write_pack(
    manifest_of: Callable[[Payload], PackManifest],
    files: Mapping[str, bytes],
    sign: Callable[[bytes], bytes],
) -> bytes:
    """Return a pack; the same manifest, files and key give the same bytes."""
    compressed = zlib.compress(b"".join(files[name] for name in sorted(files)), 9)
    manifest = manifest_of(Payload(size=len(compressed), sha256=sha256(compressed)))
    head = _canonical(manifest.model_dump(mode="json"))
    signed = MAGIC + _LENGTH.pack(len(head)) + head
    return signed + sign(signed) + compressed


def read_pack(data: bytes, verify: Verify) -> Pack:
    """Return the pack in ``data`` after every check that needs no other version.

    Raises ``UserError``: ``pack_foreign`` (no pack of this format), ``pack_broken`` (cut off,
    changed on the way), ``pack_too_big``, ``pack_member_refused``, and what ``verify`` raises.
    """
    if len(data) > LARGEST_PACK:
        raise UserError("pack_too_big", largest=LARGEST_PACK // 1024**2)
    if not data.startswith(MAGIC):
        raise UserError("pack_foreign")
    start = len(MAGIC) + _LENGTH.size
    if len(data) < start:
        raise UserError("pack_broken")
    (length,) = _LENGTH.unpack(data[len(MAGIC) : start])
    end = start + length
    if length > LARGEST_MANIFEST or len(data) < end + SIGNATURE_BYTES:
        raise UserError("pack_broken")
    manifest = _manifest(data[start:end])
    verify(manifest.key, data[:end], data[end : end + SIGNATURE_BYTES])
    _check_members(manifest)
    return Pack(manifest, _files(manifest, data[end + SIGNATURE_BYTES :]), len(data))


def _manifest(head: bytes) -> PackManifest:
    try:
        parsed = json.loads(head)
        if _canonical(parsed) != head:
            raise UserError("pack_broken")
        return PackManifest.model_validate(parsed)
    except ValidationError as error:
        wrong = {str(detail["loc"][0]) for detail in error.errors() if detail["loc"]}
        raise UserError("pack_foreign" if "format" in wrong else "pack_broken") from None
    except (ValueError, RecursionError):
        raise UserError("pack_broken") from None


def _check_members(manifest: PackManifest) -> None:
    names = [member.name for member in manifest.members]
    if len(names) > MOST_MEMBERS:
        raise UserError("pack_too_big", largest=LARGEST_PACK // 1024**2)
    for name in names:
        if not member_allowed(name):
            raise UserError("pack_member_refused", name=name[:80])
    if names != sorted(set(names)):
        raise UserError("pack_broken")
    if not manifest.base and not all(member.carried for member in manifest.members):
        raise UserError("pack_broken")


def _files(manifest: PackManifest, compressed: bytes) -> dict[str, bytes]:
    payload = manifest.payload
    if len(compressed) != payload.size or sha256(compressed) != payload.sha256:
        raise UserError("pack_broken")
    carried = [member for member in manifest.members if member.carried]
    total = sum(member.size for member in carried)
    if total > LARGEST_CONTENT or total > LARGEST_RATIO * max(len(compressed), 1):
        raise UserError("pack_too_big", largest=LARGEST_CONTENT // 1024**2)
    raw = _decompressed(compressed, total)
    files: dict[str, bytes] = {}
    at = 0
    for member in carried:
        files[member.name] = raw[at : at + member.size]
        at += member.size
        if sha256(files[member.name]) != member.sha256:
            raise UserError("pack_broken")
    return files


def _decompressed(compressed: bytes, total: int) -> bytes:
    stream = zlib.decompressobj()
    try:
        # One byte more than announced is enough to see a stream that would not end.
        raw = stream.decompress(compressed, total + 1)
    except zlib.error:
        raise UserError("pack_broken") from None
    if len(raw) != total or not stream.eof or stream.unused_data or stream.unconsumed_tail:
        raise UserError("pack_broken")
    return raw


def _canonical(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")
