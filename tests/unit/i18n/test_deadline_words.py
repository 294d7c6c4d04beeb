# SPDX-License-Identifier: GPL-3.0-or-later
"""Every code a rule says has words, no word is left over, and no word hides a figure of law."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import hilft_desktop
from hilft_desktop.domain.deadlines import DeadlineGroup, DeadlineKind, DeadlineSense
from hilft_desktop.domain.rules.kinds import RULES
from hilft_desktop.domain.rules.periods import Period, PeriodUnit
from hilft_desktop.i18n import deadline_kinds
from hilft_desktop.i18n.deadline_doubts import DOUBTS, REMEDIES
from hilft_desktop.i18n.deadline_kinds import (
    TITLES,
    group_title,
    input_label,
    kind_help,
    kind_title,
    sense_text,
)
from hilft_desktop.i18n.deadline_words import STEPS, period_text

RULES_FOLDER = Path(hilft_desktop.__file__).parent / "domain" / "rules"
WORDS = {"step": STEPS, "doubt": DOUBTS, "remedy": REMEDIES}


def said() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield what each call of the rules says: how, with which code, with which values."""
    for path in sorted(RULES_FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr not in WORDS or not isinstance(node.func.value, ast.Name):
                continue
            names = frozenset(word.arg for word in node.keywords if word.arg)
            for code in codes_of(node.args[0]):
                yield node.func.attr, code, names


def codes_of(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from codes_of(node.body)
        yield from codes_of(node.orelse)


def test_every_code_has_words_and_every_words_a_code():
    spoken: dict[str, set[str]] = {how: set() for how in WORDS}
    for how, code, _names in said():
        spoken[how].add(code)
    assert len(spoken["step"]) > 40
    for how, words in WORDS.items():
        assert spoken[how] == set(words), how


def test_words_ask_for_no_value_that_is_not_given():
    for how, code, given in said():
        asked = {name for _t, name, _s, _c in Formatter().parse(WORDS[how][code]) if name}
        dative = {name.removesuffix("_dative") for name in asked}
        assert dative <= given, f"{how} {code}"


@pytest.mark.parametrize("words", [STEPS, DOUBTS, REMEDIES], ids=["steps", "doubts", "remedies"])
def test_no_figure_and_no_paragraph_is_typed(words: dict[str, str]):
    for code, text in words.items():
        assert not re.search(r"\d|§", text), code
        assert text.endswith((".", "."))


def test_names_hold_no_figure():
    for title, help_text in TITLES.values():
        assert not re.search(r"\d|§", title + help_text)


@pytest.mark.parametrize("kind", DeadlineKind)
def test_a_kind_and_its_inputs_have_names(kind: DeadlineKind):
    assert kind_title(kind) == TITLES[kind][0]
    assert kind_help(kind) == TITLES[kind][1]
    for name, _need in RULES[kind].inputs:
        assert input_label(kind, name)


def test_labels_are_kept_only_for_what_is_asked():
    for kind, labels in deadline_kinds._BY_KIND.items():
        assert set(labels) <= {name for name, _need in RULES[kind].inputs}


def test_groups_and_meanings_have_names():
    assert len({group_title(group) for group in DeadlineGroup}) == len(DeadlineGroup)
    assert len({sense_text(sense) for sense in DeadlineSense}) == len(DeadlineSense)


@pytest.mark.parametrize(
    ("unit", "one", "many", "dative"),
    [
        (PeriodUnit.DAYS, "1 Tag", "3 Tage", "3 Tagen"),
        (PeriodUnit.WEEKS, "1 Woche", "3 Wochen", "3 Wochen"),
        (PeriodUnit.MONTHS, "1 Monat", "3 Monate", "3 Monaten"),
        (PeriodUnit.YEARS, "1 Jahr", "3 Jahre", "3 Jahren"),
        (PeriodUnit.WORKING_DAYS, "1 Werktag", "3 Werktage", "3 Werktagen"),
        (PeriodUnit.BANK_DAYS, "1 Geschäftstag", "3 Geschäftstage", "3 Geschäftstagen"),
    ],
)
def test_periods_in_words(unit: PeriodUnit, one: str, many: str, dative: str):
    assert period_text(Period(1, unit)) == period_text(Period(1, unit), dative=True) == one
    assert period_text(Period(3, unit)) == many
    assert period_text(Period(3, unit), dative=True) == dative
