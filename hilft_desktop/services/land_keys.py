# SPDX-License-Identifier: GPL-3.0-or-later
"""Which key belongs to which group, and what counted each month: kept, once it was seen.

A release file carries no key, because a key that travels inside proves nothing. Keys come as files
of their own (``hilft tally key``), in the list of groups, or from ``keys.json``, where they stay.
There stays, too, the digest of every release added, so that no month quietly becomes another one
between two runs. Only a person who says so changes either.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.tallies import Month
from hilft_desktop.i18n.dates import format_month
from hilft_desktop.services.land_rows import NewKey
from hilft_desktop.services.tally_keys import key_groups
from hilft_desktop.storage import signing
from hilft_desktop.system.reading import read_small

KEYS_FILE = "keys.json"
_FORMAT = "hilft-land-keys/1"
_LARGEST = 4_000_000
_KEY = re.compile(r"[A-Za-z0-9_-]{43}")
_QR = re.compile(r"HILFT-KEY:1:(?P<unit>[0-9a-f-]{36}):(?P<key>[A-Za-z0-9_-]{43})")
_KEY_FILE_MARKS = {"unit_id", "public_key"}
# Letters of other scripts that look like Latin ones, by which a name imitates another.
_LOOKALIKES = str.maketrans(
    "авекмнорстухіјѕԁһցոսԛԝαβεηικμνορτυχ",
    "abekmhopctyxijsdhgnuqwabenikmvoptux",
)


def skeleton(text: str) -> str:
    """Return what is left of a name for the eye: without case, accents, signs and scripts."""
    folded = unicodedata.normalize("NFKD", text).casefold().translate(_LOOKALIKES)
    return "".join(sign for sign in folded if sign.isalnum()).replace("0", "o").replace("1", "l")


def key_in(text: str, unit: str) -> str:
    """Return the key that a cell or QR code names for a group; empty if it names none."""
    words = "".join(text.split())
    match = _QR.fullmatch(words)
    if match:
        return match["key"] if match["unit"] == unit else ""
    if _KEY.fullmatch(words):
        return words
    plain = words.replace("-", "").upper()
    try:
        raw = base64.b32decode(plain + "=" * (-len(plain) % 8))
    except (binascii.Error, ValueError):
        return ""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii") if len(raw) == 32 else ""


@dataclass(slots=True)
class _Pinned:
    name: str
    keys: list[str] = field(default_factory=list)
    months: dict[str, str] = field(default_factory=dict)
    """Month and digest of the release that counted it."""


class KeyBook:
    """The groups known by now, with their keys."""

    def __init__(self, trusted: Iterable[str] = ()) -> None:
        self._units: dict[str, _Pinned] = {}
        self._trusted = frozenset(trusted)
        self._names: dict[str, str] = {}
        self._new: list[NewKey] = []

    @classmethod
    def load(cls, directory: str, trusted: Iterable[str] = ()) -> KeyBook:
        """Read ``keys.json`` of a folder, if there is one.

        Raises ``UserError("land_keys_damaged")``: a list of keys that cannot be read must not be
        replaced by an empty one.
        """
        book = cls(trusted)
        file = Path(directory) / KEYS_FILE
        if not directory or not file.exists():
            return book
        try:
            book._fill(json.loads(read_small(file, _LARGEST)))
        except (
            UserError,
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
            RecursionError,
        ) as error:
            raise UserError("land_keys_damaged", file=str(file)) from error
        return book

    def _fill(self, content: Mapping[str, Any]) -> None:
        if content["format"] != _FORMAT:
            raise ValueError("another format")
        for unit, entry in content["units"].items():
            name = str(entry["name"])
            months = {str(Month.parse(m)): str(digest) for m, digest in entry["months"].items()}
            self._units[unit] = _Pinned(name, [_checked(key) for key in entry["keys"]], months)
            self._names.setdefault(skeleton(name), unit)

    @property
    def new_keys(self) -> tuple[NewKey, ...]:
        """Keys seen for the first time."""
        return tuple(self._new)

    def pin(self, unit: str, name: str, key: str) -> None:
        """Keep a key of a group.

        Raises ``UserError("land_key_changed")`` when another one is kept and nobody confirmed the
        new one. A confirmed key comes beside the old: what was signed before stays valid.
        """
        pinned = self._units.setdefault(unit, _Pinned(name))
        if key in pinned.keys:
            return
        if pinned.keys and unit not in self._trusted:
            raise UserError("land_key_changed", unit=unit, name=pinned.name)
        pinned.keys.append(key)
        self._new.append(NewKey(unit, pinned.name or name, key_groups(key)))

    def has_key(self, unit: str) -> bool:
        """Tell whether signatures of a group can be checked."""
        pinned = self._units.get(unit)
        return pinned is not None and bool(pinned.keys)

    def check(self, unit: str, sealed: bytes, signature: str) -> None:
        """Raise ``UserError("land_signature_wrong")`` unless a kept key fits, if there is one."""
        pinned = self._units.get(unit)
        if pinned is None or not pinned.keys:
            return
        if not any(signing.verify(key, sealed, signature) for key in pinned.keys):
            raise UserError("land_signature_wrong", name=pinned.name)

    def introduce(self, unit: str, name: str) -> None:
        """Take note of a group that the list of groups names: whoever wrote it knows its name."""
        self._units.setdefault(unit, _Pinned(name)).name = name
        self._names.setdefault(skeleton(name), unit)

    def meet(self, unit: str, name: str, *, practice: bool) -> None:
        """Take note of a group; raises ``UserError("land_unit_mimics")`` for a borrowed name.

        Two groups may well bear one name. Then a person says so once, and both are known.
        """
        known = self._units.get(unit)
        owner = self._names.setdefault(skeleton(name), unit)
        is_owner = owner == unit or practice or unit in self._trusted
        if not is_owner and (known is None or skeleton(known.name) != skeleton(name)):
            raise UserError("land_unit_mimics", name=name, unit=unit, other=owner)
        if known is None:
            self._units[unit] = _Pinned(name)
        elif not known.name:
            known.name = name

    def remember(self, unit: str, months: Sequence[Month], digest: str) -> None:
        """Keep what counts a month of a group.

        Raises ``UserError("land_release_changed")`` when something else counted it in an earlier
        run and nobody confirmed the group.
        """
        pinned = self._units[unit]
        for month in months:
            if pinned.months.get(str(month), digest) != digest and unit not in self._trusted:
                words = format_month(month.year, month.month)
                raise UserError("land_release_changed", name=pinned.name, unit=unit, month=words)
        pinned.months |= dict.fromkeys(map(str, months), digest)

    def to_json(self) -> bytes:
        """Return what ``load`` reads; the same groups and keys give the same bytes."""
        units = {
            unit: {
                "name": pinned.name,
                "keys": pinned.keys,
                "months": dict(sorted(pinned.months.items())),
            }
            for unit, pinned in sorted(self._units.items())
        }
        content = {"format": _FORMAT, "units": units}
        return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def key_file(content: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """Return unit id, name and key of a key file (``hilft tally key --json``); else ``None``.

    Raises ``UserError("land_key_unreadable")`` for one that is broken.
    """
    if not content.keys() >= _KEY_FILE_MARKS:
        return None
    unit, name = content["unit_id"], content.get("unit_name", "")
    key = content["public_key"]
    if not (isinstance(unit, str) and isinstance(name, str) and isinstance(key, str)):
        raise UserError("land_key_unreadable")
    if not is_unit_id(unit) or not name.isprintable() or not _KEY.fullmatch(key):
        raise UserError("land_key_unreadable")
    return unit, name, key


_UNIT_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def is_unit_id(text: str) -> bool:
    """Tell whether a text is the id of a group in the one spelling this program writes."""
    return _UNIT_ID.fullmatch(text) is not None


def is_practice(unit: str) -> bool:
    """Tell whether an id belongs to a practice vault: those count up from zero."""
    return unit.startswith("00000000-0000-4000-")


def _checked(key: object) -> str:
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise ValueError("no key")
    return key
