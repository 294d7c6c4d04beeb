# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a pack from a folder of content, whole or as a delta to an earlier pack."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.content.linter import check
from hilft_desktop.content.loader import Layout
from hilft_desktop.content.packs_format import (
    LARGEST_CONTENT,
    Member,
    Pack,
    PackManifest,
    Payload,
    member_allowed,
    sha256,
    write_pack,
)
from hilft_desktop.content.packs_keys import public_of
from hilft_desktop.domain.errors import UserError
from hilft_desktop.system.atomic import storage_error


def build_pack(folder: Path, private: Ed25519PrivateKey, base: Pack | None = None) -> bytes:
    """Return a signed pack of a content folder; with ``base`` only what it does not have.

    Raises ``UserError``: ``folder_missing``, ``pack_incomplete`` (no texts or no facts),
    ``pack_member_refused``, ``pack_not_clean`` (the linter found faults), ``pack_base_newer``.
    """
    if not folder.is_dir():
        raise UserError("folder_missing", file=str(folder))
    files = read_members(folder)
    library = load_clean(folder)
    edition = library.edition
    if base is not None and base.manifest.order >= edition:
        raise UserError("pack_base_newer", version=library.version, base=base.manifest.version)
    known = {} if base is None else {m.name: m.sha256 for m in base.manifest.members}
    members = tuple(
        Member(name=name, size=len(data), sha256=digest, carried=known.get(name) != digest)
        for name, data in sorted(files.items())
        for digest in (sha256(data),)
    )

    def manifest(payload: Payload) -> PackManifest:
        return PackManifest(
            format="hilft-content-pack/1",
            version=library.version,
            edition=edition[0],
            revision=edition[1],
            language="de",
            base="" if base is None else base.manifest.version,
            key=public_of(private).id,
            members=members,
            payload=payload,
        )

    carried = {member.name: files[member.name] for member in members if member.carried}
    return write_pack(manifest, carried, private.sign)


def load_clean(folder: Path) -> ContentLibrary:
    """Return the content of a folder that has no fault; raises ``UserError("pack_not_clean")``."""
    faults = check(folder)
    if faults:
        first = faults[0]
        raise UserError("pack_not_clean", count=len(faults), file=first.file, line=first.line)
    return ContentLibrary.load(folder)


def read_members(folder: Path) -> dict[str, bytes]:
    """Return the files of a content folder by the names they have in a pack.

    Raises ``UserError``: ``pack_incomplete``, ``pack_member_refused``, ``pack_too_big``.
    """
    layout = Layout.of(folder)
    if not (layout.texts / "manifest.toml").is_file():
        raise UserError("pack_incomplete", folder=str(folder))
    files: dict[str, bytes] = {}
    for root, prefix in ((layout.texts, "content/de"), (layout.facts, "facts")):
        for path in sorted(root.rglob("*")):
            if path.is_dir():
                continue
            name = f"{prefix}/{path.relative_to(root).as_posix()}"
            if not member_allowed(name):
                raise UserError("pack_member_refused", name=name[:80])
            try:
                files[name] = path.read_bytes()
            except OSError as error:
                raise storage_error(error, path) from error
    if sum(len(data) for data in files.values()) > LARGEST_CONTENT:
        raise UserError("pack_too_big", largest=LARGEST_CONTENT // 1024**2)
    return files
