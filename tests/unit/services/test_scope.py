# SPDX-License-Identifier: GPL-3.0-or-later
"""The scope light as front ends ask for it: public, by words, with faults that name the field."""

from __future__ import annotations

from datetime import date

import pytest

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.scope import Light, ScopeNeed, Step
from hilft_desktop.services.hub import Services


def test_steps_are_on_offer_without_a_vault(keyless: Services):
    every = keyless.scope.steps()
    debts = keyless.scope.steps("schulden")
    assert [step.id for step in every] == list(dict.fromkeys(step.id for step in every))
    assert {step.id for step in every} == set(Step)
    assert Step.INSOLVENCY in {step.id for step in debts}
    assert Step.INSOLVENCY not in {step.id for step in keyless.scope.steps("wohngeld")}


def test_a_light_tells_what_is_missing_and_where_to_refer(keyless: Services):
    light = keyless.scope.light(
        "grundsicherung", "widerspruch_entwerfen", trained=True, guided=False
    )
    assert (light.light, light.rule_light) == (Light.RED, Light.YELLOW)
    assert light.missing == (ScopeNeed.GUIDANCE,)
    assert light.refer_to
    assert light.version == keyless._session.content.version
    both = keyless.scope.light("grundsicherung", "widerspruch_entwerfen", trained=True, guided=True)
    assert both.light is Light.YELLOW


def test_the_working_date_chooses_the_law(keyless: Services):
    now = keyless.scope.light("grundsicherung", "sanktion", trained=True, guided=True)
    before = keyless.scope.light(
        "grundsicherung", "sanktion", date(2026, 6, 30), trained=True, guided=True
    )
    assert now.page == before.page
    assert now.page_title != before.page_title


@pytest.mark.parametrize(
    ("topic", "step", "code", "field"),
    [
        ("wetter", "auskunft", "topic_unknown", "topic"),
        ("", "auskunft", "topic_unknown", "topic"),
        ("miete", "zaubern", "scope_step_unknown", "step"),
        ("miete", "", "scope_step_unknown", "step"),
    ],
)
def test_unknown_words_are_refused_by_field(keyless: Services, topic, step, code, field):
    with pytest.raises(UserError) as caught:
        keyless.scope.light(topic, step, trained=True, guided=True)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_linked_problems_are_asked_for_by_topic_page_and_checklist(keyless: Services):
    by_topic = {link.id for link in keyless.scope.linked("energie_sperre")}
    by_page = {link.id for link in keyless.scope.linked_to_page("sperre_schutz")}
    assert "geraet_baby" in by_topic
    assert by_page == by_topic - {"geraet_baby"}
    assert keyless.scope.linked_to_checklist("energie_abgestellt")
    with pytest.raises(UserError) as caught:
        keyless.scope.linked("wetter")
    assert caught.value.code == "topic_unknown"
    with pytest.raises(UserError) as caught:
        keyless.scope.linked_to_page("weg")
    assert caught.value.code == "guide_page_unknown"
    with pytest.raises(UserError) as caught:
        keyless.scope.linked_to_checklist("weg")
    assert caught.value.code == "checklist_unknown"
