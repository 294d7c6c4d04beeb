# SPDX-License-Identifier: GPL-3.0-or-later
"""A search through the bytes of an export for what must not be in it, wherever it may hide.

Takes bytes of any kind: text, JSON, CSV, PDF with compressed streams, ODS and other zip archives
with their members' names and times, PNG with its chunks. ``leaks`` tells what it found and where.
"""

from __future__ import annotations

import base64
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import pypdfium2

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\d:.,])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])")
_PDF_MOMENT = re.compile(r"D:(\d{4})(\d\d)(\d\d)\d{6}")
_ISO_DAY = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_GERMAN_DAY = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(20\d\d)(?!\d)")
_PLACES = re.compile(r"/home/|/root/|/tmp/|/Users/|\\Users\\|[A-Z]:\\\\?\w{2,}[\\/]|file://")
_PERSON_FIELDS = re.compile(
    # The program may name itself, and ReportLab nobody.
    r"/Author\s*(?!\s*\((?:anonymous|hilft desktop)?\))"
    r"|dc:creator|meta:initial-creator|meta:printed-by|cp:lastModifiedBy|meta:editing-"
)
_MACHINERY = re.compile(r"\bseed\b|\brandom_state\b|\btarget_vector\b|\btruth\b", re.IGNORECASE)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_TEXT_CHUNKS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_MOMENT_OF_NOTHING = date(2000, 1, 1)
"""What ReportLab writes as the moment of making when it is told to write none."""


@dataclass(frozen=True)
class Secrets:
    """What must not be found, and what looks like it but may be."""

    numbers: frozenset[int] = frozenset()
    """True counts that no published number equals."""
    words: tuple[str, ...] = ()
    """Names, pseudonyms, notes, places."""
    days: frozenset[date] = frozenset()
    """The only days that may be named: first and last of the period."""
    allowed: tuple[str, ...] = ()
    """Texts that are looked away from: release id, unit id, digest, signature."""


@dataclass(frozen=True)
class _Part:
    """A piece of a file: where it is, its text, and whether people read it (or machines only)."""

    place: str
    text: str
    is_read: bool


def leaks(data: bytes, secrets: Secrets) -> list[str]:
    """Return what was found that must not be there; empty for a clean file."""
    found = list(_of_containers(data))
    for part in _parts(data, "file"):
        text = part.text
        for allowed in secrets.allowed:
            text = text.replace(allowed, "")
        found += [f"{part.place}: {words}" for words in _in_text(text, part, secrets)]
    return sorted(set(found))


def _in_text(text: str, part: _Part, secrets: Secrets) -> Iterator[str]:
    for word in secrets.words:
        if word.casefold() in text.casefold():
            yield f"word {word!r}"
    for pattern, kind in ((_UUID, "id"), (_PLACES, "path"), (_PERSON_FIELDS, "person")):
        yield from (f"{kind} {match[0]!r}" for match in pattern.finditer(text))
    yield from (f"machinery {match[0]!r}" for match in _MACHINERY.finditer(text) if part.is_read)
    yield from (f"day {day}" for day in _days(text) if day not in secrets.days)
    if part.is_read:
        yield from (f"time {match[0]!r}" for match in _CLOCK.finditer(text))
        for number in secrets.numbers:
            if re.search(rf"(?<![\d.,\-]){number}(?![.,\-]?\d)", text):
                yield f"true number {number}"


def _days(text: str) -> Iterator[date | str]:
    """Yield days as dates, and what no calendar has as it stands."""
    places = [
        *((m[1], m[2], m[3], m[0]) for m in _ISO_DAY.finditer(text)),
        *((m[3], m[2], m[1], m[0]) for m in _GERMAN_DAY.finditer(text)),
        *((m[1], m[2], m[3], m[0]) for m in _PDF_MOMENT.finditer(text)),
    ]
    for year, month, day, words in places:
        try:
            found = date(int(year), int(month), int(day))
        except ValueError:
            yield words
            continue
        if found != _MOMENT_OF_NOTHING:
            yield found


def _parts(data: bytes, place: str) -> Iterator[_Part]:
    if data.startswith(b"%PDF"):
        yield from _pdf_parts(data, place)
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                yield _Part(f"{place}, name of a member", info.filename, is_read=False)
                yield from _parts(archive.read(info), f"{place}/{info.filename}")
    elif data.startswith(b"\x89PNG"):
        yield _Part(place, _beside_pixels(data).decode("latin-1"), is_read=False)
    else:
        yield _Part(place, data.decode("utf-8-sig", "replace"), is_read=True)


def _beside_pixels(data: bytes) -> bytes:
    """Return a PNG without its compressed pixels, which can look like anything by chance."""
    kept, at = [data[:8]], 8
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        kept.append(name if name == b"IDAT" else data[at + 4 : at + 8 + length])
        at += 12 + length
    return b"\n".join(kept)


def _pdf_parts(data: bytes, place: str) -> Iterator[_Part]:
    # Compressed bytes may look like anything by chance; they are searched unpacked.
    yield _Part(place, _STREAM.sub(b"", data).decode("latin-1"), is_read=False)
    for number, stream in enumerate(_STREAM.findall(data)):
        for raw in _inflated(stream):
            yield _Part(f"{place}, stream {number}", raw.decode("latin-1"), is_read=False)
    document = pypdfium2.PdfDocument(data)
    try:
        for name, value in document.get_metadata_dict(skip_empty=True).items():
            yield _Part(f"{place}, {name}", value, is_read=False)
        for page in document:
            text = page.get_textpage()
            yield _Part(f"{place}, text", text.get_text_bounded(), is_read=True)
            text.close()
            page.close()
    finally:
        document.close()


def _inflated(stream: bytes) -> Iterable[bytes]:
    packed = [stream]
    if stream.rstrip().endswith(b"~>"):
        packed.append(base64.a85decode(stream.rstrip().removesuffix(b"~>")))
    for candidate in packed:
        try:
            return (zlib.decompress(candidate),)
        except zlib.error:
            continue
    return ()


def _of_containers(data: bytes) -> Iterator[str]:
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                if info.date_time != _NO_TIME:
                    yield f"file/{info.filename}: time {info.date_time}"
                if info.comment or archive.comment:
                    yield f"file/{info.filename}: comment"
    if data.startswith(b"\x89PNG"):
        frame = _beside_pixels(data)
        yield from (f"file: chunk {name.decode()}" for name in _TEXT_CHUNKS if name in frame)
