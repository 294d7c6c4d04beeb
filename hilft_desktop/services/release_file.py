# SPDX-License-Identifier: GPL-3.0-or-later
"""The release file of a month (``hilft-tally/1``): made once, read with distrust."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hilft_desktop.disclosure.adding import Published, published
from hilft_desktop.disclosure.catalogue import BASE, CATALOGUE_V1, CATALOGUES, Catalogue
from hilft_desktop.disclosure.combine import verify_tables
from hilft_desktop.domain.codes import Land
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.structures import Unit
from hilft_desktop.domain.tallies import Month, TallyMode
from hilft_desktop.services.rows import ReleaseRow

FORMAT = "hilft-tally/1"
MAX_BYTES = 1_000_000
_FAMILY = "hilft-tally/"
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
_MODE = "mode"
"""Extra key of a release made in another mode than the usual one, which has no such key."""
_SEALS = ("sha256", "signature")


def compose(
    unit: Unit,
    first: Month,
    last: Month,
    held_back: tuple[Month, ...],
    tables: Mapping[str, Any],
    sign: Callable[[bytes], str],
    *,
    catalogue: str = CATALOGUE_V1.version,
    mode: TallyMode = TallyMode.ROUNDED,
) -> bytes:
    """Return the bytes of a release file, sealed by digest and signature.

    The release id is random: an id that carries a time would tell when somebody worked.
    """
    content: dict[str, Any] = {
        "format": FORMAT,
        "catalogue": catalogue,
        "release_id": str(uuid.uuid4()),
        "unit": {"id": unit.id, "name": _without_controls(unit.name), "land": unit.land.value},
        "period": {"from": first.first.isoformat(), "to": last.last.isoformat()},
        "held_back": [str(month) for month in held_back],
        "base": BASE,
        "tables": tables,
    }
    if mode is not TallyMode.ROUNDED:
        content[_MODE] = mode.value
    sealed = _sealed_bytes(content)
    content["sha256"] = hashlib.sha256(sealed).hexdigest()
    content["signature"] = sign(sealed)
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


@dataclass(frozen=True, slots=True)
class OpenedRelease:
    """A release file that is intact in itself, and what is needed to check who signed it."""

    row: ReleaseRow
    numbers: Published
    sealed: bytes
    """The bytes that were signed."""
    digest: str
    signature: str


def read(data: bytes) -> ReleaseRow:
    """Return what a release file publishes, after checking everything that can be checked.

    Raises ``UserError``: ``release_not_a_release`` (no such file at all),
    ``release_unknown_format`` (newer format or catalogue), ``release_altered`` (digest does not
    fit), ``release_implausible`` (tables or a period this program cannot have made; ``fault`` names
    the first fault of the tables).
    """
    return open_release(data).row


def open_release(data: bytes) -> OpenedRelease:
    """Return a release file with its signature, which is for the caller to check.

    Raises what ``read`` raises.
    """
    content = _parse(data)
    if not str(content.get("format")).startswith(_FAMILY):
        raise UserError("release_not_a_release")
    named = content.get("catalogue")
    catalogue = CATALOGUES.get(named) if isinstance(named, str) else None
    if content["format"] != FORMAT or catalogue is None:
        raise UserError("release_unknown_format")
    if set(content) - {_MODE} != _KEYS or content["base"] != BASE:
        raise UserError("release_not_a_release")
    try:
        sealed = _sealed_bytes(content)
    except (ValueError, RecursionError) as error:  # half a surrogate pair, nested too deeply
        raise UserError("release_not_a_release") from error
    digest = hashlib.sha256(sealed).hexdigest()
    if digest != content["sha256"]:
        raise UserError("release_altered")
    numbers = _numbers(content["tables"], catalogue)
    row = _row(content, catalogue, data)
    return OpenedRelease(row, numbers, sealed, digest, str(content["signature"]))


def signed_part(data: bytes) -> tuple[bytes, str]:
    """Return the bytes that were signed and the signature of a release file already ``read``."""
    opened = open_release(data)
    return opened.sealed, opened.signature


def _numbers(tables: object, catalogue: Catalogue) -> Published:
    if not isinstance(tables, dict):
        raise UserError("release_implausible")
    numbers = published(tables, catalogue)
    if numbers is None:
        raise UserError("release_implausible", fault=verify_tables(tables, catalogue)[0].kind.value)
    return numbers


def _row(content: Mapping[str, Any], catalogue: Catalogue, data: bytes) -> ReleaseRow:
    one_way, two_way = _by_kind(content["tables"], catalogue)
    try:
        first, last, held_back = _period(content)
        return ReleaseRow(
            month=str(last),
            release_id=str(uuid.UUID(content["release_id"])),
            unit_name=_printable(content["unit"]["name"]),
            land=Land(content["unit"]["land"]).value,
            period_from=first.first.isoformat(),
            period_to=last.last.isoformat(),
            held_back=tuple(str(month) for month in held_back),
            tables=one_way,
            json_bytes=data,
            two_way=two_way,
            unit_id=_printable(content["unit"]["id"]),
            catalogue=catalogue.version,
            mode=_mode(content, two_way),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UserError("release_not_a_release") from error


def _parse(data: bytes) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        raise UserError("release_not_a_release")
    try:
        content = json.loads(data, object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError) as error:
        raise UserError("release_not_a_release") from error
    if not isinstance(content, dict):
        raise UserError("release_not_a_release")
    return content


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name given twice: other readers would take the value this one did not check."""
    content = dict(pairs)
    if len(content) != len(pairs):
        raise ValueError("a name is given twice")
    return content


def _period(content: Mapping[str, Any]) -> tuple[Month, Month, tuple[Month, ...]]:
    """Return first and last month and those held back; they must be whole and without a gap."""
    first_day = date.fromisoformat(content["period"]["from"])
    last_day = date.fromisoformat(content["period"]["to"])
    first, last = Month.of(first_day), Month.of(last_day)
    held_back = tuple(_months(first, last))
    if (
        (first_day, last_day) != (first.first, last.last)
        or first > last
        or content["held_back"] != [str(month) for month in held_back]
    ):
        raise UserError("release_implausible")
    return first, last, held_back


def _by_kind(
    tables: Mapping[str, Any], catalogue: Catalogue
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the one-way tables with the total, and the two-way tables."""
    crossed = {catalogue.two_way_table(ray) for ray in catalogue.rays}
    return (
        {name: table for name, table in tables.items() if name not in crossed},
        {name: table for name, table in tables.items() if name in crossed},
    )


def _mode(content: Mapping[str, Any], two_way: Mapping[str, Any]) -> TallyMode:
    """Return the mode; a key for the usual one, or two-way tables after noise, nobody writes."""
    if _MODE not in content:
        return TallyMode.ROUNDED
    mode = TallyMode(content[_MODE])
    if mode is TallyMode.ROUNDED or two_way:
        raise UserError("release_implausible")
    return mode


def _months(first: Month, end: Month) -> Iterator[Month]:
    while first < end:
        yield first
        first = first.next()


def _without_controls(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable())


def _printable(text: Any) -> str:
    """Return a name from outside as it may be shown; a terminal obeys control characters."""
    if not isinstance(text, str) or not text.isprintable():
        raise ValueError("no printable text")
    return text


def _sealed_bytes(content: Mapping[str, Any]) -> bytes:
    sealed = {key: value for key, value in content.items() if key not in _SEALS}
    text = json.dumps(sealed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")
