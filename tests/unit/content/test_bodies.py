# SPDX-License-Identifier: GPL-3.0-or-later
"""The kinds of bodies: what the linter refuses, what is rendered, what is due for a check."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.content.linter import check
from hilft_desktop.domain.local import PlaceKind
from hilft_desktop.domain.updates import ItemKind
from hilft_desktop.system.resources import resource_root

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("inhalte")
    for name in ("content", "facts"):
        shutil.copytree(resource_root() / name, target / name)
    return target


@pytest.fixture
def file(folder: Path) -> Iterator[Path]:
    path = folder / "content" / "de" / "bodies.toml"
    kept = path.read_text(encoding="utf-8")
    yield path
    path.write_text(kept, encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('cites = ["gerichtskosten"]', "", "cite_missing"),
        ('cites = ["gerichtskosten"]', 'cites = ["gibt_es_nicht"]', "fact_unknown"),
        ('fact = "stelle_behoerdennummer"', 'fact = "gibt_es_nicht"', "fact_unknown"),
        ('page = "klage_erheben"', 'page = "gibt_es_nicht"', "link_broken"),
        ('letter = "verweis_anwalt"', 'letter = "gibt_es_nicht"', "link_broken"),
        ('id = "sozialgericht"', 'id = "amtsgericht"', "id_duplicate"),
        ('place = "sozialgericht"', 'place = "amtsgericht"', "id_duplicate"),
        ('purpose = "Lebensmittel."', 'purpose = "Lebensmittel, 3 Euro."', "figure_typed"),
        ('purpose = "Lebensmittel."', 'purpose = "Ruf 0800 1234567 an."', "figure_typed"),
        ('purpose = "Lebensmittel."', 'purpos = "Lebensmittel."', "key_unknown"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    folder: Path, file: Path, old: str, new: str, code: str
):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [fault for fault in check(folder) if fault.file == "bodies.toml"]
    assert code in {fault.code for fault in found}
    assert all(fault.line > 1 for fault in found)


def test_numbers_and_figures_come_from_facts(folder: Path):
    kinds = {kind.id: kind for kind in ContentLibrary.load(folder).bodies(DAY)}
    assert kinds["energieberatung"].numbers[0].number == "0800 809 802 400"
    assert "15" in kinds["amtsgericht"].hint
    assert kinds["gewaltschutz"].place is PlaceKind.VIOLENCE
    assert kinds["notruf"].place is None
    assert kinds["amtsgericht"].letter == "verweis_anwalt"
    assert kinds["amtsgericht"].page_title


def test_an_overdue_check_says_so(folder: Path):
    late = date(2028, 1, 1)
    assert all(kind.overdue for kind in ContentLibrary.load(folder).bodies(DAY, late))
    assert not any(kind.overdue for kind in ContentLibrary.load(folder).bodies(DAY))


def test_the_kinds_are_checked_as_one_item(folder: Path):
    library = ContentLibrary.load(folder)
    (item,) = [each for each in library.checked_content(DAY) if each.kind is ItemKind.BODIES]
    assert any("Tafel" in line and "Mitbringen" in line for line in item.text)
    assert not any("{fact" in line for line in item.text)


def test_content_of_older_packs_has_no_kinds(folder: Path, file: Path):
    file.unlink()
    assert ContentLibrary.load(folder).bodies(DAY) == ()
    assert not [fault for fault in check(folder) if fault.file == "bodies.toml"]
    file.touch()
