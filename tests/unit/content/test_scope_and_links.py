# SPDX-License-Identifier: GPL-3.0-or-later
"""Scope light and topic graph: what their linter refuses, and content that has neither."""

from __future__ import annotations

from datetime import date

import pytest

from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.content.linter import check
from hilft_desktop.content.topic_links import MOST_QUESTIONS
from hilft_desktop.domain.codes import Topic
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.scope import Light, Step
from tests.unit.content.small_content import TODAY, write_content
from tests.unit.content.small_scope import LINKS, SCOPE, links_text, scope_text


@pytest.fixture
def folder(tmp_path):
    write_content(tmp_path, changes={SCOPE: scope_text(), LINKS: links_text()})
    assert check(tmp_path) == []
    return tmp_path


def plant(folder, file, old, new):
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), "utf-8")


LIGHT_OF_EMERGENCY = 'step = "notfall_sofort"\nlight = "gruen"'
RULE = '[[rule]]\nstep = "auskunft"\nlight = "gelb"'
PLANTED_IN_SCOPE = [
    (LIGHT_OF_EMERGENCY, LIGHT_OF_EMERGENCY.replace("gruen", "gelb"), "emergency_blocked"),
    (
        'refer_to = ["anwalt"]\n\n[[rule]]\nstep = "unterlagen',
        '\n[[rule]]\nstep = "unterlagen',
        "referral_missing",
    ),
    ('refer_to = ["anwalt"]', 'refer_to = ["anwalt_weg"]', "link_broken"),
    ('page = "mehr"', 'page = "weg"', "link_broken"),
    ('page = "hilfe"', 'page = "weg"', "link_broken"),
    ('cites = ["probe_satz"]', "", "cite_missing"),
    ('cites = ["probe_satz"]', 'cites = ["weg"]', "fact_unknown"),
    ("{fact:probe_satz}", "{fact:probe_satz.weg}", "fact_unknown"),
    ("{fact:probe_satz}", "100 Euro", "figure_typed"),
    ('title = "Etwas tun"', 'title = "Die XYZG fragen"', "abbreviation_unexplained"),
    ('[[step]]\nid = "auskunft"', '[[step]]\nid = "begleiten"', "id_duplicate"),
    ('[[step]]\nid = "auskunft"', '[[step]]\nid = "begleiten"', "scope_gap"),
    ('step = "auskunft"', 'step = "begleiten"', "id_duplicate"),
    (RULE, RULE + '\ntopics = ["miete"]', "scope_gap"),
    (RULE, RULE + "\nvalid_from = 2026-07-01", "scope_gap"),
    ('step = "auskunft"', 'step = "zaubern"', "value_not_allowed"),
    ('light = "gelb"', 'light = "blau"', "value_not_allowed"),
    ('place = "amtsgericht"', 'place = "anderswo"', "value_not_allowed"),
    ("next_check = 2027-10-31", "next_check = 2020-10-31", "value_wrong"),
]
PLANTED_IN_LINKS = [
    ('page = "hilfe"', 'page = "weg"', "link_broken"),
    ('checklist = "brief"', 'checklist = "weg"', "link_broken"),
    ('"seite:mehr"', '"seite:weg"', "link_broken"),
    ('"seite:mehr"', '"seite:hilfe"', "link_to_itself"),
    ('"seite:mehr"', '"checkliste:brief"', "link_to_itself"),
    ('"seite:mehr"', '"ort:mehr"', "value_wrong"),
    ('"thema:wohngeld", ', "", "topic_unlinked"),
    ('"thema:wohngeld"', '"thema:wetter"', "value_not_allowed"),
    ("Fehlt etwas?", "Fehlt etwas.", "question_wrong"),
    ("Fehlt etwas?", f"{'Ach ' * 50}?", "question_wrong"),
    ("practice = true", "practice = false", "cite_missing"),
    ('cites = ["probe_satz"]', 'cites = ["weg"]', "fact_unknown"),
    ('id = "eilig"', 'id = "erst"', "id_duplicate"),
    ("Frag danach.", "Warte 14 Tage.", "figure_typed"),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [(SCOPE, *case) for case in PLANTED_IN_SCOPE] + [(LINKS, *case) for case in PLANTED_IN_LINKS],
)
def test_a_planted_fault_is_found(folder, file, old, new, code):
    plant(folder, file, old, new)
    found = check(folder)
    assert code in {fault.code for fault in found}
    assert {fault.file for fault in found} == {file.rpartition("/")[2]}
    assert all(fault.advice.endswith(".") for fault in found)


