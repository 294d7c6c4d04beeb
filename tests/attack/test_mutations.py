# SPDX-License-Identifier: GPL-3.0-or-later
"""The suite finds nothing in the rounder, and something in every rounder with one line changed.

The gate before every export is switched off for the mutations: it would stop most of them, and then
nobody could tell whether the suite would.
"""

from __future__ import annotations

import pytest

from tests.attack.checks import complaints
from tests.attack.mutations import MUTATIONS, Mutation, without_gate


@pytest.mark.parametrize("gate", [True, False], ids=["gate", "no gate"])
def test_nothing_is_to_be_said_against_the_rounder(monkeypatch, gate):
    if not gate:
        without_gate(monkeypatch)
    assert complaints() == frozenset()


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_every_mutation_is_caught(monkeypatch, mutation: Mutation):
    without_gate(monkeypatch)
    mutation.apply(monkeypatch)
    assert complaints() - {"nothing comes out"}
