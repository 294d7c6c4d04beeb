# SPDX-License-Identifier: GPL-3.0-or-later
"""The content that ships is whole, dated, proven and shown for the right day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hilft_desktop.content.linter import check
from hilft_desktop.content.rendering import MISSING_FIGURE
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.facts import FactStatus
from hilft_desktop.domain.guide import BlockKind, SpanKind
from hilft_desktop.system.resources import resource_root

TODAY = date(2026, 11, 22)
UNDER_OLD_LAW = date(2025, 12, 1)
LAST_DAY_OF_OLD_LAW = date(2025, 12, 22)
FIRST_DAY_OF_NEW_LAW = date(2025, 12, 23)


def test_the_shipped_content_has_no_fault_and_nothing_overdue():
    assert check(resource_root(), today=TODAY) == []


def test_it_is_enough_to_name_the_text_folder():
    assert check(resource_root() / "content" / "de") == []


def test_every_page_shows_all_its_figures(library):
    shown = 0
    for listing in library.guide_index(TODAY):
        page = library.page(listing.id, TODAY)
        assert MISSING_FIGURE not in " ".join(block.text for block in page.blocks), page.id
        assert page.citations, page.id
        shown += sum(span.kind is SpanKind.FIGURE for b in page.blocks for span in b.spans)
    assert shown >= 40


def test_every_page_begins_with_what_to_do(library):
    for listing in library.guide_index(TODAY):
        headings = [
            b.text for b in library.page(listing.id, TODAY).blocks if b.kind is BlockKind.HEADING
        ]
        assert headings[0] == "Was jetzt?", listing.id


def test_figures_are_facts_with_their_value_of_the_day(library):
    text = "\n".join(block.text for block in library.page("sperre_pruefen", TODAY).blocks)
    assert "Seit der Androhung müssen 4\u00a0Wochen vergangen sein. [§ 41f Abs. 1 EnWG]" in text
    assert "mindestens 2\u00a0Monatsabschläge erreichen" in text
    assert "mindestens 100\u00a0€" in text
    assert "8\u00a0Werktage vorher per Brief" in text


def test_the_working_date_decides_which_law_on_cut_offs_is_shown(library):
    old = {listing.id for listing in library.guide_index(LAST_DAY_OF_OLD_LAW)}
    new = {listing.id for listing in library.guide_index(FIRST_DAY_OF_NEW_LAW)}
    assert "sperre_altes_recht" in old - new
    assert {"sperre_heute", "sperre_pruefen", "abwendungsvereinbarung"} <= new - old
    assert "energieschulden_amt" in old & new
    page = library.page("sperre_altes_recht", UNDER_OLD_LAW)
    assert "[§ 19 Abs. 2-5 StromGVV/GasGVV a. F.; § 41b Abs. 2 EnWG a. F.]" in page.blocks[0].text
    with pytest.raises(UserError) as caught:
        library.page("sperre_altes_recht", TODAY)
    assert caught.value.code == "guide_page_other_time"


def test_a_case_under_old_law_gets_the_checklist_of_its_time(library):
    old = library.checklist("stromsperre_droht", UNDER_OLD_LAW)
    new = library.checklist("stromsperre_droht", TODAY)
    assert old.valid_to == LAST_DAY_OF_OLD_LAW
    assert new.valid_from == FIRST_DAY_OF_NEW_LAW
    assert all("41f" not in step.citation and "41g" not in step.citation for step in old.steps)
    assert any("41f" in step.citation for step in new.steps)


def test_the_name_of_the_benefit_follows_the_working_date(library):
    for day, name in ((date(2026, 6, 30), "Bürgergeld"), (date(2026, 7, 1), "Grundsicherungsgeld")):
        text = " ".join(b.text for b in library.page("energieschulden_amt", day).blocks)
        assert f"laufend {name} mit" in text


def test_links_to_what_does_not_hold_that_day_become_plain_words(library):
    find = {
        SpanKind.PAGE_LINK: library.page,
        SpanKind.CHECKLIST_LINK: library.checklist,
        SpanKind.LETTER_LINK: library.letter,
    }
    for listing in library.guide_index(UNDER_OLD_LAW):
        for block in library.page(listing.id, UNDER_OLD_LAW).blocks:
            for span in block.spans:
                if span.kind in find:
                    assert find[span.kind](span.target, UNDER_OLD_LAW).id == span.target
    then = library.page("energieschulden_amt", UNDER_OLD_LAW)
    now = library.page("energieschulden_amt", TODAY)
    for page, linked in ((then, False), (now, True)):
        block = next(b for b in page.blocks if "Brief an den Versorger" in b.text)
        assert (SpanKind.LETTER_LINK in {span.kind for span in block.spans}) is linked


def test_what_is_not_certain_says_so_in_the_running_text(library):
    page = library.page("sperre_schlichtung_gericht", TODAY)
    uncertain = next(b.text for b in page.blocks if "Amtsgericht zuständig" in b.text)
    assert uncertain.endswith("[§ 102 Abs. 3 EnWG (unsicher, prüfen)]")
    assert page.uncertain
    assert not library.page("abwendungsvereinbarung", TODAY).uncertain


def test_a_page_is_overdue_as_soon_as_one_of_its_facts_is(library):
    page = library.page("energieschulden_amt", TODAY)
    earliest = min(citation.next_check for citation in page.citations)
    assert page.next_check <= earliest
    late = library.page("energieschulden_amt", TODAY, today=page.next_check + timedelta(days=1))
    assert late.overdue
    assert not page.overdue
    assert library.overdue(TODAY) == ()
    assert "energieschulden_amt" in {
        item.id for item in library.overdue(page.next_check + timedelta(days=1))
    }


def test_drafts_and_open_values_are_never_shown(library):
    held_back = [
        fact for fact in library.facts if fact.status in (FactStatus.DRAFT, FactStatus.UNKNOWN)
    ]
    assert {"regelbedarf_2027", "dsgvo_omnibus_entwurf"} <= {fact.id for fact in held_back}
    for fact in held_back:
        assert fact.on(TODAY) is None
        with pytest.raises(UserError) as caught:
            library.facts.text(fact.id, TODAY)
        assert caught.value.code == "fact_not_in_force"


def test_a_series_shows_each_time_its_own_value(library):
    facts = library.facts
    assert facts.text("regelbedarf", date(2023, 5, 1), "rbs1") == "502\u00a0€ im Monat"
    assert facts.text("regelbedarf", TODAY, "rbs1") == "563\u00a0€ im Monat"
    assert facts.text("bekanntgabefiktion", date(2024, 12, 31)) == "3\u00a0Tage"
    assert facts.text("bekanntgabefiktion", date(2025, 1, 1)) == "4\u00a0Tage"
    assert "sperre_recht_alt" not in facts.on(TODAY)
    assert "sperre_recht_alt" in facts.on(UNDER_OLD_LAW)


def test_the_version_names_edition_and_bytes(library):
    assert library.version.startswith("2026-11-22-")
    assert len(library.version) == len("2026-11-22-") + 8


def test_abbreviations_of_the_topic_are_explained(library):
    terms = {term.term: term for term in library.glossary()}
    for name in ("KdU", "BuT", "WBA", "EnWG", "RDG", "DSGVO", "SGB"):
        assert terms[name].long
        assert terms[name].text
