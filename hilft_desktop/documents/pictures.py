# SPDX-License-Identifier: GPL-3.0-or-later
"""Photos and scans from outside, turned into plain pictures of their pages.

Nothing of the file itself is kept: each page is drawn and encoded anew, so that place, time,
device, hidden text and whatever else a file can carry stay behind. A file is what its first bytes
say, whatever its name. Everything is bounded: bytes, pixels, pages, scans.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pypdfium2
from PIL import ExifTags, Image

from hilft_desktop.documents.preview import PageImage, drawing
from hilft_desktop.domain.casework import ATTACHMENT_LIMIT
from hilft_desktop.domain.errors import UserError

LONG_SIDE = 2000
"""Pixels of the longer side that are kept: 170 dots per inch of a sheet of A4."""
MOST_PAGES = 30
MOST_PIXELS = 36_000_000
"""Larger pictures are refused before they are unpacked; A4 at 600 dots per inch has 35 million."""
MOST_JPEG_PIXELS = 52_000_000
"""JPEG files are unpacked at a smaller size; telephones make up to 50 million pixels."""
_QUALITY = 80
_START_OF_SCAN = b"\xff\xda"
_MOST_JPEG_SCANS = 100
"""Each scan walks over the whole picture; a small file can ask for thousands."""
_WHITE = (255, 255, 255, 255)
_LETTERS_BEFORE_PDF = 1024

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each orientation of EXIF."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
)


def reencoded_pages(data: bytes) -> tuple[bytes, ...]:
    """Return the pages of a picture or PDF as JPEG files that hold nothing but the picture.

    Raises ``UserError``: ``attachment_empty``, ``attachment_too_big``, ``attachment_kind``,
    ``attachment_too_large_picture``, ``attachment_too_many_pages``, ``attachment_locked``,
    ``attachment_unreadable``.
    """
    if not data:
        raise UserError("attachment_empty", field="path")
    if len(data) > ATTACHMENT_LIMIT:
        raise UserError("attachment_too_big", field="path", limit=ATTACHMENT_LIMIT >> 20)
    kind = _kind(data)
    pages = _pdf_pages(data) if kind == "PDF" else _picture_pages(data, kind)
    try:
        return tuple(_encoded(page) for page in pages)
    except UserError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise _too_large() from None
    except pypdfium2.PdfiumError as error:
        # PDFium says what is wrong in words only.
        locked = "password" in str(error).lower()
        code = "attachment_locked" if locked else "attachment_unreadable"
        raise UserError(code, field="path") from None
    except Exception:  # noqa: BLE001  (decoders of broken files raise whatever they stumble over)
        raise UserError("attachment_unreadable", field="path") from None


def page_picture(jpeg: bytes, width: int) -> PageImage:
    """Return a kept page as rows of pixels, ``width`` wide or as wide as it was kept."""
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as picture:
        width = max(1, min(width, picture.width))
        height = max(1, round(picture.height * width / picture.width))
        picture.draft("RGB", (width, height))
        drawn = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    return PageImage(width, height, width * 3, drawn.tobytes())


def _kind(data: bytes) -> str:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if b"%PDF-" in data[:_LETTERS_BEFORE_PDF]:
        return "PDF"
    raise UserError("attachment_kind", field="path")


def _pdf_pages(data: bytes) -> Iterator[Image.Image]:
    with drawing, pypdfium2.PdfDocument(data) as document:
        _check_pages(len(document))
        document.init_forms()  # else what was typed into a form is not drawn
        for page in document:
            long_side = max(page.get_size())
            if long_side <= 0:
                raise UserError("attachment_unreadable", field="path")
            bitmap = page.render(scale=LONG_SIDE / long_side, rev_byteorder=True, prefer_bgrx=False)
            try:
                yield bitmap.to_pil().copy()
            finally:
                bitmap.close()
                page.close()


def _picture_pages(data: bytes, kind: str) -> Iterator[Image.Image]:
    if kind == "JPEG" and data.count(_START_OF_SCAN) > _MOST_JPEG_SCANS:
        raise UserError("attachment_unreadable", field="path")
    most = MOST_JPEG_PIXELS if kind == "JPEG" else MOST_PIXELS
    with Image.open(io.BytesIO(data), formats=(kind,)) as picture:
        frames = 1 if kind != "TIFF" else _frames(picture)
        for number in range(frames):
            picture.seek(number)
            if picture.width * picture.height > most:
                raise _too_large()
            picture.draft("RGB", (LONG_SIDE, LONG_SIDE))
            yield _flat(picture)


def _frames(picture: Any) -> int:
    """Return how many pages a TIFF has, without walking further than is allowed."""
    for number in range(MOST_PAGES + 1):
        try:
            picture.seek(number)
        except EOFError:
            picture.seek(0)
            return number
    raise _too_many()


def _flat(picture: Image.Image) -> Image.Image:
    """Return a picture upright, small enough, on white, in colours or greys of 8 bits."""
    if picture.mode.startswith("I;16"):
        grey = picture.point(lambda value: value / 256).convert("L")
        return _upright(_small(grey), picture)
    if "A" in picture.getbands() or "transparency" in picture.info:
        coloured = _small(picture.convert("RGBA"))
        ground = Image.new("RGBA", coloured.size, _WHITE)
        return _upright(Image.alpha_composite(ground, coloured).convert("RGB"), picture)
    plain = picture.convert("L" if picture.mode in {"1", "L"} else "RGB")
    return _upright(_small(plain), picture)


def _small(picture: Image.Image) -> Image.Image:
    picture.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    return picture


def _upright(flat: Image.Image, source: Image.Image) -> Image.Image:
    """Return the picture turned as the camera was held; without a word on it, as it lies."""
    try:
        turn = _TURNS.get(source.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # noqa: BLE001  (broken metadata must not cost the picture)
        turn = None
    return flat if turn is None else flat.transpose(turn)


def _encoded(page: Image.Image) -> bytes:
    # On a fresh picture: the encoder copies comments and profiles it finds beside the pixels.
    mode = "L" if page.mode == "L" else "RGB"
    bare = Image.new(mode, page.size)
    bare.paste(page.convert(mode))
    file = io.BytesIO()
    bare.save(file, "JPEG", quality=_QUALITY, optimize=True)
    return file.getvalue()


def _check_pages(count: int) -> None:
    if count > MOST_PAGES:
        raise _too_many()
    if count < 1:
        raise UserError("attachment_unreadable", field="path")


def _too_many() -> UserError:
    return UserError("attachment_too_many_pages", field="path", limit=MOST_PAGES)


def _too_large() -> UserError:
    return UserError("attachment_too_large_picture", field="path")
