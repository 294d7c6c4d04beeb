# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields that letters share: taken over, overridden, and faults still at their line."""

from __future__ import annotations

import shutil

import pytest

from hilft_desktop.content.linter import check
from hilft_desktop.content.loader import Layout, read_content
from hilft_desktop.domain.letters import FieldSource
from hilft_desktop.system.resources import resource_root

RATEN = "content/de/letters/raten_versorger.toml"


@pytest.fixture
def folder(tmp_path):
    root = resource_root()
    shutil.copytree(root / "facts", tmp_path / "facts")
    shutil.copytree(root / "content", tmp_path / "content")
    return tmp_path


def letter(folder, name):
    source, faults = read_content(Layout.of(folder))
    assert not faults
    return next(located.entry for located in source.letters if located.entry.id == name)


def findings(folder):
    return [(fault.file, fault.line, fault.code) for fault in check(folder)]


def change(folder, old, new):
    path = folder / RATEN
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    return text.split(old)[0].count("\n") + 1


def test_a_letter_has_the_fields_of_its_groups_before_its_own(folder):
    fields = letter(folder, "raten_versorger").field
    assert [field.name for field in fields][:3] == [
        "person_name",
        "person_address",
        "person_contact",
    ]
    assert fields[0].source is FieldSource.PERSON_NAME
    assert fields[3].name == "recipient"


def test_a_field_of_its_own_replaces_the_one_of_the_group(folder):
    change(
        folder,
        '[[field]]\nname = "recipient"',
        '[[field]]\nname = "person_name"\nlabel = "Wer schreibt?"\ntype = "text"\n'
        'example = "Mira Beispiel"\nwhy = "Unterschrift."\n\n[[field]]\nname = "recipient"',
    )
    fields = letter(folder, "raten_versorger").field
    assert [field.label for field in fields if field.name == "person_name"] == ["Wer schreibt?"]


def test_a_group_that_nobody_wrote_is_a_fault_at_its_line(folder):
    line = change(folder, 'use = ["person"]', 'use = ["person", "amt"]')
    assert ("letters/raten_versorger.toml", line, "group_unknown") in findings(folder)


def test_a_fault_in_a_letters_own_field_keeps_its_line(folder):
    line = change(folder, 'name = "meter_number"\n', 'name = "meter_number"\nfarbe = "rot"\n') + 1
    assert ("letters/raten_versorger.toml", line, "key_unknown") in findings(folder)


def test_a_fault_in_a_group_is_named_once(folder):
    path = folder / "content/de/letter_fields.toml"
    path.write_text(path.read_text("utf-8").replace('type = "text"', 'type = "wort"', 1), "utf-8")
    faults = [found for found in findings(folder) if found[2] == "value_not_allowed"]
    assert [file for file, _, _ in faults] == ["letter_fields.toml"]
