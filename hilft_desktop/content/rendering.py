# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns checked content files into values of the subject for one working date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain

from hilft_desktop.content.figures import FactBook, FigureReference
from hilft_desktop.content.loader import PageSource
from hilft_desktop.content.markdown import DraftBlock
from hilft_desktop.content.schema import (
    ChecklistEntry,
    ConditionEntry,
    FactEntry,
    LetterBlockEntry,
    LetterEntry,
    LetterFieldEntry,
    QuestionEntry,
    SeriesEntry,
    StepEntry,
)
from hilft_desktop.content.template_text import facts_used
from hilft_desktop.domain.checklists import (
    Checklist,
    Condition,
    FlagRule,
    Option,
    Paper,
    Question,
    Step,
)
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.facts import Fact, FactValue
from hilft_desktop.domain.guide import Citation, GuideBlock, GuidePage, Span, SpanKind
from hilft_desktop.domain.letters import (
    LetterBlock,
    LetterField,
    LetterSlip,
    LetterTemplate,
    LetterValue,
)
from hilft_desktop.domain.web import collect_addresses

MISSING_FIGURE = "[für diesen Tag kein Wert bekannt]"

_INLINE_FIGURE = re.compile(r"\{fact:([^{}\s]+)\}")
_CITED = (SpanKind.CITATION, SpanKind.FIGURE)
_LINKS = (SpanKind.PAGE_LINK, SpanKind.CHECKLIST_LINK, SpanKind.LETTER_LINK)


def build_fact(entry: FactEntry, topic: str) -> Fact:
    """Return the fact of an entry."""
    return Fact(
        id=entry.id,
        topic=topic,
        title=entry.title,
        status=entry.status,
        unit=entry.unit.value,
        citation=entry.citation,
        series=tuple(_period(series) for series in entry.series),
        sources=entry.sources,
        checked_on=entry.checked_on,
        next_check=entry.next_check,
        confidence=entry.confidence,
        recheck=entry.recheck,
        note=entry.note,
        units=tuple((key, unit.value) for key, unit in entry.units.items()),
        names=tuple(entry.names.items()),
    )


