# SPDX-License-Identifier: GPL-3.0-or-later
"""The emergency strip: what its linter refuses and how it reads on another day."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from hilft_desktop.content.emergency import LONGEST_LINE
from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.content.linter import check
from hilft_desktop.domain.emergency import EmergencyKind, EmergencyLink
from hilft_desktop.domain.errors import MachineError
from hilft_desktop.system.resources import resource_root

TODAY = date(2026, 11, 22)
STRIP = "content/de/emergency.toml"
CARE = "facts/krise.toml"


LEFT_OUT = {"letters", "wohngeld_mietenstufen.toml", "kommunalrecht.toml"}
"""What the strip does not lean on; reading it for each planted fault takes its time."""


def linked_only(directory, names):
    """Return what not to copy: pages the strip does not link, and what it does not lean on."""
    if not directory.endswith("guide"):
        return LEFT_OUT & set(names)
    linked = {item.page.id for item in ContentLibrary.load().emergencies(TODAY)}
    return {name for name in names if name.removesuffix(".md").split("_", 1)[1] not in linked}


@pytest.fixture(scope="module")
def pristine(tmp_path_factory):
    path = tmp_path_factory.mktemp("pristine")
    for name in ("facts", "content"):
        shutil.copytree(resource_root() / name, path / name, ignore=linked_only)
    assert strip_faults(path) == []
    return path


@pytest.fixture
def folder(pristine, tmp_path):
    shutil.copytree(pristine, tmp_path, dirs_exist_ok=True)
    return tmp_path


def plant(folder, old, new, file=STRIP):
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def strip_faults(folder):
    return [fault for fault in check(folder) if fault.file == "emergency.toml"]


def situation(library, kind, on=TODAY, today=TODAY):
    return next(item for item in library.emergencies(on, today) if item.kind is kind)


FIRST_LINE = 'text = "Frage direkt:'

PLANTED = [
    ('id = "gewalt"', 'id = "brand"', "value_not_allowed"),
    ('title = "Gewalt oder Bedrohung"', 'titel = "Gewalt"', "key_unknown"),
    ('page = "krise_gewalt"', 'page = "krise_gewallt"', "link_broken"),
    ('checklist = "stromsperre_droht"', 'checklist = "stromsperre"', "link_broken"),
    ('fact = "notruf_112_110.rettung"', 'fact = "notruf_112_110"', "fact_unknown"),
    ('fact = "tel_116016"', 'fact = "tel_116017"', "fact_unknown"),
    ('fact = "tel_116016"', 'fact = "0800 1234567"', "value_wrong"),
    ('hint = "bei Lebensgefahr"', 'hint = "oder 0800 1234567"', "figure_typed"),
    ('cites = ["eilantrag"]', 'cites = ["eilantraege"]', "fact_unknown"),
    ('cites = ["eilantrag"]', 'cites = ["regelbedarf_2027"]', "fact_dead"),
    ("practice = true", "practice = false", "cite_missing"),
    (FIRST_LINE, 'text = "Ruf 0800 123456 an. Frage direkt:', "figure_typed"),
    (FIRST_LINE, 'text = "Warte 14 Tage. Frage direkt:', "figure_typed"),
    (FIRST_LINE, 'text = "Frag die XYZG. Frage direkt:', "abbreviation_unexplained"),
    (FIRST_LINE, f'text = "{"Sehr lang. " * 12}Frage direkt:', "line_long"),
    ("next_check = 2027-01-31", "next_check = 2020-01-31", "value_wrong"),
]


@pytest.mark.parametrize(("old", "new", "code"), PLANTED)
def test_a_planted_fault_is_found_in_the_strip(folder, old, new, code):
    plant(folder, old, new)
    found = strip_faults(folder)
    assert code in {fault.code for fault in found}
    assert all(fault.advice.endswith(".") for fault in found)


def test_too_few_and_too_many_lines_are_faults(folder):
    line = '[[emergency.line]]\ntext = "Noch etwas."\npractice = true\n\n'
    plant(folder, "[[emergency.line]]", line * 2 + "[[emergency.line]]")
    assert [fault.code for fault in strip_faults(folder)] == ["lines_wrong"]
    path = folder / STRIP
    head, rest = path.read_text("utf-8").split("[[emergency.line]]", 1)
    kept = rest.split("[[emergency.call]]", 1)[1]
    path.write_text(f"{head}{line * 2}[[emergency.call]]{kept}", "utf-8")
    assert [fault.code for fault in strip_faults(folder)] == ["lines_wrong"]


def test_a_forgotten_situation_is_a_fault(folder):
    path = folder / STRIP
    parts = path.read_text("utf-8").split("[[emergency]]\n")
    left = [part for part in parts if 'id = "gewalt"' not in part]
    assert len(left) == len(parts) - 1
    path.write_text("[[emergency]]\n".join(left), "utf-8")
    faults = strip_faults(folder)
    assert [fault.code for fault in faults] == ["emergency_missing"]
    assert "gewalt" in faults[0].advice


def test_a_missing_strip_is_a_fault_and_nothing_is_loaded(folder):
    (folder / STRIP).unlink()
    assert {"file_missing", "emergency_missing"} == {fault.code for fault in strip_faults(folder)}
    with pytest.raises(MachineError) as caught:
        ContentLibrary.load(folder)
    assert caught.value.params["file"] == "emergency.toml"


def test_the_same_situation_twice_is_a_fault_unless_the_times_differ(folder):
    path = folder / STRIP
    whole = path.read_text("utf-8")
    parts = whole.split("[[emergency]]\n")
    twin = next(part for part in parts if 'id = "kein_essen"' in part)
    path.write_text(f"{whole}\n[[emergency]]\n{twin}", "utf-8")
    assert [fault.code for fault in strip_faults(folder)] == ["id_duplicate"]
    dated = twin.replace("checked_on", "valid_from = 2027-01-01\nchecked_on", 1)
    ended = whole.replace(twin, twin.replace("checked_on", "valid_to = 2026-12-31\nchecked_on", 1))
    path.write_text(f"{ended}\n[[emergency]]\n{dated}", "utf-8")
    assert strip_faults(folder) == []
    library = ContentLibrary.load(folder)
    for day in (TODAY, date(2027, 1, 1)):
        assert len(library.emergencies(day)) == len(EmergencyKind)


def test_numbers_and_figures_come_from_the_facts_and_change_with_them(folder):
    plant(folder, 'value = "116 016"', 'value = "116 999"', CARE)
    plant(folder, 'title = "Räumungstermin steht"', 'title = "Räumung {fact:tel_116016}"')
    library = ContentLibrary.load(folder)
    numbers = [call.number for call in situation(library, EmergencyKind.VIOLENCE).calls]
    assert "116 999" in numbers
    assert "116 016" not in numbers


def test_a_number_that_holds_no_longer_is_left_out(folder):
    plant(folder, 'value = "116 016"', 'valid_to = 2026-12-31\nvalue = "116 016"', CARE)
    library = ContentLibrary.load(folder)
    before = situation(library, EmergencyKind.VIOLENCE)
    after = situation(library, EmergencyKind.VIOLENCE, date(2027, 1, 1))
    assert {call.number for call in before.calls} - {call.number for call in after.calls} == {
        "116 016"
    }
    assert len(after.calls) == len(before.calls) - 1


def test_a_link_that_does_not_hold_on_the_day_is_empty():
    library = ContentLibrary.load()
    old_law = date(2025, 12, 1)
    now = situation(library, EmergencyKind.CUT_OFF)
    then = situation(library, EmergencyKind.CUT_OFF, old_law)
    assert now.page.title == library.page("sperre_heute", TODAY).title
    assert then.page == EmergencyLink()
    assert now.checklist.title != then.checklist.title
    assert then.lines


def test_what_leans_on_doubt_says_so(folder):
    assert not situation(ContentLibrary.load(folder), EmergencyKind.VIOLENCE).uncertain
    plant(folder, 'id = "tel_116016"', 'id = "tel_116016"\nrecheck = true', CARE)
    doubted = situation(ContentLibrary.load(folder), EmergencyKind.VIOLENCE)
    assert doubted.uncertain
    assert [call.number for call in doubted.calls if call.uncertain] == ["116 016"]


def test_the_check_is_due_with_the_earliest_fact(folder):
    plant(folder, "next_check = 2027-01-31", "next_check = 2028-01-31")
    library = ContentLibrary.load(folder)
    first = library.emergencies(TODAY)[0]
    due = min(
        library.facts.get(fact).next_check
        for fact in ("notruf_112_110", "tel_telefonseelsorge", "tel_116111")
    )
    assert first.next_check == due
    assert not library.emergencies(TODAY, due)[0].overdue
    assert library.emergencies(TODAY, date(due.year + 1, due.month, 1))[0].overdue


def test_a_line_is_short():
    for emergency in ContentLibrary.load().emergencies(TODAY):
        for line in emergency.lines:
            assert len(line.text) <= LONGEST_LINE
