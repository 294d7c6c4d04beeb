# SPDX-License-Identifier: GPL-3.0-or-later
"""A search index as one file: bound to the content it was made of, and never trusted unchecked.

One line of JSON says what the rest belongs to; the rest is a compressed JSON object. It holds the
public words of the guide and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
import zlib
from array import array
from dataclasses import dataclass
from datetime import date
from typing import Any

from hilft_desktop import __version__
from hilft_desktop.content.search_tables import IndexEntry, IndexTables

FORMAT = "hilft-search-index/1"
"""Counts up whenever the same content gives another index (a test holds one such index)."""

LARGEST = 64 * 1024**2
"""Bytes of an index, compressed or not; ours has about one megabyte."""

_NUMBERS = {"starts": "I", "where": "I", "scores": "d"}
_BYTES = {"I": 4, "d": 8}


@dataclass(frozen=True, slots=True)
class IndexKey:
    """What an index belongs to: the digest of all content files, and the days it answers for."""

    content: str
    since: date | None
    until: date | None

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return f"{self.content[:16]}-{self.since or date.min}.index"


def index_bytes(key: IndexKey, tables: IndexTables) -> bytes:
    """Return an index as a file; the same content gives the same bytes."""
    body = {
        "entries": [[e.id, e.kind, e.title, list(e.pieces)] for e in tables.entries],
        "stop_words": list(tables.stop_words),
        "synonyms": {word: list(others) for word, others in tables.synonyms.items()},
        "stems": list(tables.stems),
        **{name: _packed(getattr(tables, name)) for name in _NUMBERS},
    }
    packed = zlib.compress(json.dumps(body, ensure_ascii=False).encode("utf-8"), 9)
    return _head(key, packed) + packed


def tables_of(key: IndexKey, data: bytes) -> IndexTables | None:
    """Return the tables of a file; ``None`` for one that is broken or belongs to other content."""
    line, _, packed = data.partition(b"\n")
    if line + b"\n" != _head(key, packed):
        return None
    try:
        tables = _unpacked(packed)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, zlib.error):
        return None
    return tables if _is_sound(tables) else None


def _head(key: IndexKey, packed: bytes) -> bytes:
    said = {
        "format": FORMAT,
        "program": __version__,
        "content": key.content,
        "since": str(key.since or ""),
        "until": str(key.until or ""),
        "sha256": hashlib.sha256(packed).hexdigest(),
    }
    return json.dumps(said, separators=(",", ":")).encode("ascii") + b"\n"


def _unpacked(packed: bytes) -> IndexTables:
    stream = zlib.decompressobj()
    text = stream.decompress(packed, LARGEST)
    if not stream.eof:
        raise ValueError("larger than any index")
    body = json.loads(text)
    return IndexTables(
        entries=tuple(IndexEntry(i, k, t, tuple(pieces)) for i, k, t, pieces in body["entries"]),
        stop_words=tuple(body["stop_words"]),
        synonyms={word: tuple(others) for word, others in body["synonyms"].items()},
        stems=tuple(body["stems"]),
        starts=_numbers("I", body["starts"]),
        where=_numbers("I", body["where"]),
        scores=_numbers("d", body["scores"]),
    )


def _is_sound(tables: IndexTables) -> bool:
    """Tell whether every row leads to documents that are there."""
    starts, where = tables.starts, tables.where
    return (
        len(starts) == len(tables.stems) + 1
        and starts[0] == 0
        and starts[-1] == len(where) == len(tables.scores)
        and list(starts) == sorted(starts)
        and max(where, default=-1) < len(tables.entries)
    )


def _packed(numbers: array[Any]) -> str:
    return base64.b64encode(_little(numbers).tobytes()).decode("ascii")


def _numbers(code: str, text: str) -> array[Any]:
    numbers: array[Any] = array(code)
    numbers.frombytes(base64.b64decode(text, validate=True))
    if numbers.itemsize != _BYTES[code]:
        raise ValueError("this machine counts in other sizes")
    return _little(numbers)


def _little(numbers: array[Any]) -> array[Any]:
    """Return numbers with the byte order of the file, or back."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers
