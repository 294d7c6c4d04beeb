# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures for social media, square and upright, each with its text for those who do not see it."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image

from hilft_desktop.documents import words
from hilft_desktop.documents.pdf.tile_page import WIDTH, Tile, TileBar, tile_pdf
from hilft_desktop.documents.preview import page_images
from hilft_desktop.documents.tally_report import euros_words
from hilft_desktop.domain.tally_reading import PeriodReading, PublishedTable, rough
from hilft_desktop.i18n.numbers import format_number

HEIGHTS = (1080, 1350)
_MOST_TOPICS = 4
_POINTS_PER_INCH = 72


def tally_tiles(reading: PeriodReading) -> Iterator[tuple[str, bytes]]:
    """Yield file names and bytes: each tile in both shapes, then its alternative text.

    The pictures hold pixels and nothing else: no author, no date, no program.
    """
    for tile in tiles_of(reading):
        for height in HEIGHTS:
            yield f"kachel-{tile.name}-{WIDTH}x{height}.png", _png(tile, height)
        yield f"kachel-{tile.name}.txt", tile.alternative.encode("utf-8")


def tiles_of(reading: PeriodReading) -> Iterator[Tile]:
    """Yield the tiles that a period has something to say for."""
    yield _tile(
        reading, "gesamt", f"rund {format_number(reading.total)}", "Gespräche mit Ratsuchenden"
    )
    topics = reading.table("topic")
    bars = _bars(topics) if topics else ()
    if bars:
        yield _tile(reading, "themen", "", "Darum ging es oft", bars=bars)
    euros = reading.euros
    if euros is not None and euros.certain:
        yield _tile(
            reading,
            "geld",
            f"rund {format_number(rough(euros.amount))}\u00a0€",
            "für Menschen, denen das Geld zusteht",
            small=(
                "Vorsichtig gerechnet: Jedes Gespräch zählt mit dem kleinsten Betrag seiner "
                f"Geldstufe. Nach dem Runden sicher belegt: {euros_words(euros.certain)}."
            ),
        )


def _tile(
    reading: PeriodReading,
    name: str,
    figure: str,
    said: str,
    *,
    bars: tuple[TileBar, ...] = (),
    small: str = "",
) -> Tile:
    rule = f"Zufällig auf Vielfache von {format_number(reading.base)} gerundet.\n"
    if reading.is_bounded:
        rule += f"Jede Anzahl kann um bis zu {format_number(reading.bound)} abweichen."
    else:
        rule += "Vorher kam Zufall dazu: Eine feste Grenze gibt es nicht."
    return Tile(
        name=name,
        over=reading.words,
        figure=figure,
        words=said,
        bars=bars,
        small=small,
        unit=reading.unit,
        rule=rule,
        full_rule=" ".join(reading.reading),
        practice=words.PRACTICE_NUMBERS if reading.is_practice else "",
    )


def _bars(table: PublishedTable) -> tuple[TileBar, ...]:
    lines = table.certain
    most = _MOST_TOPICS
    # Equal numbers are shown together or not at all: which came first would be chance.
    while len(lines) > most > 0 and lines[most - 1].number == lines[most].number:
        most -= 1
    return tuple(
        TileBar(line.words, f"rund {format_number(line.number)}", line.number / lines[0].number)
        for line in lines[:most]
    )


def _png(tile: Tile, height: int) -> bytes:
    (page,) = page_images(tile_pdf(tile, height), dpi=_POINTS_PER_INCH)
    picture = Image.frombytes(
        "RGB", (page.width, page.height), page.rgb, "raw", "RGB", page.stride, 1
    )
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
