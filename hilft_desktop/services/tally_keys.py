# SPDX-License-Identifier: GPL-3.0-or-later
"""The public key of the group, as it is handed to a Landesverband once.

The key was made when the vault was set up and lies in it. So it survives lock, backup and restore,
and every laptop with a copy of this vault signs with the same one. Another key means another vault:
one set up anew, or that of somebody else. Which of the two it is no file can say; whoever adds the
numbers asks by telephone and compares the groups of signs.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

from hilft_desktop.domain.errors import UserError
from hilft_desktop.services.tally_rows import UnitKey

if TYPE_CHECKING:
    from hilft_desktop.storage.unit_of_work import UnitOfWork

_GROUP = 4
_PIXELS = 8
"""Width of a field in the picture: sharp on paper at 5 cm."""


def unit_key(uow: UnitOfWork) -> UnitKey:
    """Return the public key; raises ``UserError("unit_missing")``."""
    unit = uow.settings.unit()
    if unit is None:
        raise UserError("unit_missing")
    key = uow.signer.public_key()
    return UnitKey(
        unit_id=unit.id,
        unit_name=unit.name,
        land=unit.land.value,
        public_key=key,
        groups=key_groups(key),
        qr_text=f"HILFT-KEY:1:{unit.id}:{key}",
    )


def key_groups(key: str) -> tuple[str, ...]:
    """Return a key as groups of signs to compare; raises ``ValueError`` for what is none."""
    raw = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))
    signs = base64.b32encode(raw).decode("ascii").rstrip("=")
    return tuple(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))


def key_json(key: UnitKey) -> bytes:
    """Return the key as a file that a Landesverband lays beside the releases."""
    content = {"unit_id": key.unit_id, "unit_name": key.unit_name, "public_key": key.public_key}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def key_picture(key: UnitKey) -> bytes:
    """Return the QR code of a key as PNG, white frame included; the same key, the same bytes."""
    from hilft_desktop.documents.qr import qr_png

    return qr_png(key.qr_text, _PIXELS)
