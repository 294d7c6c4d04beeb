# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper tally sheet: one page, in the order and with the signs of the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pypdfium2

from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.tally_sheet import tally_sheet
from hilft_desktop.documents.text import render_text
from hilft_desktop.domain.codes import Outcome, Topic
from hilft_desktop.domain.contacts import PLACE_LIMIT
from hilft_desktop.domain.stall_keys import (
    AGE_KEYS,
    HOUSEHOLD_KEYS,
    OUTCOME_KEYS,
    TOPIC_KEYS,
)
from hilft_desktop.i18n.labels import label
from tests.documents.paper import FOOTER, POINTS, lines, page_texts, signs

LONG_UNIT = "DIE LINKE Kreisverband Musterstadt-Land und Umgebung"


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_answer_has_a_key_and_no_key_two_answers():
    signs_used = [
        *TOPIC_KEYS.values(),
        *OUTCOME_KEYS.values(),
        *AGE_KEYS.values(),
        *HOUSEHOLD_KEYS.values(),
    ]
    assert len(set(signs_used)) == len(signs_used)
    assert set(TOPIC_KEYS) == set(Topic)
    assert set(OUTCOME_KEYS) == set(Outcome)


def test_one_page_across_with_every_topic_and_outcome_in_order():
    pdf = render_pdf(tally_sheet(LONG_UNIT, footer=FOOTER, practice=True))
    (text,) = page_texts(pdf)
    said = flat(text)
    places = [said.find(f"{sign} {label(topic)}") for topic, sign in TOPIC_KEYS.items()]
    assert -1 not in places
    assert places == sorted(places)
    for outcome, sign in OUTCOME_KEYS.items():
        assert f"{sign} {label(outcome)}" in said
    assert LONG_UNIT in said
    assert FOOTER.contact in said
    assert FOOTER.version in said
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
    assert (round(width / POINTS), round(height / POINTS)) == (297, 210)
    assert all(sign.left >= 14 and sign.right <= 283 for sign in signs(pdf))


def test_boxes_are_high_enough_for_strokes():
    drawn = lines(render_pdf(tally_sheet("", footer=FOOTER)))
    levels = sorted({round(line.top, 1) for line in drawn if line.right - line.left > 200})
    gaps = [after - before for before, after in pairwise(levels)]
    assert len([gap for gap in gaps if 8 < gap < 10]) == len(Topic) + 1


def test_what_is_known_is_printed_and_the_rest_is_a_line_to_write_on():
    blank = render_text(tally_sheet("", footer=FOOTER))
    known = render_text(tally_sheet("", place="Marktplatz", day=date(2026, 11, 21), footer=FOOTER))
    assert "Samstag, 21.11.2026" in known
    assert "Marktplatz" in known
    assert blank.count("___") > known.count("___")


def test_the_longest_place_still_fits_the_page():
    place = ("Ecke Bahnhofstraße " * 8)[:PLACE_LIMIT]
    footer = replace(FOOTER, contact="Musterweg 1, 00000 Musterstadt, Telefon 0000 000000")
    sheet = tally_sheet(LONG_UNIT, place=place, day=date(2026, 11, 21), footer=footer)
    assert len(page_texts(render_pdf(sheet))) == 1
