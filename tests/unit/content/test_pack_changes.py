# SPDX-License-Identifier: GPL-3.0-or-later
"""What a version changes, what waits for its day, and what prints say about both."""

from __future__ import annotations

from datetime import date

import pytest

from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.content.packs_changes import coming, difference, prints_of
from hilft_desktop.content.packs_prints import Prints
from tests.unit.content import small_content as small
from tests.unit.content.small_scope import LINKS, SCOPE, links_text, scope_text

NOW = small.TODAY
NEXT_YEAR = date(2027, 1, 1)
ONE = ("2026-01-01", "", 100)
EUROS = {amount: f"{amount}\N{NO-BREAK SPACE}€" for amount in (100, 120, 130)}


@pytest.fixture
def load(tmp_path):
    made = []

    def make(changes=None) -> ContentLibrary:
        made.append(changes)
        return ContentLibrary.load(small.write_content(tmp_path / str(len(made)), changes=changes))

    return make


PAPER = "content/de/papers/information.toml"
PAPER_TEXT = (
    'format = "hilft-paper/1"\nid = "information"\ntitle = "Was wir aufschreiben"\n'
    'checked_on = 2026-11-01\nnext_check = 2027-10-31\ncites = ["probe_satz"]\n\n'
    '[[block]]\ntext = "Wir schreiben wenig auf."\n'
)


def ids(items) -> list[tuple[str, str]]:
    return [(item.kind.value, item.id) for item in items]


def test_equal_content_makes_no_difference(load):
    found = difference(load(), load(), NOW)
    assert (found.added, found.changed, found.removed, found.figures) == ((), (), (), ())


def test_texts_are_added_changed_and_removed(load):
    changes = {
        small.MORE: None,
        small.LIST: small.text_of(small.LIST).replace("Ist er offen?", "Liegt er offen da?"),
        "content/de/guide/03_neu.md": small.text_of(small.MORE).replace('"mehr"', '"neu"'),
    }
    found = difference(load(), load(changes), NOW)
    assert ids(found.added) == [("page", "neu")]
    assert ids(found.changed) == [("checklist", "brief")]
    assert ids(found.removed) == [("page", "mehr")]
    back = difference(load(changes), load(), NOW)
    assert (ids(back.added), ids(back.removed)) == ([("page", "mehr")], [("page", "neu")])


def test_looking_again_without_finding_anything_is_no_change(load):
    checked = small.text_of(small.HELP).replace("2026-11-01", "2026-11-20")
    assert difference(load(), load({small.HELP: checked}), NOW).changed == ()


def test_a_corrected_figure_is_given_with_old_and_new_value(load):
    (figure,) = difference(load(), load(small.with_series(("2026-01-01", "", 120))), NOW).figures
    assert (figure.fact_id, figure.old, figure.new) == (
        "probe_satz",
        EUROS[100],
        EUROS[120],
    )
    assert (figure.valid_from, figure.waits) == (date(2026, 1, 1), False)


def test_a_figure_delivered_early_waits_for_its_day(load):
    early = load(small.with_series(("2026-01-01", "2026-12-31", 100), ("2027-01-01", "", 130)))
    (figure,) = difference(load(), early, NOW).figures
    assert (figure.old, figure.new) == (EUROS[100], EUROS[130])
    assert (figure.valid_from, figure.waits) == (NEXT_YEAR, True)
    assert "100" in early.page("hilfe", date(2026, 12, 31)).blocks[1].text
    assert "130" in early.page("hilfe", NEXT_YEAR).blocks[1].text


def test_a_figure_that_is_not_given_any_more_is_named(load):
    ended = load(small.with_series(("2026-01-01", "2026-06-30", 100)))
    (figure,) = difference(load(), ended, NOW).figures
    assert (figure.old, figure.new) == (EUROS[100], "")


def test_what_comes_is_listed_with_its_day(load):
    known = load(small.with_series(("2026-01-01", "2026-12-31", 100), ("2027-01-01", "", 130)))
    (change,) = coming(known, NOW, 400)
    assert (change.day, change.what, change.old, change.new) == (
        NEXT_YEAR, "changes", EUROS[100], EUROS[130],
    )  # fmt: skip
    assert coming(known, NEXT_YEAR, 400) == ()
    assert coming(known, NOW, 39) == ()
    assert coming(known, NOW, 40) != ()


def test_a_figure_that_ends_without_a_next_one_is_listed_once(load):
    (change,) = coming(load(small.with_series(("2026-01-01", "2026-12-31", 100))), NOW, 400)
    assert (change.day, change.what, change.key) == (NEXT_YEAR, "ends", "")


def test_texts_that_begin_end_or_follow_each_other_are_listed(load):
    old = small.text_of(small.MORE).replace("checked_on", "valid_to = 2026-12-31\nchecked_on")
    new = small.text_of(small.MORE).replace("checked_on", "valid_from = 2027-01-01\nchecked_on")
    follows = load({small.MORE: old, "content/de/guide/03_mehr.md": new})
    assert [(c.id, c.what, c.day) for c in coming(follows, NOW, 400)] == [
        ("mehr", "changes", NEXT_YEAR)
    ]
    assert [c.what for c in coming(load({small.MORE: old}), NOW, 400)] == ["ends"]
    assert [c.what for c in coming(load({small.MORE: new}), NOW, 400)] == ["begins"]


