# SPDX-License-Identifier: GPL-3.0-or-later
"""The scope light: what volunteers may do themselves, what only with guidance, what not at all.

§ 6 Abs. 2 RDG allows free legal services outside family and friends only by, or under the guidance
of, a person qualified for judicial office. Which light belongs to which kind of step is content;
how guidance and training bear on it is decided here, in one place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hilft_desktop.domain.codes import Topic
from hilft_desktop.domain.errors import UserError


class Light(StrEnum):
    """What a step means for volunteers."""

    GREEN = "gruen"
    """Information or practical help: no legal service."""
    YELLOW = "gelb"
    """Advice on a single case: only with guidance and training in date."""
    RED = "rot"
    """For lawyers and specialised bodies: refer."""


class Step(StrEnum):
    """Kinds of things counsellors do for a person; the codes are kept with cases."""

    EMERGENCY = "notfall_sofort"
    INFORM = "auskunft"
    SORT_PAPERS = "unterlagen_ordnen"
    FILL_FORM = "formular_ausfuellen"
    SAMPLE_LETTER = "musterbrief"
    ACCOMPANY = "begleiten"
    REFER = "weiterverweisen"
    READ_NOTICE = "bescheid_vorlesen"
    ASSESS_NOTICE = "bescheid_bewerten"
    COMPUTE_DEADLINE = "frist_berechnen"
    ESTIMATE_CLAIM = "anspruch_berechnen"
    DRAFT_LETTER = "brief_entwerfen"
    DRAFT_OBJECTION = "widerspruch_entwerfen"
    DRAFT_REVIEW_REQUEST = "ueberpruefung_entwerfen"
    SANCTION = "sanktion"
    NEGOTIATE = "verhandeln"
    ACT_FOR_PERSON = "vollmacht"
    COURT_ACTION = "klage_eilantrag"
    COURT_LETTER = "gerichtspost"
    EVICTION = "raeumungsklage"
    IN_COURT = "vor_gericht"
    INSOLVENCY = "insolvenz"
    RESIDENCE = "aufenthalt"
    CRIMINAL = "strafsache"
    VIOLENCE = "gewalt"
    FAMILY_COURT = "familiensache"


class ScopeNeed(StrEnum):
    """What a yellow light asks for."""

    GUIDANCE = "anleitung"
    """A named person qualified for judicial office guides the group (§ 6 Abs. 2 RDG)."""
    TRAINING = "schulung"
    """The training of the counsellor is in date."""


@dataclass(frozen=True, slots=True)
class ScopeBody:
    """Whom to refer to. ``place`` is the kind of local address it is found under, or empty."""

    id: str
    title: str
    page: str
    place: str


@dataclass(frozen=True, slots=True)
class ScopeStep:
    """A kind of step on offer; without ``topics`` it belongs to every topic."""

    id: Step
    title: str
    help: str
    topics: tuple[Topic, ...]
    is_emergency: bool

    def belongs_to(self, topic: Topic) -> bool:
        """Tell whether the step makes sense for a topic."""
        return not self.topics or topic in self.topics


@dataclass(frozen=True, slots=True)
class ScopeRule:
    """What holds for a step, for some topics or, without ``topics``, for all others."""

    step: Step
    topics: tuple[Topic, ...]
    light: Light
    reason: str
    page: str
    page_title: str
    refer_to: tuple[ScopeBody, ...]
    citation: str
    cautious: bool
    """The law does not settle it: our own careful setting."""
    uncertain: bool
    """The citation leans on something that should be checked first."""


@dataclass(frozen=True, slots=True)
class ScopeLight:
    """The light for one step in one case, with its reason.

    ``rule_light`` is what the step is by itself; ``light`` is what holds for this counsellor now:
    yellow turns red while something of ``missing`` is not there.
    """

    topic: Topic
    step: Step
    step_title: str
    light: Light
    rule_light: Light
    reason: str
    missing: tuple[ScopeNeed, ...]
    page: str
    page_title: str
    refer_to: tuple[ScopeBody, ...]
    citation: str
    cautious: bool
    uncertain: bool
    is_emergency: bool
    overdue: bool
    version: str


@dataclass(frozen=True, slots=True)
class ScopeBook:
    """All steps and rules that hold on a working date."""

    steps: tuple[ScopeStep, ...]
    rules: tuple[ScopeRule, ...]
    version: str
    checked_on: date
    next_check: date
    overdue: bool

    def rule(self, topic: Topic, step: Step) -> ScopeRule:
        """Return the rule of a step: that of the topic before the general one.

        Raises ``UserError("scope_step_unknown")``.
        """
        mine = [rule for rule in self.rules if rule.step is step]
        for rule in mine:
            if topic in rule.topics:
                return rule
        for rule in mine:
            if not rule.topics:
                return rule
        raise UserError("scope_step_unknown", field="step", text=step.value)

    def light(self, topic: Topic, step: Step, *, trained: bool, guided: bool) -> ScopeLight:
        """Return what a counsellor may do; help in an emergency is green whatever is missing.

        Raises ``UserError("scope_step_unknown")`` when the content says nothing about the step.
        """
        rule = self.rule(topic, step)
        shown = next((item for item in self.steps if item.id is step), None)
        is_emergency = step is Step.EMERGENCY
        missing = _missing(rule.light, trained=trained, guided=guided)
        light = Light.RED if missing else rule.light
        return ScopeLight(
            topic=topic,
            step=step,
            step_title=shown.title if shown else step.value,
            light=Light.GREEN if is_emergency else light,
            rule_light=rule.light,
            reason=rule.reason,
            missing=() if is_emergency else missing,
            page=rule.page,
            page_title=rule.page_title,
            refer_to=rule.refer_to,
            citation=rule.citation,
            cautious=rule.cautious,
            uncertain=rule.uncertain,
            is_emergency=is_emergency,
            overdue=self.overdue,
            version=self.version,
        )


def _missing(light: Light, *, trained: bool, guided: bool) -> tuple[ScopeNeed, ...]:
    if light is not Light.YELLOW:
        return ()
    needs = ((ScopeNeed.GUIDANCE, guided), (ScopeNeed.TRAINING, trained))
    return tuple(need for need, met in needs if not met)
