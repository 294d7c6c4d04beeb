# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a content folder against itself: every fault with file, line and what to do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from hilft_desktop.content.bodies import bodies_findings, bodies_targets, bodies_texts
from hilft_desktop.content.emergency import emergency_findings, missing_findings
from hilft_desktop.content.faults import Fault, FaultList
from hilft_desktop.content.figures import FactBook, FigureReference
from hilft_desktop.content.lint_checklists import checklist_findings, checklist_texts
from hilft_desktop.content.lint_facts import citation_findings, fact_findings
from hilft_desktop.content.lint_handouts import handout_findings, handout_texts
from hilft_desktop.content.lint_letters import letter_findings, letter_prose
from hilft_desktop.content.lint_text import Finding, prose_findings
from hilft_desktop.content.loader import (
    ContentSource,
    EntryT,
    Layout,
    Located,
    PageSource,
    read_content,
)
from hilft_desktop.content.markdown import DraftBlock, parse_markdown
from hilft_desktop.content.papers import missing_papers, paper_findings, paper_texts
from hilft_desktop.content.press import press_findings, press_texts
from hilft_desktop.content.rendering import build_fact
from hilft_desktop.content.schema import (
    ChecklistEntry,
    Dated,
    EmergencyEntry,
    FactEntry,
    LetterEntry,
    overlapping,
)
from hilft_desktop.content.schema_bodies import BodiesFile
from hilft_desktop.content.schema_press import PressFile
from hilft_desktop.content.schema_scope import ScopeFile, TopicLinksFile
from hilft_desktop.content.scope import scope_findings, scope_targets, scope_texts
from hilft_desktop.content.template_text import facts_used, without_tags
from hilft_desktop.content.topic_links import links_findings, links_targets, links_texts
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.facts import FactStatus
from hilft_desktop.domain.guide import BlockKind, SpanKind

FIRST_SECTION = "Was jetzt?"
"""A page begins with what to do; so tired people find it."""

BARE_SECTIONS = frozenset({"Was mitbringen?"})
"""Sections of plain lists of things, which state nothing that needs a proof."""

_FIGURE = re.compile(r"\{fact:([^{}]*)\}")

_LINK_NAMES = {
    SpanKind.PAGE_LINK: "Seite",
    SpanKind.CHECKLIST_LINK: "Checkliste",
    SpanKind.LETTER_LINK: "Schreiben",
}


def check(folder: Path, today: date | None = None) -> list[Fault]:
    """Return all faults of a content folder; with ``today`` also checks that are overdue."""
    source, faults = read_content(Layout.of(folder))
    _Linter(source, faults, today).run()
    return list(faults.sorted())


