# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide: public, for a working date, on paper as on the screen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.services.hub import Services
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.conftest import make_services
from tests.unit.services.letter_desk import TODAY, pdf_text

OLD_LAW = date(2025, 12, 22)


def squeezed(text: str) -> str:
    """Return the words without blanks and hyphens: the layout of paper sets its own."""
    return "".join(sign for sign in text if sign.isalnum())


def test_contents_and_pages_belong_to_their_time(keyless: Services) -> None:
    now = {row.id for row in keyless.guide.contents()}
    then = {row.id for row in keyless.guide.contents(OLD_LAW)}
    assert now
    assert then
    assert now != then
    for page_id in sorted(now):
        page = keyless.guide.page(page_id)
        assert page.working_date == TODAY
        assert page.blocks
    for page_id in sorted(now - then):
        with pytest.raises(UserError) as caught:
            keyless.guide.page(page_id, OLD_LAW)
        assert caught.value.code == "guide_page_other_time"
        with pytest.raises(UserError) as caught:
            keyless.guide.page_pdf(page_id, OLD_LAW)
        assert caught.value.code == "guide_page_other_time"
    with pytest.raises(UserError) as caught:
        keyless.guide.page("../../etc/passwd")
    assert caught.value.code == "guide_page_unknown"


def test_paper_says_what_the_screen_says(keyless: Services) -> None:
    for day in (TODAY, OLD_LAW):
        for row in keyless.guide.contents(day):
            page = keyless.guide.page(row.id, day)
            paper = squeezed(pdf_text(keyless.guide.page_pdf(row.id, day)))
            words = [page.title, page.summary, *(block.text for block in page.blocks)]
            words += [citation.citation for citation in page.citations]
            words += [format_date(citation.checked_on) for citation in page.citations]
            for text in words:
                assert squeezed(text) in paper, f"{row.id}: {text}"


def test_overdue_pages_say_so_on_screen_and_paper(keyless: Services) -> None:
    row = keyless.guide.contents()[0]
    check = keyless.guide.page(row.id).next_check
    assert not keyless.guide.page(row.id).overdue
    assert "solltebis" not in squeezed(pdf_text(keyless.guide.page_pdf(row.id)))
    assert keyless.guide.overdue() == ()
    last_day = make_services(FixedClock(check))
    assert not last_day.guide.page(row.id).overdue
    late = make_services(FixedClock(check + timedelta(days=1)))
    assert late.guide.page(row.id).overdue
    words = squeezed(f"sollte bis {format_date(check)} geprüft werden")
    assert words in squeezed(pdf_text(late.guide.page_pdf(row.id)))
    assert row.id in {item.id for item in late.guide.overdue()}


def test_search_finds_and_stays_within_limit_and_time(keyless: Services) -> None:
    hits = keyless.guide.search("Stromsperre")
    assert hits
    assert len(keyless.guide.search("Strom", limit=3)) <= 3
    pages = {row.id for row in keyless.guide.contents()}
    assert {hit.id for hit in hits if hit.kind == "page"} <= pages
    for words in ("", "   ", "qqqqxxxx", '"', "* OR NEAR(", "\x00", "a" * 100_000):
        keyless.guide.search(words)


def test_a_text_pasted_by_mistake_is_cut_off(keyless: Services) -> None:
    both, one = (keyless.guide.search(words) for words in ("Gas Sperrtermin", "Gas"))
    assert both != one
    assert keyless.guide.search("Gas" + " " * 200 + "Sperrtermin") == one


def test_the_glossary_has_terms(keyless: Services) -> None:
    terms = keyless.guide.glossary()
    assert len(terms) > 5


def test_what_the_group_added_stands_apart_on_paper(keyless: Services) -> None:
    page_id = "sperre_heute"
    bare = squeezed(pdf_text(keyless.guide.page_pdf(page_id)))
    assert squeezed("Von uns vor Ort hinzugefügt") not in bare
    note = "Hier zuerst <b>Stadtwerke</b> & Co. anrufen\n\nDienstags offen"
    keyless.local.save_note(page_id, note, "KM")
    keyless.reviews.confirm("page", page_id, "AB")
    paper = squeezed(pdf_text(keyless.guide.page_pdf(page_id)))
    day = format_date(TODAY)
    for words in ("Von uns vor Ort hinzugefügt", note, f"Notiz der Gruppe (KM, {day})", "Von AB am",
                  "mit den Quellen verglichen"):  # fmt: skip
        assert squeezed(words) in paper, words
    assert paper.index(squeezed(note)) < paper.index(squeezed("Was jetzt?"))


def test_paper_names_addresses_and_how_many_more_there_are(keyless: Services) -> None:
    page = keyless.guide.page("sperre_heute")
    assert page.addresses[0].address == "gesetze-im-internet.de"
    assert len(page.addresses) > 4
    paper = squeezed(pdf_text(keyless.guide.page_pdf(page.id)))
    for address in page.addresses[:4]:
        assert squeezed(address.address) in paper
    assert squeezed(f"{len(page.addresses) - 4} weitere Adressen") in paper


def test_an_address_becomes_a_code_and_an_endless_one_does_not(keyless: Services) -> None:
    code = keyless.guide.qr_code("https://gesetze-im-internet.de")
    size = len(code)
    assert size % 4 == 1  # 21, 25, 29 … fields, as the standard says
    assert {len(row) for row in code} == {size}
    finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
    corners = ((0, 0), (0, size - 7), (size - 7, 0))
    for top, left in corners:
        seen = [
            "".join("1" if black else "0" for black in row[left : left + 7])
            for row in code[top : top + 7]
        ]
        assert seen == finder
    assert code != keyless.guide.qr_code("https://gesetze-im-internet.at")
    with pytest.raises(UserError) as caught:
        keyless.guide.qr_code("https://" + "a" * 300)
    assert caught.value.code == "qr_too_long"


def test_a_prepared_search_finds_its_index_made(keyless: Services) -> None:
    keyless.guide.prepare_search()
    made = keyless._session.content._index_of.cache_info()
    assert made.misses == 1
    assert keyless.guide.search("Stromsperre")
    assert keyless._session.content._index_of.cache_info().misses == 1
