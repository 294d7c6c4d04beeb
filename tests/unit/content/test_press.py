# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts about tallies: faults in them are found before anybody hands them to a newspaper."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hilft_desktop.content.linter import check
from hilft_desktop.domain.codes import EuroBand
from hilft_desktop.domain.money import euro_band
from hilft_desktop.domain.press import EURO_FLOORS, PRESS_VALUES
from hilft_desktop.services.tally_texts import press_values
from hilft_desktop.system.resources import resource_root
from tests.unit.services.published import published, reading_of

FILE = "press/texte.toml"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what ships."""
    folder = tmp_path_factory.mktemp("resources")
    for name in ("content", "facts"):
        shutil.copytree(resource_root() / name, folder / name)
    return folder


@pytest.fixture
def faults_of(shipped: Path) -> Callable[[str, str], set[str]]:
    """Exchange words in the texts, check, and put them back; return the codes of their faults."""

    def run(old: str, new: str) -> set[str]:
        file = shipped / "content" / "de" / FILE
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        try:
            return {fault.code for fault in check(shipped) if fault.file == FILE}
        finally:
            file.write_text(text, encoding="utf-8")

    return run


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (
            "rund {{ total }} Gespräche mit",
            "rund {{ true_total }} Gespräche mit",
            "field_undefined",
        ),
        ("rund {{ total }} Gespräche mit", "rund {{ total|raw }} Gespräche mit", "filter_unknown"),
        ("rund {{ total }} Gespräche mit", "seit 20 Jahren Gespräche mit", "figure_typed"),
        ('when = "grievances"', 'when = "complaints"', "field_undefined"),
        ('id = "geld"', 'id = "kurz"', "id_duplicate"),
        ("value = 100", "value = 300", "band_too_high"),
        ('band = "1-99"', 'band = "0"', "band_missing"),
        ("Was macht das Runden?", "Was macht die WXYZ?", "abbreviation_unexplained"),
    ],
)
def test_a_fault_is_named(
    faults_of: Callable[[str, str], set[str]], old: str, new: str, code: str
) -> None:
    assert code in faults_of(old, new)


def test_what_ships_is_clean(faults_of: Callable[[str, str], set[str]]) -> None:
    assert faults_of("Was macht das Runden?", "Was macht das Runden?") == set()


def test_texts_may_speak_of_what_they_are_given_and_nothing_else() -> None:
    assert set(press_values(reading_of("2026-10", [published("2026-10", 85)]))) == PRESS_VALUES


@pytest.mark.parametrize("band", EuroBand)
def test_the_floor_of_a_band_is_its_smallest_amount(band: EuroBand) -> None:
    floor = EURO_FLOORS[band] * 100
    assert euro_band(max(floor, int(band is EuroBand.E1_99))) is band
    if floor:
        assert euro_band(floor - 1) is not band
