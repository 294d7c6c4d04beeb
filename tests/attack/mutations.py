# SPDX-License-Identifier: GPL-3.0-or-later
"""Rounders with one line removed or changed: each could be somebody's well-meant improvement."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest

from hilft_desktop.disclosure import cube, rounding
from hilft_desktop.disclosure.audit import AuditReport, Verdict
from hilft_desktop.disclosure.margins import Margins

Choices = Callable[[int], tuple[tuple[int, float], ...]]

_REAL_CHOICES = rounding.choices
_REAL_ROWS = cube._rows
_REAL_ROUND = cube._round
_REAL_PROTECT = cube.protect


@dataclass(frozen=True)
class Mutation:
    """A name, and what it does to the rounder."""

    name: str
    apply: Callable[[pytest.MonkeyPatch], None]

    def __str__(self) -> str:
        return self.name


def without_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything leave unexamined, so that the suite has to catch it by itself."""

    def pass_all(tables: object, *_rest: object, **_options: object) -> AuditReport:
        del tables
        return AuditReport(Verdict.PROTECTED)

    monkeypatch.setattr(cube, "audit", pass_all)


def with_choices(choices: Choices) -> Callable[[pytest.MonkeyPatch], None]:
    """Return a mutation of where a number may be published, in all places that know it."""

    def apply(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rounding, "choices", choices)
        monkeypatch.setattr(cube, "choices", choices)

    return apply


def _patch(name: str, value: Any) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda monkeypatch: monkeypatch.setattr(cube, name, value)


def _one_way_rows_only(margins: Margins, targets: list[int]) -> list[Any]:
    """Sums hold for the one-way tables; every two-way table is rounded by itself."""
    kept = tuple(
        equation
        for equation in margins.equations
        if all(len(margins.keys[part]) < 3 for part in equation.parts)
    )
    return _REAL_ROWS(Margins(margins.catalogue, margins.keys, kept), targets)


def _rows_without_columns(margins: Margins, targets: list[int]) -> list[Any]:
    """Rows of the two-way tables add up to the topic, their columns to nothing."""
    kept = tuple(
        equation
        for equation in margins.equations
        if equation.whole == 0 or margins.keys[equation.whole][0] == margins.catalogue.centre.table
    )
    return _REAL_ROWS(Margins(margins.catalogue, margins.keys, kept), targets)


def _no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cube, "reach", lambda true: (0, true // 5 * 5 + 100))
    monkeypatch.setattr(cube, "_is_near", lambda _vector, _truth: True)
    monkeypatch.setattr(cube, "draw", lambda true, rng: rounding.draw(true, rng) + 10)


def _nearest(true: int) -> tuple[tuple[int, float], ...]:
    return ((5 * round(true / 5), 1.0),)


def _zeros_exact(true: int) -> tuple[tuple[int, float], ...]:
    return ((0, 1.0),) if true == 0 else _REAL_CHOICES(true)


def _multiples_exact(true: int) -> tuple[tuple[int, float], ...]:
    return _REAL_CHOICES(true) if true % 5 else ((true, 1.0),)


def _always_down(true: int) -> tuple[tuple[int, float], ...]:
    return ((true // 5 * 5, 1.0),)


def _always_up(true: int) -> tuple[tuple[int, float], ...]:
    return ((-(-true // 5) * 5, 1.0),)


def _never_to_zero(true: int) -> tuple[tuple[int, float], ...]:
    """Show that somebody was there: 1 to 4 become 5."""
    return ((5, 1.0),) if 1 <= true <= 4 else _REAL_CHOICES(true)


def _one_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "SystemRandom", lambda: Random(1))


def _star_with_a_total_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def round_freely(*args: Any, total: int | None = None, **options: Any) -> Any:
        del total
        return _REAL_ROUND(*args, **options)

    monkeypatch.setattr(cube, "_round", round_freely)


def _true_total_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    def by_truth(records: Any, catalogue: Any, **options: Any) -> Any:
        if sum(records.values()) < catalogue.one_way_minimum:
            return cube.HeldBack(catalogue.one_way_minimum)
        return _REAL_PROTECT(records, catalogue, **options)

    monkeypatch.setattr(cube, "protect", by_truth)


MUTATIONS = (
    Mutation("sums are forgotten", _patch("_rows", lambda _margins, _targets: [])),
    Mutation("two-way tables are rounded separately", _patch("_rows", _one_way_rows_only)),
    Mutation("columns of two-way tables add up to nothing", _patch("_rows", _rows_without_columns)),
    Mutation("the limit of 5 is dropped", _no_limit),
    Mutation("multiples never move", with_choices(_multiples_exact)),
    Mutation("zeros stay exact", with_choices(_zeros_exact)),
    Mutation("rounding to the nearest", with_choices(_nearest)),
    Mutation("always down", with_choices(_always_down)),
    Mutation("always up", with_choices(_always_up)),
    Mutation("presence is always shown", with_choices(_never_to_zero)),
    Mutation("one seed for all", _one_seed),
    Mutation("the star draws its own total", _star_with_a_total_of_its_own),
    Mutation("the true total decides what is held back", _true_total_decides),
)