def test_more_questions_than_anybody_asks_are_a_fault(folder):
    more = "".join(
        f'\n[[link]]\nid = "noch_{n}"\nabout = ["thema:miete"]\nquestion = "Noch was?"\n'
        'reason = "Ja."\npage = "hilfe"\npractice = true\n'
        for n in range(MOST_QUESTIONS - 1)
    )
    path = folder / LINKS
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    assert [fault.code for fault in check(folder)] == ["too_many_questions"]


def test_two_rules_of_a_topic_may_follow_each_other_in_time(folder):
    rule = (
        '\n[[rule]]\nstep = "sanktion"\ntopics = ["arbeit"]\nlight = "rot"\nreason = "Alt."\n'
        'page = "hilfe"\ncautious = true\nrefer_to = ["anwalt"]\n'
    )
    path = folder / SCOPE
    old = rule + "valid_to = 2026-06-30\n"
    path.write_text(path.read_text("utf-8") + old + rule + "valid_from = 2026-07-01\n", "utf-8")
    assert check(folder) == []
    plant(folder, SCOPE, "valid_to = 2026-06-30", "valid_to = 2026-07-01")
    assert [fault.code for fault in check(folder)] == ["id_duplicate"]


def test_a_check_that_is_due_is_named_once_for_each_file(folder):
    due = [fault for fault in check(folder, date(2027, 11, 1)) if fault.code == "review_overdue"]
    named = [fault.file for fault in due]
    assert named.count("scope.toml") == named.count("links.toml") == 1


def test_the_light_is_rendered_for_its_day(folder):
    library = ContentLibrary.load(folder)
    rule = library.scope(TODAY).rule(Topic.MIETE, Step.DRAFT_OBJECTION)
    assert rule.light is Light.YELLOW
    assert rule.reason == "Es kostet 100\u00a0€."
    assert (rule.page, rule.page_title) == ("hilfe", "Hilfe holen")
    assert rule.citation == "§ 1 der Probe"
    assert [(body.id, body.place) for body in rule.refer_to] == [("anwalt", "amtsgericht")]
    assert not library.scope(TODAY).overdue
    assert library.scope(TODAY, today=date(2027, 11, 1)).overdue


def test_before_its_fact_held_the_light_says_so(folder):
    rule = ContentLibrary.load(folder).scope(date(2025, 5, 1)).rule(Topic.MIETE, Step.INFORM)
    assert rule.uncertain
    assert rule.citation.endswith("(unsicher, prüfen)")


def test_links_come_urgent_first_and_in_their_time(folder):
    library = ContentLibrary.load(folder)
    assert [link.id for link in library.topic_links("miete", TODAY)] == ["eilig", "erst"]
    assert [link.id for link in library.topic_links("miete", date(2026, 6, 30))] == ["erst"]
    first = library.topic_links("wohngeld", TODAY)[0]
    assert (first.page_title, first.checklist_title) == ("Hilfe holen", "Ein Brief ist da")
    assert first.citation == "§ 1 der Probe"
    assert library.topic_links("miete", TODAY)[0].citation == ""


def test_pages_and_checklists_inherit_from_their_topic_but_never_lead_to_themselves(folder):
    library = ContentLibrary.load(folder)
    assert [link.id for link in library.page_links("mehr", TODAY)] == ["erst"]
    assert library.page_links("hilfe", TODAY) == ()
    assert [link.id for link in library.checklist_links("brief", TODAY)] == ["eilig"]
    with pytest.raises(UserError) as caught:
        library.page_links("weg", TODAY)
    assert caught.value.code == "guide_page_unknown"
    with pytest.raises(UserError) as caught:
        library.checklist_links("weg", TODAY)
    assert caught.value.code == "checklist_unknown"


def test_content_made_before_the_light_existed_still_loads(tmp_path):
    library = ContentLibrary.load(write_content(tmp_path))
    assert check(tmp_path) == []
    assert library.scope(TODAY).steps == ()
    assert library.topic_links("miete", TODAY) == ()
    with pytest.raises(UserError) as caught:
        library.scope(TODAY).light(Topic.MIETE, Step.INFORM, trained=True, guided=True)
    assert caught.value.code == "scope_step_unknown"
