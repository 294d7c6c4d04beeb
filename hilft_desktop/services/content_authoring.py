# SPDX-License-Identifier: GPL-3.0-or-later
"""For editors: make keys and packs. No part of the counsellors' window."""

from __future__ import annotations

from pathlib import Path

from hilft_desktop.domain.errors import UserError
from hilft_desktop.services.content_packs import key_row
from hilft_desktop.services.content_rows import KeyRow, PackReport
from hilft_desktop.system.atomic import storage_error, write_bytes


def make_keys(folder: Path, name: str, passphrase: str = "") -> tuple[KeyRow, str, str]:
    """Write a new pair of keys; return the public key and the paths of public and secret file.

    Raises ``UserError``: ``folder_missing``, ``key_exists``, ``key_name_invalid``.
    """
    from hilft_desktop.content import packs_keys

    if not folder.is_dir():
        raise UserError("folder_missing", file=str(folder))
    key = packs_keys.make_keys(folder, name, passphrase)
    public, secret = folder / packs_keys.PUBLIC_NAME, folder / packs_keys.PRIVATE_NAME
    return key_row(key, shipped=False), str(public), str(secret)


def make_pack(
    folder: Path, key_file: Path, out: Path, *, passphrase: str = "", base: Path | None = None
) -> PackReport:
    """Write a signed pack of a content folder; with ``base``, a pack, only what it lacks.

    Raises ``UserError``: those of ``packs_build.build_pack``, ``packs_keys.read_private`` and, for
    the base, ``packs_format.read_pack``.
    """
    from hilft_desktop.content.packs_build import build_pack
    from hilft_desktop.content.packs_format import Pack, read_pack
    from hilft_desktop.content.packs_keys import Keyring, grouped, public_of, read_private

    private = read_private(key_file, passphrase)
    own = public_of(private)
    keyring = Keyring((own,))
    before: Pack | None = None
    if base is not None:
        try:
            before = read_pack(base.read_bytes(), keyring.verify)
        except OSError as error:
            raise storage_error(error, base) from error
    data = build_pack(folder, private, before)
    pack = read_pack(data, keyring.verify)
    write_bytes(out, data)
    return PackReport(
        file=str(out),
        version=pack.manifest.version,
        edition=pack.manifest.edition,
        revision=pack.manifest.revision,
        base=pack.manifest.base,
        signer="",
        fingerprint=grouped(own.id),
        members=len(pack.manifest.members),
        carried=len(pack.files),
        size_bytes=pack.size,
        content_bytes=sum(member.size for member in pack.manifest.members),
    )