# --------------------------------------------------------------------------------- prints


def test_prints_survive_their_file_and_know_what_was_said(load):
    library = load(small.with_series(("2026-01-01", "2026-12-31", 100), ("2027-01-01", "", 130)))
    prints = Prints.model_validate_json(prints_of(library).model_dump_json(exclude_none=True))
    assert prints == prints_of(library)
    page = [prints.statement("page", "hilfe", day) for day in (NOW, NEXT_YEAR)]
    assert page[0] != page[1]
    assert prints.statement("checklist", "brief", NOW) != prints.statement(
        "checklist", "brief", NEXT_YEAR
    )
    other = [prints.statement("page", "mehr", day) for day in (NOW, NEXT_YEAR)]
    assert other[0] == other[1] != ""
    assert prints.statement("page", "fehlt", NOW) == ""
    assert prints.statement("fact", "probe_satz", date(2025, 1, 1)) == ""


def test_a_figure_that_waits_changes_nothing_said_today(load):
    early = load(small.with_series(("2026-01-01", "2026-12-31", 100), ("2027-01-01", "", 130)))
    before, after = prints_of(load(small.with_series(ONE))), prints_of(early)
    assert before.statement("page", "hilfe", NOW) == after.statement("page", "hilfe", NOW)
    corrected = prints_of(load(small.with_series(("2026-01-01", "", 120))))
    assert before.statement("page", "hilfe", NOW) != corrected.statement("page", "hilfe", NOW)


def test_a_changing_figure_is_called_by_its_own_name(load):
    named = (
        small.text_of(small.FACTS).partition("[[fact.series]]")[0]
        + 'names = { tage = "Tage der Probe" }\n\n'
        + "[[fact.series]]\nvalid_to = 2026-12-31\nvalues = { tage = 3, fest_wert = 1 }\n\n"
        + "[[fact.series]]\nvalid_from = 2027-01-01\nvalues = { tage = 4, fest_wert = 2 }\n"
    )
    changes = {small.FACTS: named, small.HELP: None, small.LIST: None}
    library = load(changes)
    assert {change.key: change.title for change in coming(library, NOW, 400)} == {
        "tage": "Tage der Probe",
        "fest_wert": "Satz der Probe (fest wert)",
    }
    other = load({**changes, small.FACTS: named.replace("tage = 3", "tage = 5")})
    (figure,) = difference(library, other, NOW).figures
    assert figure.title == "Tage der Probe"


def test_a_changed_emergency_is_part_of_the_difference(load):
    strip = "content/de/emergency.toml"
    other = small.text_of(strip).replace("Bleib ruhig.", "Bleib ruhig und atme.", 1)
    found = difference(load(), load({strip: other}), NOW)
    assert ids(found.changed) == [("emergency", "suizidgedanken")]
    checked = small.text_of(strip).replace("2026-11-01", "2026-11-20")
    assert difference(load(), load({strip: checked}), NOW).changed == ()


def test_light_questions_and_papers_are_part_of_the_difference(load):
    texts = {SCOPE: scope_text(), LINKS: links_text(), PAPER: PAPER_TEXT}
    first = load(texts)
    assert ids(difference(load(), first, NOW).added) == [
        ("links", "nachfragen"), ("paper", "information"), ("scope", "ampel"),
    ]  # fmt: skip
    for file, old, new, said in (
        (SCOPE, "Es kostet", "Es kostete", ("scope", "ampel")),
        (SCOPE, 'title = "Anwältin"', 'title = "Anwalt"', ("scope", "ampel")),
        (LINKS, "Frag danach.", "Frag gleich danach.", ("links", "nachfragen")),
        (PAPER, "Wir schreiben", "Wir notieren", ("paper", "information")),
    ):
        other = load({**texts, file: texts[file].replace(old, new, 1)})
        assert ids(difference(first, other, NOW).changed) == [said]
        checked = load({**texts, file: texts[file].replace("2026-11-01", "2026-11-20")})
        assert difference(first, checked, NOW).changed == ()


def test_a_light_that_turns_is_announced(load):
    texts = {SCOPE: scope_text(), LINKS: links_text().replace("2026-07-01", "2027-02-01")}
    turning = [(c.day, c.kind.value, c.what) for c in coming(load(texts), NOW, 400)]
    assert turning == [(date(2027, 2, 1), "links", "changes")]


def test_letter_fields_change_the_letters_that_take_them_over(load):
    fields = "content/de/letter_fields.toml"
    group = (
        'format = "hilft-letter-fields/1"\n\n[[group]]\nid = "amt"\n\n[[group.field]]\n'
        'name = "aktenzeichen"\nlabel = "Zeichen"\ntype = "text"\nexample = "1"\nwhy = "Suche."\n'
    )
    letter = small.text_of(small.LETTER).replace(
        'kind = "anfrage"', 'kind = "anfrage"\nuse = ["amt"]'
    )
    texts = {
        fields: group,
        small.LETTER: letter.replace("{{ frage }}", "{{ frage }} {{ aktenzeichen }}"),
    }
    other = load({**texts, fields: group.replace("Zeichen", "Geschäftszeichen")})
    assert ids(difference(load(texts), other, NOW).changed) == [("letter", "anfrage")]