class _Linter:
    def __init__(self, source: ContentSource, faults: FaultList, today: date | None) -> None:
        self._source = source
        self._faults = faults
        self._today = today
        self._facts = FactBook(build_fact(located.entry, "") for located in source.facts)
        self._known = {
            SpanKind.PAGE_LINK: {page.head.entry.id for page in source.pages},
            SpanKind.CHECKLIST_LINK: {located.entry.id for located in source.checklists},
            SpanKind.LETTER_LINK: {located.entry.id for located in source.letters},
        }
        self._leaned_on: set[str] = set()
        self._terms = {
            word
            for located in source.terms
            for word in re.findall(r"[^\W\d_]+", located.entry.term)
        }

    def run(self) -> None:
        self._identifiers()
        for fact in self._source.facts:
            self._fact(fact)
        for page in self._source.pages:
            self._page(page)
        for checklist in self._source.checklists:
            self._checklist(checklist)
        for letter in self._source.letters:
            self._letter(letter)
        for emergency in self._source.emergencies:
            self._emergency(emergency)
        for code, advice in missing_findings(self._source.emergencies):
            self._faults.add("emergency.toml", 1, code, advice)
        self._papers()
        self._handouts()
        self._single_files()
        for fact in self._source.facts:
            if fact.entry.id in self._leaned_on:
                self._citation(fact)
        for term in self._source.terms:
            if term.entry.page:
                self._link(term.file, term.line("page"), SpanKind.PAGE_LINK, term.entry.page)

    # ------------------------------------------------------------------ ids, dates, facts

    def _identifiers(self) -> None:
        self._once([page.head for page in self._source.pages])
        self._once(self._source.checklists)
        self._once(self._source.letters)
        self._once(self._source.emergencies)
        seen: dict[str, str] = {}
        for fact in self._source.facts:
            if fact.entry.id in seen:
                self._add(
                    fact, "id", "id_duplicate", f"Den Fakt gibt es auch in {seen[fact.entry.id]}."
                )
            seen[fact.entry.id] = fact.file

    def _once(self, group: Iterable[Located[EntryT]]) -> None:
        versions: dict[str, list[Dated]] = defaultdict(list)
        for located in group:
            entry = located.entry
            assert isinstance(entry, Dated)
            identifier = str(getattr(entry, "id", ""))
            if any(overlapping(entry, other) for other in versions[identifier]):
                self._add(
                    located,
                    "id",
                    "id_duplicate",
                    f"„{identifier}“ gibt es für dieselbe Zeit schon einmal.",
                )
            versions[identifier].append(entry)
            self._review(located, entry.next_check)

    def _review(self, located: Located[EntryT], next_check: date) -> None:
        if self._today and next_check < self._today:
            self._overdue(located.file, located.line("next_check"), next_check)

    def _overdue(self, file: str, line: int, next_check: date) -> None:
        advice = f"Die Prüfung war am {next_check:%d.%m.%Y} fällig: Quelle ansehen, Datum setzen."
        self._faults.add(file, line, "review_overdue", advice)

    def _fact(self, located: Located[FactEntry]) -> None:
        self._review(located, located.entry.next_check)
        for line, code, advice in fact_findings(located):
            self._faults.add(located.file, line, code, advice)

    def _citation(self, located: Located[FactEntry]) -> None:
        findings = citation_findings(located, self._terms)
        self._findings(located.file, located.line("citation"), findings)

    def _used_fact(self, file: str, line: int, reference: str, day: date, *, shown: bool) -> None:
        """Check a reference to a fact; ``shown`` figures need a value on the day."""
        try:
            wanted = FigureReference.parse(reference)
        except ValueError:
            self._faults.add(file, line, "reference_unreadable", f"„{reference}“ ist kein Verweis.")
            return
        try:
            fact = self._facts.get(wanted.fact_id)
        except UserError:
            self._faults.add(
                file, line, "fact_unknown", f"Den Fakt „{wanted.fact_id}“ gibt es nicht."
            )
            return
        self._leaned_on.add(fact.id)
        held = fact.on(day)
        usable = fact.status in (FactStatus.IN_FORCE, FactStatus.EXPIRED)
        if not usable or (fact.series and held is None):
            self._faults.add(
                file, line, "fact_dead", f"„{fact.id}“ gilt am {day:%d.%m.%Y} nicht (mehr)."
            )
        elif shown and (held is None or held.get(wanted.key) is None):
            self._faults.add(
                file, line, "fact_unknown", f"„{fact.id}“ hat keinen Wert „{wanted.key}“."
            )

    # ------------------------------------------------------------------------------ pages

    def _page(self, page: PageSource) -> None:
        head = page.head
        day = _reference_day(head.entry)
        for key in ("title", "summary"):
            self._text(head.file, head.line(key), str(getattr(head.entry, key)), day, cited=True)
        for name in head.entry.related:
            self._link(head.file, head.line("related"), SpanKind.PAGE_LINK, name)
        section = ""
        sections = []
        for block in parse_markdown(page.body, page.body_line):
            if block.kind is BlockKind.HEADING:
                section = "".join(span.text for span in block.spans)
                sections.append(section)
            self._block(head.file, block, day)
            if block.kind is not BlockKind.HEADING and section not in BARE_SECTIONS:
                self._proof(head.file, block)
        if not sections or sections[0] != FIRST_SECTION:
            self._faults.add(
                head.file,
                page.body_line,
                "section_missing",
                f"Der erste Abschnitt heißt „{FIRST_SECTION}“ und sagt, was zu tun ist.",
            )

    def _block(self, file: str, block: DraftBlock, day: date) -> None:
        for problem in block.problems:
            self._faults.add(
                file, block.line, "markup_unknown", f"„{problem}“ kann hier nicht stehen."
            )
        cited = False
        words = []
        for span in block.spans:
            if span.kind in (SpanKind.CITATION, SpanKind.FIGURE):
                shown = span.kind is SpanKind.FIGURE
                self._used_fact(file, block.line, span.target, day, shown=shown)
                cited = cited or not shown
            elif span.kind in _LINK_NAMES:
                self._link(file, block.line, span.kind, span.target)
            words.append(span.text or " ")
        self._findings(file, block.line, prose_findings("".join(words), self._terms, cited=cited))

    def _proof(self, file: str, block: DraftBlock) -> None:
        cited = any(span.kind is SpanKind.CITATION for span in block.spans)
        if not cited and not block.practice:
            self._faults.add(
                file,
                block.line,
                "cite_missing",
                "Die Aussage braucht einen Beleg {cite:…} oder, als Rat aus der Praxis, {praxis}.",
            )

    # ---------------------------------------------------------------- checklists, letters

    def _checklist(self, located: Located[ChecklistEntry]) -> None:
        entry = located.entry
        day = _reference_day(entry)
        for line, code, advice in checklist_findings(located):
            self._faults.add(located.file, line, code, advice)
        for line, text in checklist_texts(located):
            self._text(located.file, line, text, day, cited=False)
        for index, step in enumerate(entry.step):
            line = located.line("step", index)
            for fact in step.cites:
                self._used_fact(located.file, line, fact, day, shown=False)
            if step.letter:
                self._link(located.file, line, SpanKind.LETTER_LINK, step.letter)
        for key in ("question", "step", "flag"):
            for index, item in enumerate(getattr(entry, key)):
                line = located.line(key, index)
                if item.page:
                    self._link(located.file, line, SpanKind.PAGE_LINK, item.page)
                for condition in item.when:
                    if isinstance(condition.within_working_days, str):
                        reference = condition.within_working_days.removeprefix("fact:")
                        self._used_fact(located.file, line, reference, day, shown=True)

    def _letter(self, located: Located[LetterEntry]) -> None:
        entry = located.entry
        day = _reference_day(entry)
        for line, code, advice in letter_findings(located):
            self._faults.add(located.file, line, code, advice)
        for fact in entry.cites:
            self._used_fact(located.file, located.line("cites"), fact, day, shown=False)
        for line, text in letter_prose(located):
            for fact_id, fact_key in facts_used(text):
                reference = f"{fact_id}.{fact_key}"
                self._used_fact(located.file, line, reference, day, shown=True)
            bare = without_tags(text)
            self._findings(
                located.file, line, prose_findings(bare, self._terms, cited=bool(entry.cites))
            )

    # ------------------------------------------------------------------------ emergencies

    def _emergency(self, located: Located[EmergencyEntry]) -> None:
        entry = located.entry
        day = _reference_day(entry)
        for line, code, advice in emergency_findings(located):
            self._faults.add(located.file, line, code, advice)
        self._text(located.file, located.line("title"), entry.title, day, cited=False)
        for index, item in enumerate(entry.line):
            line = located.line("line", index)
            self._text(located.file, line, item.text, day, cited=bool(item.cites))
            for fact in item.cites:
                self._used_fact(located.file, line, fact, day, shown=False)
        for index, call in enumerate(entry.call):
            line = located.line("call", index)
            self._text(located.file, line, f"{call.label}. {call.hint}", day, cited=False)
            self._used_fact(located.file, line, call.fact, day, shown=True)
        self._link(located.file, located.line("page"), SpanKind.PAGE_LINK, entry.page)
        if entry.checklist:
            at = located.line("checklist")
            self._link(located.file, at, SpanKind.CHECKLIST_LINK, entry.checklist)

    def _papers(self) -> None:
        self._once(self._source.papers)
        for located in self._source.papers:
            for line, code, advice in paper_findings(located):
                self._faults.add(located.file, line, code, advice)
            day = _reference_day(located.entry)
            for index, block in enumerate(located.entry.block):
                for fact_id, key in facts_used(block.text):
                    reference = f"{fact_id}.{key}"
                    line = located.line("block", index)
                    self._used_fact(located.file, line, reference, day, shown=True)
            bare = ((at, without_tags(text), c) for at, text, c in paper_texts(located))
            self._cited_texts(located.file, bare, day)
        for kind in missing_papers(self._source.papers) if self._source.papers else ():
            self._faults.add("papers", 1, "file_missing", f"Das Blatt „{kind}“ fehlt.")

    def _handouts(self) -> None:
        self._once(self._source.handouts)
        for finding in handout_findings(self._source, self._facts):
            self._faults.add(*finding)
        for located in self._source.handouts:
            self._cited_texts(located.file, handout_texts(located), _reference_day(located.entry))

    # ----------------------------- scope light, topic graph, press texts, kinds of bodies

    def _single_files(self) -> None:
        scope, links = self._source.scope, self._source.links
        if scope:
            self._one_file(scope, scope_findings(scope), scope_targets(scope), scope_texts(scope))
        if links:
            self._one_file(links, links_findings(links), links_targets(links), links_texts(links))
        press = self._source.press
        if press:
            self._one_file(press, press_findings(press), (), press_texts(press))
        if bodies := self._source.bodies:
            self._one_file(
                bodies, bodies_findings(bodies), bodies_targets(bodies), bodies_texts(bodies)
            )

    def _one_file(
        self,
        located: (
            Located[BodiesFile] | Located[PressFile] | Located[ScopeFile] | Located[TopicLinksFile]
        ),
        findings: Iterable[tuple[int, str, str]],
        targets: Iterable[tuple[int, SpanKind, str]],
        texts: Iterable[tuple[int, str, tuple[str, ...]]],
    ) -> None:
        if self._today and located.entry.next_check < self._today:
            self._overdue(located.file, located.line("next_check"), located.entry.next_check)
        for line, code, advice in findings:
            self._faults.add(located.file, line, code, advice)
        for line, kind, name in targets:
            self._link(located.file, line, kind, name)
        self._cited_texts(located.file, texts, _reference_day(located.entry))

    def _cited_texts(
        self, file: str, texts: Iterable[tuple[int, str, tuple[str, ...]]], day: date
    ) -> None:
        for line, text, cites in texts:
            self._text(file, line, text, day, cited=bool(cites))
            for fact in cites:
                self._used_fact(file, line, fact, day, shown=False)

    # ----------------------------------------------------------------------------- common

    def _text(self, file: str, line: int, text: str, day: date, *, cited: bool) -> None:
        for reference in _FIGURE.findall(text):
            self._used_fact(file, line, reference, day, shown=True)
        self._findings(file, line, prose_findings(text, self._terms, cited=cited))

    def _findings(self, file: str, line: int, findings: Iterable[Finding]) -> None:
        for code, advice in findings:
            self._faults.add(file, line, code, advice)

    def _link(self, file: str, line: int, kind: SpanKind, name: str) -> None:
        if name not in self._known[kind]:
            self._faults.add(
                file, line, "link_broken", f"{_LINK_NAMES[kind]} „{name}“ gibt es nicht."
            )

    def _add(self, located: Located[EntryT], key: str, code: str, advice: str) -> None:
        self._faults.add(located.file, located.line(key), code, advice)


def _reference_day(entry: Dated) -> date:
    """Return a day on which the content holds: the day it was checked, moved into its time."""
    day = max(entry.checked_on, entry.valid_from or date.min)
    return min(day, entry.valid_to or date.max)
