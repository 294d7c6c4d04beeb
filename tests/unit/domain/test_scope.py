# SPDX-License-Identifier: GPL-3.0-or-later
"""The decision of the scope light: guidance and training, and help that is never blocked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.codes import Topic
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.scope import (
    Light,
    ScopeBody,
    ScopeBook,
    ScopeLight,
    ScopeNeed,
    ScopeRule,
    ScopeStep,
    Step,
)

LAWYER = ScopeBody("anwalt", "Anwältin", "", "")


def rule(step: Step, light: Light, *topics: Topic, reason: str = "Darum.") -> ScopeRule:
    return ScopeRule(step, topics, light, reason, "", "", (LAWYER,), "§ 6 RDG", False, False)


def book(*rules: ScopeRule) -> ScopeBook:
    steps = tuple(
        ScopeStep(step, step.value.title(), "", (), step is Step.EMERGENCY) for step in Step
    )
    return ScopeBook(steps, rules, "v1", date(2026, 11, 22), date(2027, 5, 31), overdue=False)


def shown(light: Light, *, trained: bool, guided: bool) -> ScopeLight:
    held = book(rule(Step.DRAFT_OBJECTION, light))
    return held.light(Topic.MIETE, Step.DRAFT_OBJECTION, trained=trained, guided=guided)


@pytest.mark.parametrize(
    ("trained", "guided", "light", "missing"),
    [
        (True, True, Light.YELLOW, ()),
        (True, False, Light.RED, (ScopeNeed.GUIDANCE,)),
        (False, True, Light.RED, (ScopeNeed.TRAINING,)),
        (False, False, Light.RED, (ScopeNeed.GUIDANCE, ScopeNeed.TRAINING)),
    ],
)
def test_yellow_needs_guidance_and_training(trained, guided, light, missing):
    result = shown(Light.YELLOW, trained=trained, guided=guided)
    assert (result.light, result.missing) == (light, missing)
    assert result.rule_light is Light.YELLOW
    assert result.refer_to == (LAWYER,)


@given(trained=st.booleans(), guided=st.booleans())
def test_green_and_red_ask_for_nothing(trained, guided):
    for light in (Light.GREEN, Light.RED):
        result = shown(light, trained=trained, guided=guided)
        assert (result.light, result.missing) == (light, ())


@given(
    light=st.sampled_from(Light),
    topic=st.sampled_from(Topic),
    trained=st.booleans(),
    guided=st.booleans(),
)
def test_help_in_an_emergency_is_green_whatever_content_says(light, topic, trained, guided):
    held = book(rule(Step.EMERGENCY, light))
    result = held.light(topic, Step.EMERGENCY, trained=trained, guided=guided)
    assert result.is_emergency
    assert (result.light, result.missing) == (Light.GREEN, ())


def test_the_rule_of_the_topic_goes_before_the_general_one_in_any_order():
    general = rule(Step.NEGOTIATE, Light.YELLOW)
    debts = rule(Step.NEGOTIATE, Light.RED, Topic.SCHULDEN, Topic.ARBEIT)
    for held in (book(general, debts), book(debts, general)):
        assert held.rule(Topic.SCHULDEN, Step.NEGOTIATE) is debts
        assert held.rule(Topic.ARBEIT, Step.NEGOTIATE) is debts
        assert held.rule(Topic.MIETE, Step.NEGOTIATE) is general


def test_a_step_the_content_says_nothing_about_is_refused():
    held = book(rule(Step.NEGOTIATE, Light.RED, Topic.SCHULDEN))
    with pytest.raises(UserError) as caught:
        held.light(Topic.MIETE, Step.NEGOTIATE, trained=True, guided=True)
    assert caught.value.code == "scope_step_unknown"
    assert caught.value.field == "step"


def test_a_step_belongs_to_its_topics_or_to_all():
    everywhere = ScopeStep(Step.INFORM, "", "", (), is_emergency=False)
    debts = ScopeStep(Step.INSOLVENCY, "", "", (Topic.SCHULDEN,), is_emergency=False)
    assert all(everywhere.belongs_to(topic) for topic in Topic)
    assert [topic for topic in Topic if debts.belongs_to(topic)] == [Topic.SCHULDEN]
