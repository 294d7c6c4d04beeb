# SPDX-License-Identifier: GPL-3.0-or-later
"""The release file of a month (``hilft-tally/1``): made once, read with distrust."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hilft_desktop.disclosure.catalogue import BASE, CATALOGUE_V1
from hilft_desktop.disclosure.combine import verify_tables
from hilft_desktop.domain.codes import Land
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.structures import Unit
from hilft_desktop.domain.tallies import Month
from hilft_desktop.services.rows import ReleaseRow

FORMAT = "hilft-tally/1"
MAX_BYTES = 1_000_000
_KEYS = frozenset(
    {
        "format",
        "catalogue",
        "release_id",
        "unit",
        "period",
        "held_back",
        "base",
        "tables",
        "sha256",
        "signature",
    }
)
_SEALS = ("sha256", "signature")


def compose(
    unit: Unit,
    first: Month,
    last: Month,
    held_back: tuple[Month, ...],
    tables: Mapping[str, Any],
    sign: Callable[[bytes], str],
) -> bytes:
    """Return the bytes of a release file, sealed by digest and signature.

    The release id is random: an id that carries a time would tell when somebody worked.
    """
    content: dict[str, Any] = {
        "format": FORMAT,
        "catalogue": CATALOGUE_V1.version,
        "release_id": str(uuid.uuid4()),
        "unit": {"id": unit.id, "name": unit.name, "land": unit.land.value},
        "period": {"from": first.first.isoformat(), "to": last.last.isoformat()},
        "held_back": [str(month) for month in held_back],
        "base": BASE,
        "tables": tables,
    }
    sealed = _sealed_bytes(content)
    content["sha256"] = hashlib.sha256(sealed).hexdigest()
    content["signature"] = sign(sealed)
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def read(data: bytes) -> ReleaseRow:
    """Return what a release file publishes, after checking everything that can be checked.

    Raises ``UserError``: ``release_not_a_release`` (no such file at all),
    ``release_unknown_format`` (newer format or catalogue), ``release_altered`` (digest does not
    fit), ``release_implausible`` (tables this program's protection cannot have made).
    """
    content = _parse(data)
    if content.get("format") != FORMAT or content.get("catalogue") != CATALOGUE_V1.version:
        raise UserError("release_unknown_format")
    if set(content) != _KEYS or content["base"] != BASE:
        raise UserError("release_not_a_release")
    digest = hashlib.sha256(_sealed_bytes(content)).hexdigest()
    if digest != content["sha256"]:
        raise UserError("release_altered")
    if not isinstance(content["tables"], dict) or verify_tables(content["tables"], CATALOGUE_V1):
        raise UserError("release_implausible")
    try:
        return ReleaseRow(
            month=str(content["period"]["to"])[:7],
            release_id=str(content["release_id"]),
            unit_name=str(content["unit"]["name"]),
            land=Land(content["unit"]["land"]).value,
            period_from=date.fromisoformat(content["period"]["from"]).isoformat(),
            period_to=date.fromisoformat(content["period"]["to"]).isoformat(),
            held_back=tuple(str(Month.parse(month)) for month in content["held_back"]),
            tables=content["tables"],
            json_bytes=data,
        )
    except (KeyError, TypeError, ValueError, AttributeError, UserError) as error:
        raise UserError("release_not_a_release") from error


def signed_part(data: bytes) -> tuple[bytes, str]:
    """Return the bytes that were signed and the signature of a release file already ``read``."""
    content = _parse(data)
    return _sealed_bytes(content), str(content["signature"])


def _parse(data: bytes) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        raise UserError("release_not_a_release")
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UserError("release_not_a_release") from error
    if not isinstance(content, dict):
        raise UserError("release_not_a_release")
    return content


def _sealed_bytes(content: Mapping[str, Any]) -> bytes:
    sealed = {key: value for key, value in content.items() if key not in _SEALS}
    text = json.dumps(sealed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")
