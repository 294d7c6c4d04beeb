# SPDX-License-Identifier: GPL-3.0-or-later
"""The scope light and the topic graph that ship, against a table written by hand from § 6 RDG."""

from __future__ import annotations

from datetime import date

import pytest

from hilft_desktop.domain.codes import Topic
from hilft_desktop.domain.scope import Light, Step

TODAY = date(2026, 11, 22)

GREEN, YELLOW, RED = Light.GREEN, Light.YELLOW, Light.RED

# What the research says outright (rechtslage, part J), and what an error would cost most.
EXPECTED = [
    (Topic.SONSTIGES, Step.INFORM, GREEN),
    (Topic.SONSTIGES, Step.SORT_PAPERS, GREEN),
    (Topic.GRUNDSICHERUNG, Step.FILL_FORM, GREEN),
    (Topic.GRUNDSICHERUNG, Step.SAMPLE_LETTER, GREEN),
    (Topic.GRUNDSICHERUNG, Step.ACCOMPANY, GREEN),
    (Topic.MIETE, Step.REFER, GREEN),
    (Topic.MIGRATION, Step.FILL_FORM, YELLOW),
    (Topic.GRUNDSICHERUNG, Step.ASSESS_NOTICE, YELLOW),
    (Topic.WOHNGELD, Step.COMPUTE_DEADLINE, YELLOW),
    (Topic.GRUNDSICHERUNG, Step.DRAFT_OBJECTION, YELLOW),
    (Topic.GRUNDSICHERUNG, Step.SANCTION, YELLOW),
    (Topic.ARBEIT, Step.ASSESS_NOTICE, RED),
    (Topic.ARBEIT, Step.COURT_ACTION, RED),
    (Topic.GRUNDSICHERUNG, Step.COURT_ACTION, RED),
    (Topic.MIETE, Step.EVICTION, RED),
    (Topic.MIETE, Step.COURT_LETTER, RED),
    (Topic.SCHULDEN, Step.COURT_LETTER, YELLOW),
    (Topic.SCHULDEN, Step.NEGOTIATE, RED),
    (Topic.SCHULDEN, Step.INSOLVENCY, RED),
    (Topic.MIGRATION, Step.RESIDENCE, RED),
    (Topic.SONSTIGES, Step.CRIMINAL, RED),
    (Topic.FAMILIE, Step.VIOLENCE, RED),
    (Topic.FAMILIE, Step.FAMILY_COURT, RED),
    (Topic.SOZIALHILFE, Step.IN_COURT, RED),
]


@pytest.fixture(scope="module")
def book(library):
    return library.scope(TODAY)


@pytest.mark.parametrize(("topic", "step", "light"), EXPECTED)
def test_the_light_is_what_the_research_says(book, topic, step, light):
    assert book.rule(topic, step).light is light


@pytest.mark.parametrize("topic", Topic)
def test_every_step_of_every_topic_has_a_light_with_reason_page_and_referral(book, topic):
    for step in Step:
        rule = book.rule(topic, step)
        assert rule.reason.endswith(".")
        assert rule.page_title
        assert "[" not in rule.reason, "a figure is missing"
        if rule.light is not GREEN:
            assert rule.refer_to
        if step is Step.EMERGENCY:
            assert rule.light is GREEN


@pytest.mark.parametrize("topic", Topic)
def test_help_in_an_emergency_is_on_offer_first_for_every_topic(book, topic):
    offered = [step.id for step in book.steps if step.belongs_to(topic)]
    assert offered[0] is Step.EMERGENCY


def test_most_topics_need_to_say_which_steps_are_their_own(book):
    only = {step.id: set(step.topics) for step in book.steps if step.topics}
    assert only[Step.INSOLVENCY] == {Topic.SCHULDEN}
    assert Topic.MIETE in only[Step.EVICTION]


def test_what_the_law_does_not_settle_is_marked_as_our_own_caution(book):
    assert book.rule(Topic.WOHNGELD, Step.COMPUTE_DEADLINE).cautious
    assert not book.rule(Topic.WOHNGELD, Step.IN_COURT).cautious
    assert not book.rule(Topic.GRUNDSICHERUNG, Step.ASSESS_NOTICE).cautious


def test_every_body_is_somebody_we_tell_about(library, book):
    bodies = {body for rule in book.rules for body in rule.refer_to}
    pages = {listing.id for listing in library.guide_index(TODAY)}
    assert bodies
    assert all(body.page in pages for body in bodies)


@pytest.mark.parametrize("day", [date(2026, 6, 30), date(2026, 7, 1), date(2027, 1, 2)])
def test_the_light_holds_before_and_after_the_reform(library, day):
    rule = library.scope(day).rule(Topic.GRUNDSICHERUNG, Step.SANCTION)
    assert rule.page == "gsg_minderung"
    assert rule.page_title


# Which questions must never be forgotten where.
ASKED = [
    ("energie_sperre", {"geraet_baby", "miete_auch", "energieschulden_darlehen"}),
    ("heizkosten", {"nachzahlung_monat", "abrechnung_geprueft", "strom_auch"}),
    ("miete", {"gericht_post", "strom_auch", "schlafplatz"}),
    ("schulden", {"mahnbescheid_da", "konto_gepfaendet", "miete_auch", "wie_geht_es"}),
    ("arbeit", {"kuendigung_datum", "arbeitslos_gemeldet", "ohne_versicherung"}),
    ("grundsicherung", {"bescheid_frist", "kein_essen", "alte_bescheide"}),
    ("migration", {"aufenthalt_ablauf", "kein_essen", "eu_arbeit"}),
    ("familie", {"unterhalt_fehlt", "schule_geld", "gewalt_zuhause"}),
]


@pytest.mark.parametrize(("topic", "wanted"), ASKED)
def test_what_comes_together_is_asked_together(library, topic, wanted):
    assert wanted <= {link.id for link in library.topic_links(topic, TODAY)}


@pytest.mark.parametrize("topic", Topic)
def test_urgent_questions_come_first_and_all_lead_somewhere(library, topic):
    links = library.topic_links(topic, TODAY)
    assert len(links) >= 5
    urgent = [link.is_urgent for link in links]
    assert urgent == sorted(urgent, reverse=True)
    assert urgent[0]
    for link in links:
        assert link.page_title
        assert "[" not in link.question + link.reason, "a figure is missing"


def test_every_page_and_checklist_has_questions_that_lead_elsewhere(library):
    for listing in library.guide_index(TODAY):
        links = library.page_links(listing.id, TODAY)
        assert links
        assert all(link.page != listing.id for link in links)
    for checklist in library.checklists(TODAY):
        links = library.checklist_links(checklist.id, TODAY)
        assert links
        assert all(link.checklist != checklist.id for link in links)
