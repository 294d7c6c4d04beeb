# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures for social media: calm, in the colours of the window, with words for everybody."""

from __future__ import annotations

import io
import tomllib
from dataclasses import replace

import pytest
from PIL import Image

from hilft_desktop.documents.pdf.tile_page import Tile, tile_pdf
from hilft_desktop.documents.preview import page_images
from hilft_desktop.documents.tally_tiles import tally_tiles, tiles_of
from hilft_desktop.domain.tally_reading import PeriodReading
from hilft_desktop.system import resources
from hilft_desktop.ui.theme.palette import LIGHT
from tests.documents.paper import page_texts, signs
from tests.unit.services.published import LONG_UNIT, published, reading_of


def reading(total: int = 1235, unit: str = LONG_UNIT) -> PeriodReading:
    return reading_of("2026-10", [published("2026-10", total, unit=unit)])


def test_colours_are_those_of_the_light_window():
    colours = tomllib.loads(resources.read_text("style/tiles.toml"))
    names = {"bar": "focus", "rest": "hairline"}
    for name, code in colours.items():
        assert code == getattr(LIGHT, names.get(name, name)), name


@pytest.mark.parametrize("height", [1080, 1350])
@pytest.mark.parametrize("total", [10, 85, 12_345])
def test_everything_stays_on_the_picture(total: int, height: int):
    for tile in tiles_of(reading(total - total % 5)):
        pdf = tile_pdf(replace(tile, practice="Übungsdaten – keine echten Zahlen"), height)
        points = [(sign.left, sign.right, sign.top, sign.bottom) for sign in signs(pdf)]
        edge = 1080 * 25.4 / 72
        foot = height * 25.4 / 72
        assert min(point[0] for point in points) > 20
        assert max(point[1] for point in points) < edge - 20
        assert min(point[2] for point in points) > 10
        assert max(point[3] for point in points) < foot - 20


def test_what_is_drawn_is_what_is_told_to_those_who_do_not_see_it():
    for tile in tiles_of(reading()):
        drawn = " ".join(page_texts(tile_pdf(tile, 1080))[0].split())
        told = " ".join(tile.alternative.split())
        for part in (tile.over, tile.figure, tile.words, tile.small, tile.unit):
            assert " ".join(part.split()) in drawn
            assert " ".join(part.split()) in told
        for bar in tile.bars:
            assert bar.words in drawn
            assert f"{bar.words}: {bar.number}" in told


def test_each_tile_has_two_shapes_and_one_text_and_the_same_bytes_again():
    files = dict(tally_tiles(reading()))
    assert files == dict(tally_tiles(reading()))
    names = {name.rsplit("-", 1)[0] for name in files if name.endswith(".png")}
    assert {name.removesuffix(".txt") for name in files if name.endswith(".txt")} == names
    for name, data in files.items():
        if name.endswith(".png"):
            with Image.open(io.BytesIO(data)) as picture:
                assert name.endswith(f"{picture.width}x{picture.height}.png")


def test_longer_bars_are_longer_in_the_picture():
    tile = next(tile for tile in tiles_of(reading()) if tile.bars)
    first, last = tile.bars[0], tile.bars[-1]
    assert first.share == 1.0
    assert _blue(replace(tile, bars=(first,))) > _blue(replace(tile, bars=(last,))) or (
        first.number == last.number
    )


def _blue(tile: Tile) -> int:
    (page,) = page_images(tile_pdf(tile, 1080), dpi=72)
    picture = Image.frombytes("RGB", (page.width, page.height), page.rgb, "raw", "RGB", page.stride)
    wanted = tuple(bytes.fromhex(LIGHT.focus.removeprefix("#")))
    colours = picture.getcolors(page.width * page.height) or []
    return sum(count for count, colour in colours if colour == wanted)
