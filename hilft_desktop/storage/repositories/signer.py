# SPDX-License-Identifier: GPL-3.0-or-later
"""The group's own signature."""

from __future__ import annotations

from sqlalchemy import select

from hilft_desktop.storage import signing
from hilft_desktop.storage.tables import vault_meta
from hilft_desktop.storage.transaction import Repository


class SignerRepository(Repository):
    """Signs with the key made when the vault was set up; the key itself never leaves."""

    __slots__ = ()

    def sign(self, data: bytes) -> str:
        """Return the group's signature of data."""
        return signing.sign(self._seed(), data)

    def public_key(self) -> str:
        """Return the key with which others check the group's signatures."""
        return signing.public_key(self._seed())

    def _seed(self) -> bytes:
        return bytes(self._scalar(select(vault_meta.c.signing_key)))