def _period(series: SeriesEntry) -> FactValue:
    values = tuple(series.values.items())
    if series.value is not None:
        values = (("value", series.value), *values)
    rows = tuple(tuple(row.items()) for row in series.rows)
    return FactValue(series.valid_from, series.valid_to, values, rows)


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a text is rendered against: the facts, the working date and today.

    ``exists`` tells whether a linked page, checklist or letter holds on the working date.
    """

    facts: FactBook
    on: date
    today: date
    version: str
    exists: Callable[[SpanKind, str], bool]

    def page(
        self,
        source: PageSource,
        blocks: Iterable[DraftBlock],
        related: tuple[tuple[str, str], ...],
    ) -> GuidePage:
        """Return a guide page for the working date."""
        head = source.head.entry
        drafts = tuple(blocks)
        citations = tuple(self._citation(fact) for fact in self._cited(drafts))
        next_check = earliest_check(head.next_check, self.facts, (c.fact_id for c in citations))
        rendered = tuple(self._block(draft) for draft in drafts)
        leaned_on = (self.facts.get(citation.fact_id).sources for citation in citations)
        gap = any(MISSING_FIGURE in block.text for block in rendered)
        return GuidePage(
            id=head.id,
            title=head.title,
            summary=self.text(head.summary),
            part=head.part,
            version=self.version,
            working_date=self.on,
            valid_from=head.valid_from,
            valid_to=head.valid_to,
            checked_on=head.checked_on,
            next_check=next_check,
            overdue=next_check < self.today,
            uncertain=gap or any(citation.uncertain for citation in citations),
            blocks=rendered,
            citations=citations,
            sources=head.sources,
            related=related,
            addresses=collect_addresses(
                (block.text for block in rendered), (*head.sources, *chain(*leaned_on))
            ),
        )

    def checklist(self, entry: ChecklistEntry) -> Checklist:
        """Return a checklist for the working date."""
        used = [fact for step in entry.step for fact in step.cites]
        next_check = earliest_check(entry.next_check, self.facts, used)
        return Checklist(
            id=entry.id,
            title=entry.title,
            summary=self.text(entry.summary),
            topic=entry.topic.value,
            version=self.version,
            valid_from=entry.valid_from,
            valid_to=entry.valid_to,
            checked_on=entry.checked_on,
            next_check=next_check,
            overdue=next_check < self.today,
            questions=tuple(self._question(question) for question in entry.question),
            papers=tuple(
                Paper(paper.id, self.text(paper.text), self._conditions(paper.when))
                for paper in entry.paper
            ),
            flags=tuple(
                FlagRule(
                    flag.kind,
                    self.text(flag.text),
                    self._page_id(flag.page),
                    self._conditions(flag.when),
                )
                for flag in entry.flag
            ),
            steps=tuple(self._step(step) for step in entry.step),
        )

    def letter(self, entry: LetterEntry) -> LetterTemplate:
        """Return a letter template; its text is rendered later, where the values are."""
        facts = letter_facts(entry)
        return LetterTemplate(
            id=entry.id,
            title=entry.title,
            summary=entry.summary,
            kind=entry.kind,
            topic=entry.topic.value,
            version=self.version,
            sender=entry.sender,
            fields=tuple(_letter_field(field) for field in entry.field),
            subject=entry.subject,
            salutation=entry.salutation,
            blocks=tuple(_letter_block(block) for block in entry.block),
            closing=entry.closing,
            signature=entry.signature,
            enclosures=tuple(_letter_block(block) for block in entry.enclosure),
            consent=entry.consent,
            follow_up_days=entry.follow_up_days,
            follow_up_text=entry.follow_up_text,
            warning=self.text(entry.warning),
            facts=facts,
            valid_from=entry.valid_from,
            valid_to=entry.valid_to,
            checked_on=entry.checked_on,
            next_check=earliest_check(entry.next_check, self.facts, facts),
            layout=entry.layout,
            slip=LetterSlip(entry.slip.options, entry.slip.when) if entry.slip else None,
        )

    def text(self, text: str) -> str:
        """Return a plain text with its figures filled in."""
        return _INLINE_FIGURE.sub(lambda found: self._figure(found[1]), text)

    def citation_text(self, fact_id: str) -> str:
        """Return where a statement comes from; what is not certain says so."""
        fact = self.facts.get(fact_id)
        return f"{fact.citation} (unsicher, prüfen)" if self.uncertain(fact) else fact.citation

    def uncertain(self, fact: Fact) -> bool:
        """Tell whether a fact should be checked before somebody leans on it on this date."""
        return fact.uncertain or (bool(fact.series) and fact.on(self.on) is None)

    def _figure(self, reference: str) -> str:
        wanted = FigureReference.parse(reference)
        try:
            return self.facts.text(wanted.fact_id, self.on, wanted.key, wanted.form)
        except UserError:
            return MISSING_FIGURE

    def _block(self, draft: DraftBlock) -> GuideBlock:
        return GuideBlock(draft.kind, tuple(self._span(span) for span in draft.spans), draft.level)

    def _span(self, span: Span) -> Span:
        if span.kind is SpanKind.FIGURE:
            fact_id = FigureReference.parse(span.target).fact_id
            return Span(span.kind, self._figure(span.target), fact_id)
        if span.kind is SpanKind.CITATION:
            return Span(span.kind, f"[{self.citation_text(span.target)}]", span.target)
        if span.kind in _LINKS and not self.exists(span.kind, span.target):
            return Span(SpanKind.TEXT, span.text)
        return span

    def _cited(self, drafts: Iterable[DraftBlock]) -> tuple[str, ...]:
        spans = (span for draft in drafts for span in draft.spans if span.kind in _CITED)
        return tuple(dict.fromkeys(FigureReference.parse(span.target).fact_id for span in spans))

    def _citation(self, fact_id: str) -> Citation:
        fact = self.facts.get(fact_id)
        held = fact.on(self.on) or (fact.series[0] if fact.series else None)
        return Citation(
            fact_id=fact_id,
            citation=fact.citation,
            valid_from=held.valid_from if held else None,
            valid_to=held.valid_to if held else None,
            checked_on=fact.checked_on,
            next_check=fact.next_check,
            uncertain=self.uncertain(fact),
            overdue=fact.next_check < self.today,
        )

    def _question(self, entry: QuestionEntry) -> Question:
        return Question(
            id=entry.id,
            text=self.text(entry.text),
            kind=entry.kind,
            options=tuple(
                Option(option.value, self.text(option.label)) for option in entry.options
            ),
            help=self.text(entry.help),
            page=self._page_id(entry.page),
            when=self._conditions(entry.when),
        )

    def _step(self, entry: StepEntry) -> Step:
        return Step(
            id=entry.id,
            text=self.text(entry.text),
            person_text=self.text(entry.person_text),
            page=self._page_id(entry.page),
            citation="; ".join(self.citation_text(fact) for fact in entry.cites),
            letter=entry.letter if self.exists(SpanKind.LETTER_LINK, entry.letter) else "",
            urgent=entry.urgent,
            when=self._conditions(entry.when),
        )

    def _page_id(self, page: str) -> str:
        return page if page and self.exists(SpanKind.PAGE_LINK, page) else ""

    def _conditions(self, entries: Iterable[ConditionEntry]) -> tuple[Condition, ...]:
        return tuple(
            Condition(
                entry.question,
                entry.any_of,
                entry.none_of,
                self._days(entry.within_working_days),
            )
            for entry in entries
        )

    def _days(self, wanted: int | str | None) -> int | None:
        if not isinstance(wanted, str):
            return wanted
        reference = FigureReference.parse(wanted.removeprefix("fact:"))
        value = self.facts.value(reference.fact_id, self.on, reference.key)
        return int(value) if isinstance(value, int) else None


def earliest_check(own: date, facts: FactBook, used: Iterable[str]) -> date:
    """Return the day of the next check: the text's own, or that of a fact it leans on."""
    return min([own, *(facts.get(fact_id).next_check for fact_id in used)])


