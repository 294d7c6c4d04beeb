# SPDX-License-Identifier: GPL-3.0-or-later
"""The scope light: its own rules, and its rendering for a working date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from hilft_desktop.content.emergency import TitleOf
from hilft_desktop.content.loader import Located
from hilft_desktop.content.rendering import Rendering, earliest_check
from hilft_desktop.content.schema_scope import PeriodEntry, ScopeFile, ScopeRuleEntry
from hilft_desktop.domain.codes import Topic
from hilft_desktop.domain.guide import SpanKind
from hilft_desktop.domain.scope import Light, ScopeBody, ScopeBook, ScopeRule, ScopeStep, Step

LineFinding = tuple[int, str, str]
"""Line, code and advice."""


def period_holds(entry: PeriodEntry, day: date) -> bool:
    """Tell whether an entry of a file holds on a day."""
    return (entry.valid_from or date.min) <= day <= (entry.valid_to or date.max)


# -------------------------------------------------------------------------------- checks


def scope_findings(located: Located[ScopeFile]) -> Iterator[LineFinding]:
    """Return what is wrong with the light by itself."""
    yield from _twice(located)
    yield from _gaps(located)
    bodies = {body.id for body in located.entry.body}
    for index, rule in enumerate(located.entry.rule):
        line = located.line("rule", index)
        for body in rule.refer_to:
            if body not in bodies:
                yield line, "link_broken", f"Die Stelle „{body}“ steht nicht unter [[body]]."
        if rule.light is not Light.GREEN and not rule.refer_to:
            yield line, "referral_missing", "Gelb und Rot sagen mit refer_to, wohin verwiesen wird."
        if rule.step is Step.EMERGENCY and rule.light is not Light.GREEN:
            yield line, "emergency_blocked", "Soforthilfe ist immer grün; sie wird nie gesperrt."
        if not rule.cites and not rule.cautious:
            yield (
                line,
                "cite_missing",
                "Die Ampel braucht einen Beleg (cites) oder, als eigene Vorsicht, cautious = true.",
            )


def _twice(located: Located[ScopeFile]) -> Iterator[LineFinding]:
    named = {
        "body": [body.id for body in located.entry.body],
        "step": [step.id.value for step in located.entry.step],
    }
    for key, names in named.items():
        for index, name in enumerate(names):
            if name in names[:index]:
                yield located.line(key, index), "id_duplicate", f"„{name}“ gibt es schon."
    for index, rule in enumerate(located.entry.rule):
        if any(_collide(rule, other) for other in located.entry.rule[:index]):
            yield (
                located.line("rule", index),
                "id_duplicate",
                f"Für „{rule.step}“ und dieses Thema gibt es schon eine Ampel.",
            )


def _collide(one: ScopeRuleEntry, other: ScopeRuleEntry) -> bool:
    begin = max(rule.valid_from or date.min for rule in (one, other))
    end = min(rule.valid_to or date.max for rule in (one, other))
    same = bool(set(one.topics) & set(other.topics)) or not (one.topics or other.topics)
    return one.step is other.step and same and begin <= end


def _gaps(located: Located[ScopeFile]) -> Iterator[LineFinding]:
    """Return the steps without words or without a light for some topic they are on offer for."""
    offered = {step.id: set(step.topics or Topic) for step in located.entry.step}
    for step in Step:
        if step not in offered:
            yield 1, "scope_gap", f"Für „{step}“ fehlt ein Abschnitt [[step]]."
            continue
        rules = [rule for rule in located.entry.rule if rule.step is step]
        timeless = [r for r in rules if r.valid_from is None and r.valid_to is None]
        if not any(not rule.topics for rule in timeless):
            yield 1, "scope_gap", f"Für „{step}“ fehlt eine Ampel [[rule]] ohne Thema."


def scope_targets(located: Located[ScopeFile]) -> Iterator[tuple[int, SpanKind, str]]:
    """Return line, kind and id of every page the light leads to."""
    for index, body in enumerate(located.entry.body):
        if body.page:
            yield located.line("body", index), SpanKind.PAGE_LINK, body.page
    for index, rule in enumerate(located.entry.rule):
        yield located.line("rule", index), SpanKind.PAGE_LINK, rule.page


def scope_texts(located: Located[ScopeFile]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Return line, words and cited facts of everything that is read."""
    for index, body in enumerate(located.entry.body):
        yield located.line("body", index), body.title, ()
    for index, step in enumerate(located.entry.step):
        yield located.line("step", index), f"{step.title}. {step.help}", ()
    for index, rule in enumerate(located.entry.rule):
        yield located.line("rule", index), rule.reason, rule.cites


# ------------------------------------------------------------------------------ rendering


def build_scope(
    located: Located[ScopeFile] | None, render: Rendering, title_of: TitleOf
) -> ScopeBook:
    """Return the light for a working date; content of older packs has none, so it is empty."""
    if located is None:
        return ScopeBook((), (), render.version, date.min, date.min, overdue=False)
    entry = located.entry
    bodies = {
        body.id: ScopeBody(
            body.id,
            body.title,
            body.page if title_of(SpanKind.PAGE_LINK, body.page) else "",
            body.place,
        )
        for body in entry.body
    }
    rules = [rule for rule in entry.rule if period_holds(rule, render.on)]
    cited = [fact for rule in rules for fact in rule.cites]
    next_check = earliest_check(entry.next_check, render.facts, cited)
    return ScopeBook(
        steps=tuple(
            ScopeStep(step.id, step.title, step.help, step.topics, step.id is Step.EMERGENCY)
            for step in entry.step
        ),
        rules=tuple(_rule(rule, bodies, render, title_of) for rule in rules),
        version=render.version,
        checked_on=entry.checked_on,
        next_check=next_check,
        overdue=next_check < render.today,
    )


def _rule(
    entry: ScopeRuleEntry, bodies: dict[str, ScopeBody], render: Rendering, title_of: TitleOf
) -> ScopeRule:
    title = title_of(SpanKind.PAGE_LINK, entry.page)
    return ScopeRule(
        step=entry.step,
        topics=entry.topics,
        light=entry.light,
        reason=render.text(entry.reason),
        page=entry.page if title else "",
        page_title=title,
        refer_to=tuple(bodies[name] for name in entry.refer_to if name in bodies),
        citation=citation_line(entry.cites, render),
        cautious=entry.cautious,
        uncertain=leans_on_uncertain(entry.cites, render),
    )


def citation_line(cites: Iterable[str], render: Rendering) -> str:
    """Return the citations of an entry in one line; what is not certain says so."""
    return "; ".join(render.citation_text(fact) for fact in cites)


def leans_on_uncertain(cites: Iterable[str], render: Rendering) -> bool:
    """Tell whether one of the facts should be checked before somebody leans on it."""
    return any(render.uncertain(render.facts.get(fact)) for fact in cites)
