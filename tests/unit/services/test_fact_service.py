# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts as people look them up: by word, by day, with their course."""

from __future__ import annotations

from datetime import date

import pytest

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.facts import FactStatus
from hilft_desktop.services.hub import Services


def test_facts_are_found_by_all_their_words(keyless: Services):
    everything = keyless.facts.list()
    found = keyless.facts.list(words="androhung SPERRE")
    assert 0 < len(found) < len(everything)
    assert "sperre_androhung_wochen" in {row.id for row in found}
    assert keyless.facts.list(words="androhung gibtesnicht") == ()


def test_a_fact_is_shown_for_its_day_with_all_periods(keyless: Services):
    fact = keyless.facts.show("sperre_androhung_wochen", date(2026, 11, 22))
    assert fact.current[0].text.endswith("Wochen")
    assert sum(period.is_current for period in fact.periods) == 1
    assert "sperre_heute" in {item.id for item in fact.used_by}
    assert fact.sources
    assert fact.citation


def test_what_does_not_hold_on_a_day_is_not_given(keyless: Services):
    ended = keyless.facts.show("sperre_androhung_wochen", date(1990, 1, 1))
    assert ended.current == ()
    assert not any(period.is_current for period in ended.periods)
    open_ones = [row for row in keyless.facts.list() if row.status is FactStatus.UNKNOWN]
    assert all(row.text == "" for row in open_ones)


def test_every_fact_can_be_shown(keyless: Services):
    for row in keyless.facts.list():
        assert keyless.facts.show(row.id).title == row.title


def test_an_unknown_fact_is_refused(keyless: Services):
    with pytest.raises(UserError) as caught:
        keyless.facts.show("gibt_es_nicht")
    assert caught.value.code == "fact_unknown"
