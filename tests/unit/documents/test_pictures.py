# SPDX-License-Identifier: GPL-3.0-or-later
"""Photos and scans from outside: plain pictures come in, everything else stays out."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, PngImagePlugin
from reportlab.pdfgen.canvas import Canvas

from hilft_desktop.documents import pictures
from hilft_desktop.documents.picture_paper import picture_pdf
from hilft_desktop.documents.pictures import LONG_SIDE, page_picture, reencoded_pages
from hilft_desktop.documents.preview import page_count
from hilft_desktop.domain.casework import ATTACHMENT_LIMIT
from hilft_desktop.domain.errors import UserError

MARKER = b"zwiebelturmkanarie"
RED, BLUE = (200, 20, 20), (20, 20, 200)


def picture(size: tuple[int, int] = (60, 40), mode: str = "RGB") -> Image.Image:
    """Return a picture that is red above and blue below."""
    made = Image.new("RGB", size, RED)
    made.paste(BLUE, (0, size[1] // 2, *size))
    return made.convert(mode)


def encoded(source: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    source.save(file, kind, **options)
    return file.getvalue()


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg), formats=("JPEG",))


def refused(data: bytes) -> str:
    with pytest.raises(UserError) as error:
        reencoded_pages(data)
    assert error.value.field == "path"
    return error.value.code


def is_near(seen: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(seen, tuple)
    return all(abs(a - b) < 12 for a, b in zip(seen, wanted, strict=True))


# ---------------------------------------------------------------------------- what comes in


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP"])
def test_every_kind_of_picture_comes_in_as_it_looks(kind: str):
    (page,) = reencoded_pages(encoded(picture(), kind))
    kept = opened(page)
    assert kept.size == (60, 40)
    assert is_near(kept.getpixel((30, 5)), RED)
    assert is_near(kept.getpixel((30, 35)), BLUE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_mode_of_colour_is_understood(mode: str):
    kind = {"CMYK": "JPEG"}.get(mode, "PNG")
    source = Image.new("I;16", (60, 40), 40_000) if mode == "I;16" else picture(mode=mode)
    (page,) = reencoded_pages(encoded(source, kind))
    assert opened(page).size == (60, 40)
    if mode == "I;16":
        assert abs(opened(page).getpixel((3, 3)) - 40_000 // 256) < 3  # type: ignore[operator]


def test_what_is_transparent_is_white_paper():
    clear = Image.new("RGBA", (10, 10), (0, 0, 0, 0))
    (page,) = reencoded_pages(encoded(clear, "PNG"))
    assert opened(page).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_large_pictures_shrink_to_what_can_still_be_read(kind: str):
    (page,) = reencoded_pages(encoded(picture((3000, 1500)), kind))
    assert opened(page).size == (LONG_SIDE, LONG_SIDE // 2)


@pytest.mark.parametrize(("orientation", "top"), [(1, RED), (3, BLUE), (8, RED), (6, BLUE)])
def test_a_photo_stands_upright(orientation: int, top: tuple[int, int, int]):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    (page,) = reencoded_pages(encoded(picture((64, 64)), "JPEG", exif=exif))
    seen = opened(page)
    place = {1: (32, 5), 3: (32, 5), 8: (5, 32), 6: (5, 32)}[orientation]
    assert is_near(seen.getpixel(place), top)


def test_each_page_of_a_scan_comes_in():
    pages = [picture((30 + n, 40)) for n in range(3)]
    data = encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert [opened(page).width for page in reencoded_pages(data)] == [30, 31, 32]


def test_a_pdf_comes_in_page_by_page_with_what_was_typed_into_it():
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(200, 100))
    canvas.setFillColorRGB(0, 0, 0)
    canvas.rect(0, 0, 200, 50, stroke=0, fill=1)
    canvas.showPage()
    canvas.acroForm.textfield(value="XXXXXXXX", x=10, y=10, width=180, height=80, fontSize=60)
    canvas.showPage()
    canvas.save()
    first, second = (opened(page) for page in reencoded_pages(file.getvalue()))
    assert first.size == (LONG_SIDE, LONG_SIDE // 2)
    assert (first.getpixel((1000, 900)), first.getpixel((1000, 100))) == (
        (0, 0, 0),
        (255, 255, 255),
    )
    darkest = min(second.convert("L").tobytes())
    assert darkest < 60, "the letters in the form field are drawn"


# ------------------------------------------------------------------------- what stays outside


def exif_with_place() -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = MARKER.decode()
    exif[ExifTags.Base.ImageDescription] = MARKER.decode()
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (52.0, 31.0, 12.0)
    place[ExifTags.GPS.GPSAreaInformation] = MARKER
    return exif


def with_metadata(kind: str) -> bytes:
    if kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", MARKER.decode())
        info.add_itxt("XML:com.adobe.xmp", MARKER.decode())
        return encoded(picture(), kind, pnginfo=info, exif=exif_with_place())
    options: dict[str, object] = {"exif": exif_with_place()}
    if kind == "JPEG":
        options |= {"comment": MARKER, "icc_profile": MARKER * 20, "xmp": MARKER}
    if kind == "TIFF":
        options = {"tiffinfo": {270: MARKER.decode(), 315: MARKER.decode()}}
    return encoded(picture(), kind, **options)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_place_time_device_and_comments_are_gone(kind: str):
    data = with_metadata(kind)
    assert MARKER in data, "the test must carry in what is to be left outside"
    (page,) = reencoded_pages(data)
    assert MARKER not in page
    kept = opened(page)
    assert dict(kept.getexif()) == {}
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_what_hangs_behind_a_picture_is_gone():
    archive = b"PK\x03\x04" + MARKER
    for kind in ("JPEG", "PNG", "BMP"):
        (page,) = reencoded_pages(encoded(picture(), kind) + archive)
        assert MARKER not in page
        assert page.startswith(b"\xff\xd8\xff")
        assert page.endswith(b"\xff\xd9")


def test_a_pdf_leaves_its_words_scripts_and_files_outside():
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(200, 100), pageCompression=0)
    canvas.setTitle(MARKER.decode())
    canvas.drawString(10, 10, MARKER.decode())
    canvas.save()
    assert MARKER in file.getvalue()
    (page,) = reencoded_pages(file.getvalue())
    assert MARKER not in page
    assert MARKER not in picture_pdf([page])


# ------------------------------------------------------------------------------- hostile files


def png_bomb(width: int, height: int) -> bytes:
    """Return a small file that says it is a huge picture."""

    def chunk(name: bytes, body: bytes) -> bytes:
        check = zlib.crc32(name + body)
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(100_000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [6_001, 9_999, 50_000])
def test_a_bomb_is_refused_before_it_is_unpacked(side: int):
    assert refused(png_bomb(side, side)) == "attachment_too_large_picture"


def test_a_photo_of_fifty_million_pixels_still_comes_in():
    (page,) = reencoded_pages(encoded(Image.new("L", (8160, 6120)), "JPEG", quality=20))
    assert opened(page).size == (2000, 1500)


def test_a_jpeg_of_endless_scans_is_refused():
    data = encoded(picture(), "JPEG", progressive=True)
    scan = data[data.index(b"\xff\xda") : -2]
    assert refused(data[:-2] + scan * 200 + b"\xff\xd9") == "attachment_unreadable"


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pictures, "MOST_PAGES", 2)
    scan = [picture((8, 8))] * 3
    tiff = encoded(scan[0], "TIFF", save_all=True, append_images=scan[1:])
    assert refused(tiff) == "attachment_too_many_pages"
    assert refused(picture_pdf([encoded(picture(), "JPEG")] * 3)) == "attachment_too_many_pages"


def test_size_is_judged_before_anything_is_read():
    assert refused(b"\xff\xd8\xff" + bytes(ATTACHMENT_LIMIT)) == "attachment_too_big"
    assert refused(b"") == "attachment_empty"


@pytest.mark.parametrize(
    "data",
    [
        b"GIF89a" + bytes(50),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"PK\x03\x04" + bytes(50),
        b"%!PS-Adobe-3.0 EPSF-3.0",
        b"MZ" + bytes(80),
        b"RIFF\x00\x00\x00\x00AVI ",
        b"Hallo",
    ],
)
def test_other_kinds_of_files_stay_out(data: bytes):
    assert refused(data) == "attachment_kind"


def test_the_first_bytes_decide_not_what_a_file_would_like_to_be():
    # A picture that is also a PDF further in is drawn as the picture it begins as.
    both = encoded(picture(), "PNG") + picture_pdf([encoded(picture((99, 10)), "JPEG")])
    (page,) = reencoded_pages(both)
    assert opened(page).size == (60, 40)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP"])
def test_cut_off_pictures_are_refused(kind: str):
    data = encoded(Image.effect_noise((80, 80), 90).convert("RGB"), kind)
    assert refused(data[: len(data) // 2]) == "attachment_unreadable"


@pytest.mark.parametrize("data", [b"%PDF-1.4\n%%EOF", b"%PDF-1.7" + b"\x00" * 500])
def test_broken_pdfs_are_refused(data: bytes):
    assert refused(data) == "attachment_unreadable"


def test_a_locked_pdf_is_told_apart_from_a_broken_one():
    file = io.BytesIO()
    canvas = Canvas(file, encrypt="geheim")
    canvas.drawString(10, 10, "x")
    canvas.save()
    assert refused(file.getvalue()) == "attachment_locked"


@given(
    st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"BM", b"%PDF-1.7\n"]),
    st.binary(max_size=300),
)
def test_garbage_behind_a_good_beginning_is_refused_in_words(start: bytes, rest: bytes):
    with pytest.raises(UserError) as error:
        reencoded_pages(start + rest)
    assert error.value.code.startswith("attachment_")


@given(st.data())
def test_a_damaged_picture_is_drawn_or_refused(data: st.DataObject):
    kind = data.draw(st.sampled_from(["JPEG", "PNG", "WEBP", "TIFF", "BMP"]))
    file = bytearray(encoded(picture(), kind))
    for _ in range(data.draw(st.integers(1, 6))):
        file[data.draw(st.integers(4, len(file) - 1))] = data.draw(st.integers(0, 255))
    try:
        pages = reencoded_pages(bytes(file))
    except UserError as error:
        assert error.code.startswith("attachment_")
    else:
        assert all(max(opened(page).size) <= LONG_SIDE for page in pages)


# --------------------------------------------------------------------------- looking at it


def test_a_page_is_drawn_as_wide_as_asked_and_never_enlarged():
    (page,) = reencoded_pages(encoded(picture((600, 400)), "JPEG"))
    image = page_picture(page, 300)
    assert (image.width, image.height, image.stride, len(image.rgb)) == (300, 200, 900, 180_000)
    assert is_near(tuple(image.rgb[:3]), RED)
    assert page_picture(page, 5_000).width == 600


def test_a_grey_page_is_drawn_in_colours_of_the_screen():
    (page,) = reencoded_pages(encoded(picture(mode="L"), "PNG"))
    assert opened(page).mode == "L"
    assert len(page_picture(page, 60).rgb) == 60 * 40 * 3


def test_pages_print_one_to_a_sheet_and_the_same_bytes_again():
    pages = [encoded(picture((60, 40)), "JPEG"), encoded(picture((40, 60)), "JPEG")]
    pdf = picture_pdf(pages)
    assert page_count(pdf) == 2
    assert pdf == picture_pdf(pages)