def figures_in(text: str) -> tuple[str, ...]:
    """Return the facts whose figures stand in a plain text."""
    return tuple(FigureReference.parse(found).fact_id for found in _INLINE_FIGURE.findall(text))


def letter_facts(entry: LetterEntry) -> tuple[str, ...]:
    """Return the facts a letter leans on: cited in its head or shown in its text."""
    parts = [entry.subject, entry.salutation, entry.closing, entry.signature]
    if entry.slip:
        parts += [entry.slip.when, *entry.slip.options]
    for block in (*entry.block, *entry.enclosure):
        parts += [block.when, block.text]
    shown = [fact_id for part in parts for fact_id, _ in facts_used(part)]
    return tuple(dict.fromkeys([*entry.cites, *shown]))


def _letter_field(entry: LetterFieldEntry) -> LetterField:
    example: LetterValue
    if isinstance(entry.example, str | bool | int | date | tuple):
        example = entry.example
    else:
        example = str(entry.example)
    return LetterField(
        name=entry.name,
        label=entry.label,
        type=entry.type,
        required=entry.required,
        example=example,
        why=entry.why,
        source=entry.source,
        options=tuple((option.value, option.label) for option in entry.options),
        personal=entry.personal,
        annex=entry.annex,
    )


def _letter_block(entry: LetterBlockEntry) -> LetterBlock:
    return LetterBlock(text=entry.text, when=entry.when)
