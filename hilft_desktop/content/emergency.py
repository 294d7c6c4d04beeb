# SPDX-License-Identifier: GPL-3.0-or-later
"""The emergency strip: its own rules, and its rendering for a working date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from hilft_desktop.content.figures import FigureReference
from hilft_desktop.content.loader import Located
from hilft_desktop.content.rendering import Rendering, earliest_check, figures_in
from hilft_desktop.content.schema import EmergencyCallEntry, EmergencyEntry
from hilft_desktop.domain.emergency import (
    Emergency,
    EmergencyCall,
    EmergencyKind,
    EmergencyLine,
    EmergencyLink,
)
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.guide import SpanKind

LONGEST_LINE = 130
"""Characters of a line as written: two lines on the screen, one breath on the phone."""

FEWEST_LINES, MOST_LINES = 3, 5

TitleOf = Callable[[SpanKind, str], str]
"""Names a page or checklist that holds on the working date; empty when none does."""


def emergency_findings(located: Located[EmergencyEntry]) -> Iterator[tuple[int, str, str]]:
    """Return line, code and advice for what is wrong with a situation by itself."""
    entry = located.entry
    if not FEWEST_LINES <= len(entry.line) <= MOST_LINES:
        yield (
            located.line("id"),
            "lines_wrong",
            f"Ein Notfall hat {FEWEST_LINES} bis {MOST_LINES} Zeilen, hier sind {len(entry.line)}.",
        )
    for index, line in enumerate(entry.line):
        at = located.line("line", index)
        if len(line.text) > LONGEST_LINE:
            yield at, "line_long", f"Die Zeile ist länger als {LONGEST_LINE} Zeichen; bitte kürzen."
        if not line.cites and not line.practice:
            yield at, "cite_missing", "Die Zeile braucht einen Beleg (cites) oder practice = true."


def missing_findings(strip: Iterable[Located[EmergencyEntry]]) -> Iterator[tuple[str, str]]:
    """Return code and advice for each situation about which nothing is said."""
    said = {located.entry.id for located in strip}
    for kind in EmergencyKind:
        if kind not in said:
            yield "emergency_missing", f"Für den Notfall „{kind.value}“ fehlt ein Abschnitt."


def build_emergency(entry: EmergencyEntry, rendering: Rendering, title_of: TitleOf) -> Emergency:
    """Return a situation for a working date; a number that holds no longer is left out."""
    calls = tuple(call for wanted in entry.call if (call := _call(wanted, rendering)))
    used = [fact for line in entry.line for fact in (*line.cites, *figures_in(line.text))]
    used += [call.fact_id for call in calls]
    next_check = earliest_check(entry.next_check, rendering.facts, used)
    return Emergency(
        kind=entry.id,
        title=entry.title,
        version=rendering.version,
        lines=tuple(
            EmergencyLine(
                rendering.text(line.text),
                "; ".join(rendering.citation_text(fact) for fact in line.cites),
            )
            for line in entry.line
        ),
        calls=calls,
        page=_link(title_of, SpanKind.PAGE_LINK, entry.page),
        checklist=_link(title_of, SpanKind.CHECKLIST_LINK, entry.checklist),
        checked_on=entry.checked_on,
        next_check=next_check,
        overdue=next_check < rendering.today,
        uncertain=any(rendering.uncertain(rendering.facts.get(fact)) for fact in used),
        handout=entry.handout,
    )


def _call(entry: EmergencyCallEntry, rendering: Rendering) -> EmergencyCall | None:
    wanted = FigureReference.parse(entry.fact)
    try:
        number = rendering.facts.text(wanted.fact_id, rendering.on, wanted.key)
    except UserError:
        return None
    uncertain = rendering.uncertain(rendering.facts.get(wanted.fact_id))
    return EmergencyCall(entry.label, number, entry.hint, wanted.fact_id, uncertain)


def _link(title_of: TitleOf, kind: SpanKind, identifier: str) -> EmergencyLink:
    title = title_of(kind, identifier) if identifier else ""
    return EmergencyLink(identifier, title) if title else EmergencyLink()
