# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a checklist as a whole: branches that lead somewhere, questions that exist, proofs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hilft_desktop.content.loader import Located
from hilft_desktop.content.schema import ChecklistEntry, ConditionEntry, QuestionEntry
from hilft_desktop.domain.checklists import QuestionKind

LineFinding = tuple[int, str, str]
"""Line, code and advice."""


def checklist_findings(located: Located[ChecklistEntry]) -> Iterator[LineFinding]:
    """Return what is wrong with the branches of a checklist."""
    checklist = located.entry
    questions: dict[str, QuestionEntry] = {}
    for index, question in enumerate(checklist.question):
        line = located.line("question", index)
        yield from _conditions(question.when, questions, checklist, line)
        yield from _options(question, line)
        if question.id in questions:
            yield line, "id_duplicate", f"Die Frage „{question.id}“ gibt es zweimal."
        questions[question.id] = question
        if not _reachable(question.when, questions):
            yield line, "branch_unreachable", f"Die Frage „{question.id}“ wird nie gestellt."
    parts: tuple[tuple[str, Sequence[tuple[str, tuple[ConditionEntry, ...]]]], ...] = (
        ("paper", [(paper.id, paper.when) for paper in checklist.paper]),
        ("flag", [(flag.kind.value, flag.when) for flag in checklist.flag]),
        ("step", [(step.id, step.when) for step in checklist.step]),
    )
    for key, items in parts:
        seen: set[str] = set()
        for index, (name, when) in enumerate(items):
            line = located.line(key, index)
            yield from _conditions(when, questions, checklist, line)
            if not _reachable(when, questions):
                yield line, "branch_unreachable", f"„{name}“ kann nie erscheinen."
            if name in seen and key != "flag":
                yield line, "id_duplicate", f"„{name}“ gibt es zweimal."
            seen.add(name)
    for index, step in enumerate(checklist.step):
        if not step.cites and not step.practice:
            yield (
                located.line("step", index),
                "cite_missing",
                "Der Schritt braucht einen Beleg (cites) oder practice = true.",
            )


def _options(question: QuestionEntry, line: int) -> Iterator[LineFinding]:
    if question.kind is QuestionKind.DATE and question.options:
        yield line, "options_wrong", "Eine Datumsfrage hat keine Antworten zur Auswahl."
    if question.kind is not QuestionKind.DATE and len(question.options) < 2:
        yield line, "options_wrong", "Die Frage braucht mindestens zwei Antworten zur Auswahl."
    values = [option.value for option in question.options]
    if len(set(values)) != len(values):
        yield line, "id_duplicate", "Zwei Antworten haben denselben Wert."


def _conditions(
    when: tuple[ConditionEntry, ...],
    questions: Mapping[str, QuestionEntry],
    checklist: ChecklistEntry,
    line: int,
) -> Iterator[LineFinding]:
    for condition in when:
        question = questions.get(condition.question)
        if question is None:
            later = any(other.id == condition.question for other in checklist.question)
            if later:
                yield line, "question_later", f"„{condition.question}“ wird erst danach gefragt."
            else:
                yield line, "question_unknown", f"Die Frage „{condition.question}“ gibt es nicht."
            continue
        known = {option.value for option in question.options}
        for value in (*condition.any_of, *condition.none_of):
            if value not in known:
                yield (
                    line,
                    "option_unknown",
                    f"„{question.id}“ hat keine Antwort „{value}“.",
                )
        if condition.within_working_days is not None and question.kind is not QuestionKind.DATE:
            yield line, "question_wrong_kind", f"„{question.id}“ fragt nicht nach einem Datum."


def _reachable(when: tuple[ConditionEntry, ...], questions: Mapping[str, QuestionEntry]) -> bool:
    """Tell whether some answers fulfil all conditions and let all their questions be asked.

    All conditions are joined by "and", so it is enough to look at each question by itself.
    """
    wanted: dict[str, list[ConditionEntry]] = {}
    waiting = list(when)
    visited: set[str] = set()
    while waiting:
        condition = waiting.pop()
        wanted.setdefault(condition.question, []).append(condition)
        question = questions.get(condition.question)
        if question and question.id not in visited:
            visited.add(question.id)
            waiting.extend(question.when)
    return all(
        _answerable(questions[name], conditions)
        for name, conditions in wanted.items()
        if name in questions
    )


def _answerable(question: QuestionEntry, conditions: list[ConditionEntry]) -> bool:
    if question.kind is QuestionKind.DATE:
        return True
    barred = {value for condition in conditions for value in condition.none_of}
    free = {option.value for option in question.options} - barred
    if not free:
        return False
    wishes = [set(condition.any_of) & free for condition in conditions if condition.any_of]
    if question.kind is QuestionKind.MULTIPLE:
        return all(wishes)
    return not wishes or bool(set.intersection(*wishes))


def checklist_texts(located: Located[ChecklistEntry]) -> Iterator[tuple[int, str]]:
    """Return line and words of everything that is read."""
    entry = located.entry
    yield located.line("title"), entry.title
    yield located.line("summary"), entry.summary
    for index, question in enumerate(entry.question):
        line = located.line("question", index)
        yield line, question.text
        yield line, question.help
        for option in question.options:
            yield line, option.label
    for index, paper in enumerate(entry.paper):
        yield located.line("paper", index), paper.text
    for index, flag in enumerate(entry.flag):
        yield located.line("flag", index), flag.text
    for index, step in enumerate(entry.step):
        yield located.line("step", index), step.text
        yield located.line("step", index), step.person_text
