# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft scope`` and ``hilft linked``: what we may do and what else to ask, as people type it."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import Hilft


def test_all_steps_and_the_steps_of_a_topic_are_listed(hilft: Hilft) -> None:
    every = {row["id"] for row in hilft("scope", "--json").json}
    debts = {row["step"] for row in hilft("scope", "schulden", "--json").json}
    rent = {row["step"] for row in hilft("scope", "miete", "--json").json}
    assert debts < every
    assert "insolvenz" in debts - rent
    assert "notfall_sofort" in debts & rent


def test_yellow_says_what_is_missing_and_holds_when_nothing_is(hilft: Hilft) -> None:
    call = ("scope", "wohngeld", "widerspruch_entwerfen", "--json")
    alone = hilft(*call).json
    assert (alone["light"], alone["rule_light"]) == ("rot", "gelb")
    assert alone["missing"] == ["anleitung", "schulung"]
    both = hilft(*call, "--guided", "--trained").json
    assert (both["light"], both["missing"]) == ("gelb", [])


def test_the_light_is_told_in_words_with_its_source(hilft: Hilft) -> None:
    out = hilft("scope", "arbeit", "klage_eilantrag").out
    assert "Rot: weiterverweisen" in out
    assert "§§ 4, 7, 13, 23 KSchG" in out
    careful = hilft("scope", "wohngeld", "frist_berechnen").out
    assert "vorsichtige Einstufung" in careful
    assert "Anleitung ist nicht angegeben" in careful
    assert "fehlt: weiterverweisen" in hilft("scope", "wohngeld").out


def test_help_in_an_emergency_is_green_for_everybody(hilft: Hilft) -> None:
    for topic in ("energie_sperre", "migration", "schulden"):
        light = hilft("scope", topic, "notfall_sofort", "--json").json
        assert (light["light"], light["missing"]) == ("gruen", [])


def test_linked_questions_come_urgent_first(hilft: Hilft) -> None:
    rows = hilft("linked", "miete", "--json").json
    urgent = [row["is_urgent"] for row in rows]
    assert urgent == sorted(urgent, reverse=True)
    lines = hilft("linked", "miete").out.splitlines()
    assert lines[0].startswith("! ")
    assert any(line.startswith("- ") for line in lines)


@pytest.mark.parametrize(
    "call",
    [("scope", "wetter"), ("scope", "miete", "zaubern"), ("linked", "wetter"), ("linked",)],
)
def test_unknown_words_end_with_one_line_and_status_two(
    hilft: Hilft, call: tuple[str, ...]
) -> None:
    ended = hilft(*call)
    assert ended.status == 2
    assert ended.out == ""
    assert len(ended.err.splitlines()) == 1
